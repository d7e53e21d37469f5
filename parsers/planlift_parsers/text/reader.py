"""A text file to a Document: each stretch of lines in the way it is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from planlift_parsers.document import Block, Cell, Document, Paragraph, Table
from planlift_parsers.encodings import text_of
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import fold
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import columns_of, is_aligned, is_listing, is_row, row_region
from planlift_parsers.text.barred import barred_region
from planlift_parsers.text.bars import bar_region
from planlift_parsers.text.bells import BELL, bell_region
from planlift_parsers.text.boxes import box_region, opens_box, unframed
from planlift_parsers.text.label_column import label_region, labels_again
from planlift_parsers.text.laid.beside import parted_labels, unfolded
from planlift_parsers.text.laid.block import Block as LaidBlock
from planlift_parsers.text.laid.block import block_at, take_heading
from planlift_parsers.text.laid.rows import Heading, LaidRow, heading_of, laid_rows, parts_of
from planlift_parsers.text.lines import PAGE_BREAK, lines_of_file
from planlift_parsers.text.listing import Part, listing_in
from planlift_parsers.text.marked import Marked
from planlift_parsers.text.page_numbers import take_page_numbers
from planlift_parsers.text.prose import (
    Wrapping,
    paragraphs_of_lines,
    place_of,
    wrapping_of,
)
from planlift_parsers.text.ruled_bars import ruled_bar_region
from planlift_parsers.text.slash_counts import counted_slashes
from planlift_parsers.text.slash_labels import (
    cut_at_labels,
    slash_label_region,
    slash_labels_again,
)
from planlift_parsers.text.slash_rows import slash_rows
from planlift_parsers.text.slashes import slash_region
from planlift_parsers.text.stack import Stack, Stacked, is_stacked, stack_region
from planlift_parsers.text.tries import Tries
from planlift_parsers.text.wiki_headings import with_plain_headings
from planlift_parsers.text.words import paragraphs_in
from planlift_schema import Place

READER = "text 1"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a text file.

    Args:
        data: the whole file, in any of the encodings that `encodings.decode` knows.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is empty or no text.
        LimitError: it exceeds a limit.
    """
    lines = lines_of_file(text_of(data, limits))
    if listing := listing_in(lines):
        return Document(name, "text", READER, _Maker(lines, limits, []).make_listing(listing))
    lines = with_plain_headings(unframed(lines))
    lines, furniture = take_page_numbers(lines)
    lines = parted_labels(unfolded(lines))
    return Document(name, "text", READER, _Maker(lines, limits, furniture).make())


