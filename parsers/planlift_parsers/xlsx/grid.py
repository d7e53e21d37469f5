"""A worksheet as the spots that can be seen on it, and what is hidden on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.xlsx.conditional import Conditions
from planlift_parsers.xlsx.loading import Box, Sheet
from planlift_parsers.xlsx.looks import Look, Looks
from planlift_parsers.xlsx.values import shown

Position = tuple[int, int]


@dataclass(slots=True, eq=False)
class Spot:
    """A cell, or several merged into one; rows and columns of the sheet, from 1.

    Attributes:
        row: first visible row.
        column: first visible column.
        last_row: last row.
        last_column: last column.
        home: row and column of the cell that holds the value.
        text: as shown, "" where there is none.
        fill: colour behind it.
        look: the rest of how it looks.
    """

    row: int
    column: int
    last_row: int
    last_column: int
    home: Position
    text: str
    fill: str | None
    look: Look

    @property
    def merged_across(self) -> bool:
        """It covers more than one column."""
        return self.last_column > self.column


@dataclass(slots=True)
class HiddenPiece:
    """Text that cannot be seen: where it is, and why."""

    position: Position
    text: str
    why: str


@dataclass(slots=True)
class Line:
    """A row of the sheet with the spots that touch it, left to right."""

    row: int
    spots: list[Spot]

    @property
    def lone(self) -> bool:
        """Only one spot touches it."""
        return len(self.spots) == 1


class _Axis:
    """Which rows or columns are hidden."""

    def __init__(self, hidden: list[tuple[int, int]]) -> None:
        self._hidden = sorted(hidden)
        self._firsts = [first for first, _ in self._hidden]

    def _run(self, number: int) -> tuple[int, int] | None:
        at = bisect_right(self._firsts, number) - 1
        return self._hidden[at] if at >= 0 and number <= self._hidden[at][1] else None

    def hides(self, number: int) -> bool:
        return self._run(number) is not None

    def first_visible(self, first: int, last: int) -> int | None:
        """The first visible one of a range, None if all of it is hidden."""
        while first <= last and (run := self._run(first)):
            first = run[1] + 1
        return first if first <= last else None

    def visible_between(self, first: int, last: int) -> int:
        """How many visible ones stand strictly between two."""
        count = last - first - 1
        at = max(0, bisect_right(self._firsts, first) - 1)
        for low, high in self._hidden[at:]:
            if low >= last:
                break
            count -= max(0, min(high, last - 1) - max(low, first + 1) + 1)
        return count


@dataclass(slots=True)
class Grid:
    """What a sheet shows.

    Attributes:
        sheet: the sheet as it was loaded.
        looks: the looks of its workbook.
        conditions: its conditional fills.
        rows: which of its rows are hidden, or in other parts of it.
        columns: which of its columns are hidden.
        lines: the rows that hold text, top to bottom.
        hidden: text that cannot be seen.
        covered: every position under a merged range, to the spot that lies there.
    """

    sheet: Sheet
    looks: Looks
    conditions: Conditions
    rows: _Axis
    columns: _Axis
    lines: list[Line] = field(default_factory=list)
    hidden: list[HiddenPiece] = field(default_factory=list)
    covered: dict[Position, Spot] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> SheetCell | None:
        """The cell there, without making one."""
        found = self.sheet.ws._cells.get((row, column))
        return found if isinstance(found, SheetCell) else None

    def value(self, row: int, column: int) -> object:
        """The value at a place, None if there is none."""
        cell = self.cell(row, column)
        return cell.value if cell is not None else None

    def fill(self, row: int, column: int) -> str | None:
        """The colour behind a place: a conditional format's before the cell's own."""
        conditional = self.conditions.fill(self.value, row, column)
        return conditional or self.looks.of(self.cell(row, column)).fill

    def gap(self, upper: Line, lower: Line) -> int:
        """Visible blank rows between two lines that follow each other."""
        if any(spot.last_row >= lower.row - 1 for spot in upper.spots):
            return 0
        return self.rows.visible_between(upper.row, lower.row)

    def adjacent(self, left: int, right: int) -> bool:
        """Whether no visible column stands between two."""
        return right <= left + 1 or self.columns.visible_between(left, right) == 0


def address(row: int, column: int) -> str:
    """A cell's address, such as "B7"."""
    return f"{get_column_letter(column)}{row}"


def make_grid(sheet: Sheet, looks: Looks, conditions: Conditions, limits: Limits) -> Grid:
    """Read a sheet's cells.

    Args:
        sheet: the sheet.
        looks: the workbook's looks.
        conditions: the sheet's conditional fills.
        limits: `cells` bounds what merged ranges may cover.

    Raises:
        LimitError: merged ranges cover too much.
    """
    absent = _hidden_rows(sheet.ws) + sheet.elsewhere
    grid = Grid(sheet, looks, conditions, _Axis(absent), _Axis(_hidden_columns(sheet.ws)))
    valued = dict(_texts(grid))
    if not valued:
        return grid
    _cover(grid, valued, limits)
    spots = _seen(grid, valued)
    grid.lines = _lines(spots)
    return grid


