"""Rows at the edges of a table that its rules, shading or lines do not reach."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.astray import counted_starts, is_part, row_starts, size_of
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.flow import leading_of
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.tables import Piece

_NEAR = 2.0  # font sizes between a table's edge and the next line of it, with the padding of both
_ONE_ROW = 1.25  # of the usual distance of lines: within a row, not between two
_FILLED = 0.5  # share of a table's columns that a row of it fills
_FEWEST = 2  # columns that a row fills, at the least
_SPACE = 0.45  # font sizes of white that a space never takes
_MARGIN = 2.0  # points by which a word may reach over a boundary that was judged by other words
_SAME_SIZE = 0.15  # by which the size of a line and that of its table differ; notes are smaller
# Points by which a text may begin beside the place where others of its column do, and how many.
_AT_START, _SEVERAL = 1.0, 3
_LARGER = 1.3  # times the size of its table's print that a heading has
_CLOSES = (".", "!", "?", ":")
_AIR = 0.1  # font sizes between a row's boundary and its words
_AIR_ABOVE = 1.0  # points above a text that begins a row


def reclaim_rows(page: PageLayout) -> None:
    """Gives each table the rows that stand right above and below it, in its columns.

    Args:
        page: recognised from its picture; its tables must have been found. Changed.
    """
    _open_parts(page)
    for piece in page.pieces:
        _part_merged(piece)
        for starts in (row_starts, counted_starts):
            for y in starts(piece):
                _part_row(piece, y - _AIR_ABOVE)
        leading = leading_of([lines_of(words) for words in piece.words.values()])
        for upwards in (True, False):
            while row := _next_row(page, piece, leading, upwards):
                _add_row(piece, row, upwards)
                taken = {id(word) for line in row for word in line.words}
                page.words = [word for word in page.words if id(word) not in taken]
        _take_rest(page, piece, leading)


def _take_rest(page: PageLayout, piece: Piece, leading: float) -> None:
    """Gives the cells of the last row the lines right below that go on with their sentence."""
    while lines := _lines_beyond(page, piece, upwards=False):
        cell = _begun_in(lines[0], piece, leading)
        if cell is None:
            return
        piece.words[cell] = [*piece.words[cell], *lines[0].words]
        grid, edge = piece.grid, _edge(lines[:1], upwards=False)
        piece.grid = Grid(grid.xs, (*grid.ys[:-1], max(grid.ys[-1], edge)), grid.cells)
        taken = {id(word) for word in lines[0].words}
        page.words = [word for word in page.words if id(word) not in taken]


def _begun_in(line: Line, piece: Piece, leading: float) -> GridCell | None:
    """The cell of the last row whose sentence a line goes on with; None for any other line."""
    columns = {_column(word, piece.grid) for word in line.words}
    size = size_of(piece)
    if len(columns) != 1 or _crosses(line, piece) or abs(line.size - size) > _SAME_SIZE * size:
        return None
    last = len(piece.grid.ys) - 1
    for cell, words in piece.words.items():
        if cell.row + cell.row_span != last or cell.column not in columns or not words:
            continue
        above = lines_of(words)[-1]
        near = 0 < line.baseline - above.baseline <= _ONE_ROW * leading * size
        open_ended = not above.text.endswith(_CLOSES)
        return cell if near and open_ended and abs(line.x0 - above.x0) <= 2 * _MARGIN else None
    return None


def reclaim_headers(page: PageLayout) -> None:
    """Gives each table without a header the bold row that stands right above it, in its columns.

    Slides draw rules between and around the rows of a table, and none around its header.

    Args:
        page: its tables must have been found. Changed.
    """
    for piece in page.pieces:
        first = [word for cell, words in piece.words.items() if cell.row == 0 for word in words]
        if not piece.ruled or not first or all(word.bold for word in first):
            continue
        leading = leading_of([lines_of(words) for words in piece.words.values()])
        row = _next_row(page, piece, leading, upwards=True)
        if row and all(line.bold for line in row) and _is_aligned(row, piece):
            _add_row(piece, row, upwards=True)
            taken = {id(word) for line in row for word in line.words}
            page.words = [word for word in page.words if id(word) not in taken]


def _open_parts(page: PageLayout) -> None:
    """Takes apart tables without rules that follow another at once and fit its columns."""
    for upper, lower in pairwise(sorted(page.pieces, key=lambda piece: piece.grid.ys[0])):
        if not lower.ruled and not lower.inner and is_part(upper, lower):
            words = [word for cell in lower.words.values() for word in cell]
            if not any(_crosses(line, upper) for line in lines_of(words)):
                page.pieces = [piece for piece in page.pieces if piece is not lower]
                page.words = page.words + words


def _next_row(page: PageLayout, piece: Piece, leading: float, upwards: bool) -> list[Line]:
    """The lines of the row next to a table's upper or lower edge; none where there is no row."""
    row: list[Line] = []
    for line in _lines_beyond(page, piece, upwards):
        if not _is_close(line, row, piece, leading, upwards) or _crosses(line, piece):
            break
        if line.size > _LARGER * size_of(piece) and _crosses(line, piece, at_starts=True):
            break  # a heading, of which a word stands below another by chance
        if not upwards and _counts_on(line, row, piece):
            break
        row.append(line)
    if not _fills(row, piece.grid) or not (upwards or _is_aligned(row, piece)):
        return []
    return row


