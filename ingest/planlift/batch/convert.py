"""Many documents to plans and flat files."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Record, Result
from planlift.batch.flat_pass import write_all_flat_files
from planlift.batch.folders import joined_by_folder
from planlift.batch.keeping import PLANS, Keeper, size_of
from planlift.batch.log import LOG, RunLog
from planlift.batch.pool import jobs_for
from planlift.batch.rounds import Came, Means, corrections_for, read_sources
from planlift.batch.sources import Source, find_sources
from planlift.batch.worker import Lift, lift
from planlift.corrections import Finder
from planlift.export.flat import FLAT_FILES
from planlift.store import LOCK, STORE_FILES, Store, only_run
from planlift.store.page_files import PAGE_FILES
from planlift.write import OutputError, output_error, sweep
from planlift_parsers.errors import UsageError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

__all__ = ["PLANS", "Conversion", "ReadAs", "convert"]

_FILES = (*FLAT_FILES, LOG)
_OWN = (PLANS, *_FILES, LOCK, *STORE_FILES, *PAGE_FILES)
# Where no file had another outcome, there were no documents.
_NOTHING = {Outcome.SKIPPED, Outcome.OPENED}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion.

    Attributes:
        out: the output folder.
        run: number of the run in its store.
        counts: number of lines of the account by outcome.
        actions: number of actions of all plans.
        to_review: number of those with something to review.
        known: number of documents that were read by an earlier run and are as they were.
        stopped: it was stopped by Ctrl-C; what was done is kept.
        problems: outputs that could not be written.
    """

    out: Path
    run: int
    counts: Counter[Outcome]
    actions: int
    to_review: int
    known: int
    stopped: bool
    problems: tuple[OutputError, ...]

    def count(self, *outcomes: Outcome) -> int:
        """How many files had one of these outcomes."""
        return sum(self.counts[outcome] for outcome in outcomes)

    def records(self, outcome: Outcome | None = None) -> Iterator[Record]:
        """The account by name, one line at a time; of one outcome or of all."""
        with Store(self.out) as store:
            yield from store.records(self.run, outcome)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How documents are to be read.

    Attributes:
        keys: passwords to try on locked documents.
        mapping: a mapping file; by default those beside the documents and above, up to what was
            given.
        joined: the documents of each folder are the pages of one plan.
        again: what an earlier run read is read again.
        read: what reads one document in a worker; a function that a fresh process can import.
    """

    keys: Keys = NO_KEYS
    mapping: Path | None = None
    joined: bool = False
    again: bool = False
    read: Lift = lift


_AS_THEY_ARE = ReadAs()


def convert(
    paths: Sequence[Path],
    out: Path,
    *,
    jobs: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    limits: Limits = DEFAULT_LIMITS,
    read_as: ReadAs = _AS_THEY_ARE,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Conversion:
    """Lift the plans out of documents and write them, with the flat files, into a folder.

    What an earlier run into that folder has read, and would read the same again, is not read
    again; a run that was ended at any moment is so gone on with.

    Args:
        paths: files, and folders of any depth; containers among them are looked into.
        out: the folder; made where it is missing. Below a given folder, it is passed over.
        jobs: worker processes; by default as many as cores, one for a few documents.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.
        read_as: how they are to be read.
        progress: called with the number of documents done and of all.

    Raises:
        UsageError: a path is missing, there are no documents, `out` is a file or another run
            writes into it, its store is damaged, or a mapping file is wrong.
        OutputError: the store cannot be written.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - resolve() would follow links
    sources = find_sources(paths, _outputs(out, paths))
    if read_as.joined:
        sources = joined_by_folder(sources)
    if all(source.result is not None for source in sources):
        raise _nothing_to_read(paths, [source.result for source in sources])
    finder = Finder(read_as.mapping, out)
    for source in sources:
        corrections_for(source, finder)  # one that is wrong stops the run before it begins
    keys, again, read = read_as.keys, read_as.again, read_as.read
    means = Means(finder, jobs, timeout, limits, keys, again, read, spill=out)
    made = _made_ready(out)
    with _run_in(out) as keeper:
        run = _Run(keeper, sources, progress)
        conversion = run.go(means, paths)
    if not set(conversion.counts) - _NOTHING:
        results = [record.result for record in conversion.records()]
        (out / LOG).unlink(missing_ok=True)
        if made:
            shutil.rmtree(out)
        raise _nothing_to_read(paths, results)
    return conversion


