"""Pieces of a row put into the columns of its table, by what the other rows hold there."""

from __future__ import annotations

import math
from statistics import median

from planlift_parsers.tabbed.rows import Row

_SHARED = 1.2  # what a cell gains in a column whose other cells share a word with it; by trial
_LOOKED_AT = 60  # rows that tell what a column holds; more say nothing new, and cost time each
_EMPTY_COST = 0.2  # an empty cell is worse than a cell of the usual length, and better than half


def fitted(pieces: list[str], whole: list[Row]) -> list[str]:
    """Pieces put into columns in order: joined where they are too many, with gaps where too few.

    Args:
        pieces: texts of a row, in order, none of them empty.
        whole: rows that have all their cells, at least one.
    """
    width = whole[0].width
    most = 1 if len(pieces) < width else len(pieces) - width + 1
    columns = [[row.cells[at] for row in whole[:_LOOKED_AT]] for at in range(width)]
    best: dict[tuple[int, int], tuple[float, list[str]]] = {(0, 0): (0.0, [])}
    for column in range(width):
        for begin in range(len(pieces) + 1):
            if (column, begin) not in best:
                continue
            cost, cells = best[column, begin]
            least = begin if len(pieces) < width else begin + 1
            for end in range(least, min(begin + most, len(pieces)) + 1):
                cell = " / ".join(pieces[begin:end])
                option = (cost + _cost(cell, columns[column]), [*cells, cell])
                known = best.get((column + 1, end))
                best[column + 1, end] = min(option, known) if known else option
    return best[width, len(pieces)][1]


def _cost(cell: str, column: list[str]) -> float:
    """How unlike the others of its column a cell is: by its length, less for a word they share."""
    if not cell:
        return _EMPTY_COST
    usual = median(len(other) for other in column)
    words = set(cell.lower().split())
    shares = any(words & set(other.lower().split()) for other in column)
    return abs(math.log((len(cell) + 1) / (usual + 1))) - _SHARED * shares
