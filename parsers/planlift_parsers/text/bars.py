"""Rows whose cells are parted by upright bars, as Markdown writes tables."""

from __future__ import annotations

import re

from planlift_parsers.text.lines import Line
from planlift_parsers.text.rows import Row

_RULE_CELL = re.compile(r"^\s*:?-{3,}:?\s*$")
_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_LONGEST_SECTION = 80  # letters of a line that names the rows below it


def bar_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them; no rows if it is no table.

    A table has two rows or more of the same number of cells, all led by a bar or all with a bar
    between spaces, and a row of dashes is none of its rows.
    """
    rows: list[Row] = []
    at, ruled = start, False
    while at < len(lines):
        cells = _cells(lines[at].text)
        if not cells and rows and _is_section(lines, at, rows[0].width):
            cells = [lines[at].text.strip(), *[""] * (rows[0].width - 1)]
        if not cells or (rows and len(cells) != rows[0].width):
            break
        if all(_RULE_CELL.match(cell) for cell in cells):
            ruled = True
        else:
            rows.append(Row(cells, lines[at].number, lines[at].last))
        at += 1
    enough = len(rows) >= _FEWEST_ROWS or (ruled and bool(rows))
    return (rows, at) if enough else ([], start)


def _is_section(lines: list[Line], at: int, width: int) -> bool:
    """A short line without a bar, with a row of the table right behind it."""
    text = lines[at].text.strip()
    follows = at + 1 < len(lines) and len(_cells(lines[at + 1].text)) == width
    return follows and 0 < len(text) <= _LONGEST_SECTION and "|" not in text


def _cells(text: str) -> list[str]:
    """The cells of a line; [] if it has none."""
    stripped = text.strip()
    if "|" not in stripped or "\t" in stripped:
        return []
    led = stripped.startswith("|")
    cells = re.split(r"(?<!\\)\|", stripped) if led else re.split(r"\s\|\s", stripped)
    if led:
        cells = cells[1:]
    if len(cells) > 1 and led and not cells[-1].strip():
        cells = cells[:-1]
    found = [cell.strip().replace("\\|", "|") for cell in cells]
    return found if len(found) >= _FEWEST_CELLS else []
