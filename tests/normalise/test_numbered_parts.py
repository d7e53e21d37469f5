"""Parts, blocks and their numbers: which names a theme, which is a ref, and which is no value."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise.item_numbers import names_number

TOLD = [
    ("Train every panel.", "Head of HR", "May 2021"),
    ("Publish a guide.", "Chief Nurse", "June 2021"),
    ("Review all awards.", "Head of Pay", "May 2022"),
]


def outline(*parts):
    """Parts ("2 Culture") and refs of the actions below each."""
    blocks, told = [], iter(TOLD)
    for part, *refs in parts:
        blocks.append(line(part))
        for ref in refs:
            action, lead, due = next(told)
            blocks += [line(f"{ref} {action}"), line(f"Lead: {lead}"), line(f"Due: {due}")]
    return plan(*blocks).actions


def card(name, at, *labels):
    """A block below a line that names it, whose labels are in this order."""
    action, lead, due = TOLD[at]
    values = {"Action": action, "Lead": lead, "Due": due}
    return [name, *(line(f"{label}: {values[label]}") for label in labels)]


def cards(*names):
    made = (card(name, at, "Action", "Lead", "Due") for at, name in enumerate(names))
    return plan(*(block for one in made for block in one)).actions


@pytest.mark.parametrize("last", ["Leadership", "Pay"])  # a word that also names parts of reports
def test_a_numbered_line_over_the_first_that_it_counts_is_the_theme_of_all(last):
    got = outline(("2 Culture", "2.1", "2.2"), (f"3 {last}", "3.1"))
    assert [(a.ref, a.theme, a.action) for a in got] == [
        ("2.1", "2 Culture", "Train every panel."),
        ("2.2", "2 Culture", "Publish a guide."),
        ("3.1", f"3 {last}", "Review all awards."),
    ]


def test_a_stop_behind_the_number_of_a_part_changes_nothing():
    got = outline(("2. Culture", "2.1", "2.2"), ("3. Leadership", "3.1"))
    assert [a.theme for a in got] == ["2. Culture", "2. Culture", "3. Leadership"]


@pytest.mark.parametrize("part", ["2 Culture", "Culture", "31 Culture"])
def test_a_line_that_does_not_count_what_is_below_it_is_no_theme(part):
    assert [a.theme for a in outline((part, "3.1", "3.2", "3.3"))] == ["", "", ""]


def test_a_plain_topic_over_marked_headings_is_the_theme_of_those_that_follow():
    blocks = [card(heading(f"Action {at + 1}", 3), at, "Action", "Lead", "Due") for at in range(3)]
    got = plan(line("Culture"), *blocks[0], *blocks[1], line("Leadership"), *blocks[2]).actions
    assert [(a.ref, a.theme) for a in got] == [
        ("Action 1", "Culture"),
        ("Action 2", "Culture"),
        ("Action 3", "Leadership"),
    ]


def test_a_marked_heading_that_numbers_no_action_ends_a_plain_topic():
    blocks = [card(heading(f"Action {at + 1}", 3), at, "Action", "Lead", "Due") for at in range(3)]
    parts = line("Culture"), heading("Leadership", 2)
    got = plan(parts[0], *blocks[0], *blocks[1], parts[1], *blocks[2]).actions
    assert [a.theme for a in got] == ["Culture", "Culture", "Leadership"]


@pytest.mark.parametrize("name", ["ACTION", "Action", "PLEDGE"])
def test_a_numbered_line_below_a_label_left_empty_is_no_value_of_it(name):
    first = [*card(line(f"{name} 4"), 0, "Action", "Due"), line("Lead:")]
    got = plan(*first, *card(line(f"{name} 5"), 1, "Action", "Due", "Lead")).actions
    assert [(a.ref, a.action, a.owner) for a in got] == [
        (f"{name} 4", "Train every panel.", ""),
        (f"{name} 5", "Publish a guide.", "Chief Nurse"),
    ]


@pytest.mark.parametrize("text", ["INDICATOR 5", "METRIC 5", "Theme 5", "NHS 24", "MAY 2021"])
def test_names_of_indicators_bodies_and_dates_in_capitals_count_nothing(text):
    assert not names_number(line(text))


@pytest.mark.parametrize("name", ["ID", "Ref", "Reference"])
def test_a_name_that_only_says_that_a_number_follows_is_no_part_of_the_ref(name):
    got = cards(line(f"{name} 3"), line(f"{name} 4"))
    assert [(a.ref, a.action) for a in got] == [
        ("3", "Train every panel."),
        ("4", "Publish a guide."),
    ]


@pytest.mark.parametrize("name", ["Action", "Action no.", "Pledge"])
def test_a_name_that_says_what_is_numbered_is_part_of_the_ref(name):
    got = cards(line(f"{name} 3"), line(f"{name} 4"))
    assert [a.ref for a in got] == [f"{name} 3", f"{name} 4"]
