"""A sheet's rows, joined to the groups that belong together.

Blank rows part tables, and stand between the rows of one table as well: what stands before and
behind them tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planlift_parsers.xlsx.grid import Grid, Line
from planlift_parsers.xlsx.swatches import is_key

# Blank rows that may stand between two rows of one table; more are a border.
_SPACER_ROWS = 2
# A row that says again this share of the first row is the header again.
_REPEATED_SHARE = 0.5
# Rows after a blank row belong to the table if one of them fills this share of its columns.
_FILLED_SHARE = 0.5
_HEADED = 2  # plain rows below a row that heads them; a sum in bold has none
_TITLES = 2  # lone rows one below the other, where no single one has stood between rows before
# Labels down the first column that tell another form from rows further down; refs and names of
# indicators, which come again in each section of a list, are short or numbered.
_FEWEST_ASKED = 3
_SHORTEST_LABEL = 2
_NUMBERED = re.compile(r"\d")
_LONGEST_PAIR = 2  # columns of a form of labels beside one value each

Style = tuple[bool, str | None]  # all bold, and the fill all share
PLAIN: Style = (False, None)


@dataclass(slots=True)
class _Group:
    """Rows that belong together, and what is asked of them for each row that might follow."""

    lines: list[Line] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    header: Line | None = None
    section_styles: set[Style] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)  # what stands first in its rows
    styled: int = 0  # of these rows, those in bold or on a ground

    def add(self, band: list[Line]) -> None:
        """Take more rows."""
        for line in band:
            self.lines.append(line)
            if not line.lone:  # a title may be merged over more columns than its table has
                self.columns |= columns_of([line])
                self.header = self.header or line
                self.sides.add(_side(line))
                self.styled += style_of(line) != PLAIN
            elif self.header is not None:
                self.section_styles.add(style_of(line))


def groups(grid: Grid, lines: list[Line]) -> Iterator[list[Line]]:
    """Rows that belong together: parted by blank rows, joined again where a table goes on.

    Args:
        grid: the sheet.
        lines: its rows with text, or those of one part of it.
    """
    group = _Group()
    for band in _bands(grid, lines):
        if not _goes_on(grid, group, band):
            yield from _restarts(group)
            group = _Group()
        group.add(band)
    yield from _restarts(group)


def _bands(grid: Grid, lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of rows with no blank row between them."""
    band: list[Line] = []
    for line in lines:
        if band and grid.gap(band[-1], line):
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def _goes_on(grid: Grid, group: _Group, band: list[Line]) -> bool:
    """Whether a table goes on after blank rows."""
    first = next((line for line in band if not line.lone), None)
    if group.header is None or first is None:
        return False
    if grid.gap(group.lines[-1], band[0]) > _SPACER_ROWS:
        return False
    if (band[0].lone and not _is_section(group, band[0])) or is_key(band) or _is_key_row(group):
        return False
    if all(line.lone for line in band[:_TITLES]) and not group.section_styles:
        return False  # a title, and a section of what it heads
    fits = all(spot.column in group.columns for line in band for spot in line.spots)
    fullest = max(len(line.spots) for line in band)
    if not fits or fullest < _FILLED_SHARE * len(group.header.spots):
        return False
    other = _asks_again(group, band) or _asks_first(group, band)
    other = other or _heads_other(group, first) or _heads_band(group, band)
    return not (other or _is_header_again(group.header, group.lines[-1], first))


def _is_section(group: _Group, line: Line) -> bool:
    """Whether a lone row looks like a section row of the table above it."""
    spot = line.spots[0]
    width = len(group.columns.intersection(range(spot.column, spot.last_column + 1)))
    if spot.merged_across and width >= _FILLED_SHARE * len(group.columns):
        return True
    return style_of(line) != PLAIN and style_of(line) in group.section_styles


def _is_header_again(header: Line, last: Line, line: Line) -> bool:
    """By its words, or by its style where that is the header's and not the last row's."""
    if _repeats(header, line) >= _REPEATED_SHARE * len(line.spots):
        return True
    return style_of(line) == style_of(header) != style_of(last)


def _asks_first(group: _Group, band: list[Line]) -> bool:
    """Labels with colons stand down the first column, where none stood before: a form."""
    asked = [_side(line) for line in band if not line.lone]
    return all(text.endswith(":") for text in asked) and not any(
        text.endswith(":") for text in group.sides
    )


def _heads_other(group: _Group, line: Line) -> bool:
    """A row over all columns on a ground, behind plain rows: a header, of another table."""
    return (
        not group.styled and style_of(line)[1] is not None and len(line.spots) >= len(group.columns)
    )


def _heads_band(group: _Group, band: list[Line]) -> bool:
    """A row in bold or on a ground over plain ones, where only one row above was so, another."""
    first, *others = [line for line in band if not line.lone]
    plain = len(others) >= _HEADED and all(style_of(line) == PLAIN for line in others)
    again = _side(first) in group.sides  # the header said again
    return plain and group.styled <= 1 and style_of(first) != PLAIN and not again


def _is_key_row(group: _Group) -> bool:
    """The colours of a key in one row, behind its name, are all that the rows so far hold."""
    header = group.header
    alone = header is not None and header is group.lines[-1]
    return alone and header is not None and is_key([Line(header.row, header.spots[1:])])


def _asks_again(group: _Group, band: list[Line]) -> bool:
    """Down the first column stand the labels that stood there before: actions stand across.

    Labels beside one value each are a form, which goes on in the same columns.
    """
    if len(group.columns) <= _LONGEST_PAIR:
        return False
    asked = [_side(line) for line in band if not line.lone]
    words = all(len(text) > _SHORTEST_LABEL and not _NUMBERED.search(text) for text in asked)
    return words and len({*asked}) >= _FEWEST_ASKED and group.sides.issuperset(asked)


def _side(line: Line) -> str:
    return line.spots[0].text.casefold()


def _repeats(header: Line, line: Line) -> int:
    """How many spots of a row say what stands above them in the header."""
    said = {(spot.column, spot.text.casefold()) for spot in header.spots}
    return sum((spot.column, spot.text.casefold()) in said for spot in line.spots)


def style_of(line: Line) -> Style:
    """Whether all of a row is bold, and the fill all of it shares."""
    fills = {spot.fill for spot in line.spots}
    return all(spot.look.bold for spot in line.spots), fills.pop() if len(fills) == 1 else None


def _restarts(whole: _Group) -> Iterator[list[Line]]:
    """Cut a group before lone rows that lead to its header said again."""
    group, header = whole.lines, whole.header
    start = lone_from = 0
    for at, line in enumerate(group):
        if line.lone:
            continue
        again = line is not header and lone_from < at and header is not None
        if again and header and _repeats(header, line) > _REPEATED_SHARE * len(line.spots):
            yield group[start:lone_from]
            start = lone_from
        lone_from = at + 1
    if group[start:]:
        yield group[start:]


def columns_of(lines: list[Line]) -> set[int]:
    """The columns in which rows have text, merged ones too."""
    return {
        column
        for line in lines
        for spot in line.spots
        for column in range(spot.column, spot.last_column + 1)
    }
