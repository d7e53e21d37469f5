"""Where figures stand under each other: the bodies of statistical tables.

Lines with figures in several columns are gathered as long as the white between their columns holds.
The lines of text between them (headings of groups, labels that wrap) come along.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.figures import Part, Spacing, part_of, parts_of, spacing_of
from planlift_parsers.pdf.lines import Line
from planlift_parsers.pdf.rulings import Rule

FAR = 3.2  # font sizes between baselines that end a table without rules
HEADING_FAR = 2.4  # font sizes between a heading among figures and the lines around it
HEADING_OUT = 2.0  # font sizes that it stands further left than the labels below it
MOST_BETWEEN = 7  # lines of text between two lines of figures: a heading and a long label
FEWEST = 3  # lines of figures, so that no chance makes columns of them
KEPT = 0.8  # share of the gaps between columns that a further line leaves
LEAST = 0.18  # font sizes of white between columns that other signs part
PLAIN = 0.8  # font sizes of white that no prose has between its words
COUNTED = 3  # columns that bear their numbers; two such figures come about by chance
START = 1.5  # points by which texts of a column begin or end at the same place

_BY_PLACE = attrgetter("at")
Gap = tuple[float, float]


@dataclass(slots=True)
class Row:
    """A line of a body.

    Attributes:
        line: the line.
        parts: what stands in its columns.
        figures: it has figures behind its first part.
        years: all of those are years, or all of it the columns' numbers, as in a header.
    """

    line: Line
    parts: list[Part]
    figures: bool
    years: bool = False


@dataclass(slots=True)
class Body:
    """Lines of figures with the text between them.

    Attributes:
        first: number of its first line.
        rows: its lines.
        gaps: the white between its columns, as (left, right).
        left: left edge of its text.
        right: right edge.
    """

    first: int
    rows: list[Row]
    gaps: list[Gap] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.gaps) + 1

    def column(self, x: float) -> int:
        """The column that a point lies in."""
        return sum(x > (left + right) / 2 for left, right in self.gaps)

    def crossed(self, part: Part) -> int:
        """Number of gaps that a part fills."""
        return sum(part.x0 < left + 1 and part.x1 > right - 1 for left, right in self.gaps)


def rows_in(lines: Sequence[Line], walls: Sequence[Rule] = ()) -> list[Row]:
    """The lines in parts.

    Args:
        lines: from top to bottom.
        walls: upright rules, which part what stands beside them.
    """
    spacing, ordered = spacing_of(lines), sorted(walls, key=_BY_PLACE)
    return [_row(line, spacing, ordered) for line in lines]


def _row(line: Line, spacing: Spacing, walls: Sequence[Rule]) -> Row:
    middle = line.baseline - 0.3 * line.size
    xs = [wall.at for wall in walls if wall.start < middle < wall.end]
    groups: list[list[Word]] = [[] for _ in range(len(xs) + 1)] if xs else [line.words]
    for word in line.words if xs else ():
        groups[bisect_right(xs, word.centre[0])].append(word)
    parts = [part for group in groups if group for part in parts_of(group, spacing)]
    figures = _has_figures(parts)
    return Row(line, parts, figures, figures and (_are_years(parts) or _are_counted(parts)))


def _has_figures(parts: Sequence[Part]) -> bool:
    """Most of what stands behind the first part is figures, or all of it marks."""
    figures = sum(part.figure for part in parts[1:])
    marked = len(parts) > 1 and all(part.short for part in parts[1:])
    return marked or (figures > 0 and 2 * figures >= len(parts) - 1)


def _are_years(parts: Sequence[Part]) -> bool:
    figures = [part for part in parts[1:] if part.figure]
    return bool(figures) and all(part.year for part in figures)


def _are_counted(parts: Sequence[Part]) -> bool:
    """The numbers of the columns, from 1 on."""
    if len(parts) < COUNTED:
        return False
    return all(part.text.strip("()[]") == str(number) for number, part in enumerate(parts, 1))


def _is_header(rows: Sequence[Row], number: int) -> bool:
    """Years over other figures; short words (months), or fewer years, right over such years."""
    row, below = rows[number], rows[number + 1] if number + 1 < len(rows) else None
    if below is not None and below.years:
        worded = not any(part.figure for part in row.parts)
        spanning = row.years and len(row.parts) < len(below.parts)
        if spanning or not row.years:
            return (spanning or worded) and _is_header(rows, number + 1)
    after = next(
        (each for each in rows[number + 1 : number + 1 + MOST_BETWEEN] if each.figures), None
    )
    return row.years and after is not None and not after.years


def whole_body(rows: Sequence[Row], left: float, right: float) -> Body | None:
    """What a frame holds from the first line of figures to its end, as one body.

    Args:
        rows: all lines in the frame.
        left: the frame's left edge.
        right: its right edge.
    """
    numbers = [number for number, row in enumerate(rows) if row.figures]
    while numbers and _is_header(rows, numbers[0]):
        numbers.pop(0)
    if len(numbers) < FEWEST:
        return None
    taken = _Gathered(rows, numbers[0])
    for number in numbers[1:]:
        taken.add(rows[number])
    taken.stop = len(rows)
    body = taken.body()
    if body is not None:
        body.left, body.right = left, right
    return body


def bodies_in(rows: Sequence[Row]) -> list[Body]:
    """The bodies among lines, from the top down; they have no line in common."""
    found: list[Body] = []
    number = 0
    while number < len(rows):
        if not rows[number].figures or _is_header(rows, number):
            number += 1
            continue
        taken = _Gathered(rows, number)
        taken.gather()
        body = taken.body()
        if body is not None:
            found.append(body)
        number = taken.stop
    return found


class _Gathered:
    """The lines of one body while they are gathered."""

    def __init__(self, rows: Sequence[Row], start: int) -> None:
        self.rows, self.start, self.stop = rows, start, start + 1
        self.white = [(float("-inf"), float("inf"))]
        self.left, self.right = float("inf"), float("-inf")
        self.add(rows[start])

    def gather(self) -> None:
        """Takes in all lines that go on with the first one."""
        number = self.stop
        while number < len(self.rows):
            row, before = self.rows[number], self.rows[number - 1]
            if _is_far(before, row) or number - self.stop > MOST_BETWEEN:
                return
            if row.figures:
                if _is_header(self.rows, number) and not self.rows[self.start].years:
                    return
                if not self._goes_on(row) or not self._bridged(number):
                    return
                self.add(row)
                self.stop = number + 1
            number += 1

    def add(self, row: Row) -> None:
        """Takes in a line of figures; where two texts touch, they part as in the lines before."""
        row.parts = _parted(row.parts, self._gaps())
        self.white = _less(self.white, row.parts)
        self.left = min(self.left, row.parts[0].x0)
        self.right = max(self.right, *(part.x1 for part in row.parts))

    def _gaps(self) -> list[Gap]:
        return _inner(self.white, self.left, self.right, self.rows[self.start].line.size)

    def _goes_on(self, row: Row) -> bool:
        """The line leaves the white between the columns."""
        before = self._gaps()
        parts = _parted(row.parts, before)
        left, right = min(self.left, parts[0].x0), max(self.right, parts[-1].x1)
        after = _inner(_less(self.white, parts), left, right, row.line.size)
        return bool(after) and len(after) >= KEPT * len(before)

    def _bridged(self, number: int) -> bool:
        """The text between the last figures and these belongs to the body."""
        between = self.rows[self.stop : number]
        gaps = self._gaps()
        crossing = 0
        for row in between:
            part = row.parts[0]
            crossed = any(
                each.x0 < left + 1 and each.x1 > right - 1
                for each in row.parts
                for left, right in gaps
            )
            if crossed:
                crossing += 1
                if len(row.parts) > 1 or not self._is_heading(row, number):
                    return False
            elif part.x1 < self.left or part.x0 > self.right:
                return False
        return crossing < 2

    def _is_heading(self, row: Row, number: int) -> bool:
        """A line across the columns, right between two lines of figures."""
        part, size = row.parts[0], row.line.size
        below = self.rows[number].line.baseline - row.line.baseline
        above = row.line.baseline - self.rows[self.stop - 1].line.baseline
        near = max(below, above) <= HEADING_FAR * size
        return near and part.x0 >= self.left - HEADING_OUT * size and part.x1 <= self.right + size

    def body(self) -> Body | None:
        """The body; None where there are too few lines or no columns."""
        rows = list(self.rows[self.start : self.stop])
        lines = [row for row in rows if row.figures]
        if len(lines) < FEWEST:
            return None
        gaps = [gap for gap in self._gaps() if _is_between(gap, rows)]
        body = Body(self.start, rows, gaps, self.left, self.right)
        return body if gaps else None


def _is_far(before: Row, row: Row) -> bool:
    if row.line.size > 1.3 * before.line.size:
        return True
    return row.line.baseline - before.line.baseline > FAR * before.line.size


def _parted(parts: Sequence[Part], gaps: Sequence[Gap]) -> list[Part]:
    """Parts whose text fills a gap, cut there where a figure begins behind it."""
    made = list(parts)
    for left, right in gaps:
        for number, part in enumerate(made):
            if part.x0 < left and part.x1 > right:
                sides = _cut(part, left, right)
                made[number : number + 1] = sides
                break
    return made


def _cut(part: Part, left: float, right: float) -> list[Part]:
    for number in range(1, len(part.words)):
        word = part.words[number]
        if left - 1 <= word.x0 <= right + part.size and word.x0 - part.words[number - 1].x1 > -1:
            behind = part_of(part.words[number:])
            if behind.figure:
                return [part_of(part.words[:number]), behind]
    return [part]


def _less(white: Sequence[Gap], parts: Sequence[Part]) -> list[Gap]:
    """The white that a line leaves."""
    made = []
    for start, right in white:
        left = start
        for part in parts:
            if part.x1 <= left or part.x0 >= right:
                continue
            if part.x0 > left:
                made.append((left, part.x0))
            left = max(left, part.x1)
        if right > left:
            made.append((left, right))
    return made


def _inner(white: Sequence[Gap], left: float, right: float, size: float) -> list[Gap]:
    """The white with text on both sides, wide enough to part columns."""
    return [(a, b) for a, b in white if a >= left and b <= right and b - a >= LEAST * size]


def _is_between(gap: Gap, rows: Sequence[Row]) -> bool:
    """Enough lines have text on both sides; narrow white has figures or a common edge behind it."""
    left, right = gap
    behind = [
        (row, next(part for part in row.parts if part.x0 >= right - START))
        for row in rows
        if row.parts[0].x1 <= left + START and row.parts[-1].x0 >= right - START
    ]
    if right - left >= PLAIN * rows[0].line.size:
        return len(behind) >= FEWEST - 1
    if len(behind) < FEWEST:
        return False
    alike = sum(part.short or part.x0 <= right + START for _, part in behind)
    return 2 * alike > len(behind)
