"""Yes or no under a header that asks for a state."""

from __future__ import annotations

import pytest

from normalise.tables import plan, table
from planlift.normalise.answers import read_answer


@pytest.mark.parametrize("label", ["Done?", "Complete (Y/N)", "Has it been completed?"])
def test_yes_is_the_state_asked_for_and_no_is_doubtful(label):
    assert read_answer("Yes", label).state == "complete"
    no = read_answer("N", label)
    assert (no.state, bool(no.review)) == (None, True)


@pytest.mark.parametrize(("text", "label"), [("Yes", "RAG"), ("Nearly", "Done?"), ("Y", "")])
def test_what_answers_no_question_is_none(text, label):
    assert read_answer(text, label) is None


def test_a_table_that_asks_whether_it_was_done():
    got = plan(
        table(
            "Action | Who | When | Done?",
            "Write to the chairs. | HR Manager | May 2019 | Yes",
            "Bring the figures. | Analyst | June 2019 | No",
        )
    )
    assert [(a.status, a.state) for a in got.actions] == [("Yes", "complete"), ("No", None)]
    assert ["status" in a.review for a in got.actions] == [False, True]
