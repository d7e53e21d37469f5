"""Opens a PDF and gives its pages one by one, by way of pdfplumber."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import pdfplumber
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import LOCKED_REMEDY
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.pdf.reference.device import PageDevice
from planlift_parsers.pdf.reference.tags import tagged_tables
from planlift_parsers.pdf.tag_table import TagTable

_RESAVE = "Open it in a PDF program, save it again under a new name and try that file."


@dataclass(slots=True)
class ReferenceSource:
    """An opened PDF.

    Attributes:
        title: the title in its properties, "" if none.
        pages: its pages, not read yet.
        manager: the library's store of shared fonts.
        file: the library's own view of the file.
        limits: what a page must not exceed.
    """

    title: str
    pages: list[PDFPage]
    manager: PDFResourceManager
    file: PDFDocument
    limits: Limits

    def contents(self) -> Iterator[PageContent]:
        """What each page shows, in order; a damaged page carries what was read before the damage.

        Raises:
            LimitError: a page holds more than any honest page does.
        """
        return (self.content(number) for number in range(1, len(self.pages) + 1))

    def tables(self) -> list[TagTable]:
        """The tables of its structure tree."""
        with quiet():
            return tagged_tables(self.file, self.pages)

    def content(self, number: int) -> PageContent:
        """What a page shows; a damaged one carries what was read before the damage.

        Args:
            number: of the page, from 1.

        Raises:
            LimitError: the page holds more than any honest page does.
        """
        with quiet():
            return self._content(number, self.pages[number - 1])

    def _content(self, number: int, page: PDFPage) -> PageContent:
        device = PageDevice(self.manager, number, self.limits)
        try:
            PDFPageInterpreter(self.manager, device).process_page(page)
        except LimitError:
            raise
        except RecursionError:
            return device.content("its parts refer to each other in a circle")
        except Exception as error:  # the library raises all kinds on damaged pages
            return device.content(f"it is damaged ({type(error).__name__})")
        return device.content()


@contextmanager
def quiet() -> Iterator[None]:
    """Keeps the library's log lines and warnings from people who cannot act on them."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


def open_reference(data: bytes, limits: Limits) -> ReferenceSource:
    """Opens a PDF.

    Args:
        data: the whole file.
        limits: the page count is kept.

    Raises:
        DocumentError: it is damaged, protected by a password or has no page.
        LimitError: it has too many pages.
    """
    with quiet():
        pdf = _open(data)
        pages = _pages(pdf, limits)
    title = pdf.metadata.get("Title")
    return ReferenceSource(
        title if isinstance(title, str) else "", pages, pdf.rsrcmgr, pdf.doc, limits
    )


def _open(data: bytes) -> PDF:
    try:
        return pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise DocumentError("the PDF is protected by a password", LOCKED_REMEDY) from error
        if isinstance(cause, PDFEncryptionError):
            raise DocumentError("the PDF is encrypted in an unknown way", LOCKED_REMEDY) from error
        raise DocumentError("the PDF is damaged or cut short", _RESAVE) from error
    except (RecursionError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DocumentError("the PDF is damaged or cut short", _RESAVE) from error


def _pages(pdf: PDF, limits: Limits) -> list[PDFPage]:
    try:
        pages = list(islice(PDFPage.create_pages(pdf.doc), limits.pages + 1))
    except Exception as error:  # the library raises all kinds on damaged files
        raise DocumentError("the PDF is damaged or cut short", _RESAVE) from error
    if not pages:
        raise DocumentError("the PDF has no pages, or is cut short", _RESAVE)
    if len(pages) > limits.pages:
        raise LimitError(
            f"the PDF has more than {limits.pages} pages", "Split the document.", limit="pages"
        )
    return pages
