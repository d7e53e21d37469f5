"""Whether time per page and memory grow with the length of a file."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from bench.make import pdf_of
from bench.run import run_ours

LENGTHS = (10, 100, 500, 1000)  # pages
RUNS = 3


@dataclass(frozen=True, slots=True)
class Length:
    """planlift on a file of some length.

    Attributes:
        pages: how many.
        seconds: from file to plan JSON; the median of the runs.
        mebibytes: the most memory held.
    """

    pages: int
    seconds: float
    mebibytes: float


def growth(folder: Path) -> list[Length]:
    """Times files of all lengths in turn, `RUNS` times.

    Args:
        folder: where the files are written.
    """
    files = {pages: folder / f"{pages}.pdf" for pages in LENGTHS}
    for pages, file in files.items():
        file.write_bytes(pdf_of(pages))
    turns = [{pages: run_ours(file).answer for pages, file in files.items()} for _ in range(RUNS)]
    return [
        Length(
            pages,
            statistics.median(turn[pages].seconds for turn in turns),
            max(turn[pages].mebibytes for turn in turns),
        )
        for pages in LENGTHS
    ]
