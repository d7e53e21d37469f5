"""A page as people see it, drawn by pdfium."""

from __future__ import annotations

import pypdfium2
from PIL import Image

WHITE = (255, 255, 255)


class Renderer:
    """An opened PDF whose pages can be drawn; close it by `with`."""

    def __init__(self, data: bytes) -> None:
        """Args: data: the whole file; one that pdfium cannot open gives white pages."""
        try:
            self._file: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            self._file = None

    def __enter__(self) -> Renderer:
        """Opened already."""
        return self

    def __exit__(self, *raised: object) -> None:
        """Frees what pdfium holds."""
        if self._file is not None:
            self._file.close()

    def page(self, number: int, size: tuple[int, int], turned: int = 0) -> Image.Image:
        """A page, turned as its text is read; white where pdfium cannot draw it.

        Args:
            number: page number, from 1.
            size: width and height of the picture in pixels.
            turned: degrees clockwise by which it is shown too far: 0, 90, 180 or 270.
        """
        if self._file is None:
            return Image.new("RGB", size, WHITE)
        try:
            page = self._file[number - 1]
            shown = page.get_height() if turned in (90, 270) else page.get_width()
            back = (360 - turned) % 360
            drawing = page.render(scale=size[0] / max(shown, 1.0), rotation=back)
            drawn: Image.Image = drawing.to_pil().convert("RGB")
            page.close()
        except (pypdfium2.PdfiumError, IndexError):
            return Image.new("RGB", size, WHITE)
        return drawn if drawn.size == size else drawn.resize(size)
