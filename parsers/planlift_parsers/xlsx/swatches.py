"""Swatches: cells of colour alone beside the words they stand for, as keys have them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from planlift_parsers.xlsx.grid import Grid, Line, Position, Spot
from planlift_parsers.xlsx.looks import PAPER

_LEAST = 2  # colours that make a key; one may be any coloured cell
_LONGEST = 60  # characters of what a colour stands for


def add_swatches(grid: Grid) -> None:
    """Gives the colours of a key spots of their own, so that they are read with their words.

    A key has a cell of colour, words beside it and nothing more in the row, and the colours of the
    rows below each other differ.

    Args:
        grid: with its lines of text; changed.
    """
    spots = [spot for line in grid.lines for spot in line.spots]
    taken = {(spot.row, spot.column) for spot in spots}
    columns: dict[int, dict[int, Spot]] = defaultdict(dict)
    for spot in spots:
        if found := _swatch(grid, spot, taken):
            columns[found.column][found.row] = found
    for column in columns.values():
        for run in _runs(sorted(column.values(), key=lambda spot: spot.row)):
            _put(grid, run)


def _swatch(grid: Grid, spot: Spot, taken: set[Position]) -> Spot | None:
    """The cell of colour at the left of a spot that stands alone with it, None if there is none."""
    row, column = spot.row, spot.column - 1
    if {(row, column), (row, column - 1), (row, spot.last_column + 1)} & taken:
        return None
    cell = grid.cell(row, column)
    if cell is None or len(spot.text) > _LONGEST or (row, column) in grid.covered:
        return None
    fill = grid.fill(row, column)
    if fill in (None, PAPER, spot.fill) or grid.columns.hides(column):
        return None
    at = (row, column)
    return Spot(row, column, row, column, at, "", fill, grid.looks.of(cell))


def _runs(swatches: list[Spot]) -> list[list[Spot]]:
    """Swatches in rows right below each other, all of other colours."""
    runs: list[list[Spot]] = [swatches[:1]]
    for above, below in pairwise(swatches):
        if below.row == above.row + 1:
            runs[-1].append(below)
        else:
            runs.append([below])
    return [run for run in runs if len({spot.fill for spot in run}) == len(run) >= _LEAST]


def _put(grid: Grid, run: list[Spot]) -> None:
    lines: dict[int, Line] = {line.row: line for line in grid.lines}
    for spot in run:
        line = lines[spot.row]
        line.spots = sorted([*line.spots, spot], key=lambda one: one.column)


def is_key(lines: list[Line]) -> bool:
    """Each spot of some rows is a swatch, words beside one, or words on a colour of their own.

    Args:
        lines: rows, or those of one part of a sheet.
    """
    fills: list[str] = []
    for line in lines:
        swatch = ""
        for spot in line.spots:
            own = spot.fill if spot.fill not in (None, PAPER) else ""
            if not (own or swatch) or len(spot.text) > _LONGEST:
                return False
            if own:
                fills.append(own)
            swatch = own if own and not spot.text else ""
    return len(fills) == len(set(fills)) >= _LEAST
