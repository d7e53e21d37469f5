from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_parsers import Kind
from planlift_schema import Place

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(number):
    return f'<w:gridSpan w:val="{number}"/>'


def test_horizontal_merge_by_grid_span(table, grid, x):
    made = table(x.tbl(x.tr(x.tc("A", span(2)), x.tc("B")), x.tr(x.tc("1"), x.tc("2"), x.tc("3"))))
    assert (made.rows, made.columns) == (2, 3)
    assert grid(made)[:2] == [(0, 0, 1, 2, "A"), (0, 2, 1, 1, "B")]


def test_horizontal_merge_by_legacy_h_merge(table, grid, x):
    merged = x.tc("A", '<w:hMerge w:val="restart"/>'), x.tc("", "<w:hMerge/>")
    made = table(x.tbl(x.tr(*merged, x.tc("B"))))
    assert grid(made) == [(0, 0, 1, 2, "A"), (0, 2, 1, 1, "B")]


def test_vertical_merge_stands_once_at_its_top(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("Indicator 1", RESTART), x.tc("a")),
            x.tr(x.tc("", CONTINUE), x.tc("b")),
            x.tr(x.tc("", CONTINUE), x.tc("c")),
            x.tr(x.tc("Indicator 2", RESTART), x.tc("d")),
            x.tr(x.tc("Indicator 3"), x.tc("e")),
        )
    )
    assert grid(made)[:2] == [(0, 0, 3, 1, "Indicator 1"), (0, 1, 1, 1, "a")]
    assert [c.text for c in made.cells if c.column == 0] == [
        "Indicator 1",
        "Indicator 2",
        "Indicator 3",
    ]


def test_text_of_a_continued_cell_is_kept_as_hidden(table, x):
    made = table(x.tbl(x.tr(x.tc("top", RESTART)), x.tr(x.tc("left over", CONTINUE))))
    assert made.cells[0].text == "top"
    assert [(p.text, p.kind) for p in made.cells[0].paragraphs][1:] == [("left over", Kind.HIDDEN)]


def test_continued_cell_without_a_start_above_is_a_cell(table, grid, x):
    made = table(x.tbl(x.tr(x.tc("A", CONTINUE)), x.tr(x.tc("", CONTINUE)), x.tr(x.tc("B"))))
    assert grid(made) == [(0, 0, 2, 1, "A"), (2, 0, 1, 1, "B")]


def test_irregular_merge_narrower_below_still_reaches_down(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("A", RESTART + span(2)), x.tc("B")),
            x.tr(x.tc("", CONTINUE), x.tc("C"), x.tc("D")),
        )
    )
    assert grid(made) == [
        (0, 0, 2, 1, "A"),
        (0, 2, 1, 1, "B"),
        (1, 1, 1, 1, "C"),
        (1, 2, 1, 1, "D"),
    ]


def test_irregular_merge_of_two_narrow_cells_under_a_wide_one(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("A", RESTART + span(2)), x.tc("B")),
            x.tr(x.tc("", CONTINUE), x.tc("", CONTINUE), x.tc("D")),
        )
    )
    assert grid(made) == [(0, 0, 2, 2, "A"), (0, 2, 1, 1, "B"), (1, 2, 1, 1, "D")]


def test_grid_before_and_after_shift_the_columns(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("A"), x.tc("B"), x.tc("C")),
            x.tr(x.tc("b"), props='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        )
    )
    assert grid(made)[-1] == (1, 1, 1, 1, "b")
    assert made.columns == 3


def test_sliver_columns_of_dragged_borders_are_joined(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("A", span(2)), x.tc("B")),
            x.tr(x.tc("a"), x.tc("b", span(2))),
            grid=(2000, 40, 3000),
        )
    )
    assert grid(made) == [
        (0, 0, 1, 1, "A"),
        (0, 1, 1, 1, "B"),
        (1, 0, 1, 1, "a"),
        (1, 1, 1, 1, "b"),
    ]


