"""The forms in which a report is printed."""

from __future__ import annotations

from collections.abc import Callable

from planlift.checks.machine import as_csv, as_json
from planlift.checks.mail import as_mail
from planlift.checks.report import CheckReport
from planlift.checks.terminal import as_text


def as_html(report: CheckReport) -> str:
    """The report as a page to be sent back; the template engine is loaded only for it."""
    from planlift.checks.page import as_page

    return as_page(report)


FORMS: dict[str, Callable[[CheckReport], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
    "mail": as_mail,
    "html": as_html,
}
