"""The columns of the flat files, said once for CSV and workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from planlift.batch.account import Record
from planlift_schema import Action, ActionPlan, Finding, Place

Value = str | int | dt.date | None
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        name: header in CSV files.
        width: in the workbook, in characters.
        value: what stands in it for a row; None for nothing.
    """

    name: str
    width: int
    value: Callable[[Row], Value]

    @property
    def title(self) -> str:
        """Header in the workbook."""
        return _TITLES.get(self.name, self.name.replace("_", " ").capitalize())


_TITLES = {"ods_code": "ODS code", "rag": "RAG"}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with the plan that it stands in.

    Attributes:
        document: the document's path in the account.
        plan: the plan.
        action: the action.
        number: its number in the plan, from 1.
    """

    document: str
    plan: ActionPlan
    action: Action
    number: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with the document that it speaks of."""

    document: str
    finding: Finding


ACTION_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column("document", 28, lambda row: row.document),
    Column(
        "organisation",
        26,
        lambda row: row.plan.organisation.name if row.plan.organisation else None,
    ),
    Column(
        "ods_code", 9, lambda row: row.plan.organisation.ods_code if row.plan.organisation else None
    ),
    Column("framework", 11, lambda row: row.action.framework),
    Column("period", 12, lambda row: row.plan.period.label),
    Column("ref", 9, lambda row: row.action.ref),
    Column("indicator", 36, lambda row: row.action.indicator),
    Column("indicators", 12, lambda row: "; ".join(row.action.indicators)),
    Column("summary", 36, lambda row: row.action.summary),
    Column("action", 56, lambda row: row.action.action),
    Column("owner", 24, lambda row: row.action.owner),
    Column("owners", 24, lambda row: "; ".join(owner.text for owner in row.action.owners)),
    Column("deadline", 16, lambda row: row.action.deadline),
    Column("due_by", 12, lambda row: row.action.due.by),
    Column("due_start", 12, lambda row: row.action.due.start),
    Column("due_kind", 11, lambda row: row.action.due.kind.value),
    Column("status", 14, lambda row: row.action.status),
    Column("state", 12, lambda row: row.action.state and row.action.state.value),
    Column("rag", 8, lambda row: row.action.rag and row.action.rag.value),
    Column("updates", 40, lambda row: row.action.updates),
    Column("outcome", 36, lambda row: row.action.outcome),
    Column("theme", 24, lambda row: row.action.theme),
    Column("extra", 36, lambda row: _lines(row.action.extra)),
    Column("review", 36, lambda row: _lines(row.action.review)),
    Column("page", 7, lambda row: _page(row.action)),
    Column("table", 7, lambda row: row.action.source.table),
    Column("row", 7, lambda row: row.action.source.row),
)

DOCUMENT_COLUMNS: tuple[Column[Record], ...] = (
    Column("path", 44, lambda record: record.path),
    Column("outcome", 12, lambda record: record.result.outcome.value),
    Column("format", 9, lambda record: record.result.format),
    Column("actions", 9, lambda record: record.result.actions),
    Column("to_review", 10, lambda record: record.result.to_review),
    Column("reason", 56, lambda record: record.result.reason),
    Column("remedy", 56, lambda record: record.result.remedy),
    Column("plan", 44, lambda record: record.plan),
)

FINDING_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column("document", 28, lambda row: row.document),
    Column("severity", 10, lambda row: row.finding.severity.value),
    Column("code", 24, lambda row: row.finding.code),
    Column("message", 60, lambda row: row.finding.message),
    Column("hint", 48, lambda row: row.finding.hint),
    Column("action", 9, lambda row: row.finding.where.action),
    Column("field", 12, lambda row: row.finding.where.field),
    Column("place", 28, lambda row: place_words(row.finding.where.place)),
)


def action_rows(document: str, plan: ActionPlan) -> Iterator[ActionRow]:
    """One row an action, in the plan's order."""
    for number, action in enumerate(plan.actions, 1):
        yield ActionRow(document, plan, action, number)


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


def _page(action: Action) -> Value:
    """The page that an action stands on: its number, or its file where pages were joined."""
    if action.source.page is not None:
        return action.source.page
    return next((place.file for place in action.source.fields.values() if place.file), None)


def _lines(named: dict[str, str]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in named.items())
