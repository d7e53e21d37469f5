"""Cells whose borders may be wrong: a rule or white that was not seen, or was never drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import compress, pairwise

from planlift_parsers.pdf.astray import stacked_rows, table_doubt
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows, misread_among
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.tables import Piece
from planlift_schema.place import Box

COLUMNS = "on the picture, text of several columns stands in one cell: a border may be missed"
ROWS = "on the picture, several rows may stand in one: a border may be missed"
OVER = "on the picture, its text reaches into the next column: a border may be misplaced"
ODD = "on the picture, it is not written as those above and below it are"
UNREAD = "nothing was read here on the picture, where other rows have something"
INK = "on the picture, something stands here that was not read"
MERGED = "text of several columns stands in one cell: a border may be missing"
STRUCK = "on the picture, a line goes through words of it, which were left out"
_SEVERAL = 3  # rows in which white stands at one place; a wide space may fall so in two
_TWO = 2  # whites in a line; one may part the two halves of a heading
_MARK = 4  # letters of a list mark, with white behind it
_INSIDE = 1.0  # points from a cell's edge; what is left of its rules is nearer
_ALIKE = 0.3  # font sizes by which texts at the tops of rows differ in height from them
_OVER = 0.5  # font sizes by which a word reaches over a boundary, more than edges are misjudged by


def doubts_in(
    piece: Piece, others: Sequence[Piece], outside: Sequence[Word], unread: Sequence[Box] = ()
) -> dict[GridCell, str]:
    """Why a cell may not hold what stands in it; cells that are sure are left out.

    Where rows may be wrong, each cell of the row is doubted, and where columns may be, each of the
    table, empty ones too: what belongs there may stand elsewhere.

    Args:
        piece: what one page, recognised from its picture, holds of a table.
        others: the other tables of the page.
        outside: level words of the page that stand in no table.
        unread: boxes around what may be print and was not read.
    """
    why = table_doubt(piece, others, outside) or (COLUMNS if _has_double_columns(piece) else "")
    if why:
        return dict.fromkeys(piece.grid.cells, why)
    rows = dict.fromkeys([*_double_rows(piece), *stacked_rows(piece)], ROWS)
    rows.update(dict.fromkeys(_parted_rows(piece), COLUMNS))
    found = dict.fromkeys(_unread(piece), UNREAD) | dict.fromkeys(_odd_numbers(piece), ODD)
    found.update(dict.fromkeys(_with_unread(piece.grid, unread), INK))
    found.update(dict.fromkeys(_with_struck(piece), STRUCK))
    for cell in piece.grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            if row in rows:
                found[cell] = rows[row]
    found.update(dict.fromkeys(_reaching_over(piece), OVER))
    found.update(dict.fromkeys(_with_a_text_a_row(piece), ROWS))
    return found


def merged_columns(piece: Piece) -> dict[GridCell, str]:
    """The cells of rows in which white parts the text of one at several boundaries of columns.

    Args:
        piece: what one page, of any kind, holds of a table.
    """
    rows = {
        row
        for cell, words in piece.words.items()
        if cell.column_span > _TWO and _parts(_level(words), piece.grid, cell) >= _TWO
        for row in range(cell.row, cell.row + cell.row_span)
    }
    if not rows:
        return {}
    within = (c for c in piece.grid.cells if rows.intersection(range(c.row, c.row + c.row_span)))
    return dict.fromkeys(within, MERGED)


def _parted_rows(piece: Piece) -> list[int]:
    """Rows with a merged cell whose text is parted by white, as wide as between columns."""
    return [
        row
        for cell, words in piece.words.items()
        if cell.column_span > 1 and _parts(_level(words), piece.grid, cell)
        for row in range(cell.row, cell.row + cell.row_span)
    ]


def _reaching_over(piece: Piece) -> list[GridCell]:
    grid = piece.grid
    return [c for c, words in piece.words.items() if _reaches_over(_level(words), grid, c)]


def _unread(piece: Piece) -> list[GridCell]:
    """Cells without a word in columns that have words below their header."""
    filled = {cell for cell, words in piece.words.items() if words}
    told = {cell.column for cell in filled if cell.row > 0}
    return [cell for cell in piece.grid.cells if cell.column in told and cell not in filled]


def _with_unread(grid: Grid, unread: Sequence[Box]) -> list[GridCell]:
    """Cells within which something stands that was not read; at an edge it is rather a rule's."""
    return [
        cell for cell in grid.cells if any(_is_within(box, grid.cell_box(cell)) for box in unread)
    ]


