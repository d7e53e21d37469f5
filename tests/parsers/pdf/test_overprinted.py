"""Cells whose words are printed over each other."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.platypus import Table, TableStyle

ROWS = [
    ["Ref", "Action"],
    ["1", "Offer pool bikes to all nurses of the community teams\nand report on their use."],
    ["2", "Weigh the food waste of each kitchen every single day\nand publish the figures."],
    ["3", "Fit meters to buildings."],
]


def doubted(pdf, heights):
    """Rows of the second column that are doubted, where rows have these heights."""
    marks = [("GRID", (0, 0), (-1, -1), 1, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]

    def draw(canvas):
        made = Table(ROWS, [50, 300], heights, style=TableStyle(marks))
        made.wrapOn(canvas, 400, 400)
        made.drawOn(canvas, 50, 500)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    return {cell.row for cell in table.cells if cell.doubt and cell.column == 1}


def test_rows_too_low_for_their_text_are_doubted_with_those_beside_them(pdf):
    assert doubted(pdf, [20, 11, 11, 11]) >= {1, 2}


def test_rows_with_room_are_sure(pdf):
    assert doubted(pdf, [20, 30, 30, 20]) == set()
