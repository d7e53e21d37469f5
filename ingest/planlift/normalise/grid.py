"""A table laid out flat: one slot for each row and column, merged cells known as such."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from planlift_parsers import BODY_KINDS, Cell, Paragraph, Table
from planlift_schema import NOWHERE, Place

FORM_COLUMNS = 2
"""Columns of a form that has its labels beside their values."""

_UNSURE_SHOWN = 5  # words that are named; a field with more is read as a whole


@dataclass(slots=True)
class Value:
    """What one place of a grid holds. A merged cell is one Value in all its slots.

    Attributes:
        paragraphs: the body text.
        fill: colour behind it as "RRGGBB", or None.
        place: where it stands in the source.
        down: rows it covers.
        across: columns it covers.
        header: the source marks it as a header.
        rotated: its text runs up or down the page.
        doubt: why its text may not be right; "" where it is sure.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    fill: str | None = None
    place: Place = NOWHERE
    down: int = 1
    across: int = 1
    header: bool = False
    rotated: bool = False
    doubt: str = ""
    _text: str | None = field(default=None, init=False, compare=False)
    _flat: str | None = field(default=None, init=False, compare=False)

    @property
    def text(self) -> str:
        """The paragraphs, one a line, list items behind their marker."""
        if self._text is None:  # made once: it is asked for often, as is the next
            self._text = "\n".join([p.line for p in self.paragraphs])
        return self._text

    @property
    def flat(self) -> str:
        """The text on one line."""
        if self._flat is None:
            self._flat = " ".join([p.line for p in self.paragraphs])
        return self._flat

    def add(self, paragraph: Paragraph) -> None:
        """Puts a paragraph below the others, which are changed in no other way."""
        self.paragraphs.append(paragraph)
        self._text = self._flat = None

    @property
    def bold(self) -> bool:
        """Every paragraph is bold."""
        return bool(self.paragraphs) and all(p.bold for p in self.paragraphs)

    @property
    def ink(self) -> str | None:
        """The colour of the text, where all of it has one."""
        inks = {p.ink for p in self.paragraphs}
        return inks.pop() if len(inks) == 1 else None

    @property
    def unsure(self) -> str:
        """Which words were not read surely (a scan, a font without names); "" if none."""
        words = dict.fromkeys([word for p in self.paragraphs for word in p.unsure])
        if not words:
            return ""
        shown = ", ".join(f"“{word}”" for word in list(words)[:_UNSURE_SHOWN])
        more = f" and {len(words) - _UNSURE_SHOWN} more" if len(words) > _UNSURE_SHOWN else ""
        return f"the letters of some words are not sure: {shown}{more}"

    def __bool__(self) -> bool:
        return bool(self.paragraphs)


@dataclass(slots=True)
class Row:
    """One row of a grid.

    Attributes:
        values: one for each column; slots of a merged cell hold the same Value.
        tops: for each column, whether its Value begins in this row.
        lefts: for each column, whether its Value begins in this column.
        number: row of the source table, from 1.
        page: page it stands on, where pages are known.
        resumes: it is the first row after a page break inside the table.
        mended: paragraphs that its values were made from and no longer hold.
    """

    values: list[Value]
    tops: list[bool]
    lefts: list[bool]
    number: int
    page: int | None = None
    resumes: bool = False
    mended: list[Paragraph] = field(default_factory=list)

    def own(self) -> list[tuple[int, Value]]:
        """Column and Value of each non-empty cell that begins here, left to right."""
        tops, lefts = self.tops, self.lefts
        return [(c, v) for c, v in enumerate(self.values) if v.paragraphs and tops[c] and lefts[c]]

    def is_line(self) -> bool:
        """Nothing stands in it but one text, at its left."""
        return [column for column, _ in self.own()] == [0]


@dataclass(slots=True)
class Grid:
    """A table with a slot for each row and column.

    Attributes:
        rows: the rows.
        columns: number of columns.
        place: where the table stands.
        edges: x of the column boundaries in points, or ().
        source: the reader's tables it was made from.
    """

    rows: list[Row]
    columns: int
    place: Place = NOWHERE
    edges: tuple[float, ...] = ()
    source: list[Table] = field(default_factory=list)


