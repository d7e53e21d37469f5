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

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.watchdog import EXIT_MEMORY, watched
from planlift.corrections import NONE, Corrections
from planlift.paths import printable
from planlift.quiet import quiet
from planlift_parsers.errors import PlanliftError
from planlift_parsers.limits import Limits
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
        corrections: what mapping files say of its tables.
        pages: the files of a folder that are to be read as one document; `path` is the folder.
    """

    number: int
    path: Path
    expected: bool = True
    corrections: Corrections = NONE
    pages: tuple[Path, ...] = ()


def serve(connection: Connection, limits: Limits) -> None:
    """Read the documents that come through the connection until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to act on
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    quiet()
    # Before the clock of the first document starts; what goes wrong here does so again, and is
    # told, when that document is read.
    with suppress(Exception):
        import_module("planlift.pipeline")
    try:
        connection.send(None)
        while True:
            task = connection.recv()
            with watched(memory=limits.memory_bytes, seconds=math.inf, bite=_end):
                reading = read_document(task, limits)
            connection.send(reading)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _end(cause: str, remedy: str) -> None:
    """Ends the worker, which cannot be interrupted; the pool says why in its place."""
    os._exit(EXIT_MEMORY)


def read_document(task: Task, limits: Limits) -> Reading:
    """Read one document; whatever goes wrong becomes its outcome."""
    try:
        return _read(task, limits)
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


def _read(task: Task, limits: Limits) -> Reading:
    from planlift.pipeline import read_with
    from planlift.write import plan_bytes

    if task.pages:
        return _read_pages(task, limits)
    plan = read_with(task.path, task.corrections, limits=limits)
    if not task.expected and plan.document.format == "text":
        # Any text opens as text: settings, code and data files are no documents for that.
        reason = "no document by its name, and plain text by its content"
        remedy = "If it holds a plan, name the file itself in the command, or rename it .txt."
        return Reading(Result(Outcome.SKIPPED, reason, remedy))
    return Reading(_result(plan), plan_bytes(plan))


def _read_pages(task: Task, limits: Limits) -> Reading:
    from planlift.pages import read_pages
    from planlift.write import plan_bytes

    name = printable(task.path.name)
    joined = read_pages(task.pages, name, corrections=task.corrections, limits=limits)
    pages = [
        (file, Result(Outcome.JOINED, f"page {number} of {name}", format=form))
        for number, (file, form) in enumerate(joined.pages.items(), 1)
    ]
    pages += [
        (one.file, Result(Outcome.FAILED, one.error.cause, one.error.remedy, code=one.error.code))
        for one in joined.unread
    ]
    return Reading(_result(joined.plan), plan_bytes(joined.plan), tuple(pages))


def _result(plan: ActionPlan) -> Result:
    said = [finding for finding in plan.findings if finding.code in OF_THE_FILE]
    return Result(
        Outcome.READ if plan.actions else Outcome.NO_PLAN,
        "; ".join(finding.message for finding in said),
        " ".join(finding.hint for finding in said),
        plan.document.format,
        len(plan.actions),
        sum(bool(action.review) for action in plan.actions),
    )
