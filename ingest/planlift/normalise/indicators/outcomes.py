"""Reads the outcomes of the equality delivery systems: "1.3", "2.1 & 2.4", "2A to 2D"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from planlift_schema.frameworks import Framework, framework_codes, frameworks

# An outcome's number: not part of a date, a version or a share ("3.4.2020", "1.5%").
_NUMBER = re.compile(r"(?<![\w.,/])(\d\.\d|\d\s?[A-Za-z])(?![\w%]|[./]\d)")
# How a heading opens that names an outcome; a bare "2.1" may number a part of the document.
_HEADING = re.compile(
    r"(?:(?:eds\s?2(?:022)?\s+)?outcome\s+\d\.?[\da-z]|\d\s?[A-Z]|\d\.\d\s*[:–—-])(?!\w)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b)\s*", re.IGNORECASE)
# What announces a number; elsewhere a small letter is a word ("2 a week").
_ANNOUNCED = re.compile(
    r"(?:outcomes?|eds\s?2|eds\s?2022|eds22|[,;/&]|\band)[\s:#(]*$", re.IGNORECASE
)


def has_outcomes(plan: str | None) -> bool:
    """Whether the framework of that code numbers outcomes."""
    return plan in _with_outcomes()


def read_outcomes(text: str, plan: str | None) -> list[str]:
    """Codes of the outcomes that an indicator cell names, in order, without doubles.

    Args:
        text: the cell.
        plan: code of the framework the plan is made under, or None; where that one has no outcomes,
            they are read for the only one that the text itself names.

    Returns:
        Codes such as "EDS2-2.1"; [] where none is named, or it is not clear whose they would be.
    """
    owner = _owner(text, plan)
    return list(dict.fromkeys(_codes(text, owner))) if owner else []


def opens_with_outcome(text: str, plans: Sequence[str]) -> bool:
    """Whether a heading opens with the number of an outcome ("Outcome 2.1: ...", "1B: ...").

    Args:
        text: the heading.
        plans: codes of the frameworks the plan is made under.
    """
    found = _HEADING.match(text)
    return found is not None and any(
        has_outcomes(plan) and bool(read_outcomes(found.group(), plan)) for plan in plans
    )


def _owner(text: str, plan: str | None) -> Framework | None:
    known = _with_outcomes()
    if plan in known:
        return known[plan]
    named = [known[code] for code in framework_codes(text) if code in known]
    return named[0] if len(named) == 1 else None


def _codes(text: str, owner: Framework) -> Iterator[str]:
    codes = {outcome.number: outcome.code for outcome in owner.outcomes}
    numbers = list(codes)
    last: str | None = None
    end = 0
    for match in _NUMBER.finditer(text):
        number = match[1].upper().replace(" ", "")
        if number not in codes or not _is_meant(text, match):
            last = None
            continue
        if last and _RANGE.fullmatch(text, end, match.start()) and last[0] == number[0]:
            between = numbers[numbers.index(last) + 1 : numbers.index(number)]
            yield from (codes[each] for each in between)
        yield codes[number]
        last, end = number, match.end()


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """It opens a line, is announced, or has the shape that only outcomes have ("2.1", "2B")."""
    if not match[1][-1].islower():
        return True
    before = text[: match.start()]
    opens = not before.rpartition("\n")[2].strip(" -•(") and len(match[1]) == len("2a")
    return opens or bool(_ANNOUNCED.search(before))


@cache
def _with_outcomes() -> dict[str | None, Framework]:
    return {each.code: each for each in frameworks() if each.outcomes}
