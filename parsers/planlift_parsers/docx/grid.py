"""The geometry of a table: which cell covers which rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from planlift_parsers.document import Kind
from planlift_parsers.docx.names import CELL, ROW, VAL, Element, W, on, twips, value, whole
from planlift_parsers.docx.wrappers import content
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits

# A grid column no wider than the usual cell margins left and right (108 twips each) holds no
# text: it is there because the borders of two rows were dragged to not quite the same place.
_SLIVER = 216
# Text directions (17.18.93) other than along the page, of both dialects.
_ROTATED = frozenset(
    {"btLr", "tbRl", "tbRlV", "tbLrV", "btLrV", "rl", "lr", "rlV", "lrV"},
)
_MERGED_FROM, _RESTART = "continue", "restart"


@dataclass(slots=True, eq=False)
class GridCell:
    """One cell in the grid, before its content is read.

    Attributes:
        element: its `w:tc`.
        row: top row, from 0.
        column: left column, from 0.
        column_span: columns covered.
        row_span: rows covered.
        row_element: its row's `w:tr`.
        header: its row is marked to repeat as a header.
        rotated: its text runs up or down the page.
        aside: what all in it is, if it stands apart.
        covered: further `w:tc` merged into it, whose text Word does not show.
    """

    element: Element
    row: int
    column: int
    column_span: int
    row_element: Element
    row_span: int = 1
    header: bool = False
    rotated: bool = False
    aside: Kind | None = None
    covered: list[Element] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The column after its last one."""
        return self.column + self.column_span


@dataclass(slots=True)
class Grid:
    """A table's cells in place.

    Attributes:
        rows: number of rows.
        columns: number of columns.
        cells: by row and then column.
        deleted: `w:tr` and `w:tc` whose deletion is tracked.
    """

    rows: int
    columns: int
    cells: list[GridCell]
    deleted: list[Element]


@dataclass(slots=True)
class _Row:
    """A row as written: its cells with their first and last edge in the table's own grid."""

    element: Element
    header: bool
    aside: Kind | None
    cells: list[tuple[Element, int, int, Kind | None]]


def read_grid(table: Element, limits: Limits) -> Grid:
    """Lay out a table.

    Args:
        table: `w:tbl`.
        limits: `span` is kept.

    Raises:
        LimitError: a cell spans too many columns, or a row starts too far to the right.
    """
    deleted: list[Element] = []
    rows = list(_rows(table, limits, deleted))
    _snap(rows, _widths(table))
    _mark_headers(rows)
    cells = _merged(rows)
    columns = max((cell.end for cell in cells), default=0)
    return Grid(len(rows), columns, cells, deleted)


def _rows(table: Element, limits: Limits, deleted: list[Element]) -> Iterator[_Row]:
    for tr, aside in content(table):
        if tr.tag != ROW:
            continue
        properties = tr.find(W + "trPr")
        if aside is Kind.DELETED or _has(properties, "del"):
            deleted.append(tr)
            continue
        apart = Kind.HIDDEN if on(properties, W + "hidden") else aside
        start = _bounded(value(properties, W + "gridBefore"), 0, limits)
        cells = list(_cells(tr, start, limits, deleted))
        yield _Row(tr, bool(on(properties, W + "tblHeader")), apart, cells)


def _cells(
    tr: Element, edge: int, limits: Limits, deleted: list[Element]
) -> Iterator[tuple[Element, int, int, Kind | None]]:
    for tc, aside in content(tr):
        if tc.tag != CELL:
            continue
        properties = tc.find(W + "tcPr")
        if aside is Kind.DELETED or _has(properties, "cellDel"):
            deleted.append(tc)
            continue
        span = max(_bounded(value(properties, W + "gridSpan"), 1, limits), 1)
        yield tc, edge, edge + span, aside
        edge += span


def _has(properties: Element | None, name: str) -> bool:
    return properties is not None and properties.find(W + name) is not None


def _bounded(text: str | None, default: int, limits: Limits) -> int:
    number = default if text is None else whole(text, limits.span + 1 if len(text) > 9 else default)
    if number > limits.span:
        raise LimitError(
            f"a cell of a table claims more than {limits.span:,} columns",
            "Save the document again in Word and try again.",
            limit="span",
        )
    return max(number, 0)


