"""A sheet's rows, split into lines of text and regions that are tables.

Nothing in a workbook says where a table begins; people part tables by blank rows and columns,
and put blank rows between the rows of one table as well. The rules here weigh the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planlift_parsers.xlsx.grid import Grid, Line, Spot
from planlift_parsers.xlsx.swatches import is_key

# Blank rows that may stand between two rows of one table; more are a border.
_SPACER_ROWS = 2
# A row that says again this share of the first row is the header again.
_REPEATED_SHARE = 0.5
# Rows after a blank row belong to the table if one of them fills this share of its columns.
_FILLED_SHARE = 0.5
# A side table ends at least this many rows before its neighbour; one row less is an empty cell.
_SHORTER_ROWS = 2
_HEADED = 2  # plain rows below a row that heads them; a sum in bold has none
_TITLES = 2  # lone rows one below the other, where no single one has stood between rows before
# Labels down the first column that tell another form from rows further down; refs and names of
# indicators, which come again in each section of a list, are short or numbered.
_FEWEST_ASKED = 3
_SHORTEST_LABEL = 2
_NUMBERED = re.compile(r"\d")
# Rows with several spots in a form that has labels above values; a longer table is a list, whose
# title and introduction stand one above the other as well.
_LONGEST_FORM = 6
# Labels above their values, across the table beside them, that tell a form from a titled table.
_FEWEST_LABELS = 2
_LABEL_AND_VALUE = 2  # rows of such a label and its value, and columns where they stand beside


@dataclass(frozen=True, slots=True)
class Region:
    """Rows that make a table."""

    lines: tuple[Line, ...]


Piece = Spot | Region
_Style = tuple[bool, str | None]  # all bold, and the fill all share
_PLAIN: _Style = (False, None)


def pieces(grid: Grid, lines: list[Line]) -> Iterator[Piece]:
    """Lines of text and tables, in reading order.

    Args:
        grid: the sheet.
        lines: its rows with text, or those of one part of it.
    """
    for group in _groups(grid, lines):
        head, body, foot = _peeled(grid, group)
        yield from _begun(head)
        lanes = _lanes(grid, body)
        if len(lanes) > 1:
            for lane in lanes:
                yield from pieces(grid, lane)
        elif body:
            yield Region(tuple(body))
        yield from _begun(foot)


def _begun(lone: list[Line]) -> Iterator[Spot]:
    """The spots of lone rows, each in the row where it begins: a merged one touches more."""
    return (line.spots[0] for line in lone if line.spots[0].row == line.row)


@dataclass(slots=True)
class _Group:
    """Rows that belong together, and what is asked of them for each row that might follow."""

    lines: list[Line] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    header: Line | None = None
    section_styles: set[_Style] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)  # what stands first in its rows
    styled: int = 0  # of these rows, those in bold or on a ground

    def add(self, band: list[Line]) -> None:
        """Take more rows."""
        for line in band:
            self.lines.append(line)
            if not line.lone:  # a title may be merged over more columns than its table has
                self.columns |= _columns([line])
                self.header = self.header or line
                self.sides.add(_side(line))
                self.styled += _style(line) != _PLAIN
            elif self.header is not None:
                self.section_styles.add(_style(line))


def _groups(grid: Grid, lines: list[Line]) -> Iterator[list[Line]]:
    """Rows that belong together: parted by blank rows, joined again where a table goes on."""
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
    return _style(line) != _PLAIN and _style(line) in group.section_styles


def _is_header_again(header: Line, last: Line, line: Line) -> bool:
    """By its words, or by its style where that is the header's and not the last row's."""
    if _repeats(header, line) >= _REPEATED_SHARE * len(line.spots):
        return True
    return _style(line) == _style(header) != _style(last)


def _asks_first(group: _Group, band: list[Line]) -> bool:
    """Labels with colons stand down the first column, where none stood before: a form."""
    asked = [_side(line) for line in band if not line.lone]
    return all(text.endswith(":") for text in asked) and not any(
        text.endswith(":") for text in group.sides
    )


def _heads_other(group: _Group, line: Line) -> bool:
    """A row over all columns on a ground, behind plain rows: a header, of another table."""
    return (
        not group.styled and _style(line)[1] is not None and len(line.spots) >= len(group.columns)
    )


def _heads_band(group: _Group, band: list[Line]) -> bool:
    """A row in bold or on a ground over plain ones, where only one row above was so, another."""
    first, *others = [line for line in band if not line.lone]
    plain = len(others) >= _HEADED and all(_style(line) == _PLAIN for line in others)
    again = _side(first) in group.sides  # the header said again
    return plain and group.styled <= 1 and _style(first) != _PLAIN and not again


def _is_key_row(group: _Group) -> bool:
    """The colours of a key in one row, behind its name, are all that the rows so far hold."""
    header = group.header
    alone = header is not None and header is group.lines[-1]
    return alone and header is not None and is_key([Line(header.row, header.spots[1:])])


def _asks_again(group: _Group, band: list[Line]) -> bool:
    """Down the first column stand the labels that stood there before: actions stand across.

    Labels beside one value each are a form, which goes on in the same columns.
    """
    if len(group.columns) <= _LABEL_AND_VALUE:
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


def _style(line: Line) -> _Style:
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


def _peeled(grid: Grid, group: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lone rows before a table, the table, and the lone rows after it."""
    many = [at for at, line in enumerate(group) if not line.lone]
    if not many:
        return group, [], []
    first, last = many[0], many[-1] + 1
    left = min(spot.column for line in group[first:last] for spot in line.spots)
    if first and _is_upper_header(grid, group[first - 1], group[first], left):
        first -= 1
    if form := _form_around(grid, group, first, last):
        first, last = form
    while last < len(group) and not _is_note(group[last].spots[0], left):
        last += 1
    return group[:first], group[first:last], group[last:]


