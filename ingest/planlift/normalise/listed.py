"""Actions that stand as list items under a heading, with lead and date in brackets behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from planlift.normalise.deadlines import deadline_likeness, is_wholly_deadline
from planlift.normalise.grid import Value
from planlift.normalise.headers import LIKELY
from planlift.normalise.item_numbers import names_number, number_of, without_number
from planlift.normalise.label_words import label_of
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status
from planlift.normalise.task_boxes import box_before, without_box
from planlift.normalise.told_behind import DASH, SURE, Told, parts_of, told_in
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Paragraph
from planlift_schema import State

LABELS = ("Ref", "Action", "Lead", "Deadline", "Status")
# Items under a heading that does not say "actions" must read as orders in this share, or tell lead
# and date, and two of the document have a lead or date behind them, or any list would be a plan.
_ORDERS = 0.7
_LEAST_TOLD = 2
# A heading that says "Our actions" needs none of this; one that asks how things may be improved
# needs so many orders, as what is said of it in a meeting stands below it too.
_SAYS_ACTIONS = 0.65
_SOME_ORDERS = 0.6
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>(?:[^()\[\]]|\([^()\[\]]{1,40}\)){2,400})[)\]]\s*\.?$")
_PIECE_MARK = rf"(?:{DASH}|[|/])"
_BEHIND_DASH = re.compile(rf"\s+{DASH}\s+(?P<when>[^–—|()]{{3,60}})$")
_OPENING = re.compile(r"(?P<when>[^:]{3,40}?)(?:\s+[-–—]|:)\s+(?P<action>[A-Z].+)", re.S)
_TAIL = re.compile(rf"\s+(?:{DASH}|\|)\s+(?=(?P<inside>[A-Z][^:.]{{1,30}}:.{{2,120}}$))")
_PIECES = re.compile(rf"\s+{_PIECE_MARK}\s+(?=(?P<inside>\S.{{3,120}}$))")
_LAST_TWO = re.compile(
    rf"\s+{_PIECE_MARK}\s+"
    rf"(?P<inside>[A-Z][^–—|/]{{2,60}}\s+{_PIECE_MARK}\s+[^–—|/]{{3,40}})$"
)
_MARK = re.compile(r"\s+[/|]\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list item read as an action.

    Attributes:
        paragraph: the item; its number, where it has one, is its ref.
        action: its words without the brackets that tell lead and date.
        owner: the lead told behind it, "" if none.
        deadline: the date told behind it, "" if none.
        status: the state told behind it, "" if none.
        labels: what lead, date and state are called there, "" if nothing.
        others: label and value of what else is told there.
        before: the item above it that holds the date, or None.
        after: the line below it that holds lead, date and state, or None.
    """

    paragraph: Paragraph
    action: str
    owner: str = ""
    deadline: str = ""
    status: str = ""
    labels: tuple[str, ...] = ("", "", "")
    others: tuple[tuple[str, str], ...] = ()
    before: Paragraph | None = None
    after: Paragraph | None = None

    @property
    def fully_told(self) -> bool:
        """Lead and date both stand behind it, or one of them with its label, or above it."""
        both = bool(self.owner and self.deadline)
        return both or any(self.labels) or self.before is not None


def tells_lead_or_date(paragraph: Paragraph) -> bool:
    """A list item with a lead or a date in brackets behind it."""
    item = _item(paragraph)
    if item is None:
        return False
    read = _read(item)
    return bool(read.owner or read.deadline)


def tells_all(paragraph: Paragraph) -> bool:
    """A named number or bullet, what is to be done, and brackets that say who and when.

    "Action 2.1: Publish the rota. (Lead: JS; due: May 2021)", as minutes have it.
    """
    item = names_number(paragraph) or (paragraph.marker and not label_of(paragraph.text))
    found = _in_brackets(paragraph.text) if item else None
    told = told_in(found[1]) if found else None
    return told is not None and bool(told.owner and told.deadline)


def _items(run: Sequence[Paragraph]) -> list[Listed]:
    """The items of a run; where most tell lead and date by turns, a name in that place is one."""
    items = [
        _with_below(_boxed(replace(_read(item), paragraph=p)), below)
        for p, below in zip_longest(run, run[1:])
        if (item := _item(p) or _above_typed(p, below))
    ]
    items = _with_tails(items)
    both = sum(bool(item.owner and item.deadline) for item in items)
    if both < _LEAST_TOLD or 2 * both <= len(items):
        return items
    return [item if item.owner or item.deadline else _named(item) for item in items]


def _boxed(item: Listed) -> Listed:
    """An item whose state is the box before it, if it tells no other."""
    box, _ = box_before(item.paragraph.text)
    return replace(item, status=box) if box and not item.status else item


