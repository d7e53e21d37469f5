"""The reader of OpenDocument texts: from bytes to a Document."""

from __future__ import annotations

from planlift_parsers.document import Document
from planlift_parsers.docx.making import MadeFile, made
from planlift_parsers.docx.reader import document_of
from planlift_parsers.limits import Limits
from planlift_parsers.odf.enclosed import enclosed_in
from planlift_parsers.odf.names import FO, OFFICE, STYLE, colour
from planlift_parsers.odf.package import OdfFile, open_odf
from planlift_parsers.odf.pictures import OdfPictures
from planlift_parsers.odf.styles import Styles
from planlift_parsers.odt.blocks import Writer

READER = "odt 1"
_RUNNING = ("header", "footer")
_PAGES = ("", "-left", "-first")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read an OpenDocument text.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged, protected or no OpenDocument text.
        LimitError: it exceeds a limit.
    """
    odf = open_odf(data, "text", limits)
    file = MadeFile(title=odf.title, background=_page_ground(odf))
    writer = Writer(file, Styles(odf.roots), OdfPictures(odf.data), limits)
    writer.body(odf.body)
    _running(odf, file, writer)
    file.enclosed = enclosed_in(odf)
    document = document_of(file.file(), name, limits)
    document.format, document.reader = "odt", READER
    return document


def _running(odf: OdfFile, file: MadeFile, writer: Writer) -> None:
    """Headers and footers of the pages."""
    masters = (
        page
        for root in odf.roots
        for page in root.iterfind(f"{OFFICE}master-styles/{STYLE}master-page")
    )
    for page in masters:
        for kind in _RUNNING:
            for which in _PAGES:
                element = page.find(f"{STYLE}{kind}{which}")
                if element is None or element.get(STYLE + "display") == "false":
                    continue
                root = made(None, "hdr")
                root.extend(writer.apart(element))
                file.running.append((kind, root))


def _page_ground(odf: OdfFile) -> str | None:
    """The colour of the pages, where one is given."""
    for root in odf.roots:
        for layout in root.iter(STYLE + "page-layout-properties"):
            if found := colour(layout.get(FO + "background-color")):
                return found
    return None
