"""Tables drawn with signs: rows between rules, each over as many lines as its longest cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planlift_parsers.line_ends import between
from planlift_parsers.paragraphs import split_marker
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row

# "+-----+-----+", with "=" below a header, or the same in signs for drawing boxes.
_RULE = re.compile(r"\s*[+├└┌╔╠╚│║|][-=─═+┬┼┴╦╬╩╪╤╧:]{3,}[+┤┘┐╗╣╝│║|]\s*")
# The same from a later column on: the cells before it reach down.
_PARTIAL = re.compile(r"\s*(?P<held>[│║|][^+├╠╟]*)[+├╠╟][-=─═+┬┼┴╦╬╩╪╤╧]{3,}[+┤╣╢│║|]\s*")
_LONE_RULE = re.compile(r"\s*[+├└┌╔╠╚][-=─═]{3,}[+┤┘┐╗╣╝]\s*")  # over or below a single cell
_BARS = re.compile(r"[|│║┃]")
_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_LONGEST_ROW = 12  # lines of a first row without a rule above it
_NO_RULE = "no rule stands above a cell whose words begin anew; they may be the rest of it"
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")


@dataclass(slots=True)
class _Band:
    """The lines between two rules, each with its cells; and how many cells reach into it."""

    lines: list[tuple[Line, list[str]]] = field(default_factory=list)
    held: int = 0

    @property
    def is_across(self) -> bool:
        """One cell lies across the box."""
        return bool(self.lines) and len(self.lines[0][1]) == 1


def box_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows of a table that a rule opens in line `start`, and the line after it; else no rows.

    Where rules part all rows, the lines between two rules are one row; where only the header has a
    rule below it, each line is a row, unless most leave most cells empty. Cells that a rule leaves
    out go on below it.
    """
    bands = [_Band()]
    at = start
    while at < len(lines):
        text = lines[at].text
        if _RULE.fullmatch(text) and (bands[-1].lines or at == start):
            bands.append(_Band())
        elif held := _held_at(text, bands):
            width = len(bands[-1].lines[0][1])
            cells = [*held, *[""] * (width - len(held))]
            bands.append(_Band([(lines[at], cells)], len(held)))
        elif (cells := _cells(text)) and _fits(cells, bands) and not bands[-1].is_across:
            bands[-1].lines.append((lines[at], cells))
        elif at > start and (not bands[-1].lines or bands[-1].is_across) and _is_framed(text):
            bands[-1].lines.append((lines[at], [_across(text)]))
        else:
            break
        at += 1
    filled = [band for band in bands if band.lines]
    if len(filled) < _FEWEST_ROWS:
        return [], start
    last = filled[-1].lines
    parted = len(filled) > _FEWEST_ROWS or len(last) == 1 or _is_wrapped(last)
    rows = _with_held([_row(band) for band in filled]) if parted else _lone(filled)
    return (rows, at) if len(rows) >= _FEWEST_ROWS else ([], start)


def _held_at(text: str, bands: Sequence[_Band]) -> list[str]:
    """The cells before a rule that begins in a later column; [] where the line has none."""
    found = _PARTIAL.fullmatch(text) if bands[-1].lines else None
    cells = [cell.strip() for cell in _BARS.split(found["held"])[1:]] if found else []
    return cells if cells and len(cells) < len(bands[-1].lines[0][1]) else []


def _with_held(rows: list[Row]) -> list[Row]:
    """Rows whose cells that reach down have all their words where they begin."""
    tops: list[Row] = []  # the row in which the cell of each column begins
    for row in rows:
        begun = [at for at, text in enumerate(row.cells[: row.held]) if text[:1].isupper()]
        if begun:  # words that begin anew are a cell of their own, though no rule shows it
            row.held, row.doubt = begun[0], _NO_RULE
        for column in range(row.held):
            top = tops[column]
            top.cells[column] = joined((top.cells[column], row.cells[column]))
            row.cells[column] = ""
        tops[row.held :] = [row] * (len(row.cells) - row.held)
    return rows


def unframed(lines: list[Line]) -> list[Line]:
    """The lines without the frames around single cells: a card is text, with white about it.

    Args:
        lines: of a text.
    """
    made: list[Line] = []
    at = 0
    while at < len(lines):
        end = _frame_end(lines, at)
        made += [replace(line, text=_across(line.text)) for line in lines[at:end]] or [lines[at]]
        at = max(end, at + 1)
    return made


def _frame_end(lines: list[Line], start: int) -> int:
    """The line after the frame that a line opens; `start` where it opens none."""
    if not _LONE_RULE.fullmatch(lines[start].text):
        return start
    at = end = start + 1
    while at < len(lines):
        rule = _LONE_RULE.fullmatch(lines[at].text)
        if not rule and not _across(lines[at].text):
            break
        at += 1
        end = at if rule else end
    return end if end > start + _FEWEST_ROWS else start


def opens_box(lines: list[Line], at: int) -> bool:
    """Whether a line is the upper rule of such a table, or of its first row where it has none."""
    if _RULE.fullmatch(lines[at].text):
        return True
    width = len(_cells(lines[at].text))
    for line in lines[at + 1 : at + _LONGEST_ROW] if width else ():
        if _RULE.fullmatch(line.text):
            return line.text.count("+") in (width + 1, width - 1)  # bars may close it
        if len(_cells(line.text)) != width:
            break
    return False


def _lone(bands: list[_Band]) -> list[Row]:
    """A header, and a row for each line below it."""
    header, *body = bands
    return [_row(header), *(_row(_Band([one])) for band in body for one in band.lines)]


def _is_wrapped(band: list[tuple[Line, list[str]]]) -> bool:
    """Most lines below the first leave most cells empty: they go on with it."""
    below = [sum(map(bool, cells)) < len(cells) / 2 for _, cells in band[1:]]
    return sum(below) > len(below) / 2


def _across(text: str) -> str:
    """What stands in the one cell of a line across the box, "" if there are several."""
    return text.strip()[1:-1].strip() if _is_framed(text) else ""


def _is_framed(text: str) -> bool:
    """A line across the box, which may be empty: bars at both ends, and none between."""
    stripped = text.strip()
    inside = stripped[1:-1]
    ends = bool(inside) and _BARS.match(stripped[0]) and _BARS.match(stripped[-1])
    return bool(ends) and not _BARS.search(inside)


def _cells(text: str) -> list[str]:
    stripped = text.strip()
    if not stripped or not _BARS.match(stripped[0]) or not _BARS.match(stripped[-1]):
        return []
    cells = [cell.strip() for cell in _BARS.split(stripped)[1:-1]]
    return cells if len(cells) >= _FEWEST_CELLS else []


def _fits(cells: list[str], bands: Sequence[_Band]) -> bool:
    whole = (band.lines[0][1] for band in bands if band.lines and not band.is_across)
    first = next(whole, cells)
    return len(cells) == len(first)


def _row(band: _Band) -> Row:
    columns = zip(*(cells for _, cells in band.lines), strict=True)
    cells = [joined(column) for column in columns]
    first, last = band.lines[0][0].number, band.lines[-1][0].last
    return Row(cells, first, last, reaches=len(cells) == 1, held=band.held)


def joined(pieces: tuple[str, ...]) -> str:
    """The lines of a cell as one text; list items, and what blank lines part, keep their own."""
    text, apart = "", False
    for piece in pieces:
        if piece:
            item = apart or split_marker(piece)[0] or _NUMBERED.match(piece)
            text += ("\n" if item else between(text, piece)) + piece if text else piece
        apart = not piece
    return text
