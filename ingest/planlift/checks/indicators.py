"""The rule on indicators: which of those that are asked for have no action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, listed
from planlift.indicator_codes import whole_of, words_for_items
from planlift.normalise import read_indicators
from planlift_schema import ActionPlan

# Words by which a document says that an indicator needs no action.
_NONE_NEEDED = re.compile(
    r"\bno\s+(?:(?:further|specific|new|additional|separate)\s+)*actions?\b"
    r"(?:\s+(?:is|are|was|were|has\s+been|have\s+been))?"
    r"\s+(?:needed|required|planned|identified|proposed|necessary|at\s+this)"
    r"|\b(?:needs?|requires?)\s+no\s+(?:further\s+)?actions?\b"
    r"|\b(?:is|are)\s+not\s+(?:currently\s+)?(?:a\s+priority|prioritised|applicable)\b",
    re.I,
)


def unaddressed(case: Case) -> Iterator[Fault]:
    """One fault for each framework some of whose indicators no action names.

    What the document says to need no action is not missed.
    """
    plan = case.plan
    named = {whole_of(code) for action in plan.actions for code in action.indicators}
    for framework, asked in case.terms.indicators.items():
        missing = [code for code in asked if code not in named]
        if missing:
            excused = _excused(plan, framework)
            missing = [code for code in missing if code not in excused]
        if missing:
            none_named = len(missing) == len(asked)
            yield Fault(_said(framework, missing, none_named, plan), field="indicator")


def _said(framework: str, missing: list[str], none_named: bool, plan: ActionPlan) -> str:
    words = words_for_items(framework)
    if none_named:
        message = f"no action names one of the {framework} {words}"
    else:
        numbers = [code.removeprefix(f"{framework}-") for code in missing]
        noun = words if len(numbers) > 1 else words.removesuffix("s")
        message = f"no action names {framework} {noun} {listed(numbers)}"
    doubtful = sum("indicator" in action.review for action in plan.actions)
    if doubtful:
        message += f" (the indicator of {counted(doubtful, 'action')} was not read for sure)"
    return message


def _excused(plan: ActionPlan, framework: str) -> frozenset[str]:
    """Codes of which the text around the actions says that they need none.

    The indicator is named in the same piece of text, or in the one before it (its heading).
    """
    found: set[str] = set()
    before = ""
    for rest in plan.rest:
        if _NONE_NEEDED.search(rest.text):
            codes = read_indicators(rest.text, framework) or read_indicators(before, framework)
            found.update(map(whole_of, codes))
        before = rest.text
    return frozenset(found)
