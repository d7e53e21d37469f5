"""Actions that stand as list items under a heading, with lead and date in brackets behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.grid import Value
from planlift.normalise.headers import LIKELY
from planlift.normalise.labels import label_of
from planlift.normalise.owners import owner_likeness
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Paragraph
from planlift_schema import State

LABELS = ("Action", "Lead", "Deadline")
# Items under a heading that does not say "actions" must read as orders in this share, or tell lead
# and date, and two of the document have a lead or date behind them, or any list would be a plan.
_ORDERS = 0.7
_LEAST_TOLD = 2
_SURE = 0.6  # likeness from which a piece in brackets is a name or a date
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,120})[)\]]\s*\.?$")
_OPENING = re.compile(r"(?P<when>[^:–—-]{3,40}?)(?:\s+[-–—]|:)\s+(?P<action>[A-Z].+)", re.S)
_TAIL = re.compile(r"\s+[-–—|]\s+(?=(?P<inside>[A-Z][^:.]{1,30}:.{2,120}$))")
_PARTS = re.compile(r"\s*[;|]\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_COMMA = re.compile(r",\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list item read as an action.

    Attributes:
        paragraph: the item.
        action: its words without the brackets that tell lead and date.
        owner: the lead told behind it, "" if none.
        deadline: the date told behind it, "" if none.
        labels: what lead and date are called there, "" if nothing.
        before: the item above it that holds the date, or None.
    """

    paragraph: Paragraph
    action: str
    owner: str = ""
    deadline: str = ""
    labels: tuple[str, str] = ("", "")
    before: Paragraph | None = None

    @property
    def fully_told(self) -> bool:
        """Lead and date both stand behind it, or one of them with its label, or above it."""
        both = bool(self.owner and self.deadline)
        return both or any(self.labels) or self.before is not None


def tells_lead_or_date(paragraph: Paragraph) -> bool:
    """A list item with a lead or a date in brackets behind it."""
    if not paragraph.marker or label_of(paragraph.text):
        return False
    item = _read(paragraph)
    return bool(item.owner or item.deadline)


def listed_actions(run: Sequence[Paragraph], heading: str, elsewhere: int = 0) -> list[list[Pair]]:
    """The list items of a run of text as action, lead and deadline; [] if they are no actions.

    Args:
        run: running text and list items under one heading.
        heading: the heading's words; one that says "Actions" makes every item an action.
        elsewhere: items in the whole document that tell a lead or a date.
    """
    items = _by_turns([_read(p) for p in run if p.marker and not label_of(p.text)])
    if not items:
        return []
    named = header_scores(heading).get("action", 0.0) >= LIKELY
    told = sum(bool(item.owner or item.deadline) for item in items)
    orders = sum(wording(item.action).order > 0 for item in items)
    few = not told or max(told, elsewhere) < _LEAST_TOLD
    fully = sum(item.fully_told for item in items)
    if not named and (few or max(orders, fully) < _ORDERS * len(items)):
        return []
    return [_pairs(item) for item in items]


def _read(paragraph: Paragraph) -> Listed:
    found = _BRACKETS.search(paragraph.text) or _labelled_tail(paragraph.text)
    if not found:
        return _dated_first(paragraph) or Listed(paragraph, paragraph.text)
    told = _told(found["inside"])
    if told is None:
        return Listed(paragraph, paragraph.text)
    return Listed(paragraph, paragraph.text[: found.start()].rstrip(), *told)


def _by_turns(items: list[Listed]) -> list[Listed]:
    """Items of which every other one is the date of the next, or says that it is done."""
    dates, actions = items[::2], items[1::2]
    if len(dates) != len(actions) or len(dates) < _LEAST_TOLD:
        return items
    if not all(is_when(item.paragraph.text) for item in dates):
        return items
    if any(item.deadline or is_when(item.paragraph.text) for item in actions):
        return items
    return [
        replace(action, deadline=date.paragraph.text, before=date.paragraph)
        for date, action in zip(dates, actions, strict=True)
    ]


def is_when(text: str) -> bool:
    """A date, or one word that says that it is done."""
    done = read_status(text).state is State.COMPLETE and len(text.split()) == 1
    return done or deadline_likeness(text) >= _SURE


def _dated_first(paragraph: Paragraph) -> Listed | None:
    """An item that opens with its date, or that it is done: "by 30 June 2025 – Recruit a chair"."""
    found = _OPENING.match(paragraph.text)
    if not found:
        return None
    when = found["when"]
    return Listed(paragraph, found["action"], deadline=when) if is_when(when) else None


def _labelled_tail(text: str) -> re.Match[str] | None:
    """What stands behind a dash from the first label on: "Train panels – Lead: OD – by May"."""
    return next((one for one in _TAIL.finditer(text) if label_of(one["inside"])), None)


def _told(inside: str) -> tuple[str, str, tuple[str, str]] | None:
    """Lead, deadline and their labels in a pair of brackets; None if a piece of it is neither."""
    owner, deadline, labels = "", "", ["", ""]
    for part in _parts_of(inside):
        labelled = label_of(part)
        words = labelled[1] if labelled else part
        scores = header_scores(labelled[0]) if labelled else {}
        if scores.get("owner", owner_likeness(words)) >= _SURE and not owner:
            owner, labels[0] = words, labelled[0] if labelled else ""
        elif scores.get("deadline", deadline_likeness(words)) >= _SURE and not deadline:
            deadline, labels[1] = words, labelled[0] if labelled else ""
        else:
            return None
    return owner, deadline, (labels[0], labels[1])


def _parts_of(inside: str) -> list[str]:
    """What a pair of brackets holds; a comma parts it only where a label or a date follows."""
    parts: list[str] = []
    for piece in chain.from_iterable(map(_at_dashes, _PARTS.split(inside))):
        first, *others = _COMMA.split(piece)
        parts.append(first)
        for other in others:
            if label_of(other) or deadline_likeness(other) >= _SURE > deadline_likeness(parts[-1]):
                parts.append(other)
            else:
                parts[-1] = f"{parts[-1]}, {other}"
    return parts


def _at_dashes(part: str) -> list[str]:
    """A piece at its dashes; a span of two dates is one piece."""
    pieces = _DASH.split(part)
    return [part] if all(deadline_likeness(piece) >= _SURE for piece in pieces) else pieces


def _pairs(item: Listed) -> list[Pair]:
    """The item as labels and values; a label not written is ""."""
    texts = (("", item.action), (item.labels[0], item.owner), (item.labels[1], item.deadline))
    action, owner, deadline = (
        Pair(label, _value(item.paragraph, text), [item.paragraph]) for label, text in texts
    )
    if item.before is not None:
        deadline = Pair("", _value(item.before, item.deadline), [item.before])
    return [action, owner, deadline]


def _value(paragraph: Paragraph, text: str) -> Value:
    words = [replace(paragraph, text=text, marker="")] if text else []
    return Value(words, place=paragraph.place)
