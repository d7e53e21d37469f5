"""Rows and cells as tagged to a grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planlift_parsers.document import Block, Cell, Kind, Paragraph, Table
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits

# A table that lays out a page has few rows (banner, body, foot), and one of its cells holds most
# of the page. A data table with a small table in one cell has neither.
_LAYOUT_ROWS = 5
_LAYOUT_SHARE = 0.5
# Difference of the strongest and weakest of three shades (0-255) from which a fill has a hue of
# its own; below it lie white, grey and the tinted stripes of tables (Office's D9E2F3 has 26).
_HUE = 40


@dataclass(slots=True)
class RawCell:
    """A cell as tagged.

    Attributes:
        row_span: rows claimed; 0 for all that are left in its group.
        column_span: columns claimed, at least 1.
        header: tagged as a header.
        fill: colour behind it.
        rotated: text runs up or down.
        blocks: what stands in it, in order.
        grounds: colours behind the text in it.
        swatches: colours of the boxes in it.
        spoken: paragraphs that are only read out (2) or only shown (1), with which of the two.
        size: letters in it, nested tables included.
    """

    row_span: int
    column_span: int
    header: bool
    fill: str | None
    rotated: bool
    blocks: list[Block] = field(default_factory=list)
    grounds: set[str | None] = field(default_factory=set)
    swatches: set[str] = field(default_factory=set)
    spoken: list[tuple[int, Paragraph]] = field(default_factory=list)
    size: int = 0

    def shade(self) -> str | None:
        """The colour a reader sees as the cell's: of the box all its text stands on, else its own.

        A cell without words shows the one coloured box in it.
        """
        seen = self.grounds or self.swatches
        inside = next(iter(seen)) if len(seen) == 1 else None
        if inside is None or (self.fill and not _is_grey(self.fill)):
            return self.fill
        return self.fill if self.fill and _is_grey(inside) else inside


def _is_grey(colour: str) -> bool:
    shades = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(shades) - min(shades) < _HUE


@dataclass(slots=True)
class RawRow:
    """A row as tagged: its cells, the number of its row group, and whether that is a foot."""

    group: int
    foot: bool = False
    cells: list[RawCell] = field(default_factory=list)


@dataclass(slots=True)
class RawTable:
    """A table as tagged, while it is read.

    Attributes:
        layout: the page says that it only lays out.
        rows: its rows in source order.
        row: the open row.
        cell: the open cell.
        group: number of the open row group.
        in_head: the open group is a head.
        in_foot: the open group is a foot.
        captions: paragraphs that stand before it.
    """

    layout: bool = False
    rows: list[RawRow] = field(default_factory=list)
    row: RawRow | None = None
    cell: RawCell | None = None
    group: int = 0
    in_head: bool = False
    in_foot: bool = False
    captions: list[Block] = field(default_factory=list)

    def ordered(self) -> list[RawRow]:
        """The rows as shown: a foot comes last wherever it is tagged."""
        return sorted(self.rows, key=lambda row: row.foot)

    def cells(self) -> Iterator[RawCell]:
        """All cells in the order shown."""
        for row in self.ordered():
            yield from row.cells


def is_layout(table: RawTable) -> bool:
    """Whether a table holds a page's parts instead of data."""
    if table.layout:
        return True
    cells = list(table.cells())
    if any(cell.header for cell in cells):
        return False
    filled = [cell for cell in cells if cell.blocks]
    holders = [cell for cell in filled if _holds_parts(cell)]
    if not holders:
        return False
    if len(filled) == 1:
        return True
    whole = sum(cell.size for cell in cells)
    most = max(cell.size for cell in holders)
    return len(table.rows) <= _LAYOUT_ROWS and most >= _LAYOUT_SHARE * whole


def _holds_parts(cell: RawCell) -> bool:
    return any(isinstance(block, Table) or block.kind is Kind.HEADING for block in cell.blocks)


def grid(table: RawTable, limits: Limits, room: int) -> Table | None:
    """The table on its grid, padded with empty cells; None if it holds nothing.

    Spans that reach beyond their row group or over another cell are clipped; columns in which
    no cell begins are left out.

    Args:
        table: as tagged.
        limits: `span` bounds what one cell may claim.
        room: cells that the document may still have, spans expanded.

    Raises:
        LimitError: it would have more than `room` cells.
    """
    rows = table.ordered()
    if not any(cell.blocks for row in rows for cell in row.cells):
        return None
    placed = _place(rows, limits, room)
    kept = sorted({cell.column for cell, _ in placed})
    if len(rows) * len(kept) > room:
        raise _too_many()
    _squeeze(placed, kept)
    cells = [_fill(cell, raw) for cell, raw in placed]
    cells.extend(_gaps(cells, len(rows), len(kept)))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(len(rows), len(kept), cells)


def _too_many() -> LimitError:
    return LimitError(
        "its tables have more cells than are read",
        "Split the page.",
        limit="cells",
    )


def _place(rows: list[RawRow], limits: Limits, room: int) -> list[tuple[Cell, RawCell]]:
    """Each cell at the first free place of its row, as the HTML standard has it."""
    ends = _group_ends(rows)
    until: list[int] = []  # column -> first row in which it is free again
    placed = []
    for number, row in enumerate(rows):
        column = 0
        for raw in row.cells:
            while column < len(until) and until[column] > number:
                column += 1
            left = ends[number] - number
            height = left if raw.row_span == 0 else min(raw.row_span, left, limits.span)
            width = _free_width(until, number, column, min(raw.column_span, limits.span))
            room -= height * width
            if room < 0:
                raise _too_many()
            until.extend([0] * (column + width - len(until)))
            until[column : column + width] = [number + height] * width
            placed.append((Cell(number, column, height, width), raw))
            column += width
    return placed


def _group_ends(rows: list[RawRow]) -> list[int]:
    """For each row, the first row after its group."""
    ends = [len(rows)] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        same = rows[number].group == rows[number + 1].group
        ends[number] = ends[number + 1] if same else number + 1
    return ends


def _free_width(until: list[int], row: int, column: int, wanted: int) -> int:
    for width in range(1, wanted):
        if column + width < len(until) and until[column + width] > row:
            return width
    return wanted


def _squeeze(placed: list[tuple[Cell, RawCell]], kept: list[int]) -> None:
    """Renumber the columns so that only those in which a cell begins remain."""
    last = max((cell.column + cell.column_span for cell, _ in placed), default=0)
    before = [0] * (last + 1)  # column -> kept columns before it
    for column in kept:
        before[column + 1] = 1
    for column in range(last):
        before[column + 1] += before[column]
    for cell, _ in placed:
        end = before[cell.column + cell.column_span]
        cell.column = before[cell.column]
        cell.column_span = end - cell.column


def _fill(cell: Cell, raw: RawCell) -> Cell:
    cell.paragraphs = [block for block in raw.blocks if isinstance(block, Paragraph)]
    cell.tables = [block for block in raw.blocks if isinstance(block, Table)]
    cell.fill, cell.header, cell.rotated = raw.shade(), raw.header, raw.rotated
    return cell


def _gaps(cells: list[Cell], rows: int, columns: int) -> list[Cell]:
    """Empty cells for the places that no cell covers."""
    covered = bytearray(rows * columns)
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            start = row * columns + cell.column
            covered[start : start + cell.column_span] = b"\1" * cell.column_span
    return [
        Cell(place // columns, place % columns) for place, taken in enumerate(covered) if not taken
    ]
