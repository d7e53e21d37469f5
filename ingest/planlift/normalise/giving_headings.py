"""Headings that give a field to all that stands below them ("Lead: Director of Estates")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.grid import Value
from planlift.normalise.label_words import base_of, field_of
from planlift.normalise.labels import Labels
from planlift.normalise.outline import Given, Heading, Role
from planlift_parsers import Kind, Paragraph

# "By 30 June 2024" over the tasks of that date; "May 2012" may be the month of a meeting.
_BY = re.compile(
    r"(?:(?:for |to be )?(?:complet\w+|done|finished|delivered|due) )?"
    r"(?:by|before|due|within|no later than|not later than)\b",
    re.I,
)
_A_DATE = 0.8  # likeness of a line that is a deadline and no more
_DUE = "Deadline"  # the label that such a heading does without
_SEVERAL = 2  # such headings make a list sorted by lead or date; one may be a label of its block
GIVEN = frozenset({"owner", "deadline", "status"})
"""Fields that a heading may give, of which a record has but one."""


def givings(flow: Sequence[object], labels: Labels) -> frozenset[int]:
    """`id` of the headings that name a lead, date or state for what stands below.

    Each stands above a line that no label opens, or above the first label of several blocks; a
    heading that is one label among those of a block has as many blocks as there are headings.

    Args:
        flow: the body of the document.
        labels: what is a label in it.
    """
    found: dict[int, str] = {}
    openers: set[str] = set()
    count: Counter[str] = Counter()
    for item, below in pairwise([*flow, None]):
        over_table = below is not None and not isinstance(below, Paragraph)
        split = _said(item, labels, over_table) if isinstance(item, Paragraph) else None
        if not isinstance(item, Paragraph) or split is None:
            continue
        if not (_heads(item, over_table) and split[1] and field_of(split[0]) in GIVEN):
            count[base_of(split[0])] += 1
        elif isinstance(below, Paragraph) and below.kind is not Kind.HEADING:
            found[id(item)] = base_of(split[0])
            openers.add(base_of((labels.split(below) or ("", ""))[0]))
        elif over_table:
            found[id(item)] = base_of(split[0])
            openers.add("")
    bases = set(found.values())
    # Above labels, each heading gives to several blocks; else it is a label of the block itself.
    several = openers == {""} or (len(openers) == 1 and count[max(openers)] > len(found))
    if len(bases) != 1 or len(found) < _SEVERAL or not several or count[max(bases)]:
        return frozenset()
    return frozenset(found)


def giving_heading(item: Paragraph, labels: Labels) -> Heading:
    """The heading that gives its value to what stands below it.

    Args:
        item: one of `givings`.
        labels: what is a label in the document.
    """
    label, value = _said(item, labels, over_table=True) or ("", "")
    words = replace(item, text=value, kind=Kind.TEXT, level=0, bold=False)
    given = Given(label, Value([words], place=item.place), (item,))
    return Heading(item, max(1, item.level), Role.GENERIC, themed=False, gives=(given,))


def _said(item: Paragraph, labels: Labels, over_table: bool) -> tuple[str, str] | None:
    """Label and value of a line; those of a heading that is a date by which to act."""
    if split := labels.split(item):
        return split
    dated = _BY.match(item.text) and deadline_likeness(item.text) >= _A_DATE
    return (_DUE, item.text) if dated and _heads(item, over_table) else None


def _heads(item: Paragraph, over_table: bool) -> bool:
    """A line with the look of a heading; right above a table it needs none, as in plain text."""
    return (over_table or item.kind is Kind.HEADING or item.bold) and not item.marker
