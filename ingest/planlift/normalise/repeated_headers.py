"""One grid that holds several tables: what stands across it above a header met again is text.

Tables under headings that a page sets close, or that somebody made as one, have the heading of each
and what is said below it in rows across, and their header anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import FORM_COLUMNS, Grid, Row, without_empty_columns
from planlift.normalise.headers import LIKELY, find_header, repeats
from planlift.normalise.label_words import field_of
from planlift.normalise.outline import names_indicator
from planlift.normalise.vocabulary import header_likeness
from planlift_parsers import Paragraph

_ACROSS = 0.6  # share of the columns that the cell of such a row lies across
_LABELS = 3  # cells of a second header; a row of two may be a name and a value
_MOSTLY = 0.6  # share of its cells that name a field
_LEAST_ROWS = 2  # above and below the header of a list that follows a form
_NAMED = 2  # rows across from which they are a heading and what stands below it


def parted_at_headers(grid: Grid) -> Iterator[Grid | Paragraph]:
    """A grid in parts, with the text that stands across it between them.

    A single row across is the name of a section, and stays where it is, unless it names an
    indicator: the heading above the table may name another.

    A header with other labels, set as the first one is, heads a table of its own.

    Args:
        grid: as laid out, its pieces joined.
    """
    for part in _at_other_headers(grid):
        yield from _at_repeats(part)


def _at_other_headers(grid: Grid) -> Iterator[Grid]:
    """A grid in parts, each below a header with labels of its own."""
    starts = [0]
    found = [
        at for at in range(2, len(grid.rows) - 1) if _may_head(grid.rows[at - 1], grid.rows[at])
    ]
    header = find_header(grid) if found else None
    if header is not None and header.score:
        head = grid.rows[header.first]
        for at in found:
            row, above = grid.rows[at], grid.rows[at - 1]
            if at > header.body and _is_other_header(row, head, above) and not repeats(row, header):
                starts.append(at)
    if grid.columns == FORM_COLUMNS:
        starts += _list_below(grid)
    if len(starts) == 1:
        yield grid
        return
    for start, stop in pairwise([*starts, len(grid.rows)]):
        yield without_empty_columns(replace(grid, rows=grid.rows[start:stop]))


def _list_below(grid: Grid) -> list[int]:
    """Where a list of two columns with a header of its own follows a form; [] if none does.

    Its header is the one row on a ground, in bold ("Initials", "Role"), and what stands below in
    the first column labels no field.
    """
    painted = [at for at, row in enumerate(grid.rows) if _is_painted(row)]
    if len(painted) != 1 or painted[0] < _LEAST_ROWS or len(grid.rows) - painted[0] <= _LEAST_ROWS:
        return []
    below = [row.own() for row in grid.rows[painted[0] + 1 :]]
    listed = all(len(cells) == FORM_COLUMNS and not field_of(cells[0][1].flat) for cells in below)
    return painted if listed else []


def _is_painted(row: Row) -> bool:
    fills, bold = _look(row)
    return len(row.own()) == FORM_COLUMNS and bold and len(fills) == 1 and None not in fills


def _may_head(above: Row, row: Row) -> bool:
    """Its first cell is set otherwise than that above it, in bold or on a ground of its own."""
    first, upper = row.values[0], above.values[0]
    return (
        bool(first)
        and (first.bold or first.fill is not None)
        and (first.fill != upper.fill or first.bold != upper.bold)
    )


def _is_other_header(row: Row, head: Row, above: Row) -> bool:
    """Labels in every cell, with the ground and weight of the header, which no record has."""
    cells = [value for _, value in row.own()]
    if len(cells) < _LABELS or not all(row.tops) or _look(row) != _look(head):
        return False
    plain = _look(row) == _look(above) or _look(row) == ({None}, False)
    labels = sum(header_likeness(cell.flat) >= LIKELY for cell in cells)
    return not plain and labels >= _MOSTLY * len(cells)


def _look(row: Row) -> tuple[set[str | None], bool]:
    cells = [value for _, value in row.own()]
    return {cell.fill for cell in cells}, all(cell.bold for cell in cells)


def _at_repeats(grid: Grid) -> Iterator[Grid | Paragraph]:
    """A grid in parts, with the text that stands across it above its header met again."""
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
                own = at - _titled_alike(grid, at, header.first)
                for row in grid.rows[first:own]:
                    yield from row.own()[0][1].paragraphs
                start = own
            first = at + 1
    yield replace(grid, rows=grid.rows[start:]) if start else grid


def _titled_alike(grid: Grid, at: int, first: int) -> bool:
    """The line right above the header met again also stands above it where it is met first."""
    above = grid.rows[first - 1] if first else None
    return (
        above is not None and above.is_line() and above.values[0].flat == _text(grid.rows[at - 1])
    )


def _text(row: Row) -> str:
    return row.own()[0][1].flat


def _is_across(row: Row, columns: int) -> bool:
    own = row.own()
    return columns > 1 and len(own) == 1 and own[0][1].across >= _ACROSS * columns


def _heads(rows: list[Row]) -> bool:
    return len(rows) >= _NAMED or names_indicator(_text(rows[0]))
