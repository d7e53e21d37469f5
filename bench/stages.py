"""Where planlift's own time goes, from a PDF's bytes to the plan's JSON.

Run as `python -m bench.stages FILE`, in a process of its own: the first run shows what is loaded
and prepared on the way.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from bench.run import ROOT
from planlift.checks import check
from planlift.normalise import plan_of
from planlift.write import plan_json
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.pdf import read
from planlift_parsers.pdf.assemble import blocks_of
from planlift_parsers.pdf.content import PageContent
from planlift_parsers.pdf.layout import layout_of
from planlift_parsers.pdf.source import open_source
from planlift_schema import DocumentInfo

RUNS = 3
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    Attributes:
        name: what it does.
        first: seconds in a fresh process.
        again: seconds in the runs after it, their median.
    """

    name: str
    first: float
    again: float


def stages_of(file: Path) -> list[Stage]:
    """Times the stages in a fresh process.

    Args:
        file: a PDF.

    Raises:
        CalledProcessError: planlift cannot read it.
    """
    command = [sys.executable, "-W", "ignore", "-m", "bench.stages", str(file)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    return [Stage(**one) for one in json.loads(done.stdout)]


def _stages(data: bytes) -> list[Stage]:
    runs = [_run(data) for _ in range(RUNS + 1)]
    return [
        Stage(name, first, statistics.median(run[at][1] for run in runs[1:]))
        for at, (name, first) in enumerate(runs[0])
    ]


def _run(data: bytes) -> list[tuple[str, float]]:
    """Name and seconds of each stage, in order."""
    done: list[tuple[str, float]] = []

    def timed(name: str, call: Callable[[], _Made]) -> _Made:
        start = time.perf_counter()
        made = call()
        done.append((name, time.perf_counter() - start))
        return made

    contents: Sequence[PageContent] = timed(
        "words, rulings and fills of all pages",
        lambda: list(open_source(data, DEFAULT_LIMITS).contents()),
    )
    pages = timed("layout of each page", lambda: [layout_of(content) for content in contents])
    timed("pages to blocks", lambda: blocks_of(pages, DEFAULT_LIMITS))
    document = read(data, "plan.pdf", DEFAULT_LIMITS)
    info = DocumentInfo(
        name="plan.pdf", sha256="", bytes=len(data), format="pdf", pages=len(pages), reader=""
    )
    plan = timed("document to plan", lambda: plan_of(document, info))
    timed("checks", lambda: check(plan))
    timed("plan to JSON", lambda: plan_json(plan))
    return done


if __name__ == "__main__":
    print(json.dumps([asdict(stage) for stage in _stages(Path(sys.argv[1]).read_bytes())]))
