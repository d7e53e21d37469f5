"""What runs in a worker process: one document after another, each apart from the others."""

from __future__ import annotations

import hashlib
import math
import os
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from planlift.batch import OF_THE_FILE
from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.bounds import bound_memory, bound_time, end_with_parent
from planlift.batch.card import card_of
from planlift.batch.watchdog import EXIT_MEMORY, watched
from planlift.corrections import NONE, Corrections
from planlift.paths import printable
from planlift.quiet import quiet
from planlift_parsers.errors import DocumentError, PlanliftError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import Limits
from planlift_schema import ActionPlan

if TYPE_CHECKING:
    from planlift.terms import Terms
    from planlift_parsers.containers.walk import Opened

BUG_REMEDY = "This is a fault of planlift: please report it with the document, if it is public."


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read.

    Attributes:
        number: its number among the tasks.
        path: where it stands.
        expected: it should be a document; else what cannot be read is passed over.
        corrections: what mapping files say of its tables.
        pages: the files of a folder that are to be read as one document; `path` is the folder.
        inside: numbers of the members that lead to it in the container at `path`; () for a file.
        also: names of files elsewhere that hold the same; it is read once for all of them.
    """

    number: int
    path: Path
    expected: bool = True
    corrections: Corrections = NONE
    pages: tuple[Path, ...] = ()
    inside: tuple[int, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A container that is open.

    Attributes:
        path: where it stands.
        sha256: of the file, in hexadecimal.
        opened: its members.
    """

    path: Path
    sha256: str
    opened: Opened


@dataclass(slots=True)
class Shelf:
    """What a worker keeps from one document to the next.

    Attributes:
        limits: what each document must not exceed.
        keys: passwords to try.
        held: the container opened last; its documents mostly follow one another.
        sha256: of the file that the present document is, or is in; "" while none is loaded.
        spill: folder for plans that are too large to be held; None where they are refused.
    """

    limits: Limits
    keys: Keys = NO_KEYS
    spill: Path | None = None
    held: Held | None = None
    sha256: str = ""

    def load(self, path: Path) -> bytes:
        """The bytes of a file.

        Raises:
            PlanliftError: it cannot be loaded.
        """
        from planlift.pipeline import load

        data = load(path, self.limits)
        self.sha256 = hashlib.sha256(data).hexdigest()
        return data

    def open(self, path: Path, data: bytes) -> Opened | None:
        """The container that a file is, kept for its documents; None where it is none."""
        from planlift_parsers.containers.opening import opened

        self.held = None  # not two of them at a time
        found = opened(data, printable(path.name), self.limits, self.keys)
        if found is not None:
            self.held = Held(path, self.sha256, found)
        return found

    def container(self, path: Path) -> Opened:
        """The container at a path.

        Raises:
            PlanliftError: it is gone, or is no container any more.
        """
        held, self.held = self.held, None
        if held is not None and held.path == path:
            self.held, self.sha256 = held, held.sha256
            return held.opened
        found = self.open(path, self.load(path))
        if found is None:
            raise DocumentError("it was changed while it was read", "Run the command again.")
        return found


Lift = Callable[[Task, Shelf], Reading]


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker does with each of its documents.

    Attributes:
        limits: what each must not exceed.
        keys: passwords to try on locked documents.
        timeout: seconds that each may take.
        read: reads one, or raises why not; a function that a fresh process can import.
        spill: folder for plans that are too large to be held; None where they are refused.
    """

    limits: Limits
    keys: Keys
    timeout: float
    read: Lift
    spill: Path | None = None


def serve(connection: Connection, job: Job) -> None:
    """Read the documents that come through the connection until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    end_with_parent()
    bound_memory(job.limits)
    quiet()
    # Before the clock of the first document starts; what goes wrong here does so again, and is
    # told, when that document is read.
    with suppress(Exception):
        import_module("planlift.batch.preload")
    shelf = Shelf(job.limits, job.keys, job.spill)
    try:
        connection.send(None)
        while True:
            task = connection.recv()
            bound_time(job.timeout)
            began = time.monotonic()
            with watched(memory=job.limits.memory_bytes, seconds=math.inf, bite=_end):
                reading = read_document(task, shelf, job.read)
            connection.send(replace(reading, seconds=time.monotonic() - began))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _end(cause: str, remedy: str) -> None:
    """Ends the worker, which cannot be interrupted; the pool says why in its place."""
    os._exit(EXIT_MEMORY)


def read_document(task: Task, shelf: Shelf, read: Lift | None = None) -> Reading:
    """Read one document; whatever goes wrong becomes its outcome.

    Args:
        task: the document.
        shelf: what the worker keeps.
        read: what reads it; `lift` where none is given.
    """
    shelf.sha256 = ""
    try:
        reading = (read or lift)(task, shelf)
    except PlanliftError as error:
        reading = Reading(_failure(task, error))
    except MemoryError:
        result = Result(Outcome.FAILED, "not enough memory", "Split it, or use fewer --jobs.")
        reading = Reading(result, lasting=False)
    except Exception as error:
        trace = traceback.format_exc()
        reading = Reading(Result(Outcome.FAILED, unexpected(error), BUG_REMEDY, trace=trace))
    return reading if task.pages else replace(reading, sha256=shelf.sha256)


