"""What the tests on a cluster share. Imports no PySpark: it need not be there."""

from __future__ import annotations

import csv
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from planlift.batch.spark.needs import need_java, need_libraries
from planlift.batch.worker import Job, lift
from planlift.export.columns import DOCUMENT_COLUMNS
from planlift_parsers.errors import UsageError
from planlift_parsers.keys import NO_KEYS
from planlift_parsers.limits import DEFAULT_LIMITS


def why_not() -> str:
    """Why no test can run on Spark here, "" if it can."""
    try:
        need_libraries()
        need_java()
    except UsageError as error:
        return str(error)
    return ""


WHY_NOT = why_not()
needs_spark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


def job(*, limits=DEFAULT_LIMITS, timeout=120.0, keys=NO_KEYS, read=lift) -> Job:
    return Job(limits, keys, timeout, read)


def table(folder: Path) -> list[dict]:
    import pyarrow.parquet as pq

    return [
        row for part in sorted(folder.glob("part-*")) for row in pq.read_table(part).to_pylist()
    ]


def actions_of(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: (row["document"], row["number"]))


def documents_of(rows: list[dict]) -> list[dict[str, str]]:
    """The columns that every engine has, as documents.csv has them."""
    names = [column.name for column in DOCUMENT_COLUMNS]
    return sorted(
        ({name: str(row[name]) for name in names} for row in rows), key=lambda row: row["path"]
    )


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def outcomes(out: Path) -> dict[str, str]:
    return {row["path"]: row["outcome"] for row in table(out / "documents")}


def ancestors(process: int) -> list[tuple[int, str]]:
    """The processes above one, the nearest first, each with its command."""
    found = []
    while process > 1:
        status = Path(f"/proc/{process}/stat").read_text()
        process = int(status.rsplit(")", 1)[1].split()[1])
        command = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        found.append((process, command))
    return found


def executor_of(process: int) -> int:
    """The Java machine that a document is read under."""
    return next(pid for pid, line in ancestors(process) if "CoarseGrainedExecutorBackend" in line)


def python_of(process: int) -> int:
    """Spark's Python process that a document is read under: the one below its daemon."""
    above = [pid for pid, _ in ancestors(process)]
    return above[above.index(executor_of(process)) - 2]


def kill_when_begun(marks: Path, victim) -> threading.Thread:
    """Kills, once `slow_read` has begun with its document, a process above it, for good."""

    def act() -> None:
        begun = marks / "begun"
        while not begun.exists() or not begun.read_text().endswith("\n"):
            time.sleep(0.05)
        os.kill(victim(int(begun.read_text().split()[0])), signal.SIGKILL)
        (marks / "killed").touch()

    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread
