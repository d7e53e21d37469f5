"""Level rules that leave out columns: cells beside them are merged down."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planlift_parsers.pdf.grid import CLOSED, Grid, GridCell
from planlift_parsers.pdf.rulings import SNAP, Rule

FEWEST_CROSSED = 2  # columns, so that no underlined text in one column parts rows


@dataclass(frozen=True, slots=True)
class Crossing:
    """A height at which rules part rows.

    Attributes:
        at: y.
        columns: the columns in which they do.
    """

    at: float
    columns: frozenset[int]


def crossings(
    rules: Sequence[Rule], xs: Sequence[float], top: float, bottom: float
) -> list[Crossing]:
    """Where rules part rows in some of the columns, the first not among them.

    Args:
        rules: level rules and edges of shading of the page.
        xs: column boundaries of the table.
        top: y below which they lie.
        bottom: y above which they lie.

    Returns:
        From the top down.
    """
    return [
        one
        for one in _between(rules, xs, top, bottom)
        if len(one.columns) >= FEWEST_CROSSED and 0 not in one.columns
    ]


def broken_rules(
    rules: Sequence[Rule], xs: Sequence[float], top: float, bottom: float
) -> list[Crossing]:
    """Where the rule below a row leaves out columns, whose cells go on below it.

    Args:
        rules: level rules and edges of shading of the page.
        xs: column boundaries of the table.
        top: y below which they lie.
        bottom: y above which they lie.

    Returns:
        From the top down; those that close less than half of the columns may underline text.
    """
    found: list[Crossing] = []
    for one in _between(rules, xs, top, bottom):
        beside = found.pop().columns if found and one.at - found[-1].at <= SNAP else frozenset()
        found.append(Crossing(one.at, one.columns | beside))
    count = len(xs) - 1
    return [one for one in found if count > len(one.columns) >= max(count / 2, FEWEST_CROSSED)]


def _between(
    rules: Sequence[Rule], xs: Sequence[float], top: float, bottom: float
) -> Iterator[Crossing]:
    """What each rule between two heights closes, from the top down."""
    for rule in sorted(rules, key=lambda rule: rule.at):
        if top < rule.at < bottom and (columns := crossed(rule, xs)):
            yield Crossing(rule.at, columns)


def crossed(rule: Rule, xs: Sequence[float]) -> frozenset[int]:
    """The columns that a rule closes."""
    return frozenset(
        column
        for column, (left, right) in enumerate(pairwise(xs))
        if min(right, rule.end) - max(left, rule.start) >= CLOSED * (right - left)
    )


def open_columns(rules: Sequence[Rule], grid: Grid) -> frozenset[int]:
    """The columns that the rule at a grid's foot leaves out, as where a page cuts merged cells.

    Args:
        rules: level rules of the page.
        grid: a table that rules draw.
    """
    foot = [rule for rule in rules if abs(rule.at - grid.ys[-1]) <= SNAP]
    closed = frozenset[int]().union(*(crossed(rule, grid.xs) for rule in foot))
    columns = range(len(grid.xs) - 1)
    return frozenset(columns) - closed if closed else frozenset()


def merged_down(cells: Sequence[GridCell], parted: Mapping[int, Collection[int]]) -> list[GridCell]:
    """Cells of which those that no rule ends go on in the row below.

    Args:
        cells: row by row, each one row high.
        parted: row -> the columns that the rule above it closes; all in rows that it lacks.
    """
    made: list[GridCell] = []
    last: dict[int, int] = {}  # column -> place of the last cell that is no wider
    for cell in cells:
        closed = cell.row not in parted or cell.column in parted[cell.row]
        above = last.get(cell.column)
        if cell.column_span == 1 and not closed and above is not None:
            made[above] = made[above]._replace(row_span=cell.row + 1 - made[above].row)
            continue
        for column in range(cell.column, cell.column + cell.column_span):
            last.pop(column, None)
        if cell.column_span == 1:
            last[cell.column] = len(made)
        made.append(cell)
    return made


def cells_below(
    parted: Sequence[Collection[int] | None], columns: int, across: Collection[int]
) -> tuple[GridCell, ...]:
    """The cells of rows, merged down where no rule parts them.

    Args:
        parted: for each row, the columns that the rule above it crosses; None for all.
        columns: number of columns.
        across: numbers of the rows that are one cell.
    """
    cells: list[GridCell] = []
    last: dict[int, int] = {}  # column -> place of its last cell
    for row, ended in enumerate(parted):
        if row in across:
            last.clear()
            cells.append(GridCell(row, 0, 1, columns))
            continue
        for column in range(columns):
            if ended is not None and column not in ended and column in last:
                cell = cells[last[column]]
                cells[last[column]] = cell._replace(row_span=cell.row_span + 1)
            else:
                last[column] = len(cells)
                cells.append(GridCell(row, column))
    return tuple(cells)
