"""Rules on when an action is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks.rule import Fault, counted, numbered, quoted
from planlift_schema import Action, ActionPlan, DueKind, State

_OPEN_ENDED = {
    DueKind.ONGOING: "has no last day",
    DueKind.RECURRING: "says how often, not until when",
    DueKind.IMMEDIATE: "names no day",
    DueKind.EVENT: "waits for an event without a date",
}


def no_deadline(plan: ActionPlan) -> Iterator[Fault]:
    """Actions without any deadline; one fault for the plan where that is all of them."""
    lacking = [
        number
        for number, action in numbered(plan)
        if not action.deadline and _is_undated(action) and action.state is not State.CANCELLED
    ]
    if len(lacking) == len(plan.actions) > 1:
        message = f"none of the {counted(len(lacking), 'action')} has a deadline"
        yield Fault(message, field="deadline")
        return
    for number in lacking:
        yield Fault("no deadline is given", number, "deadline")


def unclear_deadline(plan: ActionPlan) -> Iterator[Fault]:
    """Deadlines whose words cannot be placed on a calendar."""
    for number, action in numbered(plan):
        due = action.due
        if action.deadline and (due.kind is DueKind.UNKNOWN or due.kind is DueKind.NONE):
            why = action.review.get("deadline", "")
            message = f"the deadline {quoted(action.deadline)} cannot be placed on a calendar"
            yield Fault(f"{message} ({why})" if why else message, number, "deadline")


def open_ended(plan: ActionPlan) -> Iterator[Fault]:
    """Deadlines that never fall due ("Ongoing", "Quarterly")."""
    for number, action in numbered(plan):
        if action.due.by is None and (why := _OPEN_ENDED.get(action.due.kind)):
            yield Fault(f"the deadline {quoted(action.deadline)} {why}", number, "deadline")


def before_period(plan: ActionPlan) -> Iterator[Fault]:
    """Deadlines that had passed before the plan's period began."""
    start = None if plan.period.evidence else plan.period.start
    for number, action in numbered(plan):
        by = action.due.by
        if start and by and by < start:
            message = f"the deadline {_dated(action)} is before the plan begins ({start})"
            yield Fault(message, number, "deadline")


def after_period(plan: ActionPlan) -> Iterator[Fault]:
    """Deadlines that fall after the plan's period."""
    end = None if plan.period.evidence else plan.period.end
    for number, action in numbered(plan):
        by = action.due.by
        if end and by and by > end:
            message = f"the deadline {_dated(action)} is after the plan ends ({end})"
            yield Fault(message, number, "deadline")


def _is_undated(action: Action) -> bool:
    return action.due.by is None and action.due.start is None


def _dated(action: Action) -> str:
    """The words of a deadline with the day they are read as."""
    words, by = action.deadline, action.due.by
    return f"{quoted(words)} ({by})" if words and words != str(by) else str(by)
