"""A lean copy of a package: the parts that are read, in one dialect, and nothing else.

Word writes, and forgives, packages that python-docx does not open: relationships to parts that
are missing, macro-enabled and template content types, the strict dialect (ISO/IEC 29500-1), parts
of unknown type. Pictures, fonts and macros are left behind, so they are never loaded.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

import docx.oxml.parser
from lxml import etree

from planlift_parsers.docx.names import Element
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

_TYPES = "application/vnd.openxmlformats-officedocument"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
# Last word of a relationship's type -> content type of the part it leads to.
_CONTENT = {
    "officeDocument": f"{_TYPES}.wordprocessingml.document.main+xml",
    "styles": f"{_TYPES}.wordprocessingml.styles+xml",
    "numbering": f"{_TYPES}.wordprocessingml.numbering+xml",
    "settings": f"{_TYPES}.wordprocessingml.settings+xml",
    "theme": f"{_TYPES}.theme+xml",
    "footnotes": f"{_TYPES}.wordprocessingml.footnotes+xml",
    "endnotes": f"{_TYPES}.wordprocessingml.endnotes+xml",
    "comments": f"{_TYPES}.wordprocessingml.comments+xml",
    "header": f"{_TYPES}.wordprocessingml.header+xml",
    "footer": f"{_TYPES}.wordprocessingml.footer+xml",
    "diagramData": f"{_TYPES}.drawingml.diagramData+xml",
    "aFChunk": "application/octet-stream",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
_MACROS = "vbaproject.bin"
_LINKED = frozenset({"attachedTemplate", "subDocument"})
# Namespaces of the strict dialect -> those of the transitional one (ISO/IEC 29500-4, annex A).
_STRICT = b"http://purl.oclc.org/ooxml/"
_DIALECT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", "officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", "wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", "drawingml/2006/"),
)
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_WIDTH = re.compile(rb'<w:tcW(?: w:(?:w|type)="[^"<>]*")*\s*/>')
# What libxml2 says when its own limits of depth and length are met.
_TOO_MUCH = ("Excessive depth", "XML_PARSE_HUGE", "xmlSAX2Characters")
# Depth that libxml2 keeps to by itself, and with it the length of one text.
_OWN_DEPTH = DEFAULT_LIMITS.xml_depth
_PARSER, _DEEP_PARSER = (
    etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=huge)
    for huge in (False, True)
)
_EMPTY_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/>{}</Types>'
)
_EMPTY_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships">{}</Relationships>'
)


@dataclass(frozen=True, slots=True)
class _Relation:
    """One relationship of a part: its id, the last word of its type, and where it leads."""

    key: str
    kind: str
    target: str
    external: bool

    @property
    def xml(self) -> str:
        type_uri = _CORE if self.kind == "core-properties" else _OFFICE + self.kind
        mode = ' TargetMode="External"' if self.external else ""
        target = self.target if self.external else "/" + self.target
        return (
            f"<Relationship Id={quoteattr(self.key)} Type={quoteattr(type_uri)}"
            f" Target={quoteattr(target)}{mode}/>"
        )


def parse(xml: bytes, limits: Limits = DEFAULT_LIMITS) -> Element:
    """Parse XML with no entity and no network.

    Args:
        xml: the whole of it.
        limits: `xml_depth` is kept.

    Raises:
        LimitError: it is too deep.
        lxml.etree.XMLSyntaxError: it is not well formed, or deeper than the parser goes.
    """
    root = etree.fromstring(xml, _DEEP_PARSER if limits.xml_depth > _OWN_DEPTH else _PARSER)
    check_depth(root, limits)
    return root


def check_depth(root: Element, limits: Limits) -> None:
    """Hold parsed XML to `xml_depth`; at the depth that the parser keeps there is nothing to do.

    Raises:
        LimitError: it is too deep.
    """
    if limits.xml_depth == _OWN_DEPTH:
        return
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.xml_depth:
            raise _too_deep(limits)


def broken_xml(error: etree.XMLSyntaxError, limits: Limits, remedy: str) -> DocumentError:
    """The error for XML that cannot be parsed.

    Args:
        error: what the parser said.
        limits: what it was held to.
        remedy: what to do about damage.
    """
    if any(word in str(error) for word in _TOO_MUCH):
        return _too_deep(limits)
    return DocumentError("the file is damaged: its XML cannot be read", remedy)


def _too_deep(limits: Limits) -> LimitError:
    return LimitError(
        f"its XML is nested more than {limits.xml_depth} deep, or one text in it is too long",
        "Save it again in the program it was made with, and try again.",
        limit="xml_depth",
    )


@contextmanager
def deep_enough(limits: Limits) -> Iterator[None]:
    """Lets python-docx, which takes no parser, parse XML as deep as the limits allow."""
    usual = docx.oxml.parser.oxml_parser
    if limits.xml_depth > _OWN_DEPTH:
        deep = etree.XMLParser(remove_blank_text=True, resolve_entities=False, huge_tree=True)
        deep.set_element_class_lookup(docx.oxml.parser.element_class_lookup)
        docx.oxml.parser.oxml_parser = deep
    try:
        yield
    finally:
        docx.oxml.parser.oxml_parser = usual


def has_macros(data: bytes) -> bool:
    """Whether a package that has passed the guard holds macros."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(name.lower().endswith(_MACROS) for name in package.namelist())


