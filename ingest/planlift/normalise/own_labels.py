"""Tables without header whose cells each say what they are ("Lead: Chief Nurse")."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import Header
from planlift.normalise.inside import labels_inside
from planlift.normalise.labels import base_of, label_of
from planlift_parsers import Paragraph

_SEVERAL = 2  # rows, and columns that say what they are; one row may be anything
_SURE = 1.0  # score of a header that each cell repeats


def labelled_cells(grid: Grid) -> tuple[list[Row], Header] | None:
    """The rows without the labels that their cells repeat, and these as the header.

    Args:
        grid: any grid.

    Returns:
        None where not every column says what it is, the same in each of its cells.
    """
    if len(grid.rows) < _SEVERAL or grid.columns < _SEVERAL:
        return None
    labels = [_label_of_column(grid, column) for column in range(grid.columns)]
    if not all(labels) or any(_holds_more(v) for row in grid.rows for v in row.values):
        return None
    rows = [_without_labels(row) for row in grid.rows]
    return rows, Header(labels, [""] * grid.columns, score=_SURE)


def labelled_rows(grid: Grid) -> list[list[Paragraph]]:
    """The lines of each row of such a table, where a cell says more than one thing; else [].

    Args:
        grid: any grid.
    """
    if len(grid.rows) < _SEVERAL or grid.columns < _SEVERAL:
        return []
    labels = [_label_of_column(grid, column) for column in range(grid.columns)]
    several = any(_holds_more(value) for row in grid.rows for value in row.values)
    if not all(labels) or not several:
        return []
    return [[p for _, value in row.own() for p in value.paragraphs] for row in grid.rows]


def _holds_more(value: Value) -> bool:
    """A second label stands in the cell, on the line of the first or on one of its own."""
    if not value:
        return False
    first, *others = value.paragraphs
    return len(labels_inside(first.text)) > 1 or any(label_of(other.text) for other in others)


def _label_of_column(grid: Grid, column: int) -> str:
    """The label that every filled cell of a column opens with, "" if there is none."""
    cells = [row.values[column] for row in grid.rows if row.values[column]]
    found = [label_of(cell.paragraphs[0].text) for cell in cells]
    if len(found) < _SEVERAL or not all(found):
        return ""
    named = [label for label, _ in filter(None, found)]
    return named[0] if len({base_of(label) for label in named}) == 1 else ""


def _without_labels(row: Row) -> Row:
    parted = [_parted(value) for value in row.values]
    lost = [value.paragraphs[0] for value, other in zip(row.values, parted, strict=True) if other]
    values = [other or value for value, other in zip(row.values, parted, strict=True)]
    return replace(row, values=values, mended=[*row.mended, *lost])


def _parted(value: Value) -> Value | None:
    """The cell without the label that it opens with; None for an empty one."""
    found = label_of(value.paragraphs[0].text) if value else None
    if found is None:
        return None
    first, *others = value.paragraphs
    words = [replace(first, text=found[1])] if found[1] else []
    return replace(value, paragraphs=[*words, *others])
