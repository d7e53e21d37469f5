"""What the words of a deadline add up to: `read_deadline`."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from planlift.normalise.deadlines.misreadings import MISREAD, is_misread
from planlift.normalise.deadlines.moments import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_A_YEAR,
    Lapse,
    Moment,
    Span,
)
from planlift.normalise.deadlines.scan import Item, scan
from planlift.normalise.deadlines.stops import (
    Stop,
    believed,
    place_stops,
    stops_of,
    without_glosses,
)
from planlift.normalise.deadlines.stream import Stream
from planlift.normalise.deadlines.tokens import MAX_CHARACTERS, tokenise
from planlift.normalise.deadlines.words import Sense
from planlift.normalise.readings import DeadlineReading
from planlift_schema import DueKind

NARRATIVE_WORDS = 8
"""Words left over beside a date from which on it is a sentence: the longest plain deadline with a
date met in real plans ("To be launched October 2019") has three, the shortest narrative eleven."""

_KINDS = {
    Sense.ONGOING: DueKind.ONGOING,
    Sense.THROUGHOUT: DueKind.ONGOING,
    Sense.RECURRING: DueKind.RECURRING,
    Sense.UNKNOWN: DueKind.UNKNOWN,
    Sense.EVENT: DueKind.EVENT,
    Sense.LINKED: DueKind.EVENT,
    Sense.AFTER: DueKind.EVENT,
    Sense.BEFORE: DueKind.EVENT,
    Sense.CONDITION: DueKind.EVENT,
    Sense.UNTIL: DueKind.EVENT,
    Sense.IMMEDIATE: DueKind.IMMEDIATE,
    Sense.STATE: DueKind.NONE,
    Sense.BEGUN: DueKind.NONE,
    Sense.NOTHING: DueKind.NONE,
}
_NEEDS_WORDS = frozenset({Sense.AFTER, Sense.BEFORE, Sense.UNTIL})


@dataclass(frozen=True, slots=True)
class _Cell:
    """A deadline's items and what is known about them as a whole."""

    items: Sequence[Item]
    stops: Sequence[Stop]
    period: dt.date | None

    def has(self, *senses: Sense) -> bool:
        return any(item.value in senses for item in self.items)

    @property
    def left(self) -> int:
        return sum(1 for item in self.items if item.value is None)

    @property
    def listed(self) -> bool:
        """Whether the items are numbered or labelled, so that each has its own deadline."""
        return sum(1 for item in self.items if item.value is Sense.LABEL) > 1


def read_deadline(text: str, period_start: dt.date | str | None = None) -> DeadlineReading:
    """Read the words of a deadline.

    Args:
        text: the words as written; any text.
        period_start: first day of the plan's period (a date, or ISO text), from which a month or
            day without a year takes it, two-digit years are placed and "within 6 months" counts.

    Returns:
        The last day on which it is still in time, the first of a range, the kind, and why a person
        should look at it. The reading depends on the words and the period alone, never on the day
        it is made.
    """
    return _read(text[:MAX_CHARACTERS], _as_date(period_start))


@lru_cache(maxsize=1024)  # a plan has few dates, and asks for each by action, step and cut
def _read(text: str, period: dt.date | None) -> DeadlineReading:
    items = believed(scan(Stream(tokenise(text), period)))
    stops = stops_of(items)
    if stops:
        reading = _dated(_Cell(items, stops, period))
        return _doubt(reading, MISREAD) if is_misread(text) else reading
    return _undated(_Cell(items, (), period))


def _as_date(day: dt.date | str | None) -> dt.date | None:
    """A date, also out of ISO text; None where it is no date, or of no year that plans have."""
    if isinstance(day, str):
        try:
            day = dt.date.fromisoformat(day.strip())
        except ValueError:
            return None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return day.date() if isinstance(day, dt.datetime) else day


# --- with a date ------------------------------------------------------------------------------


def _dated(cell: _Cell) -> DeadlineReading:
    """The reading of a cell that names at least one time."""
    stops = list(cell.stops)
    problem = place_stops(stops, cell.period)
    good = without_glosses([stop for stop in stops if stop.span])
    if not good:
        return DeadlineReading(kind=DueKind.UNKNOWN, review=problem)
    reading = _add_doubts(_combine(good, cell), good, cell)
    return _doubt(reading, problem) if problem else reading


def _doubt(reading: DeadlineReading, why: str) -> DeadlineReading:
    """The same reading with one more reason for a look."""
    reasons = reading.review.split("; ") if reading.review else []
    if not why or why in reasons:
        return reading
    return replace(reading, review="; ".join([*reasons, why]))


