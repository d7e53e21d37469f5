"""Derived values that the words of an action do not say by themselves, as lines of a cell.

A plan's values may come from what stood around its action: a key of colours, a bare number beside
an indicator, a first date. Where they differ from what the words alone give, the layout states
them, in words that people can read and correct.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

from planlift.normalise.house.layout import NONE
from planlift_schema import Action, Due, DueKind, Owner, OwnerKind, State

_KINDS = "|".join(OwnerKind)
_OWNER = re.compile(rf"(?P<text>.*) \((?P<kind>{_KINDS})\)")
_CODES = re.compile(r"[A-Z0-9-]+[A-Za-z0-9.-]*(?:, [A-Z0-9-]+[A-Za-z0-9.-]*)*")
_DUE = re.compile(
    rf"(?P<kind>{'|'.join(DueKind)})(?:, from (?P<start>\S+))?(?:, by (?P<by>\S+))?"
    r"(?P<revised>, revised)?"
)


def lines_stating(action: Action, words: Action) -> Iterator[str]:
    """A line for each derived value that differs; none where the words say it all.

    Args:
        action: as it stands in the plan.
        words: what its words say by themselves.
    """
    if action.indicators != words.indicators:
        yield f"indicators: {', '.join(action.indicators) or NONE}"
    if action.owners != words.owners:
        yield from (f"owner: {owner.text} ({owner.kind})" for owner in action.owners)
        if not action.owners:
            yield f"owner: {NONE}"
    if action.due != words.due:
        yield f"due: {_due_words(action.due)}"
    if action.state != words.state:
        yield f"state: {action.state.replace('_', ' ') if action.state else NONE}"


def with_stated(action: Action, text: str) -> tuple[Action, list[str]]:
    """The action with what the lines of a cell state, and the lines that state nothing.

    A field that is stated is no longer doubted for what its words say.

    Args:
        action: what its words say by themselves.
        text: the cell.
    """
    changes: dict[str, object] = {}
    unread: list[str] = []
    for line in text.splitlines():
        name, _, value = line.partition(": ")
        field, read = _READERS.get(name, ("", _nothing))
        found = read(value)
        if found is None:
            unread.append(line)
        elif isinstance(found, Owner):
            before = changes.get(field, ())
            changes[field] = (*before, found) if isinstance(before, tuple) else (found,)
        else:
            changes[field] = None if found == NONE else found
    stated = {_DOUBTED[field] for field in changes}
    review = {name: why for name, why in action.review.items() if name not in stated}
    return action.model_copy(update={**changes, "review": review}), unread


def _due_words(due: Due) -> str:
    parts = [due.kind.value]
    parts += [f"from {due.start}"] if due.start else []
    parts += [f"by {due.by}"] if due.by else []
    parts += ["revised"] if due.revised else []
    return ", ".join(parts)


def _due(text: str) -> Due | None:
    found = _DUE.fullmatch(text)
    try:
        return found and Due(
            by=_day(found["by"]),
            start=_day(found["start"]),
            kind=DueKind(found["kind"]),
            revised=bool(found["revised"]),
        )
    except ValueError:
        return None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _codes(text: str) -> tuple[str, ...] | None:
    if text == NONE:
        return ()
    return tuple(text.split(", ")) if _CODES.fullmatch(text) else None


def _owner(text: str) -> Owner | tuple[Owner, ...] | None:
    if text == NONE:
        return ()
    found = _OWNER.fullmatch(text)
    return Owner(text=found["text"], kind=OwnerKind(found["kind"])) if found else None


def _state(text: str) -> State | str | None:
    if text == NONE:
        return NONE
    word = text.replace(" ", "_")
    return State(word) if word in tuple(State) else None


def _nothing(_: str) -> None:
    return None


_READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "indicators": ("indicators", _codes),
    "owner": ("owners", _owner),
    "due": ("due", _due),
    "state": ("state", _state),
}
_DOUBTED = {"indicators": "indicator", "owners": "owner", "due": "deadline", "state": "status"}
