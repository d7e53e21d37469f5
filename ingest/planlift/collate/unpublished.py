"""Which organisations published no plan of a framework for a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from planlift.collate.items import Kept
from planlift.collate.models import NonePublished
from planlift.collate.organisations import Body
from planlift.collate.years import first_day, years_within
from planlift_schema.organisations import by_ods_code


def none_published(ordered: Sequence[tuple[Body, Sequence[Kept]]]) -> Iterator[NonePublished]:
    """For every framework and year of which somebody has a plan, those that have none.

    A plan of several years stands for each of them. An organisation that the list knows is asked
    for no year that ended before it was opened or began after it was closed.

    Args:
        ordered: organisations with their plans.
    """
    asked: set[tuple[str, str]] = set()
    given: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for body, plans in ordered:
        for plan in plans:
            pairs = {(framework, year) for framework in plan.frameworks for year in _years(plan)}
            given[id(body)] |= pairs
            asked |= pairs
    for body, _ in ordered:
        if not body.identified:
            continue
        for framework, year in sorted(asked - given[id(body)]):
            if _existed(body, year):
                yield NonePublished(
                    organisation=body.name, ods_code=body.ods_code, framework=framework, year=year
                )


def _years(plan: Kept) -> tuple[str, ...]:
    return years_within(plan.year)


def _existed(body: Body, year: str) -> bool:
    known, start = by_ods_code(body.ods_code or ""), first_day(year)
    if known is None or start is None:
        return True
    if known.closed is not None and known.closed < start:
        return False
    return known.opened is None or known.opened < start.replace(year=start.year + 1)
