"""Cells whose words are printed over each other, as where rows are too low for their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import GridCell
from planlift_parsers.pdf.tables import Piece

OVERPRINTED = "its words are printed over those of the row beside it"
_OVER = 0.3  # font sizes by which two words lie on each other; set tightly, they do by 0.1
_BY_TOP = attrgetter("top")
_HIGH = 0.3  # of the smaller one's height that they share; lines set tightly share 0.2


def overprinted(piece: Piece) -> dict[GridCell, str]:
    """Why cells of a table may not hold what stands in them; those that are sure are left out.

    The cells above and below are doubted too: their words may be among those of the cell.
    """
    cells = {cell for cell, words in piece.words.items() if _lie_on_each_other(words)}
    if not cells:
        return {}
    rows: dict[int, set[int]] = defaultdict(set)
    for cell in cells:
        for column in range(cell.column, cell.column + cell.column_span):
            rows[column] |= {cell.row - 1, *range(cell.row, cell.row + cell.row_span + 1)}
    return {cell: OVERPRINTED for cell in piece.grid.cells if cell.row in rows[cell.column]}


def _lie_on_each_other(words: Sequence[Word]) -> bool:
    level = [word for word in words if not (word.turn or word.hidden)]
    if _follow_each_other(level):
        return False
    level.sort(key=_BY_TOP)
    for at, word in enumerate(level, 1):
        left, right, bottom = word.x0, word.x1, word.bottom
        for other in level[at:]:
            if other.top >= bottom:
                break
            beside = other.x0 >= right or left >= other.x1  # as nearly all are
            if not beside and _on(word, other):
                return True
    return False


def _follow_each_other(words: Sequence[Word]) -> bool:
    """Whether each word stands behind the one before or below all of them, as in nearly all cells.

    Then no two lie on each other, and they need not be held against each other.
    """
    top = right = lowest = float("-inf")
    for word in words:
        if word.top >= lowest:
            top = word.top
        elif word.top != top or word.x0 < right:
            return False
        right = word.x1
        if word.bottom > lowest:  # noqa: PLR1730 - for every word: a call takes three times as long
            lowest = word.bottom
    return True


def _on(word: Word, other: Word) -> bool:
    """Different words in one place; the same word twice is bold type."""
    across = min(word.x1, other.x1) - max(word.x0, other.x0)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    high = min(word.bottom - word.top, other.bottom - other.top)
    over = across > _OVER * min(word.size, other.size) and down > _HIGH * high
    return over and word.text != other.text
