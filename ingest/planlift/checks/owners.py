"""Rules on who answers for an action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, numbered, quoted
from planlift_schema import ActionPlan, Owner, OwnerKind, State

_INITIALS = re.compile(r"[A-Z]{2,3}|[A-Z](?:\.\s?[A-Z]){1,2}\.?")
_CAPITALISED = re.compile(r"\b([A-Z])[a-z'’-]+")


def no_owner(case: Case) -> Iterator[Fault]:
    """Actions that nobody answers for; one fault for the plan where that is all of them."""
    lacking = [
        (number, action)
        for number, action in numbered(case.plan)
        if not action.owners and action.state is not State.CANCELLED
    ]
    if len(lacking) == len(case.plan.actions) > 1 and not any(a.owner for _, a in lacking):
        yield Fault(f"none of the {counted(len(lacking), 'action')} names an owner", field="owner")
        return
    for number, action in lacking:
        if action.owner:
            yield Fault(f"the owner {quoted(action.owner)} names nobody", number, "owner")
        else:
            yield Fault("no owner is named", number, "owner")


def no_owner_of_cancelled(case: Case) -> Iterator[Fault]:
    """Cancelled actions without an owner, in plans whose other actions have some."""
    if not any(action.owners for action in case.plan.actions):
        return
    for number, action in numbered(case.plan):
        if action.state is State.CANCELLED and not action.owners:
            yield Fault("no owner is named, of an action that is cancelled", number, "owner")


def nobody_in_particular(case: Case) -> Iterator[Fault]:
    """Actions owned by everyone, or by committees alone."""
    for number, action in numbered(case.plan):
        kinds = {owner.kind for owner in action.owners}
        if not kinds or kinds - {OwnerKind.EVERYONE, OwnerKind.COMMITTEE}:
            continue
        said = "is a committee" if kinds == {OwnerKind.COMMITTEE} else "is nobody in particular"
        yield Fault(f"the owner {quoted(action.owner)} {said}", number, "owner")


def bare_initials(case: Case) -> Iterator[Fault]:
    """Actions whose owners are all initials that the document does not explain."""
    suspects = [
        (number, action)
        for number, action in numbered(case.plan)
        if action.owners and all(map(_is_initials, action.owners))
    ]
    if not suspects:
        return
    explained = _explained(_lines(case.plan))
    for number, action in suspects:
        if any(_letters(owner.text) not in explained for owner in action.owners):
            message = f"nothing explains the initials {quoted(action.owner)}"
            yield Fault(message, number, "owner")


def _is_initials(owner: Owner) -> bool:
    return owner.kind is OwnerKind.PERSON and _INITIALS.fullmatch(owner.text.strip()) is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _lines(plan: ActionPlan) -> Iterator[str]:
    """The lines in which a key to initials may stand."""
    yield from (line for rest in plan.rest for line in rest.text.splitlines())
    yield from (line for action in plan.actions for line in action.owner.splitlines())


def _explained(lines: Iterable[str]) -> frozenset[str]:
    """Initials that stand in one line with words that begin with them ("AB: Anna Brown")."""
    found: set[str] = set()
    for line in lines:
        marks = {_letters(mark) for mark in _INITIALS.findall(line)}
        if marks:
            found.update(filter(partial(_spelt_in, _CAPITALISED.findall(line)), marks))
    return frozenset(found)


def _spelt_in(heads: list[str], initials: str) -> bool:
    return initials in "".join(heads)
