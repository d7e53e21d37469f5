"""From a row of items to stops: the times a deadline names, each with what is said about it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planlift.normalise.deadlines.moments import (
    MONTHS_A_YEAR,
    TIMES,
    YEARS_AFTER,
    YEARS_BEFORE,
    Edge,
    Lapse,
    Moment,
    Span,
    anchored,
    beside,
)
from planlift.normalise.deadlines.scan import Item
from planlift.normalise.deadlines.spans import SOME_YEAR
from planlift.normalise.deadlines.words import SEASONS, Sense

NO_SUCH_DAY = "a date that does not exist"
FAR_YEAR = "the year is far from the plan's period"
WRONG_WEEKDAY = "the day of the week does not agree with the date"
NO_YEAR = "no year is named and the plan's period is not known"

_LEADS = frozenset({"by", "in", "for", "during", "within", "on", "at", "due", "due by", "target"})
_LEADING_SENSES = frozenset(
    {Sense.FROM, Sense.UNTIL, Sense.RANGE, Sense.BETWEEN, Sense.BEFORE, Sense.AFTER, Sense.NEW,
     Sense.OLD, Sense.THROUGHOUT, Sense.BRACKET}
)  # fmt: skip
_FEW_WORDS = 2
"""Words left over beside which a weak moment is still believed ("Board 3/4", "review May")."""


@dataclass(slots=True, eq=False)
class Stop:
    """One time a deadline names.

    Attributes:
        moment: the time as written.
        before: the senses between the stop before and this one, in order.
        words: how many words left over stand between the stop before and this one.
        line: a new line begins between them.
        onwards: it goes on from there.
        slashed: a slash stands between the stop before and this one.
        dated: its year is written with it.
        span: its days, once known.
    """

    moment: Moment
    before: list[Sense] = field(default_factory=list)
    words: int = 0
    line: bool = False
    onwards: bool = False
    slashed: bool = False
    dated: bool = False
    span: Span | None = None

    @property
    def lead(self) -> Sense | None:
        """The sense that stands directly before the moment, fillers aside."""
        for sense in reversed(self.before):
            if sense is not Sense.FILLER:
                return sense
        return None

    @property
    def review(self) -> str:
        """Why the moment should be looked at."""
        return self.moment.review


def believed(items: Sequence[Item]) -> list[Item]:
    """Put weak moments that stand in running text back among the words left over."""
    if not any(isinstance(item.value, TIMES) for item in items):
        return [*items]
    left = sum(1 for item in items if item.value is None)
    kept: list[Item] = []
    for item in items:
        weak = isinstance(item.value, Moment) and item.value.weak
        led = bool(kept) and (kept[-1].value in _LEADING_SENSES or kept[-1].text in _LEADS)
        lapse = item.value if isinstance(item.value, Lapse) else None
        if lapse and not led and left > (0 if lapse.weak else _FEW_WORDS):
            kept.append(replace(item, value=None))
        elif weak and left > 0 and not led:
            kept.append(_in_words(item, left))
        else:
            kept.append(item)
    return kept


def _in_words(item: Item, left: int) -> Item:
    """A weak moment among other words: a month among few is believed with a doubt, others not."""
    if isinstance(item.value, Moment) and _is_month(item) and left <= _FEW_WORDS:
        return replace(item, value=item.value.doubted("the word may not be a month"))
    return replace(item, value=None)


def _is_month(item: Item) -> bool:
    return isinstance(item.value, Moment) and item.value.months == 1 and item.value.day is None


def stops_of(items: Sequence[Item]) -> list[Stop]:
    """The stops of a row of items, in order."""
    stops: list[Stop] = []
    waiting = Stop(Moment(1))
    for item in items:
        waiting.line = waiting.line or item.line
        if isinstance(item.value, Moment):
            waiting.moment, waiting.dated = item.value, item.value.year is not None
            stops.append(waiting)
            waiting = Stop(Moment(1))
        elif stops and not waiting.words and _goes_on(item, waiting):
            stops[-1].onwards = True
        elif item.value is None:
            waiting.words += 1
        elif isinstance(item.value, Sense):
            waiting.before.append(item.value)
            waiting.slashed = waiting.slashed or item.text == "/"
    return stops


def _goes_on(item: Item, waiting: Stop) -> bool:
    """As in "April 2022 onwards" and "April 2022 - ongoing", not "April 2022 / ongoing"."""
    ranged = waiting.before == [Sense.RANGE] and not waiting.slashed
    return item.value is Sense.ONWARDS or (item.value is Sense.ONGOING and ranged)


def place_stops(stops: list[Stop], period: dt.date | None) -> str:
    """Give every stop its year and its days.

    Args:
        stops: changed in place: `moment` gets its year, `span` its days.
        period: the start of the plan's period.

    Returns:
        Why some stop has no days; "" where all have.
    """
    stops[:] = _without_explanations(stops)
    _share_years(stops)
    why = ""
    for stop in stops:
        if stop.moment.year is None and stop.moment.day != 0 and period:
            astride = stop.moment.months == 3 and stop.moment.month == SEASONS["spring"]
            stop.moment = anchored(stop.moment, period)
            stop.moment = stop.moment.doubted(SOME_YEAR) if astride else stop.moment
        stop.span = stop.moment.span()
        if stop.span is None:
            unsaid = stop.moment.year is None and stop.moment.day != 0
            why = why or (NO_YEAR if unsaid else NO_SUCH_DAY)
        else:
            _look_over(stop, stop.span, period)
    return why


def _without_explanations(stops: list[Stop]) -> list[Stop]:
    """Leave out a longer time without a year that only explains its neighbour.

    "March 2020 (Q4)", "Quarter 4 (Jan-Mar 2020)", "31 March 2020 (year end)".
    """
    explaining: set[Stop] = set()
    for first, second in itertools.pairwise(stops):
        if second.words or Sense.LIST in second.before:
            continue
        if _explains(first.moment, second.moment):
            explaining.add(first)
        elif _explains(second.moment, first.moment):
            explaining.add(second)
    return [stop for stop in stops if stop not in explaining] or stops


def _explains(longer: Moment, shorter: Moment) -> bool:
    """Whether a time without a year holds the months of a shorter one."""
    if longer.year is not None or longer.day is not None or shorter.day == 0:
        return False
    if longer.months <= shorter.months and (longer.months == 1 or shorter.day is None):
        return False
    within = (shorter.month - longer.month) % MONTHS_A_YEAR
    return within + shorter.months <= longer.months


def _share_years(stops: list[Stop]) -> None:
    """A moment without a year takes it from the next that has one, else from the last."""
    after: Moment | None = None
    for stop in reversed(stops):
        if stop.moment.year is not None:
            after = stop.moment
        elif after and stop.moment.day != 0:
            stop.moment = beside(stop.moment, after, before=True)
            after = stop.moment
    last: Moment | None = None
    for stop in stops:
        if stop.moment.year is None and last and stop.moment.day != 0:
            stop.moment = beside(stop.moment, last, before=False)
        if stop.moment.year is not None:
            last = stop.moment


def _look_over(stop: Stop, span: Span, period: dt.date | None) -> None:
    """Doubt a year far from the period and a weekday that does not agree."""
    weekday = stop.moment.weekday
    if weekday is not None and span.end.weekday() != weekday:
        stop.moment = stop.moment.doubted(WRONG_WEEKDAY)
    if period and not -YEARS_BEFORE <= span.end.year - period.year <= YEARS_AFTER:
        stop.moment = stop.moment.doubted(FAR_YEAR)


def without_glosses(stops: list[Stop]) -> list[Stop]:
    """Leave out a longer time that the next one, beside it, only makes more exact.

    "Quarter 4 (Jan-Mar 2020)", "2019/20 - by end of March".
    """
    glossed: set[Stop] = set()
    for first, second in itertools.pairwise(stops):
        if not first.span or not second.span or second.words or Sense.LIST in second.before:
            continue
        longer = first.moment.months > second.moment.months or second.moment.day
        inside = first.span.start <= second.span.start and second.span.end <= first.span.end
        bracketed = Sense.BRACKET in second.before
        if first.moment.day is None and longer and inside and (bracketed or _wide(first)):
            glossed.add(first)
    return [stop for stop in stops if stop not in glossed]


def _wide(stop: Stop) -> bool:
    return stop.moment.months > 1 and stop.moment.edge is Edge.WHOLE
