"""`python -m quality.make OUTDIR`: every sample in every format it can be drawn in."""

from __future__ import annotations

import sys
from pathlib import Path

from quality.make.build import SAMPLES, build


def main() -> int:
    if len(sys.argv) != 2:
        sys.stderr.write("usage: python -m quality.make OUTDIR\n")
        return 2
    written = build(Path(sys.argv[1]))
    sys.stderr.write(f"{len(SAMPLES)} samples, {written} documents\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
