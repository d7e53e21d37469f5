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
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.pdf.device import PageDevice
from planlift_parsers.pdf.tags import TagTable, tagged_tables

HEADER_REACH = 1024  # bytes within which readers look for "%PDF-" (PDF 32000-1, annex H.3.4.1)
_RESAVE = "Open it in a PDF program, save it again under a new name and try that file."
_UNLOCK = "Save a copy without password and try that file."


@dataclass(slots=True)
class Source:
    """An opened PDF.

    Attributes:
        title: the title in its properties, "" if none.
        pages: its pages, not read yet.
        manager: the library's store of shared fonts.
        file: the library's own view of the file.
    """

    title: str
    pages: list[PDFPage]
    manager: PDFResourceManager
    file: PDFDocument

    def contents(self) -> Iterator[PageContent]:
        """What each page shows, in order; a damaged page carries what was read before the damage.

        Raises:
            LimitError: a page holds more than any honest page does.
        """
        for number, page in enumerate(self.pages, 1):
            with quiet():
                content = self._content(number, page)
            yield content

    def tables(self) -> list[TagTable]:
        """The tables of its structure tree."""
        with quiet():
            return tagged_tables(self.file, self.pages)

    def _content(self, number: int, page: PDFPage) -> PageContent:
        device = PageDevice(self.manager, number)
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


def open_source(data: bytes, limits: Limits) -> Source:
    """Opens a PDF.

    Args:
        data: the whole file.
        limits: file size and page count are kept.

    Raises:
        DocumentError: it is no PDF, is damaged, protected by a password or has no page.
        LimitError: it is too large or has too many pages.
    """
    if len(data) > limits.file_bytes:
        cause = f"the file has {len(data)} bytes, the limit is {limits.file_bytes}"
        raise LimitError(cause, "Split the document.")
    if b"%PDF-" not in data[:HEADER_REACH]:
        raise DocumentError("the file is not a PDF", "Check what the file is and rename it.")
    with quiet():
        pdf = _open(data)
        pages = _pages(pdf, limits)
    title = pdf.metadata.get("Title")
    return Source(_clean_title(title), pages, pdf.rsrcmgr, pdf.doc)


def _open(data: bytes) -> PDF:
    try:
        return pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise DocumentError("the PDF is protected by a password", _UNLOCK) from error
        if isinstance(cause, PDFEncryptionError):
            raise DocumentError("the PDF is encrypted in an unknown way", _UNLOCK) from error
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
        raise LimitError(f"the PDF has more than {limits.pages} pages", "Split the document.")
    return pages


def _clean_title(title: object) -> str:
    """The title, without what programs write there when there is none."""
    text = " ".join(title.split()) if isinstance(title, str) else ""
    return "" if text.strip("()").lower() in {"anonymous", "unspecified", "untitled"} else text
