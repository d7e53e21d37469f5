"""Columns kept by spaces of which some are full: one space stands before the next."""

from __future__ import annotations

import pytest

from parsers.text.test_laid import rows_of
from planlift import read_bytes

HEAD = """\
Ref   Action to take                 Lead             Due
1     Train every panel before it    Head of HR       May 2021
"""
REST = """\
2     Write to all of the leavers.   Chief Nurse      June 2021
3     Buy captions for each room.    Head of IT       July 2021
"""
FULL = "      meets and then again each year or the deputy\n"
LED = """\
4     Ask each network what stops it Head of Finances
      from meeting as often as it is Head of Estates
      meant to.
5     Hold a fair in each town.      Head of Pay      June 2022
"""


def test_two_cells_that_go_on_below_with_one_space_between_them_are_two():
    rows = rows_of(HEAD + FULL + REST)
    assert rows[1] == [
        "1",
        "Train every panel before it meets and then again each year",
        "Head of HR or the deputy",
        "May 2021",
    ]
    assert len(rows) == 4


def test_no_section_is_made_of_such_a_line():
    got = read_bytes((HEAD + FULL + REST).encode(), "plan.txt").actions
    assert [(a.ref, a.theme, a.owner) for a in got] == [
        ("1", "", "Head of HR or the deputy"),
        ("2", "", "Chief Nurse"),
        ("3", "", "Head of IT"),
    ]


def test_a_full_cell_before_a_lead_is_no_value_across_a_form():
    rows = rows_of(HEAD + "      meets.\n" + REST + LED)
    assert rows[4:] == [
        [
            "4",
            "Ask each network what stops it from meeting as often as it is meant to.",
            "Head of Finances Head of Estates",
            "",
        ],
        ["5", "Hold a fair in each town.", "Head of Pay", "June 2022"],
    ]


@pytest.mark.parametrize(
    "across",
    [
        "so said the survey, and we read it in full.",  # a column begins within a word
        "Progress: the survey told us so Told to everybody",  # it begins with a capital
    ],
)
def test_other_lines_across_the_columns_stay_whole(across):
    rows = rows_of(f"{HEAD}      meets.\n      {across}\n{REST}")
    assert ["".join(row) for row in rows[2:3]] == [across]


def test_a_value_across_a_form_may_have_a_space_where_a_column_begins():
    told = [
        "Train every panel before it sits and again in the year",
        "Write to all the leavers and ask them why they went",
        "Buy captions for the big room of each of the sites",
    ]
    form = (
        "Ref        {at}                Due          May 2021\n"
        "Action     {text}\n"
        "Lead       Head of HR       Status       Open\n\n"
    )
    rows = rows_of("".join(form.format(at=at, text=text) for at, text in enumerate(told, 1)))
    assert [row[1] for row in rows[1::3]] == told
