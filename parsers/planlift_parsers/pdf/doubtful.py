"""Cells of a recognised page whose borders may be wrong: a rule or white that was not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.tables import Piece

COLUMNS = "on the picture, text of several columns stands in one cell: a border may be missed"
ROWS = "on the picture, several rows may stand in one: a border may be missed"
OVER = "on the picture, its text reaches into the next column: a border may be misplaced"
_SEVERAL = 3  # rows in which white stands at one place; a wide space may fall so in two
_MARK = 4  # letters of a list mark, with white behind it
_OVER = 0.5  # font sizes by which a word reaches over a boundary, more than edges are misjudged by


def doubts_in(piece: Piece) -> dict[GridCell, str]:
    """Why a cell may not hold what stands in it; cells that are sure are left out.

    Args:
        piece: what one page, recognised from its picture, holds of a table.
    """
    grid, found = piece.grid, {}
    for cell, words in piece.words.items():
        level = [word for word in words if word.turn == 0 and not word.hidden]
        if cell.column_span > 1 and _is_parted(level, grid, cell):
            found[cell] = COLUMNS
        elif _reaches_over(level, grid, cell):
            found[cell] = OVER
    for cell in _double_columns(piece):
        found.setdefault(cell, COLUMNS)
    for row in _double_rows(piece):
        for cell in piece.words:
            if cell.row == row and cell.row_span == 1:
                found.setdefault(cell, ROWS)
    return found


def _is_parted(words: Sequence[Word], grid: Grid, cell: GridCell) -> bool:
    """White stands at a column's boundary within a merged cell, as wide as between columns."""
    inner = grid.xs[cell.column + 1 : cell.column + cell.column_span]
    return any(
        one.x1 <= x <= other.x0 and other.x0 - one.x1 >= PLAIN * line.size
        for line in lines_of(words)
        for one, other in pairwise(line.words)
        for x in inner
    )


def _double_columns(piece: Piece) -> list[GridCell]:
    """The cells of columns that white parts at one place in several rows, crossed in few."""
    columns: dict[int, list[tuple[GridCell, list[Line]]]] = defaultdict(list)
    for cell, words in piece.words.items():
        if cell.column_span == 1:
            level = [word for word in words if word.turn == 0 and not word.hidden]
            columns[cell.column].append((cell, lines_of(level)))
    return [cell for cells in columns.values() if _is_river(cells) for cell, _ in cells]


def _is_river(cells: Sequence[tuple[GridCell, list[Line]]]) -> bool:
    gaps = [
        (row, one.x1, other.x0)
        for row, (_, lines) in enumerate(cells)
        for line in lines
        for one, other in pairwise(line.words)
        if other.x0 - one.x1 >= PLAIN * line.size and len(one.text) > _MARK
    ]
    for x in {round((left + right) / 2) for _, left, right in gaps}:
        rows = {row for row, left, right in gaps if left <= x <= right}
        if len(rows) >= _SEVERAL and 2 * _crossed(cells, x) <= len(rows):
            return True
    return False


def _crossed(cells: Sequence[tuple[GridCell, list[Line]]], x: float) -> int:
    """In how many cells a word stands across a place."""
    return sum(
        any(word.x0 < x < word.x1 for line in lines for word in line.words) for _, lines in cells
    )


def _reaches_over(words: Sequence[Word], grid: Grid, cell: GridCell) -> bool:
    """A word passes the cell's right or left edge, and the table goes on there."""
    x0, _, x1, _ = grid.cell_box(cell)
    return any(
        (word.x1 - x1 > _OVER * word.size and x1 < grid.xs[-1])
        or (x0 - word.x0 > _OVER * word.size and x0 > grid.xs[0])
        for word in words
    )


def _double_rows(piece: Piece) -> list[int]:
    """Rows whose first cell has two texts, one below the other, that count the table's rows."""
    first = {
        cell.row: [line.text for line in lines_of([w for w in words if w.turn == 0])]
        for cell, words in sorted(piece.words.items())
        if cell.column == 0 and cell.row_span == 1 and cell.column_span == 1
    }
    texts = [text for lines in first.values() for text in lines]
    counted = iter(counts_rows(texts))
    told = {row: sum(next(counted) for _ in lines) for row, lines in first.items()}
    return [row for row, count in told.items() if count > 1]
