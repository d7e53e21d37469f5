"""A table of a worksheet set into the columns of the table above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planlift.normalise.grid import Grid, Row, Value


def in_columns_of(grid: Grid, header: Sequence[Value]) -> Grid:
    """The grid with the columns that it lacks only because nothing stands in them on its sheet.

    Args:
        grid: a table, likely without header.
        header: the cells of the header of the table before it, left to right.

    Returns:
        The grid itself where it does not stand in some columns of that table, the first and the
        last among them.
    """
    wide = _letters([[value] for value in header])
    own = _letters([[row.values[column] for row in grid.rows] for column in range(grid.columns)])
    same_sheet = {v.place.sheet for v in header} == {v.place.sheet for v in grid.rows[0].values}
    ends = {(letters[0], letters[-1]) for letters in (wide, own) if letters}
    if "" in (*wide, *own) or not same_sheet or not set(own) < set(wide) or len(ends) > 1:
        return grid
    at = {letters: column for column, letters in enumerate(own)}
    columns = [at.get(letters) for letters in wide]
    return Grid(
        [_spread(row, columns) for row in grid.rows], len(wide), grid.place, (), grid.source
    )


def _letters(columns: Iterable[Iterable[Value]]) -> list[str]:
    """The sheet's letters of each column, "" where no cell that begins in it tells them."""
    return [
        next((value.place.cell.rstrip("0123456789") for value in cells if value.place.cell), "")
        for cells in columns
    ]


def _spread(row: Row, columns: Sequence[int | None]) -> Row:
    return replace(
        row,
        values=[Value() if at is None else row.values[at] for at in columns],
        tops=[at is None or row.tops[at] for at in columns],
        lefts=[at is None or row.lefts[at] for at in columns],
    )
