"""Signs that a table of a recognised page has other rows or columns than the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from statistics import median

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.flow import leading_of
from planlift_parsers.pdf.grid import GridCell
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.rivers import PLAIN, START
from planlift_parsers.pdf.tables import Piece
from planlift_schema.place import Box

CROSSED = "on the picture, the rows of this table's columns do not agree: borders may be missed"
BESIDE = "on the picture, text in the same columns stands next to this table: rows may be missed"
UNPARTED = "on the picture, white parts the text within rows as it parts the rows"
COUNTED = "on the picture, the numbers of the rows stand in one column with other text"
_NEAR = 2.0  # font sizes between a table and a row of it that was left outside, padding included
_TOUCHING = 0.8  # font sizes between two parts of one table, less than between two tables
_APART = 1.25  # of the usual distance of lines: between two texts, not within one
_LEVEL = 0.25  # font sizes by which texts that begin on one line differ in height
# Distance of lines within a row, as a share of the usual one between rows: where a row was joined
# to another it is as wide (0.97 to 1), and paragraphs of one cell come to 1.06 of it; a section's
# name in the cell above it is 1.25 and more away.
_AS_WIDE, _WIDER = 0.9, 1.15
_COLUMN_WHITE = 0.45  # font sizes between a column of numbers and the next; spaces take 0.33
_ALIKE = 0.6  # share of the texts behind the numbers that begin at one place
_SHARED = 0.8  # of a table's width that a part of it takes


def table_doubt(piece: Piece, others: Sequence[Piece], outside: Sequence[Word]) -> str:
    """Why a table as a whole may have other rows or columns; "" if nothing speaks for it.

    Args:
        piece: what one recognised page holds of the table.
        others: the other tables of the page.
        outside: level words of the page that stand in no table.
    """
    if _crosses(piece.grid.cells):
        return CROSSED
    if not piece.ruled and _has_gap(piece, _WIDER):
        return UNPARTED
    if _has_lost_count(piece):
        return COUNTED
    if _goes_on(piece, outside) or any(is_part(piece, other) for other in others):
        return BESIDE
    return ""


def _crosses(cells: Sequence[GridCell]) -> bool:
    """Two cells overlap in height, and neither lies within the other's rows."""
    tall = [(cell.row, cell.row + cell.row_span) for cell in cells if cell.row_span > 1]
    return any(
        start < other_start < end < other_end or other_start < start < other_end < end
        for (start, end), (other_start, other_end) in combinations(set(tall), 2)
    )


def _has_gap(piece: Piece, share: float) -> bool:
    """Within a row stands as much white as between most rows, or a share of it."""
    rows = _lines_by_row(piece)
    within = [
        below.baseline - above.baseline
        for columns in rows.values()
        for lines in columns.values()
        for above, below in pairwise(lines)
    ]
    between = [
        min(lines[0].baseline for lines in rows[below].values())
        - max(lines[-1].baseline for lines in rows[row].values())
        for row, below in pairwise(sorted(rows))
    ]
    return bool(within and between) and max(within) >= share * median(between)


def _has_lost_count(piece: Piece) -> bool:
    """The cells of the first column open with a count, and white parts it from their text."""
    rows = [row for row in _lines_by_row(piece).values() if 0 in row and len(row) > 1]
    lines = [row[0][0] for row in rows if len(row[0][0].words) > 1]
    counted = counts_rows([line.words[0].text for line in lines])
    opened = [line for line, is_count in zip(lines, counted, strict=True) if is_count]
    starts = Counter(round(line.words[1].x0 / START) for line in opened)
    white = [line.words[1].x0 - line.words[0].x1 >= _COLUMN_WHITE * line.size for line in opened]
    return bool(opened) and all(white) and max(starts.values()) >= _ALIKE * len(opened)


def _goes_on(piece: Piece, outside: Sequence[Word]) -> bool:
    """A line right above or below it is parted by white where the table's columns are."""
    x0, top, x1, bottom = piece.grid.box
    near = [
        word
        for word in outside
        if x0 <= word.centre[0] < x1
        and (
            -_NEAR * word.size < top - word.bottom < _NEAR * word.size
            or -_NEAR * word.size < word.top - bottom < _NEAR * word.size
        )
    ]
    return any(_is_parted(line, piece.grid.xs) for line in lines_of(near))


def _is_parted(line: Line, xs: Sequence[float]) -> bool:
    return any(
        one.x1 <= x <= other.x0 and other.x0 - one.x1 >= PLAIN * line.size
        for one, other in pairwise(line.words)
        for x in xs[1:-1]
    )


