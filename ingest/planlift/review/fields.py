"""The fields of an action as people see and change them."""

from __future__ import annotations

from planlift.decisions.deriving import value_of
from planlift.decisions.model import COVERED_BY
from planlift_schema import TEXT_FIELDS, Action, Due, DueKind, Rag, State

LABELS = {
    "ref": "Ref",
    "indicator": "Indicator",
    "summary": "Issue",
    "action": "Action",
    "owner": "Owner",
    "deadline": "Deadline",
    "due": "Date",
    "status": "Status",
    "state": "State",
    "rag": "Colour",
    "updates": "Updates",
    "outcome": "Outcome",
    "theme": "Theme",
}
"""Names of the fields for people, in the order in which they are shown."""
LONG = frozenset({"indicator", "summary", "action", "updates", "outcome"})
"""Fields that hold sentences."""
CHOICES = {
    "state": [(state.value, state.value.replace("_", " ")) for state in State],
    "rag": [(rag.value, rag.value) for rag in Rag],
}
COLUMN_LABELS = {
    **{name: LABELS[name] for name in TEXT_FIELDS},
    "revised": "Revised deadline",
    "number": "Number of the indicator",
    "rag": "Colour beside the status",
    "extra": "None of these",
}
"""What a column may mean, for people."""


def label_of(name: str) -> str:
    """A field's name for people; an extra column's own header."""
    return LABELS.get(name, name)


def shown_value(action: Action, name: str) -> str:
    """A field's value as people read it."""
    if name == "due":
        return due_words(action.due)
    return value_of(action, name).replace("_", " ") if name == "state" else value_of(action, name)


def doubt_of(action: Action, name: str) -> str:
    """Why a field should be looked at; a derived one is doubted with its words."""
    return action.review.get(name, "")


def due_words(due: Due) -> str:
    """A deadline as it was understood: "by 31 March 2020"; "" where there is none."""
    if due.by is not None:
        by = f"{due.by.day} {due.by:%B %Y}"
        start = f"{due.start.day} {due.start:%B %Y} to " if due.start else "by "
        return f"{start}{by}{' (revised)' if due.revised else ''}"
    return "" if due.kind is DueKind.NONE else due.kind.value


def shown_fields(action: Action) -> list[str]:
    """The fields that say something or are doubted, in order; extra columns last."""
    own = [
        name
        for name in LABELS
        if shown_value(action, name) or name in action.review or name == "action"
    ]
    return [*own, *action.extra, *(n for n in action.review if n not in {*LABELS, *action.extra})]


def editable(name: str) -> bool:
    """Whether a person may write a field; an extra column is changed by what it means."""
    return name in LABELS


def covered(name: str) -> str:
    """The field under which doubt of a field is named."""
    return COVERED_BY.get(name, name)
