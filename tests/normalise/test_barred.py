"""Labels that bars, dots and semicolons part from each other, in lines and in brackets."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise.barred import barred_labels

ROWS = [
    ("1.1", "Put up new signage in the emergency department", "Matron", "May 2025", "Green"),
    (
        "1.2",
        "Invite two associate directors to join the board",
        "Chief Executive",
        "June 2025",
        "Red",
    ),
    ("1.3", "Move the budget to one central fund", "Head of Finance", "July 2025", "Amber"),
]


def _told(got):
    return [(a.ref, a.action, a.owner, a.deadline, a.status) for a in got.actions]


@pytest.mark.parametrize("mark", ["|", "•", ";", "/"])
def test_each_piece_of_a_line_below_an_action_is_a_label_and_its_value(mark):
    lines = []
    for ref, action, owner, due, state in ROWS:
        told = f" {mark} ".join([f"Lead officer: {owner}", f"by: {due}", f"Position: {state}"])
        lines += [line(f"{ref} {action}"), line(told)]
    assert _told(plan(heading("Our culture", 3), *lines)) == ROWS


def test_a_piece_that_is_left_out_leaves_the_others_where_they_are():
    (ref, action, _, due, state), *_ = ROWS
    lines = [line(f"{ref} {action}"), line(f"by: {due} | Position: {state}")]
    for ref, action, owner, due, state in ROWS[1:]:
        told = f"Lead officer: {owner} | by: {due} | Position: {state}"
        lines += [line(f"{ref} {action}"), line(told)]
    got = plan(heading("Metric 2: Likelihood of being appointed", 3), *lines)
    assert _told(got) == [(*ROWS[0][:2], "", *ROWS[0][3:]), *ROWS[1:]]
    assert {a.indicator for a in got.actions} == {"Metric 2: Likelihood of being appointed"}


def test_a_label_that_no_one_knows_is_told_in_brackets_by_its_value():
    lines = [
        line(f"{ref} {action} (Responsible: {owner}; Timescale: {due}; Position: {state})")
        for ref, action, owner, due, state in ROWS
    ]
    got = plan(heading("1. Community cohesion", 3), *lines)
    assert _told(got) == ROWS


@pytest.mark.parametrize(
    "text",
    [
        "Train every panel. Owner: Matron; due: May 2021",
        "Train every panel (Lead: Matron; By: May 2024)",
        "Note: see page 4",
        "Green: done | Red: late",
    ],
)
def test_sentences_brackets_and_keys_are_no_such_lines(text):
    assert barred_labels([line(text)]) == {}
