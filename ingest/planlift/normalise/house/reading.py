"""Reads a document in planlift's own layout: each column is what its header says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from planlift.normalise.grid import Grid, Row, Value, lay_out
from planlift.normalise.house import layout
from planlift.normalise.house.details import (
    frameworks_of,
    is_read,
    organisation_of,
    period_of,
)
from planlift.normalise.house.stated import with_stated
from planlift.normalise.house.words import by_words
from planlift.normalise.ledger import Ledger
from planlift.normalise.statuses import read_status
from planlift_parsers import BODY_KINDS, Document, Kind, Paragraph, Table
from planlift_schema import Action, ActionPlan, DocumentInfo, Finding, Rag, Rest, Severity, Where
from planlift_schema.frameworks import framework_codes

# Rows among which the header of the actions is looked for: people put a line above it.
_DEEPEST = 5
_PLACED = frozenset({"ref", "owner", "deadline"})  # what a row has that was meant as an action


def house_plan(document: Document, info: DocumentInfo) -> ActionPlan | None:
    """The plan of a document that says that it has planlift's own layout; None of any other.

    Args:
        document: what a reader saw; one whose tables pages may have cut is read like any other.
        info: the file it was read from.
    """
    tables = (block for block in document.blocks if isinstance(block, Table))
    grids = [lay_out(table) for table in tables if table.place.page is None]
    details = next((grid for grid in grids if _has_layout(grid)), None)
    if details is None:
        return None
    return _Reading(document, grids, details).plan(info)


def _has_layout(grid: Grid) -> bool:
    return any(
        label.flat == layout.LAYOUT_LABEL and value.flat == layout.LAYOUT
        for label, value in _pairs(grid)
    )


def _pairs(grid: Grid) -> Iterator[tuple[Value, Value]]:
    """The first two cells of each row."""
    if grid.columns > 1:
        yield from ((row.values[0], row.values[1]) for row in grid.rows if row.lefts[1])


@dataclass(slots=True)
class _Setting:
    """What holds for every action."""

    frameworks: tuple[str, ...]
    start: dt.date | None


@dataclass(slots=True)
class _Reading:
    """One pass over a document in the layout."""

    document: Document
    grids: Sequence[Grid]
    details: Grid
    ledger: Ledger = field(default_factory=Ledger)
    actions: list[Action] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def plan(self, info: DocumentInfo) -> ActionPlan:
        """The plan."""
        title = self._title()
        words = self._details()
        period = period_of(words, title)
        setting = _Setting(frameworks_of(words, title), period.start)
        for grid in self.grids:
            self._take(grid, setting)
        if not self.actions:
            self.findings.append(_NO_PLAN)
        return ActionPlan(
            document=info,
            title=title,
            organisation=organisation_of(words),
            frameworks=setting.frameworks,
            period=period,
            actions=tuple(self.actions),
            rest=self._rest(),
            findings=(*self.document.notes, *self.findings),
        )

    def _title(self) -> str:
        """The first heading above the details, or else the first line."""
        above = takewhile(lambda block: not isinstance(block, Table), self.document.blocks)
        lines = [
            line
            for line in above
            if isinstance(line, Paragraph) and line.kind in BODY_KINDS
            if line.text and line.text != layout.ABOUT_HEADING
        ]
        headings = [line for line in lines if line.kind is Kind.HEADING]
        if not lines:
            return ""
        found = (headings or lines)[0]
        self.ledger.use([found])
        return "" if found.text == layout.NO_TITLE else found.line

    def _details(self) -> dict[str, str]:
        """Label to words of what the layout knows; other filled rows become text."""
        found: dict[str, str] = {}
        for label, value in _pairs(self.details):
            if (label.flat, value.flat) == layout.DETAILS_HEADERS:
                self.ledger.call([*label.paragraphs, *value.paragraphs], "header")
                continue
            self.ledger.call(label.paragraphs, "label")
            known = label.flat in layout.DETAILS and label.flat not in found
            if known and is_read(label.flat, value.flat):
                found[label.flat] = value.flat
                self.ledger.use(value.paragraphs)
            elif label and value:
                self.ledger.use([*label.paragraphs[1:], *value.paragraphs])
                text = f"{label.flat.rstrip(':')}: {value.flat}"
                self.ledger.tell(
                    label.paragraphs[0], Rest(kind="text", text=text, place=label.place)
                )
        return found

    def _take(self, grid: Grid, setting: _Setting) -> None:
        """Actions, or what stands outside them; any other table is left to the rest."""
        for at, row in enumerate(grid.rows[:_DEEPEST]):
            labels = _labels(row)
            if {"Ref", "Action"} <= set(labels):
                self.ledger.call_row(row, "header")
                for each in grid.rows[at + 1 :]:
                    self._take_row(each, labels, setting)
                return
            if tuple(labels[:2]) == layout.OUTSIDE:
                self.ledger.call_row(row, "header")
                for each in grid.rows[at + 1 :]:
                    self._take_outside(each)
                return

    def _take_outside(self, row: Row) -> None:
        kind, text = row.values[0], row.values[1]
        if text:
            self.ledger.use([*kind.paragraphs, *text.paragraphs[1:]])
            made = Rest(kind=kind.flat or "text", text=text.text, place=text.place)
            self.ledger.tell(text.paragraphs[0], made)

    def _take_row(self, row: Row, labels: Sequence[str], setting: _Setting) -> None:
        cells = {
            label: value
            for label, value, left in zip(labels, row.values, row.lefts, strict=True)
            if left and (value or (label == layout.RAG and value.fill))
        }
        values = {
            name: cells[label] for label, name in layout.TEXT_COLUMNS.items() if label in cells
        }
        if "action" not in values:
            self._leave(row, values)
            return
        self.ledger.use_row(row)
        self.actions.append(_action(cells, values, setting))

    def _leave(self, row: Row, values: Mapping[str, Value]) -> None:
        self.ledger.call_row(row, "row")
        if len(values) > 1 and values.keys() & _PLACED:
            where = Where(place=next(iter(values.values())).place)
            self.findings.append(_ROW.model_copy(update={"where": where}))

    def _rest(self) -> tuple[Rest, ...]:
        frame = (block for block in self.document.blocks if isinstance(block, Paragraph))
        self.ledger.call((line for line in frame if line.text in layout.FRAME), "label")
        return self.ledger.rest(self.document)


def _labels(row: Row) -> list[str]:
    """The headers, each once: one that comes again is numbered, one that is empty said to be."""
    labels: list[str] = []
    for value in row.values:
        name, count = value.flat or "(no header)", 2
        while name in labels:
            name, count = f"{value.flat or '(no header)'} ({count})", count + 1
        labels.append(name)
    return labels


def _action(cells: Mapping[str, Value], values: Mapping[str, Value], setting: _Setting) -> Action:
    """The action of a row: its words, then what the row states beside them."""
    extra = {
        layout.extra_name(label): value.text
        for label, value in cells.items()
        if label not in layout.COLUMNS
    }
    framework = _framework(cells.get(layout.FRAMEWORK), setting, extra)
    stated = cells.get(layout.READ_AS, Value()).text
    action, unread = with_stated(by_words(values, framework, setting.start), stated)
    if unread:
        extra[layout.READ_AS] = "\n".join(unread)
    review = action.review | _reasons(cells.get(layout.TO_CHECK, Value()).text)
    changes: dict[str, object] = {"extra": extra, "review": review}
    if layout.RAG in cells:
        changes["rag"] = _colour(cells[layout.RAG], extra, review)
    return action.model_copy(update=changes)


def _framework(cell: Value | None, setting: _Setting, extra: dict[str, str]) -> str | None:
    """The framework that a row names, or the plan's only one; other words go to `extra`."""
    if cell is None:
        return setting.frameworks[0] if len(setting.frameworks) == 1 else None
    if cell.flat in setting.frameworks:
        return cell.flat
    named = framework_codes(cell.flat)
    if len(named) != 1 and cell.flat != layout.NONE:
        extra[layout.FRAMEWORK] = cell.text
    return named[0] if len(named) == 1 else None


def _colour(cell: Value, extra: dict[str, str], review: dict[str, str]) -> Rag | None:
    """The colour that a row states by a word or its fill; other words go to `extra`, in doubt."""
    rag = read_status(cell.text, cell.fill).rag
    if rag is None and cell.text not in ("", layout.NONE):
        extra[layout.RAG] = cell.text
        review["status"] = "the words under RAG are no colour"
    return rag


def _reasons(text: str) -> dict[str, str]:
    """Field to the reason why a person should look at it; a line without a field goes on."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, mark, why = line.partition(": ")
        if mark or not found:
            found[name if mark else "action"] = why if mark else line
        else:
            found[next(reversed(found))] += f" {line}"
    return found


_NO_PLAN = Finding(
    code="no-plan",
    severity=Severity.WARNING,
    message="no action stands in this document, which has planlift's own layout",
    hint="Fill in a row under “Action” for each action.",
)
_ROW = Finding(
    code="row-without-action",
    severity=Severity.WARNING,
    message="a row of the actions has nothing under “Action”, and was not read as one",
    hint="Say in it what will be done, or empty the row.",
)
