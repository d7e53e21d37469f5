"""Pictures in a Word file: where they are shown, how large, and what may stand on them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol
from urllib.parse import unquote

from planlift_parsers.docx.lean import parse
from planlift_parsers.docx.names import DRAWING, VML, WP, Element, R
from planlift_parsers.paragraphs import fold
from planlift_parsers.sizes import may_hold_table, points

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_EMU = 12_700  # to the point
_STYLE = re.compile(r"(?<![\w-])(width|height)\s*:\s*([\d.]{1,12}\w{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is shown.

    Attributes:
        key: relationship id of its file.
        width: in points, 0 where the text does not say.
        height: in points, 0 where the text does not say.
        words: the description given to it, "" if none.
    """

    key: str
    width: float
    height: float
    words: str = ""

    @property
    def may_hold_table(self) -> bool:
        """Whether it is large enough to be the picture of a table, as far as the text says."""
        return not (self.width and self.height) or may_hold_table(self.width, self.height)


def shown_in(drawing: Element) -> Iterator[Shown]:
    """The pictures of a `w:drawing`, `w:pict` or `w:object`, those of objects left out."""
    for frame in drawing.iter(WP + "inline", WP + "anchor"):
        extent, named = frame.find(WP + "extent"), frame.find(WP + "docPr")
        width, height = _length(extent, "cx"), _length(extent, "cy")
        words = "" if named is None else fold(named.get("descr") or named.get("title") or "")
        for blip in frame.iter(DRAWING + "blip"):
            if key := blip.get(R + "embed"):
                yield Shown(key, width, height, words)
    for shape in drawing.iter(VML + "shape"):
        style = dict(_lengths(shape.get("style") or ""))
        for data in shape.iter(VML + "imagedata"):
            words = fold(shape.get("alt") or data.get(_OFFICE + "title") or "")
            if key := data.get(R + "id"):
                yield Shown(key, style.get("width", 0.0), style.get("height", 0.0), words)


def _length(extent: Element | None, name: str) -> float:
    text = "" if extent is None else extent.get(name) or ""
    return int(text) / _EMU if text.isdecimal() and len(text) < 12 else 0.0


def _lengths(style: str) -> Iterator[tuple[str, float]]:
    for name, length in _STYLE.findall(style[:1000]):
        yield name.lower(), points(length)


class Media(Protocol):
    """The picture files of a document, by the keys by which its text names them."""

    def name(self, key: str) -> str:
        """The name of a picture's file, "" if there is none."""

    def read(self, key: str) -> bytes:
        """A picture's file, b"" if there is none."""


@dataclass(frozen=True, slots=True)
class HeldMedia:
    """Picture files that are at hand.

    Attributes:
        files: key to name and bytes.
    """

    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """See `Media`."""
        return self.files.get(key, ("", b""))[0]

    def read(self, key: str) -> bytes:
        """See `Media`."""
        return self.files.get(key, ("", b""))[1]


class PackageMedia:
    """The picture files of a Word file, read when they are asked for.

    Args:
        data: the whole file, which has passed the guard.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _package(self) -> zipfile.ZipFile:
        """The file, opened once: its list of parts is as long as it has pictures."""
        return zipfile.ZipFile(io.BytesIO(self._data))

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of each part, by its name in lower case."""
        return _names(self._package)

    @cached_property
    def _targets(self) -> dict[str, str]:
        """Relationship id of the main part to the part that it leads to."""
        relations = _relations(self._package, self._names, "")
        main = next((target for _, kind, target in relations if kind == "officeDocument"), "")
        return {key: target for key, _, target in _relations(self._package, self._names, main)}

    def name(self, key: str) -> str:
        """See `Media`."""
        return posixpath.basename(self._targets.get(key, ""))

    def read(self, key: str) -> bytes:
        """See `Media`."""
        name = self._names.get(self._targets.get(key, "").lower())
        return self._package.read(name) if name else b""


def _names(package: zipfile.ZipFile) -> dict[str, str]:
    return {name.replace("\\", "/").lower(): name for name in package.namelist()}


def _relations(
    package: zipfile.ZipFile, names: dict[str, str], part: str
) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of a part's relationships within the file."""
    folder, name = posixpath.split(part)
    source = names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
    for relation in parse(package.read(source)) if source else ():
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            kind = (relation.get("Type") or "").rstrip("/").rpartition("/")[2]
            yield relation.get("Id") or "", kind, path
