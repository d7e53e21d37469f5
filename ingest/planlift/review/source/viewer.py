"""Asks workers for what they see, and keeps the answers for the next who asks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Lock

from planlift.batch.account import Outcome, Reading
from planlift.batch.processes import Worker
from planlift.batch.worker import Job
from planlift.corrections import NONE, Corrections
from planlift.review.source.seen import Anchor, Families, Leaf, Leaves, PageSize
from planlift.review.source.worker import ViewTask, Wanted, view
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

# A person waits for it: a page is drawn in a tenth of a second, a scan read for its tables in some.
TIMEOUT = 120.0
START_SECONDS = (
    60.0  # one second; on a laptop whose virus scanner looks at every file, half a minute
)
SERVED = 250  # as in `batch.pool`: libraries keep some memory of each document
KEPT_BYTES = 64 * 1024 * 1024  # some 300 pages
KEPT_PARTS = 16  # documents without pages; a table of 1,000 rows takes some 10 MB


@dataclass(frozen=True, slots=True)
class Original:
    """A source file that a plan was read from.

    Attributes:
        path: where it stands.
        inside: numbers of the members that lead to it in the container at `path`.
        sha256: of the document; of the files of a folder that was read as one, together.
        pages: those files in reading order, where `path` is such a folder.
    """

    path: Path
    inside: tuple[int, ...]
    sha256: str
    pages: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A document without pages.

    Attributes:
        leaves: its parts.
        where: the number of the part, from 1, that each anchor stands on.
    """

    leaves: tuple[Leaf, ...]
    where: Mapping[Anchor, int]

    @classmethod
    def of(cls, leaves: Leaves) -> Parts:
        """What a worker told, ready to be looked things up in."""
        numbered = enumerate(leaves.leaves, 1)
        return cls(
            leaves.leaves, {anchor: number for number, leaf in numbered for anchor in leaf.anchors}
        )


@dataclass(slots=True)
class Viewer:
    """Workers that show documents, started when they are first needed.

    Attributes:
        count: how many at most.
        limits: what each document must not exceed.
        keys: passwords to try.
    """

    count: int = 2
    limits: Limits = DEFAULT_LIMITS
    keys: Keys = NO_KEYS
    timeout: float = TIMEOUT
    _all: tuple[_Desk, ...] = field(init=False)
    _desks: Queue[_Desk] = field(default_factory=Queue)
    _parts: OrderedDict[str, Parts] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _kept: _Kept = field(default_factory=lambda: _Kept(KEPT_BYTES))

    def __post_init__(self) -> None:
        job = Job(self.limits, self.keys, self.timeout, view)
        self._all = tuple(_Desk(job) for _ in range(self.count))
        for desk in self._all:
            self._desks.put(desk)

    def size(self, original: Original, page: int) -> PageSize:
        """The size of a page of a PDF; raises as `parts`."""
        return PageSize.model_validate_json(self._ask(original, Wanted.SIZE, page))

    def picture(self, original: Original, page: int) -> bytes:
        """A page of a PDF as PNG; raises as `parts`."""
        return self._ask(original, Wanted.PICTURE, page)

    def parts(self, original: Original) -> Parts:
        """A document without pages in parts.

        Raises:
            DocumentError: it cannot be shown, or is not the file any more that was read.
        """
        with self._lock:
            known = self._parts.get(original.sha256)
        if known is None:
            leaves = Leaves.model_validate_json(self._fresh(original, Wanted.LEAVES))
            known = Parts.of(leaves)
            with self._lock:
                self._parts[original.sha256] = known
                while len(self._parts) > KEPT_PARTS:
                    self._parts.popitem(last=False)
        return known

    def families(self, original: Original, corrections: Corrections = NONE) -> Families:
        """The tables of a document and what their columns were taken for; raises as `parts`."""
        answer = self._fresh(original, Wanted.COLUMNS, 1, corrections)
        return Families.model_validate_json(answer)

    def warm(self) -> None:
        """Start a worker before the first who asks has to wait for it."""
        with self._desk() as desk:
            desk.warm()

    def close(self) -> None:
        """End the workers, those that are only starting or at work among them."""
        for desk in self._all:
            desk.close()

    def _ask(self, original: Original, wanted: Wanted, page: int = 1) -> bytes:
        name = (original.sha256, wanted, page)
        kept = self._kept.get(name)
        if kept is None:
            kept = self._fresh(original, wanted, page)
            self._kept.put(name, kept)
        return kept

    def _fresh(
        self, original: Original, wanted: Wanted, page: int = 1, corrections: Corrections = NONE
    ) -> bytes:
        task = ViewTask(
            0,
            original.path,
            corrections=corrections,
            pages=original.pages,
            inside=original.inside,
            wanted=wanted,
            sha256=original.sha256,
            page=page,
        )
        with self._desk() as desk:
            reading = desk.answer(task, self.timeout)
        if reading.result.outcome is not Outcome.READ:
            raise DocumentError(reading.result.reason, reading.result.remedy)
        return reading.plan

    @contextmanager
    def _desk(self) -> Iterator[_Desk]:
        desk = self._desks.get()
        try:
            yield desk
        finally:
            self._desks.put(desk)


@dataclass(slots=True)
class _Desk:
    """A worker, or the place for one."""

    job: Job
    worker: Worker | None = None
    _closed: bool = False
    _lock: Lock = field(default_factory=Lock)  # of the two above

    def answer(self, task: ViewTask, timeout: float) -> Reading:
        """What the worker says; a worker that says nothing is ended, and replaced next time.

        Raises:
            DocumentError: it says nothing.
        """
        try:
            worker = self._ready()
            worker.served += 1
            worker.connection.send(task)
            if worker.connection.poll(timeout):
                answer: Reading = worker.connection.recv()
                return answer
        except (EOFError, OSError):  # it ended
            pass
        self.end()
        raise DocumentError(
            "showing the document took too much time or memory",
            "Open it in its own program; the fields can be edited all the same.",
        )

    def _ready(self) -> Worker:
        """The worker, a new one where there is none or the last is worn.

        Raises:
            EOFError: it ended as it started, or the viewer is closed.
        """
        worker = self.worker
        if worker is not None and (worker.ended or worker.served >= SERVED):
            self.end()
            worker = None
        if worker is None:
            worker = Worker(self.job)
            self._take(worker)
            if not worker.connection.poll(START_SECONDS):
                raise EOFError
            worker.connection.recv()  # it is ready
        return worker

    def _take(self, worker: Worker) -> None:
        with self._lock:
            if not self._closed:
                self.worker = worker
                return
        _end(worker)
        raise EOFError

    def warm(self) -> None:
        """Have a worker; where it cannot be started, the first who asks is told."""
        with suppress(EOFError, OSError):
            self._ready()

    def end(self) -> None:
        """End the worker, if there is one; whoever waits for it is told that it ended."""
        with self._lock:
            worker, self.worker = self.worker, None
        if worker is not None:
            _end(worker)

    def close(self) -> None:
        """End the worker, and start no other."""
        with self._lock:
            self._closed = True
        self.end()


def _end(worker: Worker) -> None:
    worker.kill()
    worker.stop()


_Name = tuple[str, Wanted, int]


class _Kept:
    """Answers that were given last, up to a size."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: OrderedDict[_Name, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: _Name) -> bytes | None:
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
            return self._held.get(name)

    def put(self, name: _Name, answer: bytes) -> None:
        with self._lock:
            self._held[name] = answer
            self._held.move_to_end(name)
            while sum(map(len, self._held.values())) > self._room:
                self._held.popitem(last=False)