def _with_struck(piece: Piece) -> list[GridCell]:
    return [cell for cell, words in piece.words.items() if any(word.struck for word in words)]


def _is_within(box: Box, cell: Box) -> bool:
    beside = box[0] - cell[0], box[1] - cell[1], cell[2] - box[2], cell[3] - box[3]
    return min(beside) >= _INSIDE


def _odd_numbers(piece: Piece) -> list[GridCell]:
    """Numbers of rows of which a letter was taken for a figure, or a figure for a letter."""
    texts = {
        cell: " ".join(word.text for word in words)
        for cell, words in sorted(piece.words.items())
        if cell.column == 0
    }
    return list(compress(texts, misread_among(list(texts.values()))))


def _with_a_text_a_row(piece: Piece) -> list[GridCell]:
    """Cells over several rows in each of which a text begins, as far below its top each time.

    Rules between cells in one dark tint hardly show.
    """
    ys = piece.grid.ys
    return [
        cell
        for cell, words in piece.words.items()
        if cell.row_span > 1 and _begins_alike(_level(words), ys[cell.row :][: cell.row_span + 1])
    ]


def _begins_alike(words: Sequence[Word], ys: Sequence[float]) -> bool:
    """Between each two of these heights stand words, the first as far below the upper one."""
    rows = [[w for w in words if top <= w.centre[1] < bottom] for top, bottom in pairwise(ys)]
    if not all(rows):
        return False
    below = [min(w.baseline for w in row) - top for row, top in zip(rows, ys, strict=False)]
    return max(below) - min(below) <= _ALIKE * max(word.size for word in words)


def _level(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.turn == 0 and not word.hidden]


def _parts(words: Sequence[Word], grid: Grid, cell: GridCell) -> int:
    """How often white as wide as between columns stands at their boundaries in a merged cell.

    That of one line counts.
    """
    inner = grid.xs[cell.column + 1 : cell.column + cell.column_span]
    whites = [
        sum(
            any(one.x1 <= x <= other.x0 for x in inner)
            for one, other in pairwise(line.words)
            if other.x0 - one.x1 >= PLAIN * line.size
        )
        for line in lines_of(words)
    ]
    return max(whites, default=0)


def _has_double_columns(piece: Piece) -> bool:
    """White parts a column at one place in several rows, crossed in few."""
    columns: dict[int, list[list[Line]]] = defaultdict(list)
    for cell, words in piece.words.items():
        if cell.column_span == 1:
            columns[cell.column].append(lines_of(_level(words)))
    return any(_is_river(cells) for cells in columns.values())


def _is_river(cells: Sequence[Sequence[Line]]) -> bool:
    gaps = [
        (row, one.x1, other.x0)
        for row, lines in enumerate(cells)
        for line in lines
        for one, other in pairwise(line.words)
        if other.x0 - one.x1 >= PLAIN * line.size and len(one.text) > _MARK
    ]
    for x in {round((left + right) / 2) for _, left, right in gaps}:
        rows = {row for row, left, right in gaps if left <= x <= right}
        if len(rows) >= _SEVERAL and 2 * _crossed(cells, x) <= len(rows):
            return True
    return False


def _crossed(cells: Sequence[Sequence[Line]], x: float) -> int:
    """In how many cells a word stands across a place."""
    return sum(
        any(word.x0 < x < word.x1 for line in lines for word in line.words) for lines in cells
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
