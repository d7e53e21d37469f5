"""A second row of a record that holds one label and its value, across the other columns."""

from __future__ import annotations

from planlift.normalise.grid import Row, Value
from planlift.normalise.label_words import field_of, is_label

_FIELDS = frozenset({"summary", "updates", "outcome"})  # prose that needs the width of a table
_PAIR = 2  # cells of such a row
_ACROSS = 2  # columns that the value lies across, at least


def labelled_below(row: Row) -> tuple[str, str, Value] | None:
    """Field, label and value of such a row, as trackers have their update; None for any other.

    Args:
        row: of a table, below a record's first row.
    """
    cells = row.own()
    if len(cells) != _PAIR:
        return None
    (_, label), (_, value) = cells
    name = field_of(label.flat)
    wide = value.across >= _ACROSS and label.across < value.across
    if not wide or name not in _FIELDS or not is_label(label.flat):
        return None
    return name, label.flat, value
