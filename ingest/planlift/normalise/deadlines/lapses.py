"""Readers of lengths of time: "within 6 months", "Year 2", "Months 1-3", "the next 100 days"."""

from __future__ import annotations

from planlift.normalise.deadlines.moments import Lapse
from planlift.normalise.deadlines.stream import Read, Stream
from planlift.normalise.deadlines.words import COUNTS, LENGTHS, ORDINALS

COMING = frozenset({"next", "coming", "first", "initial", "following"})
"""Words before a number of units that tell a time to come: "the next 6 months"."""

_MOST_DIGITS = 3
_MOST = (120, 365)
"""Most months or years, and days or weeks, that a plan counts: more are of other things."""


def read_lapse(stream: Stream, at: int) -> Read[Lapse] | None:
    """As in "within 6 months", "12 months", "Year 2", "Month 3", "6-12 months", "first year"."""
    return _counted(stream, at) or _unit_number(stream, at) or _ordinal_unit(stream, at)


def _counted(stream: Stream, at: int) -> Read[Lapse] | None:
    """As in "6 months", "three weeks", "6-12 months": the longer of two."""
    led = stream.at(at).word in COMING
    at += led
    if led and stream.at(at - 2).word == "the" and stream.at(at).word in LENGTHS:
        return _lapse(stream.at(at).word, 1, at + 1)
    number = _count(stream, at)
    if number < 1 or stream.at(at - 1).mark in ("/", "."):
        return None
    place = _past_figures(stream, at + 1)
    further = stream.skip(place, "-", ("to", "or"))
    if further > place and (more := _count(stream, further)) > 0:
        number, place = max(number, more), further + 1
    place = stream.skip(place, "-", ("calendar", "working", "full"))
    end = stream.skip(place + 1, "'", ("time",))
    return _lapse(stream.at(place).word, number, end, weak=not led)


def _past_figures(stream: Stream, at: int) -> int:
    """The place after a number in words has been given in figures too, as in "three (3) months"."""
    bracketed = stream.at(at).mark == "(" and stream.at(at + 2).mark == ")"
    return at + 3 if bracketed and stream.number(at + 1) > 0 else at


def _unit_number(stream: Stream, at: int) -> Read[Lapse] | None:
    """As in "Year 2", "Month 3", "Y2"; in "Years 1-3" the first counts as the beginning."""
    word = {"y": "year", "m": "month"}.get(stream.at(at).word, stream.at(at).word)
    if word not in LENGTHS or (word != stream.at(at).word and not stream.at(at + 1).glued):
        return None
    number = _count(stream, stream.skip(at + 1, "-"))
    if number < 1 or stream.at(stream.skip(at + 1, "-")).word in ("a", "an"):
        return None
    place = stream.skip(at + 1, "-") + 1
    further = stream.skip(place, "-/&,", ("to", "and"))
    if further > place and (more := _count(stream, further)) > number:
        return _lapse(word, more, further + 1, first=number)
    return _lapse(word, number, place)


def _ordinal_unit(stream: Stream, at: int) -> Read[Lapse] | None:
    """As in "first year", "second month of the plan"."""
    number = ORDINALS.get(stream.at(at).word, 0)
    if not number or stream.at(at).word in ("last", "final"):
        return None
    return _lapse(stream.at(at + 1).word, number, at + 2)


def _count(stream: Stream, at: int) -> int:
    number = stream.number(at, _MOST_DIGITS)
    return number if number >= 0 else COUNTS.get(stream.at(at).word, 0)


def _lapse(
    unit: str, number: int, end: int, *, weak: bool = False, first: int = 0
) -> Read[Lapse] | None:
    """A length of some units; `first` is the unit that a range of them begins with."""
    if unit not in LENGTHS or not 0 < number <= _MOST[bool(LENGTHS[unit][1])]:
        return None
    months, days = LENGTHS[unit]
    opens = (months * (first - 1), days * (first - 1)) if first else None
    return Read(Lapse(months * number, days * number, weak=weak, opens=opens), end)
