"""Forms whose labels stand on a ground, with rules below their rows and none between columns.

A program that draws each cell by itself paints a ground behind each label, and a rule below each
row. Forms below each other may part their columns at other places, so that no one grid holds them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter

from planlift_parsers.pdf.content import Fill, Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import lines_of, segments_of
from planlift_parsers.pdf.rulings import SNAP, Rule

FEWEST_ROWS = 3  # of a form; two shaded cells below each other may head anything
MOST_RULED = 0.8  # share of the rows that have a rule below; the last may go without
WHITE = 0.4  # font sizes of white at the edge of a label; a space takes 0.3, padding 0.8 and more
WIDE = 2.0  # font sizes of white that part two values side by side
SEVERAL = 2  # rows in which a second value begins at one place
LABELS_AND_VALUES = 3  # boundaries of a form of two columns
BESIDE_NUMBER = 2  # rows that a number beside the labels reaches down at least
MOST_STACKS = 200  # columns of shaded cells on a page; more are a chart

_AT, _TOP = attrgetter("at"), attrgetter("top")


@dataclass(frozen=True, slots=True)
class _Labels:
    """Labels below each other, each on a ground of its own.

    Attributes:
        rows: their grounds, of one colour and width, touching.
        left: where the rules below them begin; further left than the labels beside a number.
        right: where these rules end.
        whole: y of those that begin there; the others leave out the number.
    """

    rows: Sequence[Fill]
    left: float
    right: float
    whole: Sequence[float] = field(default=())

    @property
    def looks(self) -> tuple[str, int, int]:
        """By which other forms of a page are like it."""
        return self.rows[0].colour, round(self.rows[0].x0), round(self.right)


def shaded_forms(fills: Sequence[Fill], rules: Sequence[Rule], words: Sequence[Word]) -> list[Grid]:
    """The forms of a page that only such grounds and rules draw.

    Args:
        fills: painted areas in a colour.
        rules: of the page.
        words: of the page.
    """
    level = sorted((rule for rule in rules if not rule.upright), key=_AT)
    upright = [rule for rule in rules if rule.upright]
    stacks = _stacks(fills)
    if not level or len(stacks) > MOST_STACKS:
        return []
    made = [one for stack in stacks if (one := _labels(stack, level))]
    sure = {one.looks for one in made if len(one.rows) >= FEWEST_ROWS}
    beside: dict[int, list[Fill]] = defaultdict(list)
    for fill in fills:
        beside[round(fill.top)].append(fill)
    grids = [
        _grid(one, beside)
        for one in made
        if one.looks in sure and not any(_is_within(rule, one) for rule in upright)
    ]
    return [grid for grid, fits in ((grid, _fits(grid, words)) for grid in grids) if fits]


def without_rules_of(forms: Sequence[Grid], rules: Sequence[Rule]) -> list[Rule]:
    """The rules of a page but for those that draw such forms.

    Args:
        forms: from `shaded_forms`.
        rules: of the page.
    """
    return [rule for rule in rules if not any(_draws(rule, form) for form in forms)]


def _draws(rule: Rule, form: Grid) -> bool:
    x0, top, x1, bottom = form.box
    inside = top - SNAP <= rule.at <= bottom + SNAP
    return not rule.upright and inside and rule.start >= x0 - SNAP and rule.end <= x1 + SNAP


def _stacks(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Areas of one colour and width that touch, one below the other."""
    once = {(f.colour, round(f.x0), round(f.x1), round(f.top)): f for f in fills if not f.picture}
    stacks: list[list[Fill]] = []
    for _, run in groupby(sorted(once), key=lambda place: place[:3]):
        column = sorted((once[place] for place in run), key=_TOP)
        stacks.append(column[:1])
        for above, fill in pairwise(column):
            if abs(fill.top - above.bottom) <= SNAP:
                stacks[-1].append(fill)
            else:
                stacks.append([fill])
    return stacks


def _labels(stack: Sequence[Fill], level: Sequence[Rule]) -> _Labels | None:
    """The labels with the rules below them; None where these are missing or end with them."""
    x0, x1 = stack[0].x0, stack[0].x1
    below = [
        rule
        for fill in stack
        for rule in level[
            bisect_left(level, fill.bottom - SNAP, key=_AT) : bisect_right(
                level, fill.bottom + SNAP, key=_AT
            )
        ]
        if rule.start <= x0 + SNAP and rule.end > x1 + SNAP
    ]
    if len(below) < MOST_RULED * len(stack):
        return None
    left, right = min(rule.start for rule in below), max(rule.end for rule in below)
    if any(abs(rule.end - right) > SNAP for rule in below):
        return None
    left = left if left < x0 - SNAP else x0
    whole = [rule.at for rule in below if abs(rule.start - left) <= SNAP]
    if left < x0 and (x0 - left > x1 - x0 or BESIDE_NUMBER * len(whole) > len(stack)):
        return None  # a coloured column within a table
    return _Labels(stack, left, right, whole)


