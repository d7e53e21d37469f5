"""Ends a process whose document takes more time or memory than any honest one does.

Compiled libraries cannot be interrupted while they unpack a bomb or draw a form within itself ten
thousand million times; a thread of its own looks on and ends the process.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planlift_parsers.limits import MEBIBYTE

EXIT_MEMORY = 74  # of a worker that took too much memory; the pool tells it in words
LOOK_EVERY = 0.05  # seconds; a bomb unpacks some 50 MB in that time
_STATUS = Path("/proc/self/statm")


def resident_bytes() -> int | None:
    """Memory that this process holds now (macOS: has held at most); None where it cannot be told.

    Windows has no way to it without a further library: there only time is watched.
    """
    with suppress(OSError, ValueError, IndexError):
        pages = int(_STATUS.read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None


@contextmanager
def watched(*, memory: int, seconds: float, bite: Callable[[str, str], None]) -> Iterator[None]:
    """Looks on while a document is read.

    Args:
        memory: bytes that the process may hold.
        seconds: that the reading may take.
        bite: called with cause and remedy, from another thread, when either is exceeded; it should
            end the process, as what is going on cannot be stopped.
    """
    done = threading.Event()

    def look() -> None:
        end = time.monotonic() + seconds
        while not done.wait(LOOK_EVERY):
            if (resident_bytes() or 0) > memory:
                bite(*too_much(memory))
                return
            if time.monotonic() > end:
                bite(*too_slow(seconds))
                return

    threading.Thread(target=look, daemon=True, name="watchdog").start()
    try:
        yield
    finally:
        done.set()


def too_much(memory: int) -> tuple[str, str]:
    """Cause and remedy of a document that took too much memory.

    Args:
        memory: bytes allowed.
    """
    remedy = (
        "The file is damaged or made to do harm: print it to a new PDF, or ask for another copy. "
        "If you trust it, raise the limit: --limit memory_bytes=NUMBER."
    )
    return f"reading it took more than {memory // MEBIBYTE} MiB of memory", remedy


def too_slow(seconds: float) -> tuple[str, str]:
    """Cause and remedy of a document that took too long.

    Args:
        seconds: allowed.
    """
    remedy = (
        "Split it, or try it alone with a higher --timeout (an .xlsx of a million rows takes half "
        "an hour: --timeout 3600)."
    )
    return f"reading it took longer than {seconds:g} seconds", remedy
