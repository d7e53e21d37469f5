"""One grid that holds several blocks below each other, each with the same labels down its side.

A table with its actions across has room for three or four; those that follow stand in the next
block, below it or on the next page, where no gap parts the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import Grid, transposed, without_empty_columns
from planlift.normalise.orientation import is_transposed
from planlift.normalise.upright import is_rest

_LEAST_LABELS = 2  # of a block; a table with its actions across has two at least
_LEAST_COLUMNS = 3  # labels and two actions; with one it is a form, which is read by itself


def parted_at_sides(grid: Grid) -> Iterator[Grid]:
    """A grid in blocks, where its first column goes through the same labels again and again.

    The last may hold one action only, and is stood upright: by itself it would be a form.

    Args:
        grid: as laid out, its pieces joined.
    """
    own = [at for at, row in enumerate(grid.rows) if not is_rest(row)]
    sides = [row.values[0].flat if (row := grid.rows[at]).values else "" for at in own]
    long = _period(sides) if grid.columns >= _LEAST_COLUMNS else 0
    starts = own[:: long or len(own) or 1]
    blocks = [
        replace(grid, rows=grid.rows[start:end])
        for start, end in pairwise([*starts, len(grid.rows)])
    ]
    if not long or not is_transposed(without_empty_columns(blocks[0])):
        yield grid
        return
    for block in map(without_empty_columns, blocks):
        yield block if block.columns >= _LEAST_COLUMNS else transposed(block)


def _period(sides: list[str]) -> int:
    """Rows after which the labels down the side begin anew; 0 where they do not.

    Args:
        sides: the text of the first column, row by row; the first may be empty, above "Action 1".
    """
    long = next((at for at in range(1, len(sides)) if sides[at] == sides[0]), 0)
    block = sides[:long]
    if len(set(filter(None, block))) < _LEAST_LABELS or len(set(block)) < long:
        return 0
    return long if all(side == block[at % long] for at, side in enumerate(sides)) else 0
