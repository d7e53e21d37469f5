"""Reads the time a plan covers from its title or file name.

A pair of years is a span of financial years, 1 April to 31 March, as in NHS plans ("2019/20",
"2019 – 2020", "2015/17"). A year alone does not say which kind of year it is: it gives a label
without dates.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planlift_schema import Period

# Chosen, not measured: plans of the catalogue cover up to three years, strategies may cover more;
# a larger distance between two years is something else, such as a range of data.
_LONGEST_SPAN_YEARS = 10
_EARLIEST_YEAR = 2000  # the first equality schemes date from 2001
_LATEST_YEAR = 2060

_MONTH_NAMES = [*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"]
_MONTHS = {name.lower(): (number % 12) + 1 for number, name in enumerate(_MONTH_NAMES[:24])} | {
    "sept": 9
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTH_NAMES, key=len, reverse=True))})\b\.?"
_YEAR = r"20\d\d"
_TO = r"\s*(?:[-–—/−‐‑]|\b(?:to|until|till|through)\b)\s*(?:(?:the\s+)?end\s+(?:of\s+)?)?"
_DAY = r"(?:(?P<{0}day>\d{{1,2}})(?:\s*(?:st|nd|rd|th))?\s+(?:of\s+)?)?"
_MONTH_SPAN = re.compile(
    _DAY.format("from")
    + rf"(?P<frommonth>{_MONTH})\s*(?P<fromyear>{_YEAR}|['’]?\d\d(?!\d|\s*(?:st|nd|rd|th)\b))?"
    + _TO
    + _DAY.format("to")
    + rf"(?P<tomonth>{_MONTH})\s*(?P<toyear>{_YEAR}|['’]?\d\d(?!\d))",
    re.I,
)
_DATE = r"(\d{1,2})[./](\d{1,2})[./](20\d\d|\d\d)"
_DATE_SPAN = re.compile(rf"(?<![\d./]){_DATE}{_TO}{_DATE}(?![\d./])", re.I)
_FY = r"(?:\b(?:FY|F/Y|financial\s+years?)\s*)?"
_PAIR = re.compile(
    rf"{_FY}(?<![\d./-])(?P<one>{_YEAR})(?:{_TO}|_)(?P<two>{_YEAR}|\d\d)"
    r"(?!\d|[./_-]\d|\s*(?:%|st|nd|rd|th)\b)",
    re.I,
)
_TWO_YEARS = rf"({_YEAR})\s*[-–/]\s*(?:{_YEAR}|\d\d)"
_PAIR_SPAN = re.compile(
    rf"{_FY}(?<![\d./-]){_TWO_YEARS}(?:{_TO}|\s+and\s+){_TWO_YEARS}(?!\d|[./-]\d)", re.I
)
_SHORT_PAIR = re.compile(
    r"(?<![\w./-])(?:FY\s*)?['’]?(\d\d)\s*[/–-]\s*['’]?(\d\d)(?![\w%]|[./-]\d)"
)
_RUN = re.compile(r"(?<!\d)(20\d\d)(20\d\d|\d\d)(?!\d)")
_FINANCIAL = re.compile(r"\bFY\s*['’]?(20\d\d|\d\d)(?![\d/-])", re.I)
_YEAR_ALONE = re.compile(rf"(?<![\d./-])(?:{_MONTH}\s+)?({_YEAR})(?!\d|[./-]\d)", re.I)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_SEASON = "spring|summer|autumn|winter"
_SEASON_SPAN = re.compile(
    rf"\b(?P<from>{_SEASON})(?:\s+(?P<fromyear>{_YEAR}|['’]?\d\d))?{_TO}"
    rf"(?P<to>{_SEASON})\s+(?P<toyear>{_YEAR}|['’]?\d\d)(?!\d|[/-]\d)",
    re.I,
)
_QUARTER = rf"Q(?:uarter\s+)?([1-4])\s+(?:of\s+)?((?:20)?\d\d)\s*[/–-]\s*(?:{_YEAR}|\d\d)"
_QUARTER_SPAN = re.compile(rf"\b{_QUARTER}{_TO}{_QUARTER}(?![\d/-])", re.I)
_YEAR_ENDED = re.compile(
    rf"\b(?:financial\s+)?year\s+(?:ended|ending|to)\s+(?:the\s+)?(\d{{1,2}})\s*"
    rf"(?:st|nd|rd|th)?\s+({_MONTH})\s+({_YEAR})(?!\d)",
    re.I,
)
_DAY_BEFORE = re.compile(r"\b\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?$", re.I)
_PLAN = re.compile(r"\b(?:action\s+plan|plan)\b", re.I)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    period: Period


def read_period(text: str) -> Period | None:
    """The period a text names, or None.

    Months, seasons and quarters with years come before pairs of years, those before "FY20", and a
    year alone comes last and gives a label without dates. Of several of one kind, the one that
    follows the word "plan" counts ("Report 2018/19 and Action Plan 2019/20"), else the first.

    Args:
        text: a title, heading or file name.
    """
    if not _DIGIT.search(text):
        return None  # all of them have years, which most lines have not
    readers: tuple[Callable[[str], Iterator[_Found]], ...] = (
        _month_spans,
        _date_spans,
        _years_ended,
        _season_spans,
        _quarter_spans,
        _pair_spans,
        _year_pairs,
        _runs,
        _short_pairs,
        _financial_years,
        _years_alone,
    )
    for reader in readers:
        if found := list(reader(text)):
            return _of_the_plan(found, text)
    return None


def period_likely(text: str) -> bool:
    """Whether a text is nothing but a period, such as the second line of a title."""
    found = read_period(text)
    return found is not None and len(text.strip(" ()[]-–—:.,")) <= len(found.label) + len("for ")


def _of_the_plan(found: list[_Found], text: str) -> Period:
    plans = [match.end() for match in _PLAN.finditer(text)]
    after = [each for each in found if any(end <= each.start for end in plans)]
    return (after or found)[0].period


def _month_spans(text: str) -> Iterator[_Found]:
    for match in _MONTH_SPAN.finditer(text):
        last = _full_year(match["toyear"])
        first = _full_year(match["fromyear"]) if match["fromyear"] else last
        start = _day(first, _month(match["frommonth"]), match["fromday"], last_day=False)
        end = _day(last, _month(match["tomonth"]), match["today"], last_day=True)
        yield from _span(match, start, end)


def _date_spans(text: str) -> Iterator[_Found]:
    for match in _DATE_SPAN.finditer(text):
        one, two, three, four, five, six = match.groups()
        start = _day(_full_year(three), int(two), one, last_day=False)
        end = _day(_full_year(six), int(five), four, last_day=True)
        yield from _span(match, start, end)


def _years_ended(text: str) -> Iterator[_Found]:
    """The twelve months up to a day ("year ending 31 March 2022")."""
    for match in _YEAR_ENDED.finditer(text):
        end = _day(int(match[3]), _month(match[2]), match[1], last_day=True)
        before = _day(int(match[3]) - 1, _month(match[2]), match[1], last_day=True)
        if end and before:
            yield from _span(match, before + dt.timedelta(days=1), end)


def _season_spans(text: str) -> Iterator[_Found]:
    for match in _SEASON_SPAN.finditer(text):
        last = _full_year(match["toyear"])
        first = _full_year(match["fromyear"]) if match["fromyear"] else last
        begins, (opens, ends) = _SEASONS[match["from"].lower()][0], _SEASONS[match["to"].lower()]
        start = _day(first, begins, None, last_day=False)
        end = _day(last + (ends < opens), ends, None, last_day=True)
        yield from _span(match, start, end)


def _quarter_spans(text: str) -> Iterator[_Found]:
    """From one quarter of a financial year to another ("Q1 2021/22 to Q4 2022/23")."""
    for match in _QUARTER_SPAN.finditer(text):
        start = _quarter(int(match[1]), match[2])
        end = _quarter(int(match[3]) + 1, match[4]) - dt.timedelta(days=1)
        yield from _span(match, start, end)


def _quarter(number: int, year: str) -> dt.date:
    """The first day of a quarter of a financial year; the fifth is the next year's first."""
    months = 3 + 3 * (number - 1)
    return dt.date(_full_year(year) + months // 12, months % 12 + 1, 1)


def _span(match: re.Match[str], start: dt.date | None, end: dt.date | None) -> Iterator[_Found]:
    if start and end and start < end and end.year - start.year <= _LONGEST_SPAN_YEARS:
        yield _Found(match.start(), Period(label=match[0].strip(), start=start, end=end))


def _pair_spans(text: str) -> Iterator[_Found]:
    """From one financial year to another ("2023/24 – 2025/26")."""
    for match in _PAIR_SPAN.finditer(text):
        yield from _years(match, int(match[1]), str(int(match[2]) + 1))


def _year_pairs(text: str) -> Iterator[_Found]:
    for match in _PAIR.finditer(text):
        yield from _years(match, int(match["one"]), match["two"])


def _runs(text: str) -> Iterator[_Found]:
    """Years run together, as in the address of a web page ("action-plan-202122")."""
    for match in _RUN.finditer(text):
        first = int(match[1])
        if _second_year(first, match[2]) == first + 1:
            yield from _years(match, first, match[2])


def _short_pairs(text: str) -> Iterator[_Found]:
    for match in _SHORT_PAIR.finditer(text):
        first = 2000 + int(match[1])
        if _second_year(first, match[2]) == first + 1:
            yield from _years(match, first, match[2])


def _financial_years(text: str) -> Iterator[_Found]:
    """A financial year named by the year in which it ends."""
    for match in _FINANCIAL.finditer(text):
        last = _full_year(match[1])
        yield _Found(match.start(), _financial(match[0].strip(), last - 1, last))


def _years_alone(text: str) -> Iterator[_Found]:
    for match in _YEAR_ALONE.finditer(text):
        if match[0] != match[1] and _DAY_BEFORE.search(text[: match.start()]):
            continue  # a day is no period
        if _EARLIEST_YEAR < int(match[1]) < _LATEST_YEAR:
            yield _Found(match.start(), Period(label=match[0].strip()))


def _years(match: re.Match[str], first: int, second: str) -> Iterator[_Found]:
    last = _second_year(first, second)
    if first < last <= first + _LONGEST_SPAN_YEARS and _EARLIEST_YEAR < first < _LATEST_YEAR:
        yield _Found(match.start(), _financial(match[0].strip(), first, last))


def _financial(label: str, first: int, last: int) -> Period:
    return Period(label=label, start=dt.date(first, 4, 1), end=dt.date(last, 3, 31))


def _second_year(first: int, second: str) -> int:
    return int(second) if len(second) == len("2020") else first // 100 * 100 + int(second)


def _full_year(digits: str) -> int:
    plain = digits.lstrip("'’")
    return int(plain) if len(plain) == len("2020") else 2000 + int(plain)


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _day(year: int, month: int, day: str | None, *, last_day: bool) -> dt.date | None:
    """A day, the first or last of its month where none is given; None if there is no such day."""
    if not 1 <= month <= len(calendar.month_name) - 1:
        return None
    length = calendar.monthrange(year, month)[1]
    number = int(day) if day else (length if last_day else 1)
    return dt.date(year, month, number) if 1 <= number <= length else None
