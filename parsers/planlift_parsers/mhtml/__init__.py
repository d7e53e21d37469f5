"""Web pages saved in one file (.mht), and workbooks saved as such, to Documents."""

from __future__ import annotations

from planlift_parsers.document import Document
from planlift_parsers.limits import Limits


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a saved page: all its HTML parts, in the file's order, as one document.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged, or holds no page.
        LimitError: it exceeds a limit.
    """
    from planlift_parsers.mhtml.reader import read_saved

    return read_saved(data, name, limits)
