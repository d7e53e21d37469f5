"""What goes on in the background, one thing after another, and how far it is."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Queue
from threading import Lock, Thread

from planlift.batch.worker import unexpected
from planlift_parsers.errors import PlanliftError

KEPT = 200  # jobs that are over and can be asked for


@dataclass(slots=True)
class Job:
    """Something that goes on in the background.

    Attributes:
        id: names it; cannot be guessed.
        title: what it is, for people.
        done: how many documents are done.
        total: of how many.
        ended: it is over.
        failed: why it did not succeed, "" if it did.
        keys: documents that came of it.
        notes: what else there is to say.
    """

    id: str
    title: str
    done: int = 0
    total: int = 0
    ended: bool = False
    failed: str = ""
    keys: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.done, self.total = done, total


Work = Callable[[Job], None]


@dataclass(slots=True)
class Jobs:
    """The jobs, of which one runs at a time: reading takes all the machine has."""

    _known: OrderedDict[str, Job] = field(default_factory=OrderedDict)
    _waiting: Queue[tuple[Job, Work] | None] = field(default_factory=Queue)
    _thread: Thread | None = None
    _lock: Lock = field(default_factory=Lock)

    def start(self, title: str, work: Work) -> Job:
        """Have something done.

        Args:
            title: what it is, for people.
            work: does it, and says how far it is.
        """
        job = Job(secrets.token_urlsafe(12), title)
        with self._lock:
            self._known[job.id] = job
            over = [known.id for known in self._known.values() if known.ended]
            for old in over[: len(over) - KEPT] if len(over) > KEPT else ():
                del self._known[old]
            if self._thread is None:
                self._thread = Thread(target=self._serve, name="jobs", daemon=True)
                self._thread.start()
        self._waiting.put((job, work))
        return job

    def get(self, job_id: str) -> Job | None:
        """A job, None where there is none of that id."""
        return self._known.get(job_id)

    def close(self) -> None:
        """Take on nothing more; what runs goes on to its end or that of the process."""
        self._waiting.put(None)

    def _serve(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            job, work = waiting
            try:
                work(job)
            except PlanliftError as error:
                job.failed = str(error)
            except Exception as error:  # the page goes on whatever a job does
                job.failed = unexpected(error)
            finally:
                job.ended = True
