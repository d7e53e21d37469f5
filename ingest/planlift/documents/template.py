"""An empty plan: the details to fill in, and a row for each indicator of a framework and year."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.terms import rule_sets
from planlift.documents.content import Content, Part, about
from planlift.normalise.house import layout
from planlift_parsers.errors import UsageError
from planlift_schema.frameworks import Framework, frameworks

_COLUMNS = ("Ref", "Indicator", "Issue", "Action", "Owner", "Deadline", "Status", "RAG")
_HEADERS = (*_COLUMNS, "Progress", "Outcome")
# Asked of a publication by the WRES template of 2015 and the WDES return. Their labels alone must
# not read as if they were filled in.
_TO_FILL_IN = ("Board lead", "Approved by", "Published at", "Questions to")
_ROWS_WITHOUT_INDICATORS = 10


def template_content(framework: str, year: int) -> Content:
    """An empty plan of a framework for the financial year that begins in a calendar year.

    Args:
        framework: its code, in capitals or not.
        year: calendar year in which the plan begins.

    Raises:
        UsageError: there is no such framework, or nothing is known of it for so early a year.
    """
    known = _framework(framework)
    period = f"{year}/{(year + 1) % 100:02}"
    details = (
        (layout.ORGANISATION, ""),
        (layout.ODS_CODE, ""),
        (layout.FRAMEWORKS, known.code),
        (layout.PERIOD, period),
        *((label, "") for label in _TO_FILL_IN),
    )
    named = "" if known.name.endswith(f"({known.code})") else f" ({known.code})"
    return Content(
        title=f"{known.name}{named} action plan {period}",
        about=about(details),
        guidance=layout.GUIDANCE,
        actions=Part(layout.ACTIONS_HEADING, _HEADERS, tuple(_rows(known, year))),
        outside=None,
    )


def _framework(code: str) -> Framework:
    known = {each.code: each for each in frameworks()}
    if code.upper() not in known:
        raise UsageError(
            f"there is no framework {code!r}", f"Name one of {', '.join(sorted(known))}."
        )
    return known[code.upper()]


def _rows(framework: Framework, year: int) -> Iterator[tuple[str, ...]]:
    """A row for each indicator that is asked for; without any, rows to fill in."""
    wordings = list(_wordings(framework, year)) or [""] * _ROWS_WITHOUT_INDICATORS
    for wording in wordings:
        yield tuple(wording if header == "Indicator" else "" for header in _HEADERS)


def _wordings(framework: Framework, year: int) -> Iterator[str]:
    asked = _asked(framework, year)
    for item in framework.wholes:
        if asked is None or item.code in asked:
            word = framework.words[0].capitalize()
            yield f"{word} {item.number}: {next(iter(item.wordings), item.name)}"
    for outcome in framework.outcomes:
        yield f"Outcome {outcome.number}: {outcome.name}"


def _asked(framework: Framework, year: int) -> tuple[str, ...] | None:
    """Codes of the indicators that the year's plans must address, None for all.

    Raises:
        UsageError: the framework's plans begin later.
    """
    rules = rule_sets().get(framework.code)
    if rules is None:
        return None
    first = rules.years[0].since
    if year < first:
        raise UsageError(
            f"{framework.code} plans are asked for from {first} on, not in {year}",
            "Give a later --year.",
        )
    return rules.of_year(year).indicators
