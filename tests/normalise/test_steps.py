"""Several actions in one cell, and what the cells beside them list."""

from __future__ import annotations

import datetime as dt

import pytest

from normalise.tables import plan, table

HEADER = "Ref | Action | Lead | By when | Progress"


def steps_of(action, owner="HR Manager", deadline="May 2019", updates=""):
    made = plan(table(HEADER, f"1 | {action} | {owner} | {deadline} | {updates}"))
    [row] = made.actions
    return row


def told(row):
    return [(s.text, s.owner, s.deadline, s.due.by) for s in row.steps]


MAY, JUNE, JULY = dt.date(2019, 5, 31), dt.date(2019, 6, 30), dt.date(2019, 7, 31)


def test_lists_of_one_length_go_to_the_steps_in_order():
    row = steps_of(
        "- Review adverts.~- Train panels.", "- HR Lead~- OD Lead", "- May 2019~- June 2019"
    )
    assert told(row) == [
        ("Review adverts.", "HR Lead", "May 2019", MAY),
        ("Train panels.", "OD Lead", "June 2019", JUNE),
    ]


def test_lists_go_by_their_numbers_where_they_bear_them():
    row = steps_of(
        "1. Review adverts.~2. Train panels.~3. Write a guide.",
        deadline="3. July 2019~1. May 2019",
        updates="1-2: Done.~3. In hand.",
    )
    assert [s.deadline for s in row.steps] == ["May 2019", "", "July 2019"]
    assert [s.updates for s in row.steps] == ["Done.", "Done.", "In hand."]
    assert row.review == {}


def test_numbers_that_count_on_in_one_line_are_a_list():
    row = steps_of("1. Review adverts. 2. Train panels.", deadline="1. May 2019 2. June 2019")
    assert [(s.text, s.deadline) for s in row.steps] == [
        ("Review adverts.", "May 2019"),
        ("Train panels.", "June 2019"),
    ]


def test_lists_that_do_not_agree_stay_whole_and_are_named():
    row = steps_of("- Review adverts.~- Train panels.~- Write.", "- HR Lead~- OD Lead")
    assert [s.owner for s in row.steps] == ["", "", ""]
    assert row.review["owner"] == "lists 2 for 3 actions"


def test_plain_lines_go_to_listed_actions_where_each_has_its_date():
    row = steps_of("- Review adverts.~- Train panels.", "HR Lead~OD Lead", "May 2019~June 2019")
    assert [(s.owner, s.deadline) for s in row.steps] == [
        ("HR Lead", "May 2019"),
        ("OD Lead", "June 2019"),
    ]


def test_two_owners_beside_two_actions_with_one_date_may_own_both():
    row = steps_of("- Review adverts.~- Train panels.", "HR Lead~OD Lead")
    assert [s.owner for s in row.steps] == ["", ""]


def test_plain_lines_are_steps_where_each_has_its_date_and_owner():
    row = steps_of(
        "Review adverts.~Train panels.~Write a guide.",
        "HR Lead~OD Lead~EDI Lead",
        "May 2019~June 2019~July 2019",
    )
    assert [(s.owner, s.due.by) for s in row.steps] == [
        ("HR Lead", MAY),
        ("OD Lead", JUNE),
        ("EDI Lead", JULY),
    ]


@pytest.mark.parametrize(
    ("owner", "deadline"),
    [
        ("HR Lead", "May 2019"),
        ("HR Lead~OD Lead", "May 2019"),
        ("HR Lead~OD Lead~EDI Lead", "May 2019~June 2019"),
        ("HR Lead~OD Lead", "May 2019~see the strategy"),
        ("HR Lead", "May 2019~September 2019"),
    ],
)
def test_paragraphs_of_one_action_are_no_steps(owner, deadline):
    assert steps_of("Review adverts.~Train panels.", owner, deadline).steps == ()


@pytest.mark.parametrize("deadline", ["31.05.2019~30.06.2019", "13-17 May 2019~10-14 June 2019"])
def test_figures_of_dates_are_no_numbers_of_items(deadline):
    row = steps_of("- Review adverts.~- Train panels.~- Write.", deadline=deadline)
    assert [s.deadline for s in row.steps] == ["", "", ""]
    assert "deadline" not in row.review or "lists" not in row.review["deadline"]


@pytest.mark.parametrize(
    "deadline",
    ["September 2019 to~February 2020", "March~2020", "May 2019 -~July 2019", "May 2019~now July"],
)
def test_one_deadline_that_a_narrow_cell_wraps_is_not_parted(deadline):
    row = steps_of("- Review adverts.~- Train panels.", "HR Lead~OD Lead", deadline)
    assert [s.deadline for s in row.steps] == ["", ""]