def _with_tails(items: list[Listed]) -> list[Listed]:
    """The items; where most have a date behind a dash, what stands so behind a sentence is when."""
    tails = [None if item.deadline else _BEHIND_DASH.search(item.action) for item in items]
    dated = [bool(found) and is_wholly_deadline(found["when"]) for found in tails if found]
    if sum(dated) < _LEAST_TOLD or 2 * sum(dated) <= len(items):
        return items
    return [
        replace(item, action=item.action[: found.start()].rstrip(), deadline=found["when"])
        if found and (is_wholly_deadline(found["when"]) or item.action[: found.start()][-1:] == ".")
        else item
        for item, found in zip(items, tails, strict=True)
    ]


def _above_typed(line: Paragraph, below: Paragraph | None) -> Paragraph | None:
    """A line without bullet right above one of nothing but lead, date and state; else None."""
    typed = below is not None and is_typed_line(below)
    return line if typed and not is_typed_line(line) and not label_of(line.text) else None


def is_typed_line(line: Paragraph) -> bool:
    """A line of nothing but lead, date and state ("Chief Nurse / May 2021 / On track").

    One that holds them in brackets of its own, behind what is to be done, is none.
    """
    parted = not line.marker and bool(_MARK.search(line.text)) and not _tells_behind(line.text)
    return parted and _is_typed(_MARK.sub("; ", line.text))


def _with_below(item: Listed, below: Paragraph | None) -> Listed:
    """An item and the line below it, where that tells what the item does not."""
    if below is None or item.owner or item.deadline or not is_typed_line(below):
        return item
    told = told_in(_MARK.sub("; ", below.text))
    return replace(_with(item, told), after=below) if told else item


def _named(item: Listed) -> Listed:
    """An item with a name that nothing else shows to be one, and a date, behind it."""
    found = _BRACKETS.search(item.action) or _LAST_TWO.search(item.action)
    parts = parts_of(found["inside"]) if found else []
    dates = [part for part in parts if deadline_likeness(part) >= SURE]
    names = [part for part in parts if part not in dates and part[:1].isupper()]
    if not found or len(dates) != 1 or len(names) != 1 or len(parts) != len(dates) + len(names):
        return item
    action = item.action[: found.start()].rstrip()
    return replace(item, action=action, owner=names[0], deadline=dates[0])


def ends_with_date(text: str) -> bool:
    """The line ends with brackets that hold a date, as items do and headings do not."""
    found = _BRACKETS.search(text)
    return found is not None and any(
        deadline_likeness(part) >= SURE for part in parts_of(found["inside"])
    )


def listed_actions(run: Sequence[Paragraph], heading: str, elsewhere: int = 0) -> list[list[Pair]]:
    """The list items of a run of text as action, lead and deadline; [] if they are no actions.

    Args:
        run: running text and list items under one heading.
        heading: the heading's words; one that says "Actions" makes every item an action.
        elsewhere: items in the whole document that tell a lead or a date.

    Returns:
        For each action its pairs, of which `columns_of` tells what they are.
    """
    items = _by_turns(_items(run))
    if not items:
        return []
    score = header_scores(heading).get("action", 0.0)
    told = sum(bool(item.owner or item.deadline) for item in items)
    orders = sum(wording(item.action).order > 0 for item in items)
    few = not told or max(told, elsewhere) < _LEAST_TOLD
    fully = sum(item.fully_told for item in items)
    asked = score >= LIKELY and orders >= _SOME_ORDERS * len(items)
    if score < _SAYS_ACTIONS and not asked and (few or max(orders, fully) < _ORDERS * len(items)):
        return []
    return _records(items)


def told_items(lines: Sequence[Paragraph]) -> list[list[Pair]]:
    """The items of a list as `listed_actions` gives them; [] if a line is none.

    Args:
        lines: what one label holds.
    """
    items = _items(lines)
    return _records(items) if len(items) == len(lines) else []


def columns_of(listed: Sequence[Sequence[Pair]]) -> list[str]:
    """What the pairs of each action are, in order: `LABELS`, and the labels of what else is told.

    Args:
        listed: actions as `listed_actions` gives them, at least one.
    """
    return [*LABELS, *(pair.label for pair in listed[0][len(LABELS) :])]


def _item(paragraph: Paragraph) -> Paragraph | None:
    """A list item, or a line of plain text that is typed as one ("2. Train panels"); else None.

    A plain line is one too where brackets behind it say who and when, or a box stands before it.
    """
    paragraph = without_box(paragraph)
    if label_of(paragraph.text) and not tells_all(paragraph):
        return None
    number = number_of(paragraph)
    if paragraph.marker or not number:
        return paragraph if paragraph.marker or _tells_behind(paragraph.text) else None
    return replace(paragraph, text=without_number(paragraph), marker=number)


