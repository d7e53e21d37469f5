"""Numbered or bold sentences above blocks of labels: the actions, where the labels name none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.entries import Entry
from planlift.normalise.grid import Value
from planlift.normalise.headers import LIKELY
from planlift.normalise.item_numbers import number_of, without_number
from planlift.normalise.label_words import SHORT_VALUES, base_of
from planlift.normalise.owners import owner_likeness
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Kind, Paragraph

_ORDERING = 0.7  # share of plain sentences above blocks that order something, as of listed actions
_BELOW = "it stands below its labels, or above those of the next"
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])")
_COUNTED = 3  # blocks that bare numbers count
_SURE = 0.8  # likeness from which a value is a name or a date
SAID_OF_ALL = frozenset({"summary", "indicator", "theme"})
"""Fields that speak of all actions below them."""
_FEWEST = 2  # blocks that are made alike; a sentence above one block may be its introduction


def take_leads(
    entries: Sequence[Entry], run: Sequence[Paragraph], led: frozenset[str] = frozenset()
) -> list[Paragraph]:
    """Gives each block the numbered or bold sentence that stands above it as its action.

    Plans are typed so: "1. Train all panels." and on the next line "Lead: ... | By when: ..."; and
    cards have what is to be done in bold, and who and when below.

    Args:
        entries: blocks of a run of text; changed.
        run: its paragraphs.
        led: labels that stand right below an action throughout the document.

    Returns:
        The paragraphs that became actions, or their numbers where nothing else stands above the
        blocks; none where the blocks are not all made so.
    """
    if len(entries) < _FEWEST and not all(
        above and (above[-1].marker or number_of(above[-1])) for above in _above(entries, run)
    ):
        return []
    if numbers := _numbers_of(entries, run):
        for entry, number in zip(entries, numbers, strict=True):
            entry.pairs.insert(0, _ref(number))
        return numbers
    known = _alike([entry for entry in entries if _names_who_or_when(entry)], entries)
    entries = known or [entry for entry in entries if any(map(_is_short, entry.pairs))]
    if not any(map(_lacks_only_its_action, entries)) or any(map(_has_action, entries)):
        return []
    between = _between(entries, run)
    above = between[:-1]
    if counting := _counting(above):
        last = [lines[-1] for lines in above]
        for entry, own, count in zip(entries, last, counting, strict=True):
            entry.pairs[:0] = _numbered_pairs(own, count)
        return last
    leads, why = [_lead_of(lines) for lines in above], ""
    if not all(leads):
        below = _orders_below(between)
        plain = _above_led(entries, above, led) or _plain_orders(above)
        leads, why = (below, _BELOW) if below else (plain, "")
    if not leads:
        return []
    for entry, lead in zip(entries, leads, strict=True):
        ref = [_ref(lead[0])] if number_of(lead[0]) else []
        entry.pairs[:0] = [*ref, Pair("", replace(_value(lead), doubt=why), lead)]
    return [paragraph for lead in leads for paragraph in lead]


def take_items(entries: Sequence[Entry], run: Sequence[Paragraph]) -> list[Paragraph]:
    """Gives all blocks but the first the list item above them, as the first has it from its label.

    "Actions:" stands once, above items that each have their lead and date below; what is said
    above it is said of them all.

    Args:
        entries: blocks of a run of text; changed.
        run: its paragraphs.

    Returns:
        The items; [] where the blocks are not made so.
    """
    first, *others = entries or [Entry([])]
    at = next((at for at, pair in enumerate(first.pairs) if pair.field == "action"), None)
    if at is None or not all(line.marker for line in first.pairs[at].value.paragraphs):
        return []
    if not others or not all(map(_lacks_only_its_action, others)):
        return []
    leads = [_lead_of(lines) for lines in _above(entries, run)[1:]]
    if not all(lead and lead[0].marker for lead in leads):
        return []
    said = [pair for pair in first.pairs[:at] if pair.field in SAID_OF_ALL]
    first.pairs[at].value = _value(first.pairs[at].value.paragraphs)
    for entry, lead in zip(others, leads, strict=True):
        entry.pairs[:0] = [*said, Pair(first.pairs[at].label, _value(lead), lead)]
    return [line for lead in leads for line in lead]


def _counting(above: Sequence[Sequence[Paragraph]]) -> list[str]:
    """The bare numbers that the lines right above the blocks open with, where they count on."""
    found = [_BARE_NUMBER.match(lines[-1].text) if lines else None for lines in above]
    numbers = [match["number"] for match in found if match]
    on = all(int(later) == int(one) + 1 for one, later in pairwise(numbers))
    return numbers if on and len(numbers) == len(above) >= _COUNTED else []


def _numbered_pairs(line: Paragraph, number: str) -> list[Pair]:
    """A line that opens with a bare number as its ref and action."""
    plain = replace(line, kind=Kind.TEXT, level=0, marker="", bold=False)
    parts = (("Ref", number), ("", line.text[len(number) :].strip()))
    return [
        Pair(label, Value([replace(plain, text=text)], place=line.place), [line])
        for label, text in parts
    ]


def _numbers_of(entries: Sequence[Entry], run: Sequence[Paragraph]) -> list[Paragraph]:
    """The bare number right above each block, [] where one has none, or a number of its own."""
    if any(pair.field == "ref" for entry in entries for pair in entry.pairs):
        return []
    last = [above[-1] for above in _above(entries, run) if above]
    bare = [line for line in last if number_of(line) == f"{line.marker}{line.text}".strip()]
    return bare if len(bare) == len(entries) else []


def pairs_of_lead(lead: Sequence[Paragraph]) -> list[Pair]:
    """The lines above a block as its action, with the number they open with as its ref."""
    if not number_of(lead[0]):
        return [Pair("", Value(list(lead), place=lead[0].place), list(lead))]
    return [_ref(lead[0]), Pair("", _value(lead), list(lead))]


def lead_of(entry: Entry, run: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands above the first block of a run of text.

    Args:
        entry: the block.
        run: the paragraphs it was read from.
    """
    return [*_above([entry], run)[0]]


