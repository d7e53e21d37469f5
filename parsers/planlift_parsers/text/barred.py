"""Rows whose cells each end in an upright bar, and run over as many lines as the page had."""

from __future__ import annotations

import re
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import SHORT_ROW, Row
from planlift_parsers.text.period import find_pattern, sign_of

_BAR = re.compile(r"\s*\|(?=\s|$)")
_RULE = re.compile(r"^[\s:|-]*-{3,}[\s:|-]*$")
_BARS = re.compile(r"\|{3,}")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LEAST = 0.5  # of `find_pattern`: the bars say that they are cells, so half of its usual least
_COUNTED = 3  # rows counted 1, 2, 3 that show where rows begin


def barred_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them; no rows if it is no table.

    Without rows the line is that after the run that was read for them.

    The heading stands in one line or has a line for each cell. In the first case it tells how many
    cells a row has; in the second the cells themselves must, by a pattern or by rows that count.
    """
    for read in (_ruled, _parted):
        rows, end = read(lines, start)
        if rows:
            return rows, end
    end = start
    while end < len(lines) and _ends_in_bar(lines[end].text):
        end += 1
    first = _cells(lines[start].text) if end > start else []
    if len(first) >= _FEWEST_COLUMNS:
        rows = _filled(lines[start:end], len(first))
    elif len(first) == 1:
        rows = _stacked([line for line in lines[start:end] if not _RULE.match(line.text)])
    else:
        rows = []
    return (rows, end) if len(rows) > _FEWEST_ROWS else ([], _run_end(lines, start))


def _run_end(lines: list[Line], start: int) -> int:
    """The first line from `start` on that neither is blank nor ends in a bar."""
    end = start
    while end < len(lines):
        text = lines[end].text.strip()
        if text and not text.endswith("|"):
            break
        end += 1
    return end


def _ruled(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """Rows of a line for each cell, also an empty one, where a rule counts the columns.

    A line with nothing but bars below a cell says that it lies across the table.
    """
    end = start
    while end < len(lines) and lines[end].text.strip().endswith("|"):
        end += 1
    rule = next((line for line in lines[start:end] if _RULE.match(line.text)), None)
    if rule is None or "\t" in rule.text:
        return [], start
    across = {at for at in range(start, end - 1) if _BARS.fullmatch(lines[at + 1].text.strip())}
    cells = [
        at
        for at in range(start, end)
        if at not in across and not (_RULE.match(lines[at].text) or at - 1 in across)
    ]
    if any(lines[at].text.count("|") > 1 for at in cells):
        return [], start
    counted = rule.text.count("---")
    width = next((one for one in (counted, counted + 1) if len(cells) % one == 0), 0)
    if width < _FEWEST_COLUMNS or len(cells) // width <= _FEWEST_ROWS:
        return [], start
    groups = [cells[at : at + width] for at in range(0, len(cells), width)]
    rows = [(at, _row_of([lines[at]])) for at in across]
    rows += [(group[0], _row_of([lines[at] for at in group])) for group in groups]
    return [row for _, row in sorted(rows, key=lambda one: one[0])], end


def _row_of(lines: list[Line]) -> Row:
    texts = [line.text.strip().removesuffix("|").strip() for line in lines]
    return Row(texts, lines[0].number, lines[-1].last)


def _parted(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """Rows of a line for each cell that blank lines part, all with as many cells; else none."""
    rows: list[Row] = []
    end, fresh = start, True
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.text.strip():
            fresh = True
            continue
        if not _ends_in_bar(line.text) or len(_cells(line.text)) != 1:
            break
        if fresh:
            if rows and (rows[-1].width < _FEWEST_COLUMNS or rows[-1].width != rows[0].width):
                return [], start  # at once: each line of a long list of such would read it all
            rows.append(Row([], line.number, line.last, after_blank=True))
        rows[-1].cells.extend(_cells(line.text))
        rows[-1].last = line.last
        end, fresh = at + 1, False
    widths = {row.width for row in rows}
    whole = len(rows) > _FEWEST_ROWS and len(widths) == 1 and min(widths) >= _FEWEST_COLUMNS
    return (rows, end) if whole else ([], start)


def _ends_in_bar(text: str) -> bool:
    stripped = text.strip()
    return stripped.endswith("|") and not stripped.startswith("|") and "\t" not in text


def _cells(text: str) -> list[str]:
    """The cells of a line, each closed by its bar."""
    return [cell.strip() for cell in _BAR.split(text.strip())[:-1]]


def _filled(lines: list[Line], width: int) -> list[Row]:
    """Rows of a known width: a line opens one where the row above it is full, or is one itself."""
    rows: list[Row] = []
    for line in lines:
        cells = _cells(line.text)
        if _RULE.match(line.text):
            continue
        if rows and rows[-1].width < width and rows[-1].width + len(cells) <= width:
            rows[-1].cells.extend(cells)
            rows[-1].last = line.last
        else:
            rows.append(Row(cells, line.number, line.last))
    if any(row.width > width for row in rows):
        return []
    for row in rows:
        _pad(row, width)
    return rows


def _stacked(lines: list[Line]) -> list[Row]:
    """Rows of cells that have a line each."""
    if any(len(_cells(line.text)) != 1 for line in lines):
        return []
    texts = [_cells(line.text)[0] for line in lines]
    headings, width = _counted(texts)
    if not headings:
        pattern = find_pattern([sign_of(text, after_blank=False) for text in texts], _LEAST)
        headings, width = (pattern.headings, pattern.columns) if pattern else (0, 0)
        if headings < _FEWEST_COLUMNS or headings != width or len(texts) % width:
            return []
    starts = [0, *range(headings, len(texts), width)]
    rows = []
    for begin, end in pairwise([*starts, len(texts)]):
        row = Row(texts[begin:end], lines[begin].number, lines[end - 1].last)
        _pad(row, headings)
        rows.append(row)
    return rows


def _counted(texts: list[str]) -> tuple[int, int]:
    """Cells of the heading and of a row, where rows begin with 1, 2, 3; (0, 0) if they do not."""
    if "1" not in texts:
        return 0, 0
    headings = texts.index("1")
    count, at, width = 1, headings, 0
    for later in range(headings + 1, len(texts)):
        if texts[later] == str(count + 1):
            step = later - at
            if width and step != width:
                return 0, 0
            width, at, count = step, later, count + 1
    fits = count >= _COUNTED and _FEWEST_COLUMNS <= width <= headings
    return (headings, width) if fits else (0, 0)


def _pad(row: Row, width: int) -> None:
    if row.width < width:
        row.doubt = row.doubt or SHORT_ROW
        row.cells.extend([""] * (width - row.width))
