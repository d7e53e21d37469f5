"""The rule on indicators: which of the framework's have no action."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.rule import Fault, counted, listed
from planlift.indicator_codes import whole_of, wholes_of, words_for_items
from planlift_schema import ActionPlan


def unaddressed(plan: ActionPlan) -> Iterator[Fault]:
    """One fault for each framework some of whose indicators no action names."""
    named = {whole_of(code) for action in plan.actions for code in action.indicators}
    doubtful = sum("indicator" in action.review for action in plan.actions)
    for framework in plan.frameworks:
        wholes = wholes_of(framework)
        missing = [code for code in wholes if code not in named]
        if not missing:
            continue
        words = words_for_items(framework)
        if len(missing) == len(wholes):
            message = f"no action names one of the {framework} {words}"
        else:
            numbers = [code.removeprefix(f"{framework}-") for code in missing]
            noun = words if len(numbers) > 1 else words.removesuffix("s")
            message = f"no action names {framework} {noun} {listed(numbers)}"
        if doubtful:
            message += f" (the indicator of {counted(doubtful, 'action')} was not read for sure)"
        yield Fault(message, field="indicator")
