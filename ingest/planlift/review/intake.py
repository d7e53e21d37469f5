"""Documents that come in, read by workers as `convert` reads them."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from planlift.batch.account import Outcome
from planlift.batch.keeping import Keeper
from planlift.batch.rounds import Means, read_sources
from planlift.batch.sources import Source, find_sources
from planlift.corrections import Finder
from planlift.paths import Claim, folded, safe_name
from planlift.review.desk import Desk
from planlift.review.jobs import Job
from planlift.store import Store, only_run
from planlift.store.listing import Listed
from planlift.store.page_files import UPLOADS
from planlift.write import output_error
from planlift_parsers.errors import UsageError

_CHUNK = 1 << 20
_MOST_TWINS = 1000  # documents of one name that only a number tells apart


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent.

    Attributes:
        name: as the sender calls it; any text.
        file: its content.
    """

    name: str
    file: BinaryIO


def keep_uploads(folder: Path, uploads: Sequence[Upload]) -> Path:
    """Write files into a new folder of their own, under names that every system takes.

    Args:
        folder: the output folder.
        uploads: at least one.

    Returns:
        The new folder.

    Raises:
        OutputError: they cannot be written.
    """
    day = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d")
    place = folder / UPLOADS / f"{day}-{secrets.token_hex(3)}"
    try:
        place.mkdir(parents=True)
        taken: set[str] = set()
        for upload in uploads:
            name = _free_name(upload.name, taken)
            with (place / name).open("xb") as file:
                while chunk := upload.file.read(_CHUNK):
                    file.write(chunk)
    except OSError as error:
        shutil.rmtree(place, ignore_errors=True)  # half a document is none
        raise output_error(place, error) from error
    return place


def _free_name(given: str, taken: set[str]) -> str:
    """A safe name that no other file of the upload has; folders before it are left out."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1].lstrip(".")
    name = safe_name(last) if last else "document"
    stem, dot, ending = name.rpartition(".")
    free, number = name, 2
    while folded(free) in taken:
        free = f"{stem or ending}~{number}{dot if stem else ''}{ending if stem else ''}"
        number += 1
    taken.add(folded(free))
    return free


def read_uploads(desk: Desk, place: Path, job: Job) -> None:
    """Read the documents of a folder of uploads into the store.

    Args:
        desk: what the pages share.
        place: the folder.
        job: told of how far it is, and of what came.

    Raises:
        UsageError: another run writes into the output folder.
        OutputError: it cannot be written.
    """
    sources = [_below(source, desk.settings.folder) for source in find_sources([place])]
    _read(desk, sources, job, again=False)


def read_again(desk: Desk, document: Listed, job: Job) -> None:
    """Read a document anew: its source, or what its columns mean, has changed.

    Of a document in a container all that is in the container is read again. Raises as
    `read_uploads`.
    """
    if document.path.is_dir():
        raise UsageError(
            "it was read from all pages in a folder",
            "Run 'planlift convert FOLDER --out DIR --join' again.",
        )
    if not document.path.is_file():
        raise UsageError("the document is not where it was", f"It stood at {document.path}.")
    outer = desk.shelf.outermost(document)
    claim = _claim_of(outer.path, outer.name, outer.key)
    top = outer.path.parents[claim.shown - 1]
    _read(desk, [Source(outer.path, claim, expected=True, top=top)], job, again=True)


def _claim_of(path: Path, name: str, key: str) -> Claim:
    """The claim under which a file was entered."""
    claim = Claim(path.parts[1:], name.count("/") + 1)
    while claim.key != key:
        claim.number += 1
        if claim.number > _MOST_TWINS:
            raise UsageError(
                "it was entered under another name",
                "Convert its folder again: planlift convert FOLDER --out DIR.",
            )
    return claim


def _below(source: Source, folder: Path) -> Source:
    """The source with a name that tells the folder of its upload, so that no two are the same."""
    source.claim.shown = len(source.path.parts) - len(folder.parts)
    return source


def _read(desk: Desk, sources: list[Source], job: Job, *, again: bool) -> None:
    settings = desk.settings
    means = Means(
        Finder(kept=settings.folder),
        jobs=None,
        limits=settings.limits,
        keys=settings.keys,
        again=again,
    )
    waiting = list(sources)
    with only_run(settings.folder), Store(settings.folder) as store:
        keeper = Keeper(settings.folder, store, store.begin_run())
        total = sum(source.result is None for source in waiting)

        def found(more: Sequence[Source]) -> None:
            nonlocal total
            waiting.extend(more)
            total += sum(source.result is None for source in more)

        job.progress(0, total)
        for done, came in enumerate(read_sources(sources, means, found, store.reading), 1):
            records = keeper.keep(came)
            job.progress(done, total)
            outcome = records[0].result.outcome
            if outcome in (Outcome.READ, Outcome.NO_PLAN, Outcome.FAILED):
                job.keys.append(came.source.claim.key)
            elif outcome is Outcome.SKIPPED:
                job.notes.append(f"{records[0].path}: {records[0].result.reason}")
        for source in waiting:
            if source.result is not None:
                record = keeper.enter(source)
                job.notes.append(f"{record.path}: {record.result.reason}")
        store.end_run(keeper.run, stopped=False)
