"""Tables in a frame whose rules part no columns, and only some of the rows.

A rule below the header and shaded section rows may be all that there is: the rows between them are
then told as in tables without rules. Where rules part neighbouring rows, they part all of them, and
a cell of several paragraphs stays one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from planlift_parsers.pdf.aligned import aligned_tables
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import lines_of, segments_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.rows import Align, rows_of
from planlift_parsers.pdf.rulings import SNAP, Rule
from planlift_parsers.pdf.tables import Piece
from planlift_schema.place import Box

FEWEST_COLUMNS = 3  # of a table whose rows are told without rules; two may be labels and values
HEADED = 2  # rows of a table whose rules part only the header from the rest
FEWEST_CUTS = 3  # heights at which the text of one ruled row ends in its first and other columns
FEWEST_LABELS = 2  # that cards side by side share; one may open any line
FEWEST_CELLS = 3  # that begin together in such a row, the first among them


def part_frame(piece: Piece, separators: Sequence[Rule], carried: Sequence[float] = ()) -> bool:
    """Finds the columns of a table in a frame, and the rows that its rules do not part.

    Args:
        piece: changed, where the frame holds one table and nothing beside it.
        separators: level rules and edges of shading of the page.
        carried: column boundaries of a table in a frame that the page before ended with.

    Returns:
        Whether columns were found that no rule parts.
    """
    if len(piece.grid.xs) > 2 and not piece.inner:
        _part_body(piece)
    if len(piece.grid.xs) > 2 or piece.inner:
        return False
    words = [word for cell in piece.words.values() for word in cell]
    visible = [word for word in words if word.turn == 0 and not word.hidden]
    inner = _columns_of(visible, piece.grid.xs, carried)
    inner = inner or _columns_in(visible, piece.grid.ys, separators)
    if inner is None:
        return False
    xs = (piece.grid.xs[0], *inner, piece.grid.xs[-1])
    ys = _heights(visible, xs, piece.grid.ys)
    piece.grid, piece.ruled = Grid(xs, ys, _cells(visible, xs, ys)), False
    piece.words.clear()
    piece.take(words)
    return True


def last_row(
    page: int, frames: Sequence[Box], carried: Sequence[float], words: Sequence[Word]
) -> tuple[list[Piece], list[Word]]:
    """The row that alone stands on the next page, in a frame that would be a box around text.

    Args:
        page: page number.
        frames: boxes that rules draw, on this page.
        carried: as for `part_frame`.
        words: level, visible words outside tables.

    Returns:
        The row as a table, [] if none goes on, and the words that are left.
    """
    top = min((word.top for word in words), default=0.0)
    for x0, upper, x1, lower in frames if carried else ():
        inside = [w for w in words if x0 < w.centre[0] < x1 and upper < w.centre[1] < lower]
        first = upper <= top + SNAP and len(_columns(inside, carried)) >= FEWEST_COLUMNS
        if first and _columns_of(inside, (x0, x1), carried) is not None:
            cells = tuple(GridCell(0, column) for column in range(len(carried) - 1))
            piece = Piece(page, Grid(tuple(carried), (upper, lower), cells), ruled=False)
            return [piece], piece.take(words)
    return [], [*words]


def _columns_of(
    words: Sequence[Word], sides: Sequence[float], carried: Sequence[float]
) -> tuple[float, ...] | None:
    """The inner boundaries of the table that goes on in a frame; None where it is another."""
    if not carried:
        return None
    same = abs(carried[0] - sides[0]) + abs(carried[-1] - sides[-1]) <= 2 * SNAP
    inner = tuple(carried[1:-1])
    over = any(word.x0 < x - 1 and word.x1 > x + 1 for word in words for x in inner)
    return inner if same and not over else None


def _part_body(piece: Piece) -> None:
    """Parts the one body row of a table whose rules part only columns, where it plainly is several.

    A table may have a single row, whose cells have several paragraphs each: their ends do not meet
    at the same heights so often.
    """
    grid = piece.grid
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    plain = len(grid.cells) == rows * columns
    if columns < FEWEST_COLUMNS or rows > HEADED or not plain:
        return
    words = [word for cell in piece.words.values() for word in cell]
    body = [
        word
        for cell, inside in piece.words.items()
        if cell.row == rows - 1
        for word in inside
        if word.turn == 0 and not word.hidden
    ]
    first = {word.centre[1] for word in body if word.centre[0] < grid.xs[1]}
    if len(first) < FEWEST_CUTS - 1:
        return  # each row below a cut begins in the first column
    if _are_cards(body, grid.xs):
        return
    cuts = _cuts(body, grid.xs, _refs(body, grid.xs))
    if len(cuts) < FEWEST_CUTS and not _are_full(body, cuts, grid.xs):
        return
    ys = (*grid.ys[:-1], *cuts, grid.ys[-1])
    cells = [GridCell(i, j) for i in range(len(ys) - 1) for j in range(columns)]
    piece.grid = Grid(grid.xs, ys, tuple(cells))
    piece.words.clear()
    piece.take(words)


def _are_cards(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Several columns have lines that open with the same labels: a card stands in each."""
    count: Counter[str] = Counter()
    for left, right in pairwise(xs):
        lines = lines_of([word for word in words if left <= word.centre[0] < right])
        opening = (line.text.partition(":") for line in lines)
        count.update({label for label, colon, _ in opening if colon})
    return sum(times > 1 for times in count.values()) >= FEWEST_LABELS


