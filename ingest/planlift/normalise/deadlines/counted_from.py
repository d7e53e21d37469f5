"""What a length of time is counted from: a date, the plan's start, an event, or nothing."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.deadlines.dates import (
    read_numeric,
)
from planlift.normalise.deadlines.edged import (
    read_edged,
)
from planlift.normalise.deadlines.moments import (
    MONTHS_A_YEAR,
    Lapse,
    Moment,
    anchored,
)
from planlift.normalise.deadlines.stream import (
    Read,
    Stream,
)
from planlift.normalise.deadlines.words import (
    ORDINALS,
    Sense,
)


def counted_from(stream: Stream, at: int, lapse: Read[Lapse]) -> Read[Moment | Lapse | Sense]:
    """A length and what it is counted from: a date, the plan's start, an event, or nothing."""
    if part := _of_plan_year(stream, lapse):
        return Read(part.value, part.end)
    named = stream.at(at).word in ORDINALS  # "first fortnight of July" is a part, not a length
    if named or stream.at(lapse.end).word not in _COUNTS_FROM:
        return Read(lapse.value, lapse.end)
    place = stream.skip(lapse.end + 1, words=("the", "to", "from"))
    moment = read_numeric(stream, place) or read_edged(stream, place)
    if moment and moment.value.weekday is None:
        plus = (lapse.value.months, lapse.value.days)
        counted = replace(moment.value, plus=plus, weak=False)
        return Read(counted.doubted("counted from the date that is named"), moment.end)
    if start := _plan_start(stream, lapse.end + 1):
        return Read(lapse.value, start)
    after = stream.at(place).word
    if len(after) > 1:
        return Read(Sense.EVENT, lapse.end + 1)
    return Read(lapse.value, lapse.end)


def _of_plan_year(stream: Stream, lapse: Read[Lapse]) -> Read[Moment] | None:
    """As in "Year 2 Q1": a part of a year that is counted from the start of the period."""
    years, rest = divmod(lapse.value.months, MONTHS_A_YEAR)
    if rest or not years or lapse.value.weak or lapse.value.opens or stream.period is None:
        return None
    part = read_edged(stream, stream.skip(lapse.end, "-,:("))
    if part is None or part.value.year is not None or part.value.day is not None:
        return None
    first = anchored(part.value, stream.period)
    moment = replace(first, year=(first.year or 0) + years - 1, weak=False)
    return Read(moment.doubted(lapse.value.review), part.end)


_COUNTS_FROM = frozenset({"of", "from", "after", "following", "post", "since", "into"})
_PLAN = frozenset({"plan", "plans", "period", "programme", "project", "year", "cycle"})
_PLAN_BEGINS = frozenset({"start", "beginning", "commencement", "outset"})


def _plan_start(stream: Stream, at: int) -> int:
    """The place after "the plan", "the start of the plan", "plan start", or 0."""
    place = stream.skip(at, words=("the", "this", "action"))
    if stream.at(place).word in _PLAN_BEGINS and stream.at(place + 1).word == "of":
        place = stream.skip(place + 2, words=("the", "this", "action", "financial"))
        return place + 1 if stream.at(place).word in _PLAN else 0
    if stream.at(place).word not in _PLAN:
        return 0
    place += 1
    if stream.at(place).word in _PLAN_BEGINS:
        return place + 1
    return place if not stream.at(place).word else 0
