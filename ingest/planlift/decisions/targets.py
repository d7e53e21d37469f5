"""Which action of a reading a decision speaks of."""

from __future__ import annotations

from planlift.decisions.model import Target
from planlift_schema import Action, ActionPlan


def read_id(number: int) -> str:
    """The id of an action as read, by its number from 1."""
    return f"r{number}"


def target_of(plan: ActionPlan, action_id: str) -> Target:
    """The target for an action.

    Args:
        plan: as the reader gave it.
        action_id: of an action as read, or of one that a decision made.

    Raises:
        ValueError: it is no id.
    """
    number = _number(action_id)
    if number is None or number > len(plan.actions):
        return Target(id=action_id)
    action = plan.actions[number - 1]
    source = action.source
    return Target(
        id=action_id,
        words=_words(action),
        page=source.page,
        table=source.table,
        row=source.row,
    )


def number_of(target: Target, plan: ActionPlan, *, same_source: bool) -> int | None:
    """The number, from 1, of the action as read that a target speaks of; None where it is gone.

    It is the one with the same words; of several the one at the same place, else the nearest.
    Where the file is the same and only its reading differs, its place alone tells it, too.

    Args:
        target: made on this reading or on an earlier one.
        plan: as the reader gave it.
        same_source: the file is the one that the target was made on.
    """
    number = _number(target.id)
    if number is None:
        return None
    alike = [at for at, one in enumerate(plan.actions, 1) if _words(one) == target.words]
    if not alike and same_source:
        alike = [at for at, one in enumerate(plan.actions, 1) if _stands_at(one, target)]
    if not alike:
        return None
    return min(alike, key=lambda at: (not _is_at(plan, at, target), abs(at - number)))


def _is_at(plan: ActionPlan, at: int, target: Target) -> bool:
    return _stands_at(plan.actions[at - 1], target)


def _stands_at(action: Action, target: Target) -> bool:
    source = action.source
    place = (source.page, source.table, source.row)
    return place == (target.page, target.table, target.row) and place != (None, None, None)


def _words(action: Action) -> str:
    return f"{action.ref}\n{action.action}".strip()


def _number(action_id: str) -> int | None:
    return int(action_id[1:]) if action_id.startswith("r") else None
