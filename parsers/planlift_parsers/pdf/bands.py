"""Tables that shading draws: bands over their width, and what stands between and beside them.

A fill behind each cell shows the columns as rules would. Where a band is one fill, the columns are
the white that holds through all lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planlift_parsers.pdf.band import Band, bands_of
from planlift_parsers.pdf.band_stacks import FAR, HEADING, above_next, fits, middle_of, stacks_of
from planlift_parsers.pdf.content import Fill, Word
from planlift_parsers.pdf.crossing import Crossing, broken_rules, merged_down
from planlift_parsers.pdf.fills import is_mark
from planlift_parsers.pdf.grid import ACROSS, PADDED, SLIVER, Grid, GridCell
from planlift_parsers.pdf.header_starts import AIR, columns_by_starts
from planlift_parsers.pdf.held import is_held, is_one_row, wide_rules
from planlift_parsers.pdf.lines import Line, lines_of, print_size, segments_of
from planlift_parsers.pdf.rivers import PLAIN, RIVER, START, rivers
from planlift_parsers.pdf.rows import rows_of
from planlift_parsers.pdf.rulings import SNAP, Rule
from planlift_schema.place import Box

WHOLE = 2  # edges of a band that is one fill
FEWEST_LABELS = 3  # of a header that one fill stands behind, so that it stands behind columns


@dataclass(slots=True)
class ShadedTable:
    """A table found by its shading.

    Attributes:
        grid: its cells.
        exact: fills show its columns.
        sheet: they were told by where the words of a sheet's header and its texts begin.
    """

    grid: Grid
    exact: bool
    sheet: bool = False


def shaded_tables(
    fills: Sequence[Fill],
    words: Sequence[Word],
    carried: Sequence[float] = (),
    separators: Sequence[Rule] = (),
    frames: Sequence[Box] = (),
) -> list[ShadedTable]:
    """The tables that shading draws.

    Args:
        fills: areas in a colour other than white, outside other tables.
        words: level, visible words outside other tables.
        carried: the column boundaries of such a table that the page before ended with.
        separators: level rules and edges of shading of the page.
        frames: boxes that rules draw; bands above and below one are headings over cards.
    """
    bands = bands_of(fills)
    if not bands:
        return []  # as on most pages, once the shading of ruled tables is theirs
    lines = lines_of(words)
    marks = [fill for fill in fills if is_mark(fill)]
    found = []
    stacks = stacks_of(bands, lines, carried, frames, separators)
    for number, stack in enumerate(stacks):
        before = above_next(lines, stack, stacks[number + 1 :])
        end = min((each[0].top for each in stacks[number + 1 :]), default=float("inf")) - SNAP
        shaded = _Shaded(stack, before, carried if number == 0 else (), marks, separators, end)
        if shaded.is_table():
            table = shaded.table()
            found.append(table)
            lines = [line for line in lines if not table.grid.covers(line.x0, middle_of(line))]
    return found


def shaded_boxes(
    fills: Sequence[Fill], words: Sequence[Word], frames: Sequence[Box] = ()
) -> list[Box]:
    """Where such tables stand, each from its first band to its last one.

    Args:
        fills: areas in a colour other than white, outside other tables.
        words: level, visible words outside other tables.
        frames: as for `shaded_tables`.
    """
    bands = bands_of(fills)
    if not bands:
        return []
    lines = lines_of(words)
    stacks = stacks_of(bands, lines, (), frames)
    return [
        (stack[0].left, stack[0].top, stack[0].right, stack[-1].bottom)
        for stack in stacks
        if _Shaded(stack, lines, ()).is_table()
    ]


class _Shaded:
    """One stack of bands, being made a table."""

    def __init__(
        self,
        stack: Sequence[Band],
        lines: Sequence[Line],
        carried: Sequence[float],
        marks: Sequence[Fill] = (),
        separators: Sequence[Rule] = (),
        end: float = float("inf"),
    ) -> None:
        self.stack, self.marks, self.separators = stack, marks, separators
        self.end = end  # y where the bands of the next table begin
        self.carried = list(carried) if fits(stack[0], carried) else []
        self.left, self.right = stack[0].left, stack[0].right
        self.top, self.bottom = stack[0].top, stack[-1].bottom
        self.lines = self._inside(lines)
        self.above = [line for line in lines if middle_of(line) < self.top]
        self.below = [line for line in lines if middle_of(line) > self.bottom]
        self.white: list[float] = []  # columns within one fill
        self.sheet = False
        self.upper: list[Line] = []
        self.lower: list[Line] = []
        edges = [band.edges() for band in stack]
        self.exact = max(len(each) for each in edges) > 2
        if self.exact and len(self.carried) <= max(len(each) for each in edges):
            self.xs = self._with_white(_merged([x for each in edges for x in each]))
        else:
            self.xs = self.carried or self._columns()

    def _inside(self, lines: Sequence[Line]) -> list[Line]:
        """What stands within the bands' width, as lines of their own."""
        left, right = self.left - SNAP, self.right + SNAP
        words = [
            word
            for line in lines
            if self.top <= middle_of(line) <= self.bottom
            for word in line.words
            if left <= word.x0 and word.x1 <= right
        ]
        return lines_of(words)

    def is_table(self) -> bool:
        """Whether there are columns, and lines in them; finds those above and below the bands."""
        if len(self.xs) < 3 or not self.lines:
            return False
        rules = wide_rules(self.separators, self.left, self.right, ACROSS)
        self.upper = self._taken(self.above[::-1], self.top)
        lower = self._taken(self.below, self.bottom, [at for at in rules if at < self.end])
        self.lower = lower[:-1] if lower and self._names_next(lower[-1]) else lower
        return len(self.stack) > 1 or bool(self.carried or self.upper or self.lower)

    def table(self) -> ShadedTable:
        """The table."""
        self.lines = [*self.upper, *self.lines, *self.lower]
        return ShadedTable(self._grid(), self.exact, self.sheet)

    def _columns(self) -> list[float]:
        """Column boundaries that no fill shows; of a single band only those of a printed sheet."""
        starts = self._columns_by_starts()
        white = self._columns_by_white() if len(self.stack) > 1 else [self.left, self.right]
        self.sheet = bool(starts) and len(starts) >= len(white)
        return starts if self.sheet else white

    def _columns_by_white(self) -> list[float]:
        plain = [line for line in self.lines if not (_is_section(line) or self._is_alone(line))]
        lines = [_marked(line, self.marks) for line in plain]
        if lines != plain:
            lines += self._header()  # a label may be wider than the discs below it
        gaps = rivers(lines)
        inner = [b - min(AIR, (b - a) / 2) for a, b in gaps]
        return [self.left, *inner, self.right]

    def _columns_by_starts(self) -> list[float]:
        """Columns of a printed sheet below a header on one fill; [] for any other table."""
        top = self.stack[0]
        header = [line for line in self.lines if top.top < middle_of(line) < top.bottom]
        if not header or not all(line.bold for line in header):
            return []
        below = [line for line in self.lines if line not in header and not _is_section(line)]
        left, right = self.left - SNAP, self.right + SNAP
        below += [line for line in self.below if left <= line.x0 and line.x1 <= right]
        return columns_by_starts(header, below, self.left, self.right)

    def _is_alone(self, line: Line) -> bool:
        """A line in one piece from the left edge on, alone in its band: it heads other rows."""
        if len(segments_of(line, PLAIN)) > 1 or line.x0 - self.left > PADDED:
            return False
        for band in self.stack:
            if band.top < middle_of(line) < band.bottom:
                return sum(band.top < middle_of(other) < band.bottom for other in self.lines) == 1
        return False

    def _with_white(self, xs: list[float]) -> list[float]:
        """Columns that fills show, parted by white where one fill stands behind several labels.

        Of a striped table with coloured cells in one column, fills show that column only.
        """
        top = self.stack[0]
        labels = [line for line in self.lines if top.top < middle_of(line) < top.bottom]
        parts = [part for line in labels for part in segments_of(line, PLAIN)]
        tiles = [sum(a <= (p.x0 + p.x1) / 2 < b for p in parts) for a, b in pairwise(xs)]
        if max(tiles, default=0) < FEWEST_LABELS:
            return xs
        white = [x for x in self._columns_by_white()[1:-1] if all(abs(x - y) > SLIVER for y in xs)]
        inner = [(a, b) for (a, b), n in zip(pairwise(xs), tiles, strict=True) if n > 1]
        self.white = [x for x in white if any(a < x < b for a, b in inner)]
        return sorted([*xs, *self.white])

    def _header(self) -> list[Line]:
        """The line next above the bands, if it is in several parts."""
        near = [line for line in self.above[-1:] if self.top - middle_of(line) <= FAR * line.size]
        return [line for line in near if len(segments_of(line, PLAIN)) > 1]

    def _taken(self, lines: Sequence[Line], edge: float, rules: Sequence[float] = ()) -> list[Line]:
        """The lines above or below the bands that go on with their columns, or that rules hold."""
        starts = self._starts()
        taken: list[Line] = []
        count = 0
        before, below = edge, edge == self.bottom
        for line in lines:
            distance = abs(middle_of(line) - before)
            ruled = is_held(line, rules, before)
            row = line if below else taken[-1] if taken else None  # that begins behind the white
            high = self._begins_row(row, starts) if row else bool(self.carried)
            high = high or _in_one_stretch(rules, before, middle_of(line))
            if distance > FAR * line.size and not high:
                break
            if not (ruled or self._goes_on(line, starts)):
                break
            if self._is_heading(line) or _stands_out(line, starts):
                break
            cells = {bisect_right(self.xs, word.centre[0]) for word in line.words}
            taken.append(line)
            before = middle_of(line)
            if len(cells) > 1 or ruled:
                count = len(taken)
        if below and not count and self._are_of_one_cell(taken, starts):
            return taken
        if below and count:  # a cell may have white in it, above the rule that ends its row
            foot = min((at for at in rules if at > middle_of(taken[count - 1])), default=edge)
            while count < len(taken) and middle_of(taken[count]) < foot and not taken[count].bold:
                count += 1
        return self._with_wrapped(taken, count)

    def _are_of_one_cell(self, taken: Sequence[Line], starts: Mapping[int, Counter[float]]) -> bool:
        """All that the page before left of its last row: one cell, right below the header again."""
        columns = {bisect_right(self.xs, line.x0 + START) for line in taken}
        usual = starts.get(min(columns, default=0), ())
        begun = all(any(abs(x - line.x0) <= START for x in usual) for line in taken)
        return bool(self.carried) and len(columns) == 1 and begun

    def _names_next(self, line: Line) -> bool:
        """A bold line in one piece right above the bands of the next table."""
        near = self.end - middle_of(line) <= FAR * line.size
        return near and line.bold and len(segments_of(line, PLAIN)) == 1

    def _is_heading(self, line: Line) -> bool:
        """A line in one piece, in plainly larger print than what stands on the bands."""
        size = max((own.size for own in self.lines), default=line.size)
        return print_size(line) >= HEADING * size and len(segments_of(line, PLAIN)) == 1

    def _with_wrapped(self, taken: list[Line], count: int) -> list[Line]:
        """Lines up to the last one of several cells, and those that wrap from it."""
        while 0 < count < len(taken):
            line, last = taken[count], taken[count - 1]
            if abs(line.baseline - last.baseline) > 1.5 * line.size or line.bold != last.bold:
                break
            count += 1
        return sorted(taken[:count], key=lambda line: line.baseline)

    def _starts(self) -> dict[int, Counter[float]]:
        """Per column, where its lines begin, to the half point."""
        found: dict[int, Counter[float]] = {}
        for line in self.lines:
            for part in _parted(line, self.xs):
                column = bisect_right(self.xs, (part.x0 + part.x1) / 2)
                found.setdefault(column, Counter())[round(part.x0)] += 1
        return found

    def _goes_on(self, line: Line, starts: dict[int, Counter[float]]) -> bool:
        """No text stands over a boundary, and what begins behind one does so where others do."""
        if line.x0 < self.left - SNAP or line.x1 > self.right + SNAP:
            return False
        parts = _parted(line, self.xs)
        for part in parts:
            if _crosses(part, self.xs):
                return False
        whites = [part.x0 - before.x1 for before, part in pairwise(parts)]
        plain = any(white >= PLAIN * line.size for white in whites)
        least = 0.0 if plain else RIVER * line.size  # a text may fill its column to the edge
        for part, white in zip(parts[1:], whites, strict=True):
            usual = starts.get(bisect_right(self.xs, (part.x0 + part.x1) / 2), Counter())
            near = any(abs(x - part.x0) <= START for x in usual)
            near = near or self._opens_column(part)
            if white < (least if near else PLAIN * line.size):
                return False
        return True

    def _opens_column(self, part: Line) -> bool:
        """It begins right behind a boundary that the page before gave."""
        before = max((x for x in self.xs if x <= part.x0 + START), default=part.x0)
        return bool(self.carried) and part.x0 - before <= AIR + START

    def _begins_row(self, line: Line, starts: Mapping[int, Counter[float]]) -> bool:
        """Its texts begin in most columns, the first among them, where others do.

        The rows of a printed sheet may be far higher than what stands in them.
        """
        parts = _parted(line, self.xs)
        columns = [bisect_right(self.xs, part.x0 + START) for part in parts]
        begun = [
            any(abs(x - part.x0) <= START for x in starts.get(at, ())) or self._opens_column(part)
            for at, part in zip(columns, parts, strict=True)
        ]
        most = max(FEWEST_LABELS, len(self.xs) / 2)
        return columns[0] == 1 and all(begun) and len(columns) >= most

    def _grid(self) -> Grid:
        ys = self._heights()
        cells: list[GridCell] = []
        for row, words in enumerate(self._words_between(ys)):
            middle = (ys[row] + ys[row + 1]) / 2
            known = next((b.edges() for b in self.stack if b.top < middle < b.bottom), [])
            edges = [*known, *self.white] if len(known) > 2 and self.exact else self.xs
            closed = [_is_closed(x, words, edges) for x in self.xs[1:-1]]
            open_ = not all(closed) or _runs_over(words, self.xs)
            whole = self.exact and len(known) == WHOLE and self._opens_alone(words)
            if (open_ or whole) and edges is self.xs and _is_single(words):
                closed = [False] * len(closed)
            cells += _cells_of_row(row, closed)
        parted = {
            row: one.columns
            for one in self._broken()
            for row, y in enumerate(ys)
            if abs(y - one.at) < SLIVER
        }
        if parted:
            cells = merged_down(cells, parted)
        return Grid(tuple(self.xs), tuple(ys), tuple(cells))

    def _opens_alone(self, words: Sequence[Word]) -> bool:
        """Nothing but a text in the first column."""
        return bool(words) and all(word.x1 <= self.xs[1] for word in words)

    def _heights(self) -> list[float]:
        """Row boundaries: the bands', and those within each stretch."""
        bands = [y for band in self.stack for y in (band.top, band.bottom)]
        broken = [one.at for one in self._broken()]
        rules = self._rules()
        edges = _merged([*bands, *rules, *broken])
        if self.upper:
            edges.insert(0, min(line.box[1] for line in self.upper) - 1)
        if self.lower:
            edges.append(max(line.box[3] for line in self.lower) + 1)
        ys = [edges[0]]
        stretches = zip(self._words_between(edges), edges[1:], strict=True)
        for number, (words, bottom) in enumerate(stretches):
            ruled = any(abs(y - end) < SLIVER for y in broken for end in (ys[-1], bottom))
            below = bool(rules) and (number > 0 or not self.upper)  # a rule or a band
            if words and not ruled and not (below and is_one_row(words, self.xs)):
                ys += rows_of(words, self.xs).cuts
            ys.append(bottom)
        return ys

    def _rules(self) -> list[float]:
        """Heights of the rules over the table's width that stand apart from its bands' edges."""
        edges = [y for band in self.stack for y in (band.top, band.bottom)]
        top = min([self.top, *(line.box[1] for line in self.upper)])
        bottom = max([self.bottom, *(line.box[3] for line in self.lower)])
        return [
            at
            for at in wide_rules(self.separators, self.left, self.right, ACROSS)
            if top < at < bottom and all(abs(at - y) > SLIVER for y in edges)
        ]

    def _broken(self) -> list[Crossing]:
        """The rules below rows that leave out columns, apart from the edges of the bands."""
        edges = [*(y for band in self.stack for y in (band.top, band.bottom)), *self._rules()]
        top = min([self.top, *(line.box[1] for line in self.upper)])
        bottom = max([self.bottom, *(line.box[3] for line in self.lower)])
        return [
            one
            for one in broken_rules(self.separators, self.xs, top, bottom)
            if all(abs(one.at - y) > SLIVER for y in edges)
        ]

    def _words_between(self, ys: Sequence[float]) -> list[list[Word]]:
        """The words between each two heights."""
        found: list[list[Word]] = [[] for _ in ys[1:]]
        for line in self.lines:
            for word in line.words:
                number = bisect_right(ys, word.centre[1]) - 1
                if 0 <= number < len(found):
                    found[number].append(word)
        return found


