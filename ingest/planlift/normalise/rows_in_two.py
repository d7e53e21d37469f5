"""Records of two rows: what is to be done across the table, and below it lead, date and the rest.

The header has two rows too, "Actions we will take" across and the names of the columns below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import Header, repeats
from planlift.normalise.label_words import field_of, is_label

_MOSTLY = 0.8  # share of the rows that have such a line above them; a page may cut one off


def in_one_row(grid: Grid, header: Header) -> tuple[Grid, Header]:
    """Such a table with a column more, in which the lines across stand beside what is below them.

    Of two lines below each other the upper one names a section, and stays where it is. Any other
    table comes back as it is.

    Args:
        grid: a table stood upright.
        header: its header.
    """
    above = grid.rows[header.first - 1] if header.first and header.score else None
    if above is None or not _names_actions(above, header) or not _by_turns(grid, header):
        return grid, header
    label, first = above.values[0], header.first - 1
    made = replace(
        header,
        labels=[label.flat, *header.labels],
        groups=["", *header.groups],
        first=first,
        body=first,
        values=[label, *header.values],
    )
    rows = [*grid.rows[:first], *_in_one(grid.rows[header.body :])]
    return replace(grid, rows=rows, columns=grid.columns + 1, edges=()), made


def _in_one(rows: Sequence[Row]) -> Iterator[Row]:
    """Each row with the line right above it; other lines across as they are."""
    line: Row | None = None
    for row in rows:
        if not row.is_line():
            yield _joined(line, row)
            line = None
            continue
        if line is not None:
            yield _across(line)
        line = row
    if line is not None:
        yield _across(line)


def _names_actions(line: Row, header: Header) -> bool:
    """A label of actions across the table, above columns of which none has them."""
    text = line.values[0].flat
    named = line.is_line() and _is_wide(line) and is_label(text) and field_of(text) == "action"
    return named and "action" not in map(field_of, header.labels)


def _is_wide(row: Row) -> bool:
    return all(value is row.values[0] for value in row.values)


def _by_turns(grid: Grid, header: Header) -> bool:
    """A line across stands right above nearly every row; rows that are the header again aside."""
    rows = [row for row in grid.rows[header.body :] if row.own() and not repeats(row, header)]
    under = [above.is_line() for above, row in pairwise(rows) if not row.is_line()]
    return bool(under) and sum(under) >= _MOSTLY * len(under)


def _joined(line: Row | None, row: Row) -> Row:
    """A row with the line above it as its first cell."""
    place = row.values[0].place
    first = Value(place=place) if line is None else replace(line.values[0], across=1)
    number = row.number if line is None else line.number
    flags = [True, *row.tops], [True, *row.lefts]
    return replace(row, values=[first, *row.values], tops=flags[0], lefts=flags[1], number=number)


def _across(line: Row) -> Row:
    """A line across, as wide as the table has become."""
    values, tops = [line.values[0], *line.values], [line.tops[0], *line.tops]
    return replace(line, values=values, tops=tops, lefts=[True, False, *line.lefts[1:]])
