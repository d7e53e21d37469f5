"""Rows as spreadsheets export them, each cell in quotes and commas between, below other text."""

from __future__ import annotations

import csv
import re

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.rows import Row

_FEWEST_ROWS = 3  # a header and two rows; fewer lines in quotes may be said by somebody
_FEWEST_CELLS = 3
# Letters that the csv module takes in a cell, unless somebody has told the whole process otherwise,
# as the reader of .csv files does: what a row is must not hang on what was read before it.
_LONGEST_ROW = 131_072
_QUOTED = re.compile(r'^\s*"(?:[^"]|"")*"\s*[,;]')


def opens_quoted(line: Line) -> bool:
    """Whether a line opens with a cell in quotes and what parts it from the next."""
    return _QUOTED.match(line.text) is not None


def quoted_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them; no rows if it is no table.

    All have as many cells as the first; a cell in quotes may hold commas, and none goes on in the
    next line.
    """
    mark = _mark_of(lines[start].text)
    rows: list[Row] = []
    at = start
    while at < len(lines) and opens_quoted(lines[at]):
        cells = _cells_of(lines[at].text, mark)
        if len(cells) < _FEWEST_CELLS or (rows and len(cells) != rows[0].width):
            break
        rows.append(Row([cell.strip() for cell in cells], lines[at].number, lines[at].last))
        at += 1
    return (rows, at) if len(rows) >= _FEWEST_ROWS else ([], start)


def _cells_of(text: str, mark: str) -> list[str]:
    """The cells of a line; none where it is longer than any row that may be read."""
    if len(text) > _LONGEST_ROW:
        return []
    return next(csv.reader([text.strip()], delimiter=mark, skipinitialspace=True))


def _mark_of(text: str) -> str:
    """What parts the cells: the sign behind the first one."""
    found = _QUOTED.match(text)
    return found.group()[-1] if found else ","
