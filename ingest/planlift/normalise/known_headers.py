"""Finds the header that a person named, where planlift would take none or another row."""

from __future__ import annotations

from planlift.corrections import Corrections
from planlift.normalise.grid import Grid
from planlift.normalise.headers import DEEPEST, Header, find_header, header_of


def known_header(grid: Grid, corrections: Corrections) -> Header | None:
    """The header of a grid whose headers a mapping file names, None where none does.

    Args:
        grid: a table.
        corrections: what mapping files say.
    """
    if not corrections.rulings:
        return None
    found = find_header(grid)
    if corrections.for_table(found.labels):
        return found
    for at in range(min(DEEPEST, len(grid.rows) - 1)):
        header = header_of(grid, at, at, score=1.0)
        if corrections.for_table(header.labels):
            return header
    return None
