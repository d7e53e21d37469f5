"""What every adapter does: call the library on one file, and print what it took and found."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

MEBIBYTE = 1024 * 1024

Rows = Iterable[Sequence[str | None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an adapter prints.

    Attributes:
        version: of the library.
        seconds: from the file's path to its result, imports done before.
        mebibytes: the most memory that the process, or one it started, held.
        rows: texts of the cells found, row by row.
    """

    version: str
    seconds: float
    mebibytes: float
    rows: list[list[str]]


def answer(package: str, read: Callable[[Path], Rows]) -> None:
    """Calls the library on the file named on the command line, and prints the answer as JSON.

    Args:
        package: the library's name on PyPI.
        read: from a file to the texts of its tables' cells, row by row.
    """
    file = Path(sys.argv[1])
    start = time.perf_counter()
    found = read(file)
    seconds = time.perf_counter() - start
    rows = [[text or "" for text in row] for row in found]
    print(json.dumps(asdict(Answer(version(package), seconds, _peak(), rows))))


def _peak() -> float:
    """Most memory held, in mebibytes; 0 on Windows, which does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes elsewhere
    own, started = (
        resource.getrusage(who).ru_maxrss * unit
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return max(_high_water() or own, started) / MEBIBYTE


def _high_water() -> int:
    """Most bytes that this program held, on Linux, else 0.

    `getrusage` counts what the process held before the program was loaded: a copy of its parent.
    """
    status = Path("/proc/self/status")
    found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.M) if status.exists() else None
    return int(found.group(1)) * 1024 if found else 0
