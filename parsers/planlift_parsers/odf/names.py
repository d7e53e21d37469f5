"""Names of OpenDocument, and how its small values are read."""

from __future__ import annotations

import re

from planlift_parsers.docx.names import Element, whole

_OASIS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE = _OASIS.format("office")
TEXT = _OASIS.format("text")
TABLE = _OASIS.format("table")
STYLE = _OASIS.format("style")
DRAW = _OASIS.format("drawing")
FO = _OASIS.format("xsl-fo-compatible")
NUMBER = _OASIS.format("datastyle")
META = _OASIS.format("meta")
SVG = _OASIS.format("svg-compatible")
XLINK = "{http://www.w3.org/1999/xlink}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DC = "{http://purl.org/dc/elements/1.1/}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_HEX = re.compile(r"#([0-9A-Fa-f]{6})$")


def colour(text: str | None) -> str | None:
    """A colour as "RRGGBB"; None for "transparent" and what is none."""
    found = _HEX.match(text or "")
    return found[1].upper() if found else None


def count(element: Element, name: str) -> int:
    """A number of repetitions or of columns covered, at least 1."""
    return max(1, whole(element.get(name), 1))
