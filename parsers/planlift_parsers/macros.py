"""Macros: they are never run, and a person is told that they are there."""

from __future__ import annotations

from planlift_schema import Finding, Severity


def macro_note() -> Finding:
    """The finding for a document that holds macros."""
    return Finding(
        code="hidden-content",
        severity=Severity.NOTE,
        message="the file holds macros",
        hint="They were neither run nor read.",
    )
