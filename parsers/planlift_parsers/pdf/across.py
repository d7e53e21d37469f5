"""Names of sections across a recognised table, cut where a column's boundary meets a space."""

from __future__ import annotations

from itertools import pairwise

from planlift_parsers.pdf.astray import size_of
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import lines_of
from planlift_parsers.pdf.tables import Piece

# Font sizes of white that a space takes at most; texts of neighbouring columns stand as near only
# where one fills its column, which the names of sections and numbers of rows do not.
_SPACE = 0.45
_EMPTY = 2  # columns at the least in which nothing stands beside the name


def join_across(piece: Piece) -> None:
    """Makes one cell of each row that holds one line, cut only by spaces, and else nothing.

    Args:
        piece: of a page that was recognised from its picture; changed.
    """
    grid = piece.grid
    by_row: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            by_row.setdefault(row, []).append(cell)
    joined = [cells for cells in by_row.values() if _is_cut(piece, cells)]
    if not joined:
        return
    gone = {cell for cells in joined for cell in cells}
    kept = [cell for cell in grid.cells if cell not in gone]
    for cells in joined:
        across = GridCell(cells[0].row, 0, 1, len(grid.xs) - 1)
        words = [word for cell in sorted(cells) for word in piece.words.pop(cell, ())]
        piece.words[across] = words
        kept.append(across)
    piece.grid = Grid(grid.xs, grid.ys, tuple(sorted(kept)))


def _is_cut(piece: Piece, cells: list[GridCell]) -> bool:
    """The first two cells of a row or more hold one line, and the others nothing."""
    nested = {cell for cell, _ in piece.inner}
    if any(cell.row_span > 1 or cell in nested for cell in cells):
        return False
    own = [piece.words.get(cell, []) for cell in sorted(cells)]
    filled = [words for words in own if words]
    if len(filled) < 2 or filled != own[: len(filled)] or len(own) - len(filled) < _EMPTY:
        return False
    lines = lines_of([word for words in filled for word in words])
    if len(lines) > 1 or any(c.isdigit() for word in filled[0] for c in word.text):
        return False
    return all(_is_near(one[-1], other[0], size_of(piece)) for one, other in pairwise(filled))


def _is_near(word: Word, following: Word, size: float) -> bool:
    return following.x0 - word.x1 <= _SPACE * min(size, word.size)
