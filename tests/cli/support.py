from __future__ import annotations

import html
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

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


def planlift(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the real command."""
    command = [sys.executable, "-m", "planlift", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, timeout=120, check=False)
