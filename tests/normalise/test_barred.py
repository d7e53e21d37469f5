"""Labels that bars, dots and semicolons part from each other, in lines and in brackets."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise.barred import barred_labels
from planlift.pipeline import read_bytes

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


def test_forms_between_bars_keep_the_number_above_their_first_value():
    body = "".join(
        f"Workstream {at}: Culture\n\n | Action {at}\nAnalysis | Too late\nTask | {action}\n"
        f"Due | {due}\n\n"
        for at, (_, action, _, due, _) in enumerate(ROWS, 1)
    )
    got = read_bytes(f"Internal Audit action plan 2024/25\n\n{body}".encode(), "plan.txt").actions
    assert [(a.ref, a.theme, a.action) for a in got] == [
        (f"Action {at}", f"Workstream {at}: Culture", row[1]) for at, row in enumerate(ROWS, 1)
    ]


def test_a_question_that_opens_a_line_is_a_label_whatever_it_asks():
    body = "".join(
        f"What we plan to do: {action}\nWhose job is it? {owner}\nNeeded by: {due}\n\n"
        for _, action, owner, due, _ in ROWS
    )
    got = read_bytes(f"Internal Audit action plan 2024/25\n\n{body}".encode(), "plan.txt").actions
    assert [(a.action, a.owner) for a in got] == [row[1:3] for row in ROWS]


def test_a_label_that_no_one_knows_wins_over_one_before_a_space():
    body = "".join(
        f"ACTION NO: {ref}\nWORK TO BE DONE: {action}\nDIFFERENCE FOR STAFF: More trust\n"
        f"LED BY: {owner}\n\n"
        for ref, action, owner, *_ in ROWS
    )
    got = read_bytes(f"WRES action plan 2024/25\n\n{body}".encode(), "plan.txt").actions
    assert {a.outcome for a in got} <= {"More trust", ""}
    assert not any("STAFF" in a.outcome for a in got)


def test_a_key_below_its_name_needs_no_marks():
    key = "Key to ratings\n\nB   Complete\n\nG   On track\n\nR   Not started\n\n"
    body = "".join(
        f"Action point {at}\n\nTask: {action}\nColour: {state}\n\n"
        for at, ((_, action, *_), state) in enumerate(zip(ROWS, "GBR", strict=True), 1)
    )
    got = read_bytes(f"WRES action plan 2024/25\n\n{key}{body}".encode(), "plan.txt").actions
    assert [a.state for a in got] == ["on_track", "complete", "not_started"]


def test_a_state_alone_below_an_action_completes_it_as_others_do():
    lines = [line(f"{ROWS[0][0]} {ROWS[0][1]}"), line("Position: 25%")]
    for ref, action, owner, due, state in ROWS[1:]:
        told = f"Responsible: {owner} | by: {due} | Position: {state}"
        lines += [line(f"{ref} {action}"), line(told)]
    got = plan(heading("Theme 3: Record keeping", 3), *lines)
    assert [a.action for a in got.actions] == [row[1] for row in ROWS]
    assert [a.owner for a in got.actions] == ["", "Chief Executive", "Head of Finance"]


def test_one_numbered_action_under_a_heading_of_its_own_is_read():
    blocks = []
    for ref, action, owner, _, state in ROWS:
        told = line(f"Responsible: {owner} | Position: {state}")
        blocks += [heading(f"Theme {ref}: Safe", 3), line(f"{ref} {action}"), told]
    assert [a.action for a in plan(*blocks).actions] == [row[1] for row in ROWS]


@pytest.mark.parametrize("value", ["from 44% to 55%: better", "Head of IT; Manager – Digital"])
def test_a_slash_within_a_label_parts_nothing(value):
    blocks = [
        one
        for n in (1, 2, 3)
        for one in (
            heading(f"Action {n}", 3),
            line(f"Action we will take: Train panel {n}"),
            line(f"Owner / lead: {'Head of IT; Manager – Digital' if n == 3 else 'Head of HR'}"),
            line(f"Target / measure: {value if n == 3 else 'All trained'}"),
        )
    ]
    got = plan(*blocks)
    assert [a.owner for a in got.actions] == ["Head of HR"] * 2 + ["Head of IT; Manager – Digital"]
    assert [a.outcome for a in got.actions] == ["All trained"] * 2 + [value]
