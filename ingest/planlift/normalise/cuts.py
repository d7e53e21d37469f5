"""Whether a row is the rest of the one above, column by column: what a page cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planlift.normalise.joining import both_dates, completes_date, completes_name, runs_on
from planlift.normalise.register import Register

# A field filled in this share of the rows is one that a new row would have.
_USUAL = 0.75
_USUAL_FIELDS = ("ref", "number", "action", "owner", "deadline", "status")
# What one column says, weighed by hand on rows cut by LibreOffice, ReportLab and Word: a sentence
# that runs on is near proof, a date or name made whole nearly so; two whole dates are two rows; a
# cell with nothing above it, or below a closed sentence, speaks a little for a row of its own.
RUNS_ON = 2.0
_MADE_WHOLE = 1.5
_TWO_DATES = -2.0
_OF_ITS_OWN = -0.5
LEADING = ("theme", "indicator", "summary")
_WORDS = ("ref", "number", "status", "rag")  # fields that one word or letter fills
_COUNT = re.compile(r"^\(?(\d{1,2})[.)]\s", re.M)


def vote(name: str, upper: str, lower: str) -> float:
    """How much one column speaks for the lower row being the rest of the upper."""
    if not upper:
        return _OF_ITS_OWN
    if _completes(name, upper, lower):
        return _MADE_WHOLE
    if name == "deadline":
        return _TWO_DATES if both_dates(upper, lower) else 0.0
    if runs_on(upper, lower) and not (name in _WORDS and " " not in upper):
        return RUNS_ON  # "A" for amber is no article
    return _OF_ITS_OWN if upper.rstrip().endswith((".", "!", "?")) else 0.0


def _completes(name: str, upper: str, lower: str) -> bool:
    """The lower text completes the upper's count, date or name."""
    if name == "deadline" and completes_date(upper, lower):
        return True
    return _goes_on_counting(upper, lower) or (name == "owner" and completes_name(upper, lower))


def completes_ref(upper: str, lower: str, others: Iterable[str]) -> bool:
    """Together they are a ref like those of the other rows, which neither part is.

    A column narrower than its refs breaks each of them ("IA23/0", "21"); the page may cut there.

    Args:
        upper: what stands above the cut.
        lower: what stands below it.
        others: the refs of the other rows; no more of them are taken than settle it.
    """
    whole, parts = _shape(upper + lower), (_shape(upper), _shape(lower))
    like_whole = False
    for shape in map(_shape, others):
        if shape in parts:
            return False
        like_whole = like_whole or shape == whole
    return like_whole


def _shape(ref: str) -> str:
    """A ref with each digit as 9 and each letter as A, without white space."""
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in ref if c.strip())


def _goes_on_counting(upper: str, lower: str) -> bool:
    """The lower text opens with the number after the upper's last ("2." behind "1.")."""
    first = _COUNT.match(lower)
    last = _COUNT.findall(upper) if first is not None else []
    return first is not None and bool(last) and int(first.group(1)) == int(last[-1]) + 1


def usual_fields(register: Register) -> list[str]:
    """Fields that a new row of this register would have.

    Args:
        register: its columns mapped.
    """
    rows = [row for row in register.rows if len(row.own()) > 1]
    usual = []
    for name in _USUAL_FIELDS:
        at = register.mapping.column(name)
        if at is None or not rows:
            continue
        if sum(bool(row.values[at]) for row in rows) >= _USUAL * len(rows):
            usual.append(name)
    return usual + _always_leading(register)


def _always_leading(register: Register) -> list[str]:
    """Leading fields that each row has for itself: no cell of theirs is merged or empty."""
    rows = [row for row in register.rows if len(row.own()) > 1 and not row.resumes]
    found = []
    for name in LEADING:
        at = register.mapping.column(name)
        if (
            at is not None
            and len(rows) > 1
            and all(row.values[at] and row.tops[at] and row.values[at].down == 1 for row in rows)
        ):
            found.append(name)
    return found
