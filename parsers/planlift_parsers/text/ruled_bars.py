"""Rows whose bars touch the cell before ("No.| Issue"), below a header with a rule of dashes.

Programs that make text of web pages write tables so (html2text), with no bars around them.
"""

from __future__ import annotations

import re

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import SHORT_ROW, Row
from planlift_parsers.tabbed.rows import goes_on

_RULE = re.compile(r"\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+")
_BAR = re.compile(r"(?<!\\)\|")
_SPACED = re.compile(r"\s\|\s")  # `bars.py` reads these
# A row goes on over so many lines at most, blank ones among them: cells of web pages hold lists
# and paragraphs. Without a bound each short row would read the rest of the file.
_LONGEST_ROW = 40
_MORE = "the row has more bars than the table has columns"


def ruled_bar_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows whose header stands in line `start`, and the line after them; else no rows.

    The rule below the header counts the columns. A row goes on in the lines below until it has as
    many cells, a line without bars between rows lies across them.
    """
    width = _width(lines, start)
    if not width:
        return [], start
    rows = [_row(lines[start : start + 1], width)]
    at = start + 2
    while at < len(lines) and lines[at].text.strip() and not _width(lines, at):
        end = _row_end(lines, at, width)
        if end > at:
            rows.append(_row(lines[at:end], width))
        elif _bars(lines[at].text):
            end = at + 1
            rows.append(_row(lines[at:end], width))
        elif len(rows) > 1 and goes_on(lines[at].text):
            end = at + 1
            rows[-1].cells[-1] += f"\n{lines[at].text.strip()}"
            rows[-1].last = lines[at].last
        elif _row_end(lines, at + 1, width) > at + 1:
            end = at + 1
            rows.append(Row([lines[at].text.strip()], lines[at].number, lines[at].last))
        else:
            break
        at = end
    return (rows, at) if len(rows) > 1 else ([], start)


def _width(lines: list[Line], start: int) -> int:
    """How many columns the rule below a header counts; 0 where there is none, or no such header."""
    if start + 1 >= len(lines) or not _RULE.fullmatch(lines[start + 1].text):
        return 0
    text, width = lines[start].text.strip(), _bars(lines[start + 1].text) + 1
    if "\t" in text or _bars(text) + 1 != width or len(_SPACED.findall(f"{text} ")) + 1 == width:
        return 0
    return width


def _bars(text: str) -> int:
    return len(_BAR.findall(text))


def _row_end(lines: list[Line], at: int, width: int) -> int:
    """The line after those that hold the cells of a row; `at` where they hold too few or many."""
    bars = 0
    for end in range(at, min(at + _LONGEST_ROW, len(lines))):
        bars += _bars(lines[end].text)
        if bars >= width or (end == at and not bars):
            return at
        if bars == width - 1:
            return end + 1
    return at


def _row(lines: list[Line], width: int) -> Row:
    """A row of so many cells out of its lines; with too many bars, the last ones are no borders."""
    text = "\n".join(line.text.strip() for line in lines)
    pieces = _BAR.split(text, maxsplit=width - 1)
    doubt = SHORT_ROW if len(pieces) < width else _MORE if _BAR.search(pieces[-1]) else ""
    cells = [cell.strip().replace("\\|", "|") for cell in pieces]
    cells += [""] * (width - len(cells))
    return Row(cells, lines[0].number, lines[-1].last, doubt=doubt)
