"""Columns of a recognised table that its rules and shading leave in one."""

from __future__ import annotations

from parsers.pdf.written import rows_of, text
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.inner_columns import part_columns
from planlift_parsers.pdf.tables import Piece

HEADER = ("Ref", "Action", "Owner", "RAG")
ROWS = (
    ("1", "Review the policy", "Chief Nurse", ""),
    ("2", "Publish the results", "Director", ""),
    ("3", "Train each panel", "Head of HR", ""),
    ("4", "Hold stay talks", "Chair", ""),
)
STARTS = (12.0, 40.0, 180.0, 305.0)


def _piece(rows, xs=(10.0, 300.0, 340.0), starts=STARTS):
    """A table whose rules part only the last column."""
    ys = tuple(100.0 + 20 * number for number in range(len(rows) + 1))
    cells = tuple(GridCell(i, j) for i in range(len(rows)) for j in range(len(xs) - 1))
    piece = Piece(1, Grid(xs, ys, cells))
    words = [
        word
        for number, row in enumerate(rows)
        for x, part in zip(starts, row, strict=False)
        for word in text(x, 114.0 + 20 * number, part)
    ]
    assert not piece.take(words)
    return piece


def test_columns_that_white_parts_in_every_row_become_columns():
    piece = _piece((HEADER, *ROWS))
    part_columns(piece)
    assert rows_of(piece.grid, piece.words) == [HEADER, *ROWS]
    assert piece.grid.xs == (10.0, 38.0, 178.0, 300.0, 340.0)


def test_a_row_that_heads_others_lies_across_the_new_columns():
    piece = _piece((HEADER, *ROWS[:2], ("Fair and open recruitment to all posts",), *ROWS[2:]))
    part_columns(piece)
    assert GridCell(3, 0, 1, 3) in piece.grid.cells
    assert rows_of(piece.grid, piece.words)[3][0] == "Fair and open recruitment to all posts"
    assert rows_of(piece.grid, piece.words)[4] == ROWS[2]


def test_the_items_of_a_list_are_no_column():
    listed = tuple((f"{n}.", "Review it", "", "Green") for n in range(1, 6))
    piece = _piece((("Actions", "", "", "RAG"), *listed))
    part_columns(piece)
    assert len(piece.grid.xs) == 3


def test_labels_before_their_values_are_no_column():
    labelled = tuple(("Lead:", "Chief Nurse", "", "Red") for _ in range(5))
    piece = _piece((("Who", "Person", "", "RAG"), *labelled))
    part_columns(piece)
    assert len(piece.grid.xs) == 3


def test_text_over_the_place_leaves_the_column_whole():
    over = ("Statements that run over all of the places", "", "", "Red")
    piece = _piece((HEADER, *ROWS, over))
    part_columns(piece)
    assert len(piece.grid.xs) == 3


def test_a_column_of_numbers_may_go_without_a_name_but_a_numbered_list_is_none():
    rows = [(*row[:2], "", "G") for row in ROWS]
    piece = _piece((("", "Action", "", "RAG"), *rows))
    part_columns(piece)
    found = rows_of(piece.grid, piece.words)
    assert found == [("", "Action", "RAG"), *((one, do, "G") for one, do, _, _ in rows)]
    listed = _piece((("Action", "", "", "RAG"), *rows))
    part_columns(listed)
    assert len(listed.grid.xs) == 3
