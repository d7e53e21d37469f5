"""Join the pieces of a table that the page cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.forms import pairs_in_form
from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import Header, find_header, repeats

# Points by which a column boundary may move from page to page: rulings are drawn to half a point,
# columns guessed from text to a few.
_EDGE_TOLERANCE = 6.0
_LEAST_LABELS = 2  # columns whose label must stand again to be a header


def goes_on(pieces: Sequence[Grid], lower: Grid) -> bool:
    """Whether a grid goes on, on the next page, with the table that the pieces make.

    Args:
        pieces: a table's grids, page by page.
        lower: the next thing in reading order but for page furniture.
    """
    first, last = pieces[0], pieces[-1]
    if last.place.page is None or lower.place.page is None or not last.rows or not lower.rows:
        return False
    if lower.place.page != last.place.page + 1 or not _same_columns(last, lower):
        return False
    if pairs_in_form(lower) is not None and pairs_in_form(first) is not None:
        return True
    header = find_header(lower)
    return not header.score or header.first > 0 or _is_repeat(first, lower, header)


def _is_repeat(upper: Grid, lower: Grid, header: Header) -> bool:
    above = find_header(upper)
    row = lower.rows[header.first]
    return not above.score or repeats(row, above) or _without_header(row, above) is not row


def _same_columns(upper: Grid, lower: Grid) -> bool:
    if not upper.edges or not lower.edges:
        return upper.columns == lower.columns
    few, many = sorted((upper.edges, lower.edges), key=len)
    outer = abs(few[0] - many[0]) <= _EDGE_TOLERANCE and abs(few[-1] - many[-1]) <= _EDGE_TOLERANCE
    return outer and all(min(abs(x - y) for y in many) <= _EDGE_TOLERANCE for x in few)


def joined(pieces: Sequence[Grid]) -> Grid:
    """The pieces of a table as one grid; the first row of each but the first is marked so.

    Args:
        pieces: at least one grid, page by page, laid out on columns that agree.
    """
    first = pieces[0]
    if len(pieces) == 1:
        return first
    edges = max((piece.edges for piece in pieces), key=len)
    spread = [_spread(piece, edges) for piece in pieces]
    header = find_header(spread[0])
    rows: list[Row] = []
    for piece in spread:
        below = bool(rows)
        for at, row in enumerate(piece.rows):
            cut = below and at == 0
            whole = _without_header(row, header) if cut else row
            rows.append(replace(whole, page=piece.place.page, resumes=cut))
    source = [table for piece in pieces for table in piece.source]
    return Grid(rows, spread[0].columns, first.place, edges, source)


def _without_header(row: Row, header: Header) -> Row:
    """The first row of a page whose cells hold the header again above what goes on from before.

    ReportLab draws no line between a repeated header and the rest of a row cut by the page.
    """
    labels = {c: label for c, label in enumerate(header.labels) if label}
    begun = [c for c, label in labels.items() if row.values[c].flat.startswith(label)]
    filled = [c for c in labels if row.values[c]]
    more = [c for c in begun if len(row.values[c].flat) > len(labels[c])]
    if len(begun) < _LEAST_LABELS or begun != filled or not more:
        return row
    values = [
        _stripped(value, labels[c]) if c in begun else value for c, value in enumerate(row.values)
    ]
    mended = [p for c in begun for p in row.values[c].paragraphs]
    return replace(row, values=values, mended=mended)


def _stripped(value: Value, label: str) -> Value:
    """The value without the label that its text opens with."""
    rest = len(label)
    paragraphs = []
    for paragraph in value.paragraphs:
        taken = min(rest, len(paragraph.line))
        if text := paragraph.line[taken:].strip():
            paragraphs.append(paragraph if not taken else replace(paragraph, text=text, marker=""))
        rest = max(0, rest - taken - 1)
    return replace(value, paragraphs=paragraphs)


def _spread(grid: Grid, edges: tuple[float, ...]) -> Grid:
    """The grid laid out on the finer column boundaries of its other piece."""
    if len(grid.edges) == len(edges) or not grid.edges:
        return grid
    column_of = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        inside = [c for c, x in enumerate(grid.edges[:-1]) if x <= middle]
        column_of.append(max(inside, default=0))
    rows = [_spread_row(row, column_of) for row in grid.rows]
    return Grid(rows, len(column_of), grid.place, edges, grid.source)


def _spread_row(row: Row, column_of: list[int]) -> Row:
    values: list[Value] = [row.values[c] for c in column_of]
    lefts = [row.lefts[c] and (at == 0 or column_of[at - 1] != c) for at, c in enumerate(column_of)]
    return replace(row, values=values, tops=[row.tops[c] for c in column_of], lefts=lefts)
