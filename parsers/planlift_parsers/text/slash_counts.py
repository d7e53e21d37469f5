"""Rows parted by " / " that open with their own number, below a heading of one line or more.

Converters of Word files leave tables so: a line break inside a cell is one in the text too, and
only the number at a line's start says where a row begins.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from planlift_parsers.paragraphs import fold
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import goes_on
from planlift_parsers.text.fitting import fitted
from planlift_parsers.text.slash_rows import heads_table, parts_of

_OPENER = re.compile(
    r"\s*(?P<ref>(?P<letters>[A-Z]{0,3})(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?)\s/\s"
)
_FEWEST_COLUMNS = 4  # two slashes in a line may be said by anybody
_FEWEST_ROWS = 2  # that have as many cells; and at least half of all
_LONGEST_ABOVE = 30  # lines of the heading and of the guidance below it
_LONGEST_ROW = 60  # lines of a row; with more the text behind the table has no number
_LOOKED_AT = 12  # rows after which it is plain whether they have as many cells
_LONGEST_HEADING = 80  # letters of a heading's cell; one that lists its answers has 60
_FEW_WORDS = 4  # of a state, date or name; those of labelled plans have one to four
_SECTION_WORDS = 8  # of the name of a section
_LONG_ROW = "a slash inside the cells may have parted them wrongly"
_SHORT_ROW = "the row has fewer cells than the table; which are empty was told by their words"
_LAST_ROW = "the lines below the last row may be no part of it"
HEADING_DOUBT = "a slash inside the headings may have parted them wrongly"
"""The doubt on headings that are more than the columns: they may be joined otherwise."""


@dataclass(slots=True)
class _Stretch:
    """Lines that make one row.

    Attributes:
        lines: in order, blank ones left out.
        where: position of each.
    """

    lines: list[Line] = field(default_factory=list)
    where: list[int] = field(default_factory=list)

    @property
    def pieces(self) -> list[str]:
        """What the slashes part; lines within a piece stay lines."""
        return parts_of("\n".join(line.text.strip() for line in self.lines))

    def row(self, cells: list[str], doubt: str = "") -> Row:
        """A row of these lines."""
        return Row(cells, self.lines[0].number, self.lines[-1].last, doubt=doubt)


def counted_slashes(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The table whose heading begins in line `start`, and the line after it; no rows if none.

    The rows tell how many columns there are. What stands between the heading and the first row is
    a row of its own: it says what to fill in.
    """
    first = _first_opener(lines, start)
    head = parts_of(lines[start].text)
    if first is None or any(heads_table(lines, at, head, []) for at in range(start + 2, first)):
        return [], start
    rows = _stretches(lines, first, head)
    width = _width_of(rows)
    if not width:
        return [], start
    top = _above(lines[start:first], width)
    if not top:
        return [], start
    short = _ends_short(rows, width)
    across = [_cut_section(row, width, short) for row in rows[:-1]]
    end = _end_last(rows, width)
    whole = [row.row(row.pieces) for row in rows if len(row.pieces) == width]
    made = [row.row(*_cells(row.pieces, width, whole)) for row in rows]
    if end.doubt:
        made[-1].doubt = made[-1].doubt or end.doubt
    named = zip(made, [*across, []], strict=True)
    return [*top, *(one for row, lines in named for one in (row, *lines))], end.after


def _ends_short(rows: list[_Stretch], width: int) -> bool:
    """Whether the last cells are a few words each that come again, as states do."""
    last = [row.pieces[-1].split("\n")[0] for row in rows if len(row.pieces) == width]
    again = len({*last}) < len(last)
    return again and median(len(text.split()) for text in last) <= _FEW_WORDS


def _cut_section(row: _Stretch, width: int, short: bool) -> list[Row]:
    """Takes the line across the table that stands below a whole row, and names those below it.

    It goes on with no cell: the last ones are short, or a sentence has ended above it.
    """
    line = row.lines[-1]
    above = row.lines[-2].text.strip() if len(row.lines) > 1 else ""
    loose = len(parts_of(line.text)) == 1 and len(row.pieces) >= width
    ended = short or (above.endswith(".") and len(line.text.split()) <= _SECTION_WORDS)
    if not (loose and above and ended) or goes_on(line.text) or line.text.rstrip().endswith("."):
        return []
    row.lines.pop()
    row.where.pop()
    return [Row([line.text.strip()], line.number, line.last)]


