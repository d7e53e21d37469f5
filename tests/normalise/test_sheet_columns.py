"""Later parts of a table on a worksheet that lack a column in which nothing stands."""

from __future__ import annotations

import pytest

from parsers.xlsx_books import book_of, saved
from planlift.pipeline import read_bytes

TITLE = ["Workforce Race Equality Standard (WRES) Action Plan 2019/20"]
HEAD = ["Ref", "Action", "Lead", "Due", "Progress"]
FIRST = ["1", "Train every panel in fair selection.", "HR Director", "May 2019", "Begun in spring"]
SECOND = ["2", "Hold stay talks on each ward.", "OD Lead", "June 2019", "Agreed by the board"]


def _told(rows, sheet_two=None):
    book = book_of(rows)
    if sheet_two:
        book_of(sheet_two, sheet=book.create_sheet("Later"))
    got = read_bytes(saved(book), "plan.xlsx").actions
    return [(a.ref, a.action, a.owner, a.deadline, a.updates) for a in got]


SECTION = ["Theme 2: Staying well"]


@pytest.mark.parametrize("empty", [1 + 1, 3])
def test_rows_below_a_section_keep_their_columns_where_one_of_them_is_empty(empty):
    later = [
        ["3", "Publish the results on the intranet.", "Chair", "July 2019", "Drafted for the web"],
        ["4", "Widen where posts are advertised.", "HR Manager", "August 2019", "Two boards asked"],
        ["5", "Review the policy on grievances.", "HR Manager", "August 2019", "Read by unions"],
    ]
    for row in later:
        row[empty] = None
    got = _told([TITLE, [], HEAD, FIRST, SECOND, [], [], SECTION, [], *later])
    assert got[:2] == [tuple(FIRST), tuple(SECOND)]
    assert got[2:] == [tuple(cell or "" for cell in row) for row in later]


def test_a_table_with_its_own_header_keeps_its_own_columns():
    own = ["No.", "Action", None, "Deadline", "Lead"]
    rows = [["3", "Publish the results.", None, "July 2019", "Chair"],
            ["4", "Widen where posts are advertised.", None, "May 2019", "HR Manager"]]  # fmt: skip
    got = _told([TITLE, [], HEAD, FIRST, SECOND, [], [], SECTION, [], own, *rows])
    assert got[2:] == [
        ("3", "Publish the results.", "Chair", "July 2019", ""),
        ("4", "Widen where posts are advertised.", "HR Manager", "May 2019", ""),
    ]
