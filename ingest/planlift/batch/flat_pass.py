"""The flat files of a run, some of them at the same time."""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import chain
from pathlib import Path

from planlift.batch.bounds import end_with_parent
from planlift.batch.processes import context
from planlift.export.flat import FLAT_FILES, FLAT_GROUPS, write_flat_files
from planlift.quiet import quiet
from planlift.store import Store
from planlift.write import OutputError


def write_all_flat_files(out: Path, run: int, jobs: int) -> tuple[OutputError, ...]:
    """Write the flat files of a run from its store and plans; one plan at a time is held.

    Args:
        out: the output folder.
        run: number of the run.
        jobs: processes that may work at the same time.

    Returns:
        What could not be written: one file that another program holds does not cost the others.
    """
    if jobs == 1:
        return _write(out, run, FLAT_FILES)
    workers = min(jobs, len(FLAT_GROUPS))
    try:
        with ProcessPoolExecutor(workers, mp_context=context(), initializer=_begin) as pool:
            problems = pool.map(partial(_write, out, run), FLAT_GROUPS)
            return tuple(chain.from_iterable(problems))
    except BrokenProcessPool:
        cause = "the process that wrote the flat files ended without an answer"
        remedy = "It may need more memory than there is: run the command again with --jobs 1."
        return (OutputError(cause, remedy, file=str(out)),)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    end_with_parent()
    quiet()


def _write(out: Path, run: int, only: tuple[str, ...]) -> tuple[OutputError, ...]:
    with Store(out) as store:
        return write_flat_files(out, store.records(run), only)
