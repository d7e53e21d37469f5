"""A view of tokens that readers look into without stepping off either end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from planlift.normalise.deadlines.moments import FIRST_YEAR, LAST_YEAR, YEARS_AFTER, YEARS_BEFORE
from planlift.normalise.deadlines.tokens import Token

_BLANK = Token()
_CENTURY = 100

_PIVOT = 60
"""Two digits up to this are years of this century where no period is known: green plans look to
2050, and nothing is planned for the years before the list of years begins."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What a reader found, and the place after it."""

    value: T
    end: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Tokens and the start of the plan's period, by which two-digit years are placed."""

    tokens: tuple[Token, ...]
    period: dt.date | None

    def at(self, place: int) -> Token:
        """The token at a place, or a blank one."""
        tokens = self.tokens
        return tokens[place] if 0 <= place < len(tokens) else _BLANK

    def number(self, place: int, most_digits: int = 2) -> int:
        """The number at a place, or -1 where there is none of at most that many digits."""
        digits = self.at(place).digits
        return int(digits) if 0 < len(digits) <= most_digits else -1

    def skip(self, place: int, marks: str = "", words: Collection[str] = ()) -> int:
        """The place after at most two of the given marks and words."""
        for _ in range(2):
            token = self.at(place)
            if (token.mark and token.mark in marks) or (token.word and token.word in words):
                place += 1
        return place

    def near_year(self, digits: str) -> int:
        """The year that two digits stand for: the one nearest to the period, else of this century.

        Returns:
            The year, or -1 where it falls outside the years that are believed.
        """
        base = int(digits)
        if self.period is None:
            year = base + (2000 if base <= _PIVOT else 1900)
        else:
            centuries = (1900 + base, 2000 + base)
            wanted = self.period.year
            year = min(centuries, key=lambda each: abs(each - wanted))
        return year if FIRST_YEAR <= year <= LAST_YEAR else -1

    def believes(self, year: int) -> bool:
        """Whether a year is near enough to the period to be believed without a doubt."""
        if self.period is None:
            return True
        return -YEARS_BEFORE <= year - self.period.year <= YEARS_AFTER

    def full_year(self, place: int) -> int:
        """The four-digit year at a place, or -1."""
        digits = self.at(place).digits
        if len(digits) != 4:
            return -1
        return int(digits) if FIRST_YEAR <= int(digits) <= LAST_YEAR else -1


def follows(first: int, digits: str) -> bool:
    """Whether two or four digits name the year after a year ("2019/20", "1999/00")."""
    if len(digits) == 4:
        return int(digits) == first + 1
    return len(digits) == 2 and int(digits) == (first + 1) % _CENTURY
