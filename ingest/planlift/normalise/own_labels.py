"""Tables without header whose cells each say what they are ("Lead: Chief Nurse")."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import Header
from planlift.normalise.labels import base_of, label_of

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
    if not all(labels):
        return None
    rows = [_without_labels(row) for row in grid.rows]
    return rows, Header(labels, [""] * grid.columns, score=_SURE)


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
