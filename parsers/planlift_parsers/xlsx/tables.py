"""Regions of a sheet to tables, and lone rows to paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from planlift_parsers.document import Cell, Kind, Paragraph, Table
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import lines_of
from planlift_parsers.xlsx.grid import Grid, Position, Spot, address
from planlift_parsers.xlsx.looks import PAPER
from planlift_parsers.xlsx.regions import Region
from planlift_schema import Place

# Columns without text that are looked at for colours; more of them are the room between tables.
_MAX_COLOUR_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Resumed:
    """A table whose later rows are read by themselves.

    Attributes:
        table: its number in the document.
        again: rows of the sheet that are said again before them, to their rows in the table.
        first: row of the sheet from which it goes on.
        number: row of the table, from 1, from which it goes on.
    """

    table: int
    again: Mapping[int, int]
    first: int
    number: int

    def numbers(self, rows: Sequence[int]) -> tuple[int, ...]:
        """Rows of the sheet, in order, as rows of the table."""
        start = bisect_left(rows, self.first)
        said = [self.again.get(row, self.number) for row in rows[:start]]
        return (*said, *range(self.number, self.number + len(rows) - start))


_WHOLE = Resumed(0, {}, 0, 1)


@dataclass(slots=True)
class Builder:
    """Makes the blocks of a workbook and keeps count of them.

    Attributes:
        limits: `cells` and `paragraphs` are kept.
        tables: tables made so far.
        cells: cells made so far.
        paragraphs: paragraphs made so far.
        resumed: what the next table to be made is a later part of, None where of nothing.
        made: number of the table made last.
        rows: row of the table made last, from 1, to its row of the sheet.
    """

    limits: Limits
    tables: int = 0
    cells: int = 0
    paragraphs: int = 0
    resumed: Resumed | None = None
    made: int = 0
    rows: dict[int, int] = field(default_factory=dict)

    def count(self, paragraphs: list[Paragraph]) -> list[Paragraph]:
        """The same paragraphs, counted.

        Raises:
            LimitError: there are too many.
        """
        self.paragraphs += len(paragraphs)
        if self.paragraphs > self.limits.paragraphs:
            raise LimitError(
                f"the workbook has more than {self.limits.paragraphs:,} paragraphs",
                "Give only the sheets that hold the plan.",
                limit="paragraphs",
            )
        return paragraphs

    def text(self, grid: Grid, spot: Spot, asides: Asides) -> list[Paragraph]:
        """A lone row's paragraphs, with what is said aside of it."""
        place = Place(sheet=grid.sheet.name, cell=address(*spot.home))
        made = spot_paragraphs(spot, place)
        if spot.look.level:
            made = [replace(p, kind=Kind.HEADING, level=spot.look.level, marker="") for p in made]
        return self.count(made + asides.take(spot.home, place))

    def table(self, grid: Grid, region: Region, asides: Asides) -> Table:
        """A region's table.

        Raises:
            LimitError: there are too many cells.
        """
        layout = _Layout.of(grid, region)
        resumed, self.resumed = self.resumed, None
        numbers = (resumed or _WHOLE).numbers(layout.rows)
        self.tables += resumed is None
        self.made = resumed.table if resumed else self.tables
        self.rows = dict(zip(numbers, layout.rows, strict=True))
        self.cells += len(layout.rows) * len(layout.columns)
        if self.cells > self.limits.cells:
            raise LimitError(
                f"the workbook's tables have more than {self.limits.cells:,} cells",
                "Give only the sheets that hold the plan.",
                limit="cells",
            )
        cells = [self._cell(grid, layout, numbers, spot, asides) for spot in layout.spots(grid)]
        corner = address(layout.rows[0], layout.columns[0])
        place = Place(sheet=grid.sheet.name, cell=corner, table=self.made)
        made = Table(len(layout.rows), len(layout.columns), cells, place)
        made.numbers = numbers if resumed else ()
        return made

    def _cell(
        self, grid: Grid, layout: _Layout, numbers: Sequence[int], spot: Spot, asides: Asides
    ) -> Cell:
        row, column = layout.row_at[spot.row], layout.column_at[spot.column]
        place = Place(
            table=self.made,
            row=numbers[row],
            column=column + 1,
            sheet=grid.sheet.name,
            cell=address(*spot.home),
        )
        paragraphs = spot_paragraphs(spot, place) + asides.take(spot.home, place)
        return Cell(
            row,
            column,
            layout.row_span(spot),
            layout.column_span(spot),
            self.count(paragraphs),
            fill=spot.fill,
            header=layout.is_header(spot),
            rotated=spot.look.rotated,
            place=place,
        )


