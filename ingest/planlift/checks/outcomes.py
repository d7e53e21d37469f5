"""The rule on outcomes: each action says how its success is measured."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, numbered, quoted
from planlift.checks.wording import says_nothing
from planlift_schema import State


def no_outcome(case: Case) -> Iterator[Fault]:
    """Actions without a measure of success; one fault for the plan where that is all of them."""
    lacking = [
        (number, action.outcome)
        for number, action in numbered(case.plan)
        if (not action.outcome or says_nothing(action.outcome))
        and action.state is not State.CANCELLED
    ]
    if len(lacking) == len(case.plan.actions) and not any(text for _, text in lacking):
        message = f"none of the {counted(len(lacking), 'action')} says how success is measured"
        only = "the action does not say how success is measured"
        yield Fault(message if len(lacking) > 1 else only, field="outcome")
        return
    for number, text in lacking:
        said = f"the outcome {quoted(text)} says nothing" if text else "no outcome is given"
        yield Fault(said, number, "outcome")
