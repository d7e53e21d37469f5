"""Lines with tabs to tables, where their tabs make columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from planlift_parsers.document import BODY_KINDS, Block, Cell, Kind, Paragraph, Table
from planlift_parsers.docx.colours import WHITE
from planlift_parsers.docx.tabs.columns import Columns, find_columns
from planlift_parsers.docx.tabs.line import Item, Mark, Part, Tabbed, as_text
from planlift_parsers.docx.tabs.wrapped import Cells, rows_of, wraps_by_hand
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import columns_of, is_cut, is_heading, is_row, row_region
from planlift_schema import Place

# Letters of a line across the columns that names the rows below it.
_LONGEST_SECTION = 80
# Letters of a label that a tab parts from its value.
_LONGEST_LABEL = 60
_LABELLED = 2  # parts of a line with a label
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.)]?")
_BY_PLACE = "which of its cells are empty is told by the places of its tabs alone"
_BY_TAB = "the line begins with a tab, and may go on with the row above it"


@dataclass(slots=True)
class _Entry:
    """A line and what goes with it.

    Attributes:
        item: the line; None for an empty one.
        led: lines right below it that a tab opens.
        asides: what stands apart: notes, comments, what was deleted.
    """

    item: Tabbed | Paragraph | None
    led: list[Tabbed] = field(default_factory=list)
    asides: list[Paragraph] = field(default_factory=list)

    @property
    def row(self) -> Tabbed | None:
        """The line, where it may be a row of a table."""
        item = self.item
        if not isinstance(item, Tabbed) or len(item.filled) < _LABELLED:
            return None
        names = item.whole.kind is Kind.HEADING or item.filled[0].text.endswith(":")
        return None if names and len(item.filled) == _LABELLED else item

    def blocks(self) -> Iterator[Block]:
        """It as running text."""
        if isinstance(self.item, Paragraph):
            yield self.item
        elif self.item is not None:
            yield from _running([self.item, *self.led])
        yield from self.asides


def tabled(items: Iterable[Item], number: Callable[[int], int]) -> Iterator[Block]:
    """The blocks of a document, tables made of the lines whose tabs make columns.

    Args:
        items: its lines, tables and marks, in order.
        number: takes the number of cells of a new table, and gives the number of the table.
    """
    waiting: list[Item] = []
    for item in items:
        if isinstance(item, Tabbed) or (waiting and not isinstance(item, Table)):
            waiting.append(item)
        elif isinstance(item, (Paragraph, Table)):
            yield from _blocks(waiting, number)
            waiting = []
            yield item
        if item is Mark.END:
            yield from _blocks(waiting, number)
            waiting = []
    yield from _blocks(waiting, number)


def _blocks(items: Sequence[Item], number: Callable[[int], int]) -> Iterator[Block]:
    entries = _entries(items)
    at = 0
    while at < len(entries):
        end = _extent(entries, at)
        group = entries[at:end]
        rows = [entry.row for entry in group if entry.row is not None]
        rows = _with_numbers(rows) if len(rows) > 1 else []
        columns = find_columns(rows) if rows else None
        if columns is None:
            end = max(end, at + 1)
            for entry in entries[at:end]:
                yield from entry.blocks()
        else:
            yield from _Group(group, rows, columns).blocks(number)
        at = end


def _entries(items: Sequence[Item]) -> list[_Entry]:
    """Lines with what goes with each; empty ones one behind the other are one."""
    made: list[_Entry] = []
    for item in items:
        if isinstance(item, Paragraph) and item.kind not in BODY_KINDS and made:
            made[-1].asides.append(item)
        elif isinstance(item, Tabbed) and item.led and made and isinstance(made[-1].item, Tabbed):
            made[-1].led.append(item)
        elif isinstance(item, (Paragraph, Tabbed)):
            made.append(_Entry(item))
        elif item is Mark.BLANK and not (made and made[-1].item is None):
            made.append(_Entry(None))
    return made


class _Group:
    """Lines that stand together and make columns.

    Args:
        entries: they, with short lines and empty ones among them.
        rows: those of them that are rows, in order.
        columns: what they make.
    """

    def __init__(self, entries: Sequence[_Entry], rows: Sequence[Tabbed], columns: Columns) -> None:
        self._entries = entries
        self._columns = columns
        self._lines: list[Line] = []
        self._parts: list[Part] = []  # of the lines, in order
        self._left = iter(self._parts)
        self._owners: list[int] = []  # of each line, the number of its entry
        self._doubts: dict[int, str] = {}  # number of a line -> why its cells are not sure
        self._add_all(iter(rows))

    def blocks(self, number: Callable[[int], int]) -> Iterator[Block]:
        """The tables that the lines make, and the text between them.

        Args:
            number: as for `tabled`.
        """
        at = 0
        while at < len(self._lines):
            if not is_row(self._lines[at]):
                yield from self._loose(self._lines[at])
                at += 1
                continue
            tables, at = row_region(self._lines, at)
            for rows in tables:
                yield self._table(rows, number)

    def _loose(self, line: Line) -> Iterator[Block]:
        self._take(line.text)
        yield from self._entries[self._owners[line.number]].blocks()

    # Lines

    def _add_all(self, rows: Iterator[Tabbed]) -> None:
        given = [next(rows) if entry.row is not None else None for entry in self._entries]
        by_hand = any(
            row is not None and wraps_by_hand(row, entry.led, self._columns)
            for row, entry in zip(given, self._entries, strict=True)
        )
        cut = self._cut(given)
        for at, (row, entry) in enumerate(zip(given, self._entries, strict=True)):
            if row is None:
                self._add_loose(at, entry)
            elif at in cut:
                self._add(at, [[part] for part in row.filled])
            else:
                first, *others = rows_of(row, entry.led, self._columns, by_hand)
                self._add(at, first, "" if self._columns.sure_of(row) else _BY_PLACE)
                for cells in others:
                    whole = sum(map(bool, cells)) == self._columns.width - 1
                    self._add(at, cells, "" if whole else _BY_TAB)

    def _add_loose(self, at: int, entry: _Entry) -> None:
        """Add a line that is no row; empty lines beside one that names rows part nothing."""
        beside = self._entries[max(at - 1, 0) : at + 2]
        if entry.item is not None:
            self._add(at, [[_alone(entry.item)]])
        elif all(other.item is None or other.row is not None for other in beside):
            self._add(at, [])

    def _cut(self, rows: Sequence[Tabbed | None]) -> set[int]:
        """The numbers of rows that a paragraph's end inside a cell cut in two."""
        made: set[int] = set()
        for at, (upper, lower) in enumerate(pairwise(rows)):
            if upper is not None and lower is not None and not self._entries[at].led:
                halves = (_as_row(upper), _as_row(lower))
                if at not in made and is_cut(*halves, self._columns.width):
                    made |= {at, at + 1}
        return made

    def _add(self, owner: int, cells: Cells, doubt: str = "") -> None:
        number = len(self._lines)
        self._owners.append(owner)
        self._doubts[number] = doubt
        texts = ["\n".join(part.text.replace('"', "”") for part in cell) for cell in cells]
        self._lines.append(Line("\t".join(texts), number, number))
        self._parts += [part for cell in cells for part in cell]

    # Tables

    def _table(self, rows: Sequence[Row], number: Callable[[int], int]) -> Table:
        columns = columns_of(list(rows))
        table = number(len(rows) * columns)
        made = Table(len(rows), columns, [], Place(table=table))
        for at, row in enumerate(rows):
            made.cells += self._cells(row, Place(table=table, row=at + 1), columns)
        return made

    def _cells(self, row: Row, place: Place, columns: int) -> list[Cell]:
        cells: list[Cell] = []
        parts = [self._take(text) for text in row.cells]
        paragraph = next(part.paragraph.place.paragraph for cell in parts for part in cell)
        for column, cell in enumerate([*parts, *[[]] * columns][:columns]):
            own = cell[0].paragraph.place.paragraph if cell else paragraph
            made = Cell((place.row or 1) - 1, column, doubt=self._doubts[row.number])
            made.place = replace(place, column=column + 1, paragraph=own)
            opens = column == 0 and len(cell) == 1
            made.paragraphs = [
                replace(as_text(part.paragraph, opens_row=opens), place=made.place) for part in cell
            ]
            made.fill = _fill(cell)
            cells.append(made)
        self._put_asides(cells, row)
        return cells

    def _take(self, text: str) -> list[Part]:
        """The parts that a row's cell was made of."""
        return list(islice(self._left, sum(map(bool, text.split("\n")))))

    def _put_asides(self, cells: Sequence[Cell], row: Row) -> None:
        """Put what stands apart in the row into the last cell that holds something."""
        last = next(cell for cell in reversed(cells) if cell.paragraphs)
        owners = self._owners[row.number : row.last + 1]
        for entry in (self._entries[owner] for owner in owners):
            last.paragraphs += [replace(one, place=last.place) for one in entry.asides]
            entry.asides = []


