"""What a check tells of many documents."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from planlift_schema import Finding, Organisation, Period, Severity
from planlift_schema.plan import Model

WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""The severities, the weightiest first."""


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

    def count(self, severity: Severity) -> int:
        """Number of its findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


class CheckReport(Model):
    """What a check of many documents found."""

    schema_version: Literal["1"] = "1"
    profile: str = Field("standard", description="What was weighed and asked for.")
    as_of: dt.date | None = Field(None, description="Day on which deadlines were judged, if any.")
    documents: tuple[CheckedDocument, ...] = ()
    skipped: int = Field(0, description="Files in folders that are no documents.")

    def count(self, severity: Severity) -> int:
        """Number of findings of a severity, in the documents that were read."""
        return sum(each.count(severity) for each in self.documents if not each.failed)

    def reaches(self, severity: Severity) -> bool:
        """Whether there are findings of a severity or above."""
        return any(self.count(each) for each in WEIGHTS[: WEIGHTS.index(severity) + 1])

    def worst_first(self) -> list[CheckedDocument]:
        """The documents, those that could not be read first, then by their findings."""
        return sorted(
            self.documents,
            key=lambda each: (not each.failed, *(-each.count(weight) for weight in WEIGHTS)),
        )