def _are_full(words: Sequence[Word], cuts: Sequence[float], xs: Sequence[float]) -> bool:
    """Two cuts are enough where each of the rows that they make fills every column."""
    parts = _parted(words, [float("-inf"), *cuts, float("inf")])
    every = all(len(_columns(part, xs)) == len(xs) - 1 for part in parts)
    return len(cuts) == FEWEST_CUTS - 1 and every


def _columns_in(
    words: Sequence[Word], ys: Sequence[float], separators: Sequence[Rule]
) -> tuple[float, ...] | None:
    """The boundaries between the columns that all words keep to, or all but rows across them."""
    parted = [band for band in _parted(words, ys) if not _is_single(band)]
    for tried in (words, [word for band in parted for word in band]):
        tables = aligned_tables(tried, separators)
        if len(tables) == 1 and all(tables[0].grid.covers(*word.centre) for word in tried):
            return tables[0].grid.xs[1:-1]
    return None


def _heights(
    words: Sequence[Word], xs: Sequence[float], ys: tuple[float, ...]
) -> tuple[float, ...]:
    """Row boundaries: the rules', and those between them where rules part no neighbouring rows."""
    bands = _parted(words, ys)
    several = [len(_columns(band, xs)) > 1 and not _is_across(band, xs) for band in bands]
    if len(xs) - 1 < FEWEST_COLUMNS or any(a and b for a, b in pairwise(several[1:])):
        return ys
    bodies = [band for band, full in zip(bands, several, strict=True) if full]
    refs = _refs([word for band in bodies for word in band], xs)
    made = [ys[0]]
    for band, full, bottom in zip(bands, several, ys[1:], strict=True):
        if full:
            made += _cuts(band, xs, refs)
        made.append(bottom)
    return tuple(made)


def _cells(words: Sequence[Word], xs: Sequence[float], ys: Sequence[float]) -> tuple[GridCell, ...]:
    """A cell for each row and column; one for the whole row where its text stands across."""
    cells: list[GridCell] = []
    columns = len(xs) - 1
    for row, band in enumerate(_parted(words, ys)):
        if _is_across(band, xs):
            cells.append(GridCell(row, 0, 1, columns))
        else:
            cells += [GridCell(row, column) for column in range(columns)]
    return tuple(cells)


def _is_across(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """A text over a column's boundary and nothing beside it: a row that heads others."""
    over = any(line.x0 < x - 1 and line.x1 > x + 1 for line in lines_of(words) for x in xs[1:-1])
    return over and _is_single(words)


def _is_single(words: Sequence[Word]) -> bool:
    """Each line in one piece."""
    return all(len(segments_of(line, PLAIN)) == 1 for line in lines_of(words))


def _cuts(words: Sequence[Word], xs: Sequence[float], refs: Collection[str]) -> list[float]:
    """Where rows end between two rules; none where it may be one row of several paragraphs."""
    rows = rows_of(words, xs)
    parts = _parted(words, [float("-inf"), *rows.cuts, float("inf")])
    begun = [
        _begins(part, xs) and (wide or _first_text(part, xs) in refs)
        for part, wide in zip(parts[1:], rows.wide, strict=True)
    ]
    if rows.align == Align.TOP:  # a paragraph further down in its cell belongs to the row above
        return [cut for cut, row in zip(rows.cuts, begun, strict=True) if row]
    return list(rows.cuts) if all(begun) and _begins(parts[0], xs) else []


def _begins(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """The first cell and several others stand in the row."""
    columns = _columns(words, xs)
    return 0 in columns and len(columns) >= FEWEST_CELLS


def _refs(words: Sequence[Word], xs: Sequence[float]) -> set[str]:
    """Texts of the first column that count the rows."""
    texts = [line.text for line in lines_of([w for w in words if w.centre[0] < xs[1]])]
    return {text for text, counted in zip(texts, counts_rows(texts), strict=True) if counted}


def _first_text(words: Sequence[Word], xs: Sequence[float]) -> str:
    """The first line of a row's first cell."""
    lines = lines_of([word for word in words if word.centre[0] < xs[1]])
    return lines[0].text if lines else ""


def _columns(words: Sequence[Word], xs: Sequence[float]) -> set[int]:
    return {bisect_right(xs, word.centre[0]) - 1 for word in words}


def _parted(words: Sequence[Word], ys: Sequence[float]) -> list[list[Word]]:
    """The words between each two heights."""
    found: list[list[Word]] = [[] for _ in ys[1:]]
    for word in words:
        number = bisect_right(ys, word.centre[1]) - 1
        if 0 <= number < len(found):
            found[number].append(word)
    return found
