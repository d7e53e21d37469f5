"""Actions that stand above their labels: a sentence under each heading, or the heading itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planlift.normalise.inside import LIKENESS
from planlift.normalise.item_numbers import number_of
from planlift.normalise.label_words import field_of
from planlift.normalise.leads import orders, pairs_of_lead
from planlift.normalise.outline import Role, is_numbered_item
from planlift.normalise.prose import wording
from planlift.normalise.register import NO_COLUMN, Register
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Paragraph

_MAYBE = 0.4  # header score below which a word says nothing of an action ("How far we are")
_SURE = 0.8  # likeness from which a value is a name, a date or a state
_TYPED = {"revised": "deadline"}
_SEVERAL = 2  # one alone may be any heading or sentence
_MAY_ORDER = ("", "outcome")  # fields of such labels; an objective orders beside its action
_SHARED = "the heading stands above several blocks of labels"


def take_heading_actions(registers: Sequence[Register]) -> None:
    """Headings that are the actions themselves, with owner, date and state labelled below.

    Board trackers rewritten for the web have them. One alone may be any heading; two are a list.
    Where a sentence stands between heading and labels and orders something, that is the action.

    Args:
        registers: of one document, in reading order; changed.
    """
    ordering = _ordering_labels(registers)
    blocks = [one for one in registers if _is_block(one) and ordering.isdisjoint(one.labels)]
    found = [one for one in blocks if _lacks_action(one)]
    found = _with_alike(found, blocks)
    times = Counter(id(line) for one in found for line in one.context.narrative[:1])
    told = [one for one in found if any(times[id(p)] == 1 for p in one.context.narrative[:1])]
    alike = sum(any(not pair.label for pair in one.pairs) for one in registers)
    opening = sum(_opens_action(one.context.narrative, alike > 0) for one in told)
    if len(told) + alike < _SEVERAL or 2 * opening <= len(told):
        told = []
    for register in told:
        _put_action(register, register.context.narrative)
        register.context = replace(register.context, narrative=())
    taken = {id(one) for one in told}
    found = [
        one for one in found if one.labelled and id(one) not in taken and _has_own_heading(one)
    ]
    under = Counter(id(one.context.path[-1]) for one in found)
    if len(under) + len(told) < _SEVERAL:
        return
    for register in found:
        *path, heading = register.context.path
        shared = under[id(heading)] > 1
        _put_action(register, [heading.paragraph], _SHARED if shared else "")
        register.context = replace(register.context, path=tuple(path))


def _ordering_labels(registers: Sequence[Register]) -> frozenset[str]:
    """Labels behind which most blocks order something, which are their actions then.

    No one knows them, or they ask what will change.
    """
    met: Counter[str] = Counter()
    ordered: Counter[str] = Counter()
    for register in registers:
        if not register.labelled or not register.rows:
            continue
        for label, value in zip(register.labels, register.rows[0].values, strict=False):
            if label and field_of(label) in _MAY_ORDER:
                met[label] += 1
                ordered[label] += wording(value.flat).order > 0
    return frozenset(label for label, count in ordered.items() if 2 * count > met[label])


def _opens_action(lines: Sequence[Paragraph], listed: bool) -> bool:
    """The lines order something, or are numbered as the actions of other blocks may be."""
    return orders(lines) or (listed and bool(number_of(lines[0])))


def _put_action(register: Register, lines: Sequence[Paragraph], doubt: str = "") -> None:
    """Makes lines above a block its action, and the number they open with its ref."""
    for found in reversed(pairs_of_lead(lines)):
        value = replace(found.value, doubt=doubt) if doubt else found.value
        pair = replace(found, value=value)
        if not register.labelled:
            register.written = [(NO_COLUMN, ""), *register.columns]
        register.labels.insert(0, pair.label)
        register.groups.insert(0, "" if register.labelled or pair.label else "Action")
        register.pairs.insert(0, pair)
        for row in register.rows:
            row.values.insert(0, pair.value)
            row.tops.insert(0, True)
            row.lefts.insert(0, True)


def _is_block(register: Register) -> bool:
    """One record: a block of labels, or a table with one row below its header."""
    return (register.labelled and not register.listed) or (
        register.headed and not register.labelled and len(register.rows) == 1
    )


def _with_alike(found: Sequence[Register], blocks: Sequence[Register]) -> list[Register]:
    """Blocks, and those that have some of their labels and no other: an owner may be missing."""
    labels = {label for one in found if one.labelled for label in one.labels}
    own = {id(one) for one in found}
    return [
        one
        for one in blocks
        if id(one) in own or (one.labelled and _names_no_action(one) and labels >= {*one.labels})
    ]


def _lacks_action(register: Register) -> bool:
    """Its labels name an owner, a date or a state, and none an action."""
    fields = {_TYPED.get(name, name) for name in _fields_of(register)}
    return len(fields & {*LIKENESS}) >= _SEVERAL and _names_no_action(register)


def _names_no_action(register: Register) -> bool:
    named = any(
        field_of(label) == "action" and max(header_scores(label).values()) >= _MAYBE
        for label in register.labels
        if label
    )
    return not named and all(register.labels)


def _fields_of(register: Register) -> Iterator[str]:
    """The fields that its labels name, or the values behind labels that no one knows."""
    values = register.rows[0].values if register.rows else []
    for label, value in zip(register.labels, values, strict=False):
        if label:
            yield field_of(label) or next(
                (name for name, like in LIKENESS.items() if like(value.flat) >= _SURE), ""
            )


def _has_own_heading(register: Register) -> bool:
    """It stands under a heading that names what it is about, or orders what an indicator asks."""
    heading = next(reversed(register.context.path), None)
    if heading is None or heading.role is not Role.INDICATOR:
        return heading is not None and heading.role is Role.TOPIC
    text = heading.paragraph.text
    return not is_numbered_item(text) and wording(text).order > 0
