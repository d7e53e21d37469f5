"""Rules that meet to a grid of cells with row and column spans."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from planlift_parsers.pdf.rulings import SNAP, TOUCH, Rule
from planlift_schema.place import Box

# Share of a cell's side that a rule must cover to close it: a rule that stops short of a corner
# still closes, the underline of a heading in the cell does not.
CLOSED = 0.75
MOST_UNITS = 60_000  # of one page's grid; a page of 5-point print has 100 rows of 100 numbers
ACROSS = 0.8  # share of a table's width that a rule or shading of its rows takes
PADDED = 12.0  # points between a row's words and its shading or rule; a line of print
SLIVER = 6.0  # points; the smallest print met, 5 points, takes a row or column of more than this


class GridCell(NamedTuple):
    """A cell's place in its grid; the fields are those of `Cell`."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's skeleton.

    Attributes:
        xs: x of the column boundaries, left to right.
        ys: y of the row boundaries, top to bottom.
        cells: by row and then column; they cover the grid without overlap.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_box(self, cell: GridCell) -> Box:
        """Left, top, right, bottom of a cell."""
        right = self.xs[cell.column + cell.column_span]
        bottom = self.ys[cell.row + cell.row_span]
        return self.xs[cell.column], self.ys[cell.row], right, bottom

    def rounded(self) -> Grid:
        """The same with its boundaries to a tenth of a point, as places give them."""
        xs, ys = (tuple([round(at, 1) for at in along]) for along in (self.xs, self.ys))
        return Grid(xs, ys, self.cells)

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in the grid."""
        return self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]

    def unit(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the unit that a covered point lies in."""
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1

    def owners(self) -> dict[tuple[int, int], GridCell]:
        """The cell that each unit (row, column) belongs to."""
        return {
            (cell.row + i, cell.column + j): cell
            for cell in self.cells
            for i in range(cell.row_span)
            for j in range(cell.column_span)
        }

    def with_edges(self, xs: tuple[float, ...]) -> Grid:
        """The same cells over finer columns.

        Args:
            xs: column boundaries that hold one near each of the grid's own.
        """
        place = [min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in self.xs]
        moved = []
        for cell in self.cells:
            start, end = place[cell.column], place[cell.column + cell.column_span]
            moved.append(cell._replace(column=start, column_span=end - start))
        return Grid(xs, self.ys, tuple(moved))


def reaching(grid: Grid, level: Sequence[Rule]) -> Grid:
    """A grid as wide as the rules and shading of its rows.

    Args:
        grid: its outer edges are those of its words, which a mark in the last column may exceed.
        level: level rules and edges of shading of the page.
    """
    x0, top, x1, bottom = grid.box
    across = [
        rule
        for rule in level
        if top - PADDED <= rule.at <= bottom + PADDED
        and min(rule.end, x1) - max(rule.start, x0) >= ACROSS * (x1 - x0)
    ]
    starts = Counter(round(rule.start / SNAP) for rule in across)
    ends = Counter(round(rule.end / SNAP) for rule in across)
    left = [rule.start for rule in across if starts[round(rule.start / SNAP)] > 1]
    right = [rule.end for rule in across if ends[round(rule.end / SNAP)] > 1]
    xs = min([x0, *left]), *grid.xs[1:-1], max([x1, *right])
    return Grid(xs, grid.ys, grid.cells)


def grid_of(network: Sequence[Rule]) -> Grid | None:
    """The grid that a network of rules draws; None where it closes no two cells."""
    xs = _positions(network, upright=True)
    ys = _positions(network, upright=False)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5 or len(xs) * len(ys) > MOST_UNITS:
        return None
    units = _Units(network, xs, ys)
    cells = [cell for region in units.regions() for cell in _rectangles(region)]
    if len(cells) < 2:
        return None
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return _without_slivers(Grid(tuple(xs), tuple(ys), tuple(cells)))


def _without_slivers(grid: Grid) -> Grid | None:
    """The grid without columns and rows too narrow for text: the white of double rules."""
    xs, columns = _kept(grid.xs)
    ys, rows = _kept(grid.ys)
    if len(xs) == len(grid.xs) and len(ys) == len(grid.ys):
        return Grid(xs, ys, grid.cells) if len(grid.cells) > 1 else None  # nothing falls out
    cells = []
    for cell in grid.cells:
        wide = columns[cell.column + cell.column_span] - columns[cell.column]
        high = rows[cell.row + cell.row_span] - rows[cell.row]
        if wide and high:
            cells.append(GridCell(rows[cell.row], columns[cell.column], high, wide))
    return Grid(xs, ys, tuple(cells)) if len(cells) > 1 else None


def _kept(positions: Sequence[float]) -> tuple[tuple[float, ...], list[int]]:
    """Boundaries far enough apart, and for each of those given which of them it becomes."""
    groups: list[list[float]] = []
    place: list[int] = []
    for position in positions:
        if not groups or position - groups[-1][0] >= SLIVER:
            groups.append([])
        groups[-1].append(position)
        place.append(len(groups) - 1)
    return tuple(sum(group) / len(group) for group in groups), place


