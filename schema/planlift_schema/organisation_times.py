"""Which organisation a name stood for at a time: names outlive the bodies that had them."""

from __future__ import annotations

import datetime as dt

from planlift_schema.organisations import (
    ListedOrganisation,
    by_ods_code,
    has_name,
    organisations,
)


def existed(organisation: ListedOrganisation, start: dt.date, end: dt.date) -> bool:
    """Whether an organisation existed on any day of a time; one without dates always did."""
    opened, closed = organisation.opened, organisation.closed
    return (opened is None or opened <= end) and (closed is None or closed >= start)


def of_the_time(
    found: ListedOrganisation, name: str, start: dt.date | None, end: dt.date | None
) -> ListedOrganisation:
    """The organisation that a name stood for at the time of a plan.

    A body that was merged into another kept its own code until then, and its name may go on as
    that of the other; one that took a former body's name later did not have it before.

    Args:
        found: whose name it is, time aside.
        name: the words found.
        start: first day of the plan's period, None if unknown.
        end: its last day, None if unknown.

    Returns:
        `found` where it existed and the name is its own, or no other fits.
    """
    if start is None or end is None:
        return found
    if existed(found, start, end):
        before = [each for code in found.predecessors if (each := by_ods_code(code))]
        fitting = [each for each in before if existed(each, start, end) and has_name(each, name)]
        own = has_name(found, name, official=True)
        return fitting[0] if len(fitting) == 1 and not own else found
    others = [
        each
        for each in organisations()
        if each != found and existed(each, start, end) and has_name(each, name)
    ]
    return others[0] if len(others) == 1 else found


def name_as_of(found: ListedOrganisation, name: str) -> str:
    """The official name for a name found.

    The places of boards keep the codes of the commissioning groups before them, under a name that
    says no more than the code ("NHS West Yorkshire ICB - 15F"): where the group is named, it is it.

    Args:
        found: whose name it is.
        name: the words found.
    """
    if found.kind != "sub-icb" or has_name(found, name, official=True):
        return found.name
    return next((each for each in found.other_names if each.endswith(" CCG")), found.name)
