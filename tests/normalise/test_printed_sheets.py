"""What a sheet shows when it is printed: its first rows on each page, "####", the name of its tab."""

from __future__ import annotations

import pytest
from openpyxl.utils import get_column_letter

from normalise.tables import footer, plan, table
from parsers.xlsx_books import book_of, saved
from planlift.normalise.grid import lay_out
from planlift.normalise.sheet_headings import without_sheet_headings
from planlift.pipeline import read_bytes

EDGES = (40.0, 80.0, 260.0, 380.0, 460.0)
HEAD = "Ref | Action | Lead | Due"
ROWS = [
    "1 | Post rota gaps a week ahead. | Rota Manager | May 2024",
    "2 | Clear one store room per floor. | Estates Manager | June 2024",
    "3 | Order badges with large print. | Head of Nursing | July 2024",
    "4 | Film the short courses. | Media Lead | August 2024",
]


def _pages(*pages):
    blocks = []
    for number, rows in enumerate(pages, 1):
        blocks += [table(*rows, page=number, edges=EDGES), footer(f"Sheet page {number}")]
    return plan(*blocks)


@pytest.mark.parametrize("above", [[HEAD], []], ids=["below the header", "by itself"])
def test_a_first_row_that_a_sheet_prints_on_each_page_is_one_action(above):
    got = _pages([HEAD, *ROWS[:2]], [*above, ROWS[0], ROWS[2]], [*above, ROWS[0], ROWS[3]])
    assert [a.ref for a in got.actions] == ["1", "2", "3", "4"]


def test_a_row_that_is_like_the_first_but_for_a_word_is_an_action_of_its_own():
    other = ROWS[0].replace("May", "June")
    got = _pages([HEAD, *ROWS[:2]], [HEAD, ROWS[0], ROWS[2]], [HEAD, other, ROWS[3]])
    assert [(a.ref, a.deadline) for a in got.actions] == [
        ("1", "May 2024"),
        ("2", "June 2024"),
        ("3", "July 2024"),
        ("1", "June 2024"),
        ("4", "August 2024"),
    ]


def test_a_date_that_a_sheet_shows_as_hashes_is_to_be_looked_at():
    got = plan(table(HEAD, ROWS[0], ROWS[1].replace("June 2024", "########")))
    plain, hidden = got.actions
    assert hidden.deadline == "########"
    assert "too narrow" in hidden.review["deadline"]
    assert "deadline" not in plain.review


def _read(tab):
    rows = [row.split(" | ")[1:] for row in (HEAD, *ROWS)]
    book = book_of([["Workforce Race Equality Standard (WRES) action plan"], [], *rows[:2]])
    sheet = book.create_sheet(tab)
    book_of([rows[0], *rows[2:]], sheet=sheet)
    return read_bytes(saved(book), "plan.xlsx").actions


def test_the_tab_of_a_worksheet_that_is_a_code_names_no_action_and_no_theme():
    assert [(a.ref, a.theme) for a in _read("M1")] == [("", "")] * len(ROWS)


@pytest.mark.parametrize("columns", [30, 710])
def test_the_letters_over_a_sheet_are_left_out_however_wide_it_is(columns):
    letters = [get_column_letter(at) for at in range(1, columns + 1)]
    cells = [f"Text {at}" for at in range(columns)]
    grid = lay_out(table(" | ".join(["", *letters]), " | ".join(["1", *cells])))
    [row] = without_sheet_headings(grid).rows
    assert [value.flat for value in row.values] == cells
