"""Opening an OpenDocument file: a package, or all of it in one piece of XML."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace

from planlift_parsers.docx.names import Element
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.odf.names import DC, OFFICE
from planlift_parsers.onexml import parse_part, parse_whole
from planlift_parsers.zipguard import check_package

_REPAIR = "Get a fresh copy, or open it in LibreOffice and save it again."
_PACKAGE = b"PK\x03\x04"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = b"encryption-data"
_MACROS = ("Basic/", "Scripts/")


@dataclass(frozen=True, slots=True)
class OdfFile:
    """The parts of an OpenDocument file that are read.

    Attributes:
        body: `office:text` or `office:spreadsheet`.
        roots: roots in which styles stand: those of the content first.
        title: title in its properties.
        macros: it holds macros.
        data: the package, whose pictures are read when they are met; b"" for one piece of XML.
    """

    body: Element
    roots: tuple[Element, ...]
    title: str = ""
    macros: bool = False
    data: bytes = b""


def open_odf(data: bytes, kind: str, limits: Limits) -> OdfFile:
    """Open an OpenDocument file.

    Args:
        data: the whole file.
        kind: "text" or "spreadsheet".
        limits: kept by the guard in front of the zip.

    Raises:
        DocumentError: it is damaged, protected, or none of that kind.
        LimitError: it expands too far, or its XML is too deep.
    """
    check_size(data, limits)
    if data.startswith(_PACKAGE):
        return _package(data, kind, limits)
    root = parse_whole(data, limits)
    return _made((root,), kind, root.find(f".//{OFFICE}script") is not None)


def _package(data: bytes, kind: str, limits: Limits) -> OdfFile:
    check_package(data, limits)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = frozenset(package.namelist())
        if _MANIFEST in names and _ENCRYPTED in package.read(_MANIFEST):
            raise DocumentError(
                "the file is protected by a password",
                "Open it in LibreOffice, save it without one, and try again.",
            )
        if "content.xml" not in names:
            raise DocumentError("the file has no content", _REPAIR)
        wanted = [part for part in ("content.xml", "styles.xml", "meta.xml") if part in names]
        roots = tuple(parse_part(package.read(part), limits) for part in wanted)
    file = _made(roots, kind, any(name.startswith(_MACROS) for name in names))
    return replace(file, data=data)


def _made(roots: tuple[Element, ...], kind: str, macros: bool) -> OdfFile:
    body = roots[0].find(f"{OFFICE}body/{OFFICE}{kind}")
    if body is None:
        raise DocumentError(f"the file holds no OpenDocument {kind}", _REPAIR)
    titles = (root.findtext(f"{OFFICE}meta/{DC}title") or "" for root in reversed(roots))
    return OdfFile(body, roots, next((one.strip() for one in titles if one.strip()), ""), macros)
