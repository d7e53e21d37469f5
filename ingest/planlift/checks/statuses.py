"""Rules on how far an action is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.deadlines import is_overdue
from planlift.checks.key import Key, read_key
from planlift.checks.rule import Fault, counted, listed, numbered, quoted
from planlift.normalise import read_status
from planlift_schema import Action, Rag, State

# A column that shows or dates what was done, by its header.
_EVIDENCE = re.compile(
    r"\b(?:evidenced?|assurances?|complet(?:ed|ion)|closed|closure|achiev\w*|progress|updates?"
    r"|comments?|commentary|results?|impact|delivered|notes?|happened|actual)\b",
    re.I,
)


# What trackers say of all that is not closed; it is no state of the contract, and yet clear.
_NOT_CLOSED = frozenset({"open", "still open", "remains open"})


def unclear_status(case: Case) -> Iterator[Fault]:
    """Status words that say neither a state nor a colour."""
    for number, action in numbered(case.plan):
        unread = action.status and action.state is None and action.rag is None
        if unread and action.status.strip(" .").casefold() not in _NOT_CLOSED:
            why = action.review.get("status", "")
            message = f"the status {quoted(action.status)} says neither how far it is nor a colour"
            yield Fault(f"{message} ({why})" if why else message, number, "status")


def outside_key(case: Case) -> Iterator[Fault]:
    """Status words that the document's own key does not have."""
    key = read_key(case.plan)
    if key is None:
        return
    for number, action in numbered(case.plan):
        if action.status and not _in_key(action, key):
            message = f"the status {quoted(action.status)} is not in the document's key"
            yield Fault(f"{message} ({listed(map(quoted, key.labels))})", number, "status")


def _in_key(action: Action, key: Key) -> bool:
    if action.status.strip(" .").casefold() in key.words:
        return True
    colour_in_key = action.rag is not None and action.rag in key.colours
    return colour_in_key or (action.state is not None and action.state in key.states)


def unevidenced(case: Case) -> Iterator[Fault]:
    """Complete actions of which nothing says when or by what; one fault where that is all."""
    complete = [
        (number, action) for number, action in numbered(case.plan) if action.state is State.COMPLETE
    ]
    bare = [number for number, action in complete if not _is_evidenced(action)]
    if len(bare) > 1 and len(bare) > _MOSTLY * len(complete):
        how_many = "none" if len(bare) == len(complete) else f"only {len(complete) - len(bare)}"
        message = f"of {how_many} of the {counted(len(complete), 'complete action')} is it said"
        yield Fault(f"{message} when or how it was completed", field="updates")
        return
    for number in bare:
        yield Fault("it is complete, and nothing says when or how", number, "updates")


# Where this share of the complete actions has no evidence, that is how the plan is made.
_MOSTLY = 0.5


def _is_evidenced(action: Action) -> bool:
    if action.updates or any(step.updates for step in action.steps):
        return True
    said = f"{action.status} {action.deadline}" if _says_complete(action) else action.status
    if any(letter.isdigit() for letter in said) or len(action.status.split()) > _BARE_WORDS:
        return True
    return any(text and _EVIDENCE.search(header) for header, text in action.extra.items())


# "Completed", "Complete and closed" and a colour beside them: more words say something of it.
_BARE_WORDS = 4


def _says_complete(action: Action) -> bool:
    """Whether the deadline itself says that it is done ("Completed March 2020")."""
    return read_status(action.deadline).state is State.COMPLETE


def overdue_and_green(case: Case) -> Iterator[Fault]:
    """Open actions after their last day that are said to go well; only where a day is named."""
    for number, action in numbered(case.plan):
        well = action.rag is Rag.GREEN or action.state is State.ON_TRACK
        if well and is_overdue(action, case.as_of):
            word = quoted(action.status) if action.status else "green"
            message = f"its status is {word}, and its deadline {action.due.by} has passed"
            yield Fault(f"{message} (as of {case.as_of})", number, "status")


def colour_against_word(case: Case) -> Iterator[Fault]:
    """Actions that are complete by word and red by colour.

    Red is never the colour of what is done, in no key met; what else a colour means differs.
    """
    for number, action in numbered(case.plan):
        if action.state is State.COMPLETE and action.rag is Rag.RED:
            message = f"the status {quoted(action.status)} says complete, its colour is red"
            yield Fault(message, number, "status")
