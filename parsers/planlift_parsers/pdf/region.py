"""Lines one below the other whose white agrees: what a table without a grid is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.counted import counts_rows
from planlift_parsers.pdf.held import wide_rules
from planlift_parsers.pdf.lines import Line, lines_of, segments_of
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.starts import SAME, begun_columns, cut_at

SEGMENT_GAP = 0.8  # font sizes of white that may part columns; a double space takes 0.55
NARROWEST = 2.5  # points of white that part two columns at their nearest
BEFORE_COLUMN = 2.0  # points between a column's boundary and the text that begins at it
SPANNING = 0.8  # share of a table's width that a rule takes to part its rows
_FEWEST_CELLS = 3  # of the last row of a table, alone on its page: a label and its value are two
_NEAR_RULE = 1.5  # font sizes from its last line to the rule below it; cells have up to 0.8


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table, to go on with on the next page.

    Attributes:
        left: its left edge.
        right: its right edge.
        gaps: the white between its columns, as (left, right).
        boxed: x of the borders of its header, where that alone has some; else ().
        framed: rules go around it, so that it goes on only in another frame of its width.
    """

    left: float
    right: float
    gaps: tuple[tuple[float, float], ...]
    boxed: tuple[float, ...] = ()
    framed: bool = False

    @property
    def xs(self) -> tuple[float, ...]:
        """Column boundaries, just before the text that begins behind them."""
        inner = (b - min(BEFORE_COLUMN, (b - a) / 2) for a, b in self.gaps)
        return self.left, *inner, self.right


@dataclass(slots=True)
class Row:
    """A line of the page.

    Attributes:
        line: the whole line.
        parts: what wide gaps make of it.
        begun: where columns are known to begin in it.
    """

    line: Line
    parts: list[Line]
    begun: tuple[float, ...] = ()

    @property
    def top(self) -> float:
        """Upper edge of the line."""
        return self.line.box[1]

    @property
    def bottom(self) -> float:
        """Lower edge of the line."""
        return self.line.box[3]


@dataclass(slots=True)
class Region:
    """Lines whose gaps agree, gathered from the top down.

    Attributes:
        gaps: the white between its columns, as (left, right).
        carried: the columns of the table of the page before that it goes on with.
        rows: its lines.
        spanning: numbers of the lines that stand across all columns.
        recognised: its words were read from a picture, which does not tell their weight.
    """

    gaps: list[tuple[float, float]]
    carried: Shape | None = None
    rows: list[Row] = field(default_factory=list)
    spanning: set[int] = field(default_factory=set)
    recognised: bool = False

    def counted(self) -> set[int]:
        """Numbers of the rows whose first text counts the table's rows."""
        first = {
            number: part.text
            for number, row in enumerate(self.rows)
            if number not in self.spanning and (part := self.filled(row).get(0))
        }
        counts = counts_rows([*first.values()])
        return {number for number, counted in zip(first, counts, strict=True) if counted}

    def column(self, part: Line) -> int:
        """The column of a part of a line."""
        middle = (part.x0 + part.x1) / 2
        return sum(middle > (left + right) / 2 for left, right in self.gaps)

    def filled(self, row: Row) -> dict[int, Line]:
        """The parts of a row by column; where a cell has several, the first."""
        found: dict[int, Line] = {}
        for part in row.parts:
            found.setdefault(self.column(part), part)
        return found


def is_last_row(region: Region, separators: Sequence[Rule]) -> bool:
    """Whether all that a page has of a table that goes on is one row, with a rule right below it.

    Args:
        region: lines that keep to the columns of the table.
        separators: level rules and edges of shading of the page.
    """
    shape = region.carried
    if shape is None or not region.rows or len(region.rows[0].parts) < _FEWEST_CELLS:
        return False
    if region.rows[0].line.bold:
        return False  # the header of another
    last = region.rows[-1]
    near = _NEAR_RULE * last.line.size
    rules = wide_rules(separators, shape.left, shape.right, SPANNING)
    closed = any(0 <= at - last.bottom <= near for at in rules)
    return closed and 0 in region.filled(region.rows[0])


def rows_of_page(words: Sequence[Word], *, recognised: bool) -> list[Row]:
    """The lines of a page.

    Args:
        words: level, visible ones.
        recognised: they were read from a picture.
    """
    lines = lines_of(words)
    begun = begun_columns(lines) if recognised else [()] * len(lines)
    rows = [Row(line, [], xs) for line, xs in zip(lines, begun, strict=True)]
    for row in rows:
        row.parts = parts_of(row, SEGMENT_GAP)
    return rows


def parts_of(row: Row, gap: float) -> list[Line]:
    """The parts of a line.

    Args:
        row: the line.
        gap: font sizes of white that part it; less does where a column is known to begin.
    """
    return [piece for part in segments_of(row.line, gap) for piece in cut_at(part, row.begun)]


def narrowed(
    gaps: Sequence[tuple[float, float]], parts: Sequence[Line], begun: Sequence[float]
) -> list[tuple[float, float]] | None:
    """The gaps that a further line leaves; None where it crosses one.

    Args:
        gaps: as (left, right).
        parts: of the line.
        begun: where columns are known to begin in it, whatever white is left before them.
    """
    made = list(gaps)
    for part in parts:
        following: list[tuple[float, float]] = []
        for left, right in made:
            if part.x1 <= left or part.x0 >= right:
                following.append((left, right))
                continue
            sides = [(left, min(right, part.x0)), (max(left, part.x1), right)]
            kept = [(a, b) for a, b in sides if b - a >= NARROWEST or _ends_at(a, b, begun, part)]
            if not kept or (len(kept) == 2 and not _may_split(kept, part)):
                return None
            following += kept
        made = following
    return made


def _ends_at(left: float, right: float, begun: Sequence[float], part: Line) -> bool:
    """The white before a column that is known to begin behind it."""
    return left < right and any(abs(right - x) <= SAME * part.size for x in begun)


def _may_split(sides: Sequence[tuple[float, float]], part: Line) -> bool:
    """A text amid a gap is a column without header if white as wide as between columns is left."""
    return all(b - a >= SEGMENT_GAP * part.size for a, b in sides)