def _widths(table: Element) -> list[float]:
    """Widths of the grid's columns in twips; an unknown one is taken for wide."""
    grid = table.find(W + "tblGrid")
    columns = () if grid is None else grid.findall(W + "gridCol")
    widths = (twips(column.get(W + "w")) for column in columns)
    return [2.0 * _SLIVER if width is None else width for width in widths]


def _snap(rows: list[_Row], widths: list[float]) -> None:
    """Join grid columns that are too narrow to hold text to the column beside them."""
    lone = {start for row in rows for _, start, end, _ in row.cells if end == start + 1}
    slivers = {at for at, width in enumerate(widths) if 0 < width <= _SLIVER and at not in lone}
    if not slivers or max(widths) <= _SLIVER:  # widths that no column could have say nothing
        return
    edges = max((row.cells[-1][2] for row in rows if row.cells), default=0)
    moved = [0, *accumulate(int(at not in slivers) for at in range(edges))]
    for row in rows:
        row.cells = [
            (tc, moved[start], max(moved[end], moved[start] + 1), aside)
            for tc, start, end, aside in row.cells
        ]


def _mark_headers(rows: list[_Row]) -> None:
    """Keep the header mark on the rows at the top, as Word does; on every row it says nothing."""
    leading = not (len(rows) > 1 and all(row.header for row in rows))
    for row in rows:
        leading = leading and row.header
        row.header = leading


def _merged(rows: list[_Row]) -> list[GridCell]:
    """The cells, with horizontal and vertical merges made."""
    made: list[GridCell] = []
    above: dict[int, GridCell] = {}  # column -> the vertical merge that covers it in the row above
    for number, row in enumerate(rows):
        here: dict[int, GridCell] = {}
        for cell, merge in _across(row, number):
            joined = _joined(cell, above, here) if merge == _MERGED_FROM else []
            for owner in joined:
                owner.row_span = number - owner.row + 1
                here.update(dict.fromkeys(range(owner.column, owner.end), owner))
            if joined:
                joined[0].covered += [cell.element, *cell.covered]
                continue
            _make_room(cell, above, here)
            made.append(cell)
            if merge is not None:
                here.update(dict.fromkeys(range(cell.column, cell.end), cell))
        above = here
    return made


def _across(row: _Row, number: int) -> Iterator[tuple[GridCell, str | None]]:
    """The cells of a row with horizontal merges made, each with its vertical merge."""
    last: tuple[GridCell, str | None] | None = None
    for tc, start, end, aside in row.cells:
        properties = tc.find(W + "tcPr")
        if last is not None and _merge(properties, "hMerge") == _MERGED_FROM:
            last[0].column_span = end - last[0].column
            last[0].covered.append(tc)
            continue
        if last is not None:
            yield last
        cell = GridCell(tc, number, start, end - start, row.element)
        cell.header = row.header
        cell.aside = row.aside or aside
        cell.rotated = value(properties, W + "textDirection") in _ROTATED
        last = (cell, _merge(properties, "vMerge"))
    if last is not None:
        yield last


def _merge(properties: Element | None, name: str) -> str | None:
    """Whether a cell restarts or continues a merge, or None; one without a value continues."""
    found = None if properties is None else properties.find(W + name)
    if found is None:
        return None
    return _RESTART if found.get(VAL) == _RESTART else _MERGED_FROM


def _joined(
    cell: GridCell, above: dict[int, GridCell], here: dict[int, GridCell]
) -> list[GridCell]:
    """The merges of the row above that a continuing cell prolongs.

    A merge is a rectangle, so it goes on only where the cell begins at its left edge, or where
    a cell before it has already prolonged it.
    """
    found: list[GridCell] = []
    for column in range(cell.column, cell.end):
        owner = above.get(column)
        if owner is None or owner in found:
            continue
        if owner.column >= cell.column or here.get(column) is owner:
            found.append(owner)
    return found


def _make_room(cell: GridCell, above: dict[int, GridCell], here: dict[int, GridCell]) -> None:
    """Narrow a merge that would cover a cell of its own to the right."""
    for column in range(cell.column, cell.end):
        owner = above.get(column)
        if owner is not None and here.get(column) is owner and owner.column < cell.column:
            for lost in range(cell.column, owner.end):
                here.pop(lost, None)
            owner.column_span = cell.column - owner.column
