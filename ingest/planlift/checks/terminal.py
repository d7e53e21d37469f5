"""The report for the terminal: a block a document, the worst first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from planlift.checks.lines import Line, grouped, headline, lines_of, plain, total
from planlift.checks.report import CheckedDocument, CheckReport

_WIDTH = 80  # columns of a terminal that nobody has widened
_CODE_WIDTH = 24  # the longest code has 23 letters
_INDENT = " " * (2 + _CODE_WIDTH)


def as_text(report: CheckReport) -> str:
    """The report for people to read: a block a document, findings by severity, a last line."""
    blocks = ["\n".join(_document_lines(document)) for document in report.worst_first()]
    return "\n\n".join([*blocks, "\n".join(_wrapped(total(report), "", ""))]) + "\n"


def _document_lines(document: CheckedDocument) -> Iterator[str]:
    yield plain(document.document)
    if document.failed:
        yield from _wrapped(f"could not be read: {document.failed}", "  ", "  ")
        return
    yield from _wrapped(" | ".join(headline(document)), "  ", "  ")
    if not document.findings:
        yield "  No findings."
    for severity, lines in groupby(lines_of(document), lambda line: line.severity):
        yield ""
        yield f"  {severity.value.capitalize()}s ({document.count(severity)})"
        for told in grouped(lines):
            yield from _code_lines(told)


def _code_lines(lines: Sequence[Line]) -> Iterator[str]:
    """The lines of one code, which is said once, as is what to do."""
    first = f"  {lines[0].code:<{_CODE_WIDTH}}"
    for line in lines:
        text = f"{line.where}: {line.said}" if line.where else line.said
        yield from _wrapped(text, first, _INDENT)
        first = _INDENT
    if lines[0].remedy:
        yield from _wrapped(lines[0].remedy, f"{_INDENT}> ", f"{_INDENT}  ")


def _wrapped(text: str, first: str, further: str) -> list[str]:
    return textwrap.wrap(
        plain(text), _WIDTH, initial_indent=first, subsequent_indent=further,
        break_on_hyphens=False,
    )  # fmt: skip
