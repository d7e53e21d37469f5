"""Records of two rows: what is to be done across the table, and below it lead, date and the rest.

The header has two rows too, "Actions we will take" across and the names of the columns below it.
The number of the record may stand beside both, in columns of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import Header, repeats
from planlift.normalise.label_words import field_of, is_label
from planlift.normalise.prose import wording
from planlift_parsers import Paragraph

_ROWS = 2  # of a record
_ORDER = 0.9  # likeness of an order; "Learning and careers" has 0.8
_MOSTLY = 0.8  # share of the rows that have such a line above them; a page may cut one off


@dataclass(frozen=True, slots=True)
class _Over:
    """The label over all columns but the first ones.

    Attributes:
        label: its cell.
        start: first column that it lies over.
        first: index of its row.
    """

    label: Value
    start: int
    first: int


def in_one_row(grid: Grid, header: Header, above: Paragraph | None) -> tuple[Grid, Header]:
    """Such a table with a column more, in which the lines across stand beside what is below them.

    Of two lines below each other the upper one names a section, and stays where it is. Any other
    table comes back as it is.

    Args:
        grid: a table stood upright.
        header: its header.
        above: the line right above the table, which may be the label.
    """
    over = _label_over(grid, header, above) if header.score else None
    if over is None or "action" in map(field_of, header.labels):
        return grid, header
    if not _by_turns(grid, header, over.start):
        return grid, header
    made = replace(
        header,
        labels=[over.label.flat, *header.labels],
        groups=[""] * (grid.columns + 1),
        first=over.first,
        body=over.first,
        values=[over.label, *header.values],
    )
    rows = [*grid.rows[: over.first], *_in_one(grid.rows[header.body :], over, header)]
    return replace(grid, rows=rows, columns=grid.columns + 1, edges=()), made


def _label_over(grid: Grid, header: Header, above: Paragraph | None) -> _Over | None:
    """The label of actions above the header's last row, over its columns to the right edge."""
    line = grid.rows[header.first - 1] if header.first else None
    upper = grid.rows[header.first]
    start = next((at for at, group in enumerate(header.groups) if group), 0)
    over: _Over | None = None
    if line is not None and line.is_line() and _reaches(line, 0):
        over = _Over(line.values[0], 0, header.first - 1)
    elif start and _reaches(upper, start):
        over = _Over(upper.values[start], start, header.first)
    elif line is None and above is not None and _names_actions(above.text):
        over = _Over(Value([above], place=above.place), 0, header.first)
    elif line is None:
        over = _Over(Value(), 0, header.first)  # lines across of a table without a label for them
    told = over is not None and _names_actions(over.label.flat)
    return over if over and (told or _are_orders(grid, header, over.start)) else None


def _are_orders(grid: Grid, header: Header, start: int) -> bool:
    """Most lines right above rows order something, whatever the label over them says."""
    above = [
        wording(upper.values[start].flat).order >= _ORDER
        for upper, row in pairwise(grid.rows[header.body :])
        if _is_lead(upper, start) and not _is_lead(row, start)
    ]
    return bool(above) and sum(above) >= _MOSTLY * len(above)


def _names_actions(label: str) -> bool:
    return is_label(label) and field_of(label) == "action"


def _reaches(row: Row, start: int) -> bool:
    """One cell goes from a column to the right edge."""
    return bool(row.values[start]) and all(
        value is row.values[start] for value in row.values[start:]
    )


def _is_lead(row: Row, start: int) -> bool:
    """Nothing stands in a row from a column on but one text in that."""
    return [column for column, _ in row.own() if column >= start] == [start]


def _by_turns(grid: Grid, header: Header, start: int) -> bool:
    """A line across stands right above nearly every row; rows that are the header again aside."""
    rows = [row for row in grid.rows[header.body :] if row.own() and not repeats(row, header)]
    rows = [row for row in rows if not (start and row.is_line())]
    under = [_is_lead(above, start) for above, row in pairwise(rows) if not _is_lead(row, start)]
    return bool(under) and sum(under) >= _MOSTLY * len(under)


def _in_one(rows: Sequence[Row], over: _Over, header: Header) -> Iterator[Row]:
    """Each row with the line right above it; other lines across as they are.

    Where a page repeats both rows of the header, what stands above them goes on below.
    """
    line: Row | None = None
    again: Row | None = None  # the label met once more
    for row in rows:
        label, again = again, None
        if repeats(row, header):
            yield _joined(label, row, over.start)
        elif _is_lead(row, over.start) and row.values[over.start].flat == over.label.flat:
            again = row
        elif not _is_lead(row, over.start) and not row.is_line():
            yield _joined(line, row, over.start)
            line = None
        else:
            if line is not None:
                yield _across(line)
            line = None if over.start and row.is_line() else row
            if line is None:
                yield _across(row)
    if line is not None:
        yield _across(line)


def _joined(line: Row | None, row: Row, start: int) -> Row:
    """A row with the line above it as its first cell, and the number before that."""
    if line is None:
        first = Value(place=row.values[0].place)
        return replace(
            row, values=[first, *row.values], tops=[True, *row.tops], lefts=[True, *row.lefts]
        )
    lead = replace(line.values[start], across=1)
    beside = [
        replace(value, down=1) if value.down == _ROWS else value for value in line.values[:start]
    ]
    return replace(
        row,
        values=[lead, *beside, *row.values[start:]],
        tops=[True, *line.tops[:start], *row.tops[start:]],
        lefts=[True, *line.lefts[:start], *row.lefts[start:]],
        number=line.number,
        resumes=False,
    )


def _across(line: Row) -> Row:
    """A line across, as wide as the table has become."""
    values, tops = [line.values[0], *line.values], [line.tops[0], *line.tops]
    return replace(line, values=values, tops=tops, lefts=[True, False, *line.lefts[1:]])
