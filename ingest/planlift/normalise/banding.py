"""Rows that a table style shades in turn: the shade says nothing of the row's state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from planlift.normalise.fills import rag_of_fill
from planlift.normalise.grid import Row, Value

_FEWEST_CELLS = 3  # of a row that is shaded as one; two may be a state and its reason
_MOST = 0.6  # share of a row's cells that its own shade lies behind, a first column apart
_FEWEST_BANDS = 2


def clear_bands(rows: Sequence[Row]) -> None:
    """Takes the shade of every second row away, where one colour lies behind all of these.

    Rows painted by their state follow no turn, or have several colours.

    Args:
        rows: of one table below its header; changed.
    """
    pages: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        if len(_cells(row)) >= _FEWEST_CELLS:
            pages[row.page].append(row)
    banded = [row for page in pages.values() for row in _bands(page)]
    shades = {_shade(row) for row in banded}
    if len(banded) < _FEWEST_BANDS or len(shades) != 1:
        return
    for row in banded:
        for value in _cells(row):
            if value.fill in shades:
                value.fill = None


def _bands(rows: Sequence[Row]) -> list[Row]:
    """The rows shaded in a colour that could be a rating, where they are just every second one."""
    shaded = [row for row in rows if rag_of_fill(_shade(row))]
    turns = {row.number % 2 for row in shaded}
    in_turn = [row for row in rows if row.number % 2 in turns]
    return shaded if len(turns) == 1 and len(in_turn) == len(shaded) else []


def _cells(row: Row) -> list[Value]:
    return list({id(value): value for value in row.values}.values())


def _shade(row: Row) -> str | None:
    """The fill that lies behind most of a row's cells."""
    cells = _cells(row)
    fills = [value.fill for value in cells]
    if fills.count(fills[0]) == len(fills):  # as in nearly all rows
        return fills[0]
    fill, count = Counter(fills).most_common(1)[0]
    return fill if count >= _MOST * len(cells) else None
