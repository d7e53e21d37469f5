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


WIDTHS = (40, 76, 260, 380, 430, 480, 540)
LABELS = ("No.", "Action", "Lead", "Q1", "Q2", "Due")


def _shaded_header(canvas, y):
    for left, right, text in zip(WIDTHS, [*WIDTHS[1:], 580], LABELS, strict=False):
        canvas.setFillColor(colors.lightblue)
        canvas.rect(left, y - 5, right - left, 17, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        put(canvas, left + 4, y, text, bold=True, size=8)
    canvas.line(40, y - 6, 540, y - 6)
    return y - 18


def _ruled_row(canvas, y, texts):
    for left, text in zip(WIDTHS, texts, strict=False):
        put(canvas, left + 4, y, text, size=8)
    canvas.line(40, y - 6, 540, y - 6)
    return y - 18


def test_one_row_alone_on_a_page_goes_on_with_the_table_where_a_rule_closes_it(pdf):
    rows = [
        (str(n), f"Replace boiler {n}", "Estates", "x" if n % 2 else "", "", f"{n} May 2023")
        for n in range(1, 6)
    ]

    def first(canvas):
        y = _shaded_header(canvas, 120)
        for row in rows[:4]:
            y = _ruled_row(canvas, y, row)

    def then(canvas):
        y = _ruled_row(canvas, 760, rows[4])
        put(canvas, 40, y - 20, "Governance and monitoring", bold=True, size=12)
        put(canvas, 40, y - 40, "The group meets every two months to look at what was done.")

    tables = [pdf.rows(table) for table in pdf.read(pdf.drawn(first, then)).tables()]
    assert [row[0] for rows in tables for row in rows] == ["No.", "1", "2", "3", "4", "5"]
    assert tables[1] == [list(rows[4])]


def test_a_cell_of_the_last_row_may_have_white_in_it_above_the_rule_that_ends_it(pdf):
    def draw(canvas):
        y = _shaded_header(canvas, 700)
        for n in (1, 2):
            y = _ruled_row(canvas, y, (str(n), "Train panels", "HR", "x", "", "May 2023"))
        for left, text in zip(
            WIDTHS, ("3", "Audit notes", "Head of HR", "x", "", "June"), strict=False
        ):
            put(canvas, left + 4, y, text, size=8)
        put(canvas, WIDTHS[2] + 4, y - 28, "Head of Estates", size=8)
        canvas.line(40, y - 36, 540, y - 36)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert pdf.rows(table)[-1][2].split("\n") == ["Head of HR", "Head of Estates"]