def _combine(stops: list[Stop], cell: _Cell) -> DeadlineReading:
    """Several times to one reading: revision, range, open start, or the latest of a list."""
    revised = _revision(stops, cell)
    if revised:
        return revised
    last = stops[-1]
    if len(stops) == 1 and (bounded := _bounded(last, cell)):
        return bounded
    ends = [_span(stop).end for stop in stops if not _opens(stop)]
    if not ends:
        opening = min(_span(stop).start for stop in stops)
        kind = DueKind.RECURRING if cell.has(Sense.RECURRING) else DueKind.ONGOING
        return DeadlineReading(start=opening, kind=kind)
    by, start = max(ends), min(_range_starts(stops), default=None)
    if (start and start > by) or _backwards(stops):
        return DeadlineReading(by=by, kind=DueKind.DATE, review="the range ends before it begins")
    return DeadlineReading(by, start, DueKind.PERIOD if start else DueKind.DATE)


def _backwards(stops: list[Stop]) -> bool:
    """Whether some range ends before it begins."""
    pairs = itertools.pairwise(stops)
    return any(_joined(one, two) and _span(one).end > _span(two).end for one, two in pairs)


def _span(stop: Stop) -> Span:
    """The days of a stop that has been placed."""
    return stop.span or Span(dt.date.min, dt.date.min)


def _opens(stop: Stop) -> bool:
    """Whether a stop is the beginning of something without an end of its own."""
    return stop.onwards or stop.lead in (Sense.FROM, Sense.BEGUN)


def _range_starts(stops: list[Stop]) -> list[dt.date]:
    """First days of the stops that a later stop closes."""
    found = [
        _span(first).start
        for first, second in itertools.pairwise(stops)
        if _joined(first, second) and _span(first).end <= _span(second).end
    ]
    if any(_opens(stop) for stop in stops):
        found += [_span(stop).start for stop in stops if _opens(stop)]
    return found


def _joined(first: Stop, second: Stop) -> bool:
    """Whether two stops are the ends of one range: "to", a dash or slash, "between ... and"."""
    if second.words:
        return False
    between = [sense for sense in second.before if sense is not Sense.FILLER]
    if not between:
        return False
    if first.lead is Sense.BETWEEN and between == [Sense.LIST]:
        return True
    return all(sense in (Sense.RANGE, Sense.UNTIL) for sense in between)


def _bounded(stop: Stop, cell: _Cell) -> DeadlineReading | None:
    """As in "before April 2020" and "after April 2020": the time named is itself out of it."""
    span, lead = _span(stop), stop.lead
    named_end = stop.moment.edge.name in ("END", "LATE")
    if lead is Sense.BEFORE and not named_end:
        why = "" if stop.moment.day else "the last day before the time that is named"
        return DeadlineReading(span.start - dt.timedelta(days=1), kind=DueKind.DATE, review=why)
    if lead is Sense.AFTER and not cell.left:
        return DeadlineReading(kind=DueKind.EVENT, review="it comes after the date that is named")
    return None


def _revision(stops: list[Stop], cell: _Cell) -> DeadlineReading | None:
    """The later date where an earlier one is replaced; None where nothing is."""
    new = [stop for stop in stops if _stands_now(stop, stops)]
    old = [stop for stop in stops if Sense.OLD in stop.before and stop not in new]
    if cell.left >= NARRATIVE_WORDS or not (new or old or _replaced(stops, cell)):
        return None
    standing = new or [stop for stop in stops if stop not in old] or stops
    by = max(_span(stop).end for stop in standing)
    if all(stop in old for stop in stops):
        return DeadlineReading(by, kind=DueKind.DATE, review="only the date before is named")
    reading = DeadlineReading(by, kind=DueKind.DATE, revised=bool(new) or len(stops) > 1)
    if any(_span(stop).end > by for stop in stops):
        return _doubt(reading, "the date that now stands is earlier than the one it replaces")
    return reading


def _stands_now(stop: Stop, stops: list[Stop]) -> bool:
    """Whether a date is said to stand now; "Now - March 2020" is a time, not a revision."""
    opening = stop is stops[0] and stop.lead is Sense.RANGE
    return Sense.NEW in stop.before and not opening


def _replaced(stops: list[Stop], cell: _Cell) -> bool:
    """Whether two whole dates stand side by side, the later behind: it replaces the first."""
    if len(stops) != 2 or cell.listed:
        return False
    first, second = stops
    bare = not second.words and not second.before and not second.line
    return bare and _span(first).end < _span(second).end and first.dated and second.dated


