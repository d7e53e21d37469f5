"""Documents that are one piece of XML: parsed whole, with nothing declared and nothing fetched."""

from __future__ import annotations

from lxml import etree

from planlift_parsers.docx.lean import broken_xml, parse
from planlift_parsers.docx.names import Element
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits, check_size

_REPAIR = "Get a fresh copy, or open it in the program it was made with and save it again."
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
        limits: `file_bytes` and `xml_depth` are kept.

    Raises:
        DocumentError: it is not well formed, or declares a document type or entities.
        LimitError: it is too large or nested too deep.
    """
    check_size(data, limits)
    if any(word in data for word in _DECLARATIONS):
        raise DocumentError(
            "the file declares a document type or entities, which no office program writes",
            "Do not open the file unless you know who made it; ask for a clean copy.",
        )
    return parse_part(data.lstrip(_BLANK), limits)


def parse_part(xml: bytes, limits: Limits) -> Element:
    """The root of a part of a document.

    Args:
        xml: the whole part.
        limits: `xml_depth` is kept.

    Raises:
        DocumentError: it is not well formed.
        LimitError: it is nested too deep.
    """
    try:
        return parse(xml, limits)
    except etree.XMLSyntaxError as error:
        raise broken_xml(error, limits, _REPAIR) from error
