"""`python -m quality.goldens`: writes the expected plan beside each sample.

The expected plans are what planlift reads today; read the difference before committing it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import planlift
from planlift.write import plan_json
from quality.sets import ROOT, documents

SAMPLES = ROOT / "samples"


def golden_of(path: Path) -> Path:
    """Where a sample's expected plan stands."""
    return path.with_name(path.name + ".expected.json")


def write_goldens(folder: Path = SAMPLES) -> list[Path]:
    """Write the expected plan of every sample; returns the files written."""
    written = []
    for item in documents("samples"):
        target = golden_of(folder / item.name)
        target.write_text(plan_json(planlift.read(item.path)), encoding="utf-8", newline="\n")
        written.append(target)
    return written


if __name__ == "__main__":
    sys.stderr.write(f"{len(write_goldens())} expected plans written\n")
