"""What was given, read in two rounds: first all files, then the documents in containers."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.pool import jobs_for, read_all
from planlift.batch.sources import Source, is_expected
from planlift.batch.worker import Task
from planlift.corrections import Corrections, Finder
from planlift.paths import Claim, part_clashes
from planlift_parsers.containers.walk import Item, ItemKind
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits


def read_sources(
    sources: Sequence[Source],
    found: Callable[[Sequence[Source]], None],
    *,
    jobs: int | None,
    timeout: float,
    limits: Limits,
    keys: Keys,
    finder: Finder,
) -> Generator[tuple[Source, Reading], None, None]:
    """Read documents, and those in containers after all others.

    Args:
        sources: the files; those with a result are passed over.
        found: called with all that a container holds, when it has been opened.
        jobs: number of workers, None for as many as fit.
        timeout: seconds that one document, or the opening of one container, may take.
        limits: what each document, and each container with all that is in it, must not exceed.
        keys: passwords to try on locked documents.
        finder: of mapping files.

    Yields:
        Each source that is read with what came of it, in the order in which they end.
    """
    taken = _folders(sources)
    waiting = [source for source in sources if source.result is None]
    while waiting:
        tasks = [
            Task(
                number,
                source.path,
                source.expected,
                corrections_for(source, finder),
                source.pages,
                source.inside,
            )
            for number, source in enumerate(waiting)
        ]
        inside: list[Source] = []
        workers = jobs_for(len(tasks), jobs)
        for task, reading in read_all(
            tasks, jobs=workers, timeout=timeout, limits=limits, keys=keys
        ):
            source = waiting[task.number]
            if reading.items:
                members = members_of(source, reading.items, taken)
                found(members)
                inside += members
            yield source, reading
        inside.sort(key=lambda source: (source.path, source.inside))
        waiting = [source for source in inside if source.result is None]


def corrections_for(source: Source, finder: Finder) -> Corrections:
    """What mapping files say of a document; those beside its container, or beside its pages.

    Raises:
        UsageError: a mapping file is wrong.
    """
    return finder.for_file(source.pages[0] if source.pages else source.path, source.top)


def members_of(source: Source, items: Sequence[Item], taken: set[str]) -> list[Source]:
    """What stands in a container, each with a name of its own below the container's.

    Args:
        source: the container.
        items: what is in it.
        taken: folded keys of folders that other sources stand in.
    """
    container = replace(source.claim)
    while _folded(container.folder_key) in taken:
        container.number += 1
    claims = [Claim(item.parts, len(item.parts)) for item in items]
    part_clashes(claims)
    for claim in claims:
        claim.within = container
    return [
        replace(
            source,
            claim=claim,
            expected=_is_expected(item),
            result=_result(item),
            inside=item.chain,
        )
        for item, claim in zip(items, claims, strict=True)
    ]


def _is_expected(item: Item) -> bool:
    return item.body or is_expected(item.parts[-1])


def _result(item: Item) -> Result | None:
    """What became of an item that is not read; None for a document."""
    outcomes = {
        ItemKind.CONTAINER: Outcome.OPENED,
        ItemKind.PASSED_OVER: Outcome.SKIPPED,
        ItemKind.FAILED: Outcome.FAILED,
    }
    if item.kind is ItemKind.DOCUMENT:
        return None
    code = item.code or DocumentError.code
    return Result(outcomes[item.kind], item.reason, item.remedy, code=code)


def _folders(sources: Sequence[Source]) -> set[str]:
    """The folders among the outputs that documents stand in."""
    keys = [source.claim.key for source in sources]
    return {_folded(key[:at]) for key in keys for at, letter in enumerate(key) if letter == "/"}


def _folded(key: str) -> str:
    return unicodedata.normalize("NFC", key).casefold()
