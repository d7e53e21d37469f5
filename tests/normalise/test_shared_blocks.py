"""Blocks whose action is a list of several, tables of one row below their action, running numbers."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.item_numbers import counts_on, number_of
from planlift.normalise.labels import labels_in
from planlift.normalise.numbered import _count


def _lines(*texts):
    return [line(text) for text in texts]


ITEMS = [
    ("Train every panel", "May 2024"),
    ("Hold stay talks", "June 2024"),
    ("Publish the results", "July 2024"),
]


def test_a_list_behind_one_label_whose_items_each_have_a_date_is_an_action_each():
    got = plan(
        *_lines(
            "Issue: Few stay.", "Action:", *(f"- {order} ({date})" for order, date in ITEMS),
            "Lead: HR Director",
        )
    ).actions  # fmt: skip
    assert [(a.summary, a.action, a.deadline, a.owner) for a in got] == [
        ("Few stay.", order, date, "HR Director") for order, date in ITEMS
    ]


def test_a_list_behind_one_label_without_dates_of_its_own_is_one_action():
    got = plan(
        *_lines(
            "Issue: Few stay.", "Action:", *(f"- {order}" for order, _ in ITEMS),
            "Lead: HR Director", "Due: May 2024",
        )
    ).actions  # fmt: skip
    assert [(a.owner, a.deadline) for a in got] == [("HR Director", "May 2024")]
    assert got[0].action.splitlines() == [f"- {order}" for order, _ in ITEMS]


def test_a_table_of_one_row_has_the_order_above_it_as_its_action():
    got = plan(
        *(
            block
            for at, (order, date) in enumerate(ITEMS, 1)
            for block in (
                heading(f"Part of the year {at}", 2),
                line(f"{order}."),
                table("Lead | Due | Success measure", f"HR Director | {date} | Fewer leave"),
            )
        )
    ).actions
    assert [(a.action, a.owner, a.deadline, a.outcome) for a in got] == [
        (f"{order}.", "HR Director", date, "Fewer leave") for order, date in ITEMS
    ]


def test_a_table_of_more_rows_has_no_action_from_above_it():
    blocks = [
        block
        for at, (order, date) in enumerate(ITEMS, 1)
        for block in (
            heading(f"Part of the year {at}", 2),
            line(f"{order}."),
            table(
                "Lead | Due | Success measure",
                f"HR Director | {date} | Fewer leave",
                f"OD Lead | {date} | More stay",
            ),
        )
    ]
    assert not {a.action for a in plan(*blocks).actions} & {f"{order}." for order, _ in ITEMS}


def test_an_order_above_a_table_with_an_action_of_its_own_is_none():
    got = plan(
        *(
            block
            for at, (order, date) in enumerate(ITEMS, 1)
            for block in (
                heading(f"Part of the year {at}", 2),
                line("Review how we appoint."),
                table("Action | Lead | Due", f"{order} | HR Director | {date}"),
            )
        )
    ).actions
    assert [a.action for a in got] == [order for order, _ in ITEMS]


@pytest.mark.parametrize(
    "numbers",
    [["1", "2", "3"], ["1a", "1b", "2a"], ["1.1", "1.2", "2.1", "3.1"], ["1a"]],
)
def test_numbers_that_count_in_parts_have_no_gap(numbers):
    assert _count(numbers)


@pytest.mark.parametrize(
    "numbers",
    [["1", "3"], ["2", "3"], ["1a", "1c"], ["1a", "3a"], ["1.1", "1.3"], ["1", "1a"]],
)
def test_numbers_with_a_gap_or_of_two_kinds_do_not_count(numbers):
    assert not _count(numbers)


@pytest.mark.parametrize(
    ("above", "below", "counts"),
    [
        ("1. Train", "2. Talk", True),
        ("(9) Train", "(10) Talk", True),
        ("1. Train", "3. Talk", False),
        ("1. Train", "1. Talk", False),
        ("1. Train", "Talk", False),
        ("Train", "2. Talk", False),
    ],
)
def test_a_line_counts_on_where_it_has_the_very_next_number(above, below, counts):
    assert counts_on(above, line(below)) is counts


def test_the_next_number_of_a_list_in_a_value_opens_no_block():
    got = plan(
        *_lines(
            "Action:", "1. Train every panel.", "2. Hold stay talks.", "Lead: HR Director",
            "Due: May 2024",
        ),
        heading("Later", 2),
        *_lines(
            "Action:", "1. Publish the results.", "2. Widen adverts.", "Lead: OD Lead",
            "Due: June 2024",
        ),
    ).actions  # fmt: skip
    assert [(a.action, a.owner) for a in got] == [
        ("1. Train every panel.\n2. Hold stay talks.", "HR Director"),
        ("1. Publish the results.\n2. Widen adverts.", "OD Lead"),
    ]


def test_a_code_behind_a_bullet_is_its_number():
    assert number_of(line("- AP01 – Train every panel")) == "AP01"
    assert number_of(line("2. AP01 – Train every panel")) == "2."


def _headed(*values):
    names = ("Action", "Lead", "Due")
    return [
        block
        for name, value in zip(names, values, strict=True)
        for block in (heading(name, 3), line(value))
    ]


def test_a_heading_above_a_list_of_dated_actions_labels_no_value():
    values = _headed("Train every panel.", "HR Director", "May 2024")
    assert len(labels_in(values).looks) == 3
    dated = _headed("- Train every panel (May 2024)", "HR Director", "May 2024")
    assert id(dated[0]) not in labels_in(dated).looks
