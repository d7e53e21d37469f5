"""Rules on whose plan it is, what it is made under and for when."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, quoted
from planlift_schema.organisation_times import existed
from planlift_schema.organisations import by_ods_code
from planlift_schema.plan import MAIL_EVIDENCE


def no_organisation(case: Case) -> Iterator[Fault]:
    """The document does not say whose plan it is."""
    plan = case.plan
    if plan.organisation is None:
        yield Fault("the document does not say whose plan it is")
    elif plan.organisation.evidence.startswith(MAIL_EVIDENCE):
        who = plan.organisation
        yield Fault(f"only the {who.evidence} says that it is the plan of {who.name}")


def not_of_the_time(case: Case) -> Iterator[Fault]:
    """The organisation had closed before the plan's period, or did not exist yet."""
    plan = case.plan
    code = plan.organisation.ods_code if plan.organisation else None
    listed = by_ods_code(code) if code else None
    start, end = plan.period.start, plan.period.end
    if listed is None or start is None or end is None or existed(listed, start, end):
        return
    if listed.closed is not None and listed.closed < start:
        yield Fault(f"{listed.name} closed on {listed.closed}, before the plan's period begins")
    else:
        yield Fault(f"{listed.name} opened on {listed.opened}, after the plan's period ends")


def no_framework(case: Case) -> Iterator[Fault]:
    """The document names no framework."""
    plan = case.plan
    if not plan.frameworks:
        yield Fault("the document names no framework (WRES, WDES and the like)")


def no_period(case: Case) -> Iterator[Fault]:
    """The document names no period, or one without dates."""
    plan = case.plan
    if plan.period.evidence:
        yield Fault(
            f"the document does not say for when it is; it came in a {plan.period.evidence}"
        )
        return
    if plan.period.start is not None and plan.period.end is not None:
        return
    if plan.period.label:
        yield Fault(f"the period {quoted(plan.period.label)} has no clear first and last day")
    else:
        yield Fault("the document does not say which year or years it is for")
