"""One grid that holds several tables: what stands across it above a header met again is text.

Tables under headings that a page sets close, or that somebody made as one, have the heading of each
and what is said below it in rows across, and their header anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planlift.normalise.grid import Grid, Row
from planlift.normalise.headers import find_header, repeats
from planlift.normalise.outline import names_indicator
from planlift_parsers import Paragraph

_ACROSS = 0.6  # share of the columns that the cell of such a row lies across
_NAMED = 2  # rows across from which they are a heading and what stands below it


def parted_at_headers(grid: Grid) -> Iterator[Grid | Paragraph]:
    """A grid in parts, with the text that stands across it between them.

    A single row across is the name of a section, and stays where it is, unless it names an
    indicator: the heading above the table may name another.

    Args:
        grid: as laid out, its pieces joined.
    """
    across = [_is_across(row, grid.columns) for row in grid.rows]
    header = find_header(grid) if any(across[1:]) else None
    start = first = 0  # of the part, and of the rows across right above a row
    if header is not None and header.score:
        first = header.body
        for at in range(header.body, len(grid.rows)):
            if across[at]:
                continue
            if first < at and repeats(grid.rows[at], header) and _heads(grid.rows[first:at]):
                if first > start:
                    yield replace(grid, rows=grid.rows[start:first])
                for row in grid.rows[first:at]:
                    yield from row.own()[0][1].paragraphs
                start = at
            first = at + 1
    yield replace(grid, rows=grid.rows[start:]) if start else grid


def _is_across(row: Row, columns: int) -> bool:
    own = row.own()
    return columns > 1 and len(own) == 1 and own[0][1].across >= _ACROSS * columns


def _heads(rows: list[Row]) -> bool:
    return len(rows) >= _NAMED or names_indicator(rows[0].own()[0][1].flat)
