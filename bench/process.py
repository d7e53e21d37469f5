"""One command in a process of its own: how long it takes, and what it holds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MEBIBYTE = 1024 * 1024
_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Used:
    """What a process used.

    Attributes:
        seconds: from its start to its end.
        processor: seconds of the processor.
        mebibytes: the most memory that it held.
    """

    seconds: float
    processor: float
    mebibytes: float


def used_by(arguments: Sequence[str]) -> Used:
    """Runs Python with these arguments.

    Raises:
        RuntimeError: it failed; the message is what it said.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=said, cwd=_ROOT
        )
        # Not `wait`, which does not say what this one process held.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))
    scale = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    used = usage.ru_utime + usage.ru_stime
    return Used(seconds, used, usage.ru_maxrss * scale / _MEBIBYTE)
