"""A table with its actions across, stood upright; what a page cut in it is put together first.

Where a page ends within such a row, the first row on the next page has no label: all of its cells
go on with those above them.
"""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.grid import Grid, Row, transposed
from planlift.normalise.joining import Known, value_joined


def is_rest(row: Row) -> bool:
    """It begins a page and stands beside no label, so that it goes on with the row above.

    Args:
        row: of a table with its fields down the side.
    """
    return row.resumes and bool(row.values) and not row.values[0]


def stood_upright(grid: Grid, known: Known) -> Grid:
    """The grid with rows and columns exchanged, and the rows that a page cut whole.

    Args:
        grid: with its fields down the side, its pieces joined.
        known: whether a word stands in the document.
    """
    stood = transposed(grid)
    rests = [at for at, row in enumerate(grid.rows) if at and is_rest(row)]
    if not rests:
        return stood
    gone = frozenset(rests)
    kept = [at for at in range(len(grid.rows)) if at not in gone]
    rows = [_joined(row, rests, kept, known) for row in stood.rows]
    return replace(stood, rows=rows, columns=len(kept))


def _joined(row: Row, rests: list[int], kept: list[int], known: Known) -> Row:
    """An upright row whose values at some places are joined with those before them."""
    values, mended = [*row.values], [*row.mended]
    for at in reversed(rests):
        if values[at] and values[at] is not values[at - 1]:
            mended += [*values[at - 1].paragraphs, *values[at].paragraphs]
            values[at - 1] = value_joined(values[at - 1], values[at], known)
    return replace(
        row,
        values=[values[at] for at in kept],
        tops=[row.tops[at] for at in kept],
        lefts=[row.lefts[at] for at in kept],
        mended=mended,
    )
