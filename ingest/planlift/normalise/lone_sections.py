"""Rows with a short name alone in the first column, among rows that have a sentence there."""

from __future__ import annotations

from itertools import pairwise

from planlift.normalise.grid import Row
from planlift.normalise.prose import wording
from planlift.normalise.register import Register
from planlift.normalise.topic_lines import ORDER

_SEVERAL = 2  # rows; one alone may be the rest of another
_LONGEST = 4  # words of such a name; a value of the column has more, as `_SENTENCE` says
_SENTENCE = 5  # words from which the texts below it are sentences


def lone_sections(register: Register) -> frozenset[int]:
    """The `id` of the rows that name sections by their place alone, as in text out of a sheet.

    The first row is one, and each is followed by a row with more cells; what else stands in the
    column is longer, so that they are no values of it.

    Args:
        register: of rows of a table.
    """
    rows = register.rows
    alone = [_is_alone(row) for row in rows]
    if register.labelled or sum(alone) < _SEVERAL or not alone[0] or alone[-1]:
        return frozenset()
    if any(one and other for one, other in pairwise(alone)):
        return frozenset()
    others = [row.values[0].flat for row, one in zip(rows, alone, strict=True) if not one]
    told = [len(text.split()) >= _SENTENCE for text in others if text]
    names = frozenset(id(row) for row, one in zip(rows, alone, strict=True) if one)
    return names if told and all(told) else frozenset()


def _is_alone(row: Row) -> bool:
    """Nothing but a few words that end as no sentence does, in the first column."""
    cells = row.own()
    if len(cells) != 1 or cells[0][0] or len(row.values) < 2:
        return False
    text = cells[0][1].flat
    if wording(text).order >= ORDER:
        return False
    return len(text.split()) <= _LONGEST and text[:1].isupper() and text[-1] not in ".:;,"
