"""Lines of a body of figures to the table's rows: cells that wrap, headings of groups.

A row has one line with figures. Whether a line of text goes on with the one above, begins the one
below or stands alone is told by rules, the distance of lines and where words would have fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from planlift_parsers.pdf.bodies import Body, Row
from planlift_parsers.pdf.figures import LEADERS, Part
from planlift_parsers.pdf.flow import Measure, fits
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.words import LEADER

STEP = 0.08  # share by which the distance of two rows differs from that of two lines of a cell
CENTRED = 1.5  # font sizes that the heading of a group may be off the table's middle
# Font sizes that the middles of two headings are off; where all glyphs are as wide, half of one.
SAME_CENTRE = 0.4
HALF = 0.85  # font sizes; lines nearer than this stand beside each other, one moved up or down
INDENT = 0.5  # font sizes by which a line under a heading is indented
# How likely two lines are one cell's, from what each sign alone tells.
SURE, LIKELY, UNLIKELY, NEVER = 0.95, 0.7, 0.2, 0.0
EVEN = 0.5
OPEN_ENDS = (",", "-", "–", "/", "(")
JOINED_STARTS = "(),&"


def row_starts(body: Body, cuts: Sequence[float]) -> list[int]:
    """Numbers of the lines that begin a row.

    Args:
        body: lines of figures.
        cuts: y of the rules that part its rows.
    """
    bands = _bands(body.rows, cuts)
    wraps = _Wraps(body)
    full = sum(sum(wraps.anchors[band.start : band.stop]) > 1 for band in bands)
    ruled = len(bands) > 2 and 4 * full <= len(bands)
    starts = []
    for band in bands:
        if ruled and sum(wraps.anchors[band.start : band.stop]) <= 1:
            starts.append(band.start)
        else:
            starts += _starts_in(band, wraps)
    return starts


def is_heading(row: Row, body: Body) -> bool:
    """A text alone over the columns, as the headings of groups of rows are.

    Args:
        row: a line of the body.
        body: the body.
    """
    if len(row.parts) > 1:
        return False
    part = row.parts[0]
    if body.crossed(part):
        return not part.figure
    if body.column(part.centre) == 0:
        return False
    centred = abs(2 * part.centre - body.left - body.right) <= 2 * CENTRED * part.size
    return centred or (not part.figure and _is_in_line(row, body))


def is_over_values(part: Part, body: Body) -> bool:
    """Whether a heading stands in the middle of the columns behind the first, not of all.

    Args:
        part: the heading.
        body: the body, of three columns or more.
    """
    start = body.gaps[0][1]
    all_off, off = (abs(2 * part.centre - edge - body.right) for edge in (body.left, start))
    return part.x0 >= start and off < all_off and body.columns > 2


def _is_in_line(row: Row, body: Body) -> bool:
    """Its middle is that of texts that stand alone across the columns."""
    part = row.parts[0]
    return any(
        len(other.parts) == 1
        and abs(other.parts[0].centre - part.centre) <= SAME_CENTRE * part.size
        and body.crossed(other.parts[0])
        for other in body.rows
        if other is not row
    )


def cuts_of(rules: Sequence[Rule], body: Body, share: float) -> list[float]:
    """Heights of the rules over a body's width, from the top down.

    Args:
        rules: level rules.
        body: the body.
        share: of its width that they take at the least.
    """
    width = share * (body.right - body.left)
    return sorted(
        rule.at for rule in rules if min(rule.end, body.right) - max(rule.start, body.left) >= width
    )


def _bands(rows: Sequence[Row], cuts: Sequence[float]) -> list[range]:
    """The lines between each two rules."""
    starts = [0]
    for number, (before, row) in enumerate(pairwise(rows), 1):
        upper, lower = _middle(before), _middle(row)
        if any(upper < at < lower for at in cuts):
            starts.append(number)
    return [range(a, b) for a, b in pairwise([*starts, len(rows)])]


def _middle(row: Row) -> float:
    return row.line.baseline - 0.3 * row.line.size


def _starts_in(band: range, wraps: _Wraps) -> list[int]:
    """Where rows begin between two rules."""
    anchors = [number for number in band if wraps.anchors[number]]
    if not anchors:
        return [n for n in band if n == band.start or wraps.likely[n] <= EVEN]
    starts = {band.start}
    starts.update(n for n in range(band.start + 1, anchors[0] + 1) if wraps.likely[n] <= EVEN)
    for one, other in pairwise(anchors):
        starts.update(_starts_between(one, other, wraps))
    starts.update(n for n in range(anchors[-1] + 1, band.stop) if wraps.likely[n] <= EVEN)
    return sorted(_without_scraps(starts, band, wraps))


def _starts_between(one: int, other: int, wraps: _Wraps) -> list[int]:
    """Where rows begin behind one line of figures, up to the next one."""
    lines = range(one + 1, other + 1)
    parted = [number for number in lines if wraps.likely[number] <= EVEN]
    if parted:
        return parted
    least = min(wraps.likely[number] for number in lines)
    weak = [number for number in lines if wraps.likely[number] == least]
    return [weak[0] if wraps.rising else weak[-1]]


def _without_scraps(starts: set[int], band: range, wraps: _Wraps) -> set[int]:
    """Lines without a first cell and figures are no row: they go to the nearer one."""
    ordered = sorted(starts)
    kept = set(starts)
    for start, stop in pairwise([*ordered, band.stop]):
        if any(wraps.anchors[start:stop]) or any(wraps.has_label(n) for n in range(start, stop)):
            continue
        up = wraps.likely[start] if start > band.start else -1.0
        down = wraps.likely[stop] if stop < band.stop else -1.0
        if max(up, down) > NEVER:
            kept.discard(start if up >= down else stop)
    return kept


def _is_led(part: Part) -> bool:
    """Dots lead on from it, to the figures of its own line."""
    return part.text[-1] in LEADERS and part.text.replace(" ", "").endswith(LEADER)


class _Wraps:
    """How likely each line goes on with the row of the line above.

    Attributes:
        likely: by the number of the lower line; 0 never, 1 surely.
        rising: figures stand on the last line of their row.
    """

    def __init__(self, body: Body) -> None:
        self.body, self.rows = body, body.rows
        self.texts = [self._texts(row) for row in self.rows]
        self.anchors = [self._is_anchor(row) for row in self.rows]
        self.measures = self._measures()
        steps = [
            (n, step)
            for n in range(1, len(self.rows))
            if (step := self._step(n)) > HALF * self.rows[n].line.size
        ]
        figures = [step for n, step in steps if self._both(n)]
        self.step = median(figures) if figures else 0.0
        self.least = min((step for _, step in steps), default=0.0)
        self.likely = [NEVER, *(self._likely(n) for n in range(1, len(self.rows)))]
        ups = sum(self.likely[n] > EVEN for n in self._numbers(figures=False))
        downs = sum(self.likely[n] > EVEN for n in self._numbers(figures=True))
        self.rising = downs > ups

    def _numbers(self, *, figures: bool) -> list[int]:
        """Lines with figures below one without, or without below one with."""
        return [
            n
            for n in range(1, len(self.rows))
            if self.anchors[n] == figures and self.anchors[n - 1] != figures
        ]

    def has_label(self, number: int) -> bool:
        """Something stands in the first column, or across them."""
        row = self.rows[number]
        return self.body.column(row.parts[0].centre) == 0 or is_heading(row, self.body)

    def _is_anchor(self, row: Row) -> bool:
        """It has figures behind the first column."""
        if is_heading(row, self.body):
            return False
        return any(part.short and self.body.column(part.centre) > 0 for part in row.parts)

    def _both(self, number: int) -> bool:
        return self.anchors[number] and self.anchors[number - 1]

    def _texts(self, row: Row) -> dict[int, Part]:
        """What stands in each column and is no figure."""
        return {self.body.column(part.centre): part for part in row.parts if self._is_text(part)}

    def _is_text(self, part: Part) -> bool:
        """A label or other text, which may wrap."""
        if self.body.crossed(part):
            return False
        return not part.figure or self.body.column(part.centre) == 0

    def _measures(self) -> dict[int, Measure]:
        size = self.rows[0].line.size
        edges: dict[int, tuple[float, float]] = {}
        for texts in self.texts:
            for column, part in texts.items():
                left, right = edges.get(column, (part.x0, part.x1))
                edges[column] = min(left, part.x0), max(right, part.x1)
        return {c: Measure(a, b + 0.1 * size) for c, (a, b) in edges.items()}

    def _step(self, number: int) -> float:
        return self.rows[number].line.baseline - self.rows[number - 1].line.baseline

    def _likely(self, number: int) -> float:
        before, row = self.rows[number - 1], self.rows[number]
        above, below = self.texts[number - 1], self.texts[number]
        shared = [(above[c], part, c) for c, part in below.items() if c in above]
        if (
            self._both(number)
            or any(one.bold != other.bold or _is_led(one) for one, other, _ in shared)
            or is_heading(before, self.body)
            or is_heading(row, self.body)
        ):
            return NEVER
        step = self._step(number)
        if step < HALF * row.line.size and not shared:
            return SURE
        told = [self._goes_on(one, other, column, number) for one, other, column in shared]
        return self._weighed(step, told)

    def _weighed(self, step: float, told: Sequence[float]) -> float:
        """What the distance of two lines tells, with what their words tell."""
        if self.step <= (1 + STEP) * self.least:  # rows are as near as the lines of a cell
            return sum(told) / len(told) if told else EVEN + 0.05
        if step > (1 + STEP) * self.least:
            return UNLIKELY if step < (1 - STEP) * self.step else NEVER
        return LIKELY if told and max(told) == NEVER else SURE

    def _goes_on(self, above: Part, part: Part, column: int, number: int) -> float:
        """Whether one cell's text goes on, as its words tell."""
        first = part.words[0].text
        if first[:1].islower() or first[:1] in JOINED_STARTS or above.text.endswith(OPEN_ENDS):
            return SURE
        if above.text.endswith(":"):
            return NEVER
        indented = part.x0 > above.x0 + INDENT * part.size
        if column == 0 and indented and not self._hangs(number):
            return NEVER
        lines = (
            above.line(self.rows[number - 1].line.baseline),
            part.line(self.rows[number].line.baseline),
        )
        return UNLIKELY if fits(*lines, self.measures[column]) else LIKELY

    def _hangs(self, number: int) -> bool:
        """The label is indented, and the next one is not."""
        part = self.texts[number][0]
        after = self.texts[number + 1].get(0) if number + 1 < len(self.rows) else None
        return after is None or after.x0 < part.x0 - INDENT * part.size
