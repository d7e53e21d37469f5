"""Status cells that name several states: one for each step, or one ticked among several boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planlift_schema import State

_NUMBER = r"(?:\d{1,2}|[a-h](?=[.):]))"
_STEPS = re.compile(
    rf"(?:^|[\n;,.]\s*|\s)\(?(?:(?:actions?|steps?|items?|points?|parts?|phases?|recommendations?)\s*)?"
    rf"{_NUMBER}(?:\s*(?:[-–&,]|\band\b|\bto\b)\s*{_NUMBER})*\s*[.):–-]?\s+(?=[^\W\d_])",
    re.I,
)
_MOST_PARTS = 20
"""Most steps looked at; the longest list of actions in one cell of labelled plans has ten."""

SEVERAL = "a state for each of several steps"


def parts_of(text: str) -> list[str]:
    """The parts of a status cell that each speak of steps of their own.

    Args:
        text: the cell, paragraphs parted by line breaks.

    Returns:
        What is said of each numbered step or row of steps ("1-3 Complete, 4 in progress"), or
        each line of several; [] where the cell speaks of one thing only.
    """
    marks = list(_STEPS.finditer(text))
    if len(marks) > 1 and not text[: marks[0].start()].strip(" \n(-•·*"):
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        parts = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    else:
        parts = text.split("\n")
    parts = [part.strip(" \t,;.") for part in parts]
    parts = [part for part in parts if part]
    return parts if 1 < len(parts) <= _MOST_PARTS else []


def combined(states: Iterable[State]) -> State | None:
    """The state of an action whose steps are in several states; None for none.

    One step at risk puts the whole at risk; a whole is complete, not started or cancelled only
    where nothing else is left of it; it is on track where every open step is.
    """
    found = set(states)
    if len(found) < 2:
        return next(iter(found), None)
    left = found - {State.CANCELLED}
    if len(left) == 1:
        return next(iter(left))
    if State.AT_RISK in left:
        return State.AT_RISK
    return State.ON_TRACK if left == {State.ON_TRACK, State.COMPLETE} else State.IN_PROGRESS


_BOX = re.compile(r"[☐□▢🗌☑☒✓✔🗹✅⊠🗷]")
_EMPTY = frozenset("☐□▢🗌")


def ticked(text: str) -> str:
    """The words beside the boxes that are ticked, where a cell offers several.

    Args:
        text: a status cell, such as "☐ Complete ☑ In progress".

    Returns:
        What the ticked boxes stand for; the text as it was where it has no ticked box beside an
        empty one.
    """
    boxes = list(_BOX.finditer(text))
    empty = [box for box in boxes if box.group() in _EMPTY]
    if not empty or len(empty) == len(boxes):
        return text
    leads = not text[: boxes[0].start()].strip()
    starts = [box.end() for box in boxes] if leads else [0, *(box.end() for box in boxes[:-1])]
    ends = [*(box.start() for box in boxes[1:]), len(text)] if leads else [b.start() for b in boxes]
    kept = [
        text[start:end].strip()
        for box, start, end in zip(boxes, starts, ends, strict=True)
        if box.group() not in _EMPTY
    ]
    return "\n".join(kept)