def _extent(entries: Sequence[_Entry], start: int) -> int:
    """The entry behind the rows that begin in one; `start` where none do.

    A short line between rows of three cells and more names those below it.
    """
    end = at = start
    first = last = entries[start].row
    while at < len(entries):
        entry = entries[at]
        row = entry.row
        if row is not None and not (last and _begins_anew(last, row, apart=at > end)):
            end = at + 1
            last = row if len(row.filled) > _LABELLED else last
        elif row is not None or not (entry.item is None or _names_rows(entries, at, first)):
            break
        at += 1
    return end


def _begins_anew(row: Tabbed, other: Tabbed, *, apart: bool) -> bool:
    """Whether the tab stops of a row are other ones than those of the row above it.

    A line of two parts below rows of more is one of a list then. Rows of a table may differ by a
    stop that was moved, but where they stand `apart` hardly by all of them, or in headings.
    """
    if row.stops == other.stops or len(row.filled) == _LABELLED:
        return False
    if len(other.filled) == _LABELLED:
        return True
    heads = len(other.filled) != len(row.filled) and is_heading(_as_row(other))
    return apart and (heads or not set(row.stops) & set(other.stops))


def _names_rows(entries: Sequence[_Entry], at: int, head: Tabbed | None) -> bool:
    """Whether a line names the rows below it, or goes on with the row above it.

    Where the headings come again below it, a table begins there.
    """
    item = entries[at].item
    text = item.whole if isinstance(item, Tabbed) else item
    if text is None or text.kind is Kind.HEADING or len(text.text) > _LONGEST_SECTION:
        return False
    above, below = _row_beside(entries, at, -1), _row_beside(entries, at, 1)
    if above is None or below is None or min(len(above.filled), len(below.filled)) <= _LABELLED:
        return False
    again = head is not None and below.whole.text == head.whole.text
    return not again and not _begins_anew(above, below, apart=True)