def lean_package(data: bytes) -> bytes:
    """Copy the parts that a reader of Word files needs.

    Args:
        data: a zip file that has passed the guard.

    Returns:
        A small package in the transitional dialect that python-docx opens.

    Raises:
        DocumentError: it is no Word package.
        lxml.etree.XMLSyntaxError: a list of relationships is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return _Copy(package).made()


class _Copy:
    """The making of one lean package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.names = {name.replace("\\", "/").lower(): name for name in package.namelist()}
        self.parts: dict[str, bytes] = {}
        self.types: list[str] = []

    def made(self) -> bytes:
        """The lean package."""
        roots = [
            relation
            for relation in self._relations("")
            if relation.kind in ("officeDocument", "core-properties") and not relation.external
        ]
        main = next((root.target for root in roots if root.kind == "officeDocument"), None)
        if main is None:
            raise DocumentError(
                "the file is a zip, but holds no Word document",
                "Check that it is the right file; in Word, save it as .docx and try again.",
            )
        self._keep("", roots)
        relations = self._relations(main)
        self._keep(main, relations)
        for settings in (one.target for one in relations if one.kind == "settings"):
            linked = [one for one in self._relations(settings) if one.external]
            self._keep(settings, linked)
        return self._written()

    def _relations(self, part: str) -> list[_Relation]:
        """The relationships of a part that are known and lead somewhere."""
        folder, name = posixpath.split(part)
        source = self.names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
        if source is None:
            return []
        made = []
        for child in parse(self.package.read(source)):
            relation = self._relation(child, folder)
            if relation is not None:
                made.append(relation)
        return made

    def _relation(self, child: Element, folder: str) -> _Relation | None:
        kind = (child.get("Type") or "").rstrip("/").rpartition("/")[2]
        kind = "core-properties" if kind == "coreProperties" else kind
        key, target = child.get("Id"), child.get("Target")
        if not key or not target:
            return None
        if child.get("TargetMode") == "External":
            return _Relation(key, kind, target, True) if kind in _LINKED else None
        path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
        known = kind in _CONTENT and path.lower() in self.names
        return _Relation(key, kind, path, False) if known else None

    def _keep(self, source: str, relations: list[_Relation]) -> None:
        """Take the relationships of a part, and the parts they lead to, into the copy."""
        folder, name = posixpath.split(source)
        listed = "".join(relation.xml for relation in relations)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        self.parts[rels] = _EMPTY_RELATIONS.format(listed).encode()
        for relation in relations:
            if relation.external or relation.target in self.parts:
                continue
            body = self.package.read(self.names[relation.target.lower()])
            self.parts[relation.target] = _without_widths(_transitional(body))
            self.types.append(
                f"<Override PartName={quoteattr('/' + relation.target)}"
                f" ContentType={quoteattr(_CONTENT[relation.kind])}/>"
            )

    def _written(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
            package.writestr("[Content_Types].xml", _EMPTY_TYPES.format("".join(self.types)))
            for name, body in self.parts.items():
                package.writestr(name, body)
        return made.getvalue()


def _transitional(xml: bytes) -> bytes:
    """The part with the strict dialect's namespaces replaced."""
    if _STRICT in xml:
        for strict, usual in _DIALECT:
            xml = xml.replace(strict, _TRANSITIONAL + usual.encode())
    return xml


def _without_widths(xml: bytes) -> bytes:
    """The part without the widths of cells, which nobody asks for: a third of a large table's tree.

    In 20,000 rows of seven cells they took 70 of 190 MB.
    """
    return xml if b"<![CDATA[" in xml else _WIDTH.sub(b"", xml)
