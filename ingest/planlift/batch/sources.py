"""Find the documents among what was given, and account for everything else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from planlift.batch.account import Outcome, Result
from planlift.corrections import MAPPING_NAME
from planlift.paths import Claim, part_clashes, printable, reason_of
from planlift_parsers.containers.companions import companion_reason, page_beside
from planlift_parsers.containers.table import CONTAINERS
from planlift_parsers.errors import UsageError
from planlift_parsers.formats import FORMATS, format_named
from planlift_parsers.litter import litter_reason

# Documents that are not read yet: that they are not is a failure to tell, not a file to pass over.
_UNREAD = frozenset({".xlsb", ".pages"})
# What may hold anything: such a file is a document only if its content says so.
_ANYTHING = frozenset({".xml"})
# Most pictures are no documents: those with a plan on them are told by what is read from them.
_PICTURES = frozenset(format_named("picture").extensions)
# Archives that are not opened: documents may be in them.
_UNOPENED = frozenset({".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".pst", ".ost"})
_EXTENSIONS = (
    frozenset(extension for row in FORMATS for extension in row.extensions)
    | frozenset(extension for row in CONTAINERS for extension in row.extensions)
    | _UNREAD
    | _UNOPENED
) - (_ANYTHING | _PICTURES)
_WRITTEN = frozenset({"documents.csv", "plans"})  # what an output folder holds
_HIDDEN_ATTRIBUTE = 0x2  # FILE_ATTRIBUTE_HIDDEN
_JUNCTION_TAG = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT


@dataclass(frozen=True, slots=True)
class Source:
    """One file (or folder that was not entered) among what was given.

    Attributes:
        path: where it stands, absolute.
        claim: its name in the account and its key among the outputs.
        expected: it was named itself, or its extension is one of a known format.
        result: None for a document to read; else why it is not.
        top: the folder that was given, None for a file that was named itself.
        pages: the documents in a folder that are to be read as one; `path` is the folder.
        inside: numbers of the members that lead to it in the container at `path`; () for a file.
    """

    path: Path
    claim: Claim
    expected: bool
    result: Result | None = None
    top: Path | None = None
    pages: tuple[Path, ...] = ()
    inside: tuple[int, ...] = ()


def is_expected(name: str) -> bool:
    """Whether a file's name says that it is a document or holds some."""
    return PurePath(name).suffix.lower() in _EXTENSIONS


def find_sources(paths: Sequence[Path], left_out: Sequence[Path] = ()) -> list[Source]:
    """Every file among what was given, in the order of their names.

    Args:
        paths: files, and folders of any depth. Links in folders are not followed; a file that is
            given twice is listed once.
        left_out: files and folders to pass over in folders: the outputs.

    Raises:
        UsageError: a path does not exist, or is neither a file nor a folder.
    """
    outputs = {_absolute(path) for path in left_out}
    found: dict[str, Source] = {}
    for path in paths:
        for source in _given(path, outputs):
            real = str(source.path) if source.result else os.path.realpath(source.path)
            found.setdefault(os.path.normcase(real), source)
    part_clashes([source.claim for source in found.values()])
    return sorted(found.values(), key=lambda source: (source.claim.name, source.claim.key))


def _absolute(path: Path) -> str:
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links


def _given(path: Path, outputs: set[str]) -> Iterator[Source]:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    try:
        mode = absolute.stat().st_mode
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        cause = "there is no such file or folder" if missing else reason_of(error)
        remedy = "Check the path for typing mistakes."
        raise UsageError(cause, remedy, file=printable(str(path))) from error
    parts = absolute.parts[1:]
    if stat.S_ISREG(mode):
        yield Source(absolute, Claim(parts, 1, yields=True), expected=True)
    elif stat.S_ISDIR(mode):
        yield from _below(absolute, outputs)
    else:
        raise UsageError(
            "this is neither a file nor a folder", "Give documents or folders.", file=str(path)
        )


def _below(top: Path, outputs: set[str]) -> Iterator[Source]:
    """Everything below a folder; without recursion, as folders may be nested deeply."""
    depth = len(top.parts)
    folders = [(top, "")]
    while folders:
        folder, page = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            claim = Claim(folder.parts[1:], max(len(folder.parts) - depth, 1))
            reason = f"the folder could not be looked into ({reason_of(error)})"
            remedy = "Ask its owner for the right to read it."
            yield Source(folder, claim, True, Result(Outcome.FAILED, reason, remedy))
            continue
        if folder != top and {entry.name for entry in entries} >= _WRITTEN:
            claim = Claim(folder.parts[1:], len(folder.parts) - depth)
            written = Result(Outcome.SKIPPED, "an earlier run of planlift wrote this folder")
            yield Source(folder, claim, False, written)
            continue
        names = [entry.name for entry in entries]
        for entry in entries:
            path = folder / entry.name
            if _absolute(path) in outputs:
                continue
            reason = _passed_over(entry)
            if not reason and entry.is_dir(follow_symlinks=False):
                folders.append((path, page or page_beside(entry.name, names)))
                continue
            reason = reason or companion_reason(page, path.suffix)
            claim = Claim(path.parts[1:], len(path.parts) - depth)
            result = Result(Outcome.SKIPPED, reason) if reason else None
            yield Source(path, claim, is_expected(path.name) and not page, result, top)


def _passed_over(entry: os.DirEntry[str]) -> str:
    """Why an entry of a folder is not read, "" if it is."""
    status = entry.stat(follow_symlinks=False)
    folder = stat.S_ISDIR(status.st_mode)
    link = entry.is_symlink() or getattr(status, "st_reparse_tag", 0) == _JUNCTION_TAG
    hidden = getattr(status, "st_file_attributes", 0) & _HIDDEN_ATTRIBUTE
    if link:
        return "link, not followed"
    if reason := litter_reason(entry.name, folder=folder):
        return reason
    reasons = (
        ("mapping file of planlift", entry.name.casefold() == MAPPING_NAME),
        ("hidden folder" if folder else "hidden file", hidden),
        ("not a regular file", not folder and not stat.S_ISREG(status.st_mode)),
    )
    return next((reason for reason, holds in reasons if holds), "")
