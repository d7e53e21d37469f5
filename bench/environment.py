"""The peers' own environment, and what machine this is."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

LOCK = Path(__file__).parent / "peers" / "requirements.lock"
FOLDER = Path(__file__).parent.parent / ".venv-peers"
_MARK = "installed"  # holds the lock that was installed


def peers_python() -> Path:
    """The Python of the peers' environment, which is made where it is missing or out of date.

    A package that cannot be installed is left out: its peer then fails, and is reported so.
    """
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark, lock = FOLDER / _MARK, LOCK.read_text("utf-8")
    if mark.exists() and mark.read_text("utf-8") == lock:
        return python
    venv.create(FOLDER, clear=True, with_pip=True)
    if _install(python, LOCK):
        mark.write_text(lock, "utf-8")
    else:  # tried again at the next run
        _install_one_by_one(python, lock)
    return python


def _install(python: Path, lock: Path, *options: str) -> bool:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    command += ["--require-hashes", *options, "-r", str(lock)]
    return subprocess.run(command, check=False).returncode == 0


def _install_one_by_one(python: Path, lock: str) -> None:
    one = FOLDER / "one.lock"
    for pinned in pins(lock):
        one.write_text(pinned, "utf-8")
        if not _install(python, one, "--no-deps"):
            print(f"not installed: {pinned.split()[0]}", file=sys.stderr)


def pins(lock: str) -> list[str]:
    """The pinned packages of a lock file, each with its hashes."""
    made: list[str] = []
    for line in lock.splitlines(keepends=True):
        if line[:1].isspace() and made:
            made[-1] += line
        elif line.strip() and not line.startswith("#"):
            made.append(line)
    return made


def machine() -> str:
    """Processors, system and Python, in one line."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, {python}"
