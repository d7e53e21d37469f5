"""Lines among labelled blocks that became part of none: what they say may be missing in one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from planlift.normalise.entries import Entry
from planlift.normalise.outline import Role, role_of
from planlift_parsers import Paragraph
from planlift_schema import Action

# Fields that such a line may hold; what a block says of who and when has labels of its own.
_FREE = ("summary", "updates", "outcome")
_FEWEST = 3  # words; a shorter line is a name or a mark
_SHOWN = 60  # letters of the line that are shown


def strays_of(
    entries: Sequence[Entry], run: Sequence[Paragraph], loose: Sequence[Paragraph]
) -> list[Paragraph | None]:
    """For each block, a line beside it that has no label and may belong to it, or None.

    A line counts that stands between the block's first line and the next block's.

    Args:
        entries: blocks of a run of text, in order.
        run: its paragraphs.
        loose: those that went into no block.
    """
    if not entries:
        return []
    place = {id(line): at for at, line in enumerate(run)}
    left = sorted(place[id(line)] for line in loose if id(line) in place and _says(line))
    spans = [_places(entry, place) for entry in entries]
    starts = [min(span, default=len(run)) for span in spans]
    found: list[Paragraph | None] = []
    for at, span in enumerate(spans):
        end = starts[at + 1] if at + 1 < len(starts) else max(span, default=0)
        first = bisect_left(left, starts[at])
        found.append(run[left[first]] if first < len(left) and left[first] < end else None)
    return found


def _says(line: Paragraph) -> bool:
    """It is more than the name of an action or indicator, which its heading is."""
    named = role_of(line.text) in (Role.REF, Role.INDICATOR)
    return not named and len(line.text.split()) >= _FEWEST


def _places(entry: Entry, place: dict[int, int]) -> list[int]:
    lines = (line for pair in entry.pairs for line in (*pair.source, *pair.value.paragraphs))
    return [place[id(line)] for line in lines if id(line) in place]


def with_stray(action: Action, stray: Paragraph) -> Action:
    """The action, with a doubt on what it lacks and a line beside it may hold.

    Args:
        action: of the block.
        stray: a line that went into no action.
    """
    text = stray.text if len(stray.text) <= _SHOWN else f"{stray.text[:_SHOWN]}…"
    why = f"a line beside its labels has none and may belong here: “{text}”"
    lacking = [name for name in _FREE if not getattr(action, name) and name not in action.review]
    return action.model_copy(update={"review": {**action.review, **dict.fromkeys(lacking, why)}})
