"""The year of a plan, told the same way for all plans."""

from __future__ import annotations

import datetime as dt
import re

from planlift_schema import Period

_APRIL = 4
_FINANCIAL = re.compile(r"(\d{4})/\d{2}")
_SEVERAL = " to "


def year_of(period: Period) -> str:
    """A plan's year as plans are compared by it.

    Args:
        period: as read.

    Returns:
        "2019/20" for a financial year or a part of one, "2020" for a whole calendar year,
        "2019/20 to 2021/22" for several; the label as written where it has no dates, and ""
        where there is none.
    """
    start, end = period.start or period.end, period.end or period.start
    if start is None or end is None:
        return period.label
    if start == dt.date(start.year, 1, 1) and end == dt.date(start.year, 12, 31):
        return str(start.year)
    first, last = _financial(start), _financial(end)
    return first if first == last else f"{first}{_SEVERAL}{last}"


def _financial(day: dt.date) -> str:
    """The financial year, April to March, that a day stands in."""
    year = day.year if day.month >= _APRIL else day.year - 1
    return f"{year}/{(year + 1) % 100:02d}"


def years_within(year: str) -> tuple[str, ...]:
    """The single years of "2019/20 to 2021/22"; of any other year itself, () for "".

    Args:
        year: as `year_of` gives it.
    """
    first, several, last = year.partition(_SEVERAL)
    start, end = first_day(first), first_day(last)
    if not several or start is None or end is None:
        return (year,) if year else ()
    return tuple(_financial(dt.date(each, _APRIL, 1)) for each in range(start.year, end.year + 1))


def first_day(year: str) -> dt.date | None:
    """The day on which a year begins; of several the first; None for a label without dates."""
    financial = _FINANCIAL.match(year)
    if financial:
        return dt.date(int(financial[1]), _APRIL, 1)
    return dt.date(int(year), 1, 1) if re.fullmatch(r"[12]\d{3}", year) else None
