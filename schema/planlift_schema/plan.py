"""What a plan is: the output contract, as frozen pydantic models.

The order of the fields is the order of the keys in the JSON. Text fields are `""` where the
document says nothing; only derived values (a date, a state, a code) may be null.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, overload

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    model_serializer,
)

from planlift_schema.place import NOWHERE, Place

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

SCHEMA_VERSION: Literal["1"] = "1"


def _drop_unset(value: object, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
    """What is written with the keys that are known, and no others."""
    return {key: part for key, part in serialise(value).items() if part is not None}


_PLACE_NAMES = tuple(Place.__dataclass_fields__)
_place_parts = attrgetter(*_PLACE_NAMES)


def _known(place: Place) -> dict[str, Any]:
    """As `_drop_unset`, for the ten thousand places of a plan: read as they are."""
    parts = zip(_PLACE_NAMES, _place_parts(place), strict=True)
    return {key: part for key, part in parts if part is not None}


SparsePlace = Annotated[Place, PlainSerializer(_known)]


@cache
def _names_of(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


class Model(BaseModel):
    """Base of all models of the contract: frozen, closed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _context: object, /) -> None:
        """Share one set of field names among all of a class.

        pydantic keeps a set with each object of the fields that it was given, 2 KB for an action:
        more than half of what a plan of 20,000 of them took. Nothing here asks which were given.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _names_of(type(self)))


class OwnerKind(StrEnum):
    """What kind of owner a name in an owner cell is."""

    ROLE = "role"
    TEAM = "team"
    COMMITTEE = "committee"
    PERSON = "person"
    ORGANISATION = "organisation"
    EVERYONE = "everyone"


class DueKind(StrEnum):
    """What kind of deadline the words give."""

    DATE = "date"
    PERIOD = "period"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    IMMEDIATE = "immediate"
    EVENT = "event"
    UNKNOWN = "unknown"
    NONE = "none"


class State(StrEnum):
    """How far an action is, from words only."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    COMPLETE = "complete"
    CANCELLED = "cancelled"


class Rag(StrEnum):
    """The colour given to an action, by a word, a letter or the cell's fill."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Owner(Model):
    """One owner out of an owner cell."""

    text: str = Field(description="As written.")
    kind: OwnerKind


class Due(Model):
    """When an action is due, read from the words of its deadline."""

    by: dt.date | None = Field(None, description="Last day on which it is still in time.")
    start: dt.date | None = Field(None, description="First day of a range, where one is given.")
    kind: DueKind = DueKind.NONE
    revised: bool = Field(False, description="An earlier date is replaced; `by` is the later one.")


class Step(Model):
    """One of several actions listed in one cell."""

    text: str
    owner: str = ""
    deadline: str = ""
    due: Due = Due()
    updates: str = ""


class Source(Model):
    """Where an action and each of its fields stand in the document."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    fields: dict[str, SparsePlace] = Field(default_factory=dict)


class Action(Model):
    """One action of the plan: the words as written and, beside them, what is derived."""

    framework: str | None = Field(None, description="The plan's framework this action belongs to.")
    ref: str = Field("", description='Reference as written ("WRES1", "1.2").')
    indicator: str = Field("", description="Indicator, metric or standard as written.")
    indicators: tuple[str, ...] = Field((), description="Codes read from `indicator` alone.")
    summary: str = Field("", description="Issue, data or narrative the action answers.")
    action: str = Field("", description="What will be done.")
    owner: str = Field("", description="Who does it, as written.")
    deadline: str = Field("", description="The date that now stands, as written.")
    status: str = Field("", description="The word for the state or RAG.")
    updates: str = Field("", description="Narrative of progress.")
    outcome: str = Field("", description="Success measure, target or intended impact.")
    theme: str = Field("", description="Section row or topic heading it stands under.")
    owners: tuple[Owner, ...] = ()
    due: Due = Due()
    state: State | None = None
    rag: Rag | None = None
    steps: tuple[Step, ...] = ()
    extra: dict[str, str] = Field(
        default_factory=dict, description="Any other column: header as written to text."
    )
    source: Source = Source()
    review: dict[str, str] = Field(
        default_factory=dict, description="Field to the reason why a person should look at it."
    )


TextField = Literal[
    "ref",
    "indicator",
    "summary",
    "action",
    "owner",
    "deadline",
    "status",
    "updates",
    "outcome",
    "theme",
]
TEXT_FIELDS: tuple[str, ...] = get_args(TextField)


class DocumentInfo(Model):
    """The file a plan was read from."""

    name: str
    sha256: str
    bytes: int
    format: str
    pages: int | None = None
    reader: str = Field("", description="Name and version of the reader.")
    ocr: bool = False


class Organisation(Model):
    """Whose plan it is."""

    name: str = Field(description="Official where the list knows it, else as written.")
    ods_code: str | None = None
    evidence: str = Field("", description="What it was read from, with the words found.")


# What evidence from the mail that a document came in begins with: weaker than any of its own.
MAIL_EVIDENCE = "mail"


class Period(Model):
    """The time the plan covers."""

    label: str = Field("", description="As written.")
    start: dt.date | None = None
    end: dt.date | None = None
    evidence: str = Field(
        "", description="What it was read from, where the document itself does not say it."
    )

    @model_serializer(mode="wrap")
    def _without_evidence(self, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The evidence is written only where there is some."""
        return {key: part for key, part in serialise(self).items() if part or key != "evidence"}


class Rest(Model):
    """A piece of the document that stands outside the actions."""

    kind: str
    text: str
    place: SparsePlace = NOWHERE


class Where(Model):
    """What a finding speaks of."""

    action: int | None = Field(None, description="Number of the action in the plan, from 1.")
    field: str | None = None
    place: SparsePlace | None = None


class Finding(Model):
    """Something about a plan or document that a person should know."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    where: Annotated[Where, WrapSerializer(_drop_unset)] = Where()


class ActionPlan(Model):
    """One plan, as lifted out of one document."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    document: DocumentInfo
    title: str = ""
    organisation: Organisation | None = None
    frameworks: tuple[str, ...] = ()
    period: Period = Period()
    actions: tuple[Action, ...] = ()
    rest: tuple[Rest, ...] = ()
    findings: tuple[Finding, ...] = ()

    @overload
    def to_frame(self, kind: Literal["pandas"] = "pandas") -> pd.DataFrame: ...

    @overload
    def to_frame(self, kind: Literal["polars"]) -> pl.DataFrame: ...

    def to_frame(self, kind: str = "pandas") -> pd.DataFrame | pl.DataFrame:
        """The actions as a data frame, a row each; as `planlift.to_frame` of this plan alone.

        Args:
            kind: "pandas" or "polars", of which the one asked for must be installed.

        Raises:
            ImportError: it is not installed; the message says how to.
            ValueError: there is no such kind.
        """
        from planlift_schema.frames import to_frame

        return to_frame([self], kind)
