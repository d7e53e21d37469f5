"""A plan that is too large to be held: it is written to disk as it is read."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from pydantic_core import to_json

from planlift_schema import Action, ActionPlan, Finding, Rest, Severity

# Findings of one code that are listed: a person reads some hundred, and what is beside them is
# held while a million rows are read.
_MOST_FINDINGS = 1_000
_NO_PLAN = "no-plan"


class PlanSpool:
    """Takes a plan piece by piece and writes it as one.

    Attributes:
        actions: how many it took.
        to_review: how many of them a person should look at.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Begin.

        Args:
            folder: for what is not yet in its place; by default the system's.
        """
        self.actions = 0
        self.to_review = 0
        self._first: ActionPlan | None = None
        self._frameworks: dict[str, None] = {}
        self._findings: dict[Finding, None] = {}
        self._of_plan: set[tuple[str, str | None]] = set()
        self._listed: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._pieces = 0
        self._parts = (_Array(folder), _Array(folder))

    def add(self, plan: ActionPlan) -> None:
        """Take the next piece; title and the like are those of the first."""
        self._first = self._first or plan
        self._frameworks.update(dict.fromkeys(plan.frameworks))
        self.actions += len(plan.actions)
        self.to_review += sum(bool(action.review) for action in plan.actions)
        actions, rest = self._parts
        actions.add(plan.actions)
        rest.add(plan.rest)
        self._pieces += 1
        for finding in plan.findings:
            self._find(finding)

    def _find(self, finding: Finding) -> None:
        """Keep a finding, unless it says of this piece what is said of the plan already."""
        if finding in self._findings or finding.code == _NO_PLAN:
            self._findings.setdefault(finding)
            return
        if finding.where.action is None and finding.where.place is None:
            about = (finding.code, finding.where.field)
            if about in self._of_plan:
                return
            self._of_plan.add(about)
        if self._listed[finding.code] == _MOST_FINDINGS:
            self._left_out[finding.code] += 1
            return
        self._listed[finding.code] += 1
        self._findings[finding] = None

    def plan(self) -> ActionPlan:
        """The plan without its actions and rest.

        Raises:
            ValueError: nothing was added.
        """
        if self._first is None:
            raise ValueError("no piece of a plan was added")
        found = [one for one in self._findings if one.code != _NO_PLAN or not self.actions]
        update = {
            "frameworks": tuple(self._frameworks),
            "actions": (),
            "rest": (),
            "findings": (*found, *self._told()),
        }
        return self._first.model_copy(update=update)

    def _told(self) -> Iterable[Finding]:
        """What is said of the reading in parts."""
        if self._pieces > 1:
            yield Finding(
                code="read-in-parts",
                severity=Severity.NOTE,
                message=f"a table is too large to be held whole, and was read in {self._pieces} "
                "parts: what findings count or compare they count and compare within a part",
                hint="Nothing, unless actions far apart may be the same: look for those in "
                "actions.csv.",
            )
        for code, number in sorted(self._left_out.items()):
            yield Finding(
                code="limit-reached",
                severity=Severity.WARNING,
                message=f"{number:,} more findings of the kind {code} are not listed",
                hint="Look at those that are; the same is mostly wrong with the others.",
            )

    def write(self, file: BinaryIO) -> None:
        """Write the plan as JSON, as `plan_bytes` gives a plan that is held."""
        text = to_json(self.plan(), indent=2)
        for array, key in zip(self._parts, (b"actions", b"rest"), strict=True):
            begin = b'\n  "' + key + b'": '
            head, _, text = text.partition(begin + b"[]")
            file.write(head + begin)
            array.write(file)
        file.write(text + b"\n")

    def close(self) -> None:
        """Let go of what stands on disk."""
        for array in self._parts:
            array.close()


class _Array:
    """A JSON array on disk, indented as one of the plan's keys."""

    def __init__(self, folder: Path | None) -> None:
        # Closed by its owner, with the other.
        self._file: IO[bytes] = TemporaryFile(prefix="planlift-", dir=folder)  # noqa: SIM115
        self.close = self._file.close

    def add(self, models: tuple[Action, ...] | tuple[Rest, ...]) -> None:
        if not models:
            return
        items = to_json(models, indent=2).removeprefix(b"[").removesuffix(b"\n]")
        if self._file.tell():
            self._file.write(b",")
        self._file.write(items.replace(b"\n", b"\n  "))

    def write(self, file: BinaryIO) -> None:
        filled = self._file.tell() > 0
        file.write(b"[")
        self._file.seek(0)
        shutil.copyfileobj(self._file, file)
        file.write(b"\n  ]" if filled else b"]")
