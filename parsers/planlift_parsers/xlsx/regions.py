"""A sheet's rows, split into lines of text and regions that are tables.

Nothing in a workbook says where a table begins: of the rows that belong together, lone ones may
be titles and notes, and columns parted by an empty one other tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planlift_parsers.xlsx.grid import Grid, Line, Spot
from planlift_parsers.xlsx.groups import PLAIN, Style, columns_of, groups, style_of
from planlift_parsers.xlsx.swatches import is_key

# A side table ends at least this many rows before its neighbour; one row less is an empty cell.
_SHORTER_ROWS = 2
# Rows with several spots in a form that has labels above values; a longer table is a list, whose
# title and introduction stand one above the other as well.
_LONGEST_FORM = 6
# Labels above their values, across the table beside them, that tell a form from a titled table.
_FEWEST_LABELS = 2
_LABEL = re.compile(r"[A-Z][\w /-]{1,30}:(?=\s)")
_FEWEST_ACROSS = 2  # rows across a table that are set alike, so that another is of their kind
_LABEL_AND_VALUE = 2  # rows of such a label and its value


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that make a table."""

    lines: tuple[Line, ...]


Piece = Spot | Region


def pieces(grid: Grid, lines: list[Line]) -> Iterator[Piece]:
    """Lines of text and tables, in reading order.

    Args:
        grid: the sheet.
        lines: its rows with text, or those of one part of it.
    """
    for group in groups(grid, lines):
        head, body, foot = _peeled(grid, group)
        yield from _begun(head)
        lanes = _lanes(grid, body)
        if len(lanes) > 1:
            for lane in lanes:
                yield from pieces(grid, lane)
        elif body:
            yield Region(tuple(body))
        yield from _begun(foot)


def _begun(lone: list[Line]) -> Iterator[Spot]:
    """The spots of lone rows, each in the row where it begins: a merged one touches more."""
    return (line.spots[0] for line in lone if line.spots[0].row == line.row)


