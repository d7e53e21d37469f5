"""Lines whose cells one mark joins, and dots and signs that lead from a label to its value."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise.delimited import with_delimited
from planlift.normalise.grid import Grid

ROWS = [
    ("Train every panel in fair selection", "HR Director", "May 2024"),
    ("Hold stay talks on each ward", "OD Lead", "June 2024"),
    ("Publish the results on the intranet", "Chair", "July 2024"),
]


def _told(*lines):
    return [(a.action, a.owner, a.deadline) for a in plan(*map(line, lines)).actions]


@pytest.mark.parametrize("mark", ["|", "/", "–", "//", ">", "::", "~"])
def test_lines_of_cells_that_one_mark_joins_are_the_table_they_were(mark):
    lines = [f" {mark} ".join(row) for row in [("Action", "Lead", "Deadline"), *ROWS]]
    assert _told(*lines) == ROWS


def test_every_word_of_the_lines_stands_in_the_plan():
    header = "Action | Lead | Deadline"
    got = plan(*(line(text) for text in [header, *(" | ".join(row) for row in ROWS)]))
    assert header in [rest.text for rest in got.rest]


def _grids(*texts):
    return [item for item in with_delimited([*map(line, texts)]) if isinstance(item, Grid)]


def test_two_such_lines_are_too_few():
    lines = [" / ".join(row) for row in ROWS]
    assert [len(grid.rows) for grid in _grids(*lines)] == [3]
    assert _grids(*lines[:2]) == []


def test_another_mark_or_another_number_of_cells_begins_anew():
    lines = [" / ".join(row) for row in ROWS]
    assert _grids(*lines[:2], " | ".join(ROWS[2])) == []
    assert _grids(*lines[:2], f"{lines[2]} / On track") == []


@pytest.mark.parametrize(
    "text",
    [
        "Home – About us – Equality",
        "Nurses | Doctors | Porters",
        "1. Review the policy – the form – May 2024",
        "- Review the policy – HR Director – May 2024",
        "Review the policy, HR Director, May 2024",
        "Review the policy – May 2024",
    ],
)
def test_paths_lists_and_sentences_are_no_such_lines(text):
    assert _grids(*[text] * 3) == []


@pytest.mark.parametrize("joint", [" ..... ", " = ", ": ", "\t"])
def test_dots_and_signs_lead_from_a_label_to_its_value(joint):
    lines = []
    for action, owner, date in ROWS[:2]:
        lines += [f"Action{joint}{action}.", f"Lead{joint}{owner}", f"Deadline{joint}{date}"]
    assert _told(*lines) == [(f"{row[0]}.", *row[1:]) for row in ROWS[:2]]


def test_dots_that_lead_to_a_page_label_nothing():
    got = plan(
        heading("Contents", 2),
        line("Action ..... 4"),
        line("Lead ..... 9"),
        line("Deadline ..... 12"),
    )
    assert got.actions == ()
