"""A picture's file, read as a scanned page is."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planlift_parsers.document import Block
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits

if TYPE_CHECKING:
    from PIL import Image

    from planlift_parsers.scan.render import Pixels

Size = tuple[float, float]

_KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_PAGED = "TIFF"  # the frames of the others move
_POINTS = 72  # to the inch
_SCREEN = 96  # dots to the inch of a picture that does not say, as browsers and Office have it
_SCANNED = 100  # fewer dots to the inch are a screen's, whatever the file says: nobody scans so
_LONGEST = 842.0  # points of a picture of a screen: as high as an A4 page at most
_SAVE = "Save it as PNG, or give the document that it was made from."


def natural_size(data: bytes) -> Size:
    """How large a picture is by its own file: width and height in points.

    Args:
        data: the picture's file.

    Raises:
        DocumentError: it is no picture of a kind that is known, or damaged.
    """
    with _opened(data) as picture:
        said = float(picture.info.get("dpi", (0, 0))[0])
        width, height = picture.size
    if said >= _SCANNED:
        return width * _POINTS / said, height * _POINTS / said
    scale = min(_POINTS / _SCREEN, _LONGEST / max(width, height, 1))
    return width * scale, height * scale


def frames_in(data: bytes) -> int:
    """How many pages a picture's file has: those of a TIFF, one of any other.

    Raises:
        DocumentError: it is no picture of a kind that is known, or damaged.
    """
    with _opened(data) as picture:
        return int(getattr(picture, "n_frames", 1)) if picture.format == _PAGED else 1


def blocks_on(data: bytes, width: float, limits: Limits, frame: int = 0) -> list[Block]:
    """What stands on a picture, as paragraphs and tables; places are those on the picture.

    Args:
        data: the picture's file.
        width: as it is shown, in points.
        limits: `page_pixels` and `page_seconds` are kept.
        frame: number of the page in its file, from 0.

    Raises:
        DocumentError: it is no picture of a kind that is known, or damaged.
        LimitError: it exceeds a limit.
    """
    from planlift_parsers.pdf.assemble import blocks_of
    from planlift_parsers.pdf.layout import layout_of
    from planlift_parsers.pdf.lie import put_as_shown
    from planlift_parsers.scan.page import content_of
    from planlift_parsers.scan.render import RESOLUTION, Picture

    scale = RESOLUTION / _POINTS
    end = time.monotonic() + limits.page_seconds
    pixels = _drawn(data, frame, max(1, round(width * scale)), limits)
    page = layout_of(content_of(Picture(pixels, scale), 1, end))
    blocks = blocks_of([page], limits)
    put_as_shown(blocks, {page.number: page.lie})
    return blocks


def _drawn(data: bytes, frame: int, across: int, limits: Limits) -> Pixels:
    """The pixels of a picture that is drawn so many pixels wide."""
    import numpy as np
    from PIL import ImageOps

    with _opened(data) as picture:
        picture.seek(frame)
        _check(picture.width * picture.height, limits)
        seen = _on_white(ImageOps.exif_transpose(picture))
        down = max(1, round(seen.height * across / seen.width))
        _check(across * down, limits)
        return np.ascontiguousarray(np.asarray(seen.resize((across, down))))


def _check(pixels: int, limits: Limits) -> None:
    most = limits.page_pixels
    if pixels > most:
        raise LimitError(
            f"it has {pixels / 1e6:.0f} million pixels, the limit is {most / 1e6:.0f}",
            "Save it smaller.",
            limit="page_pixels",
        )


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    from PIL import Image

    usual, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # `page_pixels` is kept here
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            yield picture
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # of a damaged picture it raises whatever its decoder does
        raise DocumentError("the picture cannot be read", _SAVE) from error
    finally:
        Image.MAX_IMAGE_PIXELS = usual


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without see-through parts, which are white on the page."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
