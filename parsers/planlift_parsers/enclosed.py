"""What an Office package holds beside its text: macros, links to elsewhere, embedded files."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.macros import macro_note
from planlift_parsers.ole import OLE_MAGIC
from planlift_schema import Finding, Severity

if TYPE_CHECKING:
    from olefile import OleFileIO

_RELATIONS = ".rels"
_MACROS = "vbaproject.bin"
_EMBEDDED = frozenset({"oleObject", "package"})
# Links that a person follows by a click, and those that a reader speaks of itself.
_NO_TROUBLE = frozenset({"hyperlink", "attachedTemplate", "subDocument"})
_NAMED = 3  # addresses that a message can hold and still be read
_LONGEST_ADDRESS = 80
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
# "\1Ole10Native" begins with its size and two bytes; the name that is shown follows, up to a zero.
_NATIVE, _NATIVE_HEAD, _LONGEST_NAME = "\x01Ole10Native", 6, 260


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a package holds beside its text.

    Attributes:
        macros: it holds macros.
        links: addresses of what it would load from elsewhere, hyperlinks aside, each once.
        embedded: names of the files and objects embedded in it.
    """

    macros: bool = False
    links: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()

    def notes(self) -> Iterator[Finding]:
        """What a person should know of it."""
        if self.macros:
            yield macro_note()
        if self.links:
            shown = ", ".join(link[:_LONGEST_ADDRESS] for link in self.links[:_NAMED])
            more = f" and {len(self.links) - _NAMED} more" if len(self.links) > _NAMED else ""
            hint = "Nothing was fetched; what stands there is not read."
            yield _note(f"links to parts outside of the file: {shown}{more}", hint)
        if self.embedded:
            message = f"embedded files or objects that are not read ({len(self.embedded)})"
            hint = "Open the document, save what is embedded as files, and give those."
            yield _note(message, hint, Severity.WARNING)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The names of what is embedded, as EMBEDDED."""
        return (Paragraph(name, Kind.EMBEDDED) for name in self.embedded)


def enclosed_in(data: bytes) -> Enclosed:
    """What a package holds beside its text.

    Args:
        data: a zip that has passed the guard.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        links: dict[str, None] = {}
        embedded: dict[str, None] = {}
        for part in (name for name in names if name.lower().endswith(_RELATIONS)):
            root = etree.fromstring(package.read(part).strip() or b"<none/>", _PARSER)
            for relation in () if root is None else root:
                _sort(relation, part, links, embedded)
        found = tuple(_name(package, part) for part in embedded)
    macros = any(posixpath.basename(name).lower() == _MACROS for name in names)
    return Enclosed(macros, tuple(links), found)


def _sort(
    relation: etree._Element, part: str, links: dict[str, None], embedded: dict[str, None]
) -> None:
    kind = (relation.get("Type") or "").rpartition("/")[2]
    target = relation.get("Target") or ""
    if relation.get("TargetMode") == "External":
        if kind not in _NO_TROUBLE and target:
            links[target] = None
    elif kind in _EMBEDDED:
        folder = posixpath.dirname(posixpath.dirname(part))
        embedded[posixpath.normpath(posixpath.join("/", folder, target))[1:]] = None


def _name(package: zipfile.ZipFile, part: str) -> str:
    """What an embedded file is called: the name that Word shows, where the object has one."""
    try:
        data = package.read(part)
    except KeyError:
        return posixpath.basename(part)
    return (_own_name(data) if data.startswith(OLE_MAGIC) else "") or posixpath.basename(part)


def _own_name(data: bytes) -> str:
    from olefile import OleFileIO

    try:
        with OleFileIO(data) as file:  # type: ignore[no-untyped-call]
            return native_name(file, _NATIVE)
    except Exception:  # of a damaged object it raises whatever its parts do
        return ""


def native_name(file: OleFileIO, stream: str) -> str:
    """What a file embedded as an object is called, "" where it has no name.

    Args:
        file: the opened container.
        stream: path of its "Ole10Native" stream.
    """
    head = stream_of(file, stream)[: _NATIVE_HEAD + _LONGEST_NAME]
    name = head[_NATIVE_HEAD:].split(b"\0")[0].decode("cp1252", "replace").strip()
    return name if name.isprintable() else ""


def stream_of(file: OleFileIO, path: str) -> bytes:
    """A stream of an opened container, b"" where there is none."""
    if not file.exists(path):  # type: ignore[no-untyped-call]
        return b""
    return bytes(file.openstream(path).read())  # type: ignore[no-untyped-call]


def _note(message: str, hint: str, severity: Severity = Severity.NOTE) -> Finding:
    return Finding(code="hidden-content", severity=severity, message=message, hint=hint)
