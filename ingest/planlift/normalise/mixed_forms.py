"""Forms that have some labels beside their values and others, side by side, above theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.label_words import LONGEST_QUESTION, is_label
from planlift.normalise.pairs import Pair
from planlift_parsers import Paragraph

_LEAST_LABELS = 2  # above their values; one label stands beside its value or heads a box


def pairs_in_mixed_form(grid: Grid) -> list[Pair | Paragraph] | None:
    """The labels and values of such a form; a line across it stands as a paragraph.

    "Action" stands beside what is to be done, or above it in one cell across the form, and below it
    "Lead", "Deadline" and "Status" stand above one row of values.

    Args:
        grid: any grid.

    Returns:
        None if it is none: each row is a line across, a label and its value (in one cell or two),
        or labels with one row of values below; and it has both of the last.
    """
    found: list[Pair | Paragraph] = []
    beside = above = 0
    rows = iter([row for row in grid.rows if row.own()])
    for row in rows:
        slots = _slots(row)
        if len(slots) == 1 and (pair := _inside(slots[0])):
            beside += 1
            found.append(pair)
        elif len(slots) == 1:
            found.extend(slots[0].paragraphs)
        elif pair := _beside(slots):
            beside += 1
            found.append(pair)
        elif pairs := _above(row, rows):
            above += 1
            found.extend(pairs)
        else:
            return None
    return found if beside and above else None


def _slots(row: Row) -> list[Value]:
    """The cells that begin in a row, empty ones too."""
    return [v for c, v in enumerate(row.values) if row.tops[c] and row.lefts[c]]


def _inside(cell: Value) -> Pair | None:
    """A cell whose first line is a label, and the others what it asks for."""
    label, *words = cell.paragraphs
    if not words or label.marker or not is_label(label.text, LONGEST_QUESTION):
        return None
    return Pair(label.text.rstrip(": "), replace(cell, paragraphs=words), [label])


def _beside(slots: Sequence[Value]) -> Pair | None:
    label, value = slots[0], slots[1]
    if len(slots) != _LEAST_LABELS or not _labels(label) or (_labels(value) and value.bold):
        return None
    return Pair(label.flat.rstrip(": "), value, label.paragraphs)


def _above(row: Row, rows: Iterator[Row]) -> list[Pair]:
    """Labels with the values of the next row; [] where the cells are no labels, or have none."""
    labels = _slots(row)
    if len(labels) < _LEAST_LABELS or not all(map(_labels, labels)):
        return []
    below = next(rows, None)
    values = _slots(below) if below is not None else []
    set_off = all(one.bold for one in labels) and not any(one.bold for one in values)
    if len(values) != len(labels) or (not set_off and 2 * sum(map(_labels, values)) > len(values)):
        return []  # "In progress" may stand above a column as well
    if len(values) == _LEAST_LABELS and _labels(values[0]) and not _labels(values[1]):
        return []  # "Lead officer | OD Lead Manager" above "Completion date | March 2017"
    return [
        Pair(label.flat.rstrip(": "), value, label.paragraphs)
        for label, value in zip(labels, values, strict=True)
    ]


def _labels(value: Value) -> bool:
    return is_label(value.flat, LONGEST_QUESTION)
