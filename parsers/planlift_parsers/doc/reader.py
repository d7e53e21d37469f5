"""The reader of old Word files (.doc): two readings, and what to do where they differ."""

from __future__ import annotations

from planlift_parsers.doc.converted import RefusedError, as_docx
from planlift_parsers.doc.second import second_reading
from planlift_parsers.document import Document
from planlift_parsers.docx.package import open_word
from planlift_parsers.docx.reader import document_of
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits

READER = "doc 1"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read an old Word file.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is empty, damaged, protected or no Word file.
        LimitError: it exceeds a limit.
    """
    document = document_of(open_word(as_docx(data), limits), name, limits)
    document.format, document.reader = "doc", READER
    return document
