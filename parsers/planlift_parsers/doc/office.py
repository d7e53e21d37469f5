"""The last resort for an old Word file: LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
# Starting takes 1 to 3 s on a busy machine, a plan one more.
_SECONDS = 60


def by_office(data: bytes) -> bytes | None:
    """The file as .docx, by LibreOffice.

    It runs with a profile of its own, so that it meddles with no other, and is ended with all
    that it started when its time is over.

    Args:
        data: the whole file.

    Returns:
        None where LibreOffice is not installed or does not read the file.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="planlift-") as folder:
        old = Path(folder, "old.doc")
        old.write_bytes(data)
        _run(
            [
                program,
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "docx",
                "--outdir",
                folder,
                str(old),
            ]
        )
        new = Path(folder, "old.docx")
        return new.read_bytes() if new.is_file() else None


def _run(command: list[str]) -> None:
    """Run a command for a while at most; it and its children end as one group."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the program is the system's own, the path ours
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
