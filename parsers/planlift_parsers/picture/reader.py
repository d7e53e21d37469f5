"""The reader of pictures: each page of the file is read as a scanned page is."""

from __future__ import annotations

from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.pictures import number_tables, shift
from planlift_parsers.scan.installed import INSTALL, is_installed
from planlift_parsers.scan.pictured import blocks_on, frames_in, natural_size
from planlift_schema import Finding, Place, Severity, Where

READER = "picture 1"
_SOURCE = "Give the document that the picture was made from"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a picture.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: `file_bytes`, `scanned_pages`, `page_pixels`, `page_seconds` and those of any
            document are kept; a page beyond them is named, and not read.

    Raises:
        DocumentError: letters cannot be recognised here, it is damaged, or no letter is on it.
        LimitError: the file is too large, or its only page is beyond a limit.
    """
    check_size(data, limits)
    if not is_installed():
        cause = "the file is a picture, and the part that recognises letters is not installed"
        raise DocumentError(cause, f"{_SOURCE}. Or install it: {INSTALL}.", code="no-text")
    pages, size = frames_in(data), natural_size(data)
    document = Document(name, "picture", READER, pages=pages, ocr=True)
    document.page_sizes = dict.fromkeys(range(1, pages + 1), size)
    for page in range(1, pages + 1):
        try:
            _read_page(document, data, page, size[0], limits)
        except LimitError as error:
            if pages == 1:
                raise
            document.notes.append(_unread(page, error))
            if error.limit == "scanned_pages":
                break
    if not document.blocks and not document.notes:
        raise DocumentError("no letters were found on the picture", f"{_SOURCE}.")
    number_tables(document)
    document.notes.append(_recognised())
    return document


def _read_page(document: Document, data: bytes, page: int, width: float, limits: Limits) -> None:
    if page > limits.scanned_pages:
        cause = f"the document has more than {limits.scanned_pages} pages to read from pictures"
        raise LimitError(cause, "Split the document.", limit="scanned_pages")
    blocks = blocks_on(data, width, limits, page - 1)
    shift(blocks, page)
    document.blocks += blocks


def _recognised() -> Finding:
    return Finding(
        code="no-text",
        severity=Severity.NOTE,
        message="the words were recognised from a picture",
        hint="Compare them with the picture, first what is to be reviewed.",
    )


def _unread(page: int, error: LimitError) -> Finding:
    return Finding(
        code=error.code,
        severity=Severity.ERROR,
        message=f"page {page} was not read: {error.cause}",
        hint=error.remedy,
        where=Where(place=Place(page=page)),
    )
