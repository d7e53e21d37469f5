"""Moments: what a date expression says, and the days it covers once its year is known."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from enum import Enum, auto

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Numbers outside are not years: the plans met run from 2009 to 2032, green plans look to 2050."""

YEARS_BEFORE, YEARS_AFTER = 5, 15
"""How far from the period's start a year is believed without a doubt: plans met carry over actions
of up to three years before and set targets up to ten years ahead."""

FINANCIAL_MONTH = 4
"""The NHS financial year starts on 1 April."""

MONTHS_A_YEAR = 12
QUARTER = 3
"""Months of one."""
_MIDDLE_DAY = 15


class Edge(Enum):
    """Which part of its time a moment speaks of."""

    WHOLE = auto()
    END = auto()
    START = auto()
    EARLY = auto()
    MID = auto()
    LATE = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a moment."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, quarter, season, half or year as written.

    Attributes:
        month: first month it covers, 1 to 12.
        months: how many months it covers.
        day: the day within the month, where one is given.
        year: the year as written, or None.
        financial: `year` is the one in which the financial year starts.
        edge: which part of its time is meant.
        week: of a month, which week is meant (1 to 4; 5 the last), in sevens from
            its first day; 0 for none.
        weekday: the day of the week written beside it (Monday is 0), or None.
        plus: months and days that are counted from its end ("within 6 months of March 2021").
        review: why a person should look at it.
        weak: believed only where nothing else speaks against it ("2020", "3/4", "may" in prose).
    """

    month: int
    months: int = 1
    day: int | None = None
    year: int | None = None
    financial: bool = False
    edge: Edge = Edge.WHOLE
    week: int = 0
    weekday: int | None = None
    plus: tuple[int, int] = (0, 0)
    review: str = ""
    weak: bool = False

    def doubted(self, why: str) -> Moment:
        """The same moment with one more reason for a look."""
        known = self.review.split("; ") if self.review else []
        return self if why in known else replace(self, review="; ".join([*known, why]))

    def span(self) -> Span | None:
        """First and last day, or None where the year is unknown or the day does not exist."""
        named = self._named()
        return _counted_on(named, self.plus) if named and any(self.plus) else named

    def _named(self) -> Span | None:
        """The days of the time itself, before anything is counted from its end."""
        if self.year is None:
            return None
        year = self.year + (self.financial and self.month < FINANCIAL_MONTH)
        if self.day is not None:
            return _one_day(year, self.month, self.day)
        whole = month_span(year, self.month, self.months)
        if self.week:
            week = _week_of(whole, self.week)
            return week if self.weekday is None else _weekday_in(week, self.weekday)
        return Span(whole.start, _last_day(whole, self.months, self.edge))


@dataclass(frozen=True, slots=True)
class Lapse:
    """A length of time counted from the start of the period ("within 6 months", "Year 2").

    Attributes:
        months: how many months.
        days: how many days, where it is written in days or weeks.
        weak: believed only where few other words stand beside it ("3 days").
        opens: months and days after which it begins ("Months 4-6"); None where it is one length.
        review: why a person should look at it.
    """

    months: int = 0
    days: int = 0
    weak: bool = False
    opens: tuple[int, int] | None = None
    review: str = "counted from the start of the plan's period"

    def span(self, start: dt.date) -> Span | None:
        """From the start of the period to the last day of the length, or None out of range."""
        months, days = self.opens or (0, 0)
        try:
            first = add_months(start, months) + dt.timedelta(days=days)
            after = add_months(start, self.months) + dt.timedelta(days=self.days)
            end = after - dt.timedelta(days=1)
        except (OverflowError, ValueError):
            return None
        return Span(first, end) if end.year <= LAST_YEAR else None


def month_span(year: int, month: int, months: int) -> Span:
    """The days of some months in a row."""
    start = dt.date(year, month, 1)
    return Span(start, add_months(start, months) - dt.timedelta(days=1))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _counted_on(named: Span, plus: tuple[int, int]) -> Span | None:
    """The day that lies some months and days after a time's end: month ends stay month ends."""
    months, days = plus
    ends_month = (named.end + dt.timedelta(days=1)).day == 1
    try:
        first = add_months(named.end + dt.timedelta(days=ends_month), months)
        end = first + dt.timedelta(days=days - ends_month)
    except (OverflowError, ValueError):
        return None
    return Span(end, end) if end.year <= LAST_YEAR else None


def exists(day: int, month: int) -> bool:
    """Whether a day and month stand in a calendar of some year."""
    return 1 <= month <= MONTHS_A_YEAR and 1 <= day <= monthrange(2000, month)[1]


def _one_day(year: int, month: int, day: int) -> Span | None:
    try:
        only = dt.date(year, month, day)
    except ValueError:
        return None
    return Span(only, only)


def _week_of(month: Span, week: int) -> Span:
    """A week of a month, in sevens from its first day; the fifth is the last seven days."""
    if week >= 5:
        return Span(month.end - dt.timedelta(days=6), month.end)
    start = month.start + dt.timedelta(days=7 * (week - 1))
    return Span(start, start + dt.timedelta(days=6))


def _weekday_in(week: Span, weekday: int) -> Span:
    """The one day of a span of seven that falls on a weekday."""
    day = week.start + dt.timedelta(days=(weekday - week.start.weekday()) % 7)
    return Span(day, day)


def _last_day(whole: Span, months: int, edge: Edge) -> dt.date:
    """The last day that is still in the part of a time that an edge names."""
    if edge is Edge.MID:
        return _middle(whole, months)
    if edge in (Edge.EARLY, Edge.START) and months > 1:
        return month_span(whole.start.year, whole.start.month, max(1, months // 4)).end
    return whole.end


def _middle(whole: Span, months: int) -> dt.date:
    """The middle: the 15th of a month or of a quarter's second; a year's or half's middle month."""
    half = months // 2
    if months % 2:
        middle = add_months(whole.start, half)
        return middle.replace(day=_MIDDLE_DAY)
    return add_months(whole.start, half) - dt.timedelta(days=1)


def anchored(moment: Moment, start: dt.date) -> Moment:
    """Give a moment without a year that of the financial year that starts with the period."""
    later = moment.month < start.month and moment.months < MONTHS_A_YEAR
    return replace(moment, year=start.year + later, financial=False)


def beside(moment: Moment, other: Moment, *, before: bool) -> Moment:
    """Give a moment without a year that of its neighbour.

    Args:
        moment: without a year.
        other: with one.
        before: the moment stands before the other, so it is the earlier of the two.
    """
    if other.financial:
        shift = _in_financial_year(moment) - _in_financial_year(other)
    else:
        shift = moment.month - other.month
    late = -1 if before and shift > 0 else 1 if not before and shift < 0 else 0
    return replace(moment, year=(other.year or 0) + late, financial=other.financial)


def _in_financial_year(moment: Moment) -> int:
    return (moment.month - FINANCIAL_MONTH) % MONTHS_A_YEAR


TIMES = (Moment, Lapse)
"""What a time is read as."""
