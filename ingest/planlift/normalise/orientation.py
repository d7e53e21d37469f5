"""Whether a table has its fields down the side and its actions across."""

from __future__ import annotations

import re
from itertools import islice

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.forms import tells_states
from planlift.normalise.grid import Grid
from planlift.normalise.headers import LIKELY, counts, counts_in, score_row
from planlift.normalise.label_words import is_label
from planlift.normalise.owners import owner_likeness
from planlift.normalise.statuses import status_likeness

_LABELS = 3  # down the side
_FEW_LABELS = 2  # where the table says so by other signs
_TOP = 3  # rows of which one may be the header of an upright table
_CODE = re.compile(r"(?P<series>[A-Z]{1,6}[-./ ]?)\d{1,3}[a-z]?")
_STATE = 0.5  # likeness of "Open", which may be a label too
_TYPED_ROW = 0.8  # mean likeness from which a row is all dates or names; it may have but two


def is_transposed(grid: Grid) -> bool:
    """Fields down the side, actions across: at least three labels, and none along the top.

    Two are enough below "Action 1", "Action 2", and where one row is all dates and one all names.
    """
    if grid.columns < 3:
        return False
    side = [row.values[0] for row in grid.rows if row.values[0] and row.tops[0]]
    if counts_in(side):
        return False  # each row is numbered
    likely = sum(is_label(value.flat) and not _CODE.fullmatch(value.flat) for value in side)
    below_numbers = not grid.rows[0].values[0] and counts(grid.rows[0])
    if likely >= _FEW_LABELS and (below_numbers or _typed_rows(grid)):
        return True
    if likely < _LABELS or likely < LIKELY * len(side) or tells_states(grid):
        return False
    if _codes_along(grid):
        return True
    top = islice((at for at, row in enumerate(grid.rows) if not row.is_line()), _TOP)
    best = max((score_row(grid, at) for at in top), default=0.0)
    other = {value.flat.casefold() for value in side if status_likeness(value.flat) < _STATE}
    fields = likely / len(side) if len(other) == len(side) else 0.0  # "Open" comes again
    return best < max(LIKELY, fields)  # "Manager | Communications Team" is no header


def _codes_along(grid: Grid) -> bool:
    """The first row has a code of one series for each action ("No", "AP01", "AP02")."""
    texts = [value.flat for _, value in grid.rows[0].own()][1:]
    found = [_CODE.fullmatch(text) for text in texts]
    series = {match["series"] for match in found if match}
    return len(texts) > 1 and all(found) and len(series) == 1 and len({*texts}) == len(texts)


def _typed_rows(grid: Grid) -> bool:
    """One row is dates and another names of owners, each behind its first cell."""
    rows = [[value.flat for _, value in row.own()][1:] for row in grid.rows]
    full = [texts for texts in rows if len(texts) > 1]
    return all(
        any(sum(map(likeness, texts)) >= _TYPED_ROW * len(texts) for texts in full)
        for likeness in (deadline_likeness, owner_likeness)
    )