def _add_doubts(reading: DeadlineReading, stops: list[Stop], cell: _Cell) -> DeadlineReading:
    """Put what else the cell says beside its dates: it goes on, recurs, is open or depends."""
    for stop in stops:
        for why in filter(None, stop.review.split("; ")):
            reading = _doubt(reading, why)
    reading = _with_kind(reading, cell)
    if _counts_beside(cell):
        reading = _doubt(reading, "a length of time stands beside the date")
    if _stray_number(cell):
        reading = _doubt(reading, "a number stands before the day")
    if _lone_number(cell):
        reading = _doubt(reading, "a number before the month is read as that of a list item")
    if any(_side_by_side(stop) for stop in stops[1:]) and not reading.revised:
        reading = _doubt(reading, "dates stand side by side; the latest is taken")
    for sense, why in _REASONS.items():
        if cell.has(sense) and not (cell.listed and sense in _STATES):
            reading = _doubt(reading, why)
    if cell.left >= NARRATIVE_WORDS:
        reading = _doubt(reading, "the date stands in a longer text")
    if any(stop.words and not _apart(stop) for stop in stops[1:]) and not cell.listed:
        reading = _doubt(reading, "several dates; the latest is taken")
    return reading


def _apart(stop: Stop) -> bool:
    """Whether a mark or a new line parts a date from the one before, as in a list of steps."""
    return stop.line or Sense.LIST in stop.before


def _stray_number(cell: _Cell) -> bool:
    """Whether a figure stands directly before a date, and may be a part of it ("3 1 May")."""
    return any(
        one.text.isdigit() and isinstance(two.value, Moment)
        for one, two in itertools.pairwise(cell.items)
        if one.value is None
    )


def _lone_number(cell: _Cell) -> bool:
    labels = [item for item in cell.items if item.value is Sense.LABEL]
    return len(labels) == 1 and labels[0].text.isdigit()


def _side_by_side(stop: Stop) -> bool:
    return not stop.words and not stop.before and not stop.line


def _counts_beside(cell: _Cell) -> bool:
    """Whether a length of time stands beside dates that do not say its year ("Year 2 Q1")."""
    lapses = [item.value for item in cell.items if isinstance(item.value, Lapse)]
    moments = [item.value for item in cell.items if isinstance(item.value, Moment)]
    yearly = all(lapse.months % MONTHS_A_YEAR == 0 and not lapse.days for lapse in lapses)
    return bool(lapses) and not (yearly and all(moment.year for moment in moments))


_STATES = frozenset({Sense.STATE, Sense.BEGUN})
_REASONS = {
    Sense.UNKNOWN: "the date is not yet settled",
    Sense.DOUBT: "the date is not yet settled",
    Sense.STATE: "a state stands beside the date",
    Sense.BEGUN: "a state stands beside the date",
    Sense.CONDITION: "the date depends on something else",
    Sense.EVENT: "the date depends on something else",
    Sense.AFTER: "the date depends on something else",
    Sense.IMMEDIATE: "to begin at once, and a date",
    Sense.VAGUE: "vague words stand beside the date",
}


def _with_kind(reading: DeadlineReading, cell: _Cell) -> DeadlineReading:
    """Ongoing or recurring with a date, unless each item of a list has its own deadline."""
    if cell.listed:
        return reading
    if cell.has(Sense.RECURRING):
        reading = replace(reading, kind=DueKind.RECURRING)
        return _doubt(reading, "it may be the name of something") if cell.left > 2 else reading
    if cell.has(Sense.ONGOING, Sense.THROUGHOUT):
        why = "ongoing, with a date" if reading.by else ""
        return _doubt(_ongoing(reading, cell), why)
    return reading


def _ongoing(reading: DeadlineReading, cell: _Cell) -> DeadlineReading:
    start = reading.start
    if cell.has(Sense.THROUGHOUT) and start is None and len(cell.stops) == 1:
        start = _span(cell.stops[0]).start
    return replace(reading, kind=DueKind.ONGOING, start=start)


# --- without a date ---------------------------------------------------------------------------


def _undated(cell: _Cell) -> DeadlineReading:
    """The reading of a cell that names no time on the calendar."""
    lapses = [item.value for item in cell.items if isinstance(item.value, Lapse)]
    if lapses:
        event = DeadlineReading(kind=DueKind.EVENT)
        return event if _of_an_event(cell) else _lapsed(lapses, cell)
    if not any(_speaks(item) for item in cell.items):
        doubt = cell.has(Sense.DOUBT)
        return DeadlineReading(kind=DueKind.UNKNOWN if doubt else DueKind.NONE)
    return _sensed(cell)


