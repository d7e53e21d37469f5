"""Headings that give a field to all that stands below them ("Lead: Director of Estates")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import Value
from planlift.normalise.labels import Labels, base_of, field_of
from planlift.normalise.outline import Given, Heading, Role
from planlift_parsers import Kind, Paragraph

_SEVERAL = 2  # such headings make a list sorted by lead or date; one may be a label of its block
GIVEN = frozenset({"owner", "deadline", "status"})
"""Fields that a heading may give, of which a record has but one."""


def givings(flow: Sequence[object], labels: Labels) -> frozenset[int]:
    """`id` of the headings that name a lead, date or state for what stands below.

    Each stands above a line that no label opens; a heading that is one label among those of a block
    has the next label below it.

    Args:
        flow: the body of the document.
        labels: what is a label in it.
    """
    found: dict[int, str] = {}
    for item, below in pairwise(flow):
        heads = isinstance(item, Paragraph) and (item.kind is Kind.HEADING or item.bold)
        if not isinstance(item, Paragraph) or not heads or item.marker:
            continue
        label, value = labels.split(item) or ("", "")
        plain = isinstance(below, Paragraph) and below.kind is not Kind.HEADING
        if value and field_of(label) in GIVEN and plain:
            free = isinstance(below, Paragraph) and not labels.split(below)
            found[id(item)] = base_of(label) if free else ""
    count = Counter(found.values())
    if len(count) != 1 or "" in count or len(found) < _SEVERAL:
        return frozenset()
    return frozenset(found)


def giving_heading(item: Paragraph, labels: Labels) -> Heading:
    """The heading that gives its value to what stands below it.

    Args:
        item: one of `givings`.
        labels: what is a label in the document.
    """
    label, value = labels.split(item) or ("", "")
    words = replace(item, text=value, kind=Kind.TEXT, level=0, bold=False)
    given = Given(label, Value([words], place=item.place), (item,))
    return Heading(item, max(1, item.level), Role.GENERIC, themed=False, gives=(given,))
