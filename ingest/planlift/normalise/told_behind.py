"""What stands behind an item in brackets or behind a dash: its lead, date and state, and more.

"(Lead: HR Manager; by: May 2021; Success measure: all panels trained)": each piece is told by its
label, or by what it says where it has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from planlift.normalise.deadlines import deadline_likeness, is_wholly_deadline
from planlift.normalise.label_words import field_of, label_of, parted
from planlift.normalise.owners import owner_likeness
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_scores

SURE = 0.6
"""Likeness from which a piece is a name or a date."""

_DATES = 0.9
"""Header score from which a word is a label of dates; "by" has 0.5 and belongs to its date."""

_PARTS = re.compile(r"\s*[;|]\s*|\.\s+(?=[A-Z][^:.;,]{1,30}:\s)")
DASH = r"(?:--|[-–—])"
"""A dash, also as it is typed."""

_DASH = re.compile(rf"\s+{DASH}\s+")
_COMMA = re.compile(r",\s+")
_TYPED = ("owner", "deadline", "status")  # what shows what it is, with a label or without


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in brackets behind an item, and what it is called there.

    Attributes:
        owner: the lead, "" if none is told.
        deadline: the date, "" if none is told.
        status: the state, "" if none is told.
        labels: what lead, date and state are called, "" each if nothing.
        others: label and value of what else is told, as how success is measured.
    """

    owner: str = ""
    deadline: str = ""
    status: str = ""
    labels: tuple[str, ...] = ("",) * len(_TYPED)
    others: tuple[tuple[str, str], ...] = ()

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """Label and value of all that is told."""
        typed = zip(self.labels, (self.owner, self.deadline, self.status), strict=True)
        return [*((label, value) for label, value in typed if value), *self.others]


def told_in(inside: str) -> Told | None:
    """What a pair of brackets tells; None if a piece of it is none of it, or the second of one."""
    words = dict.fromkeys(_TYPED, "")
    labels = dict.fromkeys(_TYPED, "")
    others: dict[str, str] = {}
    parts = parts_of(inside)
    known = any(map(label_of, parts))
    for part in parts:
        label, value = label_of(part) or (known and ":" in part and parted(part)) or _unmarked(part)
        scores = _scores(label, value)
        name = next((one for one in _TYPED if scores.get(one, 0.0) >= SURE and not words[one]), "")
        if name:
            stopped = name == "deadline" and is_wholly_deadline(value.rstrip("."))
            words[name], labels[name] = value.rstrip(".") if stopped else value, label
        elif _may_stand_beside(label) and label not in others:
            others[label] = value
        else:
            return None
    if not any(words.values()):
        return None
    named = tuple(labels.values())
    return Told(words["owner"], words["deadline"], words["status"], named, (*others.items(),))


def _unmarked(part: str) -> tuple[str, str]:
    """Label and value of a piece; a date may stand right behind its label ("due 6 May 2021")."""
    label, _, value = part.partition(" ")
    due = header_scores(label).get("deadline", 0.0) >= _DATES and is_wholly_deadline(value)
    return (label, value) if due else ("", part)


def _may_stand_beside(label: str) -> bool:
    """Labels something that an action has beside what is to be done."""
    return bool(label) and field_of(label) not in ("", "action", "ref", *_TYPED)


def _scores(label: str, value: str) -> dict[str, float]:
    """How likely a piece is each of the fields: by its label, or by its value where it has none.

    A label that may mean a field, or that no one knows, does where its value is one ("by: May
    2021").
    """
    named = header_scores(label) if label else {}
    if named and max(named.values()) >= SURE:
        return named
    told = _likeness(value)
    return {one: max(named.get(one, 0.0), told[one]) for one in _TYPED}


def _likeness(words: str) -> dict[str, float]:
    return {
        "owner": owner_likeness(words),
        "deadline": deadline_likeness(words),
        "status": status_likeness(words),
    }


def parts_of(inside: str) -> list[str]:
    """What a pair of brackets holds; a comma parts it only where a label or a date follows.

    Bars between labelled pieces part it alone ("Lead: Matron; Head of HR | By: May 2021").
    """
    barred = inside.split(" | ")
    within = (piece for one in barred for piece in map(str.strip, one.split(";")[1:]))
    if len(barred) > 1 and all(map(label_of, barred)) and not any(map(label_of, within)):
        return [piece.strip() for piece in barred]
    parts: list[str] = []
    labelled = chain.from_iterable(map(_at_labels, _PARTS.split(inside)))
    for piece in chain.from_iterable(map(_at_dashes, labelled)):
        first, *others = _COMMA.split(piece)
        if parts and _is_another_owner(parts[-1], first) and f"{parts[-1]}; {first}" in inside:
            parts[-1] = f"{parts[-1]}; {first}"
        else:
            parts.append(first)
        for other in others:
            if label_of(other) or deadline_likeness(other) >= SURE > deadline_likeness(parts[-1]):
                parts.append(other)
            else:
                parts[-1] = f"{parts[-1]}, {other}"
    return parts


def _at_labels(piece: str) -> list[str]:
    """A piece at its commas before labels ("Lead: Board, Deadline: July – September 2020")."""
    first, *others = _COMMA.split(piece)
    made = [first]
    for other in others:
        if label_of(other):
            made.append(other)
        else:
            made[-1] = f"{made[-1]}, {other}"
    return made


def _is_another_owner(above: str, part: str) -> bool:
    """A piece without a label is one more of those that the piece before it names."""
    label, _ = label_of(above) or ("", "")
    owned = bool(label) and field_of(label) == "owner"
    return owned and not label_of(part) and owner_likeness(part) >= SURE


def _at_dashes(part: str) -> list[str]:
    """A piece at its dashes; a span of two dates is one piece, and a colour with its state.

    Behind a label of what is said in words, a dash parts nothing.
    """
    label, value = label_of(part) or ("", "")
    if _may_stand_beside(label) or (field_of(label) == "deadline" and is_wholly_deadline(value)):
        return [part]
    pieces = _DASH.split(part)
    if len(pieces) > 1 and all(status_likeness(piece) >= SURE for piece in pieces):
        return [part]
    return [part] if all(deadline_likeness(piece) >= SURE for piece in pieces) else pieces
