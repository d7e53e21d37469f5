"""Tables in text out of old Word files, where the bell character ends each cell and each row."""

from __future__ import annotations

from dataclasses import dataclass

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row

BELL = "\x07"
# How many lines without a bell one cell may run over.
_LOOSE_LINES = 20
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2


@dataclass(slots=True)
class Bells:
    """What stands between bells.

    Attributes:
        rows: the table's rows; none where the bells end no cells.
        end: position of the line after them.
        rest: what stands behind the last bell, in a line of its own.
    """

    rows: list[Row]
    end: int
    rest: list[Line]


@dataclass(slots=True)
class _Piece:
    """The text before a bell.

    Attributes:
        text: as it stands, line breaks kept.
        number: its first line.
        last: its last line.
    """

    text: str
    number: int
    last: int

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def bell_region(lines: list[Line], start: int) -> Bells:
    """The table whose first bell stands in line `start`.

    A row ends with a bell of its own, behind that of its last cell. Word writes a line break
    behind each cell or none, and converters one behind each row or none.
    """
    end = _end(lines, start)
    pieces = _pieces(lines[start:end])
    rest = pieces.pop()
    left = [] if rest.blank else [Line(rest.text.strip(), rest.number, rest.last)]
    parted = any(_opens_line(piece) for piece in pieces if not piece.blank)
    rows = _rows_by_lines(pieces) if parted else _rows_by_width(pieces)
    if len(rows) < _FEWEST_ROWS or max(row.width for row in rows) < _FEWEST_COLUMNS:
        plain = [
            Line(one.text.replace(BELL, " "), one.number, one.last) for one in lines[start:end]
        ]
        return Bells([], end, plain)
    return Bells(rows, end, left)


def _end(lines: list[Line], start: int) -> int:
    """The line after the last bell; a blank line right behind one ends the table."""
    last = start
    for at in range(start + 1, len(lines)):
        if BELL in lines[at].text:
            last = at
        elif at - last > _LOOSE_LINES or (at == last + 1 and lines[at].blank):
            break
    return last + 1


def _pieces(lines: list[Line]) -> list[_Piece]:
    """The texts before, between and behind the bells; a line break stays with what follows it."""
    made: list[_Piece] = []
    held, number = "", lines[0].number
    for at, line in enumerate(lines):
        first, *others = line.text.split(BELL)
        held = f"{held}\n{first}" if at else first
        for other in others:
            made.append(_Piece(held, number, line.number))
            held, number = other, line.number
    made.append(_Piece(held, number, lines[-1].last))
    return made


def _opens_line(piece: _Piece) -> bool:
    """A line break stands before its words, as converters write one behind each row."""
    return piece.text.startswith("\n")


def _rows_by_lines(pieces: list[_Piece]) -> list[Row]:
    """A row ends with a blank piece, behind which a line or the text ends."""
    rows: list[Row] = []
    open_row: list[_Piece] = []
    for at, piece in enumerate(pieces):
        last = at + 1 == len(pieces)
        if piece.blank and open_row and (last or _opens_line(pieces[at + 1])):
            rows.append(_row(open_row))
            open_row = []
        else:
            open_row.append(piece)
    return [*rows, _row(open_row)] if open_row else rows


def _rows_by_width(pieces: list[_Piece]) -> list[Row]:
    """Rows as wide as the first; less where no row's end stands there (merged cells, sections)."""
    width = next((at for at, piece in enumerate(pieces) if piece.blank), 0)
    rows: list[Row] = []
    at = 0
    while at < len(pieces) and width >= _FEWEST_COLUMNS:
        ends = range(at + width, at, -1)
        end = next((e for e in ends if e < len(pieces) and pieces[e].blank), len(pieces))
        rows.append(_row(pieces[at:end]))
        at = end + 1
    return rows


def _row(pieces: list[_Piece]) -> Row:
    return Row([piece.text.strip() for piece in pieces], pieces[0].number, pieces[-1].last)
