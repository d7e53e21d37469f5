"""Readers of days and months: "31st March 2020", "31/03/20", "2020-03-31", "Mar-20", "June"."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.deadlines.moments import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_A_YEAR,
    Moment,
    exists,
)
from planlift.normalise.deadlines.stream import Read, Stream, follows
from planlift.normalise.deadlines.words import MONTHS, month_of, weekday_of
from planlift.normalise.deadlines.years import Year, read_plain_year, read_year

IMPOSSIBLE = "no such day in the calendar"
MAY_BE_DAY = "the number behind the month may be a day"
SHORT_PAIR = "two numbers: read as {what}"
MONTH_FIRST = "read as month before day, as there is no such day before month"
RUN_TOGETHER = "figures without marks, read as year, month and day"
_SEPARATORS = "/.-"
_BETWEEN = "-./,'"
_LAST_DAY = 31
_PLAIN_WORDS = frozenset({"may", "march", "mar", "jan", "dec", "august"})
"""Months that are words or names as well: alone in a sentence they are not believed."""
_NEAR_BEFORE, _NEAR_AFTER = 2, 7
"""How near to the period's start two digits behind a month are taken for a year at all: the
longest plans met run for five years, "March 31" in a plan of 2021 is a day."""

MomentRead = Read[Moment] | None


def read_numeric(stream: Stream, at: int) -> MomentRead:
    """As in "31/03/2020", "31.3.20", "2020-03-31": day before month; ISO year first."""
    if _part_of_number(stream, at) or not _separated(stream, at):
        return None
    first, middle, last = (stream.at(at + step).digits for step in (0, 2, 4))
    if len(first) == 4 and len(middle) <= 2 and len(last) <= 2:
        return _numeric(stream, at, year=at, day=at + 4)
    if len(first) <= 2 and len(middle) <= 2 and len(last) in (2, 4):
        return _numeric(stream, at, year=at + 4, day=at)
    return None


def _separated(stream: Stream, at: int) -> bool:
    """Whether three numbers stand here with separators between, and not a fourth (an address)."""
    numbers = all(stream.at(at + step).digits for step in (0, 2, 4))
    marks = [stream.at(at + step).mark for step in (1, 3)]
    ranged = marks == ["/", "-"]  # "06/23 - 09/23"
    if not numbers or ranged or not all(mark and mark in _SEPARATORS for mark in marks):
        return False
    more = stream.at(at + 5).mark == marks[1] and bool(stream.at(at + 6).digits)
    return not more or len(stream.at(at + 4).digits) == 4


def _numeric(stream: Stream, at: int, *, year: int, day: int) -> MomentRead:
    found = read_plain_year(stream, year)
    if not found or found.end > year + 1:
        return None
    month, number = stream.number(at + 2), stream.number(day)
    if exists(number, month):
        return Read(Moment(month, day=number, year=found.value.number), at + 5)
    if day == at and exists(month, number):
        swapped = Moment(number, day=month, year=found.value.number, review=MONTH_FIRST)
        return Read(swapped, at + 5)
    return Read(Moment(1, day=0, review=IMPOSSIBLE), at + 5)


_COMPACT = 8
"""Figures of a day written without marks ("20210630")."""


def read_compact(stream: Stream, at: int) -> MomentRead:
    """As in "20210630": year, month and day run together, within the years of plans."""
    digits = stream.at(at).digits
    if len(digits) != _COMPACT or _part_of_number(stream, at) or stream.at(at + 1).glued:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not FIRST_YEAR <= year <= LAST_YEAR or not exists(day, month):
        return None
    return Read(Moment(month, day=day, year=year, review=RUN_TOGETHER), at + 1)


def read_day_month(stream: Stream, at: int) -> MomentRead:
    """As in "31st March 2020", "31 Mar '20", "31-Mar-20", "the 31st of March"."""
    day = stream.number(at)
    if day < 0 or (stream.at(at).glued and stream.at(at - 1).word):
        return None
    place = stream.skip(at + 1, _BETWEEN, ("of",))
    month = read_month_name(stream, place)
    if not month:
        return None
    year = _year_after(stream, month.end)
    if not exists(day, month.value):
        return Read(Moment(1, day=0, review=IMPOSSIBLE), year.end if year else month.end)
    return Read(_with_year(Moment(month.value, day=day), year), year.end if year else month.end)


def read_month_day(stream: Stream, at: int) -> MomentRead:
    """As in "March 31 2020", "March 31st, 2020", "March 31st"."""
    month = read_month_name(stream, at)
    if not month:
        return None
    place = stream.skip(month.end, "-.", ("the",))
    day = stream.number(place)
    if not exists(day, month.value):
        return None
    after = stream.skip(place + 1, ",", ("of",))
    if stream.full_year(after) > 0 and not _starts_date(stream, after):
        return Read(Moment(month.value, day=day, year=stream.full_year(after)), after + 1)
    if stream.at(place).ordinal and not month_of(stream.at(place + 1).word):
        return Read(Moment(month.value, day=day), place + 1)
    return None


def _starts_date(stream: Stream, at: int) -> bool:
    """Whether a four-digit number is the year of an ISO date."""
    return read_numeric(stream, at) is not None


def read_month(stream: Stream, at: int) -> MomentRead:
    """As in "March 2020", "Mar-20", "Sept '20", "March 2019/20", "June"."""
    month = read_month_name(stream, at)
    if not month:
        return None
    moment = Moment(month.value)
    year = _year_after(stream, month.end)
    if not year:
        weak = stream.at(at).word in _PLAIN_WORDS
        return Read(replace(moment, weak=weak), month.end)
    if year.value.digits == 2 and not year.value.quoted and not year.value.financial:
        return _month_and_two_digits(stream, month, year)
    return Read(_with_year(moment, year), year.end)


def _month_and_two_digits(stream: Stream, month: Read[int], year: Read[Year]) -> MomentRead:
    """As in "Mar-20", a month of a year; "Sept 20" may be a day, far from the period it is one."""
    number, dashed = year.value.number, stream.at(month.end).mark == "-"
    day = int(stream.at(year.end - 1).digits)
    near = _near(stream, number) or (dashed and stream.believes(number))
    if not near and exists(day, month.value):
        moment = Moment(month.value, day=day)
        return Read(moment.doubted("the number is taken as a day, not a year"), year.end)
    moment = Moment(month.value, year=number)
    if not dashed and exists(day, month.value):
        moment = moment.doubted(MAY_BE_DAY)
    return Read(moment, year.end)


def _near(stream: Stream, year: int) -> bool:
    if stream.period is None:
        return True
    return -_NEAR_BEFORE <= year - stream.period.year <= _NEAR_AFTER


def read_month_name(stream: Stream, at: int) -> Read[int] | None:
    """A month by name, whole, clipped ("Octo.") or cut in two by a narrow cell ("Septem-ber")."""
    word = stream.at(at).word
    month = month_of(word) if word else 0
    if not month:
        return None
    name = MONTHS[month - 1]
    after = stream.skip(at + 1, "-")
    rest = stream.at(after).word
    if word != name and rest and word + rest == name:
        return Read(month, stream.skip(after + 1, "."))
    return Read(month, at + 1 + (stream.at(at + 1).mark == "."))


def _year_after(stream: Stream, at: int) -> Read[Year] | None:
    """The year behind a month, over a comma, dash or brackets; none that begins another date."""
    place = stream.skip(at, "-./,(", ("of", "in"))
    year = read_year(stream, place)
    if not year:
        return None
    if year.value.digits == 2 and not year.value.financial:
        if _is_day(stream, place) or _is_item(stream, place):
            return None
    elif _starts_date(stream, place):
        return None
    closed = stream.at(place - 1).mark == "(" and stream.at(year.end).mark == ")"
    if stream.at(place - 1).mark == "(" and not closed:
        return None
    return Read(year.value, year.end + closed)


def _is_day(stream: Stream, at: int) -> bool:
    """Whether two digits behind a month are the day of the next date ("June, 30 July")."""
    place = stream.skip(at + 1, _SEPARATORS, ("of",))
    name = stream.at(place).word
    if stream.at(at).mark:
        return False
    return (
        bool(name and month_of(name))
        and stream.number(at) <= _LAST_DAY
        and not _dated(stream, place)
    )


def _dated(stream: Stream, at: int) -> bool:
    """Whether a month is followed by a number of its own that is not a full year."""
    after = stream.at(stream.skip(at + 1, "-.'"))
    return len(after.digits) == 2


def _is_item(stream: Stream, at: int) -> bool:
    """Whether two digits are the number of a list item ("June 12. July" does not occur so)."""
    return stream.at(at + 1).mark == ")" and stream.at(at - 1).mark != "("


def _with_year(moment: Moment, year: Read[Year] | None) -> Moment:
    if not year:
        return moment
    found = year.value
    dated = replace(moment, year=found.number, financial=found.financial)
    return dated.doubted(found.review) if found.review else dated


def read_month_number(stream: Stream, at: int) -> MomentRead:
    """As in "03/2020", "2020-03": a month by number with a full year."""
    if _part_of_number(stream, at) or stream.at(at + 1).mark not in tuple(_SEPARATORS):
        return None
    if (year := stream.full_year(at + 2)) > 0 and 1 <= stream.number(at) <= MONTHS_A_YEAR:
        return Read(Moment(stream.number(at), year=year), at + 3)
    clear = len(stream.at(at + 2).digits) == 2 and stream.at(at + 1).mark in ("-", "/")
    month = stream.number(at + 2)
    pair = clear and follows(stream.full_year(at), stream.at(at + 2).digits)
    if clear and not pair and 1 <= month <= MONTHS_A_YEAR and (year := stream.full_year(at)) > 0:
        why = SHORT_PAIR.format(what="year and month")
        return Read(Moment(month, year=year, review=why), at + 3)
    return None


def read_short_pair(stream: Stream, at: int) -> MomentRead:
    """As in "31/03", "3/20": day and month, or month and year where that cannot be."""
    if stream.at(at + 1).mark != "/" or _part_of_number(stream, at) or _fraction(stream, at):
        return None
    first, second = stream.number(at), stream.number(at + 2)
    if exists(first, second):
        why = "" if first > MONTHS_A_YEAR else SHORT_PAIR.format(what="day and month")
        return Read(Moment(second, day=first, review=why, weak=True), at + 3)
    year = read_plain_year(stream, at + 2)
    if 1 <= first <= MONTHS_A_YEAR and year and _near(stream, year.value.number):
        why = SHORT_PAIR.format(what="month and year")
        return Read(Moment(first, year=year.value.number, review=why, weak=True), at + 3)
    return None


def _part_of_number(stream: Stream, at: int) -> bool:
    """Whether a number goes on from a letter or from "12/" or "12.", as in a reference."""
    joined = stream.at(at - 1).mark in ("/", ".") and bool(stream.at(at - 2).digits)
    return (joined and stream.at(at - 2).glued) or stream.at(at).glued


def _fraction(stream: Stream, at: int) -> bool:
    """As in "24/7", "1/2" and "2/3" are not dates; nor is a pair with more numbers behind it."""
    pair = (stream.number(at), stream.number(at + 2))
    if pair in {(24, 7), (1, 2), (1, 3), (2, 3), (1, 4), (3, 4)}:
        return True
    return bool(stream.at(at + 3).mark in ("/", "%", ".") and stream.at(at + 4).digits)


def read_weekday(stream: Stream, at: int) -> MomentRead:
    """As in "Friday 21 June 2019", "21 June 2019 (Friday)" is left to the words around it."""
    weekday = weekday_of(stream.at(at).word)
    if weekday is None:
        return None
    place = stream.skip(at + 1, ",.-", ("the",))
    for reader in (read_numeric, read_day_month, read_month_day, read_short_pair):
        if found := reader(stream, place):
            return Read(replace(found.value, weekday=weekday, weak=False), found.end)
    return None
