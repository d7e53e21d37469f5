"""From a document in a container to a Document."""

from __future__ import annotations

from planlift_parsers.containers.table import Container, container_of
from planlift_parsers.containers.walk import Opened, Taken
from planlift_parsers.document import Document, Kind, Paragraph
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits
from planlift_parsers.opening import open_document
from planlift_schema import Finding, Severity


def opened(data: bytes, name: str, limits: Limits, keys: Keys) -> Opened | None:
    """The container that a file is, to be looked into; None for a document.

    Args:
        data: the whole file.
        name: its file name, without folder.
        limits: kept over all that is in it.
        keys: passwords to try.
    """
    container: Container | None = container_of(data, name)
    return None if container is None else Opened(data, name, container, limits, keys)


def open_taken(taken: Taken, name: str, limits: Limits, keys: Keys) -> Document:
    """Read a document that was taken out of a container.

    Args:
        taken: the document.
        name: of the outermost container, without folder.
        limits: what it must not exceed.
        keys: passwords to try.

    Raises:
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    path = "/".join((name, *taken.parts))
    document = open_document(taken.data, path, limits, keys)
    document.mail = taken.mail
    if taken.mail is not None and taken.body:
        head = [Paragraph(line, Kind.FURNITURE) for line in taken.mail.head]
        document.blocks = [*head, *document.blocks]
        document.title = document.title or taken.mail.subject
    if taken.led_out:
        document.notes.append(_led_out(path))
    return document


def _led_out(path: str) -> Finding:
    return Finding(
        code="hidden-content",
        severity=Severity.WARNING,
        message="its name in the container pointed to a place outside of it",
        hint=f"It was read as {path}, and nothing was written elsewhere. Ask who made the file.",
    )
