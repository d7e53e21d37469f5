"""A page as people see it, drawn by pdfium."""

from __future__ import annotations

from types import TracebackType

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

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Frees what pdfium holds."""
        if self._file is not None:
            self._file.close()

    def page(self, number: int, size: tuple[int, int]) -> Image.Image:
        """A page, turned as it is shown; white where pdfium cannot draw it.

        Args:
            number: page number, from 1.
            size: width and height of the picture in pixels.
        """
        if self._file is None:
            return Image.new("RGB", size, WHITE)
        try:
            page = self._file[number - 1]
            scale = size[0] / max(page.get_width(), 1.0)
            drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            page.close()
        except (pypdfium2.PdfiumError, IndexError):
            return Image.new("RGB", size, WHITE)
        return drawn if drawn.size == size else drawn.resize(size)
