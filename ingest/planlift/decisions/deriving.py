"""Actions with other words, and what is read from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planlift.decisions.model import COVERED_BY
from planlift.normalise import read_deadline, read_indicators, read_owners, read_status
from planlift_schema import (
    TEXT_FIELDS,
    Action,
    ActionPlan,
    Due,
    DueKind,
    Rag,
    Source,
    State,
    Step,
)

_Derived = dict[str, Any]


def value_of(action: Action, field: str) -> str:
    """What a field says, as text; a derived one by its code."""
    if field == "due":
        return action.due.by.isoformat() if action.due.by else ""
    if field in ("state", "rag"):
        return getattr(action, field) or ""
    if field in TEXT_FIELDS:
        return str(getattr(action, field))
    return action.extra.get(field, "")


def with_field(action: Action, field: str, text: str, plan: ActionPlan) -> Action:
    """The action with another value in a field, and no doubt of it.

    Args:
        action: as it is.
        field: of text, or derived.
        text: the new value.
        plan: that it stands in.
    """
    changed = with_words(action, {field: text}, plan) if field in TEXT_FIELDS else None
    if changed is None:
        changed = action.model_copy(update=_as_said(field, text))
    return without_doubt(changed, COVERED_BY.get(field, field))


def with_words(action: Action, words: Mapping[str, str], plan: ActionPlan) -> Action:
    """The action with other words in text fields, and what follows from them read anew."""
    changed = action.model_copy(update=dict(words))
    update: _Derived = {}
    for field in words:
        if field in _READERS:
            update |= _READERS[field](changed, plan)
    return changed.model_copy(update=update)


def without_doubt(action: Action, field: str) -> Action:
    """The action with nothing to look at in a field."""
    review = {name: why for name, why in action.review.items() if name != field}
    return action.model_copy(update={"review": review})


def doubted(action: Action, field: str, why: str) -> Action:
    """The action with a reason to look at a field, before those that it has."""
    others = action.review.get(field)
    said = f"{why}; {others}" if others else why
    return action.model_copy(update={"review": {**action.review, field: said}})


def joined(actions: Sequence[Action], plan: ActionPlan) -> Action:
    """Several actions as one: each text once, in order, one below the other."""
    first = actions[0]
    words = {
        field: joined_text
        for field in TEXT_FIELDS
        if (joined_text := _together([getattr(one, field) for one in actions]))
        != getattr(first, field)
    }
    names = dict.fromkeys(name for one in actions for name in one.extra)
    places = {name: p for one in reversed(actions) for name, p in one.source.fields.items()}
    reasons: dict[str, str] = {}
    for one in actions:
        for name, why in one.review.items():
            reasons[name] = _together([reasons.get(name, ""), why]).replace("\n", "; ")
    whole = first.model_copy(
        update={
            "framework": next((one.framework for one in actions if one.framework), None),
            "extra": {n: _together([one.extra.get(n, "") for one in actions]) for n in names},
            "source": first.source.model_copy(update={"fields": places}),
            "review": reasons,
        }
    )
    merged = with_words(whole, words, plan)
    return merged.model_copy(update={"steps": tuple(s for one in actions for s in one.steps)})


def parted(action: Action, parts: Sequence[str], plan: ActionPlan) -> list[Action]:
    """One action as several, each with its part of the text; a part that is a step is that step."""
    steps = {step.text: step for step in action.steps}
    return [_part(action, text, steps.get(text), plan) for text in parts]


def _part(action: Action, text: str, step: Step | None, plan: ActionPlan) -> Action:
    words = {"action": text}
    if step is not None:
        own = {"owner": step.owner, "deadline": step.deadline, "updates": step.updates}
        words |= {field: said for field, said in own.items() if said}
    part = with_words(action, words, plan).model_copy(update={"steps": ()})
    return without_doubt(part, "action")


def made(fields: Mapping[str, str], plan: ActionPlan) -> Action:
    """An action of a person's words."""
    framework = plan.frameworks[0] if len(plan.frameworks) == 1 else None
    return with_words(Action(framework=framework, source=Source()), fields, plan)


def _together(texts: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _as_said(field: str, text: str) -> _Derived:
    if field == "due":
        by = dt.date.fromisoformat(text) if text else None
        return {"due": Due(by=by, kind=DueKind.DATE if by else DueKind.UNKNOWN)}
    if field == "state":
        return {"state": State(text) if text else None}
    return {"rag": Rag(text) if text else None}


def _due(action: Action, plan: ActionPlan) -> _Derived:
    return {"due": read_deadline(action.deadline, plan.period.start).due}


def _owners(action: Action, plan: ActionPlan) -> _Derived:
    return {"owners": tuple(read_owners(action.owner))}


def _indicators(action: Action, plan: ActionPlan) -> _Derived:
    return {"indicators": tuple(read_indicators(action.indicator, action.framework))}


def _status(action: Action, plan: ActionPlan) -> _Derived:
    """The colour of a cell stays where the new words name none."""
    reading = read_status(action.status)
    return {"state": reading.state, "rag": reading.rag or action.rag}


def _steps(action: Action, plan: ActionPlan) -> _Derived:
    kept = all(step.text in action.action for step in action.steps)
    return {"steps": action.steps if kept else ()}


_READERS: dict[str, Callable[[Action, ActionPlan], _Derived]] = {
    "deadline": _due,
    "owner": _owners,
    "indicator": _indicators,
    "status": _status,
    "action": _steps,
}