def _in_one_stretch(rules: Sequence[float], upper: float, lower: float) -> bool:
    """No rule stands between two heights, but one above and one below both, as around a row."""
    above = bisect_right(rules, upper)
    return 0 < above < len(rules) and bisect_right(rules, lower) == above


def _stands_out(line: Line, starts: Mapping[int, Counter[float]]) -> bool:
    """A bold line in one piece that begins left of all first cells: a heading above another table.

    The cells of the table have their texts set in.
    """
    first = min(starts.get(1, ()), default=line.x0)
    return line.bold and line.x0 < first - START and len(segments_of(line, PLAIN)) == 1


def _marked(line: Line, marks: Sequence[Fill]) -> Line:
    """The line with the coloured discs beside it as words, for a column may hold nothing else."""
    _, top, _, bottom = line.box
    beside = [mark for mark in marks if top <= (mark.top + mark.bottom) / 2 <= bottom]
    words = [replace(line.words[0], x0=mark.x0, x1=mark.x1) for mark in beside]
    if not words:
        return line
    every = sorted([*line.words, *words], key=lambda word: word.x0)
    return Line(every, line.baseline, line.size)


def _merged(positions: Sequence[float]) -> list[float]:
    """Positions nearer to each other than any row or column is wide become one."""
    groups: list[list[float]] = []
    for position in sorted(positions):
        if not groups or position - groups[-1][0] >= SLIVER:
            groups.append([])
        groups[-1].append(position)
    return [sum(group) / len(group) for group in groups]


