"""A small pool of worker processes: a document that hangs or kills its worker costs only itself."""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.processes import Worker
from planlift.batch.watchdog import EXIT_MEMORY, too_much, too_slow
from planlift.batch.worker import Job, Lift, Task, lift
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import Limits

# A cold start on a slow disk with a virus scanner takes seconds; it does not count as reading.
_START_SECONDS = 60.0
# Below this many documents, starting further workers takes longer than the reading.
_FEW = 4
# Documents after which a worker is replaced: memory that libraries never give back stays small.
SERVED = 250


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


def read_all(
    tasks: Sequence[Task],
    *,
    jobs: int,
    timeout: float,
    limits: Limits,
    keys: Keys = NO_KEYS,
    read: Lift = lift,
    spill: Path | None = None,
) -> Generator[tuple[Task, Reading], None, None]:
    """Read documents in worker processes, as many at a time as there are workers.

    A document that costs its worker (it crashes, hangs or eats memory) is read once more when all
    others are done, alone, as it may have been the others that took the room.

    Args:
        tasks: the documents; the longest are best given first.
        jobs: number of workers.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.
        keys: passwords to try on locked documents.
        read: reads one document, or raises why not; importable by name.
        spill: folder for plans that are too large to be held; None where they are refused.

    Yields:
        Each task with what came of it, in the order in which they end.
    """
    job = Job(limits, keys, timeout, read, spill)
    fatal: list[Task] = []
    for task, reading in _Pool(job, deque(tasks)).readings(jobs):
        if reading.worker_lost:
            fatal.append(task)
        else:
            yield task, reading
    for task in fatal:
        yield from _Pool(job, deque([task])).readings(1)


@dataclass(slots=True)
class _Desk:
    """A worker and what it does now."""

    worker: Worker
    task: Task
    deadline: float
    began: float


@dataclass(slots=True)
class _Pool:
    job: Job
    waiting: deque[Task]
    desks: list[_Desk] = field(default_factory=list)

    def readings(self, jobs: int) -> Generator[tuple[Task, Reading], None, None]:
        """What came of each document that is waiting."""
        try:
            while self.waiting and len(self.desks) < jobs:
                self.desks.append(self._start(self.waiting.popleft()))
            while self.desks:
                for desk, reading in self._ended():
                    task = desk.task
                    self._go_on(desk, lost=reading.worker_lost)
                    yield task, reading
        finally:
            for desk in self.desks:
                desk.worker.kill()
            for desk in self.desks:
                desk.worker.stop()

    def _start(self, task: Task) -> _Desk:
        desk = _Desk(Worker(self.job), task, 0.0, 0.0)
        self._hand(desk, task, _START_SECONDS + self.job.timeout)
        return desk

    def _go_on(self, desk: _Desk, *, lost: bool) -> None:
        """Give a worker that is done its next document, or a new one in its place."""
        task = self.waiting.popleft() if self.waiting else None
        worn = lost or desk.worker.served >= SERVED
        if task and not worn and self._hand(desk, task, self.job.timeout):
            return
        desk.worker.stop()
        self.desks.remove(desk)
        if task:
            self.desks.append(self._start(task))

    @staticmethod
    def _hand(desk: _Desk, task: Task, seconds: float) -> bool:
        """Give a worker its next document; False where the worker is no more."""
        if desk.worker.ended:
            return False
        try:
            desk.worker.connection.send(task)
        except OSError:
            return False
        desk.worker.served += 1
        desk.task, desk.began = task, time.monotonic()
        desk.deadline = desk.began + seconds
        return True

    def _ended(self) -> list[tuple[_Desk, Reading]]:
        """The workers that are done with their document, one way or another."""
        soonest = min(desk.deadline for desk in self.desks)
        connections = [desk.worker.connection for desk in self.desks]
        ready = wait(connections, max(soonest - time.monotonic(), 0))
        ended = []
        for desk in self.desks:
            if desk.worker.connection in ready:
                reading = self._answer(desk)
                if reading is not None:
                    ended.append((desk, reading))
            elif time.monotonic() >= desk.deadline:
                desk.worker.kill()
                result = Result(Outcome.FAILED, *too_slow(self.job.timeout), code="limit-reached")
                ended.append((desk, _lost(result, desk)))
        return ended

    def _answer(self, desk: _Desk) -> Reading | None:
        """What a worker says; None where it has only started and begins with its document now."""
        try:
            reading: Reading | None = desk.worker.connection.recv()
        except (EOFError, OSError):
            code = desk.worker.exit_code()
            return _lost(_loss(code, self.job), desk)
        if reading is None:
            desk.began = time.monotonic()
            desk.deadline = desk.began + self.job.timeout
        return reading


def _lost(result: Result, desk: _Desk) -> Reading:
    seconds = time.monotonic() - desk.began
    return Reading(result, worker_lost=True, lasting=False, seconds=seconds)


def _loss(code: int | None, job: Job) -> Result:
    """Why a worker ended without an answer.

    Args:
        code: what it ended with; minus the signal that ended it, None where it would not end.
        job: what it was doing.
    """
    if code == EXIT_MEMORY:
        cause, remedy = too_much(job.limits.memory_bytes)
        return Result(Outcome.FAILED, cause, remedy, code="limit-reached")
    if code is not None and -code == getattr(signal, "SIGXCPU", None):
        return Result(Outcome.FAILED, *too_slow(job.timeout), code="limit-reached")
    reason = f"the process that read it ended without an answer ({_told(code)})"
    remedy = "It may need more memory than there is: try it alone, or with fewer --jobs."
    return Result(Outcome.FAILED, reason, remedy)


def _told(code: int | None) -> str:
    """How a process ended, in words that can be searched for."""
    if code is None:
        return "it would not end"
    if code >= 0:
        return f"exit {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
