"""A document: its source on one side, its actions on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from planlift.decisions import told
from planlift.decisions.deriving import value_of
from planlift.decisions.model import WHOLE_FIELDS
from planlift.decisions.whole import whole_value
from planlift.review import fields
from planlift.review.deciding import seen_of
from planlift.review.links import link
from planlift.review.plans import Standing
from planlift.review.showing import go, show
from planlift.review.source.sheets import number_of, sheet_of
from planlift.review.visit import Visit
from planlift.review.web.found import document_named, standing_named
from planlift_parsers.errors import PlanliftError
from planlift_schema import Action, Finding

_A_DAY = "private, max-age=86400"


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as it is shown.

    Attributes:
        name: of the field.
        label: its name for people.
        value: what it says, for people.
        text: what a person changes.
        doubt: why it should be looked at, "" if it is sure.
        has_place: where it stands in the source is known.
    """

    name: str
    label: str
    value: str
    text: str
    doubt: str
    has_place: bool

    @property
    def editable(self) -> bool:
        """A person may change it here."""
        return fields.editable(self.name)

    @property
    def long(self) -> bool:
        """It holds sentences."""
        return self.name in fields.LONG

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The values it may have and their words; [] for any text."""
        return fields.CHOICES.get(self.name, [])


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as it is shown.

    Attributes:
        id: names it.
        number: in the plan, from 1.
        fields: what it says.
        empty: name and label of fields that say nothing and can be filled.
        findings: what the check says of it.
        by_person: it was added, or split off, by a person.
        following: id of the action after it, "" for the last.
    """

    id: str
    number: int
    fields: tuple[FieldView, ...]
    empty: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    by_person: bool
    following: str

    @property
    def doubts(self) -> int:
        """Number of fields to look at."""
        return sum(bool(one.doubt) for one in self.fields)


def show_document(visit: Visit) -> Response:
    """A part of a document with the actions that begin on it; without a plan, why there is none."""
    key = visit.asked("key")
    document = document_named(visit, key)
    standing = visit.desk.plans.of(key)
    if standing is None:
        return show(visit, "unread.html", {"document": document})
    at_action, _, at_field = visit.asked("at").partition(".")
    number = visit.number(visit.asked("page") or "0", "page")
    if not number:
        number = number_of(standing, visit.desk.viewer, at_action)
    sheet = sheet_of(standing, visit.desk.viewer, number)
    done = visit.asked("done")
    values = {
        "document": document,
        "standing": standing,
        "sheet": sheet,
        "actions": [_action(standing, at) for at in sheet.actions],
        "of_plan": standing.findings.get(None, ()),
        "doubts": doubts_of(standing),
        "at_action": at_action,
        "at_field": at_field,
        "seen": seen_of(standing),
        "others": visit.asked("others"),
        "undone": visit.asked("undone"),
        "done": next((one for one in standing.decisions if str(one.id) == done), None),
        "told": told,
        "labels": fields.LABELS,
        "wholes": [(name, whole_value(standing.plan, name)) for name in WHOLE_FIELDS],
    }
    return show(visit, "document.html", values)


def doubts_of(standing: Standing) -> list[str]:
    """All fields to look at, in order, as "r3.deadline"."""
    return [f"{standing.ids[at]}.{name}" for at, _, name in _doubts(standing)]


def go_to_next(visit: Visit) -> Response:
    """Go to the next field to look at, after the last the first again."""
    key = visit.asked("key")
    standing = standing_named(visit, key)
    doubts = list(_doubts(standing))
    if not doubts:
        return go(link("/document", {"key": key, "at": "none"}, "none-left"))
    last = _place_of(standing, visit.asked("after"))
    at, _, name = next((one for one in doubts if one[:2] > last), doubts[0])
    following = f"{standing.ids[at]}.{name}"
    return go(link("/document", {"key": key, "at": following}, following))


def _doubts(standing: Standing) -> Iterator[tuple[int, int, str]]:
    """Fields to look at: number of the action and of the field in it, from 0, and the field."""
    for at, action in enumerate(standing.plan.actions):
        if action.review:
            for place, name in enumerate(fields.shown_fields(action)):
                if name in action.review:
                    yield at, place, name


def _place_of(standing: Standing, after: str) -> tuple[int, int]:
    """Where a field stands that need not be doubted; before all others if it is not there."""
    action_id, _, name = after.partition(".")
    if action_id not in standing.ids:
        return (-1, -1)
    at = standing.ids.index(action_id)
    shown = fields.shown_fields(standing.plan.actions[at])
    return (at, shown.index(name) if name in shown else -1)


def show_picture(visit: Visit) -> Response:
    """A page of a PDF as a picture."""
    standing = standing_named(visit, visit.asked("key"))
    page = visit.number(visit.asked("page"), "page")
    try:
        png = visit.desk.viewer.picture(standing.original, page)
    except PlanliftError as error:
        raise HTTPException(404, error.cause) from error
    return Response(png, media_type="image/png", headers={"cache-control": _A_DAY})


def _action(standing: Standing, at: int) -> ActionView:
    action, action_id, number = standing.plan.actions[at], standing.ids[at], at + 1
    shown = fields.shown_fields(action)
    return ActionView(
        action_id,
        number,
        tuple(_field(action, name) for name in shown),
        tuple((name, label) for name, label in fields.LABELS.items() if name not in shown),
        tuple(standing.findings.get(number, ())),
        action_id.startswith("d"),
        standing.ids[at + 1] if at + 1 < len(standing.ids) else "",
    )


def _field(action: Action, name: str) -> FieldView:
    return FieldView(
        name,
        fields.label_of(name),
        fields.shown_value(action, name),
        value_of(action, name),
        fields.doubt_of(action, name),
        name in action.source.fields,
    )