@dataclass(slots=True)
class _Maker:
    """Makes blocks out of lines, in order."""

    lines: list[Line]
    limits: Limits
    furniture: list[Paragraph]
    blocks: list[Block] = field(default_factory=list)
    _prose: list[Line] = field(default_factory=list)
    _wrapping: Wrapping = field(default_factory=Wrapping)
    _tables: int = 0
    _labels: frozenset[str] = frozenset()  # that come several times before values
    _slashed: frozenset[str] = frozenset()  # the same before slashes
    _page: int = 1
    _has_pages: bool = False
    _above: LaidBlock | None = None  # the last table kept by spaces on the page
    _heads: set[Heading] = field(default_factory=set)  # of tables kept by spaces
    _tried: int = 0  # lines before this one begin no table kept by spaces
    _barred: Tries = field(default_factory=Tries)
    _marked: Marked = field(default_factory=Marked)
    _labelled: Tries = field(default_factory=Tries)
    _cells: int = 0
    _paragraphs: int = 0

    def make(self) -> list[Block]:
        """All blocks of the file, the furniture last."""
        self._wrapping = wrapping_of(self.lines)
        self._labels = labels_again(self.lines)
        self._slashed = slash_labels_again(self.lines)
        self._has_pages = any(line.text == PAGE_BREAK for line in self.lines)
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        self._end_prose()
        self._count(self.furniture)
        return [*self.blocks, *self.furniture]

    def make_listing(self, parts: list[Part]) -> list[Block]:
        """All blocks of a file that lists records."""
        for part in parts:
            if isinstance(part, Line):
                self._prose.append(part)
            else:
                self._rows(part)
        self._end_prose()
        return self.blocks

    def _step(self, at: int) -> int:
        """Read what begins in a line; the position of the line after it."""
        line = self.lines[at]
        if BELL in line.text:
            return self._bells(at)
        if is_row(line):
            tables, end = row_region(self.lines, at)
            for rows in tables:
                self._rows(rows)
            return end
        if is_stacked(line) and line.text.strip():
            stack, end = stack_region(self.lines, at)
            if stack is not None:
                self._end_prose()
                self._keep(self._stacked(stack))
                return end
            self._prose.extend(self.lines[at:end])
            return end
        end = self._table(at)
        if end == at:
            self._page += line.text == PAGE_BREAK
            self._prose.append(line)
        return max(end, at + 1)

    def _table(self, at: int) -> int:
        """Read a table that begins in a line; the position of the line after it."""
        rows, end = self._region(at)
        if rows:
            self._rows(rows)
            return end
        spaced = at >= self._tried and "  " in self.lines[at].text.strip()
        return self._laid(at) if spaced else at

    def _laid(self, at: int) -> int:
        """Read a table kept by spaces that begins in a line; the position of the line after it."""
        block = block_at(self.lines, at, self._above)
        if block is None:
            return at
        known = self._above is not None and block.columns == self._above.columns
        heading = 0 if known else take_heading(block, self._prose, self.lines[block.first].number)
        rows = laid_rows(block, known=known, heads=self._heads)
        if not rows:
            self._tried = block.end
            return at
        self._above = block
        self._heads.add(heading_of(rows))
        del self._prose[len(self._prose) - heading :]
        for part in parts_of(rows):
            if all(row.across for row in part):
                said = [row.cells[-1] for row in part]
                self._prose.extend(Line(one.text, one.number, one.last) for one in said)
            else:
                self._end_prose()
                self._keep(self._laid_table(block, part))
        return block.end

    def _laid_table(self, block: LaidBlock, rows: list[LaidRow]) -> Table:
        columns, number = len(block.columns), self._tables + 1
        self._charge(len(rows) * columns)
        cells = []
        for at, row in enumerate(rows):
            for laid in row.cells:
                place = replace(
                    _place(laid.number, laid.last, number, at, laid.column), page=self._paged
                )
                words = self._words(laid.text, place)
                cells.append(
                    Cell(
                        at,
                        laid.column,
                        laid.rows,
                        laid.columns,
                        words,
                        place=place,
                        doubt=laid.doubt,
                    )
                )
        ends = (rows[0].cells[0].number, max(cell.last for cell in rows[-1].cells))
        place = replace(_extent(number, *ends), page=self._paged)
        return Table(len(rows), columns, cells, place)

    @property
    def _paged(self) -> int | None:
        """The page, where the file has page breaks."""
        return self._page if self._has_pages else None

    def _region(self, at: int) -> tuple[list[Row], int]:
        """The rows of the table that begins in a line, however its columns are kept; else none."""
        line = self.lines[at]
        rows, end = box_region(self.lines, at) if opens_box(self.lines, at) else ([], at)
        if not rows:
            rows, end = self._marked.region(self.lines, at)
        if not rows and "|" in line.text:
            rows, end = ruled_bar_region(self.lines, at)
            if not rows:
                rows, end = self._barred.region(barred_region, self.lines, at)
            if not rows:
                rows, end = bar_region(self.lines, at)
        if not rows and " / " in line.text and self._slashed:
            rows, end = slash_label_region(self.lines, at, self._slashed)
        if not rows and " / " in line.text:
            rows, end = counted_slashes(self.lines, at)
            if not rows:
                rows, end = slash_rows(self.lines, at)
            if not rows:
                rows, end = slash_region(self.lines, at)
            rows, end = cut_at_labels(rows, end, self.lines, self._slashed)
        if not rows and at >= self._tried and "  " in line.text.strip():
            rows, end = self._labelled.region(self._label_region, self.lines, at)
        return rows, end

    def _label_region(self, lines: list[Line], at: int) -> tuple[list[Row], int]:
        return label_region(lines, at, self._labels)

    def _bells(self, at: int) -> int:
        """Read a table whose cells end in bells; where one opens the line, a cell stands above."""
        above = self._prose[-1:] == [self.lines[at - 1]]
        if above and self.lines[at].text.startswith(BELL):
            self._prose.pop()
            at -= 1
        bells = bell_region(self.lines, at)
        if bells.rows:
            self._rows(bells.rows)
        self._prose.extend(bells.rest)
        return bells.end

    def _end_prose(self) -> None:
        made = paragraphs_of_lines(self._prose, self._wrapping, self.limits)
        self._prose = []
        self._count(made)
        self.blocks.extend(made)

    def _count(self, made: list[Paragraph]) -> None:
        self._paragraphs += len(made)
        if self._paragraphs > self.limits.paragraphs:
            raise LimitError(
                "it has more paragraphs than are read", "Split the file.", limit="paragraphs"
            )

    def _rows(self, rows: list[Row]) -> None:
        """Rows as a table; as lines where their tabs part no columns."""
        lone = len(rows) == 1 and rows[0].cells[0].rstrip().endswith(":")
        if is_listing(rows) or (lone and sum(bool(fold(cell)) for cell in rows[0].cells) <= 2):
            self._prose.extend(Line(" ".join(r.cells), r.number, r.last) for r in rows)
            return
        self._end_prose()
        if is_aligned(rows):
            for row in rows:
                row.cells = [cell for cell in row.cells if cell.strip()]
        self._keep(self._grid(rows))

    def _grid(self, rows: list[Row]) -> Table:
        columns = columns_of(rows)
        self._charge(len(rows) * columns)
        number = self._tables + 1
        cells = []
        above: dict[int, Cell] = {}  # the lowest cell of each column
        for at, row in enumerate(rows):
            reaches = row.reaches or row.width == 1  # a line across the table names what follows
            gaps = 0 if reaches else columns - row.width
            for column, text in enumerate([*row.cells, *[""] * gaps][:columns]):
                if column < row.held and column in above:
                    above[column].row_span += 1
                    continue
                place = _place(row.number, row.last, number, at, column)
                words = self._words(text, place)
                span = columns - column if reaches and column == row.width - 1 else 1
                above[column] = Cell(at, column, 1, span, words, place=place, doubt=row.doubt)
                cells.append(above[column])
        return Table(len(rows), columns, cells, _extent(number, rows[0].number, rows[-1].last))

    def _stacked(self, stack: Stack) -> Table:
        columns, spans = stack.columns, list(stack.spans)
        self._charge(len(stack.cells) * columns)
        cells: list[Cell] = []
        row = column = 0
        for cell in stack.cells:
            span = columns if cell.alone else spans.pop(0) if spans else 1
            if column + span > columns:
                cells.extend(Cell(row, gap) for gap in range(column, columns))
                row, column = row + 1, 0
            cells.append(self._cell(cell, row, column, span))
            column += span
        cells.extend(Cell(row, gap) for gap in range(column, columns))
        ends = (stack.cells[0].number, stack.cells[-1].last)
        return Table(row + 1, columns, cells, _extent(self._tables + 1, *ends))

    def _cell(self, cell: Stacked, row: int, column: int, span: int) -> Cell:
        place = _place(cell.number, cell.last, self._tables + 1, row, column)
        return Cell(row, column, 1, span, self._words(cell.text, place), place=place)

    def _words(self, text: str, place: Place) -> list[Paragraph]:
        made = paragraphs_in(text, place, self.limits)
        self._count(made)
        return made

    def _charge(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self.limits.cells:
            raise LimitError(
                "its tables have more cells than are read", "Split the file.", limit="cells"
            )

    def _keep(self, table: Table) -> None:
        self._tables += 1
        self.blocks.append(table)


def _place(number: int, last: int, table: int, row: int, column: int) -> Place:
    return Place(
        table=table,
        row=row + 1,
        column=column + 1,
        line=number,
        last_line=last if last != number else None,
    )


def _extent(table: int, number: int, last: int) -> Place:
    lines = place_of(number, last)
    return Place(table=table, line=lines.line, last_line=lines.last_line)
