"""Decisions out of plain words, as forms and the API bring them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planlift.decisions import Add, Delete, Edit, Join, Right, Split, What, Whole, target_of
from planlift.decisions.deriving import value_of
from planlift.decisions.whole import whole_value
from planlift.review.fields import editable
from planlift.review.plans import Standing


class NoActionError(Exception):
    """The action is not in the plan any more."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says.

    Attributes:
        kind: of the decision.
        action: id of the action.
        field: name of the field, to edit it or say that it is right.
        text: its new value.
        parts: into which the action is split.
        other: id of the action that is joined to it.
        after: id of the action that an added one follows, "" for the end.
        fields: of an added action.
    """

    kind: str
    action: str = ""
    field: str = ""
    text: str = ""
    parts: tuple[str, ...] = ()
    other: str = ""
    after: str = ""
    fields: Mapping[str, str] = dataclasses.field(default_factory=dict)


def made_of(said: Said, standing: Standing) -> What:
    """The decision that somebody's words make for a plan as it stands.

    Raises:
        NoActionError: it speaks of an action that is not in the plan.
        ValueError: it is no decision.
    """
    maker = _MAKERS.get(said.kind)
    if maker is None:
        raise ValueError("there is no such decision")
    return maker(said, standing)


def _checked(standing: Standing, action_id: str) -> str:
    if standing.action(action_id) is None:
        raise NoActionError
    return action_id


def _was(standing: Standing, action_id: str, name: str) -> str:
    """What the reader gave; of an action that a person made, what it says."""
    action = standing.as_read(action_id) or standing.action(action_id)
    return value_of(action, name) if action else ""


def _edit(said: Said, standing: Standing) -> What:
    action_id = _checked(standing, said.action)
    if not editable(said.field):
        raise ValueError("this field cannot be changed here")
    return Edit.model_validate(
        {
            "target": target_of(standing.read, action_id),
            "field": said.field,
            "text": said.text.strip(),
            "was": _was(standing, action_id, said.field),
        }
    )


def _right(said: Said, standing: Standing) -> What:
    action_id = _checked(standing, said.action)
    was = _was(standing, action_id, said.field)
    return Right(target=target_of(standing.read, action_id), field=said.field, was=was)


def _split(said: Said, standing: Standing) -> What:
    action_id = _checked(standing, said.action)
    parts = tuple(part.strip() for part in said.parts if part.strip())
    if len(parts) < 2:
        raise ValueError("an action is split into two parts or more")
    return Split(target=target_of(standing.read, action_id), parts=parts)


def _join(said: Said, standing: Standing) -> What:
    ids = (_checked(standing, said.action), _checked(standing, said.other))
    return Join(targets=tuple(target_of(standing.read, each) for each in ids))


def _add(said: Said, standing: Standing) -> What:
    words = {name: text.strip() for name, text in said.fields.items() if text.strip()}
    if not words.get("action"):
        raise ValueError("say what the action is")
    after = target_of(standing.read, _checked(standing, said.after)) if said.after else None
    return Add.model_validate({"after": after, "fields": words})


def _delete(said: Said, standing: Standing) -> What:
    return Delete(target=target_of(standing.read, _checked(standing, said.action)))


def _whole(said: Said, standing: Standing) -> What:
    was = whole_value(standing.read, said.field)
    sent = {"field": said.field, "text": " ".join(said.text.split()), "was": was}
    return Whole.model_validate(sent)


_MAKERS: dict[str, Callable[[Said, Standing], What]] = {
    "edit": _edit,
    "right": _right,
    "split": _split,
    "join": _join,
    "add": _add,
    "delete": _delete,
    "whole": _whole,
}