def _is_closed(x: float, words: Sequence[Word], edges: Sequence[float]) -> bool:
    """A boundary that the row has and no text stands over."""
    return any(abs(x - edge) < SLIVER for edge in edges) and not any(
        word.x0 < x - 1 and word.x1 > x + 1 for word in words
    )


def _runs_over(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """A boundary falls into the space between two words of one text, where none can be seen."""
    return any(
        other.x0 - one.x1 < RIVER * line.size
        for line in lines_of(words)
        for one, other in pairwise(_parted(line, xs))
    )


def _is_single(words: Sequence[Word]) -> bool:
    """Each line in one piece, as the text of a row that is one cell."""
    return all(len(segments_of(line, PLAIN)) == 1 for line in lines_of(words))


def _cells_of_row(row: int, closed: Sequence[bool]) -> list[GridCell]:
    cells = [GridCell(row, 0)]
    for column, shut in enumerate(closed, 1):
        if shut:
            cells.append(GridCell(row, column))
        else:
            cells[-1] = cells[-1]._replace(column_span=cells[-1].column_span + 1)
    return cells


def _parted(line: Line, xs: Sequence[float]) -> list[Line]:
    """A line in the parts that stand in different columns."""
    parts: list[list[Word]] = []
    for word in line.words:
        column = bisect_right(xs, word.x0 + START)
        if parts and bisect_right(xs, parts[-1][-1].x0 + START) == column:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [Line(part, line.baseline, line.size) for part in parts]


def _crosses(part: Line, xs: Sequence[float]) -> bool:
    return any(part.x0 < x - 1 and part.x1 > x + 1 for x in xs)


def _is_section(line: Line) -> bool:
    """A bold line in one piece, as rows that stand over others are."""
    return line.bold and len(segments_of(line, PLAIN)) == 1
