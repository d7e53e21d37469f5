"""Rows of a table whose rules do not show them: from white space, alignment and filled cells.

Cells stand at the top, in the middle or at the bottom of their row, those of the header perhaps
otherwise than all others. Of all ways to part the lines into rows, for each of the three, the one
with the fewest faults is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.flow import USUAL_LEADING, Measure, fits, leading_of
from planlift_parsers.pdf.lines import Line, lines_of

OVERLAP = 0.15  # font sizes that tight lines of two rows may reach into each other
WIDE = 0.2  # font sizes of white beyond that between lines: 2 points at 10, a padding of 1 px twice
# Programs set lines of a cell to a hair alike: white that is clearly more than all of theirs parts
# rows too, as the padding of 0.02 inches does that LibreOffice gives to the cells of pages.
HAIR = 0.03  # font sizes by which the whites of lines of cells differ from their leading
CLEAR = 0.1  # font sizes from those to the white between any two rows
FEWEST_ALIKE = 2  # such lines, more than half of them, would not have fitted on the one before
PADDING = 0.6  # font sizes between the end of a line and the next column's boundary
SAME_ANCHOR = 0.3  # font sizes; a cell with a line more or less is off by half a line, 0.6
MOST_STRIPS = 60  # that a row has: a page full of lines
# What speaks against a row, weighed so that one plain sign outweighs two weak ones: found on
# tables printed with each alignment, with and without padding, of three to six columns.
MISALIGNED = 3.0  # a cell off the place that the row's alignment gives it
NO_FIRST = 1.5  # the first cell is empty
EMPTY = 0.3  # another cell is
COUNTED_TWICE = 3.0  # another text beside one that counts the table's rows in the first cell
UNCOUNTED = 1.5  # a first cell without such a text, where the others have one
TIGHT_END = 1.5  # no more white below the row than between lines
TIGHT_MEND = 1.0  # what is taken off that where the next line would have fitted
BREAK_INSIDE = 0.5  # within a cell, a line whose first word would have fitted on the line before
WIDE_INSIDE = 0.7  # white within the row as between rows, in each column it parts
MIXED = 3.0  # wholly bold lines and others in one row: the header and the row below
A_ROW = 0.6  # each row, so that lines stay together where nothing parts them


class Align(Enum):
    """Where a row's cells stand."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(slots=True)
