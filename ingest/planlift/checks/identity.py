"""Rules on whose plan it is, what it is made under and for when."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.rule import Fault, numbered, quoted
from planlift.indicator_codes import framework_of
from planlift_schema import ActionPlan
from planlift_schema.organisation_times import existed
from planlift_schema.organisations import by_ods_code
from planlift_schema.plan import MAIL_EVIDENCE


def no_organisation(plan: ActionPlan) -> Iterator[Fault]:
    """The document does not say whose plan it is."""
    if plan.organisation is None:
        yield Fault("the document does not say whose plan it is")
    elif plan.organisation.evidence.startswith(MAIL_EVIDENCE):
        who = plan.organisation
        yield Fault(f"only the {who.evidence} says that it is the plan of {who.name}")


def not_of_the_time(plan: ActionPlan) -> Iterator[Fault]:
    """The organisation had closed before the plan's period, or did not exist yet."""
    code = plan.organisation.ods_code if plan.organisation else None
    listed = by_ods_code(code) if code else None
    start, end = plan.period.start, plan.period.end
    if listed is None or start is None or end is None or existed(listed, start, end):
        return
    if listed.closed is not None and listed.closed < start:
        yield Fault(f"{listed.name} closed on {listed.closed}, before the plan's period begins")
    else:
        yield Fault(f"{listed.name} opened on {listed.opened}, after the plan's period ends")


def no_framework(plan: ActionPlan) -> Iterator[Fault]:
    """The document names no framework."""
    if not plan.frameworks:
        yield Fault("the document names no framework (WRES, WDES and the like)")


def no_period(plan: ActionPlan) -> Iterator[Fault]:
    """The document names no period, or one without dates."""
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


def foreign_indicators(plan: ActionPlan) -> Iterator[Fault]:
    """Actions whose indicator names items of other frameworks only.

    An indicator that names one of the plan's own and another beside it ("links to ...") is a
    reference, not a fault.
    """
    if not plan.frameworks:
        return
    for number, action in numbered(plan):
        named = [framework_of(code) for code in action.indicators]
        if named and not set(named) & set(plan.frameworks):
            theirs, ours = ", ".join(dict.fromkeys(named)), ", ".join(plan.frameworks)
            message = f"the indicator is one of {theirs}, the plan is made under {ours}"
            yield Fault(message, number, "indicator")
