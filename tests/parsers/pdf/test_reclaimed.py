"""Rows of a recognised table that its rules and shading do not reach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planlift_parsers.pdf.content import PageContent, Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.layout import layout_of
from planlift_parsers.pdf.reclaimed import reclaim_headers, reclaim_rows
from planlift_parsers.pdf.tables import Piece

SIZE = 10.0
XS = (0.0, 40.0, 200.0, 300.0)
BODY = [(2, 112, "1.1"), (42, 112, "Review the policy"), (202, 112, "Chief Nurse")]
BODY += [(2, 152, "1.2"), (42, 152, "Publish it"), (42, 164, "each year"), (202, 152, "Director")]


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


def _page(*outside, ys=(100.0, 140.0, 180.0), ruled=True):
    """A page with a table of three columns, and lines outside it."""
    cells = tuple(GridCell(i, j) for i in range(len(ys) - 1) for j in range(3))
    piece = Piece(1, Grid(XS, ys, cells), ruled=ruled)
    assert not piece.take([word for line in BODY for word in _words(*line)])
    page = layout_of(PageContent(1, 400, 600, recognised=True))
    page.pieces, page.words = [piece], [word for line in outside for word in _words(*line)]
    return page


def _rows(piece):
    return [
        [
            " ".join(w.text for w in piece.words.get(GridCell(row, column), ()))
            for column in range(3)
        ]
        for row in range(len(piece.grid.ys) - 1)
    ]


def test_a_header_above_the_rules_becomes_the_first_row():
    page = _page((2, 94, "Ref"), (42, 94, "Action"), (202, 94, "Owner"), (2, 60, "Our plan"))
    reclaim_rows(page)
    rows = _rows(page.pieces[0])
    assert rows[0] == ["Ref", "Action", "Owner"]
    assert rows[1] == ["1.1", "Review the policy", "Chief Nurse"]
    assert [word.text for word in page.words] == ["Our", "plan"]


def test_a_row_of_several_lines_below_becomes_the_last():
    below = [(2, 196, "1.3"), (42, 196, "Ask each of the"), (202, 196, "Head of")]
    page = _page(*below, (42, 208, "divisions."), (202, 208, "Estates"))
    reclaim_rows(page)
    assert _rows(page.pieces[0])[2] == ["1.3", "Ask each of the divisions.", "Head of Estates"]
    assert not page.words


def test_counted_rows_below_are_rows_each_though_no_white_parts_them():
    below = [(2, 192, "1.3"), (42, 192, "Ask each of the"), (202, 192, "Head of")]
    below += [(42, 204, "divisions."), (202, 204, "Estates")]
    page = _page(*below, (2, 216, "1.4"), (42, 216, "Count them."), (202, 216, "Chair"))
    reclaim_rows(page)
    assert _rows(page.pieces[0])[2:] == [
        ["1.3", "Ask each of the divisions.", "Head of Estates"],
        ["1.4", "Count them.", "Chair"],
    ]


def test_a_text_that_begins_where_its_column_does_is_in_it_though_little_white_is_before_it():
    page = _page(
        (2, 196, "1.3"), (42, 196, "Askeachofthedivisionstoreporttoo"), (202, 196, "Chair")
    )
    page.pieces[0].words[GridCell(1, 2)] += _words(202, 164, "of Estates")
    page.pieces[0].words[GridCell(1, 2)] += _words(202, 176, "and IT")
    [long] = [word for word in page.words if word.text.startswith("Ask")]
    long.x1 = 199.0
    reclaim_rows(page)
    assert _rows(page.pieces[0])[2] == ["1.3", long.text, "Chair"]


def test_a_line_that_goes_on_with_the_last_row_s_sentence_is_in_its_cell():
    page = _page((42, 176, "in spring."), ys=(100.0, 140.0, 168.0))
    reclaim_rows(page)
    assert _rows(page.pieces[0])[1] == ["1.2", "Publish it each year in spring.", "Director"]
    assert not page.words


def test_a_line_below_that_goes_on_with_nothing_stays_outside():
    page = _page((42, 200, "in spring."), ys=(100.0, 140.0, 168.0))
    reclaim_rows(page)
    assert [word.text for word in page.words] == ["in", "spring."]


@pytest.mark.parametrize(
    "outside",
    [
        [(2, 196, "This plan is reviewed by the board twice a year")],
        [(2, 196, "Note")],
        [(2, 240, "1.3"), (42, 240, "Ask")],
        [(10, 196, "Signed"), (90, 196, "Date")],
    ],
    ids=["prose over the columns", "one column", "too far below", "to be signed"],
)
def test_text_that_is_no_row_stays_outside(outside):
    page = _page(*outside)
    reclaim_rows(page)
    assert len(_rows(page.pieces[0])) == 2
    words = " ".join(word.text for word in page.words)
    assert words == " ".join(text for _, _, text in outside)


def test_a_row_that_white_parts_as_it_parts_rows_is_two():
    page = _page(ys=(100.0, 180.0), ruled=False)
    piece = page.pieces[0]
    piece.grid = Grid(
        XS, (60.0, 98.0, 180.0), tuple(GridCell(i, j) for i in (0, 1) for j in (0, 1, 2))
    )
    piece.words = Piece(1, piece.grid).words
    piece.take([word for line in [(2, 72, "1.0"), *BODY] for word in _words(*line)])
    reclaim_rows(page)
    assert _rows(piece) == [
        ["1.0", "", ""],
        ["1.1", "Review the policy", "Chief Nurse"],
        ["1.2", "Publish it each year", "Director"],
    ]


@pytest.mark.parametrize(("beside", "rows"), [(True, 4), (False, 3)])
def test_a_number_that_counts_on_opens_a_row_though_no_rule_was_seen(beside, rows):
    page = _page(ys=(60.0, 98.0, 180.0))
    piece = page.pieces[0]
    more = [(2, 72, "1.0"), (42, 72, "Find it"), (202, 72, "Chair"), (2, 86, "1.3")]
    more += [(42, 86, "Say it"), (202, 86, "Clerk")] if beside else []
    assert not piece.take([word for line in more for word in _words(*line)])
    reclaim_rows(page)
    assert len(_rows(piece)) == rows
    assert _rows(piece)[-2:] == [
        ["1.1", "Review the policy", "Chief Nurse"],
        ["1.2", "Publish it each year", "Director"],
    ]


def test_a_part_without_rules_below_the_ruled_part_joins_it():
    page = _page()
    grid = Grid((0.0, 195.0, 300.0), (181.0, 200.0), (GridCell(0, 0), GridCell(0, 1)))
    lower = Piece(1, grid, ruled=False)
    lines = [(2, 194, "1.3"), (42, 194, "Ask"), (202, 194, "Matron")]
    assert not lower.take([word for line in lines for word in _words(*line)])
    page.pieces.append(lower)
    reclaim_rows(page)
    assert _rows(page.pieces[0])[2] == ["1.3", "Ask", "Matron"]
    assert len(page.pieces) == 1


@pytest.mark.parametrize(
    ("texts", "parted"),
    [
        ([(2, "Ref"), (42, "Action"), (202, "Owner")], True),
        ([(2, "A section over all the columns of the table, with many words in it")], False),
        ([(2, "Theme"), (42, "Recruitment")], False),
    ],
)
def test_a_merged_cell_with_a_text_in_each_column_is_parted(texts, parted):
    page = _page()
    piece = page.pieces[0]
    merged = GridCell(0, 0, 1, 3)
    rest = [GridCell(row, column) for row in (1, 2) for column in range(3)]
    piece.grid = Grid(XS, (80.0, 100.0, 140.0, 180.0), (merged, *rest))
    piece.words = Piece(1, piece.grid).words
    piece.take([word for line in BODY for word in _words(*line)])
    piece.take([word for x, text in texts for word in _words(x, 94, text)])
    reclaim_rows(page)
    assert (merged in piece.grid.cells) is not parted
    assert _rows(piece)[1:] == [
        ["1.1", "Review the policy", "Chief Nurse"],
        ["1.2", "Publish it each year", "Director"],
    ]


@pytest.mark.parametrize("bold", [True, False])
def test_a_bold_row_above_the_rules_of_a_slide_is_the_header(bold):
    page = _page((2, 94, "Ref"), (42, 94, "Action"), (202, 94, "Owner"))
    page.words = [replace(word, bold=bold) for word in page.words]
    reclaim_headers(page)
    assert (_rows(page.pieces[0])[0] == ["Ref", "Action", "Owner"]) is bold
    assert bool(page.words) is not bold


def test_a_bold_title_above_the_rules_is_no_header():
    page = _page((2, 94, "Our plan"))
    page.words = [replace(word, bold=True) for word in page.words]
    reclaim_headers(page)
    assert len(_rows(page.pieces[0])) == 2
    assert [word.text for word in page.words] == ["Our", "plan"]


def test_a_heading_in_larger_print_is_no_row_though_a_word_of_it_begins_where_a_column_does():
    page = _page((2, 90, "Recruit and retain"))
    heading = [replace(word, size=18.0) for word in page.words]
    ends = ((2.0, 39.0), (42.0, 100.0), (103.0, 160.0))
    page.words = [replace(w, x0=a, x1=b) for w, (a, b) in zip(heading, ends, strict=True)]
    reclaim_rows(page)
    assert len(page.words) == 3
