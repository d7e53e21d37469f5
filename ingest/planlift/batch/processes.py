"""The processes that read documents, forked from one that has all they need loaded."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess

from planlift.batch.worker import Job, serve

STOP_SECONDS = 5.0  # for a process to end by itself once nothing more is asked of it
_PRELOADED = ["planlift.batch.preload"]


class Worker:
    """A process that reads one document after another.

    Forked from a process that does nothing else it starts in some 20 ms; where the system cannot
    fork (Windows), each loads everything anew, which takes about a second.

    Attributes:
        connection: gives None when the process is ready, then an answer for each task sent.
        served: how many documents it was given.
    """

    def __init__(self, job: Job) -> None:
        made = context()
        self.connection, theirs = made.Pipe()
        self.served = 0
        self._process: BaseProcess = made.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, job), daemon=True
        )
        with _undisturbed():
            self._process.start()
        theirs.close()

    @property
    def ended(self) -> bool:
        """It is no more."""
        return self._process.exitcode is not None

    def exit_code(self) -> int | None:
        """How it ended, once it had the time to; minus the signal that ended it."""
        self._process.join(STOP_SECONDS)
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()

    def stop(self) -> None:
        """Let it end, or end it."""
        self.connection.close()
        if self.exit_code() is None:
            self._process.kill()
            self._process.join()
        self._process.close()


def context() -> multiprocessing.context.BaseContext:
    """How processes are started: from one that forks them, or anew where the system has no fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(_PRELOADED)
    return forking


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Holds Ctrl-C back.

    It would end a process that is only starting with a traceback on the screen; the process
    inherits the blocked signal and unblocks it once it ignores it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # else its own start, amid the other, lets the signal through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