def _texts(grid: Grid) -> list[tuple[Position, str]]:
    """Every cell's text as shown, in reading order."""
    found = []
    for at, cell in sorted(grid.sheet.ws._cells.items()):
        if isinstance(cell, SheetCell) and cell.value is not None:
            text = shown(cell.value, grid.looks.of(cell).number_format)
            if text.strip():
                found.append((at, text))
            elif raw := shown(cell.value, "General").strip():
                grid.hidden.append(HiddenPiece(at, raw, "numbers whose format shows nothing"))
    return found


def _cover(grid: Grid, valued: dict[Position, str], limits: Limits) -> None:
    """Lay the merged ranges over the grid, clipped to where the sheet has text."""
    last_row = max(row for row, _ in valued)
    last_column = max(column for _, column in valued)
    total = 0
    for box in sorted(set(grid.sheet.merges)):
        spot = _merged(grid, box, valued, (last_row, last_column))
        if spot is None:
            continue
        total += (spot.last_row - box[0] + 1) * (spot.last_column - box[1] + 1)
        if total > limits.cells:
            raise LimitError(
                f"merged cells cover more than {limits.cells:,} cells",
                "Unmerge whole rows and columns, and save again.",
                limit="cells",
            )
        for row in range(box[0], spot.last_row + 1):
            for column in range(box[1], spot.last_column + 1):
                grid.covered.setdefault((row, column), spot)


def _merged(grid: Grid, box: Box, valued: dict[Position, str], last: Position) -> Spot | None:
    top, left, bottom, right = box
    row = grid.rows.first_visible(top, min(bottom, last[0]))
    column = grid.columns.first_visible(left, min(right, last[1]))
    if row is None or column is None:
        return None
    return Spot(
        row,
        column,
        min(bottom, last[0]),
        min(right, last[1]),
        (top, left),
        valued.get((top, left), ""),
        grid.fill(top, left),
        grid.looks.of(grid.cell(top, left)),
    )


def _seen(grid: Grid, valued: dict[Position, str]) -> list[Spot]:
    """The spots with text that can be seen; the others are noted as hidden."""
    spots = []
    header_cells = _header_positions(grid.sheet.headers)
    for at, text in valued.items():
        spot = grid.covered.get(at)
        if spot is not None and spot.home != at:
            grid.hidden.append(HiddenPiece(at, text, "text under merged cells"))
        elif spot is None and grid.rows.hides(at[0]):
            grid.hidden.append(HiddenPiece(at, text, "hidden rows"))
        elif spot is None and grid.columns.hides(at[1]):
            grid.hidden.append(HiddenPiece(at, text, "hidden columns"))
        else:
            spot = spot or _single(grid, at, text)
            # a table's own style gives its header a ground that the cell does not know of
            if spot.look.invisible(spot.fill) and at not in header_cells:
                grid.hidden.append(HiddenPiece(at, text, "text in the colour of its ground"))
            else:
                spots.append(spot)
    return spots


def _single(grid: Grid, at: Position, text: str) -> Spot:
    look = grid.looks.of(grid.cell(*at))
    fill = grid.conditions.fill(grid.value, *at) or look.fill
    return Spot(*at, *at, at, text, fill, look)


def _header_positions(boxes: list[Box]) -> set[Position]:
    return {(box[0], column) for box in boxes for column in range(box[1], box[3] + 1)}


def _lines(spots: list[Spot]) -> list[Line]:
    """The rows in which a spot begins, each with the spots that reach into it."""
    rows = sorted({spot.row for spot in spots})
    touching: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        last = bisect_right(rows, spot.last_row)
        for row in rows[bisect_left(rows, spot.row) : last]:
            touching[row].append(spot)
    return [Line(row, sorted(touching[row], key=lambda spot: spot.column)) for row in rows]


def _hidden_rows(ws: Worksheet) -> list[tuple[int, int]]:
    """Runs of hidden rows; a height of nothing hides as well."""
    runs: list[tuple[int, int]] = []
    for row, shape in sorted(ws.row_dimensions.items()):
        if shape.hidden or shape.ht == 0:
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
    return runs


def _hidden_columns(ws: Worksheet) -> list[tuple[int, int]]:
    """Runs of hidden columns; they never overlap in a file that Excel wrote."""
    runs: list[tuple[int, int]] = []
    shapes = (shape for shape in ws.column_dimensions.values() if shape.hidden or shape.width == 0)
    for first, last in sorted((int(shape.min or 0), int(shape.max or 0)) for shape in shapes):
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return runs
