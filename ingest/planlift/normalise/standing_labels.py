"""Labels that stand alone above their values: told by their look, their coming again or words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile
from statistics import fmean

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.item_numbers import names_number
from planlift.normalise.label_words import (
    LONGEST_LABEL,
    LONGEST_QUESTION,
    SHORT_VALUES,
    base_of,
    field_of,
    is_label,
    label_of,
)
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_likeness
from planlift_parsers import Kind, Paragraph

_DATED = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,60})[)\]]\s*\.?$")
_NUMBERED = re.compile(r"\d")
_LIKENESS = {"owner": owner_likeness, "deadline": deadline_likeness}
_MAY_STATE = 0.5  # likeness of "Open", which may be a state and a label
_NAMES_STATES = 0.85  # likeness to a header of "Status" and "Open/closed"; "On track" has 0.8
_SURE = 0.8  # mean likeness of the lines below a label to names, to dates or to states
LEAST_FIELDS = 3
"""Different labels that make a block of them."""

_REACH = 6  # lines within which the labels of one block follow each other
_CARDS = 3  # on which an unknown line must stand to be a label
_RECURS = 2  # times that an unknown label must come


def labels_by_look(flow: Sequence[object]) -> frozenset[int]:
    """Headings and bold lines whose value stands in the next lines.

    They are labels only together: at least three fields, the action among them ("Objective",
    "Action", "Lead" as headings on KMPT's pages), or one of them may be an ordinary heading. Two
    are enough where they come again and again, one above orders and one above dates or names.
    """
    found: dict[str, str] = {}
    again = looking_alike(flow)
    candidates: list[Paragraph] = []
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph) and _stands_out(item):
            numbered = _NUMBERED.search(item.text) and field_of(item.text) != "action"
            named = _labels_alone(item.text) or base_of(item.text) in again
            if not numbered and named and not _heads_list(following):
                names = _is_name(following)
                if not (names and _NUMBERED.search(item.text)):  # "Action 3" above its labels
                    candidates.append(item)
                if not names and not _is_told_of(item, following):
                    found[base_of(item.text)] = field_of(item.text)
    fields = set(found.values())
    recurring = {found[base] for base in found if base in again}
    ordered = any(again[base] for base in found if base in again) and fields & SHORT_VALUES
    typed = len(recurring & SHORT_VALUES) > 1  # the action stands above them
    several = len(fields) >= LEAST_FIELDS and ("action" in fields or ordered or typed)
    if not several and not (ordered and recurring & SHORT_VALUES):
        return frozenset()
    candidates = _without_title(candidates)
    sure = {id(item) for item in candidates if base_of(item.text) in found}
    return frozenset(sure | _between(flow, sure) | _plain_again(flow, candidates, sure))


def _labels_alone(text: str) -> bool:
    """A label, and no name with what it is about ("Internal Audit: agreed actions")."""
    return is_label(text) and ":" not in text[:-1]


def _plain_again(
    flow: Sequence[object], candidates: Sequence[Paragraph], sure: set[int]
) -> set[int]:
    """Plain lines that say what labels say which come again: their look was lost, by a scan too."""
    times = Counter(base_of(item.text) for item in candidates if id(item) in sure)
    again = {base for base, count in times.items() if count >= _RECURS}
    return {
        id(item)
        for item in flow
        if isinstance(item, Paragraph)
        and _could_label(item)
        and not item.bold
        and base_of(item.text) in again
    }


def _without_title(candidates: Sequence[Paragraph]) -> list[Paragraph]:
    """Candidates without headings that come once, above the level of those that come again."""
    times = Counter(base_of(item.text) for item in candidates)
    levels = [
        item.level
        for item in candidates
        if item.kind is Kind.HEADING and times[base_of(item.text)] >= _RECURS
    ]
    if not levels:
        return [*candidates]
    return [
        item
        for item in candidates
        if not (
            item.kind is Kind.HEADING
            and times[base_of(item.text)] == 1
            and item.level < min(levels)
        )
    ]


def _is_told_of(item: Paragraph, following: Paragraph) -> bool:
    """Below a heading that asks who or when stands a text about it, and no name or date."""
    likeness = _LIKENESS.get(field_of(item.text))
    if likeness is None or likeness(following.text) > 0:
        return False
    read = wording(following.text)
    return max(read.finding, read.progress) > 0


def _stands_out(item: Paragraph) -> bool:
    """A heading or bold line; the name of a worksheet is neither."""
    sheet = item.kind is Kind.HEADING and item.text == item.place.sheet
    return (item.bold or item.kind is Kind.HEADING) and not (item.marker or sheet)


def looking_alike(flow: Sequence[object]) -> dict[str, bool]:
    """Headings and bold lines that come again and again word for word, whatever they say.

    Each stands above a line of its value; with whether most of these order something, so that it
    labels the action though no one knows its words ("We pledge to").
    """
    below: dict[str, list[Paragraph]] = {}
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph) and _stands_out(item):
            ended = item.text.endswith(".") and len(item.text.split()) > 1  # "Resp." is cut short
            short = len(item.text.split()) <= LONGEST_QUESTION and not ended
            if short and not _NUMBERED.search(item.text) and not _stands_out(following):
                below.setdefault(item.text, []).append(following)
    return {
        base_of(text): 2 * sum(wording(line.text).order > 0 for line in lines) > len(lines)
        for text, lines in below.items()
        if len(lines) >= _CARDS and len({line.text for line in lines}) > 1
    }


def _heads_list(following: Paragraph) -> bool:
    """A list item with a date in brackets behind it: one of several actions, and no value."""
    found = _DATED.search(following.text) if following.marker else None
    return found is not None and deadline_likeness(found["inside"]) >= _SURE


def labels_by_return(flow: Sequence[object]) -> frozenset[int]:
    """Plain lines that stand alone above their values, the same on each of several cards.

    The known ones among them name three fields, the action among them, or names stand below one of
    the lines and dates below another; an unknown line is a label only where it comes as often as
    they do, as a value ("Chief Nurse") hardly does. What stands right behind such a line is its
    value, also where it could be a label ("Completed").
    """
    lines = [item for item in flow if isinstance(item, Paragraph) and _could_label(item)]
    count = Counter(item.text for item in lines)
    known = {text for text, times in count.items() if times >= _RECURS and is_label(text)}
    known -= _states_behind(flow, known)
    fields = {field_of(text) for text in known}
    typed = _above_values(flow, count)
    ordered = _above_orders(flow, count)
    told = len(fields) >= LEAST_FIELDS and "action" in fields
    if not told and len(typed) < len(_LIKENESS) and not (ordered and known):
        return frozenset()
    most = max(count[text] for text in known | set(typed.values()))
    own = _always_behind(flow, known)
    full = {text for text, times in count.items() if times == most >= _CARDS} - own
    values = {
        id(following)
        for item, following in pairwise(flow)
        if isinstance(item, Paragraph) and item.text in full
    }
    return frozenset(
        id(item)
        for item in lines
        if item.text in full or (item.text in known and id(item) not in values)
    )


def _always_behind(flow: Sequence[object], known: set[str]) -> set[str]:
    """Lines that stand right behind a known label each time: its value, though it comes again."""
    behind: dict[str, list[bool]] = {}
    for before, item in pairwise([None, *flow]):
        if isinstance(item, Paragraph) and item.text not in known:
            labelled = isinstance(before, Paragraph) and before.text in known
            behind.setdefault(item.text, []).append(labelled)
    return {text for text, found in behind.items() if all(found)}


def _states_behind(flow: Sequence[object], known: set[str]) -> set[str]:
    """States that could be labels and stand right behind one each time ("Amber - in progress")."""
    states = {
        text
        for text in known
        if status_likeness(text) >= _MAY_STATE and header_likeness(base_of(text)) < _NAMES_STATES
    }
    return _always_behind(flow, known - states) & states if states else set()


def _above_values(flow: Sequence[object], count: Counter[str]) -> dict[str, str]:
    """Field to the line that comes again and again above nothing but its names, or its dates."""
    below: dict[str, list[str]] = {}
    for item, following in pairwise(flow):
        if not isinstance(item, Paragraph) or not isinstance(following, Paragraph):
            continue
        if _could_label(item) and count[item.text] >= _CARDS:
            below.setdefault(item.text, []).append(following.text)
    return {
        name: text
        for text, values in below.items()
        for name, likeness in _LIKENESS.items()
        if fmean(map(likeness, values)) >= _SURE
    }


def _above_orders(flow: Sequence[object], count: Counter[str]) -> bool:
    """A line that comes again and again above what is to be done, as often as two others do."""
    below: dict[str, list[bool]] = {}
    for item, following in pairwise(flow):
        if not isinstance(item, Paragraph) or not isinstance(following, Paragraph):
            continue
        if _could_label(item) and count[item.text] >= _CARDS and not following.marker:
            below.setdefault(item.text, []).append(wording(following.text).order > 0)
    times = Counter(len(orders) for orders in below.values())
    return any(
        2 * sum(orders) > len(orders) and times[len(orders)] >= LEAST_FIELDS
        for orders in below.values()
    )


def labels_by_field(flow: Sequence[object]) -> frozenset[int]:
    """Plain lines that stand alone above their values, where each may come only once.

    Text copied out of a page with one block of headings and values ("Action", "Lead", "Date") has
    lost what made them headings. Known labels alone count, each above a line that is none: labels
    right behind each other are the header of a table. The action is among them, and a field whose
    values are short.
    """
    found: dict[int, str] = {}
    states = {id(item) for above, item in pairwise(flow) if _is_state_below(above, item)}
    for item, following in pairwise(flow):
        if isinstance(item, Paragraph) and isinstance(following, Paragraph):
            numbered = _NUMBERED.search(item.text) and field_of(item.text) != "action"
            beside = (label_of(item.text) or ("", ""))[1]  # "Due date: Monthly" has its value
            stands = is_plain(item) and not numbered and is_label(item.text) and not beside
            headed = is_plain(following) and is_label(following.text)
            if stands and id(item) not in states and (not headed or id(following) in states):
                found[id(item)] = field_of(item.text)
    fields = set(found.values())
    if len(fields) < LEAST_FIELDS or "action" not in fields or not fields & SHORT_VALUES:
        return frozenset()
    return frozenset(found)


def _is_state_below(above: object, item: object) -> bool:
    """A state right below the label of one, whatever its words label ("Amber - in progress")."""
    if not isinstance(above, Paragraph) or not isinstance(item, Paragraph):
        return False
    labelled = is_plain(above) and is_label(above.text) and field_of(above.text) == "status"
    return labelled and status_likeness(item.text) >= _SURE


def _could_label(paragraph: Paragraph) -> bool:
    """A plain line that has no value beside it ("What good looks like – Register complete")."""
    plain = is_plain(paragraph) and ":" not in paragraph.text[:-1]
    beside = (label_of(paragraph.text) or ("", ""))[1] if plain else ""
    return plain and not beside and not _NUMBERED.search(paragraph.text)


def is_plain(paragraph: Paragraph) -> bool:
    """A short line of plain text, and no sentence."""
    plain = paragraph.kind is Kind.TEXT and not paragraph.marker
    short = len(paragraph.text.split()) <= LONGEST_LABEL
    return plain and short and not paragraph.text.endswith(".")


def _between(flow: Sequence[object], sure: set[int]) -> set[int]:
    """Bold lines that stand among the labels and look like them: labels that no one knows."""
    found: set[int] = set()
    last = -_REACH
    for at, item in enumerate(flow):
        if id(item) in sure:
            last = at
        elif (
            isinstance(item, Paragraph) and item.bold and item.kind is Kind.TEXT and not item.marker
        ):
            if _heads_number(flow[at + 1 : at + 1 + _REACH]):
                continue
            following = {id(later) for later in flow[at + 2 : at + 1 + _REACH]}
            short = len(item.text.split()) <= LONGEST_LABEL and not item.text.endswith(".")
            if short and at - last <= _REACH and following & sure and id(flow[at + 1]) not in sure:
                found.add(id(item))
    return found


def _heads_number(below: Sequence[object]) -> bool:
    """Bold lines alone lead to "Action 1": what stands above them heads it."""
    bold = takewhile(lambda one: isinstance(one, Paragraph) and one.bold, below)
    return any(isinstance(one, Paragraph) and names_number(one) for one in bold)


def _is_name(following: Paragraph) -> bool:
    """A label follows, so that the line above names the block ("Action 3") and labels nothing."""
    return label_of(following.text) is not None or (following.bold and is_label(following.text))
