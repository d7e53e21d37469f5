"""Keys of colours in a workbook, beside a table or below it."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from parsers.xlsx_books import book_of, lift

COLOURS = [("FF0000", "Overdue"), ("FFC000", "In progress"), ("00B050", "Complete")]
ROWS = [["Ref", "Action", "Lead"], *([f"{n}", f"Do thing {n}", "HR"] for n in range(1, 7))]


def painted(book: Workbook, row: int, column: int, *, across: bool = False) -> Workbook:
    """Writes the key; `across` puts the words on their colours in one row."""
    for at, (colour, words) in enumerate(COLOURS):
        swatch = book.active.cell(row + (0 if across else at), column + (at if across else 0))
        swatch.fill = PatternFill("solid", fgColor=colour)
        book.active.cell(swatch.row, swatch.column + (not across), words)
    return book


@pytest.mark.parametrize("place", [(1, 6), (3, 6), (10, 1)], ids=["level", "beside", "below"])
def test_colours_beside_words_are_a_table_of_their_own(place):
    plan, key = lift(painted(book_of(ROWS), *place)).tables()
    assert (plan.columns, plan.rows) == (3, len(ROWS))
    fills = [(cell.fill, cell.text) for cell in key.cells]
    assert fills == [half for c, words in COLOURS for half in ((c, ""), (None, words))]


def test_words_on_their_colours_in_the_titles_row_are_a_table_of_their_own():
    book = painted(book_of([["Our plan"], ["An NHS Trust"], *ROWS]), 1, 8, across=True)
    plan, key = lift(book).tables()
    assert plan.columns == 3
    assert [(cell.fill, cell.text) for cell in key.cells] == COLOURS


def test_a_first_column_of_colour_alone_is_no_key():
    book = book_of([["", "Ref", "Action"], ["", "1", "Do thing 1"], ["", "2", "Do thing 2"]])
    for row, colour in ((2, "FF0000"), (3, "00B050")):
        book.active.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
    assert len(list(lift(book).tables())) == 1
