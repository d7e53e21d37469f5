"""One run at a time in an output folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planlift_parsers.errors import UsageError

LOCK = "planlift.lock"


@contextmanager
def only_run(out: Path) -> Iterator[None]:
    """Holds an output folder for one run.

    The lock is that of an empty database: the system lets go of it when the process ends, however
    it ends, on every system alike.

    Args:
        out: the folder.

    Raises:
        UsageError: another run holds it.
    """
    with closing(sqlite3.connect(out / LOCK, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise UsageError(
                f"another run is writing into this folder, or it cannot be locked ({error})",
                "Wait until it has ended, or give another --out.",
                file=str(out),
            ) from error
        yield
