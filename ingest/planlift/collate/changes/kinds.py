"""What kind of change there is between an action and the one that followed it."""

from __future__ import annotations

import re

from planlift.collate.items import Item
from planlift.collate.models import ChangeKind
from planlift_schema import DueKind, State

_WORD = re.compile(r"[^\W_]+")
# Kinds of deadline that the words say no more of.
_PLAIN = frozenset({DueKind.ONGOING, DueKind.NONE, DueKind.IMMEDIATE})


def kinds_of(before: Item | None, after: Item | None) -> tuple[ChangeKind, ...]:
    """All that changed, what matters most first; one of both actions may be missing."""
    if before is None:
        return ("new",)
    if after is None:
        return ("dropped",)
    found: list[ChangeKind] = []
    if after.state is State.COMPLETE and before.state is not State.COMPLETE:
        found.append("completed")
    if _moved(before, after):
        found.append("moved")
    if folded(before.text) != folded(after.text):
        found.append("reworded")
    return tuple(found) or ("carried",)


def _moved(before: Item, after: Item) -> bool:
    """Whether the deadline is another one; the same day in other words is not."""
    mine, theirs = before.due, after.due
    if mine.by or theirs.by:
        return mine.by != theirs.by
    if mine.kind is not theirs.kind:
        return True
    return mine.kind not in _PLAIN and folded(before.deadline) != folded(after.deadline)


def folded(text: str) -> str:
    """The words of a text, without case, marks and line breaks."""
    return " ".join(_WORD.findall(text.casefold()))
