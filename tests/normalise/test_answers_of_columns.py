"""Answers to recommendations, which are no state of the action that was agreed."""

from __future__ import annotations

import pytest

from normalise.tables import heading, plan, table
from planlift.normalise.column_answers import answers

ROWS = [
    ("Train every panel.", "HR Director", "May 2024"),
    ("Hold stay talks.", "Chair", "June 2024"),
]


@pytest.mark.parametrize("label", ["Management response", "Response", "Decision"])
@pytest.mark.parametrize("said", [("Accepted", "Accepted"), ("Agreed", "Partially agreed")])
def test_answers_are_neither_status_nor_update(label, said):
    rows = [f"{answer} | {' | '.join(row)}" for answer, row in zip(said, ROWS, strict=True)]
    grid = table(f"{label} | Agreed action | Lead | By when", *rows)
    got = plan(heading("Audit action plan"), grid).actions
    assert [(a.status, a.state, a.updates, a.outcome) for a in got] == [("", None, "", "")] * 2
    assert [a.extra[label] for a in got] == [*said]


def test_a_column_called_status_keeps_them():
    rows = [f"Agreed | {' | '.join(row)}" for row in ROWS]
    got = plan(heading("Plan"), table("Status | Action | Lead | By when", *rows)).actions
    assert [a.status for a in got] == ["Agreed", "Agreed"]


@pytest.mark.parametrize("text", ["Agreed. We will train all.", "Noted by whom?", "Complete", ""])
def test_more_than_an_answer_is_none(text):
    assert not answers([text])


@pytest.mark.parametrize("label", ["Progress", "Outcome"])
def test_columns_that_may_say_so_keep_them(label):
    rows = [f"Agreed | {' | '.join(row)}" for row in ROWS]
    got = plan(heading("Plan"), table(f"{label} | Action | Lead | By when", *rows)).actions
    assert all(a.status or a.updates or a.outcome for a in got)
