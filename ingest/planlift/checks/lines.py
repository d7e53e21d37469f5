"""Findings as the lines of a report for people: one for those that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from planlift.checks.profile import STANDARD
from planlift.checks.report import WEIGHTS, CheckedDocument, CheckReport
from planlift.checks.rule import counted, listed
from planlift.export.columns import place_words
from planlift_schema import Finding, Severity


@dataclass(frozen=True, slots=True)
class Line:
    """Findings that say the same.

    Attributes:
        severity: how much they matter.
        code: their code.
        where: the actions that they speak of, or the place, in words; "" for the whole document.
        said: what was found, as a sentence.
        remedy: what to do, as a sentence; "" for nothing.
    """

    severity: Severity
    code: str
    where: str
    said: str
    remedy: str


def lines_of(document: CheckedDocument) -> list[Line]:
    """The lines of a document, the weightiest first, else in the order of the findings."""
    groups = sorted(_alike(document.findings), key=lambda found: WEIGHTS.index(found[0].severity))
    return [
        Line(
            severity=group[0].severity,
            code=group[0].code,
            where=_where(group, document),
            said=_sentence(group[0].message),
            remedy=_sentence(group[0].hint),
        )
        for group in groups
    ]


def grouped(lines: Iterable[Line]) -> list[tuple[Line, ...]]:
    """Lines that follow each other with one weight, code and remedy, together."""
    groups = groupby(lines, lambda line: (line.severity, line.code, line.remedy))
    return [tuple(told) for _, told in groups]


def headline(document: CheckedDocument) -> tuple[str, ...]:
    """Whose plan it is, its frameworks and period and how many actions it has, in words."""
    who = document.organisation
    name = who.name if who else "organisation unknown"
    return (
        f"{name} ({who.ods_code})" if who and who.ods_code else name,
        ", ".join(document.frameworks) or "framework unknown",
        document.period.label or "period unknown",
        counted(document.actions, "action"),
    )


def total(report: CheckReport) -> str:
    """How many of everything, and by what it was checked where that is not as always."""
    read = [document for document in report.documents if not document.failed]
    found = ", ".join(counted(report.count(severity), severity.value) for severity in WEIGHTS)
    line = f"{counted(len(read), 'document')} checked: {found}."
    if failed := len(report.documents) - len(read):
        line += f" {counted(failed, 'document')} could not be read."
    if report.skipped:
        line += f" {counted(report.skipped, 'file')} skipped."
    if report.profile != STANDARD.name:
        line += f" Profile: {report.profile}."
    if report.as_of:
        line += f" Deadlines judged as of {report.as_of}."
    return line


def plain(text: str) -> str:
    """Text without what could move a terminal's cursor; a document's words are not ours."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings that say the same of several actions, together, in the order of the first."""
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.code, finding.message, finding.hint)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


# More places than this in one line hide the numbers, and more numbers than this tell nobody more.
_MOST_PLACES = 3
_MOST_NUMBERS = 12


def _where(group: Sequence[Finding], document: CheckedDocument) -> str:
    """The actions a group of findings speaks of, with ref or place; else the first's place."""
    found = [finding for finding in group if finding.where.action is not None]
    if not found:
        place = place_words(group[0].where.place)
        told = group[0].message.casefold().startswith(place.casefold())
        return "" if told else place[:1].upper() + place[1:]
    placed = len(found) <= _MOST_PLACES
    named = [_named(finding, document, placed=placed) for finding in found[:_MOST_NUMBERS]]
    if more := len(found) - len(named):
        named.append(f"{more} more")
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


def _sentence(clause: str) -> str:
    text = clause[:1].upper() + clause[1:]
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
