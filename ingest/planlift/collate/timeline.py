"""When actions are due, by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from planlift.collate.items import Item
from planlift.collate.models import TimelineRow
from planlift.collate.overdue import key_of
from planlift.collate.quarters import quarter_of
from planlift_schema import Due

DATED = "date"
_Key = tuple[str, str, str, str]  # framework, year, quarter, kind


def when_of(due: Due) -> tuple[str, str]:
    """The quarter of a deadline and "date"; or "" and what the plan says instead of a date."""
    return (quarter_of(due.by), DATED) if due.by else ("", due.kind.value)


def timeline_rows(
    items: Iterable[Item], overdue: Collection[tuple[int, int]]
) -> tuple[TimelineRow, ...]:
    """A row a quarter and plan year of one organisation, those without a date last.

    Args:
        items: actions of one organisation.
        overdue: the keys of all overdue actions.
    """
    actions: Counter[_Key] = Counter()
    complete: Counter[_Key] = Counter()
    late: Counter[_Key] = Counter()
    body = None
    for item in items:
        body = item.plan.body
        key = (item.framework, item.plan.year, *when_of(item.due))
        actions[key] += 1
        complete[key] += item.done
        late[key] += key_of(item) in overdue
    if body is None:
        return ()
    return tuple(
        TimelineRow(
            organisation=body.name,
            ods_code=body.ods_code,
            framework=framework,
            year=year,
            quarter=quarter,
            kind=kind,
            actions=count,
            complete=complete[framework, year, quarter, kind],
            overdue=late[framework, year, quarter, kind],
        )
        for (framework, year, quarter, kind), count in sorted(actions.items(), key=_order)
    )


def _order(item: tuple[_Key, int]) -> tuple[str, str, bool, str, str]:
    framework, year, quarter, kind = item[0]
    return framework, year, not quarter, quarter, kind