def _first_opener(lines: list[Line], start: int) -> int | None:
    """Position of the first row, where what stands above it opens like a heading."""
    pieces = [fold(piece) for piece in parts_of(lines[start].text)]
    if len(pieces) < _FEWEST_COLUMNS - 1 or _OPENER.match(lines[start].text):
        return None
    if any(len(piece) > _LONGEST_HEADING or piece.endswith(".") for piece in pieces):
        return None
    for at in range(start + 1, min(start + _LONGEST_ABOVE, len(lines))):
        if "\t" in lines[at].text:
            return None
        if _OPENER.match(lines[at].text):
            return at
    return None


def _stretches(lines: list[Line], first: int, head: list[str]) -> list[_Stretch]:
    """The rows from the first opener on: each goes on to the next number that counts on."""
    rows: list[_Stretch] = []
    last: tuple[str, tuple[int, ...]] | None = None
    for at in range(first, len(lines)):
        line = lines[at]
        whole = bool(rows) and len(rows[-1].pieces) >= _least(rows, head)
        if "\t" in line.text or (whole and heads_table(lines, at, head, [])):
            break
        key = _key_of(line.text)
        if key is not None and (last is None or (key[0] == last[0] and key[1] > last[1])):
            rows.append(_Stretch())
            last = key
        if not line.blank:
            rows[-1].lines.append(line)
            rows[-1].where.append(at)
        if len(rows[-1].lines) > _LONGEST_ROW or (len(rows) == _LOOKED_AT and not _width_of(rows)):
            break
    return rows


def _least(rows: list[_Stretch], head: list[str]) -> int:
    """Cells that a row has before another table may begin below it."""
    return len(rows[0].pieces) if len(rows) > 1 else max(_FEWEST_COLUMNS, len(head) - 1)


def _key_of(text: str) -> tuple[str, tuple[int, ...]] | None:
    found = _OPENER.match(text)
    return found and (found["letters"], tuple(map(int, found["number"].split("."))))


def _width_of(rows: list[_Stretch]) -> int:
    """Cells of a row, as at least half of them have; 0 where they do not agree."""
    if len(rows) < _FEWEST_ROWS:
        return 0
    width, times = Counter(len(row.pieces) for row in rows).most_common(1)[0]
    agree = times >= _FEWEST_ROWS and 2 * times >= len(rows)
    return width if agree and width >= _FEWEST_COLUMNS else 0


def _above(lines: list[Line], width: int) -> list[Row]:
    """The heading and the guidance below it; none where the lines are too few for a heading."""
    heading, below = _Stretch(), _Stretch()
    for line in lines:
        if line.blank:
            continue
        full = len(heading.pieces) >= width if heading.lines else False
        slash = len(parts_of(line.text)) > 1
        ends = full and (slash or below.lines or len(fold(line.text)) > _LONGEST_HEADING)
        (below if ends else heading).lines.append(line)
    pieces = heading.pieces
    if len(pieces) < width or any(len(piece) > _LONGEST_HEADING for piece in pieces):
        return []
    surplus = len(pieces) - width
    cells = [pieces[0], " / ".join(pieces[1 : surplus + 2]), *pieces[surplus + 2 :]]
    top = [heading.row(cells, HEADING_DOUBT if surplus else "")]
    if below.lines:
        top.append(below.row([" / ".join(below.pieces)]))
    return top


@dataclass(frozen=True, slots=True)
class _End:
    """Where the table ends, and why that may be wrong."""

    after: int
    doubt: str = ""


def _end_last(rows: list[_Stretch], width: int) -> _End:
    """Takes from the last row what stands behind the table.

    Its last cell keeps as many lines as that of any other row has, up to a line left out.
    """
    most = max(row.pieces[-1].count("\n") + 1 for row in rows[:-1])
    last, kept = rows[-1], 0
    while kept < len(last.lines):
        kept += 1
        if len(_Stretch(last.lines[:kept]).pieces) >= width:
            break
    sure = kept
    least = kept
    for above, at in pairwise(range(kept - 1, len(last.lines))):
        adjacent = last.where[at] == last.where[above] + 1
        if not adjacent or not (goes_on(last.lines[at].text) or at - least + 1 < most):
            break
        kept = at + 1
        sure = kept if goes_on(last.lines[at].text) and sure == at else sure
    last.lines, last.where = last.lines[:kept], last.where[:kept]
    return _End(last.where[-1] + 1, _LAST_ROW if kept > sure else "")


def _cells(pieces: list[str], width: int, whole: list[Row]) -> tuple[list[str], str]:
    """The cells of a row, and why they may be wrong."""
    if len(pieces) == width:
        return pieces, ""
    return fitted(pieces, whole), _SHORT_ROW if len(pieces) < width else _LONG_ROW
