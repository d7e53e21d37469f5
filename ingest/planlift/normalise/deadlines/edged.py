"""Readers of times with "end of", "early" or "mid" before them, or with nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planlift.normalise.deadlines.dates import (
    MAY_BE_DAY,
    read_compact,
    read_day_month,
    read_month,
    read_month_day,
    read_month_number,
    read_short_pair,
    read_weekday,
)
from planlift.normalise.deadlines.moments import (
    FINANCIAL_MONTH,
    Edge,
    Moment,
)
from planlift.normalise.deadlines.spans import (
    BARE_YEAR,
    SOME_YEAR,
    read_bare_year,
    read_calendar_quarter,
    read_christmas,
    read_half,
    read_next_year,
    read_quarter,
    read_season,
    read_year_part,
    read_year_words,
)
from planlift.normalise.deadlines.stream import (
    Read,
    Stream,
)
from planlift.normalise.deadlines.words import (
    EDGES,
)

MomentReader = Callable[[Stream, int], Read[Moment] | None]

# Readers of times that begin with a word, and of those that begin with a number or QUOTE.
_OF_WORDS: tuple[MomentReader, ...] = (
    read_weekday,
    read_year_part,
    read_calendar_quarter,
    read_quarter,
    read_half,
    read_season,
    read_christmas,
    read_month_day,
    read_month,
    read_next_year,
    read_year_words,
    read_bare_year,
)
_OF_NUMBERS: tuple[MomentReader, ...] = (
    read_year_part,
    read_quarter,
    read_half,
    read_day_month,
    read_month_number,
    read_compact,
    read_short_pair,
    read_bare_year,
)


def read_edged(stream: Stream, at: int) -> Read[Moment] | None:
    """A moment with or without "end of", "mid", "early" before it; the last of several holds."""
    edge, place = _read_edges(stream, at)
    for reader in _OF_WORDS if stream.at(place).word else _OF_NUMBERS:
        if found := reader(stream, place):
            return Read(_edged(found.value, edge), found.end)
    if (
        edge is Edge.END
        and stream.at(place).word in ("year", "yr")
        and stream.number(place + 1) < 0
    ):
        return Read(Moment(FINANCIAL_MONTH, 12, edge=edge, review=SOME_YEAR), place + 1)
    return None


def _read_edges(stream: Stream, at: int) -> tuple[Edge, int]:
    edge, place = Edge.WHOLE, at
    for _ in range(2):
        found = EDGES.get(stream.at(place).word)
        if not found or (found is Edge.START and stream.at(place + 1).word in _VERBAL):
            break
        edge = found
        place = stream.skip(place + 1, "-/", ("of", "the", "to", "in"))
    return edge, place


_VERBAL = frozenset({"in", "by", "on", "from"})
"""Behind "start" and "begin" they tell a verb ("begin in June"), not the first part of a time."""


def _edged(moment: Moment, edge: Edge) -> Moment:
    """Put an edge on a moment; the end of a year alone is sure, its beginning is not."""
    if edge is Edge.WHOLE:
        return moment
    if edge in (Edge.END, Edge.LATE, Edge.MID) and moment.review == BARE_YEAR:
        moment = replace(moment, review="")
    if moment.review == MAY_BE_DAY:
        moment = replace(moment, review="")
    edged = replace(moment, edge=edge, weak=False)
    if edge is Edge.START or (edge is Edge.EARLY and moment.months > 1):
        return edged.doubted("the beginning of a time is taken to the end of its first part")
    if edge is Edge.MID and moment.months in (3, 6):
        return edged.doubted("the middle of a quarter, season or half is taken as its middle month")
    return edged