def _failure(task: Task, error: PlanliftError) -> Result:
    outcome = Outcome.FAILED if task.expected else Outcome.SKIPPED
    reason = f"{error.place}: {error.cause}" if error.place else error.cause
    return Result(outcome, reason, error.remedy, code=error.code)


def unexpected(error: Exception) -> str:
    """An error nobody foresaw, in one line: what it says and where it arose."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"unexpected error ({said}; {Path(where.filename).name}, line {where.lineno})"


def lift(task: Task, shelf: Shelf) -> Reading:
    """Lift the plan out of one document, or list what a container holds.

    Raises:
        PlanliftError: it cannot be read.
    """
    from planlift import pipeline
    from planlift.inside import read_taken
    from planlift.terms import Terms

    terms = Terms(shelf.limits, shelf.keys, task.corrections)
    if task.pages:
        return _read_pages(task, terms)
    if task.inside:
        container = shelf.container(task.path)
        return _reading(task, read_taken(container.take(task.inside), container, terms))
    data = shelf.load(task.path)
    found = shelf.open(task.path, data)
    if found is not None:
        listing = _listing(found)
        return replace(listing, twins=(listing,) * len(task.also))
    names = (task.path.name, *task.also)
    readings = _spilled(data, names, terms, shelf.spill) if shelf.spill is not None else []
    if not readings:
        plans = pipeline.read_under_names(data, names, terms)
        readings = [_reading(task, plan) for plan in plans]
    first, *others = readings
    return replace(first, twins=tuple(others))


def _spilled(data: bytes, names: Sequence[str], terms: Terms, folder: Path) -> list[Reading]:
    """A plan that is too large to be held, written under each name; [] where it is not.

    Such a reading does not last: the plan is kept where it is put, and not once more beside it.
    """
    from planlift.in_parts import spooled
    from planlift.write import passing_path

    made: list[Reading] = []
    for name in names:
        spool = spooled(data, name, terms, folder)
        if spool is None:
            return []
        with closing(spool):
            path = passing_path(folder)
            with path.open("xb") as file:
                spool.write(file)
            plan = spool.plan()
            result = _result(plan, spool.actions, spool.to_review)
        made.append(Reading(result, card=card_of(plan), lasting=False, spilled=path))
    return made


def _listing(container: Opened) -> Reading:
    from planlift_parsers.containers.walk import held

    items = tuple(container.items())
    top = sum(len(item.chain) == 1 for item in items)
    result = Result(Outcome.OPENED, held(top), format=container.container.name)
    return Reading(result, items=items)


def _reading(task: Task, plan: ActionPlan) -> Reading:
    from planlift.write import plan_bytes

    if not task.expected and plan.document.format == "text":
        # Any text opens as text: settings, code and data files are no documents for that.
        reason = "no document by its name, and plain text by its content"
        remedy = "If it holds a plan, name the file itself in the command, or rename it .txt."
        return Reading(Result(Outcome.SKIPPED, reason, remedy))
    if not task.expected and plan.document.format == "picture" and not plan.actions:
        reason = "a picture, on which no plan was found"
        return Reading(Result(Outcome.SKIPPED, reason, "Look at it, if a plan may be on it."))
    return Reading(_result_of(plan), plan_bytes(plan), card_of(plan))


def _read_pages(task: Task, terms: Terms) -> Reading:
    from planlift.pages import read_pages
    from planlift.write import plan_bytes

    name = printable(task.path.name)
    joined = read_pages(task.pages, name, terms)
    pages = [
        (printable(file.name), Result(Outcome.JOINED, f"page {number} of {name}", format=form))
        for number, (file, form) in enumerate(joined.pages.items(), 1)
    ]
    pages += [
        (
            printable(one.file.name),
            Result(Outcome.FAILED, one.error.cause, one.error.remedy, code=one.error.code),
        )
        for one in joined.unread
    ]
    plan = joined.plan
    return Reading(_result_of(plan), plan_bytes(plan), card_of(plan), pages=tuple(pages))


def _result_of(plan: ActionPlan) -> Result:
    to_review = sum(bool(action.review) for action in plan.actions)
    return _result(plan, len(plan.actions), to_review)


def _result(plan: ActionPlan, actions: int, to_review: int) -> Result:
    said = [finding for finding in plan.findings if finding.code in OF_THE_FILE]
    return Result(
        Outcome.READ if actions else Outcome.NO_PLAN,
        "; ".join(finding.message for finding in said),
        " ".join(finding.hint for finding in said),
        plan.document.format,
        actions,
        to_review,
    )
