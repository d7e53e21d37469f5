"""What goes in and out of the API."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from planlift.corrections import Correction
from planlift.decisions import Decision
from planlift.decisions.model import MOST_PARTS, DerivedField, Words
from planlift_schema import ActionPlan
from planlift_schema.plan import TextField


class _Api(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentOut(_Api):
    """A document in the list."""

    key: str
    name: str
    state: str = Field(description="to review, nothing to review, no plan, not read")
    organisation: str
    frameworks: list[str]
    period: str
    format: str
    actions: int
    to_review: int = Field(description="Actions with something to look at.")
    decisions: int = Field(description="Decisions that hold.")
    reason: str
    remedy: str


class DocumentsOut(_Api):
    """A page of the list."""

    total: int
    page: int
    documents: list[DocumentOut]


class PlanOut(_Api):
    """A plan that stands, and what is needed to decide about it."""

    seen: str = Field(description="Send it with a decision: it says what you saw.")
    ids: list[str] = Field(description="Of the plan's actions, in order.")
    plan: ActionPlan


class DecisionsOut(_Api):
    """Who decided what, and when."""

    seen: str
    decisions: list[Decision]


class DecideIn(_Api):
    """A decision."""

    key: str = Field(description="Of the document.")
    seen: str = Field(description="As it came with the plan.")
    kind: str = Field(
        description="edit, right, split, join, add, delete, or whole (of the plan: its title, "
        "organisation, frameworks or period)"
    )
    action: str = Field("", description="Id of the action.")
    field: TextField | DerivedField | str = Field("", description="For edit, right and whole.")
    text: Words = Field("", description="For edit and whole.")
    parts: list[Words] = Field(
        default_factory=list, max_length=MOST_PARTS, description="For split."
    )
    other: str = Field("", description="For join: id of the action that is joined to it.")
    after: str = Field("", description="For add: id of the action before it; empty for the end.")
    fields: dict[TextField, Words] = Field(default_factory=dict, description="For add.")


class UndoIn(_Api):
    """A decision to be taken back."""

    key: str
    decision: int


class ColumnsIn(_Api):
    """What the columns of all tables with some headers mean."""

    key: str = Field(description="Of a document that has such a table.")
    seen: str = Field(description="As it came with the plan.")
    correction: Correction = Field(description="An entry of a mapping file.")


class StartIn(_Api):
    """Something to be done in the background."""

    what: Literal["read-again", "files", "comparison"] = Field(
        description="Read a document again, write all files anew, or compare the plans."
    )
    key: str = Field("", description="Of the document that is read again.")


class JobOut(_Api):
    """Something that goes on in the background."""

    id: str
    title: str
    done: int
    total: int
    ended: bool
    failed: str
    keys: list[str]
    notes: list[str]


class ErrorOut(_Api):
    """What went wrong."""

    error: str
    others: list[Decision] = Field(
        default_factory=list, description="Of a conflict: what others decided meanwhile."
    )
    seen: str = Field("", description="Of a conflict: send it to decide all the same.")