def _peeled(grid: Grid, group: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lone rows before a table, the table, and the lone rows after it."""
    many = [at for at, line in enumerate(group) if not line.lone]
    if not many:
        return group, [], []
    first, last = many[0], many[-1] + 1
    left = min(spot.column for line in group[first:last] for spot in line.spots)
    if first and _is_upper_header(grid, group[first - 1], group[first], left):
        first -= 1
    if form := _form_around(grid, group, first, last):
        first, last = form
    lone = [line for line in group[first:last] if line.lone]
    across = Counter(map(_set_across, lone))
    labels = {_label_of(line) for line in lone} - {""}
    while last < len(group):
        line = group[last]
        near = not grid.gap(group[last - 1], line) and line.spots[0].merged_across
        row = near and (across[_set_across(line)] >= _FEWEST_ACROSS or _label_of(line) in labels)
        if not row and _is_note(line.spots[0], left):
            break
        last += 1
    return group[:first], group[first:last], group[last:]


def _form_around(grid: Grid, group: list[Line], first: int, last: int) -> tuple[int, int] | None:
    """Where a form begins and ends in whose middle a table stands; None where there is none.

    "Finding" and "Action" stand across the form, each above what it asks for, then "Lead | Due |
    Status" above theirs, and "Progress notes" above what is said of it: a box of rows merged alike.
    """
    columns = columns_of(group[first:last])
    box = min(columns), max(columns)
    start, end = first, last
    while (
        start >= _LABEL_AND_VALUE
        and _is_label_over(group[start - _LABEL_AND_VALUE : start], box)
        and not grid.gap(group[start - 1], group[start])
    ):
        start -= _LABEL_AND_VALUE
    while _is_label_over(group[end : end + _LABEL_AND_VALUE], box) and not grid.gap(
        group[end - 1], group[end]
    ):
        end += _LABEL_AND_VALUE
    labels = (first - start + end - last) // _LABEL_AND_VALUE
    short = sum(not line.lone for line in group[first:last]) <= _LONGEST_FORM
    return (start, end) if short and labels >= _FEWEST_LABELS else None


def _is_label_over(rows: Sequence[Line], box: tuple[int, int]) -> bool:
    """A row in bold or on a ground, and a plain one below it, both merged over the same columns."""
    if len(rows) != _LABEL_AND_VALUE or rows[1].row != rows[0].row + 1:
        return False
    merged = all(
        line.lone and (line.spots[0].column, line.spots[0].last_column) == box for line in rows
    )
    return merged and style_of(rows[0]) != PLAIN == style_of(rows[1])


def _is_upper_header(grid: Grid, line: Line, below: Line, left: int) -> bool:
    """A cell merged over some of the header's columns, but not from the first."""
    spot = line.spots[0]
    right = max(spot.last_column for spot in below.spots)
    inside = left < spot.column and spot.last_column <= right
    return spot.merged_across and inside and not grid.gap(line, below)


def _label_of(line: Line) -> str:
    """The label that a lone row opens with ("Progress: ..."), with its columns; "" if none."""
    spot = line.spots[0]
    found = _LABEL.match(spot.text)
    return f"{found[0]} {spot.column} {spot.last_column}" if found else ""


def _set_across(line: Line) -> tuple[int, int, Style]:
    """The columns and the look of a lone row: those of one kind are set alike."""
    spot = line.spots[0]
    return spot.column, spot.last_column, style_of(line)


def _is_note(spot: Spot, left: int) -> bool:
    """A lone row after a table is a note below it, unless it fills the table's grid.

    A word in the first column is the number or name of a row not filled in yet; a cell of
    another column goes on with the row above.
    """
    return spot.merged_across or (spot.column <= left and len(spot.text.split()) > 1)


def _lanes(grid: Grid, lines: list[Line]) -> list[list[Line]]:
    """Tables that stand side by side, parted by an empty column; most often only one."""
    columns = sorted(columns_of([line for line in lines if not line.lone]))
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and grid.adjacent(runs[-1][1], column):
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    lanes: list[list[Line]] = []
    for at, (first, _) in enumerate(runs):
        start = first if at else 0
        end = runs[at + 1][0] if at + 1 < len(runs) else None
        lane = _within(lines, start, end)
        if lanes and not _apart(lanes[-1], lane):
            joined_from = min(spot.column for line in lanes[-1] for spot in line.spots)
            lanes[-1] = _within(lines, joined_from if len(lanes) > 1 else 0, end)
        else:
            lanes.append(lane)
    return lanes


def _within(lines: list[Line], start: int, end: int | None) -> list[Line]:
    """The part of the rows that begins in some columns."""
    made = []
    for line in lines:
        spots = [
            spot
            for spot in line.spots
            if start <= spot.column and (end is None or spot.column < end)
        ]
        if spots:
            made.append(Line(line.row, spots))
    return made


def _apart(left: list[Line], right: list[Line]) -> bool:
    """Whether two blocks parted by an empty column are two tables.

    Columns of one table begin at the same row, its header. Two tables that begin together end
    apart, or have the same header.
    """
    if left[0].row != right[0].row or is_key(right):
        return True
    if len(left) == len(right) == 1 and left[0].lone and right[0].lone:
        return True  # a letterhead's two ends
    if _same_header(left[0], right[0]):
        return True
    shorter, longer = sorted((left, right), key=lambda lane: lane[-1].row)
    wide = max(len(line.spots) for line in shorter) > 1 and len(shorter) > 1
    inside = sum(line.row <= shorter[-1].row for line in longer)
    return wide and len(shorter) >= inside and len(longer) - inside >= _SHORTER_ROWS


def _same_header(left: Line, right: Line) -> bool:
    words = [spot.text.casefold() for spot in left.spots]
    return len(words) > 1 and words == [spot.text.casefold() for spot in right.spots]
