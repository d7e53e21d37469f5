"""The letters and numbers of a spreadsheet's own columns and rows, where an export shows them.

Sheets published on the web, and prints "with row and column headings", have them around the cells.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from string import ascii_uppercase

from planlift.normalise.grid import Grid

_LEAST_COLUMNS = 3  # "A", "B", "C": fewer may be the answers of a form


def without_sheet_headings(grid: Grid) -> Grid:
    """The grid without its first row and column, where these name a sheet's columns and rows.

    Args:
        grid: as laid out, its pieces joined.
    """
    if not grid.rows or grid.columns <= _LEAST_COLUMNS:
        return grid
    if not _names_columns(grid) or not _numbers_rows(grid):
        return grid
    rows = [
        replace(row, values=row.values[1:], tops=row.tops[1:], lefts=row.lefts[1:])
        for row in grid.rows[1:]
    ]
    return replace(grid, rows=rows, columns=grid.columns - 1, edges=grid.edges[1:])


def _names_columns(grid: Grid) -> bool:
    """The first row is empty, then "A", "B", "C" and so on."""
    corner, *names = [value.flat for value in grid.rows[0].values]
    return not corner and all(name == _name(at) for at, name in enumerate(names))


def _numbers_rows(grid: Grid) -> bool:
    """The first column counts up; rows that freeze the header have no number."""
    numbers = [row.values[0].flat for row in grid.rows[1:] if row.values[0]]
    if not numbers or not all(number.isascii() and number.isdigit() for number in numbers):
        return False
    counted = [int(number) for number in numbers]
    return all(one < other for one, other in pairwise(counted))


def _name(at: int) -> str:
    """The letters of a column: "A" to "Z", "AA" and on."""
    before, last = divmod(at, len(ascii_uppercase))
    return (_name(before - 1) if before else "") + ascii_uppercase[last]
