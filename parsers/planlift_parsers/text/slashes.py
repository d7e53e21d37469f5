"""Rows whose cells are parted by " / ", as some converters of Word files leave them."""

from __future__ import annotations

import math
import re
from statistics import median

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.rows import Row

_PART = re.compile(r"\s/(?:\s|$)")
# Prose has such a slash here and there; a table has this many rows and columns, each row whole.
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_MOST_SPARE = 3  # slashes inside the cells of one row; with more it is no row of this table
_WHY = "a slash inside the cells may have parted them wrongly"


def slash_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them; no rows if it is no table.

    The first row tells the number of columns. A row with more pieces has slashes inside its
    cells: the pieces are joined so that each cell is about as long as those of its column in the
    rows that are whole, and the row is doubted.
    """
    width = len(_pieces(lines[start].text))
    if width < _FEWEST_COLUMNS:
        return [], start
    found: list[tuple[Line, list[str]]] = []
    at = start
    while at < len(lines):
        pieces = _pieces(lines[at].text)
        if pieces and not width <= len(pieces) <= width + _MOST_SPARE:
            break
        if pieces:
            found.append((lines[at], pieces))
        elif not lines[at].blank:
            break
        at += 1
    whole = [pieces for _, pieces in found if len(pieces) == width]
    if len(found) < _FEWEST_ROWS or len(whole) < 2:
        return [], start
    usual = [median(len(pieces[column]) for pieces in whole[1:]) for column in range(width)]
    return [_row(line, pieces, usual) for line, pieces in found], at


def _pieces(text: str) -> list[str]:
    """The pieces of a line; [] if it has too few to be a row."""
    if "\t" in text or " /" not in text:
        return []
    pieces = [piece.strip() for piece in _PART.split(text.strip())]
    return pieces if len(pieces) >= _FEWEST_COLUMNS else []


def _row(line: Line, pieces: list[str], usual: list[float]) -> Row:
    if len(pieces) == len(usual):
        return Row(pieces, line.number, line.last)
    return Row(_fitted(pieces, usual), line.number, line.last, doubt=_WHY)


def _fitted(pieces: list[str], usual: list[float]) -> list[str]:
    """Pieces joined to one cell a column, each about as long as is usual there."""
    width, count = len(usual), len(pieces)
    best: dict[tuple[int, int], tuple[float, list[str]]] = {(0, 0): (0.0, [])}
    for column in range(width):
        for end in range(column + 1, count - (width - column - 1) + 1):
            options = []
            for begin in range(column, end):
                if (column, begin) in best:
                    cost, cells = best[column, begin]
                    cell = " / ".join(pieces[begin:end])
                    unlike = abs(math.log((len(cell) + 1) / (usual[column] + 1)))
                    options.append((cost + unlike, [*cells, cell]))
            if options:
                best[column + 1, end] = min(options)
    return best[width, count][1]
