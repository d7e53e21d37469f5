"""The scanned pages of a PDF, one by one, within the limits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.scan.installed import is_installed


@dataclass(slots=True)
class Scans:
    """What was read from the pictures of a document.

    Attributes:
        pages: page number to what stands on it.
        failed: page number to why it could not be read.
        refused: page number to the limit that it exceeds.
    """

    pages: dict[int, PageContent] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    refused: dict[int, LimitError] = field(default_factory=dict)


def read_scans(data: bytes, numbers: Sequence[int], limits: Limits) -> Scans:
    """Reads pages from their pictures.

    Args:
        data: the whole PDF.
        numbers: of the pages that are pictures, from 1.
        limits: pixels, pages and seconds are kept; a page over a limit is refused, no more.
    """
    scans = Scans()
    if not numbers or not is_installed():
        return scans
    from pypdfium2 import PdfiumError

    from planlift_parsers.scan.page import content_of
    from planlift_parsers.scan.render import open_renderer

    try:
        with open_renderer(data, limits) as renderer:
            for place, number in enumerate(numbers):
                try:
                    _check_count(place, limits)
                    end = time.monotonic() + limits.page_seconds
                    scans.pages[number] = content_of(renderer.picture(number), number, end)
                except LimitError as error:
                    scans.refused[number] = error
                except PdfiumError as error:
                    scans.failed[number] = str(error)
    except PdfiumError as error:
        scans.failed.update({number: str(error) for number in numbers})
    return scans


def as_it_lies(content: PageContent, data: bytes, limits: Limits) -> PageContent:
    """A scanned page, with how it lies, so that its places can be found on it.

    Args:
        content: what the page shows without being read.
        data: the whole PDF.
        limits: pixels are kept.

    Returns:
        The page with the turn and size with which it is read; as it was where it cannot be told.
    """
    if not is_installed():
        return content
    from pypdfium2 import PdfiumError

    from planlift_parsers.scan.facing import shown_too_far
    from planlift_parsers.scan.render import open_renderer

    try:
        with open_renderer(data, limits) as renderer:
            turned = shown_too_far(renderer.picture(content.number))
    except (LimitError, PdfiumError):
        return content
    sideways = turned in (90, 270)
    width, height = content.width, content.height
    return replace(
        content,
        turned=turned,
        width=height if sideways else width,
        height=width if sideways else height,
    )


def _check_count(done: int, limits: Limits) -> None:
    if done >= limits.scanned_pages:
        cause = f"the document has more than {limits.scanned_pages} pages to read from pictures"
        raise LimitError(cause, "Split the document.", limit="scanned_pages")
