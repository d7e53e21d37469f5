"""The report as a table of plain text, to be pasted into a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from planlift.checks.lines import headline, lines_of, plain, total
from planlift.checks.report import CheckedDocument, CheckReport

# Together with the space between them 76 letters: what is quoted in an answer stays below 80.
_WIDTHS = (7, 20, 45)
_HEADS = ("Weight", "Where", "What was found, and what to do")
_WHOLE = "Whole document"


def as_mail(report: CheckReport) -> str:
    """The report as plain text: a table a document, the worst first."""
    blocks = ["\n".join(_document_lines(document)) for document in report.worst_first()]
    return "\n\n\n".join([*blocks, "\n".join(_fill(total(report)))]) + "\n"


def _document_lines(document: CheckedDocument) -> Iterator[str]:
    yield from _fill(document.document)
    if document.failed:
        yield from _fill(f"could not be read: {document.failed}")
        return
    yield from _fill(" | ".join(headline(document)))
    lines = lines_of(document)
    if not lines:
        yield "No findings."
        return
    yield ""
    yield from _row(_HEADS)
    yield from _row(["-" * width for width in _WIDTHS])
    for line in lines:
        said = f"{line.said} {line.remedy}".strip()
        yield from _row((line.severity.value.capitalize(), line.where or _WHOLE, said))


def _row(cells: Sequence[str]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(plain(cell), width, break_on_hyphens=False)
        for cell, width in zip(cells, _WIDTHS, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (f"{part:<{width}}" for part, width in zip(parts, _WIDTHS, strict=True))
        yield "  ".join(padded).rstrip()


def _fill(text: str) -> list[str]:
    return textwrap.wrap(plain(text), sum(_WIDTHS) + 2 * (len(_WIDTHS) - 1))
