"""Rows whose cells are parted by upright bars, as Markdown writes tables."""

from __future__ import annotations

import re

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.rows import Row
from planlift_parsers.text.fitting import fitted

_RULE_CELL = re.compile(r"^\s*:?-{3,}:?\s*$")
_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_WHY = "the row has fewer cells than the table; which are empty was told by their words"
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
        if not cells or (rows and not _fits(cells, rows[0].width, ruled=ruled)):
            break
        if all(_RULE_CELL.match(cell) for cell in cells):
            ruled = True
        else:
            rows.append(Row(cells, lines[at].number, lines[at].last))
        at += 1
    enough = len(rows) >= _FEWEST_ROWS or (ruled and bool(rows))
    return (_with_gaps(rows), at) if enough else ([], start)


def _fits(cells: list[str], width: int, *, ruled: bool) -> bool:
    """A row of the table: as wide as the first, or short of cells where a rule shows a table."""
    return len(cells) == width or (ruled and _FEWEST_CELLS <= len(cells) < width)


def _with_gaps(rows: list[Row]) -> list[Row]:
    """Rows whose merged cells a converter left out, the others moved to the left, put right.

    They lack cells, or their last cell is empty though every whole row has one there.
    """
    head, *body = rows
    whole = [row for row in body if row.width == head.width and all(row.cells)]
    if not whole or len(whole) == len(body):
        return rows
    for row in body:
        pieces = [cell for cell in row.cells if cell]
        moved = row.width < head.width or (all(row.cells[:-1]) and not row.cells[-1])
        if moved and len(pieces) > 1:
            row.cells, row.doubt = fitted(pieces, whole), _WHY
        elif row.width < head.width:
            row.cells.extend([""] * (head.width - row.width))
    return rows


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
