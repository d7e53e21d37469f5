"""What runs in a worker process: one document after another, each apart from the others."""

from __future__ import annotations

import math
import os
import signal
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.watchdog import EXIT_MEMORY, watched
from planlift.quiet import quiet
from planlift_parsers.errors import PlanliftError
from planlift_parsers.limits import Limits

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
    """

    number: int
    path: Path
    expected: bool = True


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
            began = time.monotonic()
            with watched(memory=limits.memory_bytes, seconds=math.inf, bite=_end):
                reading = read_document(task, limits)
            connection.send(replace(reading, seconds=time.monotonic() - began))
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
    from planlift.pipeline import read
    from planlift.write import plan_json

    plan = read(task.path, limits=limits)
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
