"""Tables of which only the header has borders, as sheets are printed without their grid.

The borders of the header show where the columns are, also where their texts touch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.rows import rows_of
from planlift_parsers.pdf.tables import Piece

_FEWEST_COLUMNS = 4  # of such a header; three boxes side by side may be a row of figures
_FEWEST_ROWS = 2  # below it
_BEGUN = 3  # columns that stand in each row below it, the first among them
# Font sizes of white that end such a table; a row with a blank line at its foot leaves 2.4.
_FAR = 4.5
_REACH = 1.0  # points by which a word may reach over a column's boundary
_AIR = 1.0  # points below the last line


def extend_headers(
    pieces: Sequence[Piece], words: Sequence[Word]
) -> tuple[list[Piece], list[Word]]:
    """Gives each boxed header the lines below it that keep to its columns.

    Args:
        pieces: the ruled tables of a page. Changed.
        words: level, visible words of the page outside them.

    Returns:
        The tables that have got rows, and the words that are left.
    """
    left = [*words]
    grown: list[Piece] = []
    for piece in filter(_is_boxed_header, pieces):
        before = len(left)
        left = _extend(piece, left, min(_tops_below(piece, pieces), default=float("inf")))
        grown += [piece] if len(left) < before else []
    return grown, left


def below_header(
    page: int, xs: Sequence[float], words: Sequence[Word]
) -> tuple[list[Piece], list[Word]]:
    """The rows at the top of a page that keep to the columns of a boxed header on a page before.

    Args:
        page: page number.
        xs: x of the header's borders.
        words: level, visible words of a page without ruled tables.

    Returns:
        The table, [] if no lines keep to the columns, and the words that are left.
    """
    top = min((word.top for word in words), default=0.0) - _AIR
    piece = Piece(page, Grid(tuple(xs), (top, top), ()))
    left = _extend(piece, words, float("inf"), fewest=1)
    if not piece.grid.cells:
        return [], left
    grid = piece.grid
    moved = [cell._replace(row=cell.row - 1) for cell in grid.cells]
    made = Piece(page, Grid(grid.xs, grid.ys[1:], tuple(moved)), ruled=False)
    made.take([word for held in piece.words.values() for word in held])
    return [made], left


def _is_boxed_header(piece: Piece) -> bool:
    """One row of filled cells, wholly bold."""
    grid = piece.grid
    columns = len(grid.xs) - 1
    filled = [words for words in piece.words.values() if words]
    plain = len(grid.ys) == 2 and len(grid.cells) == columns == len(filled)
    bold = all(word.bold for words in filled for word in words)
    return plain and bold and columns >= _FEWEST_COLUMNS and not piece.inner


def _tops_below(piece: Piece, pieces: Sequence[Piece]) -> list[float]:
    bottom = piece.grid.ys[-1]
    return [other.grid.ys[0] for other in pieces if other.grid.ys[0] >= bottom]


def _extend(
    piece: Piece, words: Sequence[Word], end: float, fewest: int = _FEWEST_ROWS
) -> list[Word]:
    """Gives a header its rows, where there are so many; gives back the words that are left."""
    xs, bottom = piece.grid.xs, piece.grid.ys[-1]
    below = [word for word in words if bottom < word.centre[1] < end]
    lines = _keeping(lines_of(below), xs, bottom)
    taken = [word for line in lines for word in line.words]
    cuts = rows_of(taken, xs).cuts if taken else []
    ys = (bottom, *cuts, max((line.box[3] for line in lines), default=bottom) + _AIR)
    if len(ys) <= fewest or not _begin(taken, xs, ys):
        return [*words]
    rows = range(1, len(ys))
    cells = [GridCell(row, column) for row in rows for column in range(len(xs) - 1)]
    piece.grid = Grid(xs, (piece.grid.ys[0], *ys), (*piece.grid.cells, *cells))
    piece.ruled = False
    own = {id(word) for word in taken} - {id(word) for word in piece.take(taken)}
    return [word for word in words if id(word) not in own]


def _keeping(lines: Sequence[Line], xs: Sequence[float], bottom: float) -> list[Line]:
    """The lines down to the first that is not in the columns, or far below without being a row.

    Rows of a sheet may be much higher than their text.
    """
    feet = [bottom, *(line.box[3] for line in lines)]
    near = [
        (line.box[1] - foot <= _FAR * line.size or _begins_row(line, xs)) and _keeps(line, xs)
        for line, foot in zip(lines, feet, strict=False)
    ]
    return [line for line, _ in takewhile(lambda each: each[1], zip(lines, near, strict=True))]


def _keeps(line: Line, xs: Sequence[float]) -> bool:
    """It stands between the sides, and no word over a boundary."""
    within = xs[0] - _REACH <= line.x0 and line.x1 <= xs[-1] + _REACH
    return within and not any(
        word.x0 + _REACH < x < word.x1 - _REACH for word in line.words for x in xs[1:-1]
    )


def _begins_row(line: Line, xs: Sequence[float]) -> bool:
    """It has words in the first column and in others."""
    columns = {bisect_right(xs, word.centre[0]) - 1 for word in line.words}
    return 0 in columns and len(columns) >= _BEGUN


def _begin(words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Each row has its first cell and others."""
    columns: list[set[int]] = [set() for _ in ys[1:]]
    for word in words:
        row = min(bisect_right(ys, word.centre[1]), len(columns)) - 1
        columns[row].add(bisect_right(xs, word.centre[0]) - 1)
    return all(0 in each and len(each) >= _BEGUN for each in columns)
