"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planlift.checks.case import Case
from planlift_schema import Action, ActionPlan, Place, Severity

# More of a cell than this does not help to find it again.
_QUOTED_LETTERS = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a plan breaks a rule.

    Attributes:
        message: what is wrong, as a clause without a full stop.
        action: number of the action in the plan, from 1; None for the plan as a whole.
        field: the action's field that it speaks of, None for none.
        place: where it stands, if not where the field or the action does.
    """

    message: str
    action: int | None = None
    field: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; several may share a code where they differ in weight.

    Attributes:
        code: the finding's code.
        severity: how much it matters.
        title: what the rule asks for, as a clause.
        reason: the guidance or practice that it rests on.
        hint: what the author can do.
        find: gives the faults of a plan, in the order of its actions.
        doubt_is_fault: a doubtful reading is the fault itself (words that say no clear date), not
            a reason to distrust it, or the message tells of the doubt.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    hint: str
    find: Callable[[Case], Iterable[Fault]]
    doubt_is_fault: bool = False


def numbered(plan: ActionPlan) -> Iterable[tuple[int, Action]]:
    """The plan's actions with their numbers, from 1."""
    return enumerate(plan.actions, 1)


def quoted(text: str) -> str:
    """A cell's words for a message: on one line without a list's marker, cut where long."""
    line = " ".join(text.split()).removeprefix("- ")
    if len(line) > _QUOTED_LETTERS:
        line = line[:_QUOTED_LETTERS].rsplit(" ", 1)[0] + " ..."
    return f'"{line}"'


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 action", "3 actions"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Iterable[str]) -> str:
    """Words in a row: "1, 2 and 5"."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last
