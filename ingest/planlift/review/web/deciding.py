"""What people decide, as forms send it."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from planlift.decisions import Columns, told
from planlift.review import fields
from planlift.review.deciding import Clash, Kept, decide, seen_from, seen_of, undo
from planlift.review.links import link
from planlift.review.making import NoActionError, Said, made_of
from planlift.review.showing import go, show
from planlift.review.visit import Visit
from planlift.review.web.columns import taken_back_columns
from planlift.review.web.found import document_named, standing_named
from planlift_schema import TEXT_FIELDS

CONFLICT = 409
_GONE = "This action is not in the plan any more: somebody has taken it out or joined it."
_EMPTY_PARTS = 2  # boxes more than there are lines, for what a person adds


def take_decision(visit: Visit) -> Response:
    """Keep what a form says, and go back to where it was said."""
    key = visit.sent("key")
    standing_named(visit, key)
    said = _said(visit)
    try:
        seen = seen_from(visit.sent("seen"))
        came = decide(visit.desk, key, visit.name, seen, lambda now: made_of(said, now))
    except NoActionError as error:
        raise HTTPException(CONFLICT, _GONE) from error
    except ValidationError as error:
        raise HTTPException(400, _first(error)) from error
    except ValueError as error:
        raise HTTPException(400, str(error)) from error
    if isinstance(came, Clash):
        return _ask(visit, key, came)
    visit.desk.audit.note("decided", visit.name, visit.address, key, told(came.decision.what))
    return go(_back(visit, key, came))


def _said(visit: Visit) -> Said:
    return Said(
        kind=visit.sent("kind"),
        action=visit.sent("action"),
        field=visit.sent("field"),
        text=visit.sent("text"),
        parts=tuple(visit.sent_all("part")),
        other=visit.sent("other"),
        after=visit.sent("after"),
        fields={name: visit.sent(f"new-{name}") for name in TEXT_FIELDS},
    )


def take_back(visit: Visit) -> Response:
    """Take a decision back; where it was of columns, the document is read again."""
    key = visit.sent("key")
    document = document_named(visit, key)
    number = visit.number(visit.sent("decision"), "decision")
    undone = undo(visit.desk, key, visit.name, number)
    if undone is None:
        raise HTTPException(CONFLICT, "Somebody has taken this back already.")
    visit.desk.audit.note("undone", visit.name, visit.address, key, f"decision {number}")
    if isinstance(undone.what, Columns):
        return go(link("/job", {"id": taken_back_columns(visit.desk, document, undone.what).id}))
    back = visit.sent("back")
    if back == "history":
        return go(link("/history", {"key": key}))
    return go(link("/document", {"key": key, "at": back, "undone": number}, back))


def show_split(visit: Visit) -> Response:
    """The page on which one action becomes several."""
    key = visit.asked("key")
    standing = standing_named(visit, key)
    action_id = visit.asked("action")
    action = standing.action(action_id)
    if action is None:
        raise HTTPException(404, "There is no such action in this plan.")
    steps = [step.text for step in action.steps] or action.action.split("\n")
    values = {
        "standing": standing,
        "key": key,
        "action_id": action_id,
        "action": action,
        "parts": [*steps, *[""] * _EMPTY_PARTS],
        "seen": seen_of(standing),
    }
    return show(visit, "split.html", values)


def show_add(visit: Visit) -> Response:
    """The page on which an action is added."""
    key = visit.asked("key")
    standing = standing_named(visit, key)
    values = {
        "standing": standing,
        "key": key,
        "after": visit.asked("after"),
        "fields": [(name, fields.LABELS[name], name in fields.LONG) for name in TEXT_FIELDS],
        "seen": seen_of(standing),
    }
    return show(visit, "add.html", values)


def show_history(visit: Visit) -> Response:
    """Who decided what, and when."""
    key = visit.asked("key")
    standing = standing_named(visit, key)
    values = {
        "standing": standing,
        "key": key,
        "decisions": list(reversed(standing.decisions)),
        "lost": {one.id for one in standing.decided.lost},
        "told": told,
    }
    return show(visit, "history.html", values)


def _back(visit: Visit, key: str, kept: Kept) -> str:
    """Where to go after a decision: to where it was made, with the word that it is kept."""
    target = visit.sent("at")
    values: dict[str, str | int] = {"key": key, "at": target, "done": kept.decision.id}
    if kept.others:
        values["others"] = len(kept.others)
    return link("/document", values, "done")


def _ask(visit: Visit, key: str, came: Clash) -> Response:
    """Ask what is to hold: nothing is lost whatever the answer."""
    kept = {
        name: visit.sent_all(name)
        for name in visit.form
        if name not in ("seen",) and isinstance(visit.form[name], str)
    }
    values = {
        "key": key,
        "others": came.others,
        "now": came.now,
        "sent": kept,
        "text": visit.sent("text"),
        "is_text": visit.sent("kind") in {"edit", "whole"},
        "label": fields.label_of(visit.sent("field")),
        "at": visit.sent("at"),
        "told": told,
    }
    return show(visit, "clash.html", values, CONFLICT)


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
