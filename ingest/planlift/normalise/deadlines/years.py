"""Readers of years: "2020", "'20", "20", "2019/20", "FY21", "2020-22"."""

from __future__ import annotations

from dataclasses import dataclass

from planlift.normalise.deadlines.stream import Read, Stream, follows
from planlift.normalise.deadlines.words import month_of

FY_REVIEW = "a financial year by one number is taken as the one that ends then"
PARTED = "the figures of the year stand apart"
_SEPARATORS = "/-"
QUOTE = "'"
"""The only mark that a time begins with."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written.

    Attributes:
        number: the calendar year, or the one in which the financial year starts.
        financial: it is a financial year.
        digits: how many digits it was written with (of its first number).
        quoted: an apostrophe stands before its two digits.
        review: why a person should look at it.
    """

    number: int
    financial: bool = False
    digits: int = 4
    quoted: bool = False
    review: str = ""


def read_year(stream: Stream, at: int) -> Read[Year] | None:
    """A year of any writing at a place: financial before calendar, longest first."""
    return read_financial_year(stream, at) or read_plain_year(stream, at)


def read_plain_year(stream: Stream, at: int) -> Read[Year] | None:
    """As in "2020", "'20" or "20"."""
    quoted = stream.at(at).mark == QUOTE
    at += quoted
    digits = stream.at(at).digits
    if len(digits) == 4 and (full := stream.full_year(at)) > 0:
        return Read(Year(full, quoted=quoted), at + 1)
    if parted := _parted_year(stream, at):
        return parted
    if len(digits) == 2 and not stream.at(at).ordinal and (year := stream.near_year(digits)) > 0:
        return Read(Year(year, digits=2, quoted=quoted), at + 1)
    return None


def _parted_year(stream: Stream, at: int) -> Read[Year] | None:
    """As in "20 22": four figures that recognition has parted, near enough to the period."""
    first, second = stream.at(at), stream.at(at + 1)
    if first.digits != "20" or len(second.digits) != 2 or second.line or second.ordinal:
        return None
    year = int(first.digits + second.digits)
    after = stream.at(at + 2)
    dated = after.mark in ("/", ".", "-") or bool(after.word and month_of(after.word))
    if dated or stream.period is None or not stream.believes(year):
        return None
    return Read(Year(year, review=PARTED), at + 2)


def read_financial_year(stream: Stream, at: int) -> Read[Year] | None:
    """As in "2019/20", "2019 - 2020", "19/20", "FY21", "FY 2020/21", "F/Y 20-21"."""
    named = _financial_prefix(stream, at)
    pair = _year_pair(stream, named or at)
    if pair:
        return pair
    if not named:
        return None
    single = read_plain_year(stream, named)
    if not single or _begins_date(stream, named):
        return None
    year = Year(single.value.number - 1, True, single.value.digits, review=FY_REVIEW)
    return Read(year, single.end)


def _financial_prefix(stream: Stream, at: int) -> int:
    """The place after "FY" or "FYE", or 0."""
    if stream.at(at).word in ("fy", "fye"):
        return stream.skip(at + 1, "-.:")
    if (
        stream.at(at).word == "f"
        and stream.at(at + 1).mark == "/"
        and stream.at(at + 2).word == "y"
    ):
        return at + 3
    return 0


def _year_pair(stream: Stream, at: int) -> Read[Year] | None:
    """Two years in a row; not where the second number begins a date ("2019 - 20 March")."""
    first = read_plain_year(stream, at)
    if not first or not _joined(stream, first.end, first.value.digits):
        return None
    second = first.end + 1
    second += stream.at(second).mark == QUOTE
    digits = stream.at(second).digits
    if not follows(first.value.number, digits) or _begins_date(stream, second):
        return None
    return Read(Year(first.value.number, True, first.value.digits), second + 1)


def _joined(stream: Stream, at: int, digits: int) -> bool:
    """Whether a slash or dash stands here, or between full years the word "to"."""
    token = stream.at(at)
    if token.mark:
        return token.mark in _SEPARATORS
    return token.word == "to" and digits == 4 and len(stream.at(at + 1).digits) == 4


def _begins_date(stream: Stream, at: int) -> bool:
    """Whether the two digits at a place are the day of a date, not the end of a year pair."""
    token, after = stream.at(at), stream.at(at + 1)
    if len(token.digits) != 2:
        return False
    if token.ordinal or (after.word and month_of(after.word)):
        return True
    return (
        bool(after.mark)
        and after.mark in "/.-"
        and 0 < stream.number(at + 2) <= 12
        and bool(stream.at(at + 3).mark and stream.at(at + 3).mark in "/.-")
    )


def read_year_range(stream: Stream, at: int) -> Read[tuple[int, int]] | None:
    """As in "2020-22", "2020 - 2023": the first and the last year; not a month ("2020-12")."""
    first = stream.full_year(at)
    if first < 0 or not _joined(stream, at + 1, 4):
        return None
    digits = stream.at(at + 2).digits
    if _begins_date(stream, at + 2):
        return None
    if len(digits) == 4:
        last = stream.full_year(at + 2)
    elif len(digits) == 2:
        last = first - first % 100 + int(digits)
    else:
        return None
    return Read((first, last), at + 3) if first + 1 < last <= first + _LONGEST_PLAN else None


_LONGEST_PLAN = 10
"""Longest plan, in years, that two years joined by a dash are believed to name."""
