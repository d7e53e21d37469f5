"""Opens a PDF with PDFium and gives its pages one by one."""

from __future__ import annotations

import ctypes
from ctypes import addressof
from dataclasses import dataclass, field, replace

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import LOCKED_REMEDY
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.fast.beside import remark_of
from planlift_parsers.pdf.fast.faces import Faces
from planlift_parsers.pdf.fast.frame import Frame
from planlift_parsers.pdf.fast.painting import Painting
from planlift_parsers.pdf.fast.words import TextPage

_TITLE_BYTES = 4096  # of the title; longer ones are no titles
MOST_ANNOTATIONS = 10_000  # of a page that are looked at; a long form has a hundred
_LETTER = (0.0, 0.0, 612.0, 792.0)  # what PDFium takes for a page without a box


@dataclass(slots=True)
class FastSource:
    """An opened PDF.

    Attributes:
        handle: PDFium's; closed with `close`.
        data: the file, which PDFium reads from as it goes.
        pages: number of pages.
        limits: what a page must not exceed.
        remarks: page number to the remarks laid over it, of the pages that were read.
    """

    handle: int
    data: bytes
    pages: int
    limits: Limits
    remarks: dict[int, list[str]] = field(default_factory=dict)
    _faces: Faces = field(default_factory=Faces)

    @property
    def tagged(self) -> bool:
        """It says that it has a structure tree."""
        return bool(calls.is_tagged(self.handle))

    @property
    def title(self) -> str:
        """The title in its properties, "" if none."""
        buffer = ctypes.create_string_buffer(_TITLE_BYTES)
        size = calls.meta_text(self.handle, b"Title", addressof(buffer), _TITLE_BYTES)
        if not 2 < size <= _TITLE_BYTES:
            return ""
        return buffer.raw[: size - 2].decode("utf-16-le", "replace")

    def content(self, number: int) -> PageContent:
        """What a page shows; one that cannot be read says so under `damage`.

        Args:
            number: of the page, from 1.

        Raises:
            LimitError: the page holds more than any honest page does.
        """
        page = self._load(number - 1)
        if not page:
            return PageContent(number, 0.0, 0.0, damage="it is damaged")
        try:
            return self._content(number, page)
        finally:
            calls.close_page(page)

    def _load(self, index: int) -> int:
        """A page with what was filled into its form fields, or written onto it, as its content."""
        page = calls.load_page(self.handle, index)
        if page and self._has_answers(page, index + 1) and calls.flatten(page, calls.FOR_DISPLAY):
            calls.close_page(page)
            page = calls.load_page(self.handle, index)
        return page

    def _has_answers(self, page: int, number: int) -> bool:
        """Whether form fields or text boxes are laid over a page; remarks on it are kept."""
        kinds = []
        for index in range(min(calls.count_annotations(page), MOST_ANNOTATIONS)):
            annotation = calls.get_annotation(page, index)
            kinds.append(calls.annotation_type(annotation))
            if remark := remark_of(annotation, kinds[-1]):
                self.remarks.setdefault(number, []).append(remark)
            calls.close_annotation(annotation)
        return calls.WIDGET in kinds or calls.FREE_TEXT in kinds

    def _content(self, number: int, page: int) -> PageContent:
        frame = _frame_of(page)
        painting = Painting(frame, number, self.limits, self._faces)
        painting.take_page(page)
        text = calls.load_text(page)
        if not text:
            return PageContent(number, *frame.size, damage="its text cannot be read")
        try:
            shown = TextPage(text, painting)
            words = shown.words()
        finally:
            calls.close_text(text)
        content = PageContent(number, *frame.size, words, painting.rulings, painting.fills)
        return replace(content, unmapped=shown.unmapped)

    def close(self) -> None:
        """Gives PDFium's memory back."""
        if self.handle:
            calls.close_document(self.handle)
            self.handle = 0


def open_fast(data: bytes, limits: Limits) -> FastSource | None:
    """Opens a PDF; None where PDFium refuses it.

    Args:
        data: the whole file.
        limits: the page count is kept.

    Raises:
        DocumentError: it is protected by a password, or in a way that is not known.
        LimitError: it has too many pages.
    """
    handle = calls.load_document(data, len(data), None)
    if not handle:
        raise_if_locked(calls.last_error())
        return None
    source = FastSource(handle, data, calls.page_count(handle), limits)
    if source.pages > limits.pages:
        source.close()
        raise LimitError(
            f"the PDF has more than {limits.pages} pages", "Split the document.", limit="pages"
        )
    if source.pages < 1:
        source.close()
        return None
    return source


def raise_if_locked(error: int) -> None:
    """Tells a locked file from a damaged one.

    Args:
        error: PDFium's code.

    Raises:
        DocumentError: the file is locked.
    """
    if error == calls.WRONG_PASSWORD:
        raise DocumentError("the PDF is protected by a password", LOCKED_REMEDY)
    if error == calls.UNKNOWN_LOCK:
        raise DocumentError("the PDF is encrypted in an unknown way", LOCKED_REMEDY)


def _frame_of(page: int) -> Frame:
    box = calls.Rectangle()
    left, bottom, right, top = _LETTER
    if calls.page_box(page, addressof(box)):
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
    return Frame(left, bottom, right, top, calls.page_rotation(page) % 4)
