"""One grid that holds tables of different widths below each other, with lines across between them.

A sheet has a table of figures, "Action plan" in a row of its own and the plan right below it, with
no empty row between, so that its reader sees one table as wide as the widest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from planlift.normalise.figure_grids import tells_figures
from planlift.normalise.forms import pairs_in_form
from planlift.normalise.grid import FORM_COLUMNS, Grid, Row, without_empty_columns
from planlift.normalise.headers import LIKELY, find_header, score_row
from planlift.normalise.item_numbers import names_number
from planlift.normalise.label_words import is_label
from planlift.normalise.numbered_sides import forms_beside_numbers
from planlift_parsers import Paragraph

_LEAST_ROWS = 2  # of each table
_WIDE = 4  # columns of a plan's table; a form has two
_KEY = re.compile(r"(?:rag |brag )?(?:key|legend)\b[\w ]{0,30}", re.I)
_CODED = re.compile(r"\w+\s*[=:–—-]")
_LEAST_KEY = 3  # cells of a key in one row
_CODE_AND_MEANING = 2
_LONGEST_CODE = 6  # characters: "G", "3", "Amber"


def parted_at_widths(grid: Grid) -> Iterator[Grid | Paragraph]:
    """A grid in parts where the tables above and below a line across have other columns.

    The upper one has a header of its own, and so has the lower one, or it is a form. A key to the
    plan's colours or codes above or below the plan is a table of its own too. The line, or several
    of them, is text between the two.

    Args:
        grid: as laid out, its pieces joined.
    """
    over, rest, key = _without_key(grid)
    yield from over
    while (cut := _cut(rest.rows)) and (_differ(rest, *cut) or _is_key(rest, *cut)):
        _, end, start = cut
        yield without_empty_columns(replace(rest, rows=rest.rows[:end]))
        if _has_sections(rest, start):
            start = end  # the line is the first of them
        for row in rest.rows[end:start]:
            yield from row.values[0].paragraphs
        rest = without_empty_columns(replace(rest, rows=rest.rows[start:]))
    yield rest
    yield from key


def _without_key(grid: Grid) -> tuple[list[Grid], Grid, list[Grid]]:
    """The key in the grid's first row, the grid without it and that in its last, and the last."""
    rows = grid.rows
    over = rows[:1] if len(rows) > 1 and _is_row_of_key(rows[0]) else []
    below = rows[-1:] if len(rows) > len(over) + 1 and _is_row_of_key(rows[-1]) else []
    if not (over or below):
        return [], grid, []
    rest = rows[len(over) : len(rows) - len(below)]
    first, middle, last = (
        [without_empty_columns(replace(grid, rows=part))] if part else []
        for part in (over, rest, below)
    )
    return first, middle[0], last


def _is_row_of_key(row: Row) -> bool:
    """It says "Key", "G = On track", "R = Late"."""
    cells = [value.flat for _, value in row.own()]
    if len(cells) < _LEAST_KEY or not _KEY.fullmatch(cells[0].strip(" :")):
        return False
    return all(map(_CODED.match, cells[1:]))


def _has_sections(grid: Grid, start: int) -> bool:
    """The lower table has a header and lines across further down, with no header of their own."""
    lower = grid.rows[start:]
    at = next((at for at, row in enumerate(lower) if row.is_line()), len(lower))
    below = next((row for row in lower[at:] if not row.is_line()), None)
    return _begins_table(grid, lower[:at]) and below is not None and not _is_again(below, lower[0])


def _is_again(row: Row, head: Row) -> bool:
    return [value.flat for _, value in row.own()] == [value.flat for _, value in head.own()]


def _cut(rows: Sequence[Row]) -> tuple[int, int, int] | None:
    """Where the upper table begins and ends, and where the lower one begins; None if one is all."""
    first = next((at for at, row in enumerate(rows) if not row.is_line()), len(rows))
    end = next((at for at in range(first, len(rows)) if rows[at].is_line()), len(rows))
    start = next((at for at in range(end, len(rows)) if not rows[at].is_line()), None)
    return None if start is None or end - first < _LEAST_ROWS else (first, end, start)


def _differ(grid: Grid, first: int, end: int, start: int) -> bool:
    """The rows up to `end` are a table that is not as wide as that from `start` on."""
    stop = next((at for at in range(start, len(grid.rows)) if grid.rows[at].is_line()), None)
    upper, lower = grid.rows[first:end], grid.rows[start:stop]
    over, below = _width(upper), _width(lower)
    if len(lower) < _LEAST_ROWS or over == below or not (over and below):
        return False
    if over == FORM_COLUMNS and _begins_table(grid, lower):
        return below >= _WIDE  # a key or a list of abbreviations needs no header
    if over == FORM_COLUMNS and not _labels(upper) and 2 * _labels(lower) > len(lower):
        return True  # terms and what they mean, above a form
    told = _begins_table(grid, upper) or tells_figures(replace(grid, rows=upper))
    return told and (_begins_table(grid, lower) or _is_form(grid, lower))


def _is_key(grid: Grid, first: int, end: int, start: int) -> bool:
    """The line says "Key", and below it stand nothing but codes or colours with what they mean."""
    if first == end or not _KEY.fullmatch(grid.rows[start - 1].values[0].flat.strip(" :")):
        return False
    below = [row.own() for row in takewhile(lambda row: not row.is_line(), grid.rows[start:])]
    return len(below) >= _LEAST_ROWS and all(
        len(cells) == _CODE_AND_MEANING and len(cells[0][1].flat) <= _LONGEST_CODE
        for cells in below
    )


def _width(rows: Sequence[Row]) -> int:
    """Columns up to the last in which something stands; 0 where nothing does."""
    return max((column + value.across for row in rows for column, value in row.own()), default=0)


def _labels(rows: Sequence[Row]) -> int:
    """Rows that open with the name of a field."""
    return sum(is_label(cells[0][1].flat) for row in rows if (cells := row.own()))


def _begins_table(grid: Grid, rows: Sequence[Row]) -> bool:
    """The first row has a label for each column, or does so together with the second."""
    part = without_empty_columns(replace(grid, rows=list(rows)))
    if len(part.rows[0].own()) == part.columns:
        return score_row(part, 0) >= LIKELY
    header = find_header(part)
    levels = header.body - header.first > 1
    return levels and header.first == 0 and all(header.labels) and header.score >= LIKELY


def _is_form(grid: Grid, rows: Sequence[Row]) -> bool:
    """Labels beside their values, also below "Action 1" or beside a number."""
    part = without_empty_columns(replace(grid, rows=list(rows)))
    if part.columns != FORM_COLUMNS:
        return forms_beside_numbers(part, lambda _: False, frozenset()) is not None
    first = part.rows[0].values
    numbered = not first[0] and first[1] and names_number(first[1].paragraphs[0])
    return pairs_in_form(replace(part, rows=part.rows[bool(numbered) :])) is not None
