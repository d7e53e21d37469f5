"""Rows parted by " / " whose cells run over several lines, below a heading of one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from planlift_parsers.paragraphs import fold, split_marker
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import goes_on, is_heading, shape_of
from planlift_parsers.text.fitting import fitted

_PART = re.compile(r"(?:^|\s)/(?:\s|$)")
# Where a converter loses the line break behind the heading, the next row runs on with it:
# "RatingReview the policy". No word of a heading has a capital in its middle.
_JOINT = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z])")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2  # below the heading, so many have all their cells
_REF_LETTERS = 20  # a first cell up to this may be one of references; prose is longer
_LONGEST_ROW = 30  # lines that one row of a plan runs over, bullets in its cells among them
_TRIED = 3  # lines below headings of which one must begin a row of as many cells
KNOWN_ROWS = 5  # whole rows that tell what all look like
_LOOSE_LINES = 12  # lines without a slash between two rows; more are the text behind the table
_SENTENCE = 4  # words; a header's cell ticked or named has fewer
_UNLIKE = "the rows do not look alike; their cells may stand in the wrong columns"
_SHORT_ROW = "the row has fewer cells than the table; which are empty was told by their words"
_LONG_ROW = "a slash inside the cells may have parted them wrongly"


def slash_rows(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows below the heading in line `start`, and the line after them; no rows if no table.

    A row begins where the one above it has all its cells, or where a line holds a whole row. Lines
    without a slash go on with the cell that is open; between rows they belong to the first cell of
    the next one where it looks like them ("BOD 12/17"), and else stand across the table.
    """
    heading, rest = _heading(lines[start])
    if len(heading) < _FEWEST_COLUMNS:
        return [], start
    reader = _Rows(len(heading))
    if rest:
        reader.take(Line(rest, lines[start].number, lines[start].last), start)
    for at in range(start + 1, len(lines)):
        if lines[at].blank:
            continue
        between = reader.is_whole and (
            opens_table(lines, at, heading, reader.known)
            or (reader.in_lines and _stands_apart(lines, at, len(heading)))
        )
        if "\t" in lines[at].text or between:
            break
        if not reader.take(lines[at], at):
            break
    reader.close()
    if reader.whole < _FEWEST_ROWS:
        return [], start
    first = Row(heading, lines[start].number, lines[start].last)
    return [first, *reader.fitted()], reader.end + 1


def opens_table(lines: list[Line], at: int, head: list[str], rows: list[list[str]]) -> bool:
    """Whether another table begins in a line below the rows of one.

    Its headings are as many as the cells of the row below them. They are no row of the table above;
    or a line of text stands between the two, and some headings are the same as there or have no
    figure where all rows there have one. Without headings, several lines have as many cells.

    Args:
        lines: the whole file.
        at: position of the line.
        head: the headings of the table above.
        rows: its rows so far.
    """
    even = _are_even(lines, at) and not _fits(lines, at, len(head))
    return even or heads_table(lines, at, head, rows)


def heads_table(lines: list[Line], at: int, head: list[str], rows: list[list[str]]) -> bool:
    """The same for a table with headings only; the rows of one may have more or fewer cells."""
    heading, _ = _heading(lines[at])
    below = range(at + 1, at + 1 + _TRIED)  # names in one row may be joined by a slash
    if not heading or not any(_fits(lines, below_at, len(heading)) for below_at in below):
        return False
    if not _fits(lines, at, len(head)):
        return True
    above = next((line.text for line in reversed(lines[max(0, at - 3) : at]) if not line.blank), "")
    again = {fold(cell).lower() for cell in heading} & {fold(cell).lower() for cell in head}
    return len(parts_of(above)) == 1 and (bool(again) or _lacks_figures(heading, rows))


def _stands_apart(lines: list[Line], at: int, width: int) -> bool:
    """Lines of as many cells each, between blank ones, have other columns than the table above.

    "Term / Meaning" and the lines below it are two columns under any heading.
    """
    if at and not lines[at - 1].blank:
        return False
    block = [*takewhile(lambda line: not line.blank, lines[at : at + _LONGEST_ROW])]
    widths = {len(parts_of(line.text)) for line in block}
    return len(block) > _FEWEST_ROWS and len(widths) == 1 and not widths & {1, width}


def _are_even(lines: list[Line], at: int) -> bool:
    """As many lines as make a table, from here on, have the same number of cells."""
    widths = [len(parts_of(line.text)) for line in lines[at : at + _FEWEST_ROWS + 1]]
    return len(widths) > _FEWEST_ROWS and len({*widths}) == 1 and widths[0] >= _FEWEST_COLUMNS


def _lacks_figures(heading: list[str], rows: list[list[str]]) -> bool:
    columns = zip(heading, *rows, strict=False) if len(rows) >= _FEWEST_ROWS else []
    return any(
        all(any(map(str.isdigit, cell)) for cell in others) and not any(map(str.isdigit, head))
        for head, *others in columns
    )


def _fits(lines: list[Line], at: int, width: int) -> bool:
    """The lines from here on hold a row of so many cells, however many lines these run over."""
    pieces = 1
    for line in lines[at : at + _LONGEST_ROW]:
        pieces += len(parts_of(line.text)) - 1
        if pieces >= width:
            return pieces == width
    return False


