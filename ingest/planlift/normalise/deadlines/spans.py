"""Readers of longer times: quarters, halves, terms, seasons and years."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.deadlines.dates import read_month_name
from planlift.normalise.deadlines.moments import (
    FINANCIAL_MONTH,
    MONTHS_A_YEAR,
    QUARTER,
    Edge,
    Moment,
)
from planlift.normalise.deadlines.stream import Read, Stream
from planlift.normalise.deadlines.words import (
    COUNTS,
    ORDINALS,
    QUARTERS,
    SEASONS,
    TERMS,
    YEARLY,
    month_of,
    weekday_of,
)
from planlift.normalise.deadlines.years import FY_REVIEW, Year, read_financial_year, read_year

BARE_QUARTER = "a quarter with one year is taken as one of the financial year that starts then"
WORDED_QUARTER = "in words and with one year, taken as a quarter of the calendar year"
WORDED_HALF = "with one year, taken as a half of the calendar year"
BARE_HALF = "a half with one year is taken as one of the financial year that starts then"
YEAR_END = "the end of a year by one number is taken as that of the financial year"
BARE_YEAR = "a year alone is taken to its last day"
SOME_YEAR = "the year is not named; taken as the financial year of the plan's period"
SOME_CALENDAR = "the year is not named; taken as the calendar year in which the period starts"
WINTER = "winter by one year is taken to end in February of the next"
SEASON_YEAR = "a season of a financial year"
FESTIVE = "taken as 25 December"
TERM = "a school term is taken to end in December, March or July"
ACADEMIC = "an academic year is taken as September to August"
NEXT_YEAR = "taken as the financial year after that in which the plan's period starts"

_OF = ("of", "the", "in", "for")
_MARKS = "-,.:(/"
_ACADEMIC_MONTH = 9
_MONEY = ("\u00a3", "$", "\u20ac", "#")
_CHRISTMAS = frozenset({"christmas", "xmas"})

MomentRead = Read[Moment] | None


def read_quarter(stream: Stream, at: int) -> MomentRead:
    """As in "Q3 2019/20", "Quarter 4, 2019-20", "third quarter 2020", "Q3 FY21", "3Q20"."""
    ordinal = _ordinal_part(stream, at, QUARTERS - {"q"})
    part = ordinal or _numbered_part(stream, at, QUARTERS)
    if not part or part.value > 4:
        return None
    month = 1 + 3 * (part.value - 1)
    return _part_of_year(
        stream, part, Moment(_financial_part(month), 3), Moment(month, 3), worded=bool(ordinal)
    )


def read_half(stream: Stream, at: int) -> MomentRead:
    """As in "H1 2020/21", "first half of 2020", "second half of 2019/20"."""
    ordinal = _ordinal_part(stream, at, ("half",))
    part = ordinal or _numbered_part(stream, at, ("h", "half"))
    if not part or part.value > 2:
        return None
    month = 1 + 6 * (part.value - 1)
    return _part_of_year(
        stream, part, Moment(_financial_part(month), 6), Moment(month, 6), worded=bool(ordinal)
    )


def _financial_part(month: int) -> int:
    """The calendar month of a month counted within the financial year."""
    return (month + FINANCIAL_MONTH - 2) % 12 + 1


def _ordinal_part(
    stream: Stream, at: int, names: frozenset[str] | tuple[str, ...]
) -> Read[int] | None:
    """As in "third quarter", "1st half"."""
    number = ORDINALS.get(stream.at(at).word, 0)
    if number == ORDINALS["last"] and "half" in names and stream.at(at).word != "fourth":
        number = 2
    if not number and stream.at(at).ordinal:
        number = stream.number(at, 1)
    if number < 1 or stream.at(at + 1).word not in names:
        return None
    return Read(number, at + 2)


def _numbered_part(
    stream: Stream, at: int, names: frozenset[str] | tuple[str, ...]
) -> Read[int] | None:
    """As in "Q3", "Qtr. 3", "Quarter three", "3Q"."""
    if stream.at(at).word in names:
        place = stream.skip(at + 1, "-.#", ("no",))
        number = stream.number(place, 1)
        if number < 0:
            number = COUNTS.get(stream.at(place).word, 0) if stream.at(place).word != "a" else 0
        return Read(number, place + 1) if number > 0 else None
    if stream.number(at, 1) > 0 and stream.at(at + 1).word == "q":
        return Read(stream.number(at, 1), at + 2)
    return None


def _part_of_year(
    stream: Stream, part: Read[int], financial: Moment, calendar: Moment, *, worded: bool
) -> MomentRead:
    """A quarter or half with its year before or behind it, or with none."""
    year = _year_near(stream, part.end)
    if not year:
        end, said = _some_year(stream, part.end)
        moment = financial.doubted(SOME_YEAR) if worded and not said else financial
        return Read(moment, end)
    found = year.value
    if found.financial:
        moment = replace(financial, year=found.number, financial=True)
        return Read(moment.doubted(found.review) if found.review else moment, year.end)
    half = financial.months == 6
    if worded:
        moment = replace(calendar, year=found.number)
        return Read(moment.doubted(WORDED_HALF if half else WORDED_QUARTER), year.end)
    moment = replace(financial, year=found.number, financial=True)
    return Read(moment.doubted(BARE_HALF if half else BARE_QUARTER), year.end)


def _some_year(stream: Stream, at: int) -> tuple[int, bool]:
    """The place after "of the financial year", and whether it stands here."""
    place = stream.skip(at, words=("of", "the"))
    if stream.at(place).word in ("financial", "fiscal") and stream.at(place + 1).word in YEARLY:
        return place + 2, True
    if place > at and stream.at(place).word in YEARLY:
        return place + 1, False
    return at, False


def _year_near(stream: Stream, at: int) -> Read[Year] | None:
    """A year behind a quarter, half or season, over a dash, brackets, "of the financial year"."""
    place = stream.skip(at, _MARKS, _OF)
    opened = stream.at(place - 1).mark == "("
    named, said = _some_year(stream, place)
    place = stream.skip(named, "-:", ("of",))
    year = read_year(stream, place)
    if not year or _begins_other(stream, place, year.end):
        return None
    closed = stream.at(year.end).mark == ")"
    if opened and not closed:
        return None
    if said and not year.value.financial:
        one = Year(year.value.number - 1, True, year.value.digits, review=FY_REVIEW)
        return Read(one, year.end + opened)
    return Read(year.value, year.end + opened)


def _begins_other(stream: Stream, at: int, end: int) -> bool:
    """Whether two digits behind a quarter are the day of a date or the number of an item."""
    if stream.at(end - 1).ordinal:
        return True
    if len(stream.at(at).digits) != 2 or end > at + 1:
        return False
    token = stream.at(end)
    return token.mark in ("/", ".", "%", ")") or bool(token.word and month_of(token.word))


def read_year_part(stream: Stream, at: int) -> MomentRead:
    """As in "2019/20 Q3", "2021 - Quarter 3", "CY2021 Q3": the year before its part."""
    calendar = stream.at(at).word in _CALENDAR
    year = _year_before(stream, at + calendar, calendar=calendar)
    if not year:
        return None
    place = stream.skip(year.end, "-,:(")
    for names, months in ((QUARTERS, 3), (frozenset({"h", "half"}), 6)):
        part = _numbered_part(stream, place, names) or _ordinal_part(stream, place, names)
        if part and part.value <= MONTHS_A_YEAR // months and not _year_near(stream, part.end):
            closed = stream.at(place - 1).mark == "(" and stream.at(part.end).mark == ")"
            first = 1 + months * (part.value - 1)
            return Read(_part(first, months, year.value, calendar=calendar), part.end + closed)
    return None


_CALENDAR = frozenset({"cy", "calendar"})


def _year_before(stream: Stream, at: int, *, calendar: bool) -> Read[Year] | None:
    """A financial year, or one in four figures (behind "calendar" and "CY" such a one only)."""
    if not calendar and (year := read_financial_year(stream, at)):
        return year
    at += calendar and stream.at(at).word in YEARLY
    full = stream.full_year(at)
    return Read(Year(full), at + 1) if full > 0 else None


def _part(month: int, months: int, year: Year, *, calendar: bool) -> Moment:
    """Some months of a year, counted within the financial year or within the calendar year."""
    if calendar:
        return Moment(month, months, year=year.number)
    why = year.review if year.financial else BARE_QUARTER if months == QUARTER else BARE_HALF
    moment = Moment(_financial_part(month), months, year=year.number, financial=True)
    return moment.doubted(why) if why else moment


def read_calendar_quarter(stream: Stream, at: int) -> MomentRead:
    """As in "calendar Q2 2021", "Q2 of calendar year 2021" is read by its own words."""
    if stream.at(at).word not in _CALENDAR:
        return None
    part = _numbered_part(stream, at + 1, QUARTERS)
    if not part or part.value > MONTHS_A_YEAR // QUARTER:
        return None
    year = _year_near(stream, part.end)
    moment = Moment(1 + QUARTER * (part.value - 1), QUARTER)
    if not year or year.value.financial:
        return Read(moment, part.end)
    return Read(replace(moment, year=year.value.number), year.end)


def read_season(stream: Stream, at: int) -> MomentRead:
    """As in "Autumn 2019", "Spring 24", "Winter 2019/20", "autumn term 2019"."""
    month = SEASONS.get(stream.at(at).word, 0)
    if not month:
        return None
    place = at + 1
    moment = Moment(month, 3)
    if stream.at(place).word == "term" and stream.at(at).word in TERMS:
        place, moment = place + 1, Moment(*TERMS[stream.at(at).word], review=TERM)
    year = _year_near(stream, place)
    if not year:
        return Read(moment, place)
    found = year.value
    moment = replace(moment, year=found.number, financial=found.financial)
    if month == SEASONS["winter"]:
        return Read(moment if found.financial else moment.doubted(WINTER), year.end)
    return Read(moment.doubted(SEASON_YEAR) if found.financial else moment, year.end)


def read_christmas(stream: Stream, at: int) -> MomentRead:
    """As in "Christmas 2020", "Xmas": 25 December, with a doubt."""
    if stream.at(at).word not in _CHRISTMAS:
        return None
    year = _year_near(stream, at + 1)
    moment = Moment(12, day=25, review=FESTIVE)
    if not year:
        return Read(moment, at + 1)
    return Read(replace(moment, year=year.value.number), year.end)


def read_year_words(stream: Stream, at: int) -> MomentRead:
    """As in "financial year 2019/20", "Year end 2020", "academic year 2019/20"."""
    if stream.at(at).word in ("fy", "fye") and not stream.at(at + 1).digits:
        return Read(_unnamed_year("financial", ended=False), at + 1)
    kind = stream.at(at).word if stream.at(at + 1).word in YEARLY else ""
    kind = _KINDS_OF_YEAR.get(kind, "")
    start = at + 1 if kind else at
    if stream.at(start).word not in YEARLY - {"years", "yrs"}:
        return None
    place = stream.skip(start + 1, "-")
    ended = stream.at(place).word in ("end", "ending", "ended")
    place = stream.skip(place + ended if ended else start + 1, "-,:(", ("of", "in"))
    year = read_year(stream, place)
    if year and not _begins_other(stream, place, year.end):
        closed = stream.at(place - 1).mark == "(" and stream.at(year.end).mark == ")"
        moment = _year_moment(year.value, kind)
        edge = Edge.END if ended else Edge.WHOLE
        return Read(replace(moment, edge=edge), year.end + closed)
    if not (kind or ended) or read_month_name(stream, place) or stream.number(place) > 0:
        return None
    end = stream.skip(start + 1, "-") + 1 if ended else start + 1
    return Read(_unnamed_year(kind, ended=ended), end)


_KINDS_OF_YEAR = {
    "academic": "academic", "school": "academic", "financial": "financial",
    "fiscal": "financial", "calendar": "calendar",
}  # fmt: skip


def _unnamed_year(kind: str, *, ended: bool) -> Moment:
    """The year of a kind that the plan's period begins in."""
    if kind == "academic":
        return Moment(_ACADEMIC_MONTH, MONTHS_A_YEAR, review=ACADEMIC)
    if kind == "calendar":
        return Moment(1, MONTHS_A_YEAR, review=SOME_CALENDAR)
    edge = Edge.END if ended else Edge.WHOLE
    bare = Moment(FINANCIAL_MONTH, MONTHS_A_YEAR, edge=edge)
    return bare if kind else bare.doubted(SOME_YEAR)


