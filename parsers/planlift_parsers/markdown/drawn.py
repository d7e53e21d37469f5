"""Tables of Markdown that are drawn with signs, as pandoc writes them, put as tables of a web page.

Markdown itself knows only rows between bars. The text reader knows grids and columns below a rule
of dashes; what it finds is put in the place of the lines, and all others stay Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.rows import columns_of
from planlift_parsers.text.boxes import box_region
from planlift_parsers.text.dashed import closed_region, opens_dashed, simple_region
from planlift_parsers.text.tries import Tries

_GRID = re.compile(r" {0,3}\+(?:[-=:]{2,}\+)+ *")
_PIECES = re.compile(r" *-{2,}(?: +-{2,})+ *")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUICK = re.compile(r"^ *(?:\+[-=:]{2}|[-=]{2,} +[-=]{2})", re.M)  # most files draw no table


def with_drawn_tables(text: str, render: Callable[[str], str]) -> str:
    """Markdown with its drawn tables as HTML.

    Args:
        text: Markdown.
        render: makes HTML of the Markdown in a cell.
    """
    if not _QUICK.search(text):
        return text
    lines = [Line(one, at, at) for at, one in enumerate(re.split(r"\r\n|\r|\n", text), 1)]
    made: list[str] = []
    closed, fence, at = Tries(), "", 0
    while at < len(lines):
        mark = _FENCE.match(lines[at].text)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        rows, end = ([], at) if fence else _region(lines, at, closed)
        made += ["", _html(rows, render), ""] if rows else [lines[at].text]
        at = max(end, at + 1) if rows else at + 1
    return "\n".join(made)


def _region(lines: list[Line], at: int, closed: Tries) -> tuple[list[Row], int]:
    """The rows of a table that a line opens, and the line after them; else none."""
    text = lines[at].text
    if _GRID.fullmatch(text):
        return box_region(lines, at)
    rows: list[Row] = []
    end = at
    if opens_dashed(lines, at):
        rows, end = closed.region(closed_region, lines, at)
    elif at + 1 < len(lines) and _PIECES.fullmatch(lines[at + 1].text) and text.strip():
        rows, end = simple_region(lines, at)
    fenced = any(_FENCE.match(line.text) for line in lines[at:end] if rows)
    return ([], at) if fenced else (rows, end)


def _html(rows: list[Row], render: Callable[[str], str]) -> str:
    """A table of a web page without a blank line, which would end it in Markdown."""
    columns = columns_of(rows)
    made = []
    for number, row in enumerate(rows):
        cells = []
        for at, text in enumerate(row.cells[:columns]):
            if at < row.held:
                continue
            reaches = at == row.width - 1 and row.width < columns
            span = f' colspan="{columns - at}"' if reaches else ""
            down = _rows_down(rows, number, at)
            span += f' rowspan="{1 + down}"' if down else ""
            cells.append(f"<td{span}>{_flat(render(_apart(text)))}</td>")
        made.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(made)}</table>"


def _rows_down(rows: Sequence[Row], top: int, column: int) -> int:
    """So many rows a cell reaches down into those below it."""
    end = top + 1
    while end < len(rows) and column < rows[end].held:
        end += 1
    return end - top - 1


def _apart(text: str) -> str:
    """The lines of a cell as paragraphs; Markdown would run them together."""
    return text.replace("\n", "\n\n")


def _flat(page: str) -> str:
    return " ".join(page.split("\n"))
