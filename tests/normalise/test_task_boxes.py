"""Items of a list with a box before them, which is ticked where they are done."""

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise import read_status
from planlift_schema import State


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[x]", State.COMPLETE),
        ("[X]", State.COMPLETE),
        ("[ ]", State.NOT_STARTED),
        ("[]", State.NOT_STARTED),
        ("[ ] Complete [x] In progress", State.IN_PROGRESS),
        ("[y]", None),
    ],
)
def test_a_typed_box_is_read_as_a_drawn_one(text, state):
    assert read_status(text).state is state


@pytest.mark.parametrize("bullet", ["- ", ""])
@pytest.mark.parametrize(("done", "left"), [("[x]", "[ ]"), ("☑", "☐"), ("✅", "☐")])
def test_the_box_before_an_item_is_its_status(bullet, done, left):
    got = plan(
        heading("People", 2),
        line(f"{bullet}{done} Train all panel members (Head of Resourcing, March 2020)"),
        line(f"{bullet}{left} Buy two hoists (OD Lead, June 2020)"),
        heading("Estates", 2),
        line(f"{bullet}{left} Light the car park (Head of Estates, July 2020)"),
        line("Please ask us for this plan in another format."),
    )
    assert [(a.action, a.owner, a.deadline, a.status, a.state, a.theme) for a in got.actions] == [
        ("Train all panel members", "Head of Resourcing", "March 2020", done, State.COMPLETE, "People"),
        ("Buy two hoists", "OD Lead", "June 2020", left, State.NOT_STARTED, "People"),
        ("Light the car park", "Head of Estates", "July 2020", left, State.NOT_STARTED, "Estates"),
    ]  # fmt: skip
    assert not any(a.review for a in got.actions)


def test_a_state_told_behind_the_item_stands():
    got = plan(
        heading("Our actions", 2),
        line("- [ ] Train the Board (Lead: OD Lead; by June 2019; Status: In progress)"),
        line("- [x] Buy captions (Lead: OD Lead; by July 2019; Status: Complete)"),
    )
    assert [(a.action, a.status) for a in got.actions] == [
        ("Train the Board", "In progress"),
        ("Buy captions", "Complete"),
    ]


def test_brackets_with_words_before_an_item_are_no_box():
    got = plan(heading("Our actions", 2), line("- [Draft] Train the Board"), line("- Buy captions"))
    assert [(a.action, a.status) for a in got.actions] == [
        ("[Draft] Train the Board", ""),
        ("Buy captions", ""),
    ]
