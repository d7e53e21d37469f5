"""Names of sections that a recognised table's columns cut."""

from __future__ import annotations

import pytest

from parsers.pdf.written import rows_of, text
from planlift_parsers.pdf.across import join_across
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.tables import Piece

XS = (0.0, 41.0, 200.0, 300.0, 400.0)
ROW = ((2, "1.1"), (45, "Turn off the lights"), (202, "Porter"), (302, "May"))


def _piece(*second):
    cells = tuple(GridCell(row, column) for row in range(2) for column in range(4))
    piece = Piece(1, Grid(XS, (0.0, 20.0, 40.0), cells))
    for row, lines in enumerate((ROW, second)):
        for x, words in lines:
            for word in text(x, 14 + 20 * row, words):
                column = max(c for c, left in enumerate(XS[:-1]) if left <= word.centre[0])
                piece.words[GridCell(row, column)].append(word)
    return piece


def _second(piece):
    join_across(piece)
    return rows_of(piece.grid, piece.words)[1]


def test_a_name_that_a_boundary_cuts_at_a_space_lies_across_the_table():
    assert _second(_piece((8, "Energy in our buildings"))) == (
        "Energy in our buildings",
        "",
        "",
        "",
    )


@pytest.mark.parametrize(
    "row",
    [
        ((2, "Energy"), (46, "in our buildings")),  # more than a space
        ((8, "Energy in our buildings"), (202, "Porter")),
        ((20, "2.1a"), (42, "in our buildings")),  # a number beside its action
    ],
)
def test_other_rows_keep_their_cells(row):
    piece = _piece(*row)
    cells = piece.grid.cells
    join_across(piece)
    assert piece.grid.cells == cells
