"""Opening a Word file: from bytes to the roots of its parts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx.package
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from lxml import etree

from planlift_parsers.docx.lean import broken_xml, check_depth, deep_enough, lean_package, parse
from planlift_parsers.docx.names import Element, W
from planlift_parsers.docx.pictures import HeldMedia, Media, PackageMedia
from planlift_parsers.enclosed import Enclosed, enclosed_in
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.zipguard import check_package

_REPAIR = "Get a fresh copy, or open it in Word, let it repair the file, and save it."
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(slots=True)
class WordFile:
    """The parts of one Word file that are read.

    Attributes:
        body: `w:body`.
        document: `w:document`.
        parts: relationship id -> root of a header, footer or other XML part.
        chunks: relationship id -> bytes of an embedded foreign document (`w:altChunk`).
        by_kind: last word of the relationship's type -> root of the one part of that kind.
        title: title in the core properties.
        template: address of an attached template, "" if none; it is never fetched.
        media: its pictures.
        enclosed: what it holds beside its text.
    """

    body: Element
    document: Element
    parts: dict[str, Element] = field(default_factory=dict)
    chunks: dict[str, bytes] = field(default_factory=dict)
    by_kind: dict[str, Element] = field(default_factory=dict)
    title: str = ""
    template: str = ""
    media: Media = field(default_factory=HeldMedia)
    enclosed: Enclosed = field(default_factory=Enclosed)


def open_word(data: bytes, limits: Limits) -> WordFile:
    """Open a Word file.

    Args:
        data: the whole file.
        limits: kept by the guard in front of the zip.

    Raises:
        DocumentError: it is empty, damaged, protected or no Word file.
        LimitError: it expands too far, or its XML is too deep.
    """
    check_size(data, limits)
    if not data:
        raise DocumentError("the file is empty", "Get a fresh copy.")
    check_package(data, limits)
    try:
        with deep_enough(limits):
            package = docx.package.Package.open(io.BytesIO(lean_package(data)))
        file = _word_file(package, limits)
    except etree.XMLSyntaxError as error:
        raise broken_xml(error, limits, _REPAIR) from error
    except (OpcError, KeyError, ValueError, AttributeError) as error:
        raise DocumentError("the file is not a whole Word document", _REPAIR) from error
    file.media, file.enclosed = PackageMedia(data), enclosed_in(data)
    return file


def _word_file(package: docx.package.Package, limits: Limits) -> WordFile:
    main = package.main_document_part
    root = _root(main, limits)
    body = root.find(W + "body")
    if root.tag != W + "document" or body is None:
        raise DocumentError("the file is a zip, but holds no Word document", _REPAIR)
    made = WordFile(body, root, title=_title(package, limits))
    for key, kind, part in _related(main):
        if kind == "aFChunk":
            made.chunks[key] = part.blob
        else:
            made.parts[key] = made.by_kind[kind] = _root(part, limits)
    for relation in (one for _, _, part in _related(main) for one in part.rels.values()):
        if relation.is_external and relation.reltype.endswith("/attachedTemplate"):
            made.template = relation.target_ref
    return made


def _related(main: Part) -> Iterator[tuple[str, str, Part]]:
    for key, relation in main.rels.items():
        if not relation.is_external:
            yield key, relation.reltype.rpartition("/")[2], relation.target_part


def _root(part: Part, limits: Limits) -> Element:
    if not isinstance(part, XmlPart):
        return parse(part.blob, limits)
    root: Element = part.element
    check_depth(root, limits)
    return root


def _title(package: docx.package.Package, limits: Limits) -> str:
    """The title in the core properties; python-docx would invent one where there are none."""
    for relation in package.rels.values():
        if relation.reltype.endswith("/core-properties"):
            return (_root(relation.target_part, limits).findtext(_TITLE) or "").strip()
    return ""
