"""The pages of a PDF: by the fast source, and by the reference where that one does badly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.pdf.fast.source import FastSource, open_fast
from planlift_parsers.pdf.odd import doubt_differences, doubt_oddities, faults_of
from planlift_parsers.pdf.upright import upright

if TYPE_CHECKING:
    from planlift_parsers.pdf.reference.source import ReferenceSource
    from planlift_parsers.pdf.tag_table import TagTable

HEADER_REACH = 1024  # bytes within which readers look for "%PDF-" (PDF 32000-1, annex H.3.4.1)
_TREE = b"/StructTreeRoot"


class Engine(StrEnum):
    """What reads a page's words.

    AUTO is PDFium with pdfplumber for the pages that read oddly; the others are one of them alone.
    """

    AUTO = "auto"
    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


@dataclass(slots=True)
class Source:
    """An opened PDF.

    Attributes:
        data: the whole file.
        limits: what it must not exceed.
        fast: the fast source, None where it refuses the file or is not wanted.
        engine: which source is wanted.
        title: the title in its properties, "" if none.
        tagged: it may have a structure tree.
    """

    data: bytes
    limits: Limits
    fast: FastSource | None
    engine: Engine
    title: str = ""
    tagged: bool = True
    _reference: ReferenceSource | None = None

    def contents(self) -> Iterator[PageContent]:
        """What each page shows, in order; a damaged page carries what was read before the damage.

        A page that is shown sideways is turned upright.

        Raises:
            LimitError: a page holds more than any honest page does.
        """
        return (upright(content) for content in self._shown())

    def _shown(self) -> Iterator[PageContent]:
        """The pages as they are shown."""
        if self.fast is None:
            yield from self.reference().contents()
            return
        for number in range(1, self.fast.pages + 1):
            content = self.fast.content(number)
            if self.engine == Engine.AUTO and faults_of(content):
                content = self._better(content)
            yield content

    def tables(self) -> list[TagTable]:
        """The tables of its structure tree."""
        if not (self.tagged or _TREE in self.data):
            return []  # a tree in a compressed object is found by its file saying it is tagged
        try:
            return self.reference().tables()
        except DocumentError:  # the tree is a second witness; its file was read without it
            return []

    def reference(self) -> ReferenceSource:
        """The reference source, opened only where it is needed.

        Raises:
            DocumentError: it cannot read the file.
            LimitError: the file has too many pages.
        """
        from planlift_parsers.pdf.reference.source import open_reference

        if self._reference is None:
            self._reference = open_reference(self.data, self.limits)
        return self._reference

    def close(self) -> None:
        """Gives back what PDFium holds of the file; the structure tree can still be read."""
        if self.fast:
            self.fast.close()

    def _better(self, content: PageContent) -> PageContent:
        """The better of two readings of a page, with the words doubted on which they differ."""
        try:
            other = self.reference().content(content.number)
        except (DocumentError, LimitError):
            doubt_oddities(content)
            return content
        if content.damage or faults_of(other) < faults_of(content):
            content, other = other, content
        doubt_oddities(content)
        doubt_differences(content, other)
        return content


def open_source(data: bytes, limits: Limits, engine: Engine = Engine.AUTO) -> Source:
    """Opens a PDF.

    Args:
        data: the whole file.
        limits: file size and page count are kept.
        engine: which source to use.

    Raises:
        DocumentError: it is no PDF, is damaged, protected by a password or has no page.
        LimitError: it is too large or has too many pages.
    """
    check_size(data, limits)
    if b"%PDF-" not in data[:HEADER_REACH]:
        raise DocumentError("the file is not a PDF", "Check what the file is and rename it.")
    fast = None if engine == Engine.PDFPLUMBER else open_fast(data, limits)
    source = Source(data, limits, fast, engine)
    if fast is None:
        source.title = _clean_title(source.reference().title)
    else:
        source.title, source.tagged = _clean_title(fast.title), fast.tagged
    return source


def _clean_title(title: str) -> str:
    """The title, without what programs write there when there is none."""
    text = " ".join(title.split())
    return "" if text.strip("()").lower() in {"anonymous", "unspecified", "untitled"} else text
