"""The columns of the flat files, said once for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from planlift.batch.account import Outcome, Record
from planlift_schema import Action, ActionPlan, DueKind, Finding, Place, Rag, Severity, State

Value = str | int | dt.date | tuple[str, ...] | None
Row = TypeVar("Row")


class Kind(Enum):
    """What the values of a column are.

    `LIST` is joined by `SEPARATOR` in CSV files and the workbook; `NAMED` is a list of
    "name: text", joined by line breaks there, as the texts may hold any other sign.
    """

    TEXT = auto()
    NUMBER = auto()
    YES_NO = auto()
    DATE = auto()
    LIST = auto()
    NAMED = auto()


SEPARATOR = "; "
_JOINS = {Kind.LIST: SEPARATOR, Kind.NAMED: "\n"}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        name: header in CSV files; key in JSON Lines and Parquet.
        width: in the workbook, in characters; None where it is not in the workbook.
        value: what stands in it for a row; None for nothing.
        kind: what the values are.
        meaning: one sentence for the schemas.
        allowed: the values there are, where they are few and fixed.
        required: it is never empty.
        link: what a cell of the workbook leads to: a path from the output folder, or a file URI.
        label: stands in the workbook for a value that is only a link.
        heading: header in the workbook, where it is not made of the name.
        look: how a cell of the workbook differs from others (XlsxWriter's names of formats).
    """

    name: str
    width: int | None
    value: Callable[[Row], Value]
    kind: Kind = Kind.TEXT
    meaning: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False
    link: Callable[[Row], str] | None = None
    label: str = ""
    heading: str = ""
    look: Callable[[Row], Mapping[str, str | int]] | None = None

    @property
    def title(self) -> str:
        """Header in the workbook."""
        return self.heading or _TITLES.get(self.name, self.name.replace("_", " ").capitalize())

    def joined(self, row: Row) -> str | int | dt.date | None:
        """The value as one cell holds it: lists as text."""
        value = self.value(row)
        return _JOINS[self.kind].join(value) if isinstance(value, tuple) else value


_TITLES = {"ods_code": "ODS code", "rag": "RAG", "number": "No."}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with the plan that it stands in.

    Attributes:
        record: the document's line of the account.
        plan: the plan.
        action: the action.
        number: its number in the plan, from 1.
    """

    record: Record
    plan: ActionPlan
    action: Action
    number: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the line of the account of the document that it speaks of."""

    record: Record
    finding: Finding


_DOCUMENT = "Path of the document, as the command was given it."
_PLAN = "The plan as JSON, from the folder of this file."

ACTION_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column(
        "document",
        28,
        lambda row: row.record.path,
        meaning=_DOCUMENT,
        required=True,
        link=lambda row: row.record.source,
    ),
    Column(
        "organisation",
        26,
        lambda row: row.plan.organisation.name if row.plan.organisation else None,
        meaning="Whose plan it is: official name where the list knows it, else as written.",
    ),
    Column(
        "ods_code",
        11,
        lambda row: row.plan.organisation.ods_code if row.plan.organisation else None,
        meaning="Code of the Organisation Data Service.",
    ),
    Column(
        "framework",
        13,
        lambda row: row.action.framework,
        meaning="Framework that the action belongs to.",
    ),
    Column("period", 13, lambda row: row.plan.period.label, meaning="The plan's time, as written."),
    Column(
        "period_start",
        None,
        lambda row: row.plan.period.start,
        Kind.DATE,
        "First day of the plan's time.",
    ),
    Column(
        "period_end",
        None,
        lambda row: row.plan.period.end,
        Kind.DATE,
        "Last day of the plan's time.",
    ),
    Column(
        "number",
        7,
        lambda row: row.number,
        Kind.NUMBER,
        "Number of the action in the plan, from 1.",
        required=True,
    ),
    Column("ref", 11, lambda row: row.action.ref, meaning="Reference as written."),
    Column(
        "indicator",
        44,
        lambda row: row.action.indicator,
        meaning="Indicator, metric or standard as written.",
    ),
    Column(
        "indicators",
        13,
        lambda row: row.action.indicators,
        Kind.LIST,
        "Codes read from the indicator.",
    ),
    Column(
        "summary",
        40,
        lambda row: row.action.summary,
        meaning="Issue, data or narrative that the action answers.",
    ),
    Column("action", 60, lambda row: row.action.action, meaning="What will be done."),
    Column("owner", 24, lambda row: row.action.owner, meaning="Who does it, as written."),
    Column(
        "owners",
        24,
        lambda row: tuple(owner.text for owner in row.action.owners),
        Kind.LIST,
        "The owners, told apart.",
    ),
    Column(
        "owner_kinds",
        None,
        lambda row: tuple(owner.kind.value for owner in row.action.owners),
        Kind.LIST,
        "What kind of owner each of the owners is, in their order.",
    ),
    Column(
        "deadline", 16, lambda row: row.action.deadline, meaning="The date that stands, as written."
    ),
    Column(
        "due_by",
        12,
        lambda row: row.action.due.by,
        Kind.DATE,
        "Last day on which it is still in time, read from the deadline.",
    ),
    Column(
        "due_start",
        12,
        lambda row: row.action.due.start,
        Kind.DATE,
        "First day of a range, where the deadline gives one.",
    ),
    Column(
        "due_kind",
        12,
        lambda row: row.action.due.kind.value,
        meaning="What kind of deadline the words give.",
        allowed=tuple(DueKind),
        required=True,
    ),
    Column(
        "due_revised",
        None,
        lambda row: row.action.due.revised,
        Kind.YES_NO,
        "Whether an earlier date is replaced.",
        required=True,
    ),
    Column("status", 14, lambda row: row.action.status, meaning="State or colour, as written."),
    Column(
        "state",
        12,
        lambda row: row.action.state and row.action.state.value,
        meaning="How far it is, from words only.",
        allowed=tuple(State),
    ),
    Column(
        "rag",
        8,
        lambda row: row.action.rag and row.action.rag.value,
        meaning="Colour, from a word, a letter or the cell's fill.",
        allowed=tuple(Rag),
    ),
    Column("updates", 40, lambda row: row.action.updates, meaning="Narrative of progress."),
    Column(
        "outcome",
        40,
        lambda row: row.action.outcome,
        meaning="Success measure, target or intended impact.",
    ),
    Column(
        "theme",
        24,
        lambda row: row.action.theme,
        meaning="Section row or topic heading that it stands under.",
    ),
    Column(
        "extra",
        40,
        lambda row: _named(row.action.extra),
        Kind.NAMED,
        'Any other column, as "header: text".',
    ),
    Column(
        "review_fields",
        None,
        lambda row: tuple(row.action.review),
        Kind.LIST,
        "Fields that a person should look at.",
    ),
    Column(
        "review",
        40,
        lambda row: _named(row.action.review),
        Kind.NAMED,
        'Why a person should look at them, as "field: reason".',
    ),
    Column("page", 7, lambda row: row.action.source.page, Kind.NUMBER, "Page, from 1."),
    Column(
        "page_file",
        None,
        lambda row: _page_file(row.action),
        meaning="File of the page, where the pages of a folder were joined.",
    ),
    Column(
        "table",
        7,
        lambda row: row.action.source.table,
        Kind.NUMBER,
        "Table of the document, from 1.",
    ),
    Column("row", 7, lambda row: row.action.source.row, Kind.NUMBER, "Row of the table, from 1."),
    Column(
        "plan",
        11,
        lambda row: row.record.plan,
        meaning=_PLAN,
        required=True,
        link=lambda row: row.record.plan,
        label="Open plan",
    ),
    Column(
        "sha256",
        None,
        lambda row: row.plan.document.sha256,
        meaning="SHA-256 digest of the document, in hexadecimal.",
        required=True,
    ),
)

