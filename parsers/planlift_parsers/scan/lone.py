"""A picture inside a document, read as a scanned page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planlift_parsers.document import Block, Document, Table
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.scan.installed import is_installed

if TYPE_CHECKING:
    from PIL import Image

_POINTS = 72  # to the inch
_KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def read_picture(data: bytes, width: float, limits: Limits) -> Document | None:
    """What stands on a picture, None where no letters can be recognised here.

    It is put on a page of its own size, so that the reader of scanned pages reads it.

    Args:
        data: the picture's file.
        width: as it is shown, in points.
        limits: `page_pixels`, `page_seconds` and those of any document are kept.

    Raises:
        DocumentError: it is no picture of a kind that is known, or damaged.
        LimitError: it exceeds a limit.
    """
    if not is_installed():
        return None
    from planlift_parsers import pdf

    return pdf.read(_page_of(data, width, limits), "", limits)


def recognised(data: bytes, width: float, limits: Limits) -> list[Block]:
    """The blocks on a picture; none where it cannot be read, or holds no words.

    Args:
        data: the picture's file.
        width: as it is shown, in points.
        limits: as for `read_picture`; a picture beyond them is not read.
    """
    try:
        document = read_picture(data, width, limits)
    except DocumentError:
        return []
    if document is None:
        return []
    return [block for block in document.blocks if isinstance(block, Table) or block.text]


def _page_of(data: bytes, width: float, limits: Limits) -> bytes:
    """A PDF of one page that the picture covers."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            if picture.width * picture.height > limits.page_pixels:
                raise LimitError("the picture has too many pixels", limit="page_pixels")
            page = io.BytesIO()
            dots = max(picture.width * _POINTS / max(width, 1.0), 1.0)
            _on_white(picture).save(page, "PDF", resolution=dots)
    except LimitError:
        raise
    except Exception as error:  # of a damaged picture it raises whatever its decoder does
        raise DocumentError("the picture cannot be read", "Save it as PNG.") from error
    return page.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without see-through parts, which are white on the page."""
    from PIL import Image

    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
