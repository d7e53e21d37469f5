"""The reader of Word XML in one file: of 2003, and the flat packages of later versions."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile

from lxml import etree

from planlift_parsers.document import Document
from planlift_parsers.docx import read as read_package
from planlift_parsers.docx.names import Element
from planlift_parsers.docx.reader import document_of
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits
from planlift_parsers.onexml import parse_whole
from planlift_parsers.wordml.of2003 import ROOT, file_of_2003

READER = "wordml 1"
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read Word XML in one file.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged or no Word XML.
        LimitError: it exceeds a limit.
    """
    root = parse_whole(data, limits)
    if root.tag == _PKG + "package":
        document = read_package(_packed(root), name, limits)
    elif root.tag == ROOT:
        document = document_of(file_of_2003(root), name, limits)
    else:
        raise DocumentError("the file holds no Word XML", "Save it in Word as .docx.")
    document.format, document.reader = "wordml", READER
    return document


def _packed(root: Element) -> bytes:
    """The parts of a flat package as the package of a .docx."""
    made = io.BytesIO()
    known: set[str] = set()
    with zipfile.ZipFile(made, "w") as package:
        for part in root.iterfind(_PKG + "part"):
            name = (part.get(_PKG + "name") or "").lstrip("/")
            content = _content(part)
            if name and name not in known and content:
                known.add(name)
                package.writestr(name, content)
    return made.getvalue()


def _content(part: Element) -> bytes:
    """What a part holds: XML, or anything else as base64."""
    xml, data = part.find(_PKG + "xmlData"), part.findtext(_PKG + "binaryData")
    if xml is not None and len(xml):
        return etree.tostring(xml[0])
    try:
        return base64.b64decode(data or "")
    except binascii.Error:
        return b""