def _speaks(item: Item) -> bool:
    """Whether an item is more than punctuation and small words."""
    return (
        item.value is None or item.value not in _SILENT or any(sign.isalnum() for sign in item.text)
    )


_SILENT = frozenset({Sense.RANGE, Sense.LIST, Sense.FILLER, Sense.BRACKET, Sense.DOUBT})


def _of_an_event(cell: _Cell) -> bool:
    """As in "within 6 months of approval": the time counts from an event."""
    seen = False
    for place, item in enumerate(cell.items):
        seen = seen or isinstance(item.value, Lapse)
        after = cell.items[place + 1] if place + 1 < len(cell.items) else None
        starts = item.text in ("of", "from") or item.value in (Sense.AFTER, Sense.FROM)
        if seen and starts and after and after.value is None:
            return True
    return False


def _lapsed(lapses: list[Lapse], cell: _Cell) -> DeadlineReading:
    """A length of time, counted from the start of the period."""
    if cell.period is None:
        why = "counted from a start that is not known"
        return DeadlineReading(kind=DueKind.UNKNOWN, review=why)
    spans = [span for lapse in lapses if (span := lapse.span(cell.period))]
    if not spans or cell.left >= NARRATIVE_WORDS:
        return DeadlineReading(kind=DueKind.UNKNOWN, review="a length of time in a longer text")
    by = max(span.end for span in spans)
    start = min(span.start for span in spans) if any(lapse.opens for lapse in lapses) else None
    reading = DeadlineReading(by, start, DueKind.PERIOD if start else DueKind.DATE)
    return _with_kind(_doubt(reading, lapses[0].review), cell)


def _sensed(cell: _Cell) -> DeadlineReading:
    """The kind that the phrases give: what is unsettled first, then what is said first."""
    if cell.has(Sense.CONDITION) and any(item.text in _DATE_NOUNS for item in cell.items):
        return _narrated(DeadlineReading(kind=DueKind.UNKNOWN), cell)
    senses = [item.value for item in cell.items if _sense_counts(item, cell)]
    for rank in _RANKS:
        found = [sense for sense in senses if isinstance(sense, Sense) and sense in rank]
        if found:
            return _narrated(DeadlineReading(kind=_KINDS[found[0]]), cell)
    if cell.has(Sense.NEW) and any(item.text == "now" for item in cell.items):
        return _narrated(DeadlineReading(kind=DueKind.IMMEDIATE), cell)
    if _names_event(cell):
        return DeadlineReading(kind=DueKind.EVENT)
    why = "no date in the words"
    if cell.has(Sense.ELSEWHERE):
        why = "the words point to another place"
    return DeadlineReading(kind=DueKind.UNKNOWN, review=why)


_DATE_NOUNS = frozenset({"date", "dates", "timescale", "timescales", "deadline", "timeframe"})
"""What is awaited where the deadline itself is not settled ("Awaiting confirmation of date")."""

_ON = frozenset({"on", "at"})


def _names_event(cell: _Cell) -> bool:
    """As in "On appointment", "at go-live": a few words that begin with when it happens."""
    first = next((item for item in cell.items if item.value is not Sense.BRACKET), None)
    if first is None or first.text not in _ON or cell.has(Sense.ELSEWHERE, Sense.VAGUE):
        return False
    letters = [item for item in cell.items if item.value is None and item.text.isalpha()]
    return 0 < len(letters) == cell.left < NARRATIVE_WORDS


_RANKS = (
    frozenset({Sense.UNKNOWN}),
    frozenset({Sense.ONGOING, Sense.THROUGHOUT, Sense.RECURRING}),
    frozenset(_KINDS),
)
"""What is unsettled goes before what goes on or comes again, and that before all else; within a
rank the first in the words wins."""


def _sense_counts(item: Item, cell: _Cell) -> bool:
    named = cell.left > 0 or any(other.text in _EVENTS for other in cell.items)
    return item.value not in _NEEDS_WORDS or named


_EVENTS = frozenset({"launch", "completion"})
"""Small words beside a date that are events where no date stands ("Prior to launch")."""


def _narrated(reading: DeadlineReading, cell: _Cell) -> DeadlineReading:
    """Doubt a kind that a phrase gives in the middle of a longer text."""
    if cell.left < NARRATIVE_WORDS:
        return reading
    return _doubt(reading, "the words stand in a longer text")
