"""Rules on whose plan it is, what it is made under and for when."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, quoted
from planlift_schema.organisation_times import existed
from planlift_schema.organisations import ListedOrganisation, by_ods_code, names_in
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


_RUNNING = ("furniture", "heading")


def another_organisation(case: Case) -> Iterator[Fault]:
    """A running head or heading that names another body of the same kind, and not the plan's own.

    One that the plan's was made from, or became, is no other; partners of other kinds are named
    in many plans.
    """
    own = case.plan.organisation
    listed = by_ods_code(own.ods_code) if own and own.ods_code else None
    if listed is None:
        return
    for rest in case.plan.rest:
        if rest.kind not in _RUNNING:
            continue
        named = [found.organisation for found in names_in(rest.text)]
        if any(_is_same(listed, each) for each in named):
            continue
        if other := next((each for each in named if each.kind == listed.kind), None):
            where = "a running head" if rest.kind == "furniture" else "a heading"
            said = f"{where} names {quoted(other.name)}, the plan is that of {listed.name}"
            yield Fault(said, place=rest.place)
            return


def _is_same(one: ListedOrganisation, other: ListedOrganisation) -> bool:
    """They are one body, or one was or may have been made from the other.

    The list does not know what every body was made from: one that closed in the same area
    may be one of them.
    """
    if one.ods_code == other.ods_code:
        return True
    if one.ods_code in other.predecessors or other.ods_code in one.predecessors:
        return True
    return (
        bool(one.icb_code) and one.icb_code == other.icb_code and bool(one.closed or other.closed)
    )


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
