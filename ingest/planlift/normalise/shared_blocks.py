"""Blocks whose action is a list of several, each with its own lead or date, and the rest shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlift.normalise.entries import Entry
from planlift.normalise.listed import columns_of, told_items
from planlift.normalise.pairs import Pair

_SEVERAL = 2  # items; one alone is the block's action, unless the block says nothing of who or when
_MOSTLY = 0.8  # share of the items that tell who or when by themselves


def parted_blocks(entries: Sequence[Entry]) -> list[Entry]:
    """The blocks, with one for each item of such a list; what else a block says serves each.

    Args:
        entries: blocks of a run of text.
    """
    return [part for entry in entries for part in _parts(entry)]


def _parts(entry: Entry) -> Iterator[Entry]:
    actions = [pair for pair in entry.pairs if pair.field == "action"]
    items = told_items(actions[0].value.paragraphs) if len(actions) == 1 else []
    told = sum(any(pair.value for pair in item[2:]) for item in items)
    alone = len(items) == 1 and _may_stand_alone(entry, actions[0])
    if not (alone or len(items) >= _SEVERAL) or told < _MOSTLY * len(items):
        yield entry
        return
    for item in items:
        named = zip(columns_of(items), item, strict=True)
        own = [Pair(label, pair.value, pair.source) for label, pair in named]
        action = Pair(actions[0].label, own[1].value, [*actions[0].source, *own[1].source])
        new = [pair for pair in (own[0], *own[2:]) if pair.value]
        shared = [pair for pair in entry.pairs if pair is not actions[0]]
        yield Entry([*shared, action, *new], entry.heading, entry.under)


def _may_stand_alone(entry: Entry, action: Pair) -> bool:
    """Its one list item may say who and when, as the block does not."""
    said = {pair.field for pair in entry.pairs}
    return bool(action.value.paragraphs[0].marker) and said.isdisjoint(("owner", "deadline"))
