"""Web pages to Documents, and HTML fragments inside other files to paragraphs."""

from __future__ import annotations

from planlift_parsers.document import Document, Paragraph
from planlift_parsers.limits import DEFAULT_LIMITS, Limits
from planlift_schema import NOWHERE, Place


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a web page.

    Args:
        data: the whole file, in any of the encodings that `encodings.decode` knows.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is no text.
        LimitError: it exceeds a limit.
    """
    from planlift_parsers.html.reader import read_page

    return read_page(data, name, limits)


def fragment(text: str, place: Place = NOWHERE, limits: Limits = DEFAULT_LIMITS) -> list[Paragraph]:
    """Read HTML that stands inside a cell of another file.

    Args:
        text: the cell's text, tags closed or not.
        place: given to each paragraph.
        limits: what it must not exceed.

    Returns:
        Its paragraphs in order; those of a table inside it too, cell by cell.

    Raises:
        LimitError: it exceeds a limit.
    """
    from planlift_parsers.html.reader import read_fragment

    return read_fragment(text, place, limits)