def _positions(network: Sequence[Rule], *, upright: bool) -> list[float]:
    """Boundaries in one direction, with the ends of the crossing rules where a side is open."""
    own = sorted({rule.at for rule in network if rule.upright == upright})
    crossing = [rule for rule in network if rule.upright != upright]
    if not own or not crossing:
        return own
    first, last = min(r.start for r in crossing), max(r.end for r in crossing)
    if own[0] - first > 2 * SNAP:
        own.insert(0, first)
    if last - own[-1] > 2 * SNAP:
        own.append(last)
    return own


class _Units:
    """The smallest boxes between boundaries, by row and column, and the walls between them.

    Attributes:
        beside: those that no wall parts from the next one on the right.
        below: those that no wall parts from the next one below.
    """

    def __init__(self, network: Sequence[Rule], xs: list[float], ys: list[float]) -> None:
        self.rows, self.columns = len(ys) - 1, len(xs) - 1
        rules: dict[tuple[bool, float], list[Rule]] = defaultdict(list)
        for rule in network:
            rules[rule.upright, rule.at].append(rule)
        self.beside = {
            (row, column) for column, x in enumerate(xs[1:-1]) for row in _open(rules[True, x], ys)
        }
        self.below = {
            (row, column) for row, y in enumerate(ys[1:-1]) for column in _open(rules[False, y], xs)
        }

    def regions(self) -> list[list[tuple[int, int]]]:
        """Units that no wall parts, as lists of (row, column)."""
        seen: set[tuple[int, int]] = set()
        found = []
        merged = self._merged()
        for start in ((i, j) for i in range(self.rows) for j in range(self.columns)):
            if start not in merged:
                found.append([start])  # most are cells of their own
                continue
            if start in seen:
                continue
            seen.add(start)
            region = [start]
            for unit in region:
                for following in self._open_to(*unit):
                    if following not in seen:
                        seen.add(following)
                        region.append(following)
            found.append(region)
        return found

    def _merged(self) -> set[tuple[int, int]]:
        """The units that are open to a side."""
        right = {(row, column + 1) for row, column in self.beside}
        return self.beside | right | self.below | {(row + 1, column) for row, column in self.below}

    def _open_to(self, row: int, column: int) -> list[tuple[int, int]]:
        sides = []
        if (row, column) in self.beside:
            sides.append((row, column + 1))
        if (row, column - 1) in self.beside:
            sides.append((row, column - 1))
        if (row, column) in self.below:
            sides.append((row + 1, column))
        if (row - 1, column) in self.below:
            sides.append((row - 1, column))
        return sides


def _open(rules: Sequence[Rule], edges: Sequence[float]) -> list[int]:
    """The stretches between neighbouring edges along which no rule is a wall."""
    walls = [(rule.start, rule.end) for rule in rules]
    if _spanned(walls, edges[0], edges[-1]):
        return []
    return [n for n, (a, b) in enumerate(pairwise(edges)) if not _covered(walls, a, b)]


def _spanned(walls: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Whether one wall goes from a start to an end: asked for each side of each unit."""
    for first, last in walls:  # noqa: SIM110 - `any` takes three times as long over so few
        if first <= start and end <= last:
            return True
    return False


def _covered(walls: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    if _spanned(walls, start, end):
        return True  # as in nearly all tables
    reach = sum(
        max(0.0, min(end, last + TOUCH / 2) - max(start, first - TOUCH / 2))
        for first, last in walls
    )
    return reach >= CLOSED * (end - start)


def _rectangles(region: list[tuple[int, int]]) -> list[GridCell]:
    """A region as one cell, or as the fewest rows of cells where it is no rectangle."""
    if len(region) == 1:
        return [GridCell(*region[0])]
    rows, columns = [i for i, _ in region], [j for _, j in region]
    top, left = min(rows), min(columns)
    high, wide = max(rows) - top + 1, max(columns) - left + 1
    if high * wide == len(region):
        return [GridCell(top, left, high, wide)]
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in region:
        by_row[row].append(column)
    done: list[GridCell] = []
    for row in sorted(by_row):
        for start, count in _runs(sorted(by_row[row])):
            _grow(done, row, start, count)
    return done


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    """Neighbouring columns as (first, number of them)."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and column == sum(runs[-1]):
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((column, 1))
    return runs


def _grow(done: list[GridCell], row: int, start: int, count: int) -> None:
    """Lengthens the cell right above of the same width, or begins a cell."""
    for number, cell in enumerate(done):
        below = cell.row + cell.row_span == row
        if below and (cell.column, cell.column_span) == (start, count):
            done[number] = cell._replace(row_span=cell.row_span + 1)
            return
    done.append(GridCell(row, start, 1, count))
