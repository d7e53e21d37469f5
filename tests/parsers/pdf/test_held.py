"""Rows between rules below a shaded header, where a list begins lower than the texts beside it."""

from __future__ import annotations

from reportlab.lib import colors

from parsers.pdf.drawn import put

XS = (44, 140, 330, 440)
HEAD = ("Focus", "Actions to be taken", "Lead", "Deadline")
ROWS = [
    (
        ["Hand hygiene"],
        ["Swap auditors", "Fit dispensers"],
        ["Medical Director"],
        ["27 August", "2024"],
    ),
    (
        ["Stewardship"],
        ["Add a prompt", "Restart rounds"],
        ["Head of", "Pharmacy"],
        ["19 August", "2024"],
    ),
    (["Environment"], ["Buy commodes"], ["Head of", "Estates"], ["12 July", "2024"]),
]


def test_the_rules_part_the_rows_and_nothing_else_does(pdf):
    def draw(canvas):
        y = 700
        for left, right in zip(XS, [*XS[1:], 540], strict=True):
            canvas.setFillColor(colors.lightblue)
            canvas.rect(left - 4, y - 5, right - left, 17, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        for x, text in zip(XS, HEAD, strict=True):
            put(canvas, x, y, text, bold=True, size=8)
        canvas.line(40, y - 6, 536, y - 6)
        for row in ROWS:
            for column, lines in enumerate(row):
                top = y - (29 if column == 1 else 17)
                for number, text in enumerate(lines):
                    put(canvas, XS[column], top - 11 * number, text, size=8)
            y -= 56
            canvas.line(40, y - 6, 536, y - 6)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    rows = [[(text or "").replace("\n", " ") for text in row] for row in pdf.rows(table)]
    assert rows == [list(HEAD), *([" ".join(lines) for lines in row] for row in ROWS)]
