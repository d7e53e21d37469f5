"""Rows that a spreadsheet wrote, commas or semicolons between the cells, among other text."""

from __future__ import annotations

import csv
from functools import partial

import pytest

from planlift_parsers import DEFAULT_LIMITS, Paragraph
from planlift_parsers.text import read
from steps import assert_linear

TITLE = "What we agreed in spring"
ROWS = [
    ("Action", "Lead", "Due"),
    ("Post rota gaps, a week ahead", "Rota Manager", "May 2024"),
    ('Order badges that say "Hello"', "Head of Nursing", "July 2024"),
]


def _read(*lines):
    document = read("\n".join(lines).encode(), "plan.txt", DEFAULT_LIMITS)
    tables = [
        [tuple(c.text for c in one.cells if c.row == row) for row in range(one.rows)]
        for one in document.tables()
    ]
    return tables, [block.line for block in document.blocks if isinstance(block, Paragraph)]


def _quoted(row, mark):
    return mark.join('"' + cell.replace('"', '""') + '"' for cell in row)


@pytest.mark.parametrize("mark", [",", ", ", ";"])
def test_rows_in_quotes_below_a_title_are_a_table(mark):
    rows = [_quoted(row, mark) for row in ROWS]
    told = "Seen by the board in June."
    assert _read(TITLE, "", *rows, "", told) == ([ROWS], [TITLE, told])
    assert _read(TITLE, "", *rows[:2], "", told)[0] == []  # two lines somebody may have said


@pytest.mark.parametrize("limit", [131_072, 10_000_000])  # of the process, which others may set
def test_a_cell_in_quotes_that_is_too_long_for_one_is_text(limit, request):
    request.addfinalizer(partial(csv.field_size_limit, csv.field_size_limit(limit)))
    long = _quoted(("x" * 200_000, "Rota Manager", "May 2024"), ",")
    tables, lines = _read(TITLE, "", long, long, long)
    assert tables == []
    assert sum(len(line) for line in lines) >= 3 * len(long)


@pytest.mark.parametrize("mark", [",", ";"])
def test_rows_below_a_header_are_a_table_with_quotes_only_where_they_are_needed(mark):
    rows = [
        mark.join(("No.", "Action", "Lead", "Due")),
        mark.join(("1", '"Say ""hello"", twice; at least"', "", "May 2024")),
        mark.join(("2", 'Buy 12" screens', '"HR\nEstates"', "June 2024")),
    ]
    tables, lines = _read("Hi all", "", *rows, "", "Regards")
    assert tables == [
        [
            ("No.", "Action", "Lead", "Due"),
            ("1", 'Say "hello", twice; at least', "", "May 2024"),
            ("2", 'Buy 12" screens', "HR\nEstates", "June 2024"),
        ]
    ]
    assert lines == ["Hi all", "Regards"]


def test_a_quoted_cell_over_lines_goes_on_where_each_cell_is_quoted():
    head, row = '"Ref","Action","Lead"', '"1","Train all.\nBuy two hoists.","HR"'
    tables, lines = _read(head, row, head.replace("Ref", "2"), "Regards")
    assert tables[0][1] == ("1", "Train all.\nBuy two hoists.", "HR")
    assert lines == ["Regards"]


def test_semicolons_with_a_space_part_cells_too():
    rows = ["Ref; Action; Lead", "1; Train all. Then ask; listen well.; HR", "2; Buy; Estates"]
    tables, _ = _read(*rows)
    assert tables[0][1:] == [
        ("1", "Train all. Then ask; listen well.", "HR"),
        ("2", "Buy", "Estates"),
    ]


def test_a_row_without_its_last_cells_is_doubted_and_a_comma_with_a_space_is_text():
    text = "Ref,Action,Lead,Due\n1,Train staff, all of them,HR,May\n2,Buy,HR\n3,Go,IT,June"
    (table,) = read(text.encode(), "plan.txt", DEFAULT_LIMITS).tables()
    cells = [[c.text for c in table.cells if c.row == row] for row in range(4)]
    assert cells[1:3] == [["1", "Train staff, all of them", "HR", "May"], ["2", "Buy", "HR", ""]]
    assert {c.row for c in table.cells if c.doubt} == {2}


def test_a_header_behind_a_blank_line_begins_another_table():
    rows = ["Ref,Action,Lead", "1,Buy one,HR", "2,Buy 2,HR"]
    tables, _ = _read(*rows, "", *rows)
    assert [len(table) for table in tables] == [3, 3]


@pytest.mark.parametrize(
    "lines",
    [
        ["We met, spoke, left", "They came, saw, won", "I sat, slept, woke"],
        ["12 High Street,Leeds,LS1 1AA", "14 High Street,Leeds,LS1 1AA", "1 Low Road,York,YO1"],
        ["Members: Ann; Bob; Cy", "Guests: Dee; Ed; Flo", "Away: Gil; Hal; Ike"],
        ["Apples,Pears,Plums", "Leeds,York,Hull", "Nothing,else,matters"],
        ["Ref,Action,Lead", "1,Buy one,HR"],
        ['Ref,Action,Lead,Due,State,"Never', "1,Buy,HR,May,open", "2,Buy,HR,May,open"],
    ],
    ids=["prose", "addresses", "labelled", "lists", "one-row", "unclosed"],
)
def test_other_lines_with_commas_or_semicolons_are_no_table(lines):
    tables, said = _read("Above.", "", *lines, "", "Below.")
    assert tables == []
    for line in lines:
        assert line in " ".join(said)


def test_quotes_that_are_never_closed_are_read_in_step_with_their_number():
    line = 'Ref,Action,"' + "x" * 3_000
    assert_linear(lambda count: _read(*[line] * count), 50)
    _, lines = _read(*[line] * 500)
    assert sum(one.count("x") for one in lines) == 3_000 * 500
