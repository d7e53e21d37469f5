"""Columns of a chart of time: empty but for bars, which say when and not how an action fares."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from planlift.normalise.column_evidence import Column
from planlift.normalise.headers import LIKELY
from planlift.normalise.vocabulary import header_scores

_FEWEST = 4  # columns side by side: quarters of a year; three may be ratings of three years
_WAVERS = 12  # levels of 255 by which one colour wavers on a scan: up to 8 were met


def bars_among(columns: Sequence[Column]) -> list[int]:
    """Places of the columns that hold nothing but parts of bars.

    Bars are of one colour, unbroken, and begin in different columns. Ratings by colour alone for
    each quarter begin in one column, or have several colours, and are none.

    Args:
        columns: of a table, from the left.
    """
    found: list[int] = []
    for may_be, run in groupby(range(len(columns)), key=lambda at: _may_be_bars(columns[at])):
        places = [*run]
        if may_be and len(places) >= _FEWEST and _are_bars([columns[at] for at in places]):
            found += places
    return found


def _may_be_bars(column: Column) -> bool:
    """It has no words, and no header that asks for a state or another field."""
    scores = header_scores(column.label).items()
    named = any(score >= LIKELY for name, score in scores if not name.startswith("extra:"))
    return not named and not any(column.texts)


def _are_bars(columns: Sequence[Column]) -> bool:
    rows = zip(*(column.fills for column in columns), strict=True)
    painted = [[at for at, fill in enumerate(row) if fill] for row in rows]
    painted = [places for places in painted if places]
    colours = {fill for column in columns for fill in column.fills if fill}
    unbroken = all(places[-1] - places[0] < len(places) for places in painted)
    starts = {places[0] for places in painted}
    spread = unbroken and len(starts) > 1 and max(map(len, painted)) > 1
    return spread and _are_one(colours)


def _are_one(colours: Collection[str]) -> bool:
    """They differ by no more than the cells of one colour do on a scan."""
    channels = zip(*((int(one[i : i + 2], 16) for i in (0, 2, 4)) for one in colours), strict=True)
    return all(max(levels) - min(levels) <= _WAVERS for levels in channels)