class _Strip:
    """Lines of all columns that no level white parts.

    Attributes:
        spans: column -> its lines' upper and lower edge.
        breaks: places within a column where the next line need not have been a new one.
        ended: columns whose first line here need not have been a new one -> the strip of the
            line before.
        white: white above it.
        bold: all of it is bold.
        counts: lines in its first column that count the table's rows.
        first: whether its lines in the first column are bold, None if it has none.
    """

    spans: dict[int, tuple[float, float]]
    white: float
    breaks: int = 0
    ended: dict[int, int] = field(default_factory=dict)
    bold: bool = True
    counts: int = 0
    first: bool | None = None

    @property
    def top(self) -> float:
        return min(top for top, _ in self.spans.values())

    @property
    def bottom(self) -> float:
        return max(bottom for _, bottom in self.spans.values())


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines parted into rows.

    Attributes:
        cuts: y between each two rows.
        faults: how much speaks against it.
        align: where the cells stand.
        wide: whether there is more white at each cut than between lines.
    """

    cuts: tuple[float, ...]
    faults: float
    align: Align
    wide: tuple[bool, ...]


def rows_of(words: Sequence[Word], xs: Sequence[float]) -> Rows:
    """The rows with the fewest faults.

    Args:
        words: level words of the table or of a part of it.
        xs: x of its column boundaries, the outer ones included.
    """
    return min(every_rows(words, xs), key=lambda rows: rows.faults)


def every_rows(words: Sequence[Word], xs: Sequence[float]) -> list[Rows]:
    """The best rows for each alignment, the top first.

    Args:
        words: level words of the table or of a part of it.
        xs: x of its column boundaries, the outer ones included.
    """
    columns = _columns(words, xs)
    sizes = sorted(word.size for word in words)
    size = sizes[len(sizes) // 2] if sizes else 1.0
    measures = [Measure(left, right - PADDING * size) for left, right in pairwise(xs)]
    judge = _Judge(_strips(columns, measures), len(measures), size, leading_of([*columns.values()]))
    return [judge.best(align) for align in Align]


def _columns(words: Sequence[Word], xs: Sequence[float]) -> dict[int, list[Line]]:
    inside: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        column = bisect_right(xs, word.centre[0]) - 1
        inside[min(max(column, 0), len(xs) - 2)].append(word)
    return {column: lines_of(found) for column, found in inside.items()}


def _strips(columns: dict[int, list[Line]], measures: Sequence[Measure]) -> list[_Strip]:
    found = [(line.box, column, line) for column, lines in columns.items() for line in lines]
    found.sort(key=lambda entry: (entry[0][1], entry[1]))
    counting = _counting(columns.get(0, ()))
    strips: list[_Strip] = []
    last: dict[int, tuple[int, Line]] = {}  # column -> its last line and that line's strip
    for (_, top, _, bottom), column, line in found:
        reach = strips[-1].bottom if strips else 0.0
        if not strips or top >= reach - OVERLAP * line.size:
            strips.append(_Strip({}, top - reach))
        strip = strips[-1]
        if column in last and fits(last[column][1], line, measures[column]):
            if column in strip.spans:
                strip.breaks += 1
            else:
                strip.ended[column] = last[column][0]
        last[column] = len(strips) - 1, line
        before = strip.spans.get(column, (top, bottom))
        strip.spans[column] = min(top, before[0]), max(bottom, before[1])
        strip.bold = strip.bold and line.bold
        strip.counts += column == 0 and id(line) in counting
        if column == 0:
            strip.first = line.bold and strip.first is not False
    return strips


def _sections(strips: Sequence[_Strip]) -> set[int]:
    """Numbers of the strips of bold words alone in the first column, between others that are not.

    They name what follows; a bold first cell that is the longest of its row has bold above.
    """
    found: set[int] = set()
    above: bool | None = None
    for number, (strip, below) in enumerate(pairwise(strips)):
        alone = strip.bold and strip.spans.keys() == {0}
        if alone and above is False and below.first is False:
            found.add(number)
        above = above if strip.first is None else strip.first
    return found


def _counting(lines: Sequence[Line]) -> set[int]:
    """The ids of those lines of the first column that count the rows."""
    counts = counts_rows([line.text for line in lines])
    return {id(line) for line, counted in zip(lines, counts, strict=True) if counted}


def _exact_white(strips: Sequence[_Strip], size: float, leading: float) -> float:
    """The most white in a cell where lines are set alike and rows clearly apart; else infinite."""
    line, inner = (leading - 1.0) * size, strips[1:]
    alike = [strip for strip in inner if abs(strip.white - line) <= HAIR * size]
    wider = [strip for strip in inner if strip.white > line + HAIR * size]
    wrapped = sum(not strip.ended for strip in alike)
    if not leading or wrapped < FEWEST_ALIKE or 2 * wrapped <= len(alike):
        return float("inf")
    if not any(strip.ended for strip in wider):
        return float("inf")
    most, least = (max(s.white for s in alike), min(s.white for s in wider))
    return (most + least) / 2 if least >= most + CLEAR * size else float("inf")


class _Judge:
    """Weighs rows of strips against each other."""

    def __init__(self, strips: Sequence[_Strip], columns: int, size: float, leading: float) -> None:
        self.strips, self.columns, self.size = strips, columns, size
        between = (leading or USUAL_LEADING) - 1.0
        most = min((between + WIDE) * size, _exact_white(strips, size, leading))
        self.wide = [strip.white > most for strip in strips]
        self.counted = any(strip.counts for strip in strips)
        self.sections = _sections(strips)
        self.ends = [0.0, *(self._end(n) for n in range(1, len(strips))), 0.0]

    def best(self, align: Align) -> Rows:
        """The rows with the fewest faults: by the shortest way through all strips."""
        count = len(self.strips)
        least, came = [0.0] + [float("inf")] * count, [0] * (count + 1)
        for start in range(count):
            for stop, faults in self._rows_from(start, align):
                total = least[start] + faults + self.ends[stop]
                if total < least[stop] - 1e-9:
                    least[stop], came[stop] = total, start
        starts = []
        stop = count
        while stop > 0:
            stop = came[stop]
            starts.append(stop)
        begun = [n for n in reversed(starts) if n]
        cuts = tuple((self.strips[n - 1].bottom + self.strips[n].top) / 2 for n in begun)
        return Rows(cuts, least[count], align, tuple(self.wide[n] for n in begun))

    def _rows_from(self, start: int, align: Align) -> list[tuple[int, float]]:
        """For each row that begins at a strip: the strip behind it, and its faults.

        The header, bold lines at the top, may stand otherwise than the rows below.
        """
        spans: dict[int, tuple[float, float]] = {}
        made, inside, counts, loose = [], 0.0, 0, False
        header = start == 0
        for number in range(start, min(start + MOST_STRIPS, len(self.strips))):
            strip = self.strips[number]
            inside += BREAK_INSIDE * strip.breaks
            if number > start:
                inside += BREAK_INSIDE * sum(n >= start for n in strip.ended.values())
                if self.wide[number]:
                    inside += WIDE_INSIDE * max(1, len(spans.keys() & strip.spans.keys()))
                inside += MIXED * self._is_mixed(number)
            for column, (top, bottom) in strip.spans.items():
                before = spans.get(column, (top, bottom))
                spans[column] = min(top, before[0]), max(bottom, before[1])
            loose = loose or (0 in strip.spans and not strip.counts and not counts)
            counts += strip.counts
            header = header and strip.bold
            aligns = Align if header else (align,)
            weighed = min(self._faults(spans, one) for one in aligns)
            weighed += self._miscount(start, counts, loose=loose)
            made.append((number + 1, inside + weighed))
        return made

    def _is_mixed(self, number: int) -> bool:
        """A strip and the one above it are of two weights, or one of them names a section."""
        strip, above = self.strips[number], self.strips[number - 1]
        weights = strip.bold != above.bold and len(strip.spans) > 1
        return weights or bool(self.sections & {number - 1, number})

    def _miscount(self, start: int, counts: int, *, loose: bool) -> float:
        """What the first cell's count of rows speaks against the row.

        Args:
            start: number of its first strip.
            counts: texts in it that count the rows.
            loose: another text stands in the first cell, above those; a header has no count.
        """
        if not self.counted:
            return 0.0
        if counts:
            return COUNTED_TWICE * (counts + loose - 1)
        return UNCOUNTED * (loose and start > 0)

    def _faults(self, spans: dict[int, tuple[float, float]], align: Align) -> float:
        top = min(span[0] for span in spans.values())
        bottom = max(span[1] for span in spans.values())
        near = SAME_ANCHOR * self.size
        if align == Align.TOP:
            off = sum(span[0] - top > near for span in spans.values())
        elif align == Align.BOTTOM:
            off = sum(bottom - span[1] > near for span in spans.values())
        else:
            off = sum(abs(sum(span) - top - bottom) > 2 * near for span in spans.values())
        empty = self.columns - len(spans)
        if 0 not in spans:
            return A_ROW + MISALIGNED * off + NO_FIRST + EMPTY * (empty - 1)
        return A_ROW + MISALIGNED * off + EMPTY * empty

    def _end(self, number: int) -> float:
        """What speaks against a row's end above a strip."""
        if self.wide[number] or self.sections & {number - 1, number}:
            return 0.0
        return TIGHT_END - TIGHT_MEND * bool(self.strips[number].ended)
