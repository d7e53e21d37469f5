"""Columns within a column of a recognised table: no rule or shading parts them, but white does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import Line, lines_of, segments_of
from planlift_parsers.pdf.region import BEFORE_COLUMN
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.starts import SAME, are_aligned, begins, crosses, is_aligned
from planlift_parsers.pdf.tables import Piece

FEWEST = 3  # rows with text on both sides, the header among them, as of any table without rules
SHARE = 0.5  # of the rows that have text in the column at all

_Cells = dict[GridCell, list[Line]]


def part_columns(piece: Piece) -> None:
    """Parts each column of a table that plainly is several.

    Its first row must name both sides, so that a list's markers and what stands beside a label in
    the cells of one column stay there; a column of numbers may go without a name.

    Args:
        piece: of a page that was recognised from its picture; changed.
    """
    if piece.inner:
        return
    for column in reversed(range(len(piece.grid.xs) - 1)):
        cells = _cells_of(piece, column)
        if inner := _inner(cells, piece.grid.xs[column]):
            _part(piece, column, inner, frozenset(cells))


def _cells_of(piece: Piece, column: int) -> _Cells:
    """The lines of each cell of one column; not of those that head rows, alone and in one piece."""
    filled = Counter(cell.row for cell, words in piece.words.items() if words)
    found = {
        cell: lines_of(_level(words))
        for cell, words in sorted(piece.words.items())
        if cell.column == column and cell.column_span == 1 and words
    }
    return {c: lines for c, lines in found.items() if filled[c.row] > 1 or _is_parted(lines)}


def _is_parted(lines: Sequence[Line]) -> bool:
    return any(len(segments_of(line, PLAIN)) > 1 for line in lines)


def _level(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.turn == 0 and not word.hidden]


def _inner(cells: _Cells, left: float) -> list[float]:
    """Where the columns within a column begin, behind the first, from left to right."""
    lines = [line for each in cells.values() for line in each]
    found: list[float] = []
    for x in begins(lines, FEWEST):
        if _is_column(list(cells.values()), x, found[-1] if found else left):
            found.append(x)
    return found


def _is_column(cells: Sequence[list[Line]], x: float, left: float) -> bool:
    if _holds_numbers(cells, x):
        return True
    both = [cell for cell in cells if _stands(cell, left, x) and _stands(cell, x, float("inf"))]
    if len(both) < max(FEWEST, SHARE * len(cells)) or both[0] is not cells[0]:
        return False
    if not any(is_aligned(line, x) for line in both[0]):
        return False
    lines = [line for cell in cells for line in cell]
    return (are_aligned(lines, x) or _is_clear(lines, x)) and not _is_label(lines, left, x)


def _holds_numbers(cells: Sequence[list[Line]], x: float) -> bool:
    """Before a place stand numbers that count the rows, and the header begins at it.

    The header of a numbered list begins above its numbers.
    """
    header, *body = cells
    begun = all(abs(line.words[0].x0 - x) <= SAME * line.size for line in header)
    if not begun or len(body) < FEWEST:
        return False
    before = [_between(line, float("-inf"), x) for cell in body for line in cell]
    first = [_between(cell[0], float("-inf"), x) for cell in body]
    if any(len(words) != 1 for words in first) or sum(map(len, before)) != len(body):
        return False
    clear = _is_clear([line for cell in body for line in cell], x)
    return clear and all(counts_rows([words[0].text for words in first]))


def _stands(cell: Sequence[Line], left: float, right: float) -> bool:
    """Text of the cell stands between two places."""
    return any(_between(line, left, right) for line in cell)


def _between(line: Line, left: float, right: float) -> list[Word]:
    room = SAME * line.size
    return [word for word in line.words if left - room <= word.x0 < right - room]


def _is_clear(lines: Sequence[Line], x: float) -> bool:
    """White that no prose has between its words holds before a place, in every line."""
    return not any(crosses(line, x) for line in lines) and all(
        after.x0 - before.x1 >= PLAIN * line.size
        for line in lines
        for before, after in pairwise(line.words)
        if before.x0 < x - SAME * line.size <= after.x0
    )


def _is_label(lines: Sequence[Line], left: float, right: float) -> bool:
    """What stands before a place is a bullet or a label of what stands behind it in the cell."""
    texts = [
        " ".join(word.text for word in words)
        for line in lines
        if (words := _between(line, left, right))
    ]
    marks = [text for text in texts if text.endswith(":") or not any(map(str.isalnum, text))]
    return 2 * len(marks) > len(texts)


def _part(piece: Piece, column: int, inner: Sequence[float], parted: frozenset[GridCell]) -> None:
    grid, more = piece.grid, len(inner)
    bounds = [_bound(piece, column, x) for x in inner]
    xs = (*grid.xs[: column + 1], *bounds, *grid.xs[column + 1 :])
    cells: list[GridCell] = []
    words: dict[GridCell, list[Word]] = {}
    for cell in grid.cells:
        own = piece.words.get(cell, [])
        if cell.column == column and cell.column_span == 1 and (cell in parted or not own):
            made = [cell._replace(column=column + step) for step in range(more + 1)]
        elif cell.column <= column < cell.column + cell.column_span:
            made = [cell._replace(column_span=cell.column_span + more)]
        else:
            made = [cell._replace(column=cell.column + more * (cell.column > column))]
        cells += made
        for word in own:
            at = sum(word.centre[0] >= bound for bound in bounds) if len(made) > 1 else 0
            words.setdefault(made[at], []).append(word)
    piece.grid = Grid(xs, grid.ys, tuple(sorted(cells, key=lambda c: (c.row, c.column))))
    piece.words.clear()
    piece.words.update(words)


def _bound(piece: Piece, column: int, x: float) -> float:
    """The boundary before a column that begins at a place."""
    ends = [
        word.x1
        for cell, words in piece.words.items()
        if cell.column == column
        for word in _level(words)
        if word.x1 <= x
    ]
    return x - min(BEFORE_COLUMN, (x - max(ends)) / 2)
