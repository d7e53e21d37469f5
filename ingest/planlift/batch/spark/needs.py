"""Whether what Spark needs is there, told with the line that installs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from planlift_parsers.errors import UsageError

INSTALL = 'pip install "planlift[spark]"'
_LIBRARIES = ("pyspark", "pyarrow", "pandas")
_JAVA = 17  # the oldest that Spark 4 runs on
_INSTALL_JAVA = (
    "Install Java 17 (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; elsewhere "
    "https://adoptium.net) or set JAVA_HOME to it."
)
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_ANSWER_SECONDS = 60.0  # a Java machine on a busy disk starts in some seconds


def need_libraries() -> None:
    """Says what to install where PySpark, or what it hands its rows over with, is missing.

    Raises:
        UsageError: it is.
    """
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        cause = f"--engine spark needs {' and '.join(missing)}"
        raise UsageError(cause, f"Install it: {INSTALL}.")


def need_java() -> None:
    """Says what to install where there is no Java that Spark runs on.

    Raises:
        UsageError: there is none, or it is too old.
    """
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    said = _said(java) if java else None
    if said is None:
        where = f"where JAVA_HOME says ({home})" if home else "here"
        raise UsageError(f"--engine spark needs Java, and there is none {where}", _INSTALL_JAVA)
    found = _VERSION.search(said)
    if found and int(found[1]) < _JAVA:
        raise UsageError(f"--engine spark needs Java {_JAVA}, this is {found[1]}", _INSTALL_JAVA)


def _said(java: str) -> str | None:
    """What a Java machine says of its version; None where it does not run."""
    try:
        ran = subprocess.run(  # noqa: S603 - as Spark itself is about to
            [java, "-version"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_ANSWER_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ran.stderr + ran.stdout
