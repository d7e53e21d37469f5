"""A small pool of worker processes: a document that hangs or kills its worker costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.watchdog import EXIT_MEMORY, too_much, too_slow
from planlift.batch.worker import Task, serve
from planlift_parsers.limits import Limits

# A cold start on a slow disk with a virus scanner takes seconds; it does not count as reading.
_START_SECONDS = 60.0
_STOP_SECONDS = 5.0
# Below this many documents, starting further workers takes longer than the reading.
_FEW = 4
# Unlike fork, a fresh process is safe with threads and the same on every system.
_CONTEXT = multiprocessing.get_context("spawn")


def jobs_for(documents: int, jobs: int | None) -> int:
    """How many workers to start: as asked, else all cores, else one for a few documents."""
    if jobs is None:
        jobs = 1 if documents < _FEW else cores()
    return max(min(jobs, documents), 1)


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    task: Task
    deadline: float


def read_all(
    tasks: Sequence[Task], *, jobs: int, timeout: float, limits: Limits
) -> Generator[tuple[Task, Reading], None, None]:
    """Read documents in worker processes, as many at a time as there are workers.

    Args:
        tasks: the documents.
        jobs: number of workers.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.

    Yields:
        Each task with what came of it, in the order in which they end.
    """
    waiting = iter(tasks)
    workers: list[_Worker] = []
    try:
        for task in waiting:
            workers.append(_start(task, limits, timeout))
            if len(workers) == jobs:
                break
        while workers:
            for worker, reading in _ended(workers, timeout, limits):
                ended = worker.task
                following = next(waiting, None)
                if following is None:
                    workers.remove(worker)
                    _stop(worker)
                elif not _hand(worker, following, timeout):
                    workers.remove(worker)
                    _stop(worker)
                    workers.append(_start(following, limits, timeout))
                yield ended, reading
    finally:
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            _stop(worker)


def _ended(workers: list[_Worker], timeout: float, limits: Limits) -> list[tuple[_Worker, Reading]]:
    """The workers that are done with their document, one way or another."""
    soonest = min(worker.deadline for worker in workers)
    ready = wait([w.connection for w in workers], max(soonest - time.monotonic(), 0))
    ended = []
    for worker in workers:
        if worker.connection in ready:
            try:
                reading = worker.connection.recv()
            except (EOFError, OSError):
                reading = replace(_died(worker, limits), seconds=_spent(worker, timeout))
                ended.append((worker, reading))
                continue
            if reading is None:  # it has started, and begins with its document now
                worker.deadline = time.monotonic() + timeout
            else:
                ended.append((worker, reading))
        elif time.monotonic() >= worker.deadline:
            worker.process.kill()
            ended.append((worker, replace(_too_slow(timeout), seconds=_spent(worker, timeout))))
    return ended


def _spent(worker: _Worker, timeout: float) -> float:
    """Seconds since a worker got its document; 0 where it was still starting."""
    return max(time.monotonic() - (worker.deadline - timeout), 0.0)


def _start(task: Task, limits: Limits, timeout: float) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=serve, args=(theirs, limits), daemon=True)
    # Ctrl-C while a worker starts would print its traceback; it inherits the blocked signal and
    # unblocks it once it ignores it.
    blockable = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blockable else set()
    try:
        process.start()
    finally:
        if blockable:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    worker = _Worker(process, ours, task, 0.0)
    _hand(worker, task, _START_SECONDS + timeout)
    return worker


def _hand(worker: _Worker, task: Task, seconds: float) -> bool:
    """Give a worker its next document; False where the worker is no more."""
    if worker.process.exitcode is not None:
        return False
    try:
        worker.connection.send(task)
    except OSError:
        return False
    worker.task, worker.deadline = task, time.monotonic() + seconds
    return True


def _stop(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.join(_STOP_SECONDS)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()
    worker.process.close()


def _died(worker: _Worker, limits: Limits) -> Reading:
    worker.process.join(_STOP_SECONDS)
    if worker.process.exitcode == EXIT_MEMORY:
        return Reading(Result(Outcome.FAILED, *too_much(limits.memory_bytes), code="limit-reached"))
    reason = f"the process that read it ended without an answer (exit {worker.process.exitcode})"
    remedy = "It may need more memory than there is: try it alone, or with fewer --jobs."
    return Reading(Result(Outcome.FAILED, reason, remedy))


def _too_slow(timeout: float) -> Reading:
    return Reading(Result(Outcome.FAILED, *too_slow(timeout), code="limit-reached"))
