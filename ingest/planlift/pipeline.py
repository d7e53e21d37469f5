"""File to plan: read the bytes, open the document, lift the plan, check it."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from planlift.checks import check
from planlift.collecting import uncollected
from planlift.normalise import plan_of
from planlift.paths import printable, reason_of
from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError, LimitError, PlanliftError, UsageError
from planlift_parsers.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from planlift_parsers.opening import open_document
from planlift_schema import ActionPlan, DocumentInfo


def read(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> ActionPlan:
    """Lift the action plan out of a file.

    Args:
        path: the file.
        limits: what it must not exceed.

    Returns:
        The plan. A document without one gives a plan without actions and the finding `no-plan`.

    Raises:
        UsageError: there is no such file, or it is a folder or a device.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    file = Path(path)
    with _named(file):
        return read_bytes(load(file, limits), file.name, limits=limits)


def read_bytes(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> ActionPlan:
    """Lift the action plan out of a file's bytes.

    Args:
        data: the whole file.
        name: its name without folder; the extension is evidence, the content decides.
        limits: what it must not exceed.

    Raises:
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    with uncollected():
        return _plan_of(data, open_bytes(data, name, limits=limits))


def _plan_of(data: bytes, document: Document) -> ActionPlan:
    info = DocumentInfo(
        name=document.name,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        format=document.format,
        pages=document.pages,
        reader=document.reader,
        ocr=document.ocr,
    )
    plan = plan_of(document, info)
    return plan.model_copy(update={"findings": check(plan)})


def open_file(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Open a document as its reader sees it, before anything is known of plans.

    Raises:
        UsageError: there is no such file, or it is a folder or a device.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    file = Path(path)
    with _named(file):
        return open_bytes(load(file, limits), file.name, limits=limits)


def open_pdf(
    path: str | os.PathLike[str], engine: str, *, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Open a PDF with one source of words; as `open_file`.

    Args:
        path: the file.
        engine: value of `planlift_parsers.pdf.Engine`.
        limits: what it must not exceed.
    """
    from planlift_parsers import pdf

    file = Path(path)
    with _named(file):
        return pdf.read(load(file, limits), printable(file.name), limits, pdf.Engine(engine))


def open_bytes(data: bytes, name: str, *, limits: Limits) -> Document:
    """Open a document from its bytes; as `open_file`."""
    return open_document(data, printable(name), limits)


def load(file: Path, limits: Limits) -> bytes:
    """The bytes of a regular file.

    Raises:
        UsageError: there is no such file, or it is a folder or a device.
        DocumentError: it cannot be opened.
        LimitError: it is larger than `limits.file_bytes`.
    """
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UsageError(
                "this is a folder", "Use 'planlift convert FOLDER --out DIR' for a folder."
            )
        if not stat.S_ISREG(status.st_mode):
            raise UsageError("this is not a regular file", "Give a document's file.")
        if status.st_size > limits.file_bytes:
            raise _too_large(status.st_size, limits)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UsageError("there is no such file", "Check the path for typing mistakes.") from error
    except PermissionError as error:
        raise DocumentError(
            "no permission to read the file",
            "Close it where it is open, or ask its owner for the right to read it.",
        ) from error
    except (OSError, ValueError) as error:
        raise DocumentError(
            f"the file could not be read ({reason_of(error)})",
            "Copy it to a local disk and try again.",
        ) from error


def _too_large(size: int, limits: Limits) -> LimitError:
    return LimitError(
        f"the file has {size / MEBIBYTE:.1f} MiB, more than the "
        f"{limits.file_bytes / MEBIBYTE:.1f} MiB that are read",
        "Split it, or leave out its pictures.",
        limit="file_bytes",
    )


class _named:  # noqa: N801 - reads as a clause of the with statement
    """Errors raised inside carry the path as it was given."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, PlanliftError):
            error.file = printable(str(self.file))