def is_part(one: Piece, other: Piece) -> bool:
    """A table follows another at once, as wide as it is, and they are not both ruled."""
    upper, lower = sorted((one, other), key=lambda piece: piece.grid.ys[0])
    room = lower.grid.ys[0] - upper.grid.ys[-1]
    near = abs(room) < _TOUCHING * size_of(upper) and not (one.ruled and other.ruled)
    return near and _shared_width(upper.grid.box, lower.grid.box) >= _SHARED


def _shared_width(one: Box, other: Box) -> float:
    shared = min(one[2], other[2]) - max(one[0], other[0])
    return shared / max(one[2] - one[0], other[2] - other[0])


def size_of(piece: Piece) -> float:
    """The usual font size of a table, 0 if it is empty."""
    sizes = Counter(word.size for words in piece.words.values() for word in words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def stacked_rows(piece: Piece) -> list[int]:
    """Rows that may be several: in two columns at least a new text begins on one line.

    Args:
        piece: what one recognised page holds of a table.
    """
    texts = _lines_by_row(piece)
    leading = leading_of([lines for row in texts.values() for lines in row.values()])
    return [row for row, columns in texts.items() if _is_stacked(columns.values(), leading)]


def _lines_by_row(piece: Piece) -> dict[int, dict[int, list[Line]]]:
    found: dict[int, dict[int, list[Line]]] = {}
    for cell, words in piece.words.items():
        level = [word for word in words if word.turn == 0 and not word.hidden]
        if level:
            found.setdefault(cell.row, {})[cell.column] = lines_of(level)
    return found


def _is_stacked(columns: Iterable[Sequence[Line]], leading: float) -> bool:
    return any(
        abs(one.baseline - other.baseline) <= _LEVEL * one.size
        for first, second in combinations(_begins(columns, leading), 2)
        for one in first
        for other in second
    )


def _begins(columns: Iterable[Sequence[Line]], leading: float) -> list[list[Line]]:
    """For each column of a row the lines with more white above them than lines of a text have."""
    return [
        [
            line
            for before, line in pairwise(lines)
            if line.baseline - before.baseline > _APART * leading * max(before.size, line.size)
        ]
        for lines in columns
    ]


def row_starts(piece: Piece) -> list[float]:
    """Heights at which rows begin within the rows of a table without rules.

    White as wide as between its rows goes through the row there, and texts begin below it in two
    columns at least.

    Args:
        piece: what one recognised page holds of a table.

    Returns:
        The upper edges of those texts, in points, from the top down.
    """
    if piece.ruled or not _has_gap(piece, _AS_WIDE):
        return []
    texts = _lines_by_row(piece)
    leading = leading_of([lines for row in texts.values() for lines in row.values()])
    found = []
    for columns in texts.values():
        lines = [line for column in columns.values() for line in column]
        tops = sorted(
            line.box[1] for begins in _begins(columns.values(), leading) for line in begins
        )
        for one, other in pairwise(tops):
            if other - one <= _LEVEL * lines[0].size and not _is_crossed(lines, one):
                found.append(one)
    return sorted({round(top, 1) for top in found})


def counted_starts(piece: Piece) -> list[float]:
    """Heights at which a number of the table's rows opens another row within a row.

    A rule between the two was not seen. Texts of two other columns at least, and of half of them,
    have a line at the height of the number.

    Args:
        piece: what one recognised page holds of a table.

    Returns:
        The upper edges of those lines, in points, from the top down.
    """
    rows = _lines_by_row(piece)
    alone = {cell.row for cell in piece.grid.cells if cell[1:] == (0, 1, 1)}
    firsts = [line for row in sorted(alone & rows.keys()) for line in rows[row].get(0, [])]
    counted = counts_rows([line.text for line in firsts])
    numbers = {id(line) for line, is_count in zip(firsts, counted, strict=True) if is_count}
    found = []
    for row in alone & rows.keys():
        opening = [line for line in rows[row].get(0, []) if id(line) in numbers]
        found += [line.box[1] for line in opening[1:] if _opens_row(line, rows[row])]
    return sorted({round(top, 1) for top in found})


def _opens_row(number: Line, columns: dict[int, list[Line]]) -> bool:
    """Most other columns have a line at the height of a number, and none stands across its top."""
    others = [lines for column, lines in columns.items() if column]
    beside = [
        min(other.box[1] for other in level)
        for lines in others
        if (level := [other for other in lines if _is_level(number, other)])
    ]
    every = [line for lines in columns.values() for line in lines]
    top = min([number.box[1], *beside])
    return 2 <= len(beside) >= len(others) / 2 and not _is_crossed(every, top)


def _is_level(one: Line, other: Line) -> bool:
    return abs(one.baseline - other.baseline) <= _LEVEL * one.size


def _is_crossed(lines: Sequence[Line], y: float) -> bool:
    return any(line.box[1] + _LEVEL * line.size < y < line.box[3] for line in lines)
