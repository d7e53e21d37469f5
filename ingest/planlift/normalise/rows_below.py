"""A second row of a record that holds one label and its value, across the other columns."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.grid import Row, Value
from planlift.normalise.label_words import field_of, is_label, label_of

_FIELDS = frozenset({"summary", "updates", "outcome"})  # prose that needs the width of a table
_LATER = frozenset({"updates", "outcome"})  # what is said below a record; a summary stands above
_PAIR = 2  # cells of such a row
_ACROSS = 2  # columns that the value lies across, at least


def labelled_below(row: Row) -> tuple[str, str, Value] | None:
    """Field, label and value of such a row, as trackers have their update; None for any other.

    Args:
        row: of a table, below a record's first row.
    """
    cells = row.own()
    if len(cells) == 1:
        column, value = cells[0]
        return _labelled_across(value, sum(row.tops[column:]) if column else 0)
    if len(cells) != _PAIR:
        return None
    (_, label), (_, value) = cells
    name = field_of(label.flat)
    wide = value.across >= _ACROSS and label.across < value.across
    labels = is_label(label.flat) and not label.flat.endswith(".")
    if not wide or name not in _FIELDS or not labels:
        return None
    return name, label.flat, value


def _labelled_across(value: Value, columns: int) -> tuple[str, str, Value] | None:
    """The same in one cell across the table: "Progress: 77% in May.".

    Args:
        value: the only cell of its row.
        columns: those of the row from its own on, where others stand before it: the number of the
            record may go on from above there, or leave the cell below it empty. What stands in the
            first column alone may be across, in a text whose cells cannot.
    """
    found = label_of(value.paragraphs[0].text)
    name = field_of(found[0]) if found else ""
    if found is None or not found[1] or name not in _LATER or value.across < columns:
        return None
    first, *others = value.paragraphs
    told = replace(first, text=found[1])
    return name, found[0], replace(value, paragraphs=[told, *others])
