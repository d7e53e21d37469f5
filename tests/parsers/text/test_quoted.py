"""Rows below a title that a spreadsheet wrote with each cell in quotes."""

from __future__ import annotations

import csv
from functools import partial

import pytest

from planlift_parsers import DEFAULT_LIMITS, Paragraph
from planlift_parsers.text import read

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
