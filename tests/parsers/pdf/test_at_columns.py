"""Lines of tables without rules that fill a column to its end, and names of sections on scans."""

from __future__ import annotations

from collections import defaultdict

from parsers.pdf.written import rows_of, text
from planlift_parsers.pdf.aligned import aligned_tables

XS = (50.0, 200.0, 300.0)
HEAD = ("Action", "Lead", "Due")
ROWS = (
    ("Post rota gaps", "Rota Manager", "May 2024"),
    ("Clear one room", "Estates", "June 2024"),
    ("Order badges", "Head of Nursing", "July 2024"),
    ("Film courses", "Media Lead", "August 2024"),
)


def _read(*rows, **options):
    """The rows of each table that is found among the words of some lines."""
    words = []
    for number, row in enumerate(rows):
        for x, cell in zip(XS, row, strict=False):
            words += text(x, 100 + 18 * number, cell)
    return [_rows(table, words) for table in aligned_tables(words, [], **options)]


def _rows(table, words):
    owners, held = table.grid.owners(), defaultdict(list)
    for word in words:
        if table.grid.covers(*word.centre):
            held[owners[table.grid.unit(*word.centre)]].append(word)
    return rows_of(table.grid, held)


def test_a_text_that_nearly_reaches_the_next_column_stays_in_the_table():
    full = "Clear every room before December"
    (*_, last) = text(XS[0], 0, full)
    assert 0 < XS[1] - last.x1 < 2.5  # points of white
    long = (full, "Estates", "May 2025")
    rows = [HEAD, *ROWS[:3], long, ROWS[3]]
    assert _read(*rows) == [rows]


def test_the_name_of_a_section_on_a_scan_needs_not_be_bold():
    section = ("All that we do for the rest of the staff at night",)
    rows = [HEAD, *ROWS[:3], section, *ROWS[1:]]
    assert _read(*rows, recognised=True) == [[*rows[:4], (*section, "", ""), *rows[5:]]]
