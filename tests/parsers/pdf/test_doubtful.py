"""What the reader of recognised pages is not sure of: where cells end."""

from __future__ import annotations

import pytest

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.doubtful import COLUMNS, OVER, ROWS, doubts_in
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.tables import Piece

SIZE = 10.0
XS = (0.0, 40.0, 200.0, 300.0)


def _words(x, baseline, text):
    """The words of a line, five points to the letter."""
    made = []
    for word in text.split():
        end = x + 5.0 * len(word)
        top, bottom = baseline - 0.8 * SIZE, baseline + 0.2 * SIZE
        made.append(
            Word(word, x, end, top, bottom, baseline, SIZE, False, "", 0, False, True, False, 0)
        )
        x = end + 3.0
    return made


def _piece(lines, spans=()):
    """A table of three columns and rows 40 points high; lines are (x, row, line, text)."""
    rows = 1 + max(row for _, row, _, _ in lines)
    covered = {(c.row, c.column + i) for c in spans for i in range(c.column_span)}
    plain = [GridCell(i, j) for i in range(rows) for j in range(3) if (i, j) not in covered]
    ys = tuple(40.0 * row for row in range(rows + 1))
    piece = Piece(1, Grid(XS, ys, tuple(sorted([*plain, *spans]))))
    left = piece.take(
        [word for x, row, line, text in lines for word in _words(x, 40 * row + 12 * line, text)]
    )
    assert not left
    return piece


ROWS_AS_THEY_ARE = [(2, row, 1, f"{row + 1}.1") for row in range(4)] + [
    (42, row, 1, "Review the policy") for row in range(4)
]


def test_a_table_with_clear_borders_is_not_doubted():
    across = GridCell(4, 0, 1, 3)
    lines = [*ROWS_AS_THEY_ARE, (2, 4, 1, "A section over all columns of it")]
    assert doubts_in(_piece(lines, [across])) == {}


def test_text_of_two_columns_in_one_cell_is_doubted():
    merged = GridCell(1, 1, 1, 2)
    lines = [*ROWS_AS_THEY_ARE, (202, 1, 1, "June 2021")]
    assert doubts_in(_piece(lines, [merged])) == {merged: COLUMNS}


def test_two_counted_rows_in_one_are_doubted():
    lines = [*ROWS_AS_THEY_ARE, (2, 2, 2, "3.2"), (42, 2, 2, "Publish the results")]
    doubts = doubts_in(_piece(lines))
    assert doubts == {GridCell(2, 0): ROWS, GridCell(2, 1): ROWS}


@pytest.mark.parametrize(("letters", "doubted"), [("m" * 30, False), ("m" * 34, True)])
def test_a_word_over_the_edge_of_its_cell_is_doubted(letters, doubted):
    doubts = doubts_in(_piece([*ROWS_AS_THEY_ARE, (42, 3, 2, letters)]))
    assert doubts.get(GridCell(3, 1)) == (OVER if doubted else None)


def _two_texts(rows):
    """Two texts in one column, with white between them in each row."""
    first = [(2, row, 1, "Recruitment") for row in range(rows)]
    return first + [(44 + 60, row, 1, "Train each") for row in range(rows)]


def test_white_at_one_place_of_several_rows_parts_a_column():
    joined = [(42 + x, row, line, text) for x, row, line, text in _two_texts(4)]
    found = doubts_in(_piece(joined))
    assert found == {GridCell(row, 1): COLUMNS for row in range(4)}
    above = [*joined, (42, 4, 1, "A sentence that runs over")]
    assert set(doubts_in(_piece(above)).values()) == {COLUMNS}


def test_white_in_two_rows_and_white_that_words_cross_part_nothing():
    assert doubts_in(_piece([(42 + x, *rest) for x, *rest in _two_texts(2)])) == {}
    crossed = [(42 + x, *rest) for x, *rest in _two_texts(3)]
    crossed += [(42, row, 1, "Interdisciplinarity everywhere") for row in range(3, 6)]
    assert doubts_in(_piece(crossed)) == {}
