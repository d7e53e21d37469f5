from __future__ import annotations

import contextlib
import html
import io
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from planlift.batch.log import LOG
from planlift.store import LOCK, STORE_FILES

HEADER = ("Ref", "Indicator", "Summary", "Action", "Owner", "Deadline", "Status")
ROW = (
    "1.10",
    "Indicator 2 Relative likelihood of staff being appointed from shortlisting",
    "Recruitment",
    "Review the shortlisting of candidates with every recruiting manager",
    "Head of Recruitment",
    "Mar-20",
    "Green",
)


def page(*rows: Sequence[str], title: str = "WRES Action Plan 2019/20") -> str:
    """A web page with one plan table."""
    lines = ["".join(f"<th>{cell}</th>" for cell in HEADER)]
    lines += ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><table>{body}</table></body></html>"
    )


def write_page(path: Path, *rows: Sequence[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(*(rows or (ROW,))), encoding="utf-8")
    return path


def outputs(out: Path) -> dict[str, bytes]:
    """All that a conversion wrote but the log and the store, which hold times."""
    times = {LOG, LOCK, *STORE_FILES}
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name not in times
    }


def here(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in this process, which spares an interpreter's start."""
    from planlift.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    shown = []
    for stream in (out, err):
        stream.flush()
        shown.append(stream.buffer.getvalue())
    return subprocess.CompletedProcess(arguments, code, *shown)


def planlift(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the real command."""
    command = [sys.executable, "-m", "planlift", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, timeout=300, check=False)
