"""A plan's actions as flat columns, the same in every flat file and data frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from planlift_schema.plan import Action, ActionPlan, DueKind, Rag, State

Value = str | int | dt.date | tuple[str, ...] | None


class Kind(Enum):
    """What the values of a column are.

    `LIST` is joined by "; " in CSV files and the workbook; `NAMED` is a list of "name: text",
    joined by line breaks there, as the texts may hold any other sign.
    """

    TEXT = auto()
    NUMBER = auto()
    YES_NO = auto()
    DATE = auto()
    LIST = auto()
    NAMED = auto()


class HasAction(Protocol):
    """What a row is made of.

    Attributes:
        plan: the plan.
        action: the action.
        number: its number in the plan, from 1.
    """

    @property
    def plan(self) -> ActionPlan: ...  # noqa: D102 - said above
    @property
    def action(self) -> Action: ...  # noqa: D102
    @property
    def number(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """One column.

    Attributes:
        name: header in CSV files; key in JSON Lines, Parquet and data frames.
        value: what stands in it for an action; None for nothing.
        kind: what the values are.
        meaning: one sentence for the schemas.
        allowed: the values there are, where they are few and fixed.
        required: it is never empty.
    """

    name: str
    value: Callable[[HasAction], Value]
    kind: Kind = Kind.TEXT
    meaning: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class FlatAction:
    """An action with the plan that it stands in; attributes as of `HasAction`."""

    plan: ActionPlan
    action: Action
    number: int


def flat_actions(plans: Iterable[ActionPlan]) -> Iterator[FlatAction]:
    """Every action of some plans, in their order."""
    for plan in plans:
        for number, action in enumerate(plan.actions, 1):
            yield FlatAction(plan, action, number)


def _page_file(action: Action) -> str:
    """The file that an action stands in, where the pages of a folder were joined."""
    files = (place.file for place in action.source.fields.values() if place.file)
    return next(files, "")


def _named(named: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}: {text}" for name, text in named.items())


ACTION_COLUMNS_OF_PLAN: tuple[FlatColumn, ...] = (
    FlatColumn(
        "organisation",
        lambda row: row.plan.organisation.name if row.plan.organisation else None,
        meaning="Whose plan it is: official name where the list knows it, else as written.",
    ),
    FlatColumn(
        "ods_code",
        lambda row: row.plan.organisation.ods_code if row.plan.organisation else None,
        meaning="Code of the Organisation Data Service.",
    ),
    FlatColumn(
        "framework",
        lambda row: row.action.framework,
        meaning="Framework that the action belongs to.",
    ),
    FlatColumn("period", lambda row: row.plan.period.label, meaning="The plan's time, as written."),
    FlatColumn(
        "period_start",
        lambda row: row.plan.period.start,
        Kind.DATE,
        "First day of the plan's time.",
    ),
    FlatColumn(
        "period_end", lambda row: row.plan.period.end, Kind.DATE, "Last day of the plan's time."
    ),
    FlatColumn(
        "number",
        lambda row: row.number,
        Kind.NUMBER,
        "Number of the action in the plan, from 1.",
        required=True,
    ),
    FlatColumn("ref", lambda row: row.action.ref, meaning="Reference as written."),
    FlatColumn(
        "indicator",
        lambda row: row.action.indicator,
        meaning="Indicator, metric or standard as written.",
    ),
    FlatColumn(
        "indicators", lambda row: row.action.indicators, Kind.LIST, "Codes read from the indicator."
    ),
    FlatColumn(
        "summary",
        lambda row: row.action.summary,
        meaning="Issue, data or narrative that the action answers.",
    ),
    FlatColumn("action", lambda row: row.action.action, meaning="What will be done."),
    FlatColumn("owner", lambda row: row.action.owner, meaning="Who does it, as written."),
    FlatColumn(
        "owners",
        lambda row: tuple(owner.text for owner in row.action.owners),
        Kind.LIST,
        "The owners, told apart.",
    ),
    FlatColumn(
        "owner_kinds",
        lambda row: tuple(owner.kind.value for owner in row.action.owners),
        Kind.LIST,
        "What kind of owner each of the owners is, in their order.",
    ),
    FlatColumn(
        "deadline", lambda row: row.action.deadline, meaning="The date that stands, as written."
    ),
    FlatColumn(
        "due_by",
        lambda row: row.action.due.by,
        Kind.DATE,
        "Last day on which it is still in time, read from the deadline.",
    ),
    FlatColumn(
        "due_start",
        lambda row: row.action.due.start,
        Kind.DATE,
        "First day of a range, where the deadline gives one.",
    ),
    FlatColumn(
        "due_kind",
        lambda row: row.action.due.kind.value,
        meaning="What kind of deadline the words give.",
        allowed=tuple(DueKind),
        required=True,
    ),
    FlatColumn(
        "due_revised",
        lambda row: row.action.due.revised,
        Kind.YES_NO,
        "Whether an earlier date is replaced.",
        required=True,
    ),
    FlatColumn("status", lambda row: row.action.status, meaning="State or colour, as written."),
    FlatColumn(
        "state",
        lambda row: row.action.state and row.action.state.value,
        meaning="How far it is, from words only.",
        allowed=tuple(State),
    ),
    FlatColumn(
        "rag",
        lambda row: row.action.rag and row.action.rag.value,
        meaning="Colour, from a word, a letter or the cell's fill.",
        allowed=tuple(Rag),
    ),
    FlatColumn("updates", lambda row: row.action.updates, meaning="Narrative of progress."),
    FlatColumn(
        "outcome",
        lambda row: row.action.outcome,
        meaning="Success measure, target or intended impact.",
    ),
    FlatColumn(
        "theme",
        lambda row: row.action.theme,
        meaning="Section row or topic heading that it stands under.",
    ),
    FlatColumn(
        "extra",
        lambda row: _named(row.action.extra),
        Kind.NAMED,
        'Any other column, as "header: text".',
    ),
    FlatColumn(
        "review_fields",
        lambda row: tuple(row.action.review),
        Kind.LIST,
        "Fields that a person should look at.",
    ),
    FlatColumn(
        "review",
        lambda row: _named(row.action.review),
        Kind.NAMED,
        'Why a person should look at them, as "field: reason".',
    ),
    FlatColumn("page", lambda row: row.action.source.page, Kind.NUMBER, "Page, from 1."),
    FlatColumn(
        "page_file",
        lambda row: _page_file(row.action),
        meaning="File of the page, where the pages of a folder were joined.",
    ),
    FlatColumn(
        "table", lambda row: row.action.source.table, Kind.NUMBER, "Table of the document, from 1."
    ),
    FlatColumn("row", lambda row: row.action.source.row, Kind.NUMBER, "Row of the table, from 1."),
    FlatColumn(
        "sha256",
        lambda row: row.plan.document.sha256,
        meaning="SHA-256 digest of the document, in hexadecimal.",
        required=True,
    ),
)
