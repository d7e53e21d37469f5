"""Pictures in a Word file: where they are shown, how large, and what may stand on them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from planlift_parsers.docx.lean import parse
from planlift_parsers.docx.names import DRAWING, VML, WP, Element, R
from planlift_parsers.paragraphs import fold
from planlift_parsers.sizes import may_hold_table

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_EMU = 12_700  # to the point
_STYLE = re.compile(r"(?<![\w-])(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it is shown.

    Attributes:
        key: relationship id of its file.
        width: in points.
        height: in points.
        words: the description given to it, "" if none.
    """

    key: str
    width: float
    height: float
    words: str = ""

    @property
    def may_hold_table(self) -> bool:
        """Whether it is large enough to be the picture of a table."""
        return may_hold_table(self.width, self.height)


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
    for name, number, unit in _STYLE.findall(style[:1000]):
        if number.count(".") <= 1 and number != ".":
            yield name.lower(), float(number) * _POINTS[unit.lower()]


class Media:
    """The picture files of a Word file, read when they are asked for.

    Args:
        data: the whole file, which has passed the guard.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _targets(self) -> dict[str, str]:
        """Relationship id of the main part to the part that it leads to."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as package:
            main = next(
                (t for _, kind, t in _relations(package, "") if kind == "officeDocument"), ""
            )
            return {key: target for key, _, target in _relations(package, main)}

    def name(self, key: str) -> str:
        """The name of a picture's file, "" if there is none."""
        return posixpath.basename(self._targets.get(key, ""))

    def read(self, key: str) -> bytes:
        """A picture's file, b"" if there is none."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as package:
            names = {name.replace("\\", "/").lower(): name for name in package.namelist()}
            name = names.get(self._targets.get(key, "").lower())
            return package.read(name) if name else b""


def _relations(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of a part's relationships within the file."""
    folder, name = posixpath.split(part)
    names = {each.replace("\\", "/").lower(): each for each in package.namelist()}
    source = names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
    for relation in parse(package.read(source)) if source else ():
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            kind = (relation.get("Type") or "").rstrip("/").rpartition("/")[2]
            yield relation.get("Id") or "", kind, path