DOCUMENT_COLUMNS: tuple[Column[Record], ...] = (
    Column(
        "path",
        44,
        lambda record: record.path,
        meaning=_DOCUMENT,
        required=True,
        link=lambda record: record.source,
    ),
    Column(
        "outcome",
        12,
        lambda record: record.result.outcome.value,
        meaning="How it went.",
        allowed=tuple(Outcome),
        required=True,
    ),
    Column("format", 9, lambda record: record.result.format, meaning="Format, by content."),
    Column(
        "actions",
        9,
        lambda record: record.result.actions,
        Kind.NUMBER,
        "Number of actions.",
        required=True,
    ),
    Column(
        "to_review",
        10,
        lambda record: record.result.to_review,
        Kind.NUMBER,
        "Number of actions with something to review.",
        required=True,
    ),
    Column(
        "reason",
        56,
        lambda record: record.result.reason,
        meaning="Why it was not read, or what a person should know of the file.",
    ),
    Column("remedy", 56, lambda record: record.result.remedy, meaning="What to do about that."),
    Column(
        "plan",
        44,
        lambda record: record.plan,
        meaning=_PLAN,
        link=lambda record: record.plan,
    ),
)

FINDING_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("document", 28, lambda row: row.record.path, link=lambda row: row.record.source),
    Column("severity", 10, lambda row: row.finding.severity.value, allowed=tuple(Severity)),
    Column("code", 24, lambda row: row.finding.code),
    Column("message", 60, lambda row: row.finding.message),
    Column("hint", 48, lambda row: row.finding.hint),
    Column("action", 9, lambda row: row.finding.where.action, Kind.NUMBER),
    Column("field", 12, lambda row: row.finding.where.field),
    Column("place", 34, lambda row: place_words(row.finding.where.place)),
)


def action_rows(record: Record, plan: ActionPlan) -> Iterator[ActionRow]:
    """One row an action, in the plan's order."""
    for number, action in enumerate(plan.actions, 1):
        yield ActionRow(record, plan, action, number)


def place_words(place: Place | None) -> str:
    """A place in words: "page 3, table 1, row 2"; "" for none."""
    if place is None:
        return ""
    parts = [
        (f"file {place.file!r}", place.file),
        (f"sheet {place.sheet!r}", place.sheet),
        (f"cell {place.cell}", place.cell),
        (f"page {place.page}", place.page),
        (f"table {place.table}", place.table),
        (f"row {place.row}", place.row),
        (f"column {place.column}", place.column),
        (f"paragraph {place.paragraph}", place.paragraph),
    ]
    words = [word for word, value in parts if value is not None]
    if place.line is not None:
        several = place.last_line is not None and place.last_line != place.line
        words.append(
            f"lines {place.line} to {place.last_line}" if several else f"line {place.line}"
        )
    return ", ".join(words)


def _page_file(action: Action) -> str:
    """The file that an action stands in, where the pages of a folder were joined."""
    files = (place.file for place in action.source.fields.values() if place.file)
    return next(files, "")


def _named(named: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}: {text}" for name, text in named.items())
