"""What a check tells, and the forms in which it is printed."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from planlift.checks.rule import counted, listed
from planlift.export.columns import Column, place_words
from planlift.export.csv_table import BYTE_ORDER_MARK, CsvTable
from planlift_schema import Finding, Organisation, Period, Severity
from planlift_schema.plan import Model

_WEIGHT = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class CheckedDocument(Model):
    """One document with its findings."""

    document: str = Field(description="Path as given.")
    failed: str = Field("", description='Why it could not be read, "" if it was.')
    organisation: Organisation | None = None
    frameworks: tuple[str, ...] = ()
    period: Period = Period()
    actions: int = 0
    refs: dict[int, str] = Field(default_factory=dict, description="Action number to its ref.")
    findings: tuple[Finding, ...] = ()


class CheckReport(Model):
    """What a check of many documents found."""

    schema_version: Literal["1"] = "1"
    documents: tuple[CheckedDocument, ...] = ()
    skipped: int = Field(0, description="Files in folders that are no documents.")

    def count(self, severity: Severity) -> int:
        """Number of findings of a severity, in the documents that were read."""
        return sum(
            finding.severity is severity
            for document in self.documents
            if not document.failed
            for finding in document.findings
        )

    def reaches(self, severity: Severity) -> bool:
        """Whether there are findings of a severity or above."""
        return any(self.count(each) for each in _WEIGHT[: _WEIGHT.index(severity) + 1])


# --- text ------------------------------------------------------------------------------------

_WIDTH = 96  # columns: fits a mail and a printed page
_CODE_WIDTH = 24  # the longest code has 23 letters
_INDENT = " " * (2 + _CODE_WIDTH)


def as_text(report: CheckReport) -> str:
    """The report for people to read: a block a document, findings by severity, a last line."""
    blocks = ["\n".join(_document_lines(document)) for document in report.documents]
    return "\n\n".join([*blocks, _total(report)]) + "\n"


def _document_lines(document: CheckedDocument) -> Iterator[str]:
    yield _plain(document.document)
    if document.failed:
        yield from _wrapped(f"could not be read: {document.failed}", "  ", "  ")
        return
    yield from _wrapped(_headline(document), "  ", "  ")
    if not document.findings:
        yield "  No findings."
    for severity in _WEIGHT:
        found = [finding for finding in document.findings if finding.severity is severity]
        if found:
            yield ""
            yield f"  {severity.value.capitalize()}s ({len(found)})"
            for group in _alike(found):
                yield from _group_lines(group, document)


def _headline(document: CheckedDocument) -> str:
    who = document.organisation
    name = who.name if who else "organisation unknown"
    parts = [
        f"{name} ({who.ods_code})" if who and who.ods_code else name,
        ", ".join(document.frameworks) or "framework unknown",
        document.period.label or "period unknown",
        counted(document.actions, "action"),
    ]
    return _plain(" | ".join(parts))


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings that say the same of several actions, together, in the order of the first."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.message, finding.hint), []).append(finding)
    return list(groups.values())


def _group_lines(group: list[Finding], document: CheckedDocument) -> Iterator[str]:
    first = group[0]
    where = _where(group, document)
    said = _sentence(first.message)
    text = f"{where}: {said}" if where else said
    yield from _wrapped(text, f"  {first.code:<{_CODE_WIDTH}}", _INDENT)
    if first.hint:
        yield from _wrapped(_sentence(first.hint), f"{_INDENT}> ", f"{_INDENT}  ")


# More places than this in one line hide the numbers.
_MOST_PLACES = 3


def _where(group: list[Finding], document: CheckedDocument) -> str:
    """The actions a group of findings speaks of, with ref or place; else the first's place."""
    found = [finding for finding in group if finding.where.action is not None]
    if not found:
        place = place_words(group[0].where.place)
        told = group[0].message.casefold().startswith(place.casefold())
        return "" if told else place[:1].upper() + place[1:]
    placed = len(found) <= _MOST_PLACES
    named = [_named(finding, document, placed=placed) for finding in found]
    return f"Action{'s' if len(named) > 1 else ''} {listed(named)}"


def _named(finding: Finding, document: CheckedDocument, *, placed: bool) -> str:
    """An action's number, with its ref; one without a ref is found by its place."""
    number = finding.where.action or 0
    ref = " ".join(document.refs.get(number, "").split())
    if ref:
        told = ref.casefold() in (str(number), f"action {number}")
        return str(number) if told else f"{number} (ref {ref})"
    place = place_words(finding.where.place) if placed else ""
    return f"{number} ({place})" if place else str(number)


def _total(report: CheckReport) -> str:
    """The last line: how many of everything."""
    read = [document for document in report.documents if not document.failed]
    found = ", ".join(counted(report.count(severity), severity.value) for severity in _WEIGHT)
    line = f"{counted(len(read), 'document')} checked: {found}."
    if failed := len(report.documents) - len(read):
        line += f" {counted(failed, 'document')} could not be read."
    if report.skipped:
        line += f" {counted(report.skipped, 'file')} skipped."
    return line


def _sentence(clause: str) -> str:
    text = clause[:1].upper() + clause[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _wrapped(text: str, first: str, further: str) -> list[str]:
    return textwrap.wrap(
        _plain(text), _WIDTH, initial_indent=first, subsequent_indent=further,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _plain(text: str) -> str:
    """Text without what could move a terminal's cursor; a document's words are not ours."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


# --- JSON and CSV ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    document: CheckedDocument
    finding: Finding


_COLUMNS: tuple[Column[_Row], ...] = (
    Column("document", 28, lambda row: row.document.document),
    Column(
        "organisation",
        26,
        lambda row: row.document.organisation.name if row.document.organisation else None,
    ),
    Column(
        "ods_code",
        9,
        lambda row: row.document.organisation.ods_code if row.document.organisation else None,
    ),
    Column("severity", 10, lambda row: row.finding.severity.value),
    Column("code", 24, lambda row: row.finding.code),
    Column("action", 9, lambda row: row.finding.where.action),
    Column("ref", 9, lambda row: row.document.refs.get(row.finding.where.action or 0)),
    Column("field", 12, lambda row: row.finding.where.field),
    Column("message", 60, lambda row: row.finding.message),
    Column("hint", 48, lambda row: row.finding.hint),
    Column("place", 28, lambda row: place_words(row.finding.where.place)),
)


def as_json(report: CheckReport) -> str:
    """The report as JSON, the same text for the same report."""
    return report.model_dump_json(indent=2) + "\n"


def as_csv(report: CheckReport) -> str:
    """A row a finding, without a byte order mark; a document that failed is a row too."""
    data = io.BytesIO()
    table = CsvTable(data, _COLUMNS)
    for document in report.documents:
        for finding in document.findings:
            table.add(_Row(document, finding))
    table.finish()
    return data.getvalue().decode().removeprefix(BYTE_ORDER_MARK)


FORMS: dict[str, Callable[[CheckReport], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
}