def orders(lines: Sequence[Paragraph]) -> bool:
    """The first line says what is to be done."""
    return bool(lines) and wording(without_number(lines[0])).order > 0


def _names_who_or_when(entry: Entry) -> bool:
    """A block of an action; the head of a mail has none of these labels."""
    return any(pair.field in SHORT_VALUES for pair in entry.pairs)


def _alike(known: Sequence[Entry], entries: Sequence[Entry]) -> list[Entry]:
    """The blocks that share a label with one that says who or when ("Position: 50%" alone)."""
    bases = {base_of(pair.label) for entry in known for pair in entry.pairs}
    return [entry for entry in entries if any(base_of(pair.label) in bases for pair in entry.pairs)]


def _is_short(pair: Pair) -> bool:
    """Its label is unknown, and its value is a name or a date."""
    text = pair.value.flat
    return not pair.field and max(owner_likeness(text), deadline_likeness(text)) >= _SURE


def _lacks_only_its_action(entry: Entry) -> bool:
    fields = {pair.field for pair in entry.pairs}
    short = bool(fields & SHORT_VALUES) or (not any(fields) and any(map(_is_short, entry.pairs)))
    return short and not _has_action(entry)


def _has_action(entry: Entry) -> bool:
    """A label names its action, or a line such as "Action 3" opens it."""
    long = [pair.label for pair in entry.pairs if pair.field not in SHORT_VALUES]
    named = any(header_scores(label).get("action", 0.0) >= LIKELY for label in long)
    return named or entry.heading is not None


def _above(entries: Sequence[Entry], run: Sequence[Paragraph]) -> list[Sequence[Paragraph]]:
    """What stands between each block and the one before it."""
    return _between(entries, run)[:-1]


def _between(entries: Sequence[Entry], run: Sequence[Paragraph]) -> list[Sequence[Paragraph]]:
    """The same, and what stands behind the last block."""
    place = {id(paragraph): at for at, paragraph in enumerate(run)}
    found: list[Sequence[Paragraph]] = []
    end = 0
    for entry in entries:
        taken = [
            place[id(paragraph)]
            for pair in entry.pairs
            for paragraph in (*pair.source, *pair.value.paragraphs)
            if id(paragraph) in place
        ]
        found.append(run[end : min(taken, default=end)])
        end = max(taken, default=end) + 1
    return [*found, run[end:]]


def _above_led(
    entries: Sequence[Entry], above: Sequence[Sequence[Paragraph]], led: frozenset[str]
) -> list[list[Paragraph]]:
    """The last line above each block, where each opens with a label below actions; else nothing."""
    opened = all(base_of(entry.pairs[0].label) in led for entry in entries)
    return [[*lines[-1:]] for lines in above] if opened and all(above) else []


def _plain_orders(above: Sequence[Sequence[Paragraph]]) -> list[list[Paragraph]]:
    """The last line above each block where nearly all of them order something; else nothing."""
    leads = [[*lines[-1:]] for lines in above]
    ordering = sum(map(orders, leads))
    return leads if all(leads) and ordering >= _ORDERING * len(leads) else []


def _orders_below(between: Sequence[Sequence[Paragraph]]) -> list[list[Paragraph]]:
    """The line below each block where every one orders something and none stands above the first.

    Args:
        between: what stands above each block, and behind the last.

    Returns:
        [] where it is not so.
    """
    first, *others = between
    below = [[*lines[:1]] for lines in others]
    return below if all(map(orders, below)) and not orders(first[-1:]) else []


def _lead_of(above: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands above a block as its action: [] if nothing does.

    The list items right above it, which share its lead and date; else from the last numbered
    paragraph on, or the last one where it is bold.
    """
    if above and above[-1].marker:
        items = takewhile(lambda line: line.marker and not number_of(line), reversed(above))
        return [*reversed([*items])] or [above[-1]]
    numbered = [at for at, paragraph in enumerate(above) if number_of(paragraph)]
    if numbered:
        return [*above[numbered[-1] :]]
    return [*above[-1:]] if above and above[-1].bold else []


def _ref(first: Paragraph) -> Pair:
    """The number that the action is listed under."""
    number = number_of(first).strip("().")
    plain = replace(first, text=number, kind=Kind.TEXT, level=0, marker="", bold=False)
    return Pair("Ref", Value([plain], place=first.place), [first])


def _value(lead: Sequence[Paragraph]) -> Value:
    if len(lead) > 1 and lead[0].marker and not number_of(lead[0]):
        return Value([*lead], place=lead[0].place)  # a list of what is to be done
    text = without_number(lead[0])
    first = replace(lead[0], text=text, kind=Kind.TEXT, level=0, marker="")
    return Value([first, *lead[1:]], place=first.place)
