"""The header over columns of figures: which lines it takes, and which columns each text spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planlift_parsers.pdf.bodies import Body, Row
from planlift_parsers.pdf.figure_rows import is_heading
from planlift_parsers.pdf.figures import Part
from planlift_parsers.pdf.lines import Line
from planlift_parsers.pdf.rulings import Rule

HEAD_FAR = 2.7  # font sizes between baselines of a header's lines, and over the first figures
WRAPPED = 1.65  # font sizes between the baselines of one text's lines
NEAR_RULE = 40.0  # points from the first or last figures to the rule that frames a table
OUTSIDE = 2.0  # font sizes that a header begins behind the figures below it at most
WIDEST = 12.0  # font sizes by which it ends further right
WIDE = 0.8  # share of a table's width that a rule takes which ends its header
CENTRED = 1.6  # font sizes that a text over several columns may be off their middle
SAME_CENTRE = 0.4  # font sizes that the middles of two centred lines are off
MOST_LINES = 14  # of a header
# What speaks against a place for a text, in font sizes off.
SPANS = 0.3  # it takes several columns
LEFT_OUT = 0.6  # a column with a text of its own below stays without one in this line
GOES_ON = -0.5  # it stands right over the text of a single column, and in line with it
MID_PHRASE = -1.5  # the same where that text begins in lower case
IN_LINE = 0.3  # font sizes that the edges or middles of two lines of one text are off at most
OFF_RULE = 3.0  # a rule below the text shows other columns
NEVER = 99.0
MOST_FAULTS = 12.0  # a text further off has no place there
BARE = 1.5  # it takes several columns that have no texts of their own below


@dataclass(slots=True)
class Block:
    """A cell of the header.

    Attributes:
        first: its first column.
        last: its last column.
        lines: its lines, as (baseline, part), from the bottom up.
        row: its first row.
        stop: the row behind its last one.
    """

    first: int
    last: int
    lines: list[tuple[float, Part]] = field(default_factory=list)
    row: int = 0
    stop: int = 1

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(word.top for _, part in self.lines for word in part.words)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(word.bottom for _, part in self.lines for word in part.words)

    def covers(self, first: int, last: int) -> bool:
        """Whether it has a column in common with these."""
        return self.first <= last and first <= self.last


def header_lines(
    above: Sequence[Row], body: Body, rules: Sequence[Rule], *, framed: bool = False
) -> tuple[list[Row], list[Row]]:
    """The header over a body, and the headings of its first rows that stand below the header.

    Args:
        above: the lines over the body that no other table has, from the top down.
        body: the lines of figures.
        rules: level rules and edges of shading.
        framed: all of it stands in one frame, which may have rules between the header's lines too.

    Returns:
        The header's lines from the bottom up; the headings from the top down.
    """
    wide = sorted(_wide(rules, body), reverse=True)
    taken: list[Row] = []
    strong = passed = under = 0  # lines up to a sure one; rules passed; lines below the first rule
    before = body.rows[0].line
    for row in reversed(above[-MOST_LINES:]):
        between = [at for at in wide if _middle(row.line) < at < _middle(before)]
        passed += len(between)
        far = before.baseline - row.line.baseline > HEAD_FAR * max(row.line.size, before.size)
        if (passed > 1 and not framed) or (far and not between) or not _fits(row, body, rules):
            break
        taken.append(row)
        under += not passed
        if _is_sure(row, body) or (not passed and len(wide) > 1 and _is_topped(row, wide)):
            strong = len(taken)
        before = row.line
    count = _headings(taken[:strong], body, under if passed else 0)
    return taken[count:strong], taken[:count][::-1]


def _is_sure(row: Row, body: Body) -> bool:
    """Texts of several columns, or one that stands over figures."""
    return len(row.parts) > 1 or _is_over_values(row.parts[0], body)


def _headings(taken: Sequence[Row], body: Body, under: int) -> int:
    """How many of the lines right above the figures are headings of the first rows.

    Args:
        taken: lines from the bottom up.
        body: the lines of figures.
        under: how many stand below the rule under the header.
    """
    if 0 < under < len(taken) and all(len(row.parts) == 1 for row in taken[:under]):
        return under
    centres = [row.parts[0].centre for row in body.rows if is_heading(row, body)]
    count = 0
    while count < len(taken) and _is_among(taken[count], centres):
        count += 1
    if count:
        return count
    while count < len(taken) and _is_label(taken[count], body):
        count += 1
    if not 0 < count < len(taken) or body.column(taken[count].parts[0].centre) > 0:
        return 0
    lower, upper = taken[count - 1].line, taken[count].line
    above = lower.baseline - upper.baseline
    below = body.rows[0].line.baseline - taken[0].line.baseline
    wraps = lower.bold == upper.bold and above <= WRAPPED * lower.size and below > above + 1
    return 0 if wraps else count


def _is_among(row: Row, centres: Sequence[float]) -> bool:
    """A text alone in line with the headings of other groups."""
    part = row.parts[0]
    near = SAME_CENTRE * part.size
    return len(row.parts) == 1 and any(abs(part.centre - centre) <= near for centre in centres)


def _is_label(row: Row, body: Body) -> bool:
    return len(row.parts) == 1 and body.column(row.parts[0].centre) == 0


def _is_topped(row: Row, wide: Sequence[float]) -> bool:
    """A rule over the whole table stands close above a line."""
    top = row.line.box[1]
    return any(top - 2 * row.line.size < at < top + 1 for at in wide)


def _middle(line: Line) -> float:
    return line.baseline - 0.3 * line.size


def _wide(rules: Sequence[Rule], body: Body) -> list[float]:
    width = body.right - body.left
    return [
        rule.at
        for rule in rules
        if min(rule.end, body.right) - max(rule.start, body.left) >= WIDE * width
    ]


def _fits(row: Row, body: Body, rules: Sequence[Rule]) -> bool:
    """No text stands over the boundary of the first column or far outside the table."""
    size = row.line.size
    if row.line.size > 1.3 * body.rows[0].line.size:
        return False
    left, right = _reach(body, rules)
    if row.line.x0 < left - 2 * size or row.parts[-1].x0 > right + OUTSIDE * size:
        return False
    if row.line.x1 > right + WIDEST * size:
        return False
    left, right = body.gaps[0]
    for part in row.parts:
        if part.x0 < left + 1 and part.x1 > right - 1 and body.crossed(part):
            return False
        if body.crossed(part) and len(row.parts) == 1 and not _is_over_values(part, body):
            return False
    return True


def _reach(body: Body, rules: Sequence[Rule]) -> tuple[float, float]:
    """The edges of a body, or those of the rules over its width."""
    top, bottom = body.rows[0].line.box[1], body.rows[-1].line.box[3]
    wide = [
        rule
        for rule in rules
        if rule.start <= body.left + 2
        and rule.end >= body.right - 2
        and top - NEAR_RULE < rule.at < bottom + NEAR_RULE
    ]
    left = min([body.left, *(rule.start for rule in wide)])
    return left, max([body.right, *(rule.end for rule in wide)])


def _is_over_values(part: Part, body: Body) -> bool:
    """A text over the columns behind the first; over several, in their middle."""
    left = body.gaps[0][1]
    if part.x1 <= left or part.x0 < (body.gaps[0][0] + left) / 2 - part.size:
        return False
    if not body.crossed(part):
        return True
    wide = part.x1 - part.x0 > 0.7 * (body.right - left)
    off = min(abs(2 * part.centre - edge - body.right) for edge in (left, body.gaps[0][0]))
    return not wide or off <= 2 * CENTRED * part.size


def blocks_of(
    lines: Sequence[Row],
    title: Sequence[Row],
    body: Body,
    rules: Sequence[Rule],
    walls: Sequence[Rule],
) -> list[Block]:
    """The cells of a header.

    Args:
        lines: its lines from the bottom up.
        title: lines above them over the whole table, from the top down.
        body: the lines of figures below.
        rules: level rules and edges of shading.
        walls: upright rules within the table's frame.
    """
    blocks: list[Block] = []
    extents = _extents(body)
    for row in lines:
        placed = _placed(_Judge(row, blocks, extents, body, rules, walls), row, extents, body)
        for part, first, last in placed:
            _put(blocks, part, row.line.baseline, first, last, rules)
    if title:
        parts = [(row.line.baseline, part) for row in reversed(title) for part in row.parts]
        blocks.append(Block(0, body.columns - 1, parts))
    _set_rows(blocks)
    return blocks


def _extents(body: Body) -> list[tuple[float, float]]:
    """Left and right edge of the text of each column."""
    found = [(float("inf"), float("-inf"))] * body.columns
    for row in body.rows:
        for part in row.parts:
            if body.crossed(part):
                continue
            column = body.column(part.centre)
            left, right = found[column]
            found[column] = min(left, part.x0), max(right, part.x1)
    return found


def _put(
    blocks: list[Block], part: Part, baseline: float, first: int, last: int, rules: Sequence[Rule]
) -> None:
    """Adds a text to the cell that it goes on with, or as a cell of its own."""
    below = [block for block in blocks if block.covers(first, last)]
    tops = [block for block in below if not any(_is_over(o, block) for o in below)]
    wrapped = _wrapped_below(part, baseline, first, last, tops, blocks)
    if wrapped is not None:
        wrapped.first, wrapped.last = first, last
        wrapped.lines.append((baseline, part))
        return
    if len(tops) == 1:
        block = tops[0]
        base, lowest = block.lines[-1]
        near = base - baseline <= WRAPPED * max(part.size, lowest.size)
        near = near and lowest.text.strip("()[]") != str(first + 1)  # the column's number
        same = (block.first, block.last) == (first, last)
        both = block.first <= first and last <= block.last and block.first < block.last
        wider = first <= block.first and block.last <= last and block.first < block.last
        if near and (same or both or wider) and not _is_ruled(part, baseline, lowest, base, rules):
            block.first, block.last = min(first, block.first), max(last, block.last)
            block.lines.append((baseline, part))
            return
    blocks.append(Block(first, last, [(baseline, part)]))


def _wrapped_below(
    part: Part,
    baseline: float,
    first: int,
    last: int,
    tops: Sequence[Block],
    blocks: Sequence[Block],
) -> Block | None:
    """The last words of a text over several columns, in its middle and over texts of their own."""
    if first == last:
        return None
    for block in tops:
        base, lower = block.lines[-1]
        near = base - baseline <= WRAPPED * part.size and lower.bold == part.bold
        centred = abs(lower.centre - part.centre) <= SAME_CENTRE * part.size
        alone = all(other is block or other.lines[-1][0] > base + 1 for other in tops)
        if near and centred and alone and any(_is_over(block, other) for other in blocks):
            return block
    return None


def _is_over(upper: Block, lower: Block) -> bool:
    return (
        upper is not lower
        and upper.lines[0][0] < lower.lines[-1][0]
        and upper.covers(lower.first, lower.last)
    )


def _is_ruled(
    part: Part, baseline: float, lower: Part, below: float, rules: Sequence[Rule]
) -> bool:
    """A rule stands between two lines of a header."""
    return any(
        baseline - 0.3 * part.size < rule.at < below - 0.3 * lower.size
        and rule.start < part.centre < rule.end
        for rule in rules
    )


def _set_rows(blocks: Sequence[Block]) -> None:
    """Gives each cell its rows: a text over others stands above them, one alone takes all rows."""
    ordered = sorted(blocks, key=lambda block: -block.lines[0][0])
    level: dict[int, int] = {}
    for block in ordered:
        under = [level[id(o)] for o in ordered if id(o) in level and _is_over(block, o)]
        level[id(block)] = max(under, default=-1) + 1
    height = max(level.values(), default=-1) + 1
    for block in reversed(ordered):
        over = [other.stop for other in blocks if _is_over(other, block)]
        leaf = not any(_is_over(block, other) for other in blocks)
        if leaf:
            block.row, block.stop = max(over, default=0), height
        else:
            block.row = height - 1 - level[id(block)]
            block.stop = block.row + 1


def _placed(
    judge: _Judge, row: Row, extents: Sequence[tuple[float, float]], body: Body
) -> list[tuple[Part, int, int]]:
    """The columns of each text of a line: of all ways, the one with the least against it."""
    count = len(extents)
    best: list[dict[int, tuple[float, tuple[tuple[int, int], ...]]]] = [{0: (0.0, ())}]
    for part in row.parts:
        following: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        options = judge.options(part)
        for start, (cost, spans) in best[-1].items():
            for first, last, faults in options:
                if first < start:
                    continue
                total = cost + faults + judge.left_out(start, first)
                if last + 1 not in following or total < following[last + 1][0]:
                    following[last + 1] = total, (*spans, (first, last))
        best.append(following)
    ends = [(c + judge.left_out(stop, count), spans) for stop, (c, spans) in best[-1].items()]
    if not ends:  # two texts in one column
        return [(p, c, c) for p in row.parts for c in [body.column(p.centre)]]
    spans = min(ends)[1]
    return [(part, *span) for part, span in zip(row.parts, spans, strict=True)]


class _Judge:
    """Weighs the columns that a text of a header's line may take."""

    def __init__(
        self,
        row: Row,
        blocks: Sequence[Block],
        extents: Sequence[tuple[float, float]],
        body: Body,
        rules: Sequence[Rule],
        walls: Sequence[Rule],
    ) -> None:
        self.blocks, self.body, self.size = blocks, body, row.line.size
        self.baseline = row.line.baseline
        lower = max((block.lines[-1][0] for block in blocks), default=body.rows[0].line.baseline)
        self.rules = [
            rule
            for rule in rules
            if self.baseline - 0.3 * self.size
            < rule.at
            < min(lower, self.baseline + 1.6 * self.size)
            and rule.end - rule.start < 0.97 * (body.right - body.left)
        ]
        middle = _middle(row.line)
        self.walls = [wall.at for wall in walls if wall.start < middle < wall.end]
        self.headed = [
            any(block.covers(column, column) for block in blocks) for column in range(len(extents))
        ]
        self.extents = [self._widened(column, extent) for column, extent in enumerate(extents)]

    def _widened(self, column: int, extent: tuple[float, float]) -> tuple[float, float]:
        """A column with the header texts over it alone."""
        own = [
            part
            for block in self.blocks
            if block.first == block.last == column
            for _, part in block.lines
        ]
        left = min([extent[0], *(part.x0 for part in own)])
        return left, max([extent[1], *(part.x1 for part in own)])

    def left_out(self, start: int, stop: int) -> float:
        """What speaks against columns without a text."""
        return LEFT_OUT * sum(self.headed[max(start, 1) : stop])

    def options(self, part: Part) -> list[tuple[int, int, float]]:
        """First and last column, and what speaks against them."""
        rule = self._rule(part)
        found = []
        for first in range(len(self.extents)):
            for last in range(first, len(self.extents)):
                faults = self._faults(part, first, last, rule)
                if faults < MOST_FAULTS:
                    found.append((first, last, faults))
        return found

    def _rule(self, part: Part) -> Rule | None:
        """The rule right below a text, over its columns only."""
        under = [rule for rule in self.rules if rule.start < part.centre < rule.end]
        return min(under, key=lambda rule: rule.at, default=None)

    def _faults(self, part: Part, first: int, last: int, rule: Rule | None) -> float:
        size = self.size
        left, right = self.extents[first][0], self.extents[last][1]
        cell_left = self.body.gaps[first - 1][0] if first else left
        cell_right = self.body.gaps[last][1] if last < len(self.body.gaps) else right
        if part.x1 < cell_left or part.x0 > cell_right:
            return NEVER
        if first == 0 < last and part.x0 > self.extents[0][1]:
            return NEVER
        if self.walls:
            return self._walled(part, first, last)
        outside = max(0.0, cell_left - part.x0) + max(0.0, part.x1 - cell_right)
        offs = [abs(2 * part.centre - a - b) / 2 for a, b in ((left, right), (cell_left, right))]
        if first == last:
            offs += [abs(part.x0 - left), abs(part.x1 - right)]
            offs.append(max(0.0, left - part.x0, part.x1 - right) if part.x0 >= left else NEVER)
        faults = min(offs) / size + outside / size
        if first == last and (lower := self._next_line(part, first)) is not None:
            faults = MID_PHRASE if lower.words[0].text[:1].islower() else GOES_ON
        if first < last:
            faults += SPANS
            if sum(self.headed[first : last + 1]) < 2 and not self._over(part, first, last):
                faults += BARE
        if rule is not None:
            faults = min(faults, SPANS) if self._ruled(rule) == (first, last) else faults + OFF_RULE
        return faults

    def _ruled(self, rule: Rule) -> tuple[int, int]:
        """First and last column that a rule stands over."""
        over = [
            column
            for column, (left, right) in enumerate(self.extents)
            if rule.start <= (left + right) / 2 <= rule.end
        ]
        return (over[0], over[-1]) if over else (0, -1)

    def _next_line(self, part: Part, column: int) -> Part | None:
        """The text of the column below, where it may be the next line of this one."""
        own = [block for block in self.blocks if block.first == block.last == column]
        if not own:
            return None
        baseline, lower = min((block.lines[-1] for block in own), key=lambda line: line[0])
        if baseline - self.baseline > WRAPPED * max(part.size, lower.size):
            return None
        offs = part.x0 - lower.x0, part.x1 - lower.x1, part.centre - lower.centre
        near = min(map(abs, offs)) <= IN_LINE * part.size
        return lower if near and lower.bold == part.bold and not self._shades(part, own) else None

    def _shades(self, part: Part, own: Sequence[Block]) -> bool:
        """It stands over the texts of other columns as well, up to their middle."""
        size = self.size
        return any(
            part.x0 + IN_LINE * size < lower.centre < part.x1 - IN_LINE * size
            for block in self.blocks
            if block not in own
            for lower in [block.lines[-1][1]]
        )

    def _walled(self, part: Part, first: int, last: int) -> float:
        """A text takes all columns between the upright rules on either side of it."""
        gaps = self.body.gaps
        closed = [any(a - 3 <= wall <= b + 3 for wall in self.walls) for a, b in gaps]
        column = self.body.column(part.centre)
        own_first = own_last = column
        while own_first > 0 and not closed[own_first - 1]:
            own_first -= 1
        while own_last < len(gaps) and not closed[own_last]:
            own_last += 1
        if own_first == own_last or (first, last) == (own_first, own_last):
            return 0.0 if (first, last) == (own_first, own_last) else NEVER
        inside = own_first <= first and last <= own_last
        return OFF_RULE if inside else NEVER

    def _over(self, part: Part, first: int, last: int) -> bool:
        """The text itself reaches over the first and the last of the columns."""
        return part.x0 < self.extents[first][1] and part.x1 > self.extents[last][0]