def _row_beside(entries: Sequence[_Entry], at: int, step: int) -> Tabbed | None:
    """The row before a line (`step` -1) or behind it (1), past an empty line."""
    for place in (at + step, at + 2 * step):
        if 0 <= place < len(entries) and entries[place].item is not None:
            return entries[place].row
    return None


def _running(lines: Sequence[Tabbed]) -> Iterator[Paragraph]:
    """Lines whose tabs make no columns, as running text."""
    labelled: Paragraph | None = None
    for line in lines:
        made = _labelled(line)
        goes_on = labelled is not None and len(line.filled) == 1 and line.whole.text[0].islower()
        if labelled is not None and goes_on:
            labelled.text += f" {line.whole.text}"
            continue
        if labelled is not None:
            yield labelled
        labelled = made
        if labelled is None:
            yield line.whole
    if labelled is not None:
        yield labelled


def _labelled(line: Tabbed) -> Paragraph | None:
    """A short text and another behind a tab, as a label and its value; None for other lines.

    The tab stays in the text: what it parts is for those to tell who know what labels are.
    """
    if len(line.filled) != _LABELLED or line.led or line.whole.kind is Kind.HEADING:
        return None
    label, value = (part.paragraph.text for part in line.filled)
    if len(label) > _LONGEST_LABEL or ":" in label or _NUMBER.fullmatch(label):
        return None
    return replace(line.whole, text=f"{label}\t{value}")


def _with_numbers(rows: Sequence[Tabbed]) -> list[Tabbed]:
    """Rows with the numbers that Word gives them as cells, where the headings have one for them."""
    head, *others = rows
    listed = [row for row in others if row.filled[0].paragraph.marker]
    cells = len(head.filled) - 1
    if head.filled[0].paragraph.marker or not listed or len(listed) < len(others) or cells < 1:
        return list(rows)
    if max(len(row.filled) for row in others) != cells:
        return list(rows)
    return [head, *map(_with_number, others)]


def _with_number(row: Tabbed) -> Tabbed:
    first, *others = row.parts
    if first is None:
        return row
    number = replace(first.paragraph, text=first.paragraph.marker, kind=Kind.TEXT, level=0)
    number.marker = ""
    words = replace(first.paragraph, kind=Kind.TEXT, level=0, marker="")
    parts = [Part(number, 0.0, 0.0), replace(first, paragraph=words), *others]
    return replace(row, parts=parts)


def _alone(item: Tabbed | Paragraph) -> Part:
    """A line as the only cell of its row."""
    return Part(item.whole if isinstance(item, Tabbed) else item, 0.0, 0.0)


def _as_row(line: Tabbed) -> Row:
    return Row([part.text for part in line.filled], 0, 0)


def _fill(cell: Sequence[Part]) -> str | None:
    grounds = {part.ground for part in cell}
    ground = grounds.pop() if len(grounds) == 1 else None
    return None if ground == WHITE else ground
