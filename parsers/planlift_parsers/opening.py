"""From bytes to Document: sniff, read, and turn whatever goes wrong into a clear message."""

from __future__ import annotations

from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits, check_size
from planlift_parsers.sniff import Sniffed, sniff
from planlift_parsers.unlock import unlocked
from planlift_schema import Finding, Severity


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
        _check_size(data, limits)
        data = unlocked(data, keys)
        sniffed = sniff(data, name)
        document = _read(sniffed, data, name, limits)
    except DocumentError as error:
        error.file = error.file or name
        raise
    if sniffed.disagrees:
        document.notes.append(_disagreement(sniffed))
    return document


def _check_size(data: bytes, limits: Limits) -> None:
    check_size(data, limits)


def _read(sniffed: Sniffed, data: bytes, name: str, limits: Limits) -> Document:
    """Call the reader; an error it did not foresee is the document's, not the program's."""
    try:
        return sniffed.format.reader()(data, name, limits)
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
