"""Readers that cost their worker, by the suffix of the document; the others are read as ever."""

from __future__ import annotations

import os
import signal
import time

from planlift.batch.account import Reading
from planlift.batch.worker import Shelf, Task, lift
from planlift_parsers.limits import MEBIBYTE

NOBODY = 65534


def hostile_read(task: Task, shelf: Shelf) -> Reading:
    """Crashes, ends, hangs or eats memory where the document's suffix says so."""
    act = {".crash": _crash, ".exit": _exit, ".hang": _hang, ".eat": _eat, ".claim": _claim}
    suffix = task.path.suffix
    if suffix == ".vanish":
        task.path.unlink()
    elif suffix == ".locked":
        return _as_nobody(task, shelf)
    elif suffix in act:
        task.path.with_suffix(".pid").write_text(str(os.getpid()))
        act[suffix]()
    return lift(task, shelf)


def _as_nobody(task: Task, shelf: Shelf) -> Reading:
    """The superuser may read what its owner forbids."""
    task.path.chmod(0)
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        return lift(task, shelf)
    finally:
        os.seteuid(before)


def _crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _exit() -> None:
    os._exit(7)


def _hang() -> None:
    time.sleep(1000)


def _eat() -> None:
    held = []
    while True:
        held.append(b"x" * (8 * MEBIBYTE))
        time.sleep(0.001)


def _claim() -> None:
    """Asks for more at one stroke than any document may take."""
    bytearray(20_000 * MEBIBYTE)
