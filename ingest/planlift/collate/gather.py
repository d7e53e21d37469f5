"""A folder of plans, loaded one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planlift.batch.account import Outcome
from planlift.batch.sources import find_sources
from planlift.pipeline import load
from planlift.stored import could_be_json, peek, plan_from, plans_below
from planlift_parsers.errors import PlanliftError, UsageError
from planlift_parsers.limits import DEFAULT_LIMITS, Limits
from planlift_schema import ActionPlan


@dataclass(slots=True)
class StoredPlans:
    """The plans below folders.

    Attributes:
        folders: such as `convert` wrote, or any that hold plans; one within another is read once.
        left_out: folders to pass over: the output.
        limits: what each file must not exceed.
        loaded: number of plans loaded so far.
        failed: path and error of each plan that could not be loaded.
    """

    folders: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    loaded: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[ActionPlan]:
        """Load them in the order of their names; one that cannot be loaded is noted.

        Raises:
            UsageError: there is no such folder, or no plan in any of them.
        """
        for folder in self.folders:
            if folder.is_file():
                raise UsageError(
                    "this is a file", "Give the folder that holds the plans.", file=str(folder)
                )
        for source in find_sources([plans_below(each) for each in self.folders], self.left_out):
            if source.result is not None:
                if source.result.outcome is Outcome.FAILED:
                    self.failed.append((source.claim.name, source.result.reason))
            elif could_be_json(peek(source.path)):
                plan = self._load(source.path, source.claim.name)
                if plan is not None:
                    self.loaded += 1
                    yield plan
        if not self.loaded and not self.failed:
            raise UsageError(
                "there are no plans here",
                "Write them first with 'planlift convert PATH... --out DIR'.",
                file=", ".join(map(str, self.folders)),
            )

    def _load(self, path: Path, name: str) -> ActionPlan | None:
        try:
            return plan_from(load(path, self.limits))
        except PlanliftError as error:
            self.failed.append((name, f"{error.cause}. {error.remedy}".rstrip()))
            return None
