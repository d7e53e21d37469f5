"""Where lines and cells become blocks, while a page is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift_parsers.document import Block, Kind, Paragraph, Table
from planlift_parsers.errors import LimitError
from planlift_parsers.html.context import Context
from planlift_parsers.html.lines import Run, has_body, paragraphs_of
from planlift_parsers.html.tables import RawCell, RawRow, RawTable, grid, is_layout
from planlift_parsers.limits import Limits


@dataclass(slots=True)
class Builder:
    """Collects the text of a page into blocks.

    Attributes:
        limits: what must not be exceeded.
        blocks: what was read so far, in reading order.
        hidden: paragraphs of hidden text among it.
    """

    limits: Limits
    blocks: list[Block] = field(default_factory=list)
    hidden: int = 0
    _runs: list[Run] = field(default_factory=list)
    _tables: list[RawTable] = field(default_factory=list)
    _sinks: list[list[Block]] = field(default_factory=list)
    _paragraphs: int = 0
    _cells: int = 0

    @property
    def takes_parts(self) -> bool:
        """A table is open, and none of its cells is."""
        return bool(self._tables) and self._tables[-1].cell is None

    @property
    def in_head(self) -> bool:
        """The open row group is a table's head."""
        return bool(self._tables) and self._tables[-1].in_head

    def add(self, text: str, context: Context) -> None:
        """Add text to the open line."""
        self._runs.append(Run(text, context))
        cell = self._cell
        if cell is not None and text.strip() and context.kind is not Kind.DELETED:
            cell.grounds.add(context.ground)

    def apart(self, text: str, context: Context) -> None:
        """Add a paragraph that is no part of the open line, which ends if it has no body text."""
        if all(run.context.shown_kind is not None for run in self._runs):
            self.flush()
        waiting, self._runs = self._runs, [Run(text, context)]
        self.flush()
        self._runs = waiting

    def insert(self, blocks: list[Block]) -> None:
        """Add blocks that were read elsewhere, behind the open line, which ends.

        Raises:
            LimitError: the page has too many cells.
        """
        if not blocks:
            return
        self.flush()
        tables = [block for block in blocks if isinstance(block, Table)]
        self._cells += sum(table.rows * table.columns for table in tables)
        if self._cells > self.limits.cells:
            raise LimitError("it has more cells than are read", "Split the page.", limit="cells")
        (self._sinks[-1] if self._sinks else self.blocks).extend(blocks)

    def flush(self) -> None:
        """End the open line.

        Raises:
            LimitError: the page has too many paragraphs.
        """
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        found = paragraphs_of(runs)
        made = [paragraph for paragraph, _ in found]
        self._paragraphs += len(made)
        if self._paragraphs > self.limits.paragraphs:
            raise LimitError(
                "it has more paragraphs than are read", "Split the page.", limit="paragraphs"
            )
        self.hidden += sum(paragraph.kind is Kind.HIDDEN for paragraph in made)
        (self._sinks[-1] if self._sinks else self.blocks).extend(made)
        cell = self._cell
        if cell is not None:
            cell.size += sum(len(paragraph.text) for paragraph in made)
            cell.spoken.extend((spoken, paragraph) for paragraph, spoken in found if spoken)

    @property
    def _cell(self) -> RawCell | None:
        return self._tables[-1].cell if self._tables else None

    def note_swatch(self, colour: str) -> None:
        """A coloured box stands in the open cell, if one is open."""
        cell = self._cell
        if cell is not None:
            cell.swatches.add(colour)

    def open_table(self, *, layout: bool) -> None:
        """Begin a table; `layout` if the page says that it holds no data."""
        self._tables.append(RawTable(layout))

    def open_group(self, *, head: bool, foot: bool) -> None:
        """Begin a head, body or foot of the open table."""
        table = self._tables[-1]
        table.group += 1
        table.row, table.in_head, table.in_foot = None, head, foot

    def close_group(self) -> None:
        """End the open row group."""
        self.open_group(head=False, foot=False)

    def open_row(self) -> None:
        """Begin a row of the open table."""
        table = self._tables[-1]
        table.row = RawRow(table.group, table.in_foot)
        table.rows.append(table.row)

    def close_row(self) -> None:
        """End the open row."""
        self._tables[-1].row = None

    def open_caption(self) -> None:
        """Begin a caption: what follows stands before the table."""
        self._sinks.append(self._tables[-1].captions)

    def close_caption(self) -> None:
        """End the caption."""
        self._sinks.pop()

    def open_cell(self, cell: RawCell) -> None:
        """Begin a cell, in a row of its own if none is open."""
        if self._tables[-1].row is None:
            self.open_row()
        table = self._tables[-1]
        if table.row is not None:
            table.row.cells.append(cell)
        table.cell = cell
        self._sinks.append(cell.blocks)

    def close_cell(self) -> None:
        """End the open cell; words only read out count where it shows no others."""
        cell = self._tables[-1].cell
        self._sinks.pop()
        self._tables[-1].cell = None
        if cell is None or not cell.spoken or _shows_words(cell.blocks):
            return
        loudest = max(spoken for spoken, _ in cell.spoken)
        for spoken, paragraph in cell.spoken:
            if spoken == loudest:
                paragraph.kind = Kind.TEXT
                self.hidden -= 1

    def close_table(self, *, apart: bool) -> None:
        """End a table: its grid, or its cells' blocks where it lays out a page or stands apart.

        Raises:
            LimitError: the page has too many cells.
        """
        raw = self._tables.pop()
        sink = self._sinks[-1] if self._sinks else self.blocks
        sink.extend(raw.captions)
        cell = self._cell
        if cell is not None:
            cell.size += sum(part.size for part in raw.cells())
        if apart or is_layout(raw):
            for part in raw.cells():
                sink.extend(part.blocks)
            return
        table = grid(raw, self.limits, self.limits.cells - self._cells)
        if table is not None:
            self._cells += table.rows * table.columns
            sink.append(table)


def _shows_words(blocks: list[Block]) -> bool:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return has_body(paragraphs) or any(isinstance(block, Table) for block in blocks)
