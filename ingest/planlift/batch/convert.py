"""Many documents to plans and flat files."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Reading, Record, Result
from planlift.batch.folders import joined_by_folder
from planlift.batch.log import LOG, RunLog
from planlift.batch.rounds import corrections_for, read_sources
from planlift.batch.sources import Source, find_sources
from planlift.corrections import Finder
from planlift.export.flat import FLAT_FILES, write_flat_files
from planlift.export.links import way_to
from planlift.paths import output_file, printable
from planlift.write import OutputError, output_error, write_whole
from planlift_parsers.errors import UsageError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

PLANS = "plans"
_FILES = (*FLAT_FILES, LOG)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion.

    Attributes:
        records: every file, in the order of their names.
        stopped: it was stopped by Ctrl-C; what was done is kept.
        problems: outputs that could not be written.
    """

    records: tuple[Record, ...]
    stopped: bool
    problems: tuple[OutputError, ...]

    def count(self, *outcomes: Outcome) -> int:
        """How many files had one of these outcomes."""
        return sum(record.result.outcome in outcomes for record in self.records)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How documents are to be read.

    Attributes:
        keys: passwords to try on locked documents.
        mapping: a mapping file; by default those beside the documents and above, up to what was
            given.
        joined: the documents of each folder are the pages of one plan.
    """

    keys: Keys = NO_KEYS
    mapping: Path | None = None
    joined: bool = False


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

    Args:
        paths: files, and folders of any depth; containers among them are looked into.
        out: the folder; made where it is missing. Below a given folder, it is passed over.
        jobs: worker processes; by default as many as cores, one for a few documents.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.
        read_as: how they are to be read.
        progress: called with the number of documents done and of all.

    Raises:
        UsageError: a path is missing, there are no documents, `out` is a file, or a mapping file is
            wrong.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - resolve() would follow links
    sources = find_sources(paths, _outputs(out, paths))
    if read_as.joined:
        sources = joined_by_folder(sources)
    if all(source.result is not None for source in sources):
        raise _nothing_to_read(paths, [source.result for source in sources])
    finder = Finder(read_as.mapping)
    for source in sources:
        corrections_for(source, finder)  # one that is wrong stops the run before it begins
    made = _made_ready(out)
    account = _Account(sources, out)
    reading = read_sources(
        sources,
        account.add,
        jobs=jobs,
        timeout=timeout,
        limits=limits,
        keys=read_as.keys,
        finder=finder,
    )
    with RunLog(out / LOG) as log:
        log.started(len(sources))
        stopped = _read_all(reading, account, log, progress)
        records = account.records()
        account.log_unread(log)
        log.ended(Counter(record.result.outcome.value for record in records), stopped)
    if all(record.result.outcome in (Outcome.SKIPPED, Outcome.OPENED) for record in records):
        (out / LOG).unlink(missing_ok=True)
        if made:
            out.rmdir()
        raise _nothing_to_read(paths, [record.result for record in records])
    problems = write_flat_files(out, records)
    return Conversion(records, stopped, (*problems, *filter(None, [log.problem])))


def _read_all(
    reading: Generator[tuple[Source, Reading], None, None],
    account: _Account,
    log: RunLog,
    progress: Callable[[int, int], None],
) -> bool:
    """Read what is to be read, each into the account and the log; whether Ctrl-C stopped it."""
    with closing(reading):
        try:
            for done, (source, result) in enumerate(reading, 1):
                records = _keep(source, result, account.out)
                account.put(source, records)
                for record in records:
                    log.document(record, _size(source), result.seconds)
                progress(done, account.to_read)
        except KeyboardInterrupt:
            return True
    return False


class _Account:
    """A line for each file, also for those that were not reached.

    Attributes:
        out: the output folder.
        to_read: how many of them are to be read, as far as is known.
    """

    def __init__(self, sources: Sequence[Source], out: Path) -> None:
        """Enter what was given."""
        self._records: dict[tuple[str, str], list[Record]] = {}
        self._sources: dict[tuple[str, str], Source] = {}
        self.out = out
        self.to_read = 0
        self.add(sources)

    def add(self, sources: Sequence[Source]) -> None:
        """Enter what was found."""
        unread = Result(Outcome.NOT_REACHED, "stopped before it was read", "Run the command again.")
        for source in sources:
            self.to_read += source.result is None
            self.put(source, [_record(source, source.result or unread, self.out)])

    def put(self, source: Source, records: list[Record]) -> None:
        """Enter what came of a source, and of each page behind it."""
        key = source.claim.name, source.claim.key
        self._records[key], self._sources[key] = records, source

    def records(self) -> tuple[Record, ...]:
        """The lines, by name."""
        ordered = sorted(self._records.items(), key=lambda each: each[0])
        return tuple(record for _, records in ordered for record in records)

    def log_unread(self, log: RunLog) -> None:
        """Log what was not read."""
        for key, source in sorted(self._sources.items(), key=lambda each: each[0]):
            for record in self._records[key]:
                if source.result is not None or record.result.outcome is Outcome.NOT_REACHED:
                    log.document(record, _size(source), None)


def _size(source: Source) -> int | None:
    try:
        status = source.path.lstat()
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _outputs(out: Path, paths: Sequence[Path]) -> list[Path]:
    """What to pass over in the given folders: `out`, or only its files where `out` is given."""
    given = {os.path.normcase(os.path.abspath(path)) for path in paths}  # noqa: PTH100
    if os.path.normcase(out) in given:
        return [out / name for name in (PLANS, *_FILES)]
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


def _keep(source: Source, reading: Reading, out: Path) -> list[Record]:
    """Write a document's plan and give its lines of the account, one for each page behind it."""
    record = _written(source, reading, out)
    name = source.claim.name
    pages = [
        Record(
            f"{name}/{printable(file.name)}",
            result,
            record.plan if result.outcome is Outcome.JOINED else "",
        )
        for file, result in reading.pages
    ]
    return [record, *pages]


def _written(source: Source, reading: Reading, out: Path) -> Record:
    """Write a document's plan and give its line of the account.

    Where there is no plan now, one from an earlier run is taken away: it would speak of another
    document than the one that stands there.
    """
    path = output_file(out / PLANS, source.claim.key, ".json")
    try:
        if reading.plan:
            write_whole(path, reading.plan)
        else:
            path.unlink(missing_ok=True)
    except OutputError as error:
        reason = f"its plan could not be written: {error.cause}"
        return _record(source, Result(Outcome.FAILED, reason, error.remedy), out)
    except OSError as error:
        reason = f"{reading.result.reason}; an earlier plan could not be removed"
        result = Result(Outcome.FAILED, reason, output_error(path, error).remedy)
        return _record(source, result, out)
    written = path.relative_to(out).as_posix() if reading.plan else ""
    return _record(source, reading.result, out, written)


def _record(source: Source, result: Result, out: Path, plan: str = "") -> Record:
    return Record(source.claim.name, result, plan, way_to(source.path, out))


def _nothing_to_read(paths: Sequence[Path], results: Sequence[Result | None]) -> UsageError:
    reasons = sorted({result.reason for result in results if result})
    cause = "there are no documents here"
    if reasons:
        cause += f" ({len(results)} skipped: {'; '.join(reasons)})"
    names = ", ".join(str(path) for path in paths)
    return UsageError(cause, "'planlift formats' lists what can be read.", file=names)
