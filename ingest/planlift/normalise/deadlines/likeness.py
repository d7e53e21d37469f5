"""How much a cell looks like a deadline cell, for the mapping of columns."""

from __future__ import annotations

from functools import lru_cache

from planlift.normalise.deadlines.moments import TIMES
from planlift.normalise.deadlines.scan import Item, scan
from planlift.normalise.deadlines.stops import believed
from planlift.normalise.deadlines.stream import Stream
from planlift.normalise.deadlines.tokens import tokenise
from planlift.normalise.deadlines.words import Sense

LOOKED_AT, LOOKED_AT_CHARACTERS = 32, 400
"""Tokens and characters looked at: a deadline cell longer than this is prose by any measure."""

PROSE, CLEAR, SHORT = 0.2, 0.5, 8
"""Likeness of prose with a date in it; share of telling tokens from which on a cell is a
deadline and no more doubt is worth having ("Reviewed quarterly" has 0.5); words of an event that
may be a deadline ("Following Green Plan approval")."""

_TELLING = frozenset(
    {Sense.ONGOING, Sense.RECURRING, Sense.IMMEDIATE, Sense.UNKNOWN, Sense.THROUGHOUT}
)
_WEAK = frozenset({Sense.EVENT, Sense.LINKED, Sense.AFTER, Sense.CONDITION, Sense.VAGUE})


@lru_cache(maxsize=10_000)  # the same cells are asked about for each row and column
def deadline_likeness(text: str) -> float:
    """Say how much a cell looks like a deadline.

    Args:
        text: a cell's text.

    Returns:
        From 0 (empty, a role, a ref) over 0.2 (prose with a date inside) to 1 (a date, quarter,
        "Ongoing" or "TBC" and little else).
    """
    tokens = tokenise(text[:LOOKED_AT_CHARACTERS], LOOKED_AT)
    if not tokens:
        return 0.0
    items = believed(scan(Stream(tokens, None)))
    words = [item for item in items if item.text not in _POINTS]
    if not words:
        return 0.0
    told = sum(item.words for item in words if _tells(item))
    left = sum(item.words for item in words if item.value is None)
    if not told:
        return PROSE if items[0].value in _WEAK and len(words) <= SHORT else 0.0
    if left >= SHORT:
        return PROSE
    return max(PROSE, min(1.0, told / (told + left) / CLEAR) ** 2)


@lru_cache(maxsize=10_000)
def is_wholly_deadline(text: str) -> bool:
    """Whether every word of a text belongs to a deadline ("By end of May 2019", "Ongoing")."""
    tokens = tokenise(text[:LOOKED_AT_CHARACTERS], LOOKED_AT)
    items = [item for item in believed(scan(Stream(tokens, None))) if item.text not in _POINTS]
    return any(_tells(item) for item in items) and all(item.value is not None for item in items)


_POINTS = frozenset("-/.,;:()[]&+|?'\"")


def _tells(item: Item) -> bool:
    value = item.value
    return value is not None and (isinstance(value, TIMES) or value in _TELLING)
