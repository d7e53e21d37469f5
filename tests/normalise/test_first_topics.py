"""The topic over the first action, and topics over numbers that begin anew."""

from __future__ import annotations

import pytest

from planlift import read_bytes

ACTIONS = [
    ("Close pay records each Friday.", "Payroll Manager", "31/07/2022"),
    ("Enforce electronic claims.", "Deputy Director of Finance", "September 2022"),
    ("Scan signed contracts.", "Head of Procurement", "12 December 2022"),
    ("Report every waiver.", "Company Secretary", "Quarterly"),
]
HEAD = "Internal audit follow-up: agreed actions 2022/23\nColdharbour Partnership NHS Trust\n\n"
TOLD = "This document sets out the steps that we will take.\n\n"


def _themes(text):
    actions = read_bytes(text.encode(), "plan.txt").actions
    assert [a.action for a in actions] == [order for order, _, _ in ACTIONS]
    return [a.theme for a in actions]


def _outline(numbers):
    lines = [
        f"   {number} {order}\n       Lead: {lead}\n       Deadline: {due}\n"
        for number, (order, lead, due) in zip(numbers, ACTIONS, strict=True)
    ]
    return f"{HEAD}{TOLD}Payroll\n\n{lines[0]}{lines[1]}\nContracts\n\n{lines[2]}{lines[3]}"


def test_a_line_over_numbers_that_begin_anew_is_their_topic():
    themes = _themes(_outline(["1.1", "1.2", "2.1", "2.2"]))
    assert themes == ["Payroll", "Payroll", "Contracts", "Contracts"]


def test_one_line_within_numbers_that_count_on_is_none():
    assert _themes(_outline(["1.1", "1.2", "1.3", "1.4"])) == [""] * 4


@pytest.mark.parametrize("above", ["", TOLD])
def test_the_line_over_action_1_is_its_topic_below_the_name_of_the_organisation_too(above):
    blocks = [
        f"Action {at}\n\n{order}\nLead: {lead}\nDue: {due}\n\n"
        for at, (order, lead, due) in enumerate(ACTIONS, 1)
    ]
    text = f"{HEAD}{above}Travel\n\n{blocks[0]}{blocks[1]}Energy\n\n{blocks[2]}{blocks[3]}"
    assert _themes(text) == ["Travel", "Travel", "Energy", "Energy"]
