"""Rules on actions that stand in a plan more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from planlift.checks.case import Case
from planlift.checks.rule import Fault, numbered, quoted
from planlift_schema import Action, ActionPlan

_WORD = re.compile(r"[^\W_]+")
# Shorter texts ("Deliver training") are said of different things under different indicators.
_LEAST_WORDS = 4

_Pair = tuple[int, Action, int, Action]


def repeated(case: Case) -> Iterator[Fault]:
    """Actions in the same words under the same indicator."""
    for number, action, earlier, other in _pairs(case.plan):
        if _aim(action) == _aim(other):
            yield Fault(
                f"{quoted(action.action)} is also action {case.before + earlier}", number, "action"
            )


def at_odds(case: Case) -> Iterator[Fault]:
    """Actions in the same words under another indicator that have another owner or deadline."""
    for number, action, earlier, other in _pairs(case.plan):
        if _aim(action) == _aim(other):
            continue
        for name, mine, theirs in (
            ("deadline", action.deadline, other.deadline),
            ("owner", action.owner, other.owner),
        ):
            if mine and theirs and _folded(mine) != _folded(theirs):
                known = f"action {case.before + earlier}, in the same words"
                said = f"{known}, has the {name} {quoted(theirs)}"
                yield Fault(f"{said}, this one {quoted(mine)}", number, name)


def _pairs(plan: ActionPlan) -> Iterator[_Pair]:
    """Each action that is worded like an earlier one, with the first so worded.

    One cell that serves several actions is one action in several places, not several.
    """
    first: dict[str, tuple[int, Action]] = {}
    for number, action in numbered(plan):
        words = _folded(action.action)
        if words.count(" ") + 1 < _LEAST_WORDS:
            continue
        earlier, other = first.setdefault(words, (number, action))
        if earlier != number and not _same_cell(action, other):
            yield number, action, earlier, other


def _same_cell(one: Action, other: Action) -> bool:
    place = one.source.fields.get("action")
    return place is not None and place == other.source.fields.get("action")


def _aim(action: Action) -> tuple[object, ...]:
    """What an action is for: its framework and indicators, or the words for them, and theme."""
    indicators = tuple(sorted(action.indicators)) or _folded(action.indicator)
    return action.framework, indicators, _folded(action.theme)


@lru_cache(maxsize=4096)  # each text is asked for by two rules, and most themes many times
def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
