"""Rows whose cells were wrapped each in its column, so that a row stands on several lines.

So come tables that were copied out of a program with its line breaks: the further lines of a row
have their tabs, and nothing in the columns whose text has ended.
"""

from __future__ import annotations

from planlift_parsers.line_ends import between
from planlift_parsers.tabbed.row import Row

_FEWEST = 2  # lines that go on in lower case, which show that lines are wrapped
_SHARE = 0.5  # of the lines without a first cell that do; of rows below a merged cell none does
_FEWEST_COLUMNS = 3


def with_wrapped_cells(rows: list[Row]) -> list[Row]:
    """Rows with the further lines of their cells.

    Args:
        rows: one for each line, in order, between other text.

    Returns:
        The same rows where their lines are not wrapped.
    """
    spaced = _are_spaced(rows)
    going_on = {at for at in range(1, len(rows)) if _may_go_on(rows[at - 1], rows[at], spaced)}
    widths = _widths(rows)
    low = sum(_is_low(rows[at], widths) for at in going_on)
    if low < max(_FEWEST, _SHARE * len(going_on)):
        return rows
    made: list[Row] = []
    ends: list[str] = []  # the last line of each cell of the row
    for at, row in enumerate(rows):
        if at in going_on:
            _add(made[-1], row, ends, widths)
        else:
            made.append(row)
            ends = [cell.strip() for cell in row.cells]
    return made


def _may_go_on(above: Row, row: Row, spaced: bool) -> bool:
    """A line right below another, as wide, with no text in its first column.

    Where blank lines part the rows it may have one that goes on in lower case, and has none in most
    of the others.
    """
    filled, first = _filled(row), row.cells[0].strip()
    return (
        not row.after_blank
        and row.width == above.width >= _FEWEST_COLUMNS
        and bool(filled)
        and (not first or (spaced and first[0].islower() and 2 * filled <= row.width))
    )


def _are_spaced(rows: list[Row]) -> bool:
    """Blank lines part the rows: behind each, most cells are filled."""
    opening = [2 * _filled(row) > row.width for row in rows if row.after_blank]
    return len(opening) >= _FEWEST and all(opening)


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _is_low(row: Row, widths: list[int]) -> bool:
    """The text in the widest column goes on in lower case; a state may open so ("ongoing")."""
    texts = [(width, cell.strip()) for width, cell in zip(widths, row.cells, strict=False)]
    _, text = max((one for one in texts if one[1]), key=lambda one: one[0])
    return text[0].islower()


def _widths(rows: list[Row]) -> list[int]:
    """Letters of the longest text in each column, in which all others were wrapped."""
    wide = max(row.width for row in rows)
    return [
        max((len(row.cells[at].strip()) for row in rows if at < row.width), default=0)
        for at in range(wide)
    ]


def _add(row: Row, below: Row, ends: list[str], widths: list[int]) -> None:
    for at, more in enumerate(map(str.strip, below.cells)):
        if more:
            mark = between(ends[at], more) if _is_full(ends[at], more, widths[at]) else "\n"
            row.cells[at] = f"{row.cells[at].rstrip()}{mark}{more}".strip()
            ends[at] = more
    row.last = below.last


def _is_full(end: str, more: str, width: int) -> bool:
    """The next word had no room in the last line of a cell, or it goes on in lower case."""
    return more[:1].islower() or len(end) + 1 + len(more.split(maxsplit=1)[0]) > width
