"""The report for programs: JSON and CSV."""

from __future__ import annotations

import io
from dataclasses import dataclass

from planlift.checks.report import CheckedDocument, CheckReport
from planlift.export.columns import Column, place_words
from planlift.export.csv_table import BYTE_ORDER_MARK, CsvTable
from planlift_schema import Finding


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
