"""Tables of the structure tree to grids, where the words' positions agree with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import MOST_UNITS, Grid, GridCell, reaching
from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.lines import lines_of, segments_of
from planlift_parsers.pdf.tables import Piece
from planlift_parsers.pdf.tag_table import TagCell, TagTable

Found = dict[int, list[tuple[TagCell, Word]]]  # page number -> the words of a table and their cells

SLACK = 1.0  # points that texts of two columns may overlap
ROW_SLACK = 0.25  # font sizes that the boxes of two rows' letters may overlap
BEFORE_COLUMN = 2.0  # points between a column's boundary and the text that begins at it
BLANK_COLUMN = 12.0  # points; width of an outer column without a word
GAP = 0.4  # font sizes of white that may part columns; a space takes 0.28
FEWEST_LINES = 2  # lines with such white: a header and a row
FEWEST_FILLED = 4  # cells with words: fewer are no table to rely on


def is_unruled(page: PageLayout) -> bool:
    """Whether tagged text on a page without rules may be a table, so that the tree is worth a look.

    Reading the tree takes a sixth of the time that the pages take.
    """
    if page.pieces:
        return False
    tagged = [word for word in page.words if word.tag >= 0 and word.turn == 0]
    parts = (len(segments_of(line, GAP)) for line in lines_of(tagged))
    return sum(count > 1 for count in parts) >= FEWEST_LINES


def add_tagged(pages: Sequence[PageLayout], tables: Sequence[TagTable]) -> None:
    """Adds the tables of the structure tree that no rules draw.

    Args:
        pages: all pages; changed: tables are added, their words taken out.
        tables: of the structure tree.
    """
    by_mark: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for page in pages if tables else ():
        for word in page.words:
            if word.tag >= 0:
                by_mark[page.number, word.tag].append(word)
    for table in tables:
        found = _words_of(table, by_mark)
        grids = _grids(table, found)
        for number, grid in grids.items():
            _add(pages[number - 1], grid, {id(word) for _, word in found[number]})


def _words_of(table: TagTable, by_mark: Mapping[tuple[int, int], list[Word]]) -> Found:
    found: Found = defaultdict(list)
    for cell in table.cells:
        for mark in cell.marks:
            found[mark[0]] += [(cell, word) for word in by_mark.get(mark, ())]
    return {number: words for number, words in found.items() if words}


def _grids(table: TagTable, found: Found) -> dict[int, Grid]:
    """The grid of each page; none at all where the positions disagree with the tree."""
    words = [entry for entries in found.values() for entry in entries]
    if len({id(cell) for cell, _ in words}) < FEWEST_FILLED:
        return {}
    xs = _columns(table, words)
    if xs is None:
        return {}
    by_row: dict[int, list[TagCell]] = defaultdict(list)
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            by_row[row].append(cell)
    grids = {number: _grid(by_row, xs, entries) for number, entries in found.items()}
    agreed = {number: grid for number, grid in grids.items() if grid is not None}
    return agreed if len(agreed) == len(grids) else {}


def _columns(table: TagTable, words: Sequence[tuple[TagCell, Word]]) -> tuple[float, ...] | None:
    """Column boundaries in the white between the columns' words."""
    end, start = [-1.0] * (table.columns + 1), [float("inf")] * (table.columns + 1)
    for cell, word in words:
        stop = min(cell.column + cell.column_span, table.columns)
        end[stop] = max(end[stop], word.x1)
        start[cell.column] = min(start[cell.column], word.x0)
    for column in range(1, table.columns + 1):
        end[column] = max(end[column], end[column - 1])
        start[-1 - column] = min(start[-1 - column], start[-column])
    left, right = start[0] - 1, end[-1] + 1
    if any(a > b + SLACK for a, b in zip(end, start, strict=True)):
        return None
    gaps = [
        (max(a, left - BLANK_COLUMN), min(b, right + BLANK_COLUMN))
        for a, b in zip(end[1:-1], start[1:-1], strict=True)
    ]
    blank_first, blank_last = end[1] < 0, start[-2] == float("inf")
    outer = left - BLANK_COLUMN * blank_first, right + BLANK_COLUMN * blank_last
    return outer[0], *_boundaries(gaps), outer[1]


def _boundaries(gaps: Sequence[tuple[float, float]]) -> list[float]:
    """One boundary in each gap; several in one gap, about columns without words, share it."""
    made: list[float] = []
    for (left, right), same in groupby(gaps):
        count = len(list(same))
        if count == 1:
            made.append(right - min(BEFORE_COLUMN, (right - left) / 2))
        else:
            step = (right - left) / (count + 1)
            made += [left + step * (number + 1) for number in range(count)]
    return made


def _grid(
    by_row: Mapping[int, Sequence[TagCell]],
    xs: tuple[float, ...],
    words: Sequence[tuple[TagCell, Word]],
) -> Grid | None:
    """What one page holds of the table; None where the positions disagree with the tree."""
    shown = sorted({cell.row for cell, _ in words})
    ys = _heights(shown, words)
    if ys is None or len(ys) * len(xs) > MOST_UNITS:
        return None
    owners = {
        (number, column): cell
        for number, row in enumerate(shown)
        for cell in by_row[row]
        for column in range(cell.column, cell.column + cell.column_span)
    }
    grid = Grid(xs, ys, tuple(_cells(owners, len(shown), len(xs) - 1)))
    for cell, word in words:
        if not grid.covers(*word.centre) or owners.get(grid.unit(*word.centre)) is not cell:
            return None
    return grid


def _cells(owners: Mapping[tuple[int, int], TagCell], rows: int, columns: int) -> list[GridCell]:
    """The cells by row and column; places that the tree leaves out are cells of their own."""
    spots: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for row in range(rows):
        for column in range(columns):
            cell = owners.get((row, column))
            spots[id(cell) if cell else (row, column)].append((row, column))
    return [_covering(covered) for covered in spots.values()]


def _covering(spots: Sequence[tuple[int, int]]) -> GridCell:
    rows, columns = [row for row, _ in spots], [column for _, column in spots]
    top, left = min(rows), min(columns)
    return GridCell(top, left, max(rows) - top + 1, max(columns) - left + 1)


def _heights(
    shown: Sequence[int], words: Sequence[tuple[TagCell, Word]]
) -> tuple[float, ...] | None:
    """Row boundaries between the words of the rows; None where rows are not below each other."""
    top: dict[int, float] = {}
    bottom: dict[int, float] = {}
    for cell, word in words:
        top[cell.row] = min(top.get(cell.row, word.top), word.top)
        last = cell.row + cell.row_span - 1
        bottom[last] = max(bottom.get(last, word.bottom), word.bottom)
    slack = ROW_SLACK * max(word.size for _, word in words)
    ys = [min(top.values()) - 1]
    for before, row in pairwise(shown):
        above = max((bottom[n] for n in range(before, row) if n in bottom), default=ys[-1])
        if above > top[row] + slack:
            return None
        ys.append((above + top[row]) / 2)
    return *ys, max(bottom.values()) + 1


def _add(page: PageLayout, grid: Grid, own: set[int]) -> None:
    """Adds a grid to a page, unless words that the tree puts elsewhere stand on it."""
    if any(id(w) not in own and w.tag >= 0 and grid.covers(*w.centre) for w in page.words):
        return
    piece = Piece(page.number, reaching(grid, page.separators), ruled=False)
    page.words = piece.take(page.words)
    page.pieces = sorted([*page.pieces, piece], key=lambda piece: piece.grid.box[1::-1])
