"""What makes a reading the same as an earlier one: the content, and all else a plan depends on."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from planlift import __version__
from planlift.batch.sources import Source
from planlift.corrections import Corrections
from planlift.store import Identity
from planlift_parsers.limits import Limits

_PACKAGES = ("planlift", "planlift_parsers", "planlift_schema")
_REQUIREMENT = re.compile(r"[\w.-]+")
# Programs that read what planlift itself does not, where they are installed.
_PROGRAMS = ("soffice", "tesseract")
_PASSED_OVER = "__pycache__"


@dataclass(frozen=True, slots=True)
class Content:
    """What stands at a path.

    Attributes:
        sha256: in hexadecimal; "" where it cannot be read, or is larger than what is read.
        size: in bytes, None where it is not known.
    """

    sha256: str = ""
    size: int | None = None


def content_of(source: Source, limits: Limits) -> Content:
    """What stands at a source's path; of a folder that is read as one, in its pages together."""
    if not source.pages:
        return _content(source.path, limits)
    pages = [(page, _content(page, limits)) for page in source.pages]
    size = sum(content.size or 0 for _, content in pages)
    if not all(content.sha256 for _, content in pages):
        return Content("", size)
    said = "".join(f"{content.sha256} {page.name!r}\n" for page, content in pages)
    return Content(_digest(said), size)


def _content(path: Path, limits: Limits) -> Content:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > limits.file_bytes:
            return Content("", status.st_size)
        with path.open("rb") as file:
            return Content(hashlib.file_digest(file, "sha256").hexdigest(), status.st_size)
    except (OSError, ValueError):
        return Content()


@dataclass(slots=True)
class Identities:
    """Says which readings are the same; each mapping file's words are digested once.

    Attributes:
        limits: that hold for all.
        reader: digest of all that reads, "" where readings are not kept.
    """

    limits: Limits
    reader: str
    _terms: dict[tuple[str, bool, bool], str] = field(default_factory=dict)

    def of(self, source: Source, content: Content, corrections: Corrections) -> Identity:
        """The identity of a source's reading.

        Args:
            source: the document.
            content: what stands at its path.
            corrections: what mapping files say of its tables.
        """
        joined = bool(source.pages)
        asked = repr(corrections), source.expected, joined
        if asked not in self._terms:
            said = repr((self.reader, self.limits, *asked))
            self._terms[asked] = _digest(said)
        name = os.fsencode(source.path.name).decode("utf-8", "backslashreplace")
        return Identity(content.sha256, name, source.inside, self._terms[asked])


@cache
def reader_digest() -> str:
    """Digest of all that reads: planlift's own files, and the versions of what it is built on."""
    digest = hashlib.sha256(__version__.encode())
    for package in _PACKAGES:
        _add(digest, resources.files(package), package)
    for name in sorted(_requirements()):
        digest.update(f"{name} {_version(name)}\n".encode())
    for program in _PROGRAMS:
        digest.update(f"{program} {shutil.which(program) is not None}\n".encode())
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Traversable, name: str) -> None:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.name == _PASSED_OVER:
            continue
        path = f"{name}/{each.name}"
        if each.is_dir():
            _add(digest, each, path)
        else:
            digest.update(f"{path}\n".encode())
            digest.update(each.read_bytes())


def _requirements() -> set[str]:
    """Names of all that planlift may use, extras among them."""
    try:
        lines = metadata.requires("planlift") or []
    except metadata.PackageNotFoundError:  # run from its folder, not installed
        return set()
    return {match[0] for line in lines if (match := _REQUIREMENT.match(line))}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
