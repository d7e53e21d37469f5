"""What the system itself keeps a worker within, should all else fail.

A thread of the worker watches its memory (`watchdog`) and the pool its time. Both need the
interpreter to run on, or the pool to live: the system's own limits need neither. Windows has none
of them: there nothing but those two holds a worker back.
"""

from __future__ import annotations

import os
import threading
import time
from multiprocessing import parent_process
from multiprocessing.connection import wait
from types import ModuleType

from planlift_parsers.limits import Limits

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

# Of what a process may hold in use: memory asked for at one stroke, as by a file that claims to
# hold a picture of 40 GB, is refused before any of it is touched.
DATA_SHARE = 2
CPU_SLACK = 10.0  # seconds; the pool is to act first, as it can say what it did


def bound_memory(limits: Limits) -> None:
    """Has the system refuse memory beyond twice what a document may take."""
    if resource is not None and hasattr(resource, "RLIMIT_DATA"):
        _lower(resource, resource.RLIMIT_DATA, DATA_SHARE * limits.memory_bytes)


def bound_time(seconds: float) -> None:
    """Has the system end this process after so much more processor time.

    Args:
        seconds: that a document may take by the clock, on each of the cores.
    """
    if resource is None:
        return
    used = time.process_time()
    cores = os.cpu_count() or 1
    _lower(resource, resource.RLIMIT_CPU, int(used + cores * seconds + CPU_SLACK) + 1)


def _lower(system: ModuleType, limit: int, value: int) -> None:
    """Sets the soft limit, no higher than the hard one."""
    _, hard = system.getrlimit(limit)
    wanted = value if hard == system.RLIM_INFINITY else min(value, hard)
    system.setrlimit(limit, (wanted, hard))


def end_with_parent() -> None:
    """Ends this process as soon as the one that started it is gone, even in the middle of work."""
    parent = parent_process()
    if parent is None:
        return

    def look() -> None:
        wait([parent.sentinel])
        os._exit(0)

    threading.Thread(target=look, daemon=True, name="orphan").start()