def _heading(line: Line) -> tuple[list[str], str]:
    """The cells of a heading, and what runs on behind it; no cells if it is none."""
    pieces = parts_of(line.text)
    rest = ""
    for at, piece in enumerate(pieces[_FEWEST_COLUMNS - 1 :], _FEWEST_COLUMNS - 1):
        if joint := _JOINT.search(piece):
            rest = " / ".join([piece[joint.start() :], *pieces[at + 1 :]])
            pieces = [*pieces[:at], piece[: joint.start()]]
            break
    named = pieces if pieces[0] else pieces[1:]  # a column of numbers needs no heading
    heads = len(named) >= _FEWEST_COLUMNS and is_heading(Row(named, line.number, line.last))
    heads = heads and not named[0].startswith("(")  # the rest of a heading in the line above
    return (pieces, rest) if heads else ([], "")


def parts_of(text: str) -> list[str]:
    """What the slashes of a line part; a line without one is a single part."""
    return [piece.strip() for piece in _PART.split(text.strip())]


@dataclass(slots=True)
class _Rows:
    """Puts rows together, line by line.

    Attributes:
        width: cells of a row.
        rows: those that are done.
        whole: how many of them have all their cells.
        end: position of the last line taken.
        known: the first whole rows, which tell what a row looks like.
    """

    width: int
    rows: list[Row] = field(default_factory=list)
    whole: int = 0
    end: int = 0
    known: list[list[str]] = field(default_factory=list)
    _open: Row | None = None
    _loose: list[tuple[Line, int]] = field(default_factory=list)
    _over_lines: bool = False  # some row stands in several

    @property
    def in_lines(self) -> bool:
        """Each row so far stands in a line of its own."""
        return bool(self.rows) and not self._over_lines

    @property
    def is_whole(self) -> bool:
        """The last row has all its cells."""
        return self._open is None

    def take(self, line: Line, at: int) -> bool:
        """Take a line; False where the table has ended before it."""
        pieces = parts_of(line.text)
        if len(pieces) == 1:
            return self._take_plain(line, at)
        row = self._open
        if row is not None and not self._begins_anew(row, line, pieces):
            row.cells[-1] = "\n".join(part for part in (row.cells[-1], pieces[0]) if part)
            row.cells.extend(pieces[1:])
        else:
            self.close()
            before = self._before(pieces[0])
            row = Row(["\n".join([*before, pieces[0]]), *pieces[1:]], line.number, line.last)
            row.number -= len(before)
            self._open = row
        row.last, self.end = line.last, at
        if row.width >= self.width:
            self.close()
        return True

    def close(self) -> None:
        """The open row has ended, whether it has all its cells or not."""
        if self._open is None:
            return
        if self._open.width == self.width:
            self.whole += 1
            if len(self.known) < KNOWN_ROWS:
                self.known.append(self._open.cells)
        self._add(self._open)
        self._open = None

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self._over_lines |= row.number != row.last

    def fitted(self) -> list[Row]:
        """The rows, each with as many cells as the table has columns; doubted where fitted."""
        whole = [row for row in self.rows if row.width == self.width]
        if _are_shifted(whole):
            for row in self.rows:
                row.doubt = _UNLIKE
        for row in self.rows:
            if row.width not in {1, self.width}:
                row.doubt = _SHORT_ROW if row.width < self.width else _LONG_ROW
                row.cells = fitted(row.cells, whole)
        return self.rows

    def _take_plain(self, line: Line, at: int) -> bool:
        if self._open is not None:
            cells = self._open.cells
            cells[-1] = "\n".join(part for part in (cells[-1], line.text.strip()) if part)
            self._open.last, self.end = line.last, at
        elif self.rows and not self._loose and goes_on(line.text):
            last = self.rows[-1]
            last.cells[-1] = f"{last.cells[-1]}\n{line.text.strip()}"
            last.last, self.end, self._over_lines = line.last, at, True
        else:
            self._loose.append((line, at))
        return len(self._loose) <= _LOOSE_LINES

    def _begins_anew(self, row: Row, line: Line, pieces: list[str]) -> bool:
        """A line with a slash opens a row of its own, though the one above has cells missing."""
        if line.text.lstrip().startswith("/"):
            return False
        listed = bool(split_marker(row.cells[-1].rpartition("\n")[2])[0])
        ends_row = row.width + len(pieces) - 1 == self.width
        return len(pieces) >= self.width or (listed and not ends_row and not goes_on(line.text))

    def _before(self, first: str) -> list[str]:
        """The loose lines that belong to the first cell; the others become rows across."""
        cut = len(self._loose)
        while cut and _alike(self._loose[cut - 1][0].text, first):
            cut -= 1
        for line, _ in self._loose[:cut]:
            self._add(Row([line.text.strip()], line.number, line.last))
        before = [line.text.strip() for line, _ in self._loose[cut:]]
        self._loose = []
        return before


def _are_shifted(rows: list[Row]) -> bool:
    """In a column stand ticks and sentences: a converter left out empty cells, and others moved."""
    columns = zip(*(row.cells for row in rows), strict=True)
    return any(
        any(cell and not any(map(str.isalnum, cell)) for cell in cells)
        and any(len(cell.split()) >= _SENTENCE for cell in cells)
        for cells in columns
    )


def _alike(text: str, first: str) -> bool:
    """Two references of one shape, white space aside."""
    same = shape_of(text).replace(" ", "") == shape_of(first).replace(" ", "")
    return same and len(fold(text)) <= _REF_LETTERS
