"""Blocks of labels with their values: one for each action."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import chain

from planlift.normalise.fused import fused, part_value
from planlift.normalise.grid import Row, Value
from planlift.normalise.label_words import base_of
from planlift.normalise.outline import Role, is_numbered_item, is_themed, role_of
from planlift.normalise.pairs import LONGEST_NAME, Pair, lead_pairs
from planlift.normalise.prose import wording
from planlift_parsers import Paragraph
from planlift_schema import NOWHERE

_BARE_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")  # beside what is to be done: its ref
_NUMBER_IN = re.compile(r"\d")
_ENUMERATED = re.compile(r"\(?\d{1,2}[.)]\s+")  # a question of a form ("2. What will you do?")
_ALIKE = 2  # blocks that open with one label and another number
# Fields that speak of what follows, and serve each action up to the next of their kind.
_CONTEXT_FIELDS = frozenset({"indicator", "summary", "theme"})


@dataclass(slots=True)
class Entry:
    """The pairs of one block.

    Attributes:
        pairs: in order.
        heading: the line inside the form that opens it ("Action 3"), or None.
        under: the line across the form that names its indicator or theme, or None.
        lead: lines across the form above its labels, which say what is to be done.
    """

    pairs: list[Pair] = field(default_factory=list)
    heading: Paragraph | None = None
    under: Paragraph | None = None
    lead: list[Paragraph] = field(default_factory=list)


def entries_of(
    stream: Sequence[Pair | Paragraph], led: frozenset[str] = frozenset()
) -> tuple[list[Entry], list[Paragraph]]:
    """Parts a stream of pairs into blocks, one for each action, and the lines left over.

    A block ends where a label comes again or a line such as "Action 3" opens the next. What was
    said of the indicator, issue or theme before the first action serves the following ones too,
    until it is said anew (KMPT's page has one "Objective" for its numbered actions).

    Args:
        stream: labels with their values, and lines without.
        led: labels that always open a block, below a line that says what is to be done.
    """
    entries: list[Entry] = []
    loose: list[Paragraph] = []
    current = Entry()
    opening: set[str] = set()  # labels that opened blocks
    items = [*chain.from_iterable(map(_parted, stream))]
    by_ref = _open_with_ref(items)
    for item in items:
        if isinstance(item, Paragraph):
            current = _with_line(item, entries, current, loose)
            continue
        if item.opens or (base_of(item.label) in led and not _is_beside(item, current)):
            current = _closed(entries, current)
        again = base_of(item.label) in {base_of(pair.label) for pair in current.pairs}
        numbered = by_ref and item.field == "ref" and _acts(current)
        if again or numbered or _acts_anew(item, current, opening):
            carried = _carried(current, item)
            current = _closed(entries, current)
            current.pairs.extend(carried)
        if not current.pairs:
            opening.add(base_of(item.label))
        current.pairs.append(item)
        if _is_numbered_action(item):
            current.heading = replace(item.source[0], text=item.label, marker="")
    _closed(entries, current)
    _name_numbered(entries)
    return entries, loose


def _open_with_ref(items: Sequence[Pair | Paragraph]) -> bool:
    """Blocks open with their refs: behind the last one a whole block stands, with an action."""
    fields = [item.field for item in items if isinstance(item, Pair)]
    if "ref" not in fields:
        return False
    behind = fields[::-1][: fields[::-1].index("ref")]
    return "action" in behind and len(behind) > 1


def _acts(entry: Entry) -> bool:
    return any(pair.field == "action" for pair in entry.pairs)


def _is_beside(item: Pair, current: Entry) -> bool:
    """It stands in the line that the last pair of the block stands in."""
    last = current.pairs[-1].source if current.pairs else []
    return bool(last) and bool(item.source) and last[-1] is item.source[0]


def _with_line(
    line: Paragraph, entries: list[Entry], current: Entry, loose: list[Paragraph]
) -> Entry:
    """The block that stands open behind a line without a label."""
    role = role_of(line.text)
    if role is Role.REF:
        current = _closed(entries, current)
        current.heading = line
    elif _is_lead(line, role, current):
        current.lead.append(line)
    elif role is Role.INDICATOR or is_themed(line.text) or _names_part(line, role, current):
        current = _closed(entries, current)
        current.under = line
    else:
        loose.append(line)
    return current


def _acts_anew(item: Pair, current: Entry, opening: AbstractSet[str]) -> bool:
    """Another action behind that of the block: it is numbered, or its label opened a block before.

    "Action 9: Train all panels" and "Action points:" may open the blocks of one list by turns.
    """
    if item.field != "action" or not _acts(current):
        return False
    return _is_numbered_action(item) or base_of(item.label) in opening


def _is_numbered_action(pair: Pair) -> bool:
    numbered = _NUMBER_IN.search(_ENUMERATED.sub("", pair.label, count=1))
    return pair.field == "action" and numbered is not None


def _parted(item: Pair | Paragraph) -> Sequence[Pair | Paragraph]:
    """A label that names two fields ("Lead and deadline: ..."), or only numbers ("1"), as two."""
    if not isinstance(item, Pair):
        return [item]
    if _BARE_NUMBER.fullmatch(item.label) and wording(item.value.flat).order > 0:
        number = Value([replace(line, bold=False) for line in item.source], place=item.value.place)
        return [Pair("Ref", number, item.source), Pair("", item.value, item.source)]
    names = fused(item.label)
    if names is None:
        return [item]
    parts = part_value(item.value, names.fields)
    return [
        Pair(label, value, item.source) for label, value in zip(names.labels, parts, strict=True)
    ]


def _name_numbered(entries: Sequence[Entry]) -> None:
    """Blocks that open with one label and a number of their own are named by it ("Finding 1")."""
    opening = [entry.pairs[0] for entry in entries if entry.heading is None]
    labels = {pair.label for pair in opening}
    alike = len({base_of(label) for label in labels}) == 1
    if len(opening) < len(entries) or len(labels) < max(len(entries), _ALIKE) or not alike:
        return
    if all(_NUMBER_IN.search(label) for label in labels):
        for entry, pair in zip(entries, opening, strict=True):
            entry.heading = replace(pair.source[0], text=pair.label, marker="")


def _is_lead(item: Paragraph, role: Role, current: Entry) -> bool:
    """A line across a form above its labels, which says what is to be done."""
    if current.pairs or is_themed(item.text) or is_numbered_item(item.text):
        return False
    if current.heading is not None:
        return True
    ordered = role is not Role.INDICATOR and wording(item.text).order > 0
    return ordered and not _names_part(item, role, current)


def _names_part(item: Paragraph, role: Role, current: Entry) -> bool:
    """A short line before the first label that names a topic, as above the parts of a form."""
    short = len(item.text.split()) <= LONGEST_NAME and not item.text.endswith((".", ":"))
    return role is Role.TOPIC and short and not current.pairs and current.heading is None


def _closed(entries: list[Entry], current: Entry) -> Entry:
    if current.pairs:
        take_lead(current, current.lead)
        entries.append(current)
    return Entry(under=current.under)


def take_lead(entry: Entry, lead: Sequence[Paragraph]) -> bool:
    """The lines between "Action 1" and its labels are the action, where no label names one."""
    if not lead or any(pair.field == "action" for pair in entry.pairs):
        return False
    first, *others = lead
    opening = [] if entry.heading else lead_pairs(first, first.text)
    if len(opening) > 1:  # its number names the block
        first = opening[1].value.paragraphs[0]
    whole = Value([first, *others], place=first.place)
    entry.pairs[:0] = [*opening[:-1], Pair("", whole, list(lead))]
    return True


def _carried(entry: Entry, following: Pair) -> list[Pair]:
    """Context pairs before the first action that the next block, opening with an action, shares."""
    if following.field != "action":
        return []
    before: list[Pair] = []
    for pair in entry.pairs:
        if pair.field == "action":
            return before
        if pair.field in _CONTEXT_FIELDS:
            before.append(pair)
    return []


def rows_of(entries: Sequence[Entry]) -> tuple[list[str], list[Row]]:
    """Entries as rows of one grid: the union of their labels, in the order first met."""
    labels: dict[str, str] = {}
    for entry in entries:
        for pair in entry.pairs:
            labels.setdefault(base_of(pair.label), pair.label)
    at = {base: column for column, base in enumerate(labels)}
    rows = []
    for number, entry in enumerate(entries, 1):
        values = [Value() for _ in labels]
        for pair in entry.pairs:
            values[at[base_of(pair.label)]] = pair.value
        place = entry.pairs[0].value.place if entry.pairs else NOWHERE
        every = [True] * len(values)
        rows.append(Row(values, every, list(every), place.row or number, place.page))
    return list(labels.values()), rows
