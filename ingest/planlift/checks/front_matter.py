"""Rules on what a document says of its own publication: approval, web address, contact, day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, listed
from planlift.normalise import read_deadline
from planlift_schema import ActionPlan, DueKind, Place

_APPROVED = r"(?:approv\w*|ratif\w*|sign(?:ed)?[\s-]?off|adopt(?:ed|ion)|endors\w*|agreed\s+by)"
_BODY = r"(?:board|governing\s+body|committee|council|chief\s+executive)"
# Both words within one sentence; a table has them in neighbouring cells.
_APPROVAL = re.compile(
    rf"\b{_APPROVED}\b[^.]{{0,80}}\b{_BODY}\b|\b{_BODY}\b[^.]{{0,80}}\b{_APPROVED}\b", re.I
)
_ADDRESS = re.compile(
    r"https?://|\bwww\.|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:nhs\.uk|org\.uk)\b", re.I
)
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w|\bcontacts?\b|\benquir(?:y|ies)\b"
    r"|\b(?:further|more)\s+information\b|\b(?:telephone|phone|tel|e-?mail)\b",
    re.I,
)
_DETAILS: dict[str, tuple[re.Pattern[str], str]] = {
    "approval": (_APPROVAL, "that the board approved it"),
    "address": (_ADDRESS, "at which web address it is published"),
    "contact": (_CONTACT, "whom to ask about it"),
}


def details(case: Case) -> Iterator[Fault]:
    """What the document leaves out of what is asked of its publication, as one fault."""
    text = _around(case.plan)
    lacking = [
        words
        for name, (pattern, words) in _DETAILS.items()
        if name in case.terms.details and not pattern.search(text)
    ]
    if lacking:
        yield Fault(f"the document does not say {listed(lacking)}")


def _around(plan: ActionPlan) -> str:
    """What stands around the actions; a table's cells in one line with their neighbours."""
    parts = [plan.title, plan.organisation.evidence if plan.organisation else ""]
    row: tuple[int | None, int | None] | None = None
    for rest in plan.rest:
        here = (rest.place.table, rest.place.row) if rest.place.table is not None else None
        if here is not None and here == row:
            parts[-1] += f" {rest.text}"
        else:
            parts.append(rest.text)
        row = here
    return ".\n".join(parts)


_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed)?|publication|date\s+of\s+publication)\b(?:\s+(?:date|on|in|by))*\W{0,3}",
    re.I,
)
_MOST_LETTERS_DATE = 40


def published_late(case: Case) -> Iterator[Fault]:
    """A day of publication after the one by which the framework wants it.

    The year is counted from the end of the first year of the plan's period, so that a plan named
    by the year of its data and one named by the year it is for are both in time.
    """
    begins, month_day = case.plan.period.start, case.terms.publish_by
    if begins is None or month_day is None or case.plan.period.evidence:
        return
    last = dt.date(begins.year + 1, *month_day)
    for words, day, place in _published(case.plan):
        if day > last:
            said = f"it was published {words} ({day}); its framework asks for {last} at the latest"
            yield Fault(said, place=place)
            return


def _published(plan: ActionPlan) -> Iterator[tuple[str, dt.date, Place]]:
    for rest in plan.rest:
        for match in _PUBLISHED.finditer(rest.text):
            words = rest.text[match.end() : match.end() + _MOST_LETTERS_DATE].split(". ")[0]
            reading = read_deadline(words)
            if reading.kind is DueKind.DATE and reading.by is not None and not reading.review:
                yield f'"{words.strip()}"', reading.by, rest.place
