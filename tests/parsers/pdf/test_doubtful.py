"""What the reader of recognised pages is not sure of: where cells end."""

from __future__ import annotations

import pytest

from planlift_parsers.pdf.astray import BESIDE, COUNTED, CROSSED, UNPARTED
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.doubtful import (
    COLUMNS,
    INK,
    MERGED,
    ODD,
    OVER,
    ROWS,
    UNREAD,
    doubts_in,
    merged_columns,
)
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
    covered = {
        (c.row + j, c.column + i)
        for c in spans
        for j in range(c.row_span)
        for i in range(c.column_span)
    }
    plain = [GridCell(i, j) for i in range(rows) for j in range(3) if (i, j) not in covered]
    ys = tuple(40.0 * row for row in range(rows + 1))
    piece = Piece(1, Grid(XS, ys, tuple(sorted([*plain, *spans]))))
    left = piece.take(
        [word for x, row, line, text in lines for word in _words(x, 40 * row + 12 * line, text)]
    )
    assert not left
    return piece


def _doubts(piece, others=(), outside=()):
    return doubts_in(piece, others, outside)


def _rows(piece, *numbers):
    """The cells of rows."""
    return {cell for cell in piece.grid.cells if cell.row in numbers}


ROWS_AS_THEY_ARE = [(2, row, 1, f"{row + 1}.1") for row in range(4)] + [
    (42, row, 1, "Review the policy") for row in range(4)
]


def test_a_table_with_clear_borders_is_not_doubted():
    across = GridCell(4, 0, 1, 3)
    lines = [*ROWS_AS_THEY_ARE, (2, 4, 1, "A section over all columns of it")]
    assert _doubts(_piece(lines, [across])) == {}


def test_text_of_two_columns_in_one_cell_doubts_its_row():
    merged = GridCell(1, 1, 1, 2)
    piece = _piece([*ROWS_AS_THEY_ARE, (202, 1, 1, "June 2021")], [merged])
    assert _doubts(piece) == dict.fromkeys(_rows(piece, 1), COLUMNS)


def test_two_counted_rows_in_one_doubt_its_empty_cell_too():
    lines = [*ROWS_AS_THEY_ARE, (2, 2, 2, "3.2"), (42, 2, 2, "Publish the results")]
    piece = _piece(lines)
    assert _doubts(piece) == dict.fromkeys(_rows(piece, 2), ROWS)
    assert GridCell(2, 2) in _doubts(piece)


def test_texts_that_begin_on_one_line_of_a_row_may_be_two_rows():
    piece = _piece([*ROWS_AS_THEY_ARE, (42, 1, 2.8, "Publish them"), (202, 1, 1, "Nurse")])
    assert set(_doubts(piece)) == {GridCell(0, 2), GridCell(2, 2), GridCell(3, 2)}
    words = _words(202, 40 + 12 * 2.8, "Director")
    piece.words[GridCell(1, 2)] += words
    assert {cell for cell, why in _doubts(piece).items() if why == ROWS} == _rows(piece, 1)


def test_an_empty_cell_of_a_column_with_words_is_doubted():
    piece = _piece([*ROWS_AS_THEY_ARE, *[(202, row, 1, "Chief Nurse") for row in (0, 1, 3)]])
    assert _doubts(piece) == {GridCell(2, 2): UNREAD}


@pytest.mark.parametrize(
    ("box", "doubted"), [((60.0, 50.0, 70.0, 58.0), True), ((40.2, 50.0, 42.0, 58.0), False)]
)
def test_a_cell_with_something_in_it_that_was_not_read_is_doubted(box, doubted):
    found = doubts_in(_piece(ROWS_AS_THEY_ARE), (), (), [box])
    assert found == ({GridCell(1, 1): INK} if doubted else {})


@pytest.mark.parametrize(
    ("refs", "odd"),
    [
        (["I1", "12", "I3", "I4"], [1]),
        (["O1", "O2", "O3", "04"], [3]),
        (["1", "2", "3a", "3b", "10", "11"], []),
        (["A9", "A10", "A11", "A12"], []),
    ],
)
def test_a_number_that_is_written_unlike_the_others_is_doubted(refs, odd):
    lines = [(2, row, 1, ref) for row, ref in enumerate(refs)]
    piece = _piece([*lines, *[(42, row, 1, "Review the policy") for row in range(len(refs))]])
    assert _doubts(piece) == {GridCell(row, 0): ODD for row in odd}


def test_rows_that_do_not_agree_doubt_the_whole_table():
    piece = _piece(ROWS_AS_THEY_ARE)
    left, right = GridCell(0, 0, 2), GridCell(1, 2, 2)
    gone = {(0, 0), (1, 0), (1, 2), (2, 2)}
    plain = [cell for cell in piece.grid.cells if (cell.row, cell.column) not in gone]
    piece.grid = Grid(piece.grid.xs, piece.grid.ys, tuple(sorted([*plain, left, right])))
    assert _doubts(piece) == dict.fromkeys(piece.grid.cells, CROSSED)


