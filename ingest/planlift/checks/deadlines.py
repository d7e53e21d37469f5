"""Rules on when an action is to be done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, numbered, quoted
from planlift.normalise import read_deadline
from planlift_schema import Action, DueKind, Rag, State

_OPEN_ENDED = {
    DueKind.ONGOING: "has no last day",
    DueKind.RECURRING: "says how often, not until when",
    DueKind.IMMEDIATE: "names no day",
    DueKind.EVENT: "waits for an event without a date",
}


def no_deadline(case: Case) -> Iterator[Fault]:
    """Actions without any deadline; one fault for the plan where that is all of them."""
    lacking = [
        number
        for number, action in numbered(case.plan)
        if not action.deadline and _is_undated(action) and action.state is not State.CANCELLED
    ]
    if len(lacking) == len(case.plan.actions) > 1:
        message = f"none of the {counted(len(lacking), 'action')} has a deadline"
        yield Fault(message, field="deadline")
        return
    for number in lacking:
        yield Fault("no deadline is given", number, "deadline")


def unclear_deadline(case: Case) -> Iterator[Fault]:
    """Deadlines whose words cannot be placed on a calendar."""
    for number, action in numbered(case.plan):
        due = action.due
        if action.deadline and (due.kind is DueKind.UNKNOWN or due.kind is DueKind.NONE):
            why = action.review.get("deadline", "")
            message = f"the deadline {quoted(action.deadline)} cannot be placed on a calendar"
            yield Fault(f"{message} ({why})" if why else message, number, "deadline")


def open_ended(case: Case) -> Iterator[Fault]:
    """Deadlines that never fall due ("Ongoing", "Quarterly")."""
    for number, action in numbered(case.plan):
        if action.due.by is None and (why := _OPEN_ENDED.get(action.due.kind)):
            yield Fault(f"the deadline {quoted(action.deadline)} {why}", number, "deadline")


def before_period(case: Case) -> Iterator[Fault]:
    """Deadlines that had passed before the plan's period began."""
    start = None if case.plan.period.evidence else case.plan.period.start
    for number, action in numbered(case.plan):
        by = action.due.by
        if start and by and by < start:
            message = f"the deadline {_dated(action)} is before the plan begins ({start})"
            yield Fault(message, number, "deadline")


def after_period(case: Case) -> Iterator[Fault]:
    """Deadlines that fall after the plan's period."""
    end = None if case.plan.period.evidence else case.plan.period.end
    for number, action in numbered(case.plan):
        by = action.due.by
        if end and by and by > end:
            message = f"the deadline {_dated(action)} is after the plan ends ({end})"
            yield Fault(message, number, "deadline")


def past(case: Case) -> Iterator[Fault]:
    """Deadlines that have passed while the action is open; only where a day is named."""
    for number, action in numbered(case.plan):
        if is_overdue(action, case.as_of):
            said = f"the deadline {_dated(action)} has passed (as of {case.as_of})"
            yield Fault(f"{said}, and {_not_closed(action)}", number, "deadline")


def _not_closed(action: Action) -> str:
    if action.status:
        return f"the status {quoted(action.status)} does not say that it is complete"
    return "nothing says that it is complete"


def is_overdue(action: Action, as_of: dt.date | None) -> bool:
    """Whether an action is open after its last day.

    Args:
        action: the action; blue alone counts as closed, as in every key met that has it.
        as_of: the day in question; None for none, and then nothing is overdue.
    """
    by = action.due.by
    if as_of is None or by is None or by >= as_of:
        return False
    blue = action.state is None and action.rag is Rag.BLUE
    return not blue and action.state not in (State.COMPLETE, State.CANCELLED)


# Headers of the column in which a first date stands, once a revised one has replaced it.
_FIRST_DATE = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|first|previous(?:ly)?|target|due|deadline|time\s?scales?"
    r"|by\s+when|when|implementation|completion)\b",
    re.I,
)
# Other dates of an action, which a deadline need not follow.
_OTHER_DATE = re.compile(
    r"\b(?:start|added|raised|review(?:ed)?|actual|completed|closed|evidenced|approved|meeting"
    r"|logged|created|reported)\b",
    re.I,
)


def revised_earlier(case: Case) -> Iterator[Fault]:
    """Revised deadlines that are earlier than the first one."""
    for number, action in numbered(case.plan):
        by = action.due.by
        if by is None or not action.due.revised:
            continue
        for header, text in action.extra.items():
            if _FIRST_DATE.search(header) and not _OTHER_DATE.search(header):
                first = read_deadline(text, case.plan.period.start).by
                if first is not None and first > by:
                    message = f"the revised deadline {_dated(action)} is earlier than the first"
                    yield Fault(f"{message}, {quoted(text)} ({first})", number, "deadline")
                    break


def _is_undated(action: Action) -> bool:
    return action.due.by is None and action.due.start is None


def _dated(action: Action) -> str:
    """The words of a deadline with the day they are read as."""
    words, by = action.deadline, action.due.by
    return f"{quoted(words)} ({by})" if words and words != str(by) else str(by)
