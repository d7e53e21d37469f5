"""From bytes to Document: sniff, read, and turn whatever goes wrong into a clear message."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits, check_size
from planlift_parsers.page_links import with_page_links
from planlift_parsers.parted import Parted
from planlift_parsers.sniff import Sniffed, sniff
from planlift_parsers.unlock import unlocked
from planlift_schema import Finding, Severity

ZIP_MAGIC = b"PK"
_Read = TypeVar("_Read")


def open_document(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, keys: Keys = NO_KEYS
) -> Document:
    """Read a document of any known format.

    Args:
        data: the whole file.
        name: file name without folder; of a document in a container, its path there.
        limits: what it must not exceed.
        keys: passwords to try where it is locked.

    Returns:
        The document; a name that contradicts the content is a finding in its `notes`.

    Raises:
        DocumentError: it cannot be read; `file` is filled in.
        LimitError: it exceeds a limit.
    """
    try:
        check_size(data, limits)
        data = unlocked(data, keys)
        sniffed = sniff(data, name)
        document = _read(sniffed, data, name, limits)
    except DocumentError as error:
        error.file = error.file or name
        raise
    if sniffed.disagrees:
        document.notes.append(_disagreement(sniffed))
    return document


def open_in_parts(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Parted | None:
    """Read a document whose tables are too large to be held whole; arguments as of `open_document`.

    Returns:
        None where it is none, as of any format but .xlsx, and of any document behind a lock.

    Raises:
        DocumentError: it cannot be read; `file` is filled in.
        LimitError: it exceeds a limit.
    """
    if not data.startswith(ZIP_MAGIC):
        return None
    try:
        sniffed = sniff(data, name)
    except DocumentError:
        return None  # a container, or nothing that is known: `open_document` tells
    if not sniffed.format.in_parts:
        return None
    try:
        check_size(data, limits)
        parted = _told(sniffed, partial(sniffed.format.reader_in_parts(), data, name, limits))
    except DocumentError as error:
        error.file = error.file or name
        raise
    if parted is not None and sniffed.disagrees:
        parted.document.notes.append(_disagreement(sniffed))
    return parted


def _read(sniffed: Sniffed, data: bytes, name: str, limits: Limits) -> Document:
    document = _told(sniffed, lambda: sniffed.format.reader()(data, name, limits))
    document.blocks = with_page_links(document.blocks)
    return document


def _told(sniffed: Sniffed, read: Callable[[], _Read]) -> _Read:
    """Call a reader; an error it did not foresee is the document's, not the program's."""
    try:
        return read()
    except (DocumentError, MemoryError):
        raise
    except ModuleNotFoundError as error:
        raise DocumentError(
            f"a part of planlift that reads it is missing ({error.name})",
            "Install planlift again, with all that it needs: pip install planlift.",
        ) from error
    except Exception as error:
        raise DocumentError(
            f"the reader failed: {type(error).__name__}: {error}".rstrip(": "),
            f"Open it, save it again as {sniffed.format.extensions[0]}, and try once more.",
        ) from error


def _disagreement(sniffed: Sniffed) -> Finding:
    return Finding(
        code="name-disagrees",
        severity=Severity.WARNING,
        message=sniffed.disagrees,
        hint=f"Name it {sniffed.format.extensions[0]} if the content is what you meant to give.",
    )
