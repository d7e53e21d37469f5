"""The columns of the flat files, said once for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from planlift.batch.account import Outcome, Record
from planlift.export.plan_file import StoredPlan
from planlift_schema import Action, ActionPlan, Finding, Place, Severity
from planlift_schema.flat import ACTION_COLUMNS_OF_PLAN, FlatColumn
from planlift_schema.flat import Kind as Kind  # noqa: PLC0414 - for those who read columns
from planlift_schema.flat import Value as Value  # noqa: PLC0414

Row = TypeVar("Row")


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
        plan: the plan; its own list of actions may be empty, as they go by one by one.
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

# Widths in the workbook, in characters; of columns that only programs need, none.
_WIDTHS = {
    "organisation": 26,
    "ods_code": 11,
    "framework": 13,
    "period": 13,
    "number": 7,
    "ref": 11,
    "indicator": 44,
    "indicators": 13,
    "summary": 40,
    "action": 60,
    "owner": 24,
    "owners": 24,
    "deadline": 16,
    "due_by": 12,
    "due_start": 12,
    "due_kind": 12,
    "status": 14,
    "state": 12,
    "rag": 8,
    "updates": 40,
    "outcome": 40,
    "theme": 24,
    "extra": 40,
    "review": 40,
    "page": 7,
    "table": 7,
    "row": 7,
}


def _of_plan(column: FlatColumn) -> Column[ActionRow]:
    """A column of the plan itself, with its width in the workbook."""
    return Column(
        column.name,
        _WIDTHS.get(column.name),
        column.value,
        column.kind,
        column.meaning,
        column.allowed,
        column.required,
    )


_OF_PLAN = tuple(map(_of_plan, ACTION_COLUMNS_OF_PLAN))
ACTION_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column(
        "document",
        28,
        lambda row: row.record.path,
        meaning=_DOCUMENT,
        required=True,
        link=lambda row: row.record.source,
    ),
    *_OF_PLAN[:-1],
    Column(
        "plan",
        11,
        lambda row: row.record.plan,
        meaning=_PLAN,
        required=True,
        link=lambda row: row.record.plan,
        label="Open plan",
    ),
    _OF_PLAN[-1],  # the digest stands behind the plan's path
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


def action_rows(record: Record, stored: StoredPlan) -> Iterator[ActionRow]:
    """One row an action, in the plan's order."""
    for number, action in enumerate(stored.actions, 1):
        yield ActionRow(record, stored.plan, action, number)


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
