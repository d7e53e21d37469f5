"""Which row of a table of gains takes which column, so that the gains are highest in sum.

Crouse's shortest augmenting paths (IEEE Trans. Aerosp. Electron. Syst. 52, 2016), which SciPy's
`linear_sum_assignment` runs too; it gives the same answer, ties included. Written out here since
importing SciPy takes ten times as long as reading a page, and a table has some ten columns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

_NOBODY = -1


@dataclass(slots=True)
class _State:
    """What is assigned so far.

    Attributes:
        costs: row by row; at least as many columns as rows.
        row_prices: by which the costs of a row are lowered.
        column_prices: by which the costs of a column are lowered.
        column_of: for each row the column it has, or _NOBODY.
        row_of: for each column the row that has it, or _NOBODY.
    """

    costs: list[list[float]]
    row_prices: list[float]
    column_prices: list[float]
    column_of: list[int]
    row_of: list[int]


@dataclass(slots=True)
class _Path:
    """The cheapest way from a row to a free column, over columns that rows give up on the way.

    Attributes:
        lengths: for each column the cheapest way to it that was found.
        rows_before: for each column the row from which that way reaches it.
        rows: those gone through, the first being where it starts.
        columns: those gone through, the last being the free one.
        length: of the whole way.
    """

    lengths: list[float]
    rows_before: list[int]
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    length: float = 0.0


def best_assignment(gains: Sequence[Sequence[float]]) -> list[int]:
    """The column that each row takes, no column taken twice, for the highest sum of gains.

    Args:
        gains: of each row with each column; rows of one length, no fewer columns than rows.
    """
    rows, columns = len(gains), len(gains[0]) if gains else 0
    costs = [[-gain for gain in row] for row in gains]
    nobody = [_NOBODY] * rows, [_NOBODY] * columns
    state = _State(costs, [0.0] * rows, [0.0] * columns, *nobody)
    for row in range(rows):
        path = _cheapest_path(state, row)
        _reprice(state, path)
        _take(state, path)
    return state.column_of


def _cheapest_path(state: _State, row: int) -> _Path:
    columns = len(state.row_of)
    path = _Path([math.inf] * columns, [_NOBODY] * columns)
    left = list(range(columns - 1, -1, -1))  # backwards: of equal columns the last looked at wins
    while row != _NOBODY:
        path.rows.append(row)
        at = _nearest(state, path, left)
        column = left[at]
        path.columns.append(column)
        path.length = path.lengths[column]
        left[at] = left[-1]
        left.pop()
        row = state.row_of[column]
    return path


def _nearest(state: _State, path: _Path, left: Sequence[int]) -> int:
    """Goes on from the path's last row; the place in `left` of the column that is nearest now.

    Of columns that are equally near, one that nobody has ends the path.
    """
    row = path.rows[-1]
    costs, price = state.costs[row], state.row_prices[row]
    nearest, least = 0, math.inf
    for at, column in enumerate(left):
        length = path.length + costs[column] - price - state.column_prices[column]
        if length < path.lengths[column]:
            path.lengths[column], path.rows_before[column] = length, row
        length = path.lengths[column]
        if length < least or (length == least and state.row_of[column] == _NOBODY):
            nearest, least = at, length
    return nearest


def _reprice(state: _State, path: _Path) -> None:
    """Prices by which no other assignment of the rows so far is cheaper."""
    first, *others = path.rows
    state.row_prices[first] += path.length
    for row in others:
        state.row_prices[row] += path.length - path.lengths[state.column_of[row]]
    for column in path.columns:
        state.column_prices[column] -= path.length - path.lengths[column]


def _take(state: _State, path: _Path) -> None:
    """Each row of the path takes the column it leads to, back from the free one."""
    column, row = path.columns[-1], _NOBODY
    while row != path.rows[0]:
        row = path.rows_before[column]
        state.row_of[column] = row
        state.column_of[row], column = column, state.column_of[row]