def lay_out(table: Table) -> Grid:
    """A reader's table as a grid; empty columns and rows stay, overlapping spans are clipped."""
    slots: list[list[Value | None]] = [[None] * table.columns for _ in range(table.rows)]
    starts: dict[int, tuple[int, int]] = {}
    for cell in table.cells:
        value = _value_of(cell)
        free = [
            (row, column)
            for row in range(cell.row, min(cell.row + cell.row_span, table.rows))
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns))
            if slots[row][column] is None
        ]
        if len(free) > 1:  # the others begin where they stand
            starts[id(value)] = free[0]
        for row, column in free:
            slots[row][column] = value
        if not free:
            _add_to_owner(slots, cell, value)
    rows = [_row_of(line, number, starts, table) for number, line in enumerate(slots)]
    return Grid(rows, table.columns, table.place, table.edges, [table])


def _add_to_owner(slots: list[list[Value | None]], cell: Cell, value: Value) -> None:
    """The text of a cell that others cover goes to the one that stands at its place."""
    inside = cell.row < len(slots) and cell.column < len(slots[cell.row])
    owner = slots[cell.row][cell.column] if inside else None
    if owner is not None:
        for paragraph in value.paragraphs:
            owner.add(paragraph)


def _row_of(
    line: list[Value | None], number: int, starts: dict[int, tuple[int, int]], table: Table
) -> Row:
    values = [slot if slot is not None else Value(place=NOWHERE) for slot in line]
    begins = [starts.get(id(value), (number, column)) for column, value in enumerate(values)]
    tops = [row == number for row, _ in begins]
    lefts = [left == column for column, (_, left) in enumerate(begins)]
    named = table.numbers[number] if table.numbers else number + 1
    return Row(values, tops, lefts, named, table.place.page)


def _value_of(cell: Cell) -> Value:
    body = [p for p in cell.paragraphs if p.kind in BODY_KINDS and p.text]
    for nested in cell.tables:
        body.extend(_flattened(nested))
    return Value(
        body,
        cell.fill,
        cell.place,
        cell.row_span,
        cell.column_span,
        cell.header,
        cell.rotated,
        cell.doubt,
    )


def _flattened(table: Table) -> list[Paragraph]:
    """The text of a table inside a cell, as paragraphs of that cell."""
    found: list[Paragraph] = []
    for cell in table.cells:
        found.extend(p for p in cell.paragraphs if p.kind in BODY_KINDS and p.text)
        for nested in cell.tables:
            found.extend(_flattened(nested))
    return found


def transposed(grid: Grid) -> Grid:
    """The grid with rows and columns exchanged."""
    rows = []
    for column in range(grid.columns):
        values = [row.values[column] for row in grid.rows]
        tops = [row.lefts[column] for row in grid.rows]
        lefts = [row.tops[column] for row in grid.rows]
        rows.append(Row(values, tops, lefts, column + 1, grid.place.page))
    return Grid(rows, len(grid.rows), grid.place, (), grid.source)


def without_empty_columns(grid: Grid) -> Grid:
    """The grid without columns in which no cell begins that holds text or a fill."""
    kept = [
        column
        for column in range(grid.columns)
        if any(
            row.lefts[column] and (row.values[column] or row.values[column].fill)
            for row in grid.rows
        )
        or any(row.lefts[column] and row.values[column].header for row in grid.rows)
    ]
    if len(kept) == grid.columns:
        return grid
    rows = [
        replace(
            row,
            values=[row.values[c] for c in kept],
            tops=[row.tops[c] for c in kept],
            lefts=[row.lefts[c] for c in kept],
        )
        for row in grid.rows
    ]
    edges = tuple(grid.edges[c] for c in [*kept, grid.columns]) if grid.edges else ()
    return Grid(rows, len(kept), grid.place, edges, grid.source)
