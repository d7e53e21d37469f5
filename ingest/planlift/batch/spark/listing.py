"""Find the documents on the file systems that Spark knows, by the local engine's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from planlift.batch.account import Outcome, Result
from planlift.batch.keeping import PLANS
from planlift.batch.members import container_claim, folders_of
from planlift.batch.sources import is_expected
from planlift.batch.spark.files import Entry, Files
from planlift.corrections import MAPPING_NAME
from planlift.export.flat import DOCUMENTS_CSV
from planlift.paths import Claim, part_clashes
from planlift.pipeline import too_large
from planlift_parsers.containers.companions import companion_reason, page_beside
from planlift_parsers.errors import DocumentError, LimitError, UsageError
from planlift_parsers.limits import Limits
from planlift_parsers.litter import litter_reason

_WRITTEN = frozenset({DOCUMENTS_CSV, PLANS})  # what the local engine's output folder holds
_WILD = re.compile(r"[{}\[\]*?\\]")


@dataclass(frozen=True, slots=True)
class Found:
    """One file (or folder that was not entered) among what was given.

    Attributes:
        entry: where it stands.
        claim: its name in the account and its key among the outputs.
        expected: it was named itself, or its extension is one of a known format.
        result: None for a document to read; else why it is not.
        folders: addresses of the folders whose mapping files hold for it, the nearest first.
    """

    entry: Entry
    claim: Claim
    expected: bool
    result: Result | None = None
    folders: tuple[str, ...] = ()


@dataclass(slots=True)
class Listing:
    """What was found.

    Attributes:
        found: each file once, in the order of the names.
        roots: what Spark is to load so that its table holds every document to read.
    """

    found: list[Found]
    roots: list[str]

    def without_mapping(self) -> frozenset[str]:
        """Addresses of the folders that were looked into and hold no mapping file."""
        inside = (each for each in self.found if not each.claim.yields)
        looked = {folder for each in inside for folder in each.folders}
        names = {each.entry.uri for each in self.found if each.entry.name == MAPPING_NAME}
        return frozenset(folder for folder in looked if mapping_in(folder) not in names)

    def containers(self) -> list[Claim]:
        """For each of `found`, the claim that names what is in it, should it be a container.

        Another number than its own stands in it where a folder of its name holds documents.
        """
        taken = folders_of(found.claim for found in self.found)
        return [container_claim(found.claim, taken) for found in self.found]


def find_documents(
    files: Files, paths: Sequence[str], outputs: Sequence[str], limits: Limits
) -> Listing:
    """Every file among what was given.

    Args:
        files: the file systems.
        paths: files, and folders of any depth, as they were given.
        outputs: addresses to pass over in folders.
        limits: what is larger than `file_bytes` is not read.

    Raises:
        UsageError: a path does not exist, or Spark has no way to it.
    """
    walks = [_Walk(files, files.given(path), frozenset(outputs), limits) for path in paths]
    found: dict[str, Found] = {}
    for walk in walks:
        for each in walk.found():
            found.setdefault(each.entry.uri, each)
    part_clashes([each.claim for each in found.values()])
    ordered = sorted(found.values(), key=lambda each: (each.claim.name, each.claim.key))
    roots = dict.fromkeys(root for walk in walks for root in walk.roots())
    return Listing(ordered, [plain(root) for root in roots])


def mapping_in(folder: str) -> str:
    """The address of a folder's mapping file."""
    return f"{folder.rstrip('/')}/{MAPPING_NAME}"


