"""A reader that leaves a mark for each document that it reads, beside the folder of documents."""

from __future__ import annotations

import time
from pathlib import Path

from planlift.batch.account import Reading
from planlift.batch.worker import Shelf, Task, lift

MARKS = "reads.txt"
# Seconds: far above any limit of time that a test sets.
FOR_EVER = 3600.0


def counted_read(task: Task, shelf: Shelf) -> Reading:
    """As `lift`, with a line for the document in `MARKS`, in the folder above its own."""
    with (task.path.parent.parent / MARKS).open("a", encoding="utf-8", errors="replace") as marks:
        marks.write("/".join([task.path.name, *map(str, task.inside)]) + "\n")
    return lift(task, shelf)


def endless_read(task: Task, shelf: Shelf) -> Reading:
    """As `lift`, but no limit of time is long enough for it, however fast a document fails."""
    time.sleep(FOR_EVER)
    return lift(task, shelf)


def vanishing_read(task: Task, shelf: Shelf) -> Reading:
    """As `lift`, but a document with twins is gone when its turn comes."""
    if task.also:
        task.path.unlink()
    return lift(task, shelf)


def marks(folder: Path) -> list[str]:
    """What was read since the last call, in order of names.

    Args:
        folder: above that of the documents.
    """
    path = folder / MARKS
    found = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return sorted(found)
