"""Forms side by side in one grid: cards of which each has the same labels, in columns of its own.

A sheet or a page of cards has "Lead | Head of OD | Lead | Chief Nurse" in one row: read as a table,
its columns would mix two actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import Grid
from planlift.normalise.label_words import LONGEST_QUESTION, base_of, field_of, is_label

_LEAST_LABELS = 3  # rows that have one label twice; a table of yes and no has two such by chance
_LEAST_FIELDS = 2  # that the labels name; other words that come again are values
_LABEL_AND_VALUE = 2  # columns of the narrowest form


def parted_beside(grid: Grid) -> list[Grid]:
    """The forms of which a grid is made, row after row of them; the grid alone where it is none.

    Args:
        grid: any grid.
    """
    if grid.columns < 2 * _LABEL_AND_VALUE:
        return [grid]
    starts, rows = _sides(grid)
    if not starts or any(not row.lefts[at] for row in grid.rows for at in starts):
        return [grid]
    bounds = [*pairwise(starts), (starts[-1], grid.columns)]
    bands = pairwise([*_bands(grid, rows), len(grid.rows)])
    forms = [_cut(grid, band, columns) for band in bands for columns in bounds]
    return [form for form in forms if any(row.own() for row in form.rows)]


def _sides(grid: Grid) -> tuple[list[int], list[int]]:
    """The columns of labels, from the first on, and the rows that have a label in each of them."""
    first = _labels_down(grid, 0)
    if len({field_of(label) for label in first.values()} - {""}) < _LEAST_FIELDS:
        return [], []
    starts, rows = [0], sorted(first)
    for column in range(_LABEL_AND_VALUE, grid.columns - 1):
        labels = _labels_down(grid, column)
        same = [row for row, label in first.items() if labels.get(row) == label]
        if len(same) >= _LEAST_LABELS and len(same) == len(labels) and column - starts[-1] > 1:
            starts.append(column)
    return (starts, rows) if len(starts) > 1 else ([], [])


def _labels_down(grid: Grid, column: int) -> dict[int, str]:
    """What stands in a column as a label beside another cell, by row."""
    found = {}
    for at, row in enumerate(grid.rows):
        value = row.values[column]
        beside = column + 1 < grid.columns and row.lefts[column + 1]
        if value and row.lefts[column] and beside and is_label(value.flat, LONGEST_QUESTION):
            found[at] = base_of(value.flat)
    return found


def _bands(grid: Grid, rows: Sequence[int]) -> Iterator[int]:
    """The first row of each row of forms: the lines above a label that comes again belong to it."""
    yield 0
    seen: set[str] = set()
    for before, at in pairwise([-1, *rows]):
        label = base_of(grid.rows[at].values[0].flat)
        if label in seen:
            seen = set()
            yield before + 1
        seen.add(label)


def _cut(grid: Grid, band: tuple[int, int], columns: tuple[int, int]) -> Grid:
    """The part of a grid that is one form."""
    left, right = columns
    rows = [
        replace(
            row,
            values=row.values[left:right],
            tops=row.tops[left:right],
            lefts=row.lefts[left:right],
        )
        for row in grid.rows[slice(*band)]
    ]
    edges = grid.edges[left : right + 1] if grid.edges else ()
    return Grid(rows, right - left, grid.place, edges, grid.source)