def _counts_on(line: Line, row: Sequence[Line], piece: Piece) -> bool:
    """The line opens with the number of the next row, below that of this one."""
    firsts = [one.words[0] for one in (*row, line)]
    new = [word.text for word in firsts if _column(word, piece.grid) == 0]
    if len(new) < _FEWEST or _column(firsts[-1], piece.grid) != 0:
        return False
    narrow = (words for cell, words in piece.words.items() if cell[1:] == (0, 1, 1))
    known = [found.text for words in narrow for found in lines_of(words)]
    return all(counts_rows([*known, *new])[-len(new) :])


def _lines_beyond(page: PageLayout, piece: Piece, upwards: bool) -> list[Line]:
    """The level lines above or below a table, the nearest first, between its sides."""
    x0, top, x1, bottom = piece.grid.box
    others = [other.grid.box for other in page.pieces if other is not piece]
    words = [
        word
        for word in page.words
        if word.turn == 0
        and x0 - _MARGIN <= word.x0
        and word.x1 <= x1 + _MARGIN
        and (word.centre[1] < top if upwards else word.centre[1] > bottom)
    ]
    lines = lines_of(words)
    if upwards:
        lines.reverse()
    return [line for line in lines if not any(_is_past(line, box, top) for box in others)]


def _is_past(line: Line, box: tuple[float, float, float, float], top: float) -> bool:
    """Another table stands between a line and the table."""
    middle = (line.box[1] + line.box[3]) / 2
    return middle < box[1] < top or top < box[3] < middle


def _is_close(line: Line, row: Sequence[Line], piece: Piece, leading: float, upwards: bool) -> bool:
    if row:
        size = min(line.size, row[-1].size)
        return abs(line.baseline - row[-1].baseline) <= _ONE_ROW * leading * size
    edge = piece.grid.ys[0] - line.box[3] if upwards else line.box[1] - piece.grid.ys[-1]
    return edge <= _NEAR * line.size


def _crosses(line: Line, piece: Piece, *, at_starts: bool = False) -> bool:
    """A word, or words without more than a space between, stand across a boundary.

    The size is the table's: that of a line on a dark ground is judged by the ground's height.
    `at_starts`: also where the second word begins just where texts of its column do.
    """
    inner, space = piece.grid.xs[1:-1], _SPACE * min(line.size, size_of(piece))
    starts = _starts(piece)
    if any(word.x0 + _MARGIN < x < word.x1 - _MARGIN for word in line.words for x in inner):
        return True
    return any(
        one.centre[0] < x < other.centre[0] and other.x0 - one.x1 < space
        for one, other in pairwise(line.words)
        for column, x in enumerate(inner, 1)
        if at_starts
        or sum(abs(other.x0 - start) <= _AT_START for start in starts[column]) < _SEVERAL
    )


def _starts(piece: Piece) -> dict[int, list[float]]:
    """Where the lines of each column begin."""
    starts: dict[int, list[float]] = {at: [] for at in range(len(piece.grid.xs))}
    for cell, words in piece.words.items():
        if cell.column_span == 1:
            starts[cell.column] += [line.x0 for line in lines_of(words)]
    return starts


def _fills(row: Sequence[Line], grid: Grid) -> bool:
    columns = {_column(word, grid) for line in row for word in line.words}
    return len(columns) >= max(_FEWEST, _FILLED * (len(grid.xs) - 1))


