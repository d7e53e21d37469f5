"""Tables whose columns are kept by spaces, as text out of a PDF or a terminal has them."""

from __future__ import annotations

import re
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.rows import Row

# Two spaces part cells; a single one parts words.
_GAP = re.compile(r"\S(\s{2,})\S")
# A table has three columns and a header with two rows below at least: two columns of words with a
# wide gap also come about in letters and lists.
_FEWEST_COLUMNS = 3
_FEWEST_LINES = 3
_MOST_LINES = 5_000
_BLANKS = 2  # blank lines on end close a table, but for a section that opens behind them
_LONGEST_SECTION = 80  # letters of a line across the columns that names the rows below it
RULE = re.compile(r"\s*[-=_~─━]{3,}[\s=_~─━-]*")
"""A line drawn below a header or between rows."""

_HYPHEN = re.compile(r"[a-zA-Z]-$")


def fixed_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them.

    There are no rows if it is no table; no line before the one returned need be tried again.

    The columns are what the gutters leave: places where no line of the region has a letter. The
    region goes on while at least three columns are left.
    """
    if len(_GAP.findall(lines[start].text)) + 1 < _FEWEST_COLUMNS:
        return [], start + 1
    columns, end = _extent(lines, start)
    body = lines[start:end]
    region = [line for line in body if not line.blank and not RULE.fullmatch(line.text)]
    if len(columns) < _FEWEST_COLUMNS or len(region) < _FEWEST_LINES:
        return [], end
    rows = _rows(body, columns)
    filled = sum(sum(bool(cell) for cell in row.cells) > 1 for row in rows)
    return (rows if filled >= _FEWEST_LINES else [], end)


def _extent(lines: list[Line], start: int) -> tuple[list[tuple[int, int]], int]:
    """The columns of the table that begins in a line, and the line after it."""
    inked: set[int] = set()
    columns: list[tuple[int, int]] = []
    end, blanks = start, 0
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        text = lines[at].text
        if not text.strip():
            blanks += 1
            continue
        opened = blanks or (at > start and RULE.fullmatch(lines[at - 1].text))
        section = columns and opened and blanks <= _BLANKS and _is_section(lines, at, columns)
        if blanks >= _BLANKS and not section:
            break
        if columns and RULE.fullmatch(text):
            continue
        if "\t" in text:
            break
        if section:
            blanks = 0
            continue
        wider = inked | _ink(text)
        found = _columns(wider)
        if len(found) < max(_FEWEST_COLUMNS, len(columns)):
            if columns and _names_rows(lines, at, inked, len(columns)):
                blanks = 0
                continue
            break
        inked, columns, end, blanks = wider, found, at + 1, 0
    return columns, max(end, start)


def _is_section(lines: list[Line], at: int, columns: list[tuple[int, int]]) -> bool:
    """A line alone across the first columns, between blank lines, with a row behind it."""
    text = lines[at].text
    short = len(text.strip()) <= _LONGEST_SECTION and not _GAP.search(text)
    if not short or not text[: columns[0][0] + 1].strip() or len(text.rstrip()) <= columns[1][0]:
        return False
    if at + 2 >= len(lines) or lines[at + 1].text.strip():
        return False
    below = lines[at + 2].text
    return len(_GAP.findall(below)) + 1 >= _FEWEST_COLUMNS and len(
        _columns(
            _ink(below) | {place for first, last in columns for place in range(first, last + 1)}
        )
    ) >= len(columns)


def _names_rows(lines: list[Line], at: int, inked: set[int], columns: int) -> bool:
    """A short line alone over the gutter of the first columns, right above a row of the table."""
    text = lines[at].text
    alone = len(text.strip()) <= _LONGEST_SECTION and not _GAP.search(text)
    if not alone or at + 1 >= len(lines) or text.index(text.strip()) > min(inked) + 1:
        return False
    below = lines[at + 1].text
    enough = len(_GAP.findall(below)) + 1 >= _FEWEST_COLUMNS
    return enough and len(_columns(inked | _ink(below))) >= columns


def _ink(text: str) -> set[int]:
    """Places of a line that belong to a cell; a single space between words does too."""
    places = {at for at, letter in enumerate(text) if not letter.isspace()}
    return places | {at + 1 for at in places if at + 2 in places}


def _columns(inked: set[int]) -> list[tuple[int, int]]:
    """First and last place of each run of inked places, parted by two or more empty ones."""
    columns: list[tuple[int, int]] = []
    for at in sorted(inked):
        if columns and at <= columns[-1][1] + 2:
            columns[-1] = (columns[-1][0], at)
        else:
            columns.append((at, at))
    return columns


def _rows(lines: list[Line], columns: list[tuple[int, int]]) -> list[Row]:
    """Lines to rows: one begins behind a blank line, or where the first column does.

    Where blank lines part the rows, the first may stand right below the header all the same.
    """
    spaced = any(line.blank for line in lines[2:]) and not _numbered(lines, columns)
    rows: list[Row] = []
    blank, ruled = True, False
    for line in lines:
        if line.blank or RULE.fullmatch(line.text):
            ruled = ruled or not line.blank
            blank = True
            continue
        cells = [line.text[first : last + 1].strip() for first, last in columns]
        if _crosses(line.text, columns):
            cells = [line.text.strip(), *[""] * (len(columns) - 1)]
        first_record = len(rows) == 1 and all(cells) and cells[0][0].isdigit()
        begins = blank or first_record if spaced else bool(cells[0]) or ruled
        if begins or not rows:
            rows.append(Row(cells, line.number, line.last, blank))
        else:
            rows[-1].cells = [_joined(*pair) for pair in zip(rows[-1].cells, cells, strict=True)]
            rows[-1].last = line.last
        blank, ruled = False, False
    return rows


def _numbered(lines: list[Line], columns: list[tuple[int, int]]) -> bool:
    """Lines right below others open with a number in the first column: each begins a row."""
    first, last = columns[0]
    below = (b.text[first : last + 1] for a, b in pairwise(lines) if a.text.strip() and b.text)
    return sum(any(map(str.isdigit, cell)) for cell in below) >= _FEWEST_LINES


def _crosses(text: str, columns: list[tuple[int, int]]) -> bool:
    """The line has letters where the table has a gutter: it lies across it."""
    inside = {place for first, last in columns for place in range(first, last + 1)}
    return any(not letter.isspace() and at not in inside for at, letter in enumerate(text))


def _joined(upper: str, lower: str) -> str:
    """A cell's wrapped lines as one; a hyphen at the wrap stays."""
    if not upper or not lower:
        return upper or lower
    return upper + lower if _HYPHEN.search(upper) else f"{upper} {lower}"
