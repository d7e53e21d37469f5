"""The pictures of an OpenDocument file."""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import zipfile
from functools import cached_property

from planlift_parsers.docx.names import Element
from planlift_parsers.odf.names import DRAW, OFFICE, SVG, XLINK
from planlift_parsers.paragraphs import fold
from planlift_parsers.pictures import Picture
from planlift_parsers.sizes import points

FRAME = DRAW + "frame"
_DRAWN = (".svg", ".svm", ".emf", ".wmf", ".pdf")  # pictures of strokes, which are not read


class OdfPictures:
    """The pictures of one file, read when they are asked for.

    Args:
        data: the package, which has passed the guard; b"" for one piece of XML.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _package(self) -> zipfile.ZipFile:
        """The file, opened once: its list of parts is as long as it has pictures."""
        return zipfile.ZipFile(io.BytesIO(self._data))

    def shown_in(self, frame: Element) -> Picture | None:
        """The picture that a frame shows, None if it shows none.

        Of several forms of one picture, the one made of pixels.
        """
        images = frame.findall(DRAW + "image")
        if not images:
            return None
        image = next((one for one in images if not _href(one).endswith(_DRAWN)), images[0])
        words = (frame.findtext(SVG + name) for name in ("desc", "title"))
        name = posixpath.basename(_href(image)) or frame.get(DRAW + "name") or "picture"
        return Picture(
            name,
            self._file(image),
            points(frame.get(SVG + "width") or ""),
            points(frame.get(SVG + "height") or ""),
            next((fold(text) for text in words if text), ""),
        )

    def _file(self, image: Element) -> bytes:
        inside = image.findtext(OFFICE + "binary-data")
        if inside is not None:
            try:
                return base64.b64decode(inside)
            except binascii.Error:
                return b""
        if not self._data:
            return b""
        try:
            return self._package.read(_href(image))
        except (KeyError, zipfile.BadZipFile):  # it is not there, or damaged: the text is whole
            return b""


def _href(image: Element) -> str:
    return (image.get(XLINK + "href") or "").removeprefix("./")