def _is_aligned(row: Sequence[Line], piece: Piece) -> bool:
    """Its texts begin where those of the columns do; a line to sign on below a table does not."""
    firsts: dict[int, float] = {}
    for word in (word for line in row for word in line.words):
        column = _column(word, piece.grid)
        firsts[column] = min(word.x0, firsts.get(column, word.x0))
    starts = _starts(piece)
    alike = sum(
        any(abs(x0 - start) <= _MARGIN * 2 for start in starts[column])
        for column, x0 in firsts.items()
    )
    return alike >= max(_FEWEST, _FILLED * len(firsts))


def _column(word: Word, grid: Grid) -> int:
    inside = min(max(word.centre[0], grid.xs[0]), grid.xs[-1] - _MARGIN)
    return grid.unit(inside, grid.ys[0])[1]


def _add_row(piece: Piece, row: Sequence[Line], upwards: bool) -> None:
    """Puts a row before the first or behind the last."""
    grid = piece.grid
    columns = range(len(grid.xs) - 1)
    edge = _edge(row, upwards)
    if upwards:
        old = [cell._replace(row=cell.row + 1) for cell in grid.cells]
        new = [GridCell(0, column) for column in columns]
        piece.words = _moved(piece)
        piece.inner = [(cell._replace(row=cell.row + 1), inner) for cell, inner in piece.inner]
        piece.grid = Grid(grid.xs, (edge, *grid.ys), tuple(new + old))
    else:
        new = [GridCell(len(grid.ys) - 1, column) for column in columns]
        piece.grid = Grid(grid.xs, (*grid.ys, edge), (*grid.cells, *new))
    for line in row:
        for word in line.words:
            piece.words[new[_column(word, grid)]].append(word)


def _edge(row: Sequence[Line], upwards: bool) -> float:
    air = _AIR * row[0].size
    if upwards:
        return min(line.box[1] for line in row) - air
    return max(line.box[3] for line in row) + air


def _moved(piece: Piece) -> dict[GridCell, list[Word]]:
    """The words of each cell, one row further down."""
    fresh = Piece(piece.page, piece.grid).words
    for cell, words in piece.words.items():
        fresh[cell._replace(row=cell.row + 1)] = words
    return fresh


def _part_merged(piece: Piece) -> None:
    """Parts merged cells that have a text in each of their columns, with white between."""
    grid, cells = piece.grid, list[GridCell]()
    for cell in grid.cells:
        words = piece.words.get(cell, [])
        columns = {_column(word, grid) for word in words}
        whole = cell.column_span == 1 or cell.row_span > 1 or len(columns) < cell.column_span
        if whole or any(_crosses(line, piece) for line in lines_of(words)):
            cells.append(cell)
            continue
        units = [GridCell(cell.row, cell.column + at) for at in range(cell.column_span)]
        for word in piece.words.pop(cell):
            piece.words[units[_column(word, grid) - cell.column]].append(word)
        cells += units
    piece.grid = Grid(grid.xs, grid.ys, tuple(cells))


def _part_row(piece: Piece, y: float) -> None:
    """Parts the row that lies over a height in two."""
    grid = piece.grid
    at = grid.unit(grid.xs[0], y)[0]
    words: dict[GridCell, list[Word]] = Piece(piece.page, grid).words
    cells = []
    for cell in grid.cells:
        parts = _parts(cell, at)
        cells += parts
        for word in piece.words.get(cell, ()):
            words[parts[-1] if word.centre[1] >= y else parts[0]].append(word)
    moved = [(_parts(cell, at)[0], inner) for cell, inner in piece.inner]
    piece.grid = Grid(grid.xs, (*grid.ys[: at + 1], y, *grid.ys[at + 1 :]), tuple(sorted(cells)))
    piece.words, piece.inner = words, moved


def _parts(cell: GridCell, at: int) -> list[GridCell]:
    """What becomes of a cell where a row is parted: two, the same one, or one a row further on."""
    if cell.row > at:
        return [cell._replace(row=cell.row + 1)]
    if cell.row + cell.row_span <= at:
        return [cell]
    if cell.row_span > 1:
        return [cell._replace(row_span=cell.row_span + 1)]
    return [cell, cell._replace(row=at + 1)]