def read_next_year(stream: Stream, at: int) -> MomentRead:
    """As in "next financial year": the one after that of the plan's period, with a doubt."""
    financial = stream.at(at + 1).word in ("financial", "fiscal")
    if stream.at(at).word != "next" or not financial or stream.at(at + 2).word not in YEARLY:
        return None
    if stream.period is None:
        return None
    starts = stream.period.year - (stream.period.month < FINANCIAL_MONTH)
    moment = Moment(FINANCIAL_MONTH, MONTHS_A_YEAR, year=starts + 1, financial=True)
    return Read(moment.doubted(NEXT_YEAR), at + 3)


def _year_moment(year: Year, kind: str) -> Moment:
    if kind == "academic":
        return Moment(_ACADEMIC_MONTH, 12, year=year.number, review=ACADEMIC)
    if kind == "calendar":
        return Moment(1, 12, year=year.number)
    if year.financial:
        moment = Moment(FINANCIAL_MONTH, 12, year=year.number, financial=True)
        return moment.doubted(year.review) if year.review else moment
    return Moment(FINANCIAL_MONTH, 12, year=year.number - 1, financial=True, review=YEAR_END)


def read_bare_year(stream: Stream, at: int) -> MomentRead:
    """As in "2019/20", "19/20", "2025": a calendar year alone is in doubt, its end is not."""
    if (stream.at(at).glued and stream.at(at - 1).word) or stream.at(at - 1).mark in _MONEY:
        return None
    financial = read_financial_year(stream, at)
    if financial:
        year = financial.value
        if year.digits == 2 and not _plausible_pair(stream, year):
            return None
        moment = Moment(FINANCIAL_MONTH, 12, year=year.number, financial=True, review=year.review)
        end, said = _some_year(stream, financial.end)
        return Read(moment, end + (said and stream.at(end).word == "end"))
    number = stream.full_year(at)
    if number < 0 or stream.at(at + 1).mark == "%":
        return None
    return Read(Moment(1, 12, year=number, review=BARE_YEAR, weak=True), at + 1)


_NEAR_PAIR = 3
"""How near to the period "19/20" must be to be a financial year rather than a day and month."""


def _plausible_pair(stream: Stream, year: Year) -> bool:
    clear = year.number % 100 >= 12
    return clear or (
        stream.period is not None and abs(year.number - stream.period.year) <= _NEAR_PAIR
    )


def read_week_of_month(stream: Stream, at: int) -> Read[tuple[int, int | None]] | None:
    """As in "first week of", "2nd week in", "last Friday of": which week, which weekday or None."""
    number = ORDINALS.get(stream.at(at).word, 0)
    if stream.at(at).word in ("last", "final"):
        number = 5
    if not number and stream.at(at).ordinal:
        number = stream.number(at, 1)
    weekday = weekday_of(stream.at(at + 1).word)
    if not 1 <= number <= 5 or (weekday is None and stream.at(at + 1).word not in ("week", "wk")):
        return None
    return Read((number, weekday), stream.skip(at + 2, words=("of", "in", "the")))
