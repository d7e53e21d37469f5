"""What an OpenDocument file holds beside its text: macros, links to elsewhere, embedded objects."""

from __future__ import annotations

import posixpath

from planlift_parsers.docx.names import Element
from planlift_parsers.enclosed import Enclosed
from planlift_parsers.odf.names import DRAW, OFFICE, TABLE, TEXT, XLINK
from planlift_parsers.odf.package import OdfFile

_OBJECTS = (DRAW + "object", DRAW + "object-ole")
# What a program would load as part of the document.
_LOADED = (
    *_OBJECTS,
    DRAW + "image",
    DRAW + "plugin",
    DRAW + "floating-frame",
    TEXT + "section-source",
    TABLE + "table-source",
    TABLE + "cell-range-source",
    OFFICE + "dde-source",
)


def enclosed_in(odf: OdfFile) -> Enclosed:
    """What an opened file holds beside its text."""
    links: dict[str, None] = {}
    embedded: dict[str, None] = {}
    for element in odf.body.iter(*_LOADED):
        href = element.get(XLINK + "href") or ""
        if _leads_out(href):
            links[href] = None
        elif element.tag in _OBJECTS:
            embedded[_name(element, href)] = None
    return Enclosed(odf.macros, tuple(links), tuple(embedded))


def _leads_out(href: str) -> bool:
    """Whether an address is of something outside of the file."""
    return ":" in href or href.startswith(("/", "../"))


def _name(element: Element, href: str) -> str:
    frame = element.getparent()
    named = "" if frame is None else frame.get(DRAW + "name") or ""
    return named or posixpath.basename(href) or "object"
