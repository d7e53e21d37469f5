"""Tables as AsciiDoc writes them: cells behind bars, between two lines "|==="."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.text.boxes import joined
from planlift_parsers.text.tries import MOST_LINES

_FENCE = "|==="
# What a cell spans and how it is set stands right before its bar ("2+^a|").
_BAR = re.compile(
    r"(?:(?<=\s)|^)(?P<many>\d+\*)?(?P<span>(?:\d+)?(?:\.\d+)?\+)?[<^>]?(?:\.[<^>])?[adehlmsv]?\|"
    r"|(?<![\\|])\|"
)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[\d*]+))")
_TIMES = re.compile(r"\s*(\d+)\*")
_SETTINGS = re.compile(r"\[[^\[\]]*\]")
_BREAK = re.compile(r" \+(?=\n|$)")  # of a line within a cell
_FEWEST_COLUMNS = 2


@dataclass(slots=True)
class _Cell:
    """A cell, its lines, the columns it spans and where it stands."""

    texts: list[str]
    number: int
    last: int
    columns: int = 1


def opens_asciidoc(lines: list[Line], at: int) -> bool:
    """Whether a line opens such a table, or holds the settings of one."""
    return lines[at].text.strip() == _FENCE or _is_settings(lines, at)


def _is_settings(lines: list[Line], at: int) -> bool:
    """A line holds the settings of the table that the line below it opens."""
    text = lines[at].text.strip()
    below = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
    return below == _FENCE and _SETTINGS.fullmatch(text) is not None


def asciidoc_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows of the table that line `start` opens, or its settings, and the line after them.

    Returns:
        No rows where it is no such table, with the line after those that were read for them.
    """
    opens = start + _is_settings(lines, start)
    last = min(len(lines), opens + MOST_LINES)
    end = next((at for at in range(opens + 1, last) if lines[at].text.strip() == _FENCE), last)
    if end == last:
        return [], end
    cells = _cells(lines[opens + 1 : end])
    width = _told_width(lines[start].text) if opens > start else 0
    rows = _rows(cells, width or _first_width(cells))
    return rows, end + 1


def _told_width(settings: str) -> int:
    """The columns that the settings name; 0 where they name none."""
    found = _COLUMNS.search(settings)
    if not found:
        return 0
    pieces = re.split(r"[,;]", found["quoted"] or found["bare"])
    times = [_TIMES.match(piece) for piece in pieces]
    return sum(int(one[1][:2]) if one else 1 for one in times)


def _first_width(cells: list[_Cell]) -> int:
    """The cells on the first line that has any."""
    return sum(cell.columns for cell in cells if cell.number == cells[0].number)


def _cells(lines: list[Line]) -> list[_Cell]:
    made: list[_Cell] = []
    for line in lines:
        at, bars = 0, list(_BAR.finditer(line.text))
        for bar in [*bars, None]:
            words = line.text[at : bar.start() if bar else None].strip()
            if made and (words or not line.text.strip()):
                made[-1].texts.append(words.replace("\\|", "|"))
                made[-1].last = line.last if words else made[-1].last
            elif words:
                return []  # before the first cell
            if bar and (bar["many"] or "." in (bar["span"] or "")):
                return []  # over several rows, or repeated
            if bar:
                span = re.match(r"\d+", bar["span"] or "")
                made.append(_Cell([], line.number, line.last, int(span[0][:2]) if span else 1))
                at = bar.end()
    return made


def _rows(cells: list[_Cell], width: int) -> list[Row]:
    """Rows of so many columns; none where the cells fill no whole rows."""
    rows: list[Row] = []
    at = width
    for cell in cells:
        if at >= width:
            rows.append(Row([], cell.number, cell.last))
            at = 0
        rows[-1].cells.append(_text_of(cell))
        rows[-1].last = cell.last
        at += cell.columns
        rows[-1].reaches = cell.columns > 1 and at == width
        if at > width or (cell.columns > 1 and at < width):
            return []
    return rows if at == width >= _FEWEST_COLUMNS else []


def _text_of(cell: _Cell) -> str:
    """The lines of a cell; blank ones part its paragraphs, and so does a plus behind a line."""
    parts = _BREAK.sub("\n", "\n".join(cell.texts)).strip("\n").split("\n\n")
    return "\n".join(joined(tuple(part.split("\n"))) for part in parts)
