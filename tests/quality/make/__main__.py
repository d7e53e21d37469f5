"""`python -m quality.make OUTDIR`: every sample in every format it can be drawn in.

With --kept, the one document of each that is committed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from quality.make.build import build, build_kept


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m quality.make", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", action="store_true")
    chosen = parser.parse_args()
    written = build_kept(chosen.folder) if chosen.kept else build(chosen.folder)
    sys.stderr.write(f"{written} documents\n")


if __name__ == "__main__":
    main()
