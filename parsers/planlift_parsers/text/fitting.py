"""Pieces of a row put into the columns of its table, by what the other rows hold there."""

from __future__ import annotations

import math
from statistics import fmean, median

from planlift_parsers.tabbed.row import Row

_SHARED = 1.2  # what a cell gains in a column whose other cells share a word with it; by trial
_LOOKED_AT = 60  # rows that tell what a column holds; more say nothing new, and cost time each
_FIGURES = 0.8  # a name where the others are dates, or the other way round
_BEHIND_STOP = 2.0  # names are joined by a slash, and hardly a sentence with what follows it
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
                unlike = _joined_cost(pieces[begin:end], columns[column])
                option = (cost + unlike, [*cells, cell])
                known = best.get((column + 1, end))
                best[column + 1, end] = min(option, known) if known else option
    return best[width, len(pieces)][1]


def _joined_cost(pieces: list[str], column: list[str]) -> float:
    """The same for pieces that make one cell: each of them should be like the others."""
    if not pieces:
        return _cost("", column)
    ends = sum(piece.endswith(".") for piece in pieces[:-1])
    return fmean(_cost(piece, column) for piece in pieces) + _BEHIND_STOP * ends


def _cost(cell: str, column: list[str]) -> float:
    """How unlike the others of its column a cell is: by its length, less for a word they share."""
    if not cell:
        return _EMPTY_COST
    usual = median(len(other) for other in column)
    words = set(cell.lower().split())
    shares = any(words & set(other.lower().split()) for other in column)
    dated = sum(any(map(str.isdigit, other)) for other in column) / len(column)
    figures = abs(dated - any(map(str.isdigit, cell)))
    unlike = abs(math.log((len(cell) + 1) / (usual + 1)))
    return unlike + _FIGURES * figures - _SHARED * shares
