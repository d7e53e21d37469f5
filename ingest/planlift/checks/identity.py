"""Rules on whose plan it is, what it is made under and for when."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, quoted


def no_organisation(case: Case) -> Iterator[Fault]:
    """The document does not say whose plan it is."""
    if case.plan.organisation is None:
        yield Fault("the document does not say whose plan it is")


def no_framework(case: Case) -> Iterator[Fault]:
    """The document names no framework."""
    if not case.plan.frameworks:
        yield Fault("the document names no framework (WRES, WDES and the like)")


def no_period(case: Case) -> Iterator[Fault]:
    """The document names no period, or one without dates."""
    if case.plan.period.start is not None and case.plan.period.end is not None:
        return
    if case.plan.period.label:
        yield Fault(f"the period {quoted(case.plan.period.label)} has no clear first and last day")
    else:
        yield Fault("the document does not say which year or years it is for")