@dataclass(slots=True)
class Asides:
    """What stands at a cell but is not its text: comments, text that cannot be seen.

    Attributes:
        waiting: by position, taken out as the cells are made.
    """

    waiting: dict[Position, list[Paragraph]] = field(default_factory=dict)

    def add(self, position: Position, kind: Kind, text: str, place: Place) -> None:
        """Keep a text of a kind for a position."""
        made = [replace(p, kind=kind) for p in lines_of(text, place)]
        self.waiting.setdefault(position, []).extend(made)

    def take(self, position: Position, place: Place) -> list[Paragraph]:
        """What waits at a position, placed where the cell is."""
        if position not in self.waiting:
            return []
        return [replace(p, place=place) for p in self.waiting.pop(position)]


def spot_paragraphs(spot: Spot, place: Place) -> list[Paragraph]:
    """A spot's text, one paragraph a line."""
    made = lines_of(spot.text, place, bold=spot.look.bold)
    for paragraph in made:
        paragraph.ink = spot.look.ink
    return made


@dataclass(slots=True)
class _Layout:
    """Which rows and columns of the sheet a table has.

    Attributes:
        region: what it is made of.
        rows: of the sheet, in order.
        columns: of the sheet, in order; those without any text are left out.
        row_at: row of the sheet to row of the table.
        column_at: column of the sheet to column of the table.
        headers: positions that the sheet marks as headers: rows, and the columns they hold for.
    """

    region: Region
    rows: list[int]
    columns: list[int]
    row_at: dict[int, int]
    column_at: dict[int, int]
    headers: list[tuple[int, int, int, int]]

    @classmethod
    def of(cls, grid: Grid, region: Region) -> _Layout:
        rows = [line.row for line in region.lines]
        columns = _kept_columns(grid, region)
        return cls(
            region,
            rows,
            columns,
            {row: at for at, row in enumerate(rows)},
            {column: at for at, column in enumerate(columns)},
            grid.sheet.headers,
        )

    def spots(self, grid: Grid) -> list[Spot]:
        """A spot for each cell, by row and column: with text, or empty."""
        placed: dict[Position, Spot] = {}
        for line in self.region.lines:
            for spot in line.spots:
                if spot.row in self.row_at:
                    for column in self._columns_of(spot):
                        placed[line.row, column] = spot
        made: dict[int, Spot] = {}
        merged: dict[int, Spot] = {}
        for at in product(self.rows, self.columns):
            spot = placed.get(at) or _empty(grid, at, merged)
            made.setdefault(id(spot), spot)
        return list(made.values())

    def row_span(self, spot: Spot) -> int:
        """Rows of the table that a spot covers."""
        return bisect_right(self.rows, spot.last_row) - self.row_at[spot.row]

    def column_span(self, spot: Spot) -> int:
        """Columns of the table that a spot covers."""
        return len(self._columns_of(spot))

    def is_header(self, spot: Spot) -> bool:
        """Whether the sheet marks the spot as a header."""
        return any(
            top == spot.row and left <= spot.column <= right for top, left, _, right in self.headers
        )

    def _columns_of(self, spot: Spot) -> list[int]:
        first = bisect_left(self.columns, spot.column)
        return self.columns[first : bisect_right(self.columns, spot.last_column)]


def _empty(grid: Grid, at: Position, merged: dict[int, Spot]) -> Spot:
    """The spot of a place without text that can be seen; merged ones are one spot.

    Args:
        grid: the sheet.
        at: row and column.
        merged: merged ranges met in this table so far, by identity of the grid's spot.
    """
    over = grid.covered.get(at)
    if over is None:
        return Spot(*at, *at, at, "", grid.fill(*at), grid.looks.of(grid.cell(*at)))
    if id(over) not in merged:
        merged[id(over)] = replace(over, row=at[0], column=at[1], text="")
    return merged[id(over)]


def _kept_columns(grid: Grid, region: Region) -> list[int]:
    """Columns in which text begins, and those that speak by colour alone."""
    with_text = {spot.column for line in region.lines for spot in line.spots}
    first, last = min(with_text), max(with_text)
    between = [
        column
        for column in range(first, last)
        if column not in with_text and not grid.columns.hides(column)
    ]
    if len(between) > _MAX_COLOUR_COLUMNS:
        between = []
    coloured = [column for column in between if _speaks_by_colour(grid, region, column)]
    return sorted([*with_text, *coloured])


def _speaks_by_colour(grid: Grid, region: Region, column: int) -> bool:
    """Whether a column without text has a colour of its own in some row below the first."""
    for line in region.lines[1:]:
        fill = grid.fill(line.row, column)
        if fill is None or fill == PAPER or fill in {spot.fill for spot in line.spots}:
            continue
        if all(not spot.column <= column <= spot.last_column for spot in line.spots):
            return True
    return False
