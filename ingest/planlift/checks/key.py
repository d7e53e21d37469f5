"""The document's own key to its states and colours, out of what stands around the actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planlift.normalise import read_status
from planlift_schema import ActionPlan, Rag, Rest, State

_ANNOUNCED = re.compile(r"\b(?:key|legend)\b|\b(?:rag|brag|status|ratings?)\s+definitions?\b", re.I)
_MOST_WORDS_ANNOUNCING = 6  # "Key to the RAG ratings used below"
_LEAST, _MOST = 2, 8  # states that make a key
_PARTED = re.compile(r"\s*(?:[=:–—]|\s-\s)\s*")
_MOST_WORDS_LABEL = 4  # "Delivered, not yet evidenced"


@dataclass(frozen=True, slots=True)
class Key:
    """What a document's key has.

    Attributes:
        labels: its words, as written, in order.
        words: the same, folded.
        states: states that a label or its meaning stands for.
        colours: colours that it has.
    """

    labels: tuple[str, ...]
    words: frozenset[str]
    states: frozenset[State]
    colours: frozenset[Rag]


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    meaning: str


def read_key(plan: ActionPlan) -> Key | None:
    """The key that stands under the words "key" or "legend", None where there is none.

    Args:
        plan: as read; a key stands in its `rest`.
    """
    for at, rest in enumerate(plan.rest):
        if _ANNOUNCED.search(rest.text) and len(rest.text.split()) <= _MOST_WORDS_ANNOUNCING:
            entries = list(_entries(plan.rest[at + 1 :]))
            if _LEAST <= len(entries) <= _MOST and (key := _key(entries)):
                return key
    return None


def _entries(after: tuple[Rest, ...]) -> Iterator[_Entry]:
    """The labels with their meanings: a table's first column, or lines such as "Red: late"."""
    if not after:
        return
    if after[0].place.table is not None:
        yield from _of_table([each for each in after if each.place.table == after[0].place.table])
        return
    for rest in after[:_MOST]:
        label, *meaning = _PARTED.split(rest.text, maxsplit=1)
        if rest.kind == "heading" or not meaning or not _may_be_label(label):
            return
        yield _Entry(label, meaning[0])


def _of_table(cells: list[Rest]) -> Iterator[_Entry]:
    rows: dict[int | None, list[str]] = {}
    for cell in cells:
        if cell.kind != "header":
            rows.setdefault(cell.place.row, []).append(cell.text)
    for texts in rows.values():
        if _may_be_label(texts[0]):
            yield _Entry(texts[0], " ".join(texts[1:]))


def _may_be_label(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS_LABEL


def _key(entries: list[_Entry]) -> Key | None:
    """The key, None where not every label or meaning is a state or a colour."""
    readings = [(read_status(each.label), read_status(each.meaning)) for each in entries]
    states = {one.state for pair in readings for one in pair if one.state is not None}
    colours = {label.rag for label, _ in readings if label.rag is not None}
    known = sum(bool(a.state or a.rag or b.state) for a, b in readings)
    if known < len(entries) or (not colours and not any(a.state for a, _ in readings)):
        return None
    labels = tuple(each.label for each in entries)
    words = frozenset(label.strip(" .").casefold() for label in labels)
    return Key(labels, words, frozenset(states), frozenset(colours))
