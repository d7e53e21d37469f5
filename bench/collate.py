"""Time and memory of comparing plans: `python -m bench.collate` measures, writes COLLATE.md.

Each run is a process of its own. Beside the seconds by the clock stand those of the processor,
which a machine that is busy with other things hardly changes.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.environment import machine
from bench.plans import many_plans
from bench.process import Used, used_by

RESULTS = Path(__file__).parent / "COLLATE.md"
BODIES, YEARS, ACTIONS = 250, 5, 20
MANY = 50_000  # actions to group
_GROUPING = (
    "import sys;from bench.plans import varied_actions;"
    "from planlift.collate.likeness import Texts;"
    "from planlift.collate.themes.grouping import group;"
    "from planlift.collate.themes.themes import begun;"
    "texts = Texts(varied_actions(int(sys.argv[1])));"
    "print(len(set(group(texts.vectors, begun(texts.wordings)).tolist())))"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One process.

    Attributes:
        what: it did.
        used: what that took.
    """

    what: str
    used: Used


def store(folder: Path) -> int:
    """Writes the plans as JSON, gives their number."""
    from planlift.write import plan_json

    plans = list(many_plans(BODIES, YEARS, ACTIONS))
    for plan in plans:
        (folder / f"{plan.document.name}.json").write_text(plan_json(plan), "utf-8")
    return len(plans)


def page(rows: Sequence[Measured], size: int) -> str:
    """The page of results.

    Args:
        rows: what was measured.
        size: bytes of comparison.html.
    """
    table = [
        f"| {row.what} | {row.used.seconds:.1f} | {row.used.processor:.1f} "
        f"| {row.used.mebibytes:.0f} |"
        for row in rows
    ]
    return "\n".join(
        [
            "# Comparing many plans",
            "",
            f"Written by `python -m bench.collate` ({machine()}). The plans are made by",
            "`bench/plans.py` of the labelled actions in `tests/collate/data`,",
            "with places, numbers and purposes added, so that most differ.",
            "",
            "| what | seconds | of the processor | MB |",
            "| --- | --- | --- | --- |",
            *table,
            "",
            f"`comparison.html` has {size / 1e6:.1f} MB.",
            "",
        ]
    )


def main() -> int:
    """Measures all and writes the page; gives the exit code."""
    with tempfile.TemporaryDirectory() as name:
        plans, out = Path(name) / "plans", Path(name) / "out"
        plans.mkdir()
        count = store(plans)
        command = ["-m", "planlift", "collate", str(plans), "--out", str(out)]
        rows = [
            Measured(
                f"`planlift collate` on {count:,} plans of {ACTIONS} actions",
                used_by([*command, "--as-of", "2022-10-01"]),
            ),
            Measured(f"{MANY:,} actions to groups", used_by(["-c", _GROUPING, str(MANY)])),
        ]
        size = (out / "comparison.html").stat().st_size
    RESULTS.write_text(page(rows, size), "utf-8")
    print(f"Written to {RESULTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
