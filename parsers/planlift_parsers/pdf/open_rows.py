"""Rows in which the rules between the columns are left out, as banded table styles draw them.

The rows above or below show where the columns are; a row of such a table is no merged cell where
its words keep to those columns and begin where the cells of each begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.crossing import crossed
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import lines_of, usual
from planlift_parsers.pdf.rulings import SNAP, Rule
from planlift_parsers.pdf.tables import Piece

FEWEST_FILLED = 3  # columns in which words begin: a heading across the table begins in one
SPACE = 0.4  # font sizes of white that a space takes at most; two cells have their margins between
ALIGNED = 2.0  # points by which the first words of two cells of a column may differ


def part_open_rows(piece: Piece, level: Sequence[Rule]) -> None:
    """Parts the cells that stand across columns though their words keep to these.

    Args:
        piece: changed.
        level: level rules of the page, which say where cells end below.
    """
    grid = piece.grid
    wide = [cell for cell in grid.cells if cell.column_span >= FEWEST_FILLED]
    if not wide or piece.inner:
        return
    lefts = _lefts(piece)
    opened = [cell for cell in wide if _keeps(piece.words.get(cell, []), cell, grid, lefts)]
    if not opened:
        return
    parted = [GridCell(cell.row, at, cell.row_span) for cell in opened for at in _columns(cell)]
    kept = [cell for cell in grid.cells if cell not in opened]
    words = [word for inside in piece.words.values() for word in inside]
    cells = _merged_down(parted, kept, piece, level)
    piece.grid = Grid(grid.xs, grid.ys, tuple(sorted(cells)))
    piece.words.clear()
    piece.take(words)


def _columns(cell: GridCell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _lefts(piece: Piece) -> dict[int, float]:
    """For each column where the words of its own cells usually begin, or those of all others."""
    xs, found = piece.grid.xs, defaultdict[int, list[float]](list)
    for cell, words in piece.words.items():
        if cell.column_span == 1 and words:
            found[cell.column].append(min(word.x0 for word in words) - xs[cell.column])
    every = usual((offset for offsets in found.values() for offset in offsets), 0.5)
    if every is None:
        return {}
    columns = range(len(xs) - 1)
    return {at: xs[at] + (usual(found.get(at, ()), 0.5) or every) for at in columns}


def _keeps(words: Sequence[Word], cell: GridCell, grid: Grid, lefts: Mapping[int, float]) -> bool:
    """The words cross no column's boundary, and begin in several columns where its cells do."""
    inner = grid.xs[cell.column + 1 : cell.column + cell.column_span]
    if any(word.turn or (word.x0 < x - 1 and word.x1 > x + 1) for word in words for x in inner):
        return False
    if _runs_on(words, grid):
        return False
    starts: dict[int, float] = {}
    for word in words:
        column = bisect_right(grid.xs, word.centre[0]) - 1
        starts[column] = min(starts.get(column, word.x0), word.x0)
    aligned = [abs(x - lefts[at]) <= ALIGNED for at, x in starts.items() if at in lefts]
    return len(starts) >= FEWEST_FILLED and len(aligned) >= FEWEST_FILLED and all(aligned)


def _runs_on(words: Sequence[Word], grid: Grid) -> bool:
    """Only spaces stand at the columns' boundaries: a name over the table keeps them by chance."""
    return all(
        other.x0 - word.x1 <= SPACE * word.size
        for line in lines_of(words)
        for word, other in pairwise(line.words)
        if bisect_right(grid.xs, word.centre[0]) != bisect_right(grid.xs, other.centre[0])
    )


def _merged_down(
    parted: Sequence[GridCell], kept: Sequence[GridCell], piece: Piece, level: Sequence[Rule]
) -> list[GridCell]:
    """All cells; a parted one goes on in the empty cell below where no rule ends it."""
    below = {(cell.row, cell.column): cell for cell in kept if cell.column_span == 1}
    gone: set[GridCell] = set()
    made = []
    for cell in parted:
        next_ = below.get((cell.row + cell.row_span, cell.column))
        if next_ is not None and not piece.words.get(next_) and not _ends(cell, piece, level):
            gone.add(next_)
            cell = cell._replace(row_span=cell.row_span + next_.row_span)  # noqa: PLW2901
        made.append(cell)
    return [*(cell for cell in kept if cell not in gone), *made]


def _ends(cell: GridCell, piece: Piece, level: Sequence[Rule]) -> bool:
    """A rule closes the cell below."""
    foot = piece.grid.ys[cell.row + cell.row_span]
    rules = [rule for rule in level if abs(rule.at - foot) <= SNAP]
    return any(cell.column in crossed(rule, piece.grid.xs) for rule in rules)
