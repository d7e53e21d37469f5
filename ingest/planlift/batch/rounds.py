"""What was given, read in two rounds: first all files, then the documents in containers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Reading
from planlift.batch.identity import Content, Identities, content_of, reader_digest
from planlift.batch.members import folders_of, members_of
from planlift.batch.pool import jobs_for, read_all
from planlift.batch.sources import Source
from planlift.batch.worker import Lift, Task, lift
from planlift.corrections import Corrections, Finder
from planlift.store import Identity, Kept
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

# Names under which one reading of a content serves: the time that a document may take is that of
# all of them, and their plans come back at once.
_NAMES = 16


@dataclass(frozen=True, slots=True)
class Means:
    """With what documents are read.

    Attributes:
        finder: of mapping files.
        jobs: number of workers, None for as many as fit.
        timeout: seconds that one document, or the opening of one container, may take.
        limits: what each document, and each container with all that is in it, must not exceed.
        keys: passwords to try on locked documents.
        again: what was read before is read again.
        read: what reads one document in a worker.
        spill: folder for plans that are too large to be held; None where they are refused.
    """

    finder: Finder
    jobs: int | None = None
    timeout: float = DEFAULT_TIMEOUT
    limits: Limits = DEFAULT_LIMITS
    keys: Keys = NO_KEYS
    again: bool = False
    read: Lift = lift
    spill: Path | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a source.

    Attributes:
        source: the document.
        identity: of its reading.
        reading: what came of it.
        size: of its file in bytes, None where it is not known.
        kept: number of its reading, where that is an earlier one; else None.
    """

    source: Source
    identity: Identity
    reading: Reading
    size: int | None
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A source that is to be read."""

    source: Source
    content: Content
    corrections: Corrections
    identity: Identity


def read_sources(
    sources: Sequence[Source],
    means: Means,
    found: Callable[[Sequence[Source]], None],
    kept: Callable[[Identity], Kept | None] | None = None,
) -> Generator[Came, None, None]:
    """Read documents, and those in containers after all others.

    What was read before, and would come out the same, is not read again. The largest come first,
    so that none holds the end up; the same content under several names is read once.

    Args:
        sources: the files; those with a result are passed over.
        means: with what they are read.
        found: called with all that a container holds, when it has been opened.
        kept: gives what came of an earlier reading; None where there are none.

    Yields:
        What came of each, in the order in which they end.
    """
    identities = Identities(means.limits, reader_digest() if kept else "")
    taken = folders_of(source.claim for source in sources)
    contents: dict[str, Content] = {}
    waiting = [source for source in sources if source.result is None]
    while waiting:
        inside: list[Source] = []
        for came in _round(_identified(waiting, means, identities, contents), means, kept):
            if came.reading.items:
                contents[str(came.source.path)] = Content(came.identity.sha256, came.size)
                members = members_of(came.source, came.reading.items, taken)
                found(members)
                inside += members
            yield came
        inside.sort(key=lambda source: (source.path, source.inside))
        waiting = [source for source in inside if source.result is None]


def _identified(
    sources: Iterable[Source], means: Means, identities: Identities, contents: dict[str, Content]
) -> Iterator[_Waiting]:
    """The sources with what tells their readings apart.

    Args:
        sources: to be read.
        means: with what.
        identities: tells them apart.
        contents: of the containers that were opened, by their paths.
    """
    for source in sources:
        known = contents.get(str(source.path)) if source.inside else None
        content = known or content_of(source, means.limits)
        corrections = corrections_for(source, means.finder)
        identity = identities.of(source, content, corrections)
        yield _Waiting(source, content, corrections, identity)


def _round(
    sources: Iterable[_Waiting], means: Means, kept: Callable[[Identity], Kept | None] | None
) -> Iterator[Came]:
    """What came of each: first of those that were read before, then of the others."""
    unread: list[_Waiting] = []
    for each in sources:
        earlier = kept(each.identity) if kept and not means.again else None
        if earlier is None or (
            means.keys.passwords and earlier.reading.result.outcome is Outcome.FAILED
        ):
            unread.append(each)  # a password may have been what was missing
        else:
            size = each.content.size
            yield Came(each.source, each.identity, earlier.reading, size, earlier.number)
    groups = _alike(unread)
    while groups:
        apart: list[_Waiting] = []
        for group, reading in _read(groups, means):
            came, others = _shared(group, reading)
            yield from came
            apart += others
        groups = [[each] for each in apart]


def _alike(waiting: Iterable[_Waiting]) -> list[list[_Waiting]]:
    """Those of the same content together, the largest first."""
    groups: dict[object, list[_Waiting]] = defaultdict(list)
    for each in waiting:
        source, identity = each.source, each.identity
        alone = source.inside or source.pages or not identity.sha256
        suffix = source.path.suffix.lower()
        key = source.claim.key if alone else (identity.sha256, suffix, identity.terms)
        groups[key].append(each)
    shared = [
        each[at : at + _NAMES] for each in groups.values() for at in range(0, len(each), _NAMES)
    ]
    return sorted(shared, key=lambda group: _order(group[0]))


def _order(waiting: _Waiting) -> tuple[int, str, tuple[int, ...]]:
    """The largest first; what is in one container stays together, so that it is opened once."""
    return -(waiting.content.size or 0), str(waiting.source.path), waiting.source.inside


def _read(groups: list[list[_Waiting]], means: Means) -> Iterator[tuple[list[_Waiting], Reading]]:
    tasks = [
        Task(
            number,
            group[0].source.path,
            group[0].source.expected,
            group[0].corrections,
            group[0].source.pages,
            group[0].source.inside,
            tuple(each.source.path.name for each in group[1:]),
        )
        for number, group in enumerate(groups)
    ]
    readings = read_all(
        tasks,
        jobs=jobs_for(len(tasks), means.jobs),
        timeout=means.timeout,
        limits=means.limits,
        keys=means.keys,
        read=means.read,
        spill=means.spill,
    )
    for task, reading in readings:
        yield groups[task.number], reading


def _shared(group: list[_Waiting], reading: Reading) -> tuple[list[Came], list[_Waiting]]:
    """What a reading says of each source of a group, and those that it says nothing of.

    It speaks of the others only where what was read is what stood under all their names: the
    first may have changed, or gone, or cost its worker.
    """
    first, *others = group
    identity = first.identity
    if not first.source.pages:
        identity = replace(identity, sha256=reading.sha256)
    alone = replace(reading, twins=())
    came = [Came(first.source, identity, alone, first.content.size)]
    if identity != first.identity:
        return came, others
    twins = reading.twins or (alone,) * len(others)
    for each, twin in zip(others, twins, strict=True):
        timed = replace(twin, seconds=reading.seconds)
        came.append(Came(each.source, each.identity, timed, each.content.size))
    return came, []


def corrections_for(source: Source, finder: Finder) -> Corrections:
    """What mapping files say of a document; those beside its container, or beside its pages.

    Raises:
        UsageError: a mapping file is wrong.
    """
    return finder.for_file(source.pages[0] if source.pages else source.path, source.top)
