"""Tables whose columns a rule of dashes in pieces draws ("-----  -------"), as pandoc writes them.

Each piece of the rule is as wide as its column. In a simple table each line is a row; in one of
rows over several lines blank lines part them, and rules open and close it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.text.boxes import joined
from planlift_parsers.text.tries import MOST_LINES

_PIECES = re.compile(r" *(?:-{2,}(?: +-{2,})+|={2,}(?: +={2,})+) *")
_WHOLE = re.compile(r" *-{5,} *")
_PIECE = re.compile(r"[-=]+")
_HEADER_LINES = 8  # of headings wrapped in narrow columns; in made-up plans up to 4


@dataclass(slots=True)
class _Drawn:
    """The upper part of such a table.

    Attributes:
        starts: of its columns.
        sign: that the rule is drawn with.
        header: the lines above the rule.
        body: position of the line below it.
        opening: the rule above the header, or that in pieces where there is no header: the same
            one closes the table; "" where none does.
    """

    starts: list[int]
    sign: str
    header: list[Line]
    body: int
    opening: str


def opens_dashed(lines: list[Line], at: int) -> bool:
    """Whether a line is a rule that may open such a table."""
    text = lines[at].text
    return bool(_PIECES.fullmatch(text) or _WHOLE.fullmatch(text))


def closed_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows of a table that a rule opens in line `start` and another closes; else no rows.

    Returns:
        The rows and the line after them; without rows the line after those that were read for them.
    """
    drawn = _drawn_at(lines, start)
    if drawn is None or not drawn.opening:
        return [], start
    last = min(len(lines), drawn.body + MOST_LINES)
    end = next(
        (at for at in range(drawn.body, last) if lines[at].text.strip() == drawn.opening), last
    )
    if end == last:
        return [], end
    return _rows(drawn, lines[drawn.body : end]), end + 1


def simple_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows of a table whose header stands in line `start`, up to the next blank line.

    Returns:
        The rows and the line after them; no rows where it is no table.
    """
    drawn = _drawn_at(lines, start)
    if drawn is None or drawn.opening:
        return [], start
    end = drawn.body
    while end < len(lines) and lines[end].text.strip() and not _PIECES.fullmatch(lines[end].text):
        end += 1
    rows = _rows(drawn, lines[drawn.body : end])
    closed = end < len(lines) and bool(lines[end].text.strip())
    return (rows, end + closed) if rows else ([], start)


def _drawn_at(lines: list[Line], start: int) -> _Drawn | None:
    """The header and the rule in pieces that begin in a line; None where they do not."""
    first = lines[start].text
    opening = first.strip() if opens_dashed(lines, start) else ""
    rule = _pieces_below(lines, start + bool(opening))
    if not _PIECES.fullmatch(first):
        return None if rule is None else _drawn(lines, start, rule, opening)
    if start + 1 == len(lines) or not lines[start + 1].text.strip():
        return None
    headed = rule is not None and lines[rule].text.strip() == opening and opening[0] == "="
    return _drawn(lines, start, rule if headed and rule else start, opening)


def _pieces_below(lines: list[Line], start: int) -> int | None:
    """The place of the rule in pieces below the lines of a header; None where none is."""
    for at in range(start, min(start + _HEADER_LINES + 1, len(lines))):
        if _PIECES.fullmatch(lines[at].text):
            return at if at > start else None
        if not lines[at].text.strip() or "\t" in lines[at].text:
            return None
    return None


def _drawn(lines: list[Line], start: int, rule: int, opening: str) -> _Drawn:
    text = lines[rule].text
    starts = [found.start() for found in _PIECE.finditer(text)]
    header = lines[start + bool(opening) : rule]
    return _Drawn(starts, text.strip()[0], header, rule + 1, opening)


def _rows(drawn: _Drawn, body: list[Line]) -> list[Row]:
    """The header and the rows; none where a text stands over the white between two columns."""
    if any("\t" in line.text or not _is_clean(line, drawn.starts) for line in drawn.header + body):
        return []
    groups = [group for group in _groups(drawn, body) if any(line.text.strip() for line in group)]
    if not groups or not (drawn.header or drawn.opening):
        return []
    if any(line.text.strip() for line in drawn.header):
        groups.insert(0, drawn.header)
    return [_row(group, drawn.starts) for group in groups]


def _groups(drawn: _Drawn, body: list[Line]) -> list[list[Line]]:
    """The lines of each row: parted by blank lines where there are some, else one each."""
    first, second = drawn.starts[:2]
    by_blanks = (
        bool(drawn.opening) and drawn.sign == "-" and any(not line.text.strip() for line in body)
    )
    groups: list[list[Line]] = [[]]
    for above, line in pairwise([Line("", 0, 0), *body]):
        text = line.text
        if by_blanks:
            begins = not above.text.strip()
        else:
            led = bool(text[first:second].strip())
            begins = led or (drawn.sign == "-" and not _goes_on(text, drawn.starts))
        if begins:
            groups.append([])
        if text.strip():
            groups[-1].append(line)
    return groups


def _goes_on(text: str, starts: list[int]) -> bool:
    """Every text of a line opens in lower case: it goes on with the row above."""
    return all(cell[0].islower() for cell in _cells(text, starts) if cell)


def _is_clean(line: Line, starts: list[int]) -> bool:
    """No text stands over the white left of a column."""
    text = line.text
    over = any(text[at - 1 : at].strip() for at in starts[1:])
    return not over and not text[: starts[0]].strip()


def _cells(text: str, starts: list[int]) -> list[str]:
    return [text[a:b].strip() for a, b in pairwise([*starts, max(len(text), starts[-1])])]


def _row(lines: list[Line], starts: list[int]) -> Row:
    columns = zip(*(_cells(line.text, starts) for line in lines), strict=True)
    return Row([joined(column) for column in columns], lines[0].number, lines[-1].last)