def _is_within(rule: Rule, labels: _Labels) -> bool:
    beside = labels.left - SNAP <= rule.at <= labels.right + SNAP
    top, bottom = labels.rows[0].top, labels.rows[-1].bottom
    return beside and rule.start < bottom - SNAP and rule.end > top + SNAP


def _grid(labels: _Labels, beside: Mapping[int, Sequence[Fill]]) -> Grid:
    """A row for each label; a second label in a row, on the same ground, parts its value."""
    rows = labels.rows
    edges = [_edges(row, labels.right, beside) for row in rows]
    inner = [x for row in edges for x in row]
    xs = _merged([labels.left, rows[0].x0, labels.right, *inner])
    first = 1 if labels.left < rows[0].x0 - SNAP else 0  # columns of a number beside the labels
    cells = []
    for number, row in enumerate(edges):
        own = {at for at, x in enumerate(xs) if any(abs(x - edge) <= SNAP for edge in row)}
        bounds = sorted(own | {first, len(xs) - 1})
        cells += [GridCell(number, a, 1, b - a) for a, b in pairwise(bounds)]
    if first:
        ends = [at for at, row in enumerate(rows, 1) if _is_whole(row, labels)]
        cells += [GridCell(a, 0, b - a) for a, b in pairwise(sorted({0, *ends, len(rows)}))]
    return Grid(tuple(xs), (rows[0].top, *(row.bottom for row in rows)), tuple(sorted(cells)))


def _is_whole(row: Fill, labels: _Labels) -> bool:
    return any(abs(row.bottom - at) <= SNAP for at in labels.whole)


def _edges(row: Fill, right: float, beside: Mapping[int, Sequence[Fill]]) -> list[float]:
    near = (fill for step in (-1, 0, 1) for fill in beside.get(round(row.top) + step, ()))
    return [
        x
        for fill in near
        if fill.colour == row.colour
        and abs(fill.bottom - row.bottom) <= SNAP
        and row.x0 - SNAP <= fill.x0
        and fill.x1 <= right + SNAP
        for x in (fill.x0, fill.x1)
    ]


def _merged(positions: Sequence[float]) -> list[float]:
    made: list[float] = []
    for x in sorted(positions):
        if not made or x - made[-1] > SNAP:
            made.append(x)
    return made


def _fits(grid: Grid, words: Sequence[Word]) -> bool:
    """Each label has words, some value has, and no word crosses the edge of a cell."""
    held: dict[GridCell, list[Word]] = {}
    inside: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if grid.covers(*word.centre):
            inside[bisect_right(grid.ys, word.centre[1]) - 1].append(word)
    for cell in grid.cells:
        if cell.row_span == 1:
            left, right = grid.xs[cell.column], grid.xs[cell.column + cell.column_span]
            held[cell] = [word for word in inside[cell.row] if left <= word.centre[0] < right]
    if any(_crosses(grid, cell, word) for cell, found in held.items() for word in found):
        return False
    if any(_runs_on(grid, row) for row in inside.values()) or _are_several(grid, held):
        return False
    label = min((cell.column for cell in held), default=0)
    named = all(found for cell, found in held.items() if cell.column == label)
    return named and any(found for cell, found in held.items() if cell.column > label)


def _are_several(grid: Grid, held: Mapping[GridCell, Sequence[Word]]) -> bool:
    """Values of several actions stand side by side, at the same places in several rows."""
    begun: Counter[int] = Counter()
    for cell, words in held.items():
        if cell.column + cell.column_span == len(grid.xs) - 1:
            lines = lines_of(words)
            begun.update({round(part.x0) for line in lines for part in segments_of(line, WIDE)[1:]})
    return max(begun.values(), default=0) >= SEVERAL


def _runs_on(grid: Grid, row: Sequence[Word]) -> bool:
    """A line of text goes on over the edge of the labels, with no more white than a space."""
    edge = grid.xs[-2] if len(grid.xs) == LABELS_AND_VALUES else None
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in row if edge else ():
        lines[round(word.baseline)].append(word)
    for words in lines.values():
        before = [word.x1 for word in words if word.x1 <= grid.xs[-2] + SNAP]
        behind = [word for word in words if word.x0 >= grid.xs[-2] - SNAP]
        if before and behind:
            first = min(behind, key=attrgetter("x0"))
            if first.x0 - max(before) < WHITE * first.size:
                return True
    return False


def _crosses(grid: Grid, cell: GridCell, word: Word) -> bool:
    left, right = grid.xs[cell.column], grid.xs[cell.column + cell.column_span]
    return word.x0 < left - SNAP or word.x1 > right + SNAP