def test_sliver_at_the_left_border_is_joined_too(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("A", span(2)), x.tc("B")),
            x.tr(x.tc("a"), x.tc("b"), props='<w:gridBefore w:val="1"/>'),
            grid=(30, 2000, 3000),
        )
    )
    assert [cell[1] for cell in grid(made)] == [0, 1, 0, 1]


def test_grid_of_senseless_widths_is_left_alone(table, grid, x):
    made = table(
        x.tbl(
            x.tr(x.tc("A", span(2)), x.tc("B")),
            x.tr(x.tc("a"), x.tc("b", span(2))),
            grid=(10, 10, 10),
        )
    )
    assert made.columns == 3


def test_narrow_column_with_cells_of_its_own_stays(table, x):
    made = table(x.tbl(x.tr(x.tc("A"), x.tc("R"), x.tc("B")), grid=(2000, 200, 3000)))
    assert [c.column for c in made.cells] == [0, 1, 2]


@pytest.mark.parametrize("wrapper", ["sdt", "customXml"])
def test_wrapped_rows_cells_and_paragraphs_are_read(table, grid, x, wrapper):
    def wrap(inner):
        if wrapper == "sdt":
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        return f'<w:customXml w:element="e">{inner}</w:customXml>'

    row = wrap(x.tr(wrap(x.tc("A")), x.tc("B")))
    cell = f"<w:tr><w:tc><w:tcPr/>{wrap(x.p(wrap(x.r('C'))))}</w:tc>{x.tc('D')}</w:tr>"
    made = table(wrap(x.tbl(row, wrap(cell))))
    assert [c.text for c in made.cells] == ["A", "B", "C", "D"]
    assert made.rows == 2


def test_header_rows_and_rotated_cells(table, x):
    header = x.tr(x.tc("A", '<w:textDirection w:val="btLr"/>'), props="<w:tblHeader/>")
    late = x.tr(x.tc("C"), props="<w:tblHeader/>")
    made = table(x.tbl(header, x.tr(x.tc("B")), late))
    assert [c.header for c in made.cells] == [True, False, False]
    assert [c.rotated for c in made.cells] == [True, False, False]


def test_header_mark_on_every_row_says_nothing(table, x):
    made = table(x.tbl(*(x.tr(x.tc(word), props="<w:tblHeader/>") for word in "ABC")))
    assert not any(c.header for c in made.cells)


def test_nested_tables_are_kept_in_their_cell_and_numbered_after_the_outer(word, x):
    inner = x.tbl(x.tr(x.tc("inner")))
    body = x.tbl(x.tr(x.tc(x.p("before") + inner + x.p("after")), x.tc("B")))
    document = word(body + x.p("between") + x.tbl(x.tr(x.tc("last")))).read()
    cell = document.blocks[0].cells[0]
    assert cell.text == "before\nafter"
    assert cell.tables[0].cells[0].text == "inner"
    assert [t.place.table for t in document.tables()] == [1, 2, 3]


def test_places_count_from_one(word, x):
    document = word(x.p("one") + x.tbl(x.tr(x.tc("A"), x.tc("B"))) + x.p("three")).read()
    assert document.blocks[0].place == Place(paragraph=1)
    assert document.blocks[1].place == Place(table=1)
    assert document.blocks[1].cells[1].place == Place(table=1, row=1, column=2)
    assert document.blocks[1].cells[1].paragraphs[0].place == Place(table=1, row=1, column=2)
    assert document.blocks[2].place == Place(paragraph=3)


CELLS = st.tuples(
    st.integers(1, 3), st.sampled_from(["", RESTART, CONTINUE]), st.sampled_from("abc")
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_cells_never_overlap_and_no_text_is_lost(word, x, rows):
    body = x.tbl(*(x.tr(*(x.tc(text, span(n) + merge) for n, merge, text in row)) for row in rows))
    made = next(word(body).read().tables())
    covered = [
        (row, column)
        for c in made.cells
        for row in range(c.row, c.row + c.row_span)
        for column in range(c.column, c.column + c.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert all(row < made.rows and column < made.columns for row, column in covered)
    written = sorted(text for row in rows for _, _, text in row)
    assert sorted(p.text for c in made.cells for p in c.paragraphs) == written