@contextmanager
def _run_in(out: Path) -> Iterator[Keeper]:
    """One run at a time in a folder, with its store."""
    with only_run(out), Store(out) as store:
        sweep(out, PLANS)
        yield Keeper(out, store, store.begin_run())


@dataclass(slots=True)
class _Run:
    """One run.

    Attributes:
        keeper: of what comes of the documents.
        sources: what was given, and what containers hold.
        progress: called with the number of documents done and of all.
        to_read: how many of them are to be read, as far as is known.
        known: how many of them were read before.
    """

    keeper: Keeper
    sources: list[Source]
    progress: Callable[[int, int], None]
    to_read: int = 0
    known: int = 0

    def go(self, means: Means, paths: Sequence[Path]) -> Conversion:
        """Read what is to be read, and write what came of all."""
        keeper, store, out = self.keeper, self.keeper.store, self.keeper.out
        self.to_read = sum(source.result is None for source in self.sources)
        with RunLog(out / LOG) as log:
            log.started(len(self.sources))
            reading = read_sources(self.sources, means, self._found, store.reading)
            stopped = self._read_all(reading, log)
            for source in sorted(self.sources, key=lambda source: source.claim.name):
                if source.result is not None or (stopped and not keeper.has(source)):
                    log.document(keeper.enter(source), size_of(source), None)
            if not stopped:
                keeper.take_away(paths)
            store.end_run(keeper.run, stopped=stopped)
            counts = store.counts(keeper.run)
            log.ended({outcome.value: number for outcome, number in counts.items()}, stopped)
        problems = list(filter(None, [log.problem]))
        if set(counts) - _NOTHING:
            jobs = jobs_for(counts.total(), means.jobs)
            problems += write_all_flat_files(out, keeper.run, jobs)
        actions, to_review = store.actions(keeper.run)
        return Conversion(
            out, keeper.run, counts, actions, to_review, self.known, stopped, tuple(problems)
        )

    def _found(self, sources: Sequence[Source]) -> None:
        """Take in what a container holds."""
        self.sources += sources
        self.to_read += sum(source.result is None for source in sources)

    def _read_all(self, reading: Generator[Came, None, None], log: RunLog) -> bool:
        """Read what is to be read, each into the account and the log; whether Ctrl-C stopped it."""
        with closing(reading):
            try:
                for done, came in enumerate(reading, 1):
                    was_known = came.kept is not None
                    self.known += was_known
                    for record in self.keeper.keep(came):
                        log.document(record, came.size, came.reading.seconds, was_known)
                    self.progress(done, self.to_read)
            except KeyboardInterrupt:
                return True
        return False


def _outputs(out: Path, paths: Sequence[Path]) -> list[Path]:
    """What to pass over in the given folders: `out`, or only its files where `out` is given."""
    given = {os.path.normcase(os.path.abspath(path)) for path in paths}  # noqa: PTH100
    if os.path.normcase(out) in given:
        return [out / name for name in _OWN]
    return [out]


def _made_ready(out: Path) -> bool:
    """Say before the work, not after it, that it cannot be written down.

    Returns:
        Whether the folder was made now.
    """
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            if (out / name).exists():
                with (out / name).open("r+b"):
                    pass
    except OSError as error:
        problem = output_error(Path(error.filename or out), error)
        raise UsageError(problem.cause, problem.remedy, file=problem.file) from error
    return made


def _nothing_to_read(paths: Sequence[Path], results: Sequence[Result | None]) -> UsageError:
    reasons = sorted({result.reason for result in results if result})
    cause = "there are no documents here"
    if reasons:
        cause += f" ({len(results)} skipped: {'; '.join(reasons)})"
    names = ", ".join(str(path) for path in paths)
    return UsageError(cause, "'planlift formats' lists what can be read.", file=names)
