"""How the numbers of indicators are written: "4", "4a(ii)", "5-8", "2, 3 and 7", "4 (iii)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from planlift_schema.frameworks import Framework, framework

NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN = "|".join(sorted(_ROMANS, key=len, reverse=True))
# What makes a number a share, a time or a date and not an indicator.
_NO_INDICATOR = (
    r"\d|[.:]\d|\s*%|\s*(?:per\s*cent|months?|years?|weeks?|days?)\b"
    r"|/\d{1,2}/(?:1[1-9]|[2-9]\d|\d{4})"
)
_NUMBER = re.compile(
    rf"(?P<base>\d{{1,2}}|(?:{'|'.join(NUMERALS)})\b)(?!{_NO_INDICATOR})"
    rf"(?:\s?\((?P<bracketed>[a-h])\)|(?P<letter>[a-h])(?=(?:{_ROMAN})?(?![a-z]))"
    rf"|\s(?P<parted>[a-h])(?=\s*(?:$|[,;:(&/]|\d|\band\b))(?!\s?\([a-h]\)))?"
    rf"(?:\s?\((?P<roman>{_ROMAN})\)|(?P<tight>{_ROMAN})(?![a-z0-9])"
    rf"|(?<=[a-h)])[\s.-](?P<loose>{_ROMAN})(?![a-z0-9])"
    rf"|\s(?P<apart>{_ROMAN})(?=\s*(?:$|[,;&/)]|\band\b)))?"
    r"(?![a-z])",
    re.I,
)
_LETTER_ALONE = re.compile(
    rf"(?:\((?P<bracketed>[a-h])\)|(?P<letter>[a-h])(?![a-z]))(?:\s?\((?P<roman>{_ROMAN})\))?",
    re.I,
)
_ROMAN_ALONE = re.compile(rf"\((?P<roman>{_ROMAN})\)|(?P<bare>{_ROMAN})(?![a-z0-9])", re.I)
_SEPARATOR = re.compile(r"\s*(?:(?:,|;)\s*(?:and\b|&)|[,;/&+|•]|\band\b|…|\.{3})\s*", re.I)
_RANGE = re.compile(r"\s*(?:[-–—‐‑]|\b(?:to|through|thru)\b)\s*", re.I)
_BRACKET = re.compile(r"\s*(?=\()")


@dataclass(frozen=True, slots=True)
class Number:
    """An item's number as written, in parts.

    Attributes:
        base: the whole number.
        letter: "a" of 4a(ii), or "".
        roman: "ii" of 4a(ii), or "".
    """

    base: int
    letter: str = ""
    roman: str = ""


@dataclass(frozen=True, slots=True)
class NumberList:
    """Numbers that follow each other in a text.

    Attributes:
        numbers: in order, ranges written out.
        end: offset behind the last one.
    """

    numbers: tuple[Number, ...]
    end: int


def read_list(text: str, at: int, highest: int) -> NumberList:
    """The numbers that stand at an offset, joined by commas, "and", "&", "/" or as ranges.

    Args:
        text: any text.
        at: offset of the first digit.
        highest: numbers above it are no items, and end the list.
    """
    numbers: list[Number] = []
    end = at
    while found := _one(text, at, numbers[-1] if numbers else None):
        number, after = found
        if not 1 <= number.base <= highest:
            break
        numbers.append(number)
        run, end = _run(text, after, number, highest)
        numbers.extend(run)
        separator = _SEPARATOR.match(text, end) or _BRACKET.match(text, end)
        if separator is None:
            break
        at = separator.end()
    return NumberList(tuple(numbers), end)


def resolve(owner: Framework, number: Number, *, exact: bool = False) -> str | None:
    """The code of a number in a framework.

    Args:
        owner: the framework.
        number: as written; a part the framework does not have gives the whole ("1b" gives 1).
        exact: a part that it does not have gives None.
    """
    codes = _codes(owner.code)
    for wanted in (number, replace(number, roman=""), Number(number.base)):
        fitting = codes.get(wanted, ())
        if len(fitting) == 1:
            return fitting[0]
        if exact:
            break
    return None


@cache
def _codes(framework_code: str) -> dict[Number, tuple[str, ...]]:
    """Codes of the items that each number may mean; "4 (iii)" is the only 4 with that numeral."""
    codes: dict[Number, tuple[str, ...]] = {}
    for item in framework(framework_code).items:
        letter, _, roman = item.number.removeprefix(item.base).partition("-")
        number = Number(int(item.base), letter, roman)
        for meant in {number, replace(number, letter="")} if roman else {number}:
            codes[meant] = (*codes.get(meant, ()), item.code)
    return codes


def _one(text: str, at: int, before: Number | None) -> tuple[Number, int] | None:
    if match := _NUMBER.match(text, at):
        letter = (match["bracketed"] or match["letter"] or match["parted"] or "").lower()
        roman = (match["roman"] or match["tight"] or match["loose"] or match["apart"] or "").lower()
        return Number(_value(match["base"]), letter, roman), match.end()
    if before is None:
        return None
    if before.roman and (match := _ROMAN_ALONE.match(text, at)):
        return replace(before, roman=(match["roman"] or match["bare"]).lower()), match.end()
    if before.letter and (match := _LETTER_ALONE.match(text, at)):
        letter = (match["bracketed"] or match["letter"]).lower()
        return Number(before.base, letter, (match["roman"] or "").lower()), match.end()
    return None


def _run(text: str, at: int, first: Number, highest: int) -> tuple[list[Number], int]:
    """The rest of a range that begins with a number ("5-8", "4a(i)-(iii)"), and where it ends."""
    dash = _RANGE.match(text, at)
    found = _one(text, dash.end(), first) if dash else None
    if found is None:
        return [], at
    last, end = found
    between = list(_between(first, last))
    return (between, end) if between and last.base <= highest else ([], at)


def _between(first: Number, last: Number) -> Iterator[Number]:
    if first.roman and last.roman and (first.base, first.letter) == (last.base, last.letter):
        start, stop = _ROMANS.index(first.roman), _ROMANS.index(last.roman)
        yield from (replace(first, roman=roman) for roman in _ROMANS[start + 1 : stop + 1])
    elif first.base == last.base and first.letter and last.letter:
        letters = range(ord(first.letter) + 1, ord(last.letter) + 1)
        yield from (Number(first.base, chr(letter)) for letter in letters)
    elif last.base > first.base and not last.letter:
        yield from (Number(base) for base in range(first.base + 1, last.base + 1))


def _value(text: str) -> int:
    return int(text) if text.isdigit() else NUMERALS.index(text.lower()) + 1