def _tells_behind(text: str) -> bool:
    """Brackets at its end hold a lead or a date, and something else, each with its label."""
    found = _in_brackets(text)
    told = told_in(found[1]) if found else None
    if told is None or not (told.owner or told.deadline):
        return False
    return len(told.pieces) > 1 and all(label for label, _ in told.pieces)


def _in_brackets(text: str) -> tuple[int, str] | None:
    """Where the brackets at the end of a line begin, and what they hold.

    Of several, each for a field ("[Owner: Matron] [Due: May 2021]"), as if it were one pair.
    """
    found = _BRACKETS.search(text)
    if found is None:
        return None
    start, inside = found.start(), found["inside"]
    while (more := _BRACKETS.search(text[:start])) and _adds(more["inside"], inside):
        start, inside = more.start(), f"{more['inside']}; {inside}"
    return start, inside


def _adds(more: str, inside: str) -> bool:
    """Brackets before others tell something too: by a label of their own, or who alone."""
    told, behind = told_in(f"{more}; {inside}"), told_in(inside)
    if told is None:
        return False
    named = behind is not None and not behind.owner and told.owner == more.strip()
    return named or all(map(label_of, parts_of(more)))


def _read(paragraph: Paragraph) -> Listed:
    found = _in_brackets(paragraph.text) or _at_tail(_labelled_tail(paragraph.text))
    told = told_in(found[1]) if found else None
    if told is None and (found := _at_tail(_typed_tail(paragraph.text))):
        told = told_in(found[1])
    action = paragraph.text[: found[0]].rstrip() if found and told else paragraph.text
    item = Listed(paragraph, action)
    item = _with(item, told) if told else item
    return item if item.deadline else _dated_first(item)


def _with(item: Listed, told: Told) -> Listed:
    return replace(
        item,
        owner=told.owner,
        deadline=told.deadline,
        status=told.status,
        labels=told.labels,
        others=told.others,
    )


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
    return done or deadline_likeness(text) >= SURE


def _dated_first(item: Listed) -> Listed:
    """An item that opens with its date, or that it is done: "by 30 June 2025 – Recruit a chair"."""
    found = _OPENING.match(item.action)
    if not found or not is_when(found["when"]):
        return item
    return replace(item, action=found["action"], deadline=found["when"])


def _at_tail(found: re.Match[str] | None) -> tuple[int, str] | None:
    return (found.start(), found["inside"]) if found else None


def _labelled_tail(text: str) -> re.Match[str] | None:
    """What stands behind a dash from the first label on: "Train panels – Lead: OD – by May"."""
    return next((one for one in _TAIL.finditer(text) if label_of(one["inside"])), None)


def _typed_tail(text: str) -> re.Match[str] | None:
    """Lead and date behind dashes or bars, without labels: "Train panels – OD Lead – May 2021"."""
    return next((one for one in _PIECES.finditer(text) if _is_typed(one["inside"])), None)


def _is_typed(inside: str) -> bool:
    """Two or three pieces, each of them a lead, a date or a state."""
    told = told_in(inside)
    return told is not None and bool(told.owner) + bool(told.deadline) + bool(told.status) > 1


def _records(items: Sequence[Listed]) -> list[list[Pair]]:
    """The items as labels and values, each with a place for all that is told of any."""
    others = dict.fromkeys(label for item in items for label, _ in item.others)
    return [_pairs(item, tuple(others)) for item in items]


def _pairs(item: Listed, others: Sequence[str]) -> list[Pair]:
    """The item as labels and values; a label not written is ""."""
    told = dict(item.others)
    texts = (
        ("Ref", number_of(item.paragraph).strip("().")),
        ("", item.action),
        (item.labels[0], item.owner),
        (item.labels[1], item.deadline),
        (item.labels[2], item.status),
        *((label, told.get(label, "")) for label in others),
    )
    own = [item.paragraph] * 2
    sources = own + [item.after or item.paragraph] * (len(texts) - len(own))
    pairs = [
        Pair(label, _value(source, text), [source])
        for (label, text), source in zip(texts, sources, strict=True)
    ]
    if item.before is not None:
        date = Pair("", _value(item.before, item.deadline), [item.before])
        pairs[LABELS.index("Deadline")] = date
    return pairs


def _value(paragraph: Paragraph, text: str) -> Value:
    words = [replace(paragraph, text=text, marker="")] if text else []
    return Value(words, place=paragraph.place)
