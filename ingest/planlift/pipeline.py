"""File to plan: read the bytes, open the document, lift the plan, check it."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planlift.collecting import uncollected
from planlift.corrections import NONE, Corrections, Finder
from planlift.heap import give_back
from planlift.in_parts import spooled
from planlift.inside import only_document, read_taken
from planlift.lifting import lifted
from planlift.paths import printable, reason_of
from planlift.spool import PlanSpool
from planlift.terms import Terms
from planlift_parsers.containers.opening import open_taken, opened
from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError, LimitError, PlanliftError, UsageError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from planlift_parsers.opening import open_document
from planlift_parsers.unlock import unlocked
from planlift_schema import ActionPlan

if TYPE_CHECKING:
    from planlift.normalise.explaining import TableStory


def read(
    path: str | os.PathLike[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
    mapping: str | os.PathLike[str] | None = None,
) -> ActionPlan:
    """Lift the action plan out of a file.

    Args:
        path: the file; a container (a zip, a mail) that holds one document stands for it.
        limits: what it must not exceed.
        keys: passwords to try where it is locked.
        mapping: a mapping file; by default `planlift.toml` beside the file, where there is one.

    Returns:
        The plan. A document without one gives a plan without actions and the finding `no-plan`.

    Raises:
        UsageError: there is no such file, or it is a folder or a device; it is a container of
            several documents, or of none; or the mapping file is wrong.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    file = Path(path)
    corrections = _corrections(file, mapping)
    with _named(file):
        data = load(file, limits)
        return read_bytes(data, file.name, limits=limits, keys=keys, corrections=corrections)


def read_or_spool(
    path: str | os.PathLike[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
    mapping: str | os.PathLike[str] | None = None,
) -> ActionPlan | PlanSpool:
    """As `read`, but a plan with a table of hundreds of thousands of rows stands on disk.

    Returns:
        The plan, or a spool of it, to be closed.

    Raises:
        UsageError: as `read`.
        DocumentError: as `read`.
        LimitError: as `read`.
    """
    file = Path(path)
    corrections = _corrections(file, mapping)
    with _named(file):
        data = load(file, limits)
        spool = spooled(data, file.name, Terms(limits, keys, corrections))
        if spool is not None:
            return spool
        return read_bytes(data, file.name, limits=limits, keys=keys, corrections=corrections)


def read_bytes(
    data: bytes,
    name: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
    corrections: Corrections = NONE,
) -> ActionPlan:
    """Lift the action plan out of a file's bytes.

    Args:
        data: the whole file.
        name: its name without folder; the extension is evidence, the content decides.
        limits: what it must not exceed.
        keys: passwords to try where it is locked.
        corrections: what mapping files say of its tables.

    Raises:
        UsageError: it is a container of several documents, or of none.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    terms = Terms(limits, keys, corrections)
    container = opened(data, printable(name), limits, keys)
    if container is not None:
        return read_taken(only_document(container), container, terms)
    return read_document(data, name, terms)


def read_document(data: bytes, name: str, terms: Terms) -> ActionPlan:
    """Lift the action plan out of a document that is no container; as `read_bytes`."""
    return read_under_names(data, (name,), terms)[0]


def read_under_names(data: bytes, names: Sequence[str], terms: Terms) -> list[ActionPlan]:
    """The action plan of a document that stands under several names, for each of them.

    It is opened once; what its name says of the organisation and the period differs.

    Args:
        data: the whole file.
        names: without folders; all with the same extension.
        terms: on which it is read.

    Raises:
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    with uncollected():
        return _read_uncollected(data, names, terms)


def _read_uncollected(data: bytes, names: Sequence[str], terms: Terms) -> list[ActionPlan]:
    """As `read_under_names`; the document is gone by the time that garbage is looked for again."""
    document = _opened(data, names[0], terms.limits, terms.keys)
    return [
        lifted(data, replace(document, name=printable(name)), terms.corrections) for name in names
    ]


def explain(
    path: str | os.PathLike[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
    mapping: str | os.PathLike[str] | None = None,
) -> list[TableStory]:
    """Why each column of a document's tables is taken for what it is; arguments as of `read`.

    Raises:
        UsageError: there is no such file, it is a folder or a device, or the mapping file is wrong.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    from planlift.normalise.explaining import explain as stories_of

    corrections = _corrections(Path(path), mapping)
    return stories_of(open_file(path, limits=limits, keys=keys), corrections)


def _corrections(file: Path, mapping: str | os.PathLike[str] | None) -> Corrections:
    return Finder(Path(mapping) if mapping is not None else None).for_file(file)


def open_file(
    path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS, keys: Keys = NO_KEYS
) -> Document:
    """Open a document as its reader sees it, before anything is known of plans.

    Raises:
        UsageError: there is no such file, or it is a folder or a device; or it is a container of
            several documents, or of none.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    file = Path(path)
    with _named(file):
        return open_bytes(load(file, limits), file.name, limits=limits, keys=keys)


def open_pdf(
    path: str | os.PathLike[str],
    engine: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
) -> Document:
    """Open a PDF with one source of words; as `open_file`.

    Args:
        path: the file.
        engine: value of `planlift_parsers.pdf.Engine`.
        limits: what it must not exceed.
        keys: passwords to try where it is locked.
    """
    from planlift_parsers import pdf

    file = Path(path)
    with _named(file):
        data = unwrapped(file, limits, keys)
        return pdf.read(data, printable(file.name), limits, pdf.Engine(engine))


def unwrapped(file: Path, limits: Limits, keys: Keys) -> bytes:
    """The bytes of a document, or of the one document in a container, behind its lock.

    Raises:
        UsageError: there is no such file, or it is a container of several documents, or of none.
        DocumentError: it cannot be opened.
        LimitError: it exceeds a limit.
    """
    data = load(file, limits)
    container = opened(data, printable(file.name), limits, keys)
    return unlocked(data if container is None else only_document(container).data, keys)


def open_bytes(data: bytes, name: str, *, limits: Limits, keys: Keys = NO_KEYS) -> Document:
    """Open a document from its bytes; as `open_file`."""
    container = opened(data, printable(name), limits, keys)
    if container is not None:
        return open_taken(only_document(container), container.name, limits, keys)
    return _opened(data, name, limits, keys)


def _opened(data: bytes, name: str, limits: Limits, keys: Keys) -> Document:
    document = open_document(data, printable(name), limits, keys)
    give_back(document)
    return document


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
            raise too_large(status.st_size, limits)
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


def too_large(size: int, limits: Limits) -> LimitError:
    """The error of a file that is larger than `limits.file_bytes`.

    Args:
        size: bytes that it has.
        limits: that are kept.
    """
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
