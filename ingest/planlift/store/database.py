"""The database file: opened, brought up to date, and its errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from planlift.write import OutputError
from planlift_parsers.errors import UsageError

# The other writer (the review page) holds the file for milliseconds.
_BUSY_SECONDS = 30.0
_MOVE = "Move it elsewhere; the documents are then read anew."


def connected(path: Path) -> sqlite3.Connection:
    """Open the database; made, and brought up to date by its migrations, where that is due.

    One process may write while others read (WAL). What was committed stands after a process was
    killed; after the machine itself went down, the last moments may be missing, and are read anew.

    Raises:
        UsageError: it is damaged, no database, or of a newer planlift.
        OutputError: it cannot be written.
    """
    connection = sqlite3.connect(
        path,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # one thread after another may use it
    )
    try:
        with told(path):
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    steps = sorted(
        (each for each in files("planlift.store.migrations").iterdir() if each.name[0].isdigit()),
        key=lambda step: step.name,
    )
    done = _version(connection)
    if done > len(steps):
        raise UsageError(
            "a newer version of planlift wrote it",
            "Use that version, or give another --out.",
            file=str(path),
        )
    for number, step in enumerate(steps, 1):
        if number > done:
            _apply(connection, number, step.read_text(encoding="utf-8"))


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    """One step, whole or not at all; of two processes at it, the second finds it done."""
    with changed(connection):
        if _version(connection) >= number:
            return
        for statement in script.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def _version(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


@contextmanager
def changed(connection: sqlite3.Connection) -> Iterator[None]:
    """One change: all that is executed inside stands, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the database inside, in words for people.

    Raises:
        UsageError: it is damaged, or no database.
        OutputError: it cannot be written: the disk is full, or it is protected.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        remedy = "Make room on the disk, close what holds it open, or give another --out."
        raise OutputError(f"it could not be used ({error})", remedy, file=str(path)) from error
    except sqlite3.DatabaseError as error:
        cause = f"it is damaged, or no store of planlift ({error})"
        raise UsageError(cause, _MOVE, file=str(path)) from error
