"""Rows whose cells are parted by upright bars, as Markdown writes tables."""

from __future__ import annotations

import re
from collections import Counter

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import is_heading
from planlift_parsers.text.fitting import fitted
from planlift_parsers.text.laid.beside import LABELLED

_RULE_CELL = re.compile(r"^\s*:?-{3,}:?\s*$")
_FIGURE = re.compile(r"[\d.,%£+-]+")
_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_WHY = "the row has fewer cells than the table; which are empty was told by their words"
_FEWEST_FRAMED = 3  # cells of a line that is a table by itself
_LABEL_TIMES = 2  # as often as a label comes at least; what a merged cell leaves first comes once
_LONGEST_SECTION = 80  # letters of a line that names the rows below it


def bar_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them; no rows if it is no table.

    A table has two rows or more of the same number of cells, all led by a bar or all with a bar
    between spaces, and a row of dashes is none of its rows. Where bars lead and close each line,
    one row is a table, and a line of one cell lies across the rows. Without a frame a line of
    labels with their values ("Lead: ... | By: ...") is none of a table.
    """
    rows: list[Row] = []
    first = _cells_at(lines, start)
    at, ruled, width = start, False, len(first)
    framed = _is_framed(lines[start].text) and width >= _FEWEST_FRAMED
    if not _is_framed(lines[start].text) and (
        all(map(LABELLED.match, first)) or _in_brackets(lines[start].text)
    ):
        return [], start
    while at < len(lines):
        cells = _cells_at(lines, at)
        if not cells and rows and _names_rows(lines, at, width, framed=framed):
            cells = [lines[at].text.strip(" |")]
        elif not cells or (rows and not _fits(cells, width, ruled=ruled or framed)):
            break
        if all(_RULE_CELL.match(cell) for cell in cells):
            if ruled and not rows:
                break  # the second of two rules begins the table
            ruled = True
        else:
            rows.append(_row(lines[at], cells, width))
        at += 1
    enough = len(rows) >= _FEWEST_ROWS or ((ruled or framed) and bool(rows))
    return (_with_gaps(rows), at) if enough else ([], start)


def _in_brackets(text: str) -> bool:
    """The first bar stands in brackets ("[Lead: Matron | By: May 2021]"), and parts no cells."""
    before = text[: text.find("|")]
    return any(before.count(one) > before.count(other) for one, other in ("()", "[]"))


def _row(line: Line, cells: list[str], width: int) -> Row:
    """A line as a row; where it has one or two cells of many, the last reaches to the edge."""
    reaches = len(cells) < width and (
        len(cells) == 1 or (len(cells) == _FEWEST_CELLS and not cells[0])
    )
    return Row(cells, line.number, line.last, reaches=reaches)


def _fits(cells: list[str], width: int, *, ruled: bool) -> bool:
    """A row of the table: as wide as the first, or short of cells where its lines show a table."""
    return len(cells) == width or (ruled and _FEWEST_CELLS <= len(cells) < width)


def _is_framed(text: str) -> bool:
    """Bars lead and close the line, and something stands between them."""
    stripped = text.strip()
    return stripped.startswith("|") and stripped.endswith("|") and bool(stripped.strip("| "))


def _names_rows(lines: list[Line], at: int, width: int, *, framed: bool) -> bool:
    """A line across the rows: in bars of its own, or short, with a row right behind it."""
    text = lines[at].text.strip()
    alone = framed and _is_framed(text) and len(text.strip(" |")) > 0 and "|" not in text[1:-1]
    return alone or _is_section(lines, at, width)


def _with_gaps(rows: list[Row]) -> list[Row]:
    """Rows whose merged cells a converter left out, the others moved to the left, put right.

    They lack cells, or their last cell is empty though every whole row has one there. Rows that
    open with the same label again and again lack none: their value lies across the others.
    """
    head, *body = rows
    _reach_across(body, head.width)
    body = [row for row in body if not row.reaches and row.width > 1]
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


def _reach_across(rows: list[Row], width: int) -> None:
    """The value reaches to the edge in the rows of a form that hold one label and value of two."""
    short = [row for row in rows if row.width == _FEWEST_CELLS < width]
    times = Counter(row.cells[0] for row in short)
    for row in short:
        row.reaches = row.reaches or times[row.cells[0]] >= _LABEL_TIMES


def _is_section(lines: list[Line], at: int, width: int) -> bool:
    """A short line without a bar, with a row of the table right behind it."""
    text = lines[at].text.strip()
    follows = at + 1 < len(lines) and len(_cells(lines[at + 1].text)) == width
    named = follows and 0 < len(text) <= _LONGEST_SECTION and "|" not in text
    return named and not (_ends_figures(lines, at) or _heads_anew(lines, at + 1))


def _ends_figures(lines: list[Line], at: int) -> bool:
    """A row of figures stands above a line, and another row below it."""
    return _tells_figures(lines[at - 1]) and not _tells_figures(lines[at + 1])


def _tells_figures(line: Line) -> bool:
    """A row of figures behind its first cell ("| Band 5 | 31 | 5.9% |")."""
    return all(map(_FIGURE.fullmatch, _cells(line.text)[1:]))


def _heads_anew(lines: list[Line], at: int) -> bool:
    """The line has the looks of headings, and the one below it has not."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    head, row = Row(_cells(lines[at].text), 0, 0), Row(_cells(below), 0, 0)
    return row.width == head.width and is_heading(head) and not is_heading(row)


def _cells_at(lines: list[Line], at: int) -> list[str]:
    """The cells of a line; the first is empty where a bar leads it and none the line beside it."""
    text = lines[at].text.strip()
    if not text.startswith("|") or text.endswith("|"):
        return _cells(text)
    around = (lines[beside].text.strip() for beside in (at + 1, at - 1) if 0 <= beside < len(lines))
    own = ["", *(cell.strip() for cell in re.split(r"\s\|\s", text.removeprefix("|")))]
    open_ = any(not one.startswith("|") and len(_cells(one)) == len(own) for one in around)
    return own if open_ else _cells(text)


def _cells(text: str) -> list[str]:
    """The cells of a line; [] if it has none."""
    stripped = text.strip()
    if "|" not in stripped or "\t" in stripped:
        return []
    led = stripped.startswith("|")
    cells = re.split(r"(?<!\\)\|", stripped) if led else re.split(r"\s\|\s", f"{stripped} ")
    if led:
        cells = cells[1:]
    if len(cells) > 1 and led and not cells[-1].strip():
        cells = cells[:-1]
    found = [cell.strip().replace("\\|", "|") for cell in cells]
    return found if len(found) >= _FEWEST_CELLS else []
