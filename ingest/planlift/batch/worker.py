"""What runs in a worker process: one document after another, each apart from the others."""

from __future__ import annotations

import math
import os
import signal
import traceback
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.watchdog import EXIT_MEMORY, watched
from planlift.paths import printable
from planlift.quiet import quiet
from planlift_parsers.errors import DocumentError, PlanliftError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import Limits

if TYPE_CHECKING:
    from planlift_parsers.containers.walk import Opened
    from planlift_schema import ActionPlan

BUG_REMEDY = "This is a fault of planlift: please report it with the document, if it is public."


# Findings that speak of the file rather than of the plan: they stand in the account of documents.
OF_THE_FILE = frozenset({"no-plan", "name-disagrees", "file-damaged", "limit-reached", "no-text"})


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read.

    Attributes:
        number: its number among the tasks.
        path: where it stands.
        expected: it should be a document; else what cannot be read is passed over.
        inside: numbers of the members that lead to it in the container at `path`; () for a file.
    """

    number: int
    path: Path
    expected: bool = True
    inside: tuple[int, ...] = ()


def serve(connection: Connection, limits: Limits, keys: Keys) -> None:
    """Read the documents that come through the connection until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    quiet()
    # Before the clock of the first document starts; what goes wrong here does so again, and is
    # told, when that document is read.
    with suppress(Exception):
        import_module("planlift.pipeline")
    shelf = Shelf(limits, keys)
    try:
        connection.send(None)
        while True:
            task = connection.recv()
            with watched(memory=limits.memory_bytes, seconds=math.inf, bite=_end):
                reading = read_document(task, shelf)
            connection.send(reading)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _end(cause: str, remedy: str) -> None:
    """Ends the worker, which cannot be interrupted; the pool says why in its place."""
    os._exit(EXIT_MEMORY)


@dataclass(slots=True)
class Shelf:
    """What a worker keeps from one document to the next.

    Attributes:
        limits: what each document must not exceed.
        keys: passwords to try.
        path: of the container opened last; its documents mostly follow one another.
        container: that container.
    """

    limits: Limits
    keys: Keys = NO_KEYS
    path: Path | None = None
    container: Opened | None = None

    def opened(self, path: Path) -> Opened:
        """The container at a path.

        Raises:
            DocumentError: it is gone, or is no container any more.
        """
        from planlift.pipeline import load
        from planlift_parsers.containers.opening import opened

        if self.container is None or self.path != path:
            self.path, self.container = None, None  # not two of them at a time
            data = load(path, self.limits)
            found = opened(data, printable(path.name), self.limits, self.keys)
            if found is None:
                raise DocumentError("it was changed while it was read", "Run the command again.")
            self.path, self.container = path, found
        return self.container


def read_document(task: Task, shelf: Shelf) -> Reading:
    """Read one document; whatever goes wrong becomes its outcome."""
    try:
        return _read(task, shelf)
    except PlanliftError as error:
        outcome = Outcome.FAILED if task.expected else Outcome.SKIPPED
        reason = f"{error.place}: {error.cause}" if error.place else error.cause
        result = Result(outcome, reason, error.remedy, code=error.code)
    except MemoryError:
        result = Result(Outcome.FAILED, "not enough memory", "Split it, or use fewer --jobs.")
    except Exception as error:
        result = Result(Outcome.FAILED, unexpected(error), BUG_REMEDY, trace=traceback.format_exc())
    return Reading(result)


def unexpected(error: Exception) -> str:
    """An error nobody foresaw, in one line: what it says and where it arose."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"unexpected error ({said}; {Path(where.filename).name}, line {where.lineno})"


def _read(task: Task, shelf: Shelf) -> Reading:
    from planlift import pipeline
    from planlift.inside import read_taken
    from planlift_parsers.containers.opening import opened

    if task.inside:
        container = shelf.opened(task.path)
        taken = container.take(task.inside)
        return _reading(task, read_taken(taken, container, shelf.limits, shelf.keys))
    data = pipeline.load(task.path, shelf.limits)
    found = opened(data, printable(task.path.name), shelf.limits, shelf.keys)
    if found is not None:
        shelf.path, shelf.container = task.path, found
        return _listing(found)
    return _reading(task, pipeline.read_document(data, task.path.name, shelf.limits, shelf.keys))


def _listing(container: Opened) -> Reading:
    from planlift_parsers.containers.walk import held

    items = tuple(container.items())
    top = sum(len(item.chain) == 1 for item in items)
    result = Result(Outcome.OPENED, held(top), format=container.container.name)
    return Reading(result, items=items)


def _reading(task: Task, plan: ActionPlan) -> Reading:
    from planlift.write import plan_json

    if not task.expected and plan.document.format == "text":
        # Any text opens as text: settings, code and data files are no documents for that.
        reason = "no document by its name, and plain text by its content"
        remedy = "If it holds a plan, name the file itself in the command, or rename it .txt."
        return Reading(Result(Outcome.SKIPPED, reason, remedy))
    said = [finding for finding in plan.findings if finding.code in OF_THE_FILE]
    result = Result(
        Outcome.READ if plan.actions else Outcome.NO_PLAN,
        "; ".join(finding.message for finding in said),
        " ".join(finding.hint for finding in said),
        plan.document.format,
        len(plan.actions),
        sum(bool(action.review) for action in plan.actions),
    )
    return Reading(result, plan_json(plan).encode())
