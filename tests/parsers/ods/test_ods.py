from __future__ import annotations

import pytest

from parsers.odt.test_odt import NAMES, cell, p, row
from parsers.shown import fills, grid, of_kind, only_table, words
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError
from planlift_parsers.document import Kind
from planlift_parsers.ods import read

STYLES = """
<style:style style:name="Red" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>
<style:style style:name="Bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Away" style:family="table"><style:table-properties table:display="false"/></style:style>
"""
HEADER = row(cell("Action", 'table:style-name="Bold"'), cell("Lead"), cell("RAG"))


def opened(*sheets, more=""):
    tables = "".join(
        f'<table:table table:name="{name}" table:style-name="{style}">{body}</table:table>'
        for name, style, body in sheets
    )
    xml = (
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="application/vnd.oasis.'
        f'opendocument.spreadsheet"><office:automatic-styles>{STYLES}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}{more}</office:spreadsheet></office:body>"
        "</office:document>"
    )
    return read(xml.encode(), "plan.fods", DEFAULT_LIMITS)


def test_cells_merges_and_colours_without_words():
    body = (
        HEADER
        + row(
            cell("Train", 'table:number-rows-spanned="2"'),
            cell("HR"),
            '<table:table-cell table:style-name="Red"/>',
        )
        + row("<table:covered-table-cell/>", cell("EDI"), cell("Green"))
    )
    document = opened(("Plan", "", body))
    table = only_table(document)
    assert grid(table) == [["Action", "Lead", "RAG"], ["Train", "HR", ""], ["EDI", "Green"]]
    assert fills(table) == {(1, 2): "FF0000"}
    assert table.cells[3].row_span == 2
    assert table.cells[3].place.cell == "A2"
    assert words(document) == ["Plan"]


def test_values_are_as_shown_and_lines_stay_apart():
    shown = (
        '<table:table-cell office:value-type="date" office:date-value="2020-03-31">'
        + p("31 March 2020")
        + p("or<text:line-break/>later")
        + "</table:table-cell>"
    )
    document = opened(("Sheet1", "", HEADER + row(cell("Train"), cell("HR"), shown)))
    assert only_table(document).cells[-1].text == "31 March 2020\nor\nlater"


def test_a_value_without_its_text_is_not_lost():
    bare = '<table:table-cell office:value-type="float" office:value="7"/>'
    document = opened(("Sheet1", "", HEADER + row(cell("Train"), cell("HR"), bare)))
    assert only_table(document).cells[-1].text == "7"


def test_repeated_rows_and_columns_count_and_empty_ones_do_not():
    body = (
        HEADER
        + row(
            cell("same", 'table:number-columns-repeated="3"'), said='table:number-rows-repeated="2"'
        )
        + row(
            '<table:table-cell table:style-name="Red" table:number-columns-repeated="16384"/>',
            said='table:number-rows-repeated="1048000"',
        )
    )
    document = opened(("Sheet1", "", body))
    assert grid(only_table(document)) == [["Action", "Lead", "RAG"], ["same"] * 3, ["same"] * 3]


def test_a_bomb_of_repetitions_meets_the_limit():
    bomb = row(
        cell("x", 'table:number-columns-repeated="16384"'),
        said='table:number-rows-repeated="1048576"',
    )
    with pytest.raises(LimitError, match="cells"):
        opened(("Sheet1", "", bomb))


def test_hidden_rows_columns_and_sheets_stand_apart():
    columns = (
        "<table:table-column/><table:table-column/><table:table-column/>"
        '<table:table-column table:visibility="collapse"/>'
    )
    body = (
        columns
        + row(cell("Action"), cell("Lead"), cell("RAG"), cell("secret"))
        + row(cell("Train"), cell("HR"), cell("Green"), cell("x"))
        + row(cell("Old"), cell("No"), cell("Red"), said='table:visibility="filter"')
    )
    document = opened(("Plan", "", body), ("Lists", "Away", row(cell("Open"))))
    assert grid(only_table(document)) == [["Action", "Lead", "RAG"], ["Train", "HR", "Green"]]
    assert set(of_kind(document, Kind.HIDDEN)) == {"secret", "x", "Old", "No", "Red", "Open"}
    assert [note.code for note in document.notes] == ["hidden-content", "hidden-content"]


def test_a_filter_marks_the_header_and_comments_stand_apart():
    ranges = (
        '<table:database-ranges><table:database-range table:display-filter-buttons="true" '
        "table:target-range-address=\"'My plan'.A1:'My plan'.C2\"/></table:database-ranges>"
    )
    note = f"<table:table-cell><office:annotation>{p('who?')}</office:annotation>{p('HR')}</table:table-cell>"
    document = opened(("My plan", "", HEADER + row(cell("Train"), note, cell("Red"))), more=ranges)
    table = only_table(document)
    assert [c.header for c in table.cells] == [True] * 3 + [False] * 3
    assert of_kind(document, Kind.COMMENT) == ["who?"]
    assert table.cells[4].text == "HR"


def test_words_of_shapes_are_kept():
    shapes = f"<table:shapes><draw:custom-shape>{p('a note on the sheet')}</draw:custom-shape></table:shapes>"
    assert "a note on the sheet" in words(opened(("Sheet1", "", shapes + HEADER)))


def test_an_empty_workbook_is_refused():
    with pytest.raises(DocumentError, match="empty"):
        opened(("Sheet1", "", row(cell(""))))
