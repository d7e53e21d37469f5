"""Columns kept by spaces that the header alone tells: two, or full ones a space apart."""

from __future__ import annotations

import pytest

from parsers.text.test_laid import grids, rows_of
from planlift import read_bytes

TEXT = """\
Planned action                                      Desired outcome

Ring-fence one third of places on the aspiring      Gap between groups is reduced
managers programme

Deliver an active bystander programme to staff.     More applications from communities
                                                    of all kinds
Publish the annual equality data report in it.      Quarterly report received and discussed
"""


def test_a_header_over_two_columns_of_sentences_makes_a_table():
    assert rows_of(TEXT) == [
        ["Planned action", "Desired outcome"],
        ["Ring-fence one third of places on the aspiring managers programme",
         "Gap between groups is reduced"],
        ["Deliver an active bystander programme to staff.",
         "More applications from communities of all kinds"],
        ["Publish the annual equality data report in it.",
         "Quarterly report received and discussed"],
    ]  # fmt: skip


def test_its_actions_are_read_also_below_other_text():
    above = "Equality Action Plan 2022/23\n\nWe know that there is more to do for all of us.\n\n"
    got = read_bytes((above + TEXT).encode(), "plan.txt").actions
    assert [(one.action.split()[0], one.outcome.split()[0]) for one in got] == [
        ("Ring-fence", "Gap"), ("Deliver", "More"), ("Publish", "Quarterly")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Lead       Head of Pay\nDue        May 2021\nStatus     Open\nOwner      Chair\n",
        TEXT.replace("Deliver an active", "Deliver  an  active"),
        TEXT.replace("Planned action  ", "Planned action.:"),
    ],
    ids=["form", "other-places", "no-header"],
)
def test_other_lines_of_two_texts_are_no_such_table(text):
    assert grids(text) == []


NARROW = """\
Ref Action required            Lead officer               Target date   Progress update

1   Close pay records from the Payroll Manager            31/07/2022    The list is sent by the
    leavers' list each Friday.                                          system.

2   Enforce electronic claims  Deputy Director of Finance September 22  Two departments still use
    in all departments soon.                                            paper.

3   Scan signed contracts into Head of Procurement        12 December   The scanner arrives.
    the register first.
"""


def test_full_cells_a_space_apart_stand_below_the_words_of_the_header():
    assert rows_of(NARROW) == [
        ["Ref", "Action required", "Lead officer", "Target date", "Progress update"],
        ["1", "Close pay records from the leavers' list each Friday.", "Payroll Manager",
         "31/07/2022", "The list is sent by the system."],
        ["2", "Enforce electronic claims in all departments soon.", "Deputy Director of Finance",
         "September 22", "Two departments still use paper."],
        ["3", "Scan signed contracts into the register first.", "Head of Procurement",
         "12 December", "The scanner arrives."],
    ]  # fmt: skip
