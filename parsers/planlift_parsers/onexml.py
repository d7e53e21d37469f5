"""Documents that are one piece of XML: parsed whole, with nothing declared and nothing fetched."""

from __future__ import annotations

from lxml import etree

from planlift_parsers.docx.lean import parse
from planlift_parsers.docx.names import Element
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits

_REPAIR = "Get a fresh copy, or open it in the program it was made with and save it again."
# What libxml2 says when its own limits of depth and length are met.
_TOO_MUCH = ("Excessive depth", "XML_PARSE_HUGE", "xmlSAX2Characters")
_DECLARATIONS = tuple(
    word.encode(codec)
    for codec in ("ascii", "utf-16-le", "utf-16-be")
    for word in ("<!DOCTYPE", "<!ENTITY")
)
_BLANK = b"\0 \t\r\n"


def parse_whole(data: bytes, limits: Limits) -> Element:
    """The root of a document in one piece of XML.

    Args:
        data: the whole file.
        limits: `file_bytes` is kept.

    Raises:
        DocumentError: it is not well formed, or declares a document type or entities.
        LimitError: it is too large or nested too deep.
    """
    if len(data) > limits.file_bytes:
        raise LimitError(f"the file has {len(data):,} bytes", "Split it, or raise the limit.")
    if any(word in data for word in _DECLARATIONS):
        raise DocumentError(
            "the file declares a document type or entities, which no office program writes",
            "Do not open the file unless you know who made it; ask for a clean copy.",
        )
    return parse_part(data.lstrip(_BLANK))


def parse_part(xml: bytes) -> Element:
    """The root of a part of a document.

    Raises:
        DocumentError: it is not well formed.
        LimitError: it is nested too deep.
    """
    try:
        return parse(xml)
    except etree.XMLSyntaxError as error:
        if any(word in str(error) for word in _TOO_MUCH):
            raise LimitError("its XML is nested too deep or too long", _REPAIR) from error
        raise DocumentError("the file is damaged: its XML cannot be read", _REPAIR) from error
