"""`python -m quality.make OUTDIR`: every sample in every format it can be drawn in.

With --kept, the one document of each that is committed; with --crossed, texts that are no samples:
every subject in every way of writing (`python -m quality.calibration --notes OUTDIR` reads them).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from quality.make.build import build, build_crossed, build_kept


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m quality.make", description=__doc__)
    parser.add_argument("folder", type=Path)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--kept", dest="draw", action="store_const", const=build_kept)
    which.add_argument("--crossed", dest="draw", action="store_const", const=build_crossed)
    parser.set_defaults(draw=build)
    chosen = parser.parse_args()
    written = chosen.draw(chosen.folder)
    sys.stderr.write(f"{written} documents\n")


if __name__ == "__main__":
    main()