def test_a_row_left_below_the_table_doubts_the_whole_of_it():
    piece = _piece(ROWS_AS_THEY_ARE)
    rest = [*_words(2, 172, "5.1"), *_words(42, 172, "Publish"), *_words(202, 172, "June")]
    assert _doubts(piece, outside=rest) == dict.fromkeys(piece.grid.cells, BESIDE)
    prose = _words(2, 172, "This plan is reviewed by the board twice a year and published after")
    assert _doubts(piece, outside=prose) == {}


def test_white_within_rows_as_wide_as_between_them_doubts_a_table_without_rules():
    piece = _piece([(2, row, 1, f"{row + 1}.1") for row in range(4)])
    piece.words[GridCell(1, 1)] = [*_words(42, 52, "Publish"), *_words(42, 52 + 48, "Culture")]
    assert UNPARTED not in _doubts(piece).values()
    piece.ruled = False
    assert _doubts(piece) == dict.fromkeys(piece.grid.cells, UNPARTED)


def test_numbers_of_rows_in_the_next_column_doubt_the_whole_table():
    lines = [(42, row, 1, str(row + 1)) for row in range(4)]
    lines += [(56, row, 1, "Review the policy") for row in range(4)]
    piece = _piece([*lines, *[(202, row, 1, "Nurse") for row in range(4)]])
    piece.grid = Grid(
        XS[1:], piece.grid.ys, tuple(GridCell(i, j) for i in range(4) for j in (0, 1))
    )
    piece.words = {c._replace(column=c.column - 1): words for c, words in piece.words.items()}
    assert _doubts(piece) == dict.fromkeys(piece.grid.cells, COUNTED)


@pytest.mark.parametrize(("letters", "doubted"), [("m" * 30, False), ("m" * 34, True)])
def test_a_word_over_the_edge_of_its_cell_is_doubted(letters, doubted):
    doubts = _doubts(_piece([*ROWS_AS_THEY_ARE, (42, 3, 2, letters)]))
    assert doubts.get(GridCell(3, 1)) == (OVER if doubted else None)


def _two_texts(rows):
    """Two texts in one column, with white between them in each row."""
    first = [(2, row, 1, "Recruitment") for row in range(rows)]
    return first + [(44 + 60, row, 1, "Train each") for row in range(rows)]


def test_white_at_one_place_of_several_rows_doubts_the_whole_table():
    joined = [(42 + x, row, line, text) for x, row, line, text in _two_texts(4)]
    piece = _piece(joined)
    assert _doubts(piece) == dict.fromkeys(piece.grid.cells, COLUMNS)
    above = _piece([*joined, (42, 4, 1, "A sentence that runs over")])
    assert set(_doubts(above).values()) == {COLUMNS}


def test_white_in_two_rows_and_white_that_words_cross_part_nothing():
    assert _doubts(_piece([(42 + x, *rest) for x, *rest in _two_texts(2)])) == {}
    crossed = [(42 + x, *rest) for x, *rest in _two_texts(3)]
    crossed += [(42, row, 1, "Interdisciplinarity everywhere") for row in range(3, 6)]
    assert _doubts(_piece(crossed)) == {}


@pytest.mark.parametrize(
    ("across", "doubted"),
    [
        ([(2, "4.1"), (42, "Ask them"), (202, "Matron")], True),
        ([(2, "Our people, and what we do for all of them each and every year")], False),
        ([(2, "Theme 4"), (202, "Lead: Matron")], False),
    ],
    ids=["white at each boundary", "a section's name", "white at one"],
)
def test_a_row_whose_cells_were_never_parted_is_doubted_in_any_file(across, doubted):
    merged = GridCell(4, 0, 1, 3)
    lines = [*ROWS_AS_THEY_ARE, *((x, 4, 1, text) for x, text in across)]
    found = merged_columns(_piece(lines, [merged]))
    assert found == ({merged: MERGED} if doubted else {})


def test_the_cells_beside_those_that_were_never_parted_are_doubted_too():
    xs = (0.0, 40.0, 200.0, 300.0, 400.0)
    cells = (GridCell(0, 0), GridCell(0, 1, 1, 3), GridCell(1, 0), GridCell(1, 1, 1, 3))
    piece = Piece(1, Grid(xs, (0.0, 40.0, 80.0), cells))
    texts = [(2, 12, "1"), (42, 12, "Ask"), (202, 12, "Matron"), (302, 12, "May"), (2, 52, "All")]
    piece.take([word for text in texts for word in _words(*text)])
    assert merged_columns(piece) == dict.fromkeys(cells[:2], MERGED)


@pytest.mark.parametrize(
    ("lines", "doubted"),
    [
        ([(202, row, 1, "Green") for row in range(4)], True),  # one text at the top of each row
        ([(202, 0, line, "Theme one") for line in (1, 2)], False),
        (
            [(202, 0, 1, "Theme"), (202, 1, 2, "one"), (202, 2, 1, "and"), (202, 3, 2.5, "two")],
            False,
        ),
    ],
)
def test_a_cell_over_rows_with_a_text_for_each_is_doubted(lines, doubted):
    merged = GridCell(0, 2, 4, 1)
    piece = _piece([*ROWS_AS_THEY_ARE, *lines], [merged])
    assert (_doubts(piece).get(merged) == ROWS) is doubted
