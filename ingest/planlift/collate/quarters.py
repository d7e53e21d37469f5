"""Financial quarters: April to June is the first."""

from __future__ import annotations

import datetime as dt

_MONTHS = 3


def quarter_of(day: dt.date) -> str:
    """The quarter that a day stands in: "2019/20 Q3" for November 2019."""
    number = (day.month - 1) // _MONTHS  # of the calendar year, from 0
    year = day.year if number else day.year - 1
    return f"{year}/{(year + 1) % 100:02d} Q{number or 4}"


def quarters_between(first: str, last: str) -> list[str]:
    """All quarters from one to another, both among them."""
    return [_named(number) for number in range(_number(first), _number(last) + 1)]


def _number(quarter: str) -> int:
    return int(quarter[:4]) * 4 + int(quarter[-1]) - 1


def _named(number: int) -> str:
    year = number // 4
    return f"{year}/{(year + 1) % 100:02d} Q{number % 4 + 1}"
