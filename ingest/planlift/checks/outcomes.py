"""The rule on outcomes: each action says how its success is measured."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, numbered, quoted
from planlift.checks.wording import says_nothing
from planlift_schema import State

# Where this share of a plan's actions has none, that is how the plan is made: one finding.
_MOSTLY = 0.5


def no_outcome(case: Case) -> Iterator[Fault]:
    """Actions without a measure of success; one fault for the plan where most have none."""
    lacking = [
        (number, action.outcome)
        for number, action in numbered(case.plan)
        if (not action.outcome or says_nothing(action.outcome))
        and action.state is not State.CANCELLED
    ]
    every = len(case.plan.actions)
    if lacking and len(lacking) > _MOSTLY * every:
        named = every - len(lacking)
        say = "say" if named > 1 else "says"
        of = counted(every, "action")
        yield Fault(
            f"{f'only {named}' if named else 'none'} of the {of} {say} how success is measured",
            field="outcome",
        )
        return
    for number, text in lacking:
        said = f"the outcome {quoted(text)} says nothing" if text else "no outcome is given"
        yield Fault(said, number, "outcome")