def _form_around(grid: Grid, group: list[Line], first: int, last: int) -> tuple[int, int] | None:
    """Where a form begins and ends in whose middle a table stands; None where there is none.

    "Finding" and "Action" stand across the form, each above what it asks for, then "Lead | Due |
    Status" above theirs, and "Progress notes" above what is said of it: a box of rows merged alike.
    """
    columns = _columns(group[first:last])
    box = min(columns), max(columns)
    start, end = first, last
    while (
        start >= _LABEL_AND_VALUE
        and _is_label_over(group[start - _LABEL_AND_VALUE : start], box)
        and not grid.gap(group[start - 1], group[start])
    ):
        start -= _LABEL_AND_VALUE
    while _is_label_over(group[end : end + _LABEL_AND_VALUE], box) and not grid.gap(
        group[end - 1], group[end]
    ):
        end += _LABEL_AND_VALUE
    labels = (first - start + end - last) // _LABEL_AND_VALUE
    short = sum(not line.lone for line in group[first:last]) <= _LONGEST_FORM
    return (start, end) if short and labels >= _FEWEST_LABELS else None


def _is_label_over(rows: Sequence[Line], box: tuple[int, int]) -> bool:
    """A row in bold or on a ground, and a plain one below it, both merged over the same columns."""
    if len(rows) != _LABEL_AND_VALUE or rows[1].row != rows[0].row + 1:
        return False
    merged = all(
        line.lone and (line.spots[0].column, line.spots[0].last_column) == box for line in rows
    )
    return merged and _style(rows[0]) != _PLAIN == _style(rows[1])


def _is_upper_header(grid: Grid, line: Line, below: Line, left: int) -> bool:
    """A cell merged over some of the header's columns, but not from the first."""
    spot = line.spots[0]
    right = max(spot.last_column for spot in below.spots)
    inside = left < spot.column and spot.last_column <= right
    return spot.merged_across and inside and not grid.gap(line, below)


def _is_note(spot: Spot, left: int) -> bool:
    """A lone row after a table is a note below it, unless it fills the table's grid.

    A word in the first column is the number or name of a row not filled in yet; a cell of
    another column goes on with the row above.
    """
    return spot.merged_across or (spot.column <= left and len(spot.text.split()) > 1)


def _columns(lines: list[Line]) -> set[int]:
    return {
        column
        for line in lines
        for spot in line.spots
        for column in range(spot.column, spot.last_column + 1)
    }


def _lanes(grid: Grid, lines: list[Line]) -> list[list[Line]]:
    """Tables that stand side by side, parted by an empty column; most often only one."""
    columns = sorted(_columns([line for line in lines if not line.lone]))
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and grid.adjacent(runs[-1][1], column):
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    lanes: list[list[Line]] = []
    for at, (first, _) in enumerate(runs):
        start = first if at else 0
        end = runs[at + 1][0] if at + 1 < len(runs) else None
        lane = _within(lines, start, end)
        if lanes and not _apart(lanes[-1], lane):
            joined_from = min(spot.column for line in lanes[-1] for spot in line.spots)
            lanes[-1] = _within(lines, joined_from if len(lanes) > 1 else 0, end)
        else:
            lanes.append(lane)
    return lanes


def _within(lines: list[Line], start: int, end: int | None) -> list[Line]:
    """The part of the rows that begins in some columns."""
    made = []
    for line in lines:
        spots = [
            spot
            for spot in line.spots
            if start <= spot.column and (end is None or spot.column < end)
        ]
        if spots:
            made.append(Line(line.row, spots))
    return made


def _apart(left: list[Line], right: list[Line]) -> bool:
    """Whether two blocks parted by an empty column are two tables.

    Columns of one table begin at the same row, its header. Two tables that begin together end
    apart, or have the same header.
    """
    if left[0].row != right[0].row or is_key(right):
        return True
    if len(left) == len(right) == 1 and left[0].lone and right[0].lone:
        return True  # a letterhead's two ends
    if _same_header(left[0], right[0]):
        return True
    shorter, longer = sorted((left, right), key=lambda lane: lane[-1].row)
    wide = max(len(line.spots) for line in shorter) > 1 and len(shorter) > 1
    inside = sum(line.row <= shorter[-1].row for line in longer)
    return wide and len(shorter) >= inside and len(longer) - inside >= _SHORTER_ROWS


def _same_header(left: Line, right: Line) -> bool:
    words = [spot.text.casefold() for spot in left.spots]
    return len(words) > 1 and words == [spot.text.casefold() for spot in right.spots]
