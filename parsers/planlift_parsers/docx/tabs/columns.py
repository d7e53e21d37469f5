"""The columns that the tabs of several lines make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from planlift_parsers.docx.tabs.line import Part, Tabbed, numbers_page
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import is_heading, is_reference

# Two columns of words also come about in letters, forms and lists: they are a table only below
# headings, where the first says more than a label does. Labels of forms have one to three words
# on the mean, actions of labelled plans eight and more.
_PAIR = 2
_FEWEST_PAIRS = 3
_LABEL_WORDS = 4.5
# A table of three columns and more has a header and a row, or two rows.
_FEWEST_ROWS = 2
_FEWEST_CELLS = 3
# Tabs in a row of a plan: 20 stand across a landscape page; Word's own tables have 63 columns.
_MOST_TABS = 63
# Points by which places may differ that are those of one tab stop: they are computed, not measured.
_SAME_PLACE = 1.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table laid out with tabs.

    Attributes:
        starts: where each begins, in points from the left margin.
        counted: each tab leads one column on; else as many tabs were typed as it took.
        firm: numbers of the columns that begin at one place in all rows that have all cells.
    """

    starts: tuple[float, ...]
    counted: bool
    firm: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many they are."""
        return len(self.starts)

    def row(self, line: Tabbed) -> list[list[Part]]:
        """The parts of a row, by column."""
        if self.counted and line.span <= self.width:
            return [[part] if part else [] for part in self._padded(line)]
        return self.nearest(line)

    def below(self, line: Tabbed) -> list[list[Part]]:
        """The parts of a line that a tab opens, by column."""
        if self.counted and line.stops and line.span <= self.width:
            return self.row(line)
        return self.nearest(line)

    def _padded(self, line: Tabbed) -> list[Part | None]:
        return [*line.parts, *[None] * self.width][: self.width]

    def sure_of(self, line: Tabbed) -> bool:
        """Whether it is plain in which columns the cells of a row stand."""
        if self.counted:
            return line.span == self.width or bool(line.stops)
        if len(line.filled) == self.width:
            return True
        return len(line.filled) < self.width and all(
            not cell or (at in self.firm and abs(cell[0].start - self.starts[at]) < _SAME_PLACE)
            for at, cell in enumerate(self.nearest(line))
        )

    def nearest(self, line: Tabbed) -> list[list[Part]]:
        """The parts in the columns that they begin nearest to, in order."""
        parts = line.filled
        made: list[list[Part]] = [[] for _ in self.starts]
        apart = len(parts) <= self.width
        at = -1
        for number, part in enumerate(parts):
            least = at + 1 if apart else max(at, 0)
            most = self.width - len(parts) + number if apart else self.width - 1
            at = min(range(least, most + 1), key=lambda at: abs(self.starts[at] - part.start))
            made[at].append(part)
        return made


def find_columns(rows: Sequence[Tabbed]) -> Columns | None:
    """The columns of lines that stand together; None where they make no table.

    Args:
        rows: lines with two parts at least, the headings first if there are any.
    """
    widest = max(row.span for row in rows)
    if widest > _MOST_TABS:
        return None
    gaps = any(None in row.parts[: row.span] for row in rows[1:])
    if _heads_all(rows, widest) and (not gaps or all(row.stops for row in rows)):
        columns = _counted(rows, widest)
    else:
        columns = _by_eye(rows, _usual_width(rows))
    if columns.width <= _PAIR:
        return columns if columns.width == _PAIR and _is_pairs(rows) else None
    enough = sum(len(row.filled) >= _FEWEST_CELLS for row in rows) >= _FEWEST_ROWS
    return columns if enough and not _is_contents(rows) else None


def _heads_all(rows: Sequence[Tabbed], width: int) -> bool:
    """Whether the first row fills all columns; without the first of them, that others do fill."""
    head, *others = rows
    if head.span < width or None in head.parts[1:width]:
        return False
    return not head.led or any(row.span == width and not row.led for row in others)


def _counted(rows: Sequence[Tabbed], width: int) -> Columns:
    starts: list[list[float]] = [[] for _ in range(width)]
    for row in rows:
        for column, part in zip(starts, row.parts, strict=False):
            if part is not None:
                column.append(part.start)
    return Columns(tuple(map(median, starts)), True)


def _by_eye(rows: Sequence[Tabbed], width: int) -> Columns:
    whole = [row.filled for row in rows if len(row.filled) == width]
    columns = [[row[at].start for row in whole] for at in range(width)]
    firm = {at for at, each in enumerate(columns) if max(each) - min(each) < _SAME_PLACE}
    several = len(whole) >= _FEWEST_ROWS
    starts = tuple(map(median, columns))
    return Columns(starts, False, frozenset(firm) if several else frozenset())


def _usual_width(rows: Sequence[Tabbed]) -> int:
    """How many cells a row has: as many as the headings, or as most rows have."""
    counts = Counter(len(row.filled) for row in rows)
    if len(rows[0].filled) == max(counts):
        return max(counts)
    return max(counts, key=lambda width: (counts[width], width))


def _is_pairs(rows: Sequence[Tabbed]) -> bool:
    """Whether two columns are a table's: below headings, and the first no labels."""
    heads = Row([part.text for part in rows[0].filled], 0, 0)
    if len(rows) < _FEWEST_PAIRS or heads.width != _PAIR or not is_heading(heads):
        return False
    side = [row.parts[0].text for row in rows[1:] if row.parts[0] is not None]
    if len(set(side)) < len(rows) - 1:
        return False
    words = fmean(len(text.split()) for text in side)
    return words > _LABEL_WORDS or all(map(is_reference, side))


def _is_contents(rows: Sequence[Tabbed]) -> bool:
    """Whether the last cells are the numbers of pages, also beside what would be headings."""
    return all(numbers_page(row.filled[-1].paragraph) for row in rows)
