"""Rows that stand again on each page because a sheet is told to print its first rows there."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.grid import Row
from planlift.normalise.headers import Header, repeats

_LEAST_CELLS = 3  # of a row that is the same again by no chance


def printed_again(rows: Sequence[Row], header: Header) -> frozenset[int]:
    """Which rows are the header again, or at a page's top the first rows, word for word.

    A sheet that is told to print its header on each page may be told one row too many.

    Args:
        rows: of a table, below its header.
        header: as found above them.

    Returns:
        Places in `rows`, from 0.
    """
    found: set[int] = set()
    titled = -1  # rows met again at a page's top or below the header there; -1 elsewhere
    for at, row in enumerate(rows):
        if row.resumes:
            titled = 0
        if repeats(row, header):
            found.add(at)
            titled = 0
        elif row.own() and 0 <= titled < at and _is_same(row, rows[titled]):
            found.add(at)
            titled += 1
        elif row.own():
            titled = -1
    return frozenset(found)


def _is_same(row: Row, first: Row) -> bool:
    texts = [value.flat for value in row.values]
    return len(row.own()) >= _LEAST_CELLS and texts == [value.flat for value in first.values]
