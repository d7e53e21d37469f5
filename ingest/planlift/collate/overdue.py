"""Which actions are overdue on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from planlift.collate.items import Item, Kept
from planlift.collate.models import OverdueRow


def overdue_items(plans: Sequence[Kept], as_of: dt.date | None) -> set[tuple[int, int]]:
    """The actions that are overdue: last day past, neither complete nor cancelled.

    A plan that a later one of the same organisation and framework had taken the place of by that
    day has none: what stood in it was carried over, finished or given up since.

    Args:
        plans: all that are compared.
        as_of: the day; None for none, and then nothing is overdue.

    Returns:
        `key_of` each of them.
    """
    if as_of is None:
        return set()
    begun = _begun(plans, as_of)
    return {
        key_of(item)
        for plan in plans
        for item in plan.items
        if item.due.by is not None
        and item.due.by < as_of
        and not item.done
        and not _replaced(item, begun)
    }


def key_of(item: Item) -> tuple[int, int]:
    """Tells an action from all others while the comparison is made."""
    return id(item.plan), item.index


def _begun(plans: Iterable[Kept], as_of: dt.date) -> dict[tuple[int, str], dt.date]:
    """First day of the latest plan that had begun, by organisation and framework."""
    found: dict[tuple[int, str], dt.date] = {}
    for plan in plans:
        if plan.start is None or plan.start > as_of:
            continue
        for framework in plan.frameworks:
            key = (id(plan.body), framework)
            found[key] = max(plan.start, found.get(key, plan.start))
    return found


def _replaced(item: Item, begun: dict[tuple[int, str], dt.date]) -> bool:
    start, later = item.plan.start, begun.get((id(item.plan.body), item.framework))
    return start is not None and later is not None and start < later


def overdue_rows(items: Iterable[Item], as_of: dt.date) -> tuple[OverdueRow, ...]:
    """Overdue actions, the longest overdue first."""
    ordered = sorted(items, key=lambda item: (item.due.by or as_of, item.order))
    return tuple(
        OverdueRow(
            ods_code=item.plan.body.ods_code,
            framework=item.framework,
            days=(as_of - (item.due.by or as_of)).days,
            action=item.pointer(),
        )
        for item in ordered
    )
