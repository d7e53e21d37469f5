"""Small shapes with an outline, in tables whose rules part only the rows."""

from __future__ import annotations

import pytest

ROWS = [
    ("Ref", "What we will do", "Who", "State"),
    ("W1", "Publish the questions", "HR Lead", ""),
    ("W2", "Open the trainee post", "Chief Nurse", ""),
    ("W3", "Log the study days", "Medical Director", ""),
]
XS = (60, 110, 280, 420)
HEIGHT = 24


def _drawn(side, framed):
    def draw(canvas):
        canvas.setFillColorRGB(0.9, 0.9, 0.8)
        canvas.rect(58, 740 - HEIGHT, 420, HEIGHT, stroke=0, fill=1)
        for number, row in enumerate(ROWS):
            y = 740 - HEIGHT * (number + 1)
            canvas.line(58, y, 478, y)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont("Helvetica-Bold" if not number else "Helvetica", 10)
            for x, text in zip(XS, row, strict=True):
                canvas.drawString(x, y + 8, text)
            if number:
                canvas.setFillColorRGB(1, 0, 0)
                canvas.rect(430, y + HEIGHT - 4 - side, side, side, stroke=framed, fill=1)

    return draw


@pytest.mark.parametrize("side", [10, 14])
@pytest.mark.parametrize("framed", [0, 1])
def test_an_outline_right_below_a_rule_makes_no_frame_of_its_row(pdf, side, framed):
    [table] = pdf.read(pdf.drawn(_drawn(side, framed))).tables()
    assert pdf.rows(table) == [list(row) for row in ROWS]
    assert [cell.fill for cell in table.cells if cell.column == 3][1:] == ["FF0000"] * 3


def test_narrow_coloured_cells_with_rules_around_them_stay_cells(pdf):
    def draw(canvas):
        xs, ys = [60, 78, 96, 114, 250], [740, 722, 704, 686]
        for row in (1, 2, 3):
            for column, text in enumerate(("1", "2", "3", "Ask the wards")):
                canvas.setFillColorRGB(0.2, 0.8, 0.2)
                x, y = xs[column], ys[row]
                canvas.rect(x, y, xs[column + 1] - x, 18, stroke=1, fill=int(column < 3))
                canvas.setFillColorRGB(0, 0, 0)
                canvas.drawString(x + 5, y + 5, text)

    [table] = pdf.read(pdf.drawn(draw)).tables()
    assert pdf.rows(table) == [["1", "2", "3", "Ask the wards"]] * 3
