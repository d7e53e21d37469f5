"""Pages of a PDF as pictures, by way of pdfium."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_schema.place import Box

Pixels = NDArray[np.uint8]

POINTS = 72  # to the inch
# Pictures of 150 dpi and of 300 dpi are both read at 200: letters of 9 points are then 25 pixels
# high, and the recogniser scales each line to 48 itself.
RESOLUTION = 200
_QUARTER = 90  # degrees


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels.

    Attributes:
        pixels: height x width x 3, red, green and blue, 0 to 255.
        scale: pixels to the point.
    """

    pixels: Pixels
    scale: float

    @property
    def height(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """In pixels."""
        return int(self.pixels.shape[1])


class Renderer:
    """An opened PDF, to be asked for pictures of its pages."""

    def __init__(self, file: pdfium.PdfDocument, limits: Limits) -> None:
        self._file, self._limits = file, limits

    def picture(self, number: int) -> Picture:
        """Draws a page as it is shown, after its rotation.

        Args:
            number: page number, from 1.

        Raises:
            LimitError: the page, or a picture on it, has more pixels than the limits allow.
            pdfium.PdfiumError: the page cannot be drawn.
        """
        page = self._file[number - 1]
        scale = RESOLUTION / POINTS
        width, height = page.get_size()
        self._check(width * scale * height * scale)
        for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
            stored = part.get_metadata()
            self._check(stored.width * stored.height)
        drawn = page.render(scale=scale, rev_byteorder=True, draw_annots=False)
        pixels = np.ascontiguousarray(drawn.to_numpy()[:, :, :3])
        return Picture(pixels, scale)

    def cut(self, number: int, box: Box, turned: int) -> bytes:
        """Draws a part of a page.

        Args:
            number: page number, from 1.
            box: of the part, in points from the top left of the page as its text is read.
            turned: degrees clockwise by which the page is shown too far.

        Returns:
            A PNG; b"" where the page cannot be drawn.

        Raises:
            LimitError: the page, or a picture on it, has more pixels than the limits allow.
        """
        from PIL import Image

        try:
            drawn = self.picture(number)
        except pdfium.PdfiumError:
            return b""
        pixels = np.rot90(drawn.pixels, turned // _QUARTER)
        left, top, right, bottom = (max(0, round(edge * drawn.scale)) for edge in box)
        made = io.BytesIO()
        part = np.ascontiguousarray(pixels[top:bottom, left:right])
        Image.fromarray(part).save(made, "PNG", compress_level=1)
        return made.getvalue()

    def _check(self, pixels: float) -> None:
        most = self._limits.page_pixels
        if pixels > most:
            raise LimitError(
                f"its picture has {pixels / 1e6:.0f} million pixels, the limit is {most / 1e6:.0f}",
                "Scan the page at 200 dots per inch and try again.",
                limit="page_pixels",
            )


@contextmanager
def open_renderer(data: bytes, limits: Limits) -> Iterator[Renderer]:
    """Opens a PDF for drawing.

    Args:
        data: the whole file.
        limits: `page_pixels` is kept.

    Raises:
        pdfium.PdfiumError: pdfium cannot open it.
    """
    file = pdfium.PdfDocument(data)
    try:
        yield Renderer(file, limits)
    finally:
        file.close()
