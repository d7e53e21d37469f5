"""Notes and paragraphs on what a PDF holds beside the print on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.pdf.fast.beside import Beside
from planlift_schema import Finding, Place, Severity, Where


def beside_notes(beside: Beside, remarks: Mapping[int, list[str]]) -> Iterator[Finding]:
    """What a person should know of it.

    Args:
        beside: embedded files and scripts.
        remarks: page number to the remarks laid over it.
    """
    if beside.files:
        message = f"embedded files that are not read ({len(beside.files)})"
        hint = "Save what is attached to the PDF as files, and give those."
        yield _note(message, hint, Severity.WARNING)
    if beside.scripts:
        yield _note(f"the file holds scripts ({beside.scripts})", "They were neither run nor read.")
    if remarks:
        count = sum(map(len, remarks.values()))
        yield _note(f"comments ({count})", "They stand in the rest.", page=min(remarks))


def beside_paragraphs(beside: Beside, remarks: Mapping[int, list[str]]) -> Iterator[Paragraph]:
    """The remarks, and the names of what is embedded."""
    for page, texts in sorted(remarks.items()):
        for text in texts:
            yield Paragraph(text, Kind.COMMENT, place=Place(page=page))
    for name in beside.files:
        yield Paragraph(name, Kind.EMBEDDED)


def _note(
    message: str, hint: str, severity: Severity = Severity.NOTE, page: int | None = None
) -> Finding:
    made = Finding(code="hidden-content", severity=severity, message=message, hint=hint)
    where = Where() if page is None else Where(place=Place(page=page))
    return made.model_copy(update={"where": where})
