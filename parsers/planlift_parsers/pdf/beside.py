"""Notes and paragraphs on what a PDF holds beside the print on its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.pdf.content import Fill, PageContent
from planlift_parsers.pdf.fast.beside import Beside
from planlift_parsers.sizes import may_hold_table
from planlift_schema import Finding, Place, Severity, Where

_Box = tuple[int, int, int, int]
_NAMED = 10  # pages that a message can name and still be read


@dataclass(slots=True)
class Pictured:
    """The large pictures on pages of print.

    Attributes:
        pages: page number to their boxes, in whole points.
    """

    pages: dict[int, list[_Box]] = field(default_factory=dict)

    def look(self, content: PageContent) -> None:
        """Take in a page."""
        if not content.words:
            return  # a page that is a picture as a whole is read as a scan
        boxes = [_box(fill) for fill in content.fills if _is_bare(fill, content)]
        if boxes:
            self.pages[content.number] = boxes

    def numbers(self) -> list[int]:
        """The pages with a picture that does not stand in one place on several, as heads do."""
        counts = Counter(box for boxes in self.pages.values() for box in set(boxes))
        return [n for n, boxes in self.pages.items() if any(counts[box] == 1 for box in boxes)]


def _is_bare(fill: Fill, content: PageContent) -> bool:
    """Whether an area is a large picture with no print on it."""
    if not fill.picture or not may_hold_table(fill.x1 - fill.x0, fill.bottom - fill.top):
        return False
    centres = (word.centre for word in content.words)
    return not any(fill.x0 < x < fill.x1 and fill.top < y < fill.bottom for x, y in centres)


def _box(fill: Fill) -> _Box:
    return round(fill.x0), round(fill.top), round(fill.x1), round(fill.bottom)


def beside_notes(
    beside: Beside, remarks: Mapping[int, list[str]], pictured: list[int]
) -> Iterator[Finding]:
    """What a person should know of it.

    Args:
        beside: embedded files and scripts.
        remarks: page number to the remarks laid over it.
        pictured: numbers of the pages with large pictures.
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
    if pictured:
        pages = ", ".join(map(str, pictured[:_NAMED]))
        more = f" and {len(pictured) - _NAMED} more" if len(pictured) > _NAMED else ""
        hint = "Look at them: words inside pictures on pages of print are not read."
        message = f"large pictures, which may hold tables, on page {pages}{more}"
        yield _note(message, hint, page=pictured[0])


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
