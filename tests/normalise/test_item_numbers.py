"""The number or code that a line opens with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise.item_numbers import is_code, number_of, without_number


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("AP01 – Train panels", "AP01", "Train panels"),
        ("R3: Train panels", "R3", "Train panels"),
        ("KB-2 Train panels", "KB-2", "Train panels"),
        ("CS/1 Train panels", "CS/1", "Train panels"),
        ("AP 23/14 Train panels", "AP 23/14", "Train panels"),
        ("Pledge 6: We will train panels", "Pledge 6", "We will train panels"),
        ("1.2 Train panels", "1.2", "Train panels"),
        ("(4) Train panels", "(4)", "Train panels"),
    ],
)
def test_a_number_or_code_and_what_it_numbers(text, number, words):
    (paragraph,) = [line(text)]
    assert number_of(paragraph).strip("().") == number.strip("().")
    assert without_number(paragraph) == words


@pytest.mark.parametrize(
    "text",
    [
        "Q3 – Train panels",
        "Q3 2019/20 Train panels",
        "EDS2 Equality objectives",
        "Indicator 4: Access to training",
        "Metric 3: Capability",
        "Theme 2: Leadership",
        "NHS Trust staff are trained",
        "10 staff left",
        "2019 Train panels",
        "1.6 times as likely",
        "COVID-19 has set us back",
    ],
)
def test_quarters_frameworks_indicators_and_figures_number_nothing(text):
    paragraph = line(text)
    assert number_of(paragraph) == ""
    assert without_number(paragraph) == text


def test_codes_before_items_with_brackets_are_their_refs():
    got = plan(
        heading("What we will do", 2),
        line("CS/1 Train every panel. (HR Director, May 2024)"),
        line("CS/2 Hold stay talks. (OD Lead, June 2024)"),
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("CS/1", "Train every panel.", "HR Director"),
        ("CS/2", "Hold stay talks.", "OD Lead"),
    ]


def test_numbered_pledges_above_labels_are_actions_with_a_ref():
    got = plan(
        line("Pledge 1: Train every panel."),
        line("Lead: HR Director"),
        line("Due: May 2024"),
        line("Pledge 2: Hold stay talks."),
        line("Lead: OD Lead"),
        line("Due: June 2024"),
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("Pledge 1", "Train every panel.", "HR Director"),
        ("Pledge 2", "Hold stay talks.", "OD Lead"),
    ]


@pytest.mark.parametrize("text", ["EQ-01", "AP01", "R3", " KB.2 ", "C12a", "WDES-01"])
def test_a_code_alone_names_what_stands_below_it(text):
    assert is_code(text)


@pytest.mark.parametrize("text", ["EDS2", "EQ", "01", "EQ-01 Train", "Ward 3", "2019/20", ""])
def test_frameworks_words_and_numbers_alone_are_no_code(text):
    assert not is_code(text)


def test_a_number_with_a_letter_counts_before_a_capital_alone():
    assert (number_of(line("4b Train panels")), number_of(line("4b of these"))) == ("4b", "")


def test_a_code_as_a_heading_is_the_ref_of_its_block():
    got = plan(
        *(
            block
            for code, order, owner in (
                ("EQ-01", "Train every panel.", "HR Director"),
                ("EQ-02", "Hold stay talks.", "OD Lead"),
            )
            for block in (heading(code, 2), line(f"Action: {order}"), line(f"Lead: {owner}"))
        )
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("EQ-01", "Train every panel.", "HR Director"),
        ("EQ-02", "Hold stay talks.", "OD Lead"),
    ]


def test_a_code_before_the_action_of_a_record_is_its_ref():
    got = plan(
        line("EQ-01: Train every panel. Lead: HR Director. Due: May 2024"),
        line("EQ-02: Hold stay talks. Lead: OD Lead. Due: June 2024"),
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("EQ-01", "Train every panel.", "HR Director"),
        ("EQ-02", "Hold stay talks.", "OD Lead"),
    ]


def test_a_heading_may_count_its_action_with_a_letter_and_a_number():
    got = plan(
        heading("Action C1: Post rota gaps a week ahead", 2),
        line("Lead: Rota Manager"),
        line("Due: May 2024"),
        heading("Action C2: Clear one store room per floor", 2),
        line("Lead: Estates Manager"),
        line("Due: June 2024"),
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("Action C1", "Post rota gaps a week ahead", "Rota Manager"),
        ("Action C2", "Clear one store room per floor", "Estates Manager"),
    ]


TOPICS = {
    "Severe illness": [("Invite all patients on the list.", "Pharmacist")],
    "Learning disability": [("Send letters that are easy to read.", "Chief Nurse")],
}


@pytest.mark.parametrize(("behind", "set_off"), [("\t", ()), (" ", ((0, 8),))])
def test_a_name_with_a_number_that_is_set_apart_numbers_the_action(behind, set_off):
    parts, expected = [], []
    for number, (topic, actions) in enumerate(TOPICS.items(), 1):
        parts.append(heading(topic, 3))
        for order, lead in actions:
            text = f"Action {number}{behind}{order}"
            numbered = replace(line(text), text=text, set_off=set_off)
            parts += [numbered, line(f"• Lead: {lead}"), line("• Timescale: March 2024")]
            expected.append((f"Action {number}", order, lead, topic))
    assert [(a.ref, a.action, a.owner, a.theme) for a in plan(*parts).actions] == expected


def test_a_number_that_the_program_counts_by_is_the_ref_of_the_action_in_its_heading():
    parts = []
    for number, (order, lead) in enumerate(
        [("Replace the heavy doors.", "Head of Estates"), ("Open late on Fridays.", "Manager")], 1
    ):
        counted = replace(heading(order, 3), marker=f"Commitment {number}")
        parts += [counted, line(f"Responsible: {lead}"), line("Deadline: May 2024")]
    got = plan(heading("Getting in", 2), *parts)
    assert [(a.ref, a.action) for a in got.actions] == [
        ("Commitment 1", "Replace the heavy doors."),
        ("Commitment 2", "Open late on Fridays."),
    ]


def test_a_heading_that_is_a_number_is_the_ref_of_the_block_below():
    parts = []
    for ref, order in (("1.1", "Advertise posts by radio."), ("1.2", "Pay a fair wage.")):
        parts += [heading(ref, 3), line(f"Action: {order}"), line("Lead officer: Registrar")]
    got = plan(heading("Who works here", 2), *parts)
    assert [(a.ref, a.action) for a in got.actions] == [
        ("1.1", "Advertise posts by radio."),
        ("1.2", "Pay a fair wage."),
    ]
