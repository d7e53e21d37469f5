"""Join the pieces of a table that the page cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from planlift.normalise.forms import pairs_in_form
from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import DEEPEST, Header, find_header, repeats
from planlift.normalise.orientation import is_transposed
from planlift.normalise.outline import is_numbered_item, is_themed
from planlift_parsers import Paragraph

# Points by which a column boundary may move from page to page: rulings are drawn to half a point,
# columns guessed from text to a few.
_EDGE_TOLERANCE = 6.0
_GOES_ON = re.compile(r"\b(?:continue[ds]|continuation|cont(?:inued|['’]?d)?\b\.?)", re.I)
_MAY_BE_EMPTY = "the cell is taken to go on from the page above; it may be empty"
_LEAST_LABELS = 2  # columns whose label must stand again to be a header


class CutTable:
    """A table as its pieces are met, page by page.

    Attributes:
        pieces: at least one grid.
    """

    def __init__(self, first: Grid) -> None:
        """Args: first: what stands on its first page, or all of it."""
        self.pieces = [first]

    @cached_property
    def _header(self) -> Header:
        return find_header(self.pieces[0])

    @cached_property
    def _is_form(self) -> bool:
        return pairs_in_form(self.pieces[0]) is not None

    def goes_on(self, lower: Grid) -> bool:
        """Whether it goes on, on the next page, with a grid.

        Args:
            lower: the next thing in reading order but for page furniture.
        """
        last = self.pieces[-1]
        if not last.rows or not lower.rows:
            return False
        if last.place.page is None or lower.place.page is None:
            return self._is_set_anew(lower)
        if lower.place.page != last.place.page + 1 or not _same_columns(last, lower):
            return False
        above, formed = self._header, self._is_form and pairs_in_form(lower) is not None
        if formed or not above.score or repeats(lower.rows[0], above):
            return True
        header = find_header(lower)
        if not header.score or header.first > 0:
            return not self._is_titled_anew(lower, header)
        heads = self.pieces[0].rows[above.first : above.body]
        return _parted(lower.rows, heads) is not None or self._has_more_fields(lower)

    def _is_titled_anew(self, lower: Grid, header: Header) -> bool:
        """A grid of its own: other words stand above the same header, as many rows of them.

        Tables for one indicator each have its name and what was found above their headers.
        """
        above = self._header
        if not (header.score and 0 < header.first == above.first):
            return False
        titles = zip(self.pieces[0].rows, lower.rows[: header.first], strict=False)
        if not repeats(lower.rows[header.first], above):
            return False
        shapes = [len(one.own()) == len(other.own()) for one, other in titles]
        return all(shapes) and _told(self.pieces[0].rows[0]) != _told(lower.rows[0])

    def _is_set_anew(self, lower: Grid) -> bool:
        """Where pages are not known: a table right below it that has the same header.

        Only where rows across name sections, which then go on: forms have the same labels too.
        """
        above, last = self._header, self.pieces[-1]
        if last.place.page is not None or lower.place.page is not None or not above.score:
            return False
        across = any(len(row.own()) == 1 and all(row.tops) for row in last.rows[above.body :])
        same = lower.columns == last.columns and repeats(lower.rows[0], above)
        return across and same

    def _has_more_fields(self, lower: Grid) -> bool:
        """It has its actions across, and the grid has fields of them that it did not have yet."""
        met = (*self.pieces[0].rows, *self.pieces[-1].rows)
        sides = {row.values[0].flat for row in met if row.values[0]}
        if not sides.isdisjoint(row.values[0].flat for row in lower.rows):
            return False
        return is_transposed(joined([self.pieces[0], lower]))

    @cached_property
    def _header_line(self) -> str:
        rows = self.pieces[0].rows[self._header.first : self._header.body]
        return " ".join(value.flat for row in rows for _, value in row.own())

    def is_header(self, item: object) -> bool:
        """Whether a line of text is its header again, which a PDF's tags keep out of the table.

        Args:
            item: anything of the body.
        """
        if not isinstance(item, Paragraph) or not self._may_be_header(item.text):
            return False
        headed = bool(self._header.score) and len(self._header.labels) >= _LEAST_LABELS
        return headed and item.text == self._header_line

    def _may_be_header(self, text: str) -> bool:
        """It begins as one of the first rows does; most lines show so that they are no header."""
        first = (value.flat for row in self.pieces[0].rows[:DEEPEST] for _, value in row.own()[:1])
        return not text or any(map(text.startswith, first))

    def goes_on_past_text(self, lower: Grid) -> bool:
        """Whether it goes on, behind a line or two at the page's edge, with a grid.

        Such a line may be a running head that stands on no other page. Only a grid without a header
        of its own is the table's: one with a header is read alike by itself.

        Args:
            lower: the next grid in reading order.
        """
        if not self._header.score or self._is_form or find_header(lower).score:
            return False
        return self.goes_on(lower)


def _told(row: Row) -> list[str]:
    return [value.flat for _, value in row.own()]


def lies_below(upper: Grid, lower: Grid) -> bool:
    """Whether a grid stands on the same page or the next, in the columns of the one before it."""
    if upper.place.page is None or lower.place.page is None:
        return False
    pages, last, first = lower.place.page - upper.place.page, upper.place.box, lower.place.box
    below = last is not None and first is not None and last[3] <= first[1]
    return (pages == 1 or (pages == 0 and below)) and _same_columns(upper, lower)


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
    heads = spread[0].rows[header.first : header.body]
    rows = [replace(row, page=first.place.page) for row in spread[0].rows]
    merged = {
        column
        for piece in spread
        for row in piece.rows
        for column, value in row.own()
        if value.down > 1
    }
    for piece in spread[1:]:
        own = _without_title(_without_note(piece.rows, header), spread[0].rows, header)
        headed = bool(header.score and own) and repeats(own[0], header)
        if own and not headed and _is_first_again(own[0], spread[0].rows[0]):
            own = own[1:]  # the names of actions that stand across
        below = _parted(own, heads) or own
        cut = piece.place.page is not None  # else it was set anew, and no row goes on
        if cut:
            top = next((row for row in below if not (header.score and repeats(row, header))), None)
            below = _with_merged_above(rows[-1], top, below, merged)
        rows += [
            replace(row, page=piece.place.page, resumes=cut and at == 0)
            for at, row in enumerate(below)
        ]
    source = [table for piece in pieces for table in piece.source]
    return Grid(rows, spread[0].columns, first.place, edges, source)


def _with_merged_above(above: Row, top: Row | None, rows: list[Row], merged: set[int]) -> list[Row]:
    """The rows of a piece, where an empty cell at its top is the merged one above.

    A cell that reaches over rows of two pages has its text on the first of them. Where either part
    of it is one row high, only that the column has other merged cells speaks for it.

    Args:
        above: the last row of the piece before.
        top: the first row of the piece below its header.
        rows: of the piece.
        merged: columns with cells that reach over several rows.
    """
    goes_on: dict[int, Value] = {}
    for column, lower in enumerate(top.values if top and not _names_section(top) else ()):
        upper = above.values[column]
        if upper and not lower and column in merged:
            sure = min(upper.down, lower.down) > 1
            goes_on[id(lower)] = upper if sure else replace(upper, doubt=_MAY_BE_EMPTY)
    if not goes_on:
        return rows
    return [
        replace(
            row,
            values=[goes_on.get(id(value), value) for value in row.values],
            tops=[
                top and id(value) not in goes_on
                for top, value in zip(row.tops, row.values, strict=True)
            ],
        )
        for row in rows
    ]


def _names_section(row: Row) -> bool:
    """Its only text names an indicator or a theme, so that no cell goes on beside it."""
    own = [value for _, value in row.own()]
    return len(own) == 1 and (is_numbered_item(own[0].flat) or is_themed(own[0].flat))


def _is_first_again(row: Row, first: Row) -> bool:
    """It says what the first row does, from the second column on: "Action 1" and so on across."""
    return not first.values[0] and len(row.own()) > 1 and _said(row) == _said(first)


def _without_note(rows: list[Row], header: Header) -> list[Row]:
    """Rows without a first one that only says that the table goes on, above its header again."""
    noted = len(rows) > 1 and len(rows[0].own()) == 1 and bool(header.score)
    if noted and _GOES_ON.search(rows[0].own()[0][1].flat) and repeats(rows[1], header):
        return rows[1:]
    return rows


def _without_title(rows: list[Row], before: Sequence[Row], header: Header) -> list[Row]:
    """Rows without those that stand above the header again as on the first page.

    Args:
        rows: of a piece on a later page.
        before: the rows of the first piece.
        header: the header of the first piece.
    """
    title = [_said(row) for row in before[: header.first]]
    again = len(rows) > len(title) and [_said(row) for row in rows[: len(title)]] == title
    return rows[len(title) :] if again and repeats(rows[len(title)], header) else rows


def _said(row: Row) -> list[str]:
    return [value.flat for _, value in row.own()]


def _parted(rows: Sequence[Row], heads: Sequence[Row]) -> list[Row] | None:
    """Rows whose first hold the header again together with the rest of a row that the page cut.

    ReportLab draws no line between a repeated header and what goes on below it, so that a cell
    reads "Action women's services ...": the header is taken off, and the rest is a row.

    Args:
        rows: of a table's piece on a later page.
        heads: the header rows of its first piece.

    Returns:
        The rows without the header, or None where they do not begin so.
    """
    rest: dict[int, Value] = {}
    same = 0
    for row, head in zip(rows, heads, strict=False):
        for column, value in row.own():
            label = head.values[column].flat if column < len(head.values) else ""
            if not label or not value.flat.startswith(label):
                return None
            same += 1
            if len(value.flat) > len(label):
                rest[column] = _stripped(value, label)
    if same < _LEAST_LABELS or not rest or len(rows) < len(heads):
        return None
    whole = [True] * len(rows[0].values)
    values = [rest.get(column, Value()) for column in range(len(whole))]
    taken = [p for row in rows[: len(heads)] for value in row.values for p in value.paragraphs]
    joined_row = replace(rows[0], values=values, tops=whole, lefts=list(whole), mended=taken)
    return [joined_row, *rows[len(heads) :]]


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