def plain(uri: str) -> str:
    """An address as Spark's readers take it: with no sign in it that stands for others."""
    return _WILD.sub(lambda sign: f"\\{sign.group()}", uri)


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look into.

    Attributes:
        entry: the folder.
        page: the saved web page that it belongs to, "" for none.
        chain: addresses of it and those above it, up to what was given.
    """

    entry: Entry
    page: str
    chain: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """All below one thing that was given."""

    files: Files
    top: Entry
    outputs: frozenset[str]
    limits: Limits
    _documents: list[str] = field(default_factory=list)
    _unseen: list[str] = field(default_factory=list)
    _alike: bool = True  # Spark enters the same folders

    def found(self) -> Iterator[Found]:
        """Every file; without recursion, as folders may be nested deeply."""
        if not self.top.folder:
            parent = self.top.uri.rpartition("/")[0]
            claim = Claim(self.top.parts, 1, yields=True)
            yield self._file(self.top, claim, True, "", (parent,))
            return
        waiting = [_Folder(self.top, "", (self.top.uri,))]
        while waiting:
            folder = waiting.pop()
            try:
                entries = self.files.below(folder.entry)
            except OSError as error:
                self._alike = False
                yield self._closed(folder.entry, error)
                continue
            if folder.entry != self.top and {entry.name for entry in entries} >= _WRITTEN:
                written = Result(Outcome.SKIPPED, "an earlier run of planlift wrote this folder")
                yield Found(folder.entry, self._claim(folder.entry), False, written)
                continue
            yield from self._in(folder, entries, waiting)

    def _in(self, folder: _Folder, entries: list[Entry], waiting: list[_Folder]) -> Iterator[Found]:
        """What stands in one folder; the folders in it are put with those that wait."""
        names = [entry.name for entry in entries]
        for entry in entries:
            if entry.uri in self.outputs:
                continue
            reason = _passed_over(entry)
            if entry.folder and not reason:
                if not _shown(entry.name):
                    self._unseen.append(entry.uri)
                page = folder.page or page_beside(entry.name, names)
                waiting.append(_Folder(entry, page, (entry.uri, *folder.chain)))
                continue
            self._alike = self._alike and not (entry.folder and entry.link)
            reason = reason or companion_reason(folder.page, PurePosixPath(entry.name).suffix)
            expected = is_expected(entry.name) and not folder.page
            yield self._file(entry, self._claim(entry), expected, reason, folder.chain)

    def roots(self) -> list[str]:
        """What Spark is to load, once all was found.

        The folder itself where Spark finds in it what was found here; where a folder in it is
        closed or a link, on which Spark fails or goes round in circles, each document.
        """
        return [self.top.uri, *self._unseen] if self._alike else self._documents

    def _claim(self, entry: Entry) -> Claim:
        return Claim(entry.parts, max(len(entry.parts) - len(self.top.parts), 1))

    def _file(
        self, entry: Entry, claim: Claim, expected: bool, reason: str, folders: tuple[str, ...]
    ) -> Found:
        result = Result(Outcome.SKIPPED, reason) if reason else self._refused(entry, expected)
        if result is None:
            self._documents.append(entry.uri)
        return Found(entry, claim, expected, result, folders)

    def _refused(self, entry: Entry, expected: bool) -> Result | None:
        """Why a document is not handed to Spark."""
        if entry.length > self.limits.file_bytes:
            return unread(too_large(entry.length, self.limits), expected)
        if cause := _unreadable(entry):
            remedy = "Rename it, or read it without --engine spark."
            return unread(DocumentError(cause, remedy), expected)
        if self.files.closed(entry):
            remedy = "Ask its owner for the right to read it."
            return unread(DocumentError("no permission to read the file", remedy), expected)
        return None

    def _closed(self, folder: Entry, error: OSError) -> Found:
        reason = f"the folder could not be looked into ({error})"
        result = Result(Outcome.FAILED, reason, "Ask its owner for the right to read it.")
        return Found(folder, self._claim(folder), True, result)


def unread(error: DocumentError | LimitError, expected: bool) -> Result:
    """What became of a file that no executor was given, as if one had met the error."""
    outcome = Outcome.FAILED if expected else Outcome.SKIPPED
    return Result(outcome, error.cause, error.remedy, code=error.code)


def nothing_to_read(paths: Sequence[str], found: Sequence[Found]) -> UsageError:
    """What a person is told where nothing that was given is a document."""
    reasons = sorted({each.result.reason for each in found if each.result})
    cause = "there are no documents here"
    if reasons:
        cause += f" ({len(found)} skipped: {'; '.join(reasons)})"
    remedy = "'planlift formats' lists what can be read."
    return UsageError(cause, remedy, file=", ".join(paths))


def _passed_over(entry: Entry) -> str:
    """Why an entry of a folder is not read, "" if it is."""
    if entry.link:
        return "link, not followed"
    if reason := litter_reason(entry.name, folder=entry.folder):
        return reason
    return "mapping file of planlift" if entry.name.casefold() == MAPPING_NAME else ""


def _unreadable(entry: Entry) -> str:
    """Why Spark does not give a document's content, "" if it does."""
    if not _shown(entry.name):
        return "Spark does not show files whose names begin with _ or end in ._COPYING_"
    if ":" in entry.name and entry.local:  # it looks for ".name.crc" beside it, as a relative URI
        return "Spark does not open local files with a colon in their names"
    return ""


def _shown(name: str) -> bool:
    """Whether Spark's file tables hold what has this name (HadoopFSUtils.shouldFilterOutPathName).

    Names with a dot before them are passed over here as well.
    """
    if name.endswith("._COPYING_"):
        return False
    own = name.startswith(("_metadata", "_common_metadata"))
    return own or "=" in name or not name.startswith("_")
