"""Documents and plans to a report of their findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.pool import jobs_for, read_all
from planlift.batch.sources import Source, find_sources
from planlift.batch.worker import Task
from planlift.checks.checking import check
from planlift.checks.profile import STANDARD, Profile
from planlift.checks.report import CheckedDocument, CheckReport
from planlift.pipeline import load
from planlift.stored import could_be_json, peek, plan_from, plans_below
from planlift_parsers.errors import PlanliftError, UsageError
from planlift_parsers.limits import DEFAULT_LIMITS, Limits
from planlift_schema import ActionPlan, Finding, Severity


def gather(
    paths: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    profile: Profile = STANDARD,
    left_out: Sequence[Path] = (),
    timeout: float = DEFAULT_TIMEOUT,
    limits: Limits = DEFAULT_LIMITS,
) -> CheckReport:
    """Check documents, plans written before, and folders of either.

    Args:
        paths: files and folders; of a folder that `convert` wrote, its plans.
        as_of: the day on which deadlines are judged, None for none.
        profile: what is weighed, asked for or left out otherwise.
        left_out: files to pass over: the output.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.

    Returns:
        The report, documents in the order of their names; one that cannot be read says why.

    Raises:
        UsageError: a path is missing, or there is nothing to check.
    """
    sources = find_sources([plans_below(path) for path in paths], left_out)
    found = _Found(sources, _Judge(as_of, profile))
    found.sort(limits)
    jobs = jobs_for(len(found.tasks), None)
    for task, reading in read_all(found.tasks, jobs=jobs, timeout=timeout, limits=limits):
        found.take(task.number, reading)
    if not found.checked:
        names = ", ".join(map(str, paths))
        remedy = "'planlift formats' lists what can be read."
        raise UsageError("there are no documents or plans here", remedy, file=names)
    documents = tuple(document for _, document in sorted(found.checked.items()))
    return CheckReport(
        profile=profile.name, as_of=as_of, documents=documents, skipped=found.skipped
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    """By what every plan is checked: the day and the profile."""

    as_of: dt.date | None
    profile: Profile

    def check(self, name: str, plan: ActionPlan) -> CheckedDocument:
        """A plan with its findings."""
        return CheckedDocument(
            document=name,
            organisation=plan.organisation,
            frameworks=plan.frameworks,
            period=plan.period,
            actions=len(plan.actions),
            refs={n: action.ref for n, action in enumerate(plan.actions, 1) if action.ref},
            findings=check(plan, as_of=self.as_of, profile=self.profile),
        )


@dataclass(slots=True)
class _Found:
    """The files among what was given.

    Attributes:
        sources: all of them.
        judge: by what they are checked.
        checked: number of a file to its findings.
        tasks: the documents that are still to be read.
        skipped: number of those that are no documents.
    """

    sources: Sequence[Source]
    judge: _Judge
    checked: dict[int, CheckedDocument] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    skipped: int = 0

    def sort(self, limits: Limits) -> None:
        """Check the plans written before, and set the documents apart."""
        for number, source in enumerate(self.sources):
            if source.result is not None:
                self.take(number, Reading(source.result))
            elif (stored := _stored(source, limits, self.judge)) is not None:
                self.checked[number] = stored
            else:
                self.tasks.append(Task(number, source.path, source.expected))

    def take(self, number: int, reading: Reading) -> None:
        """Check what was read."""
        if reading.result.outcome is Outcome.SKIPPED:
            self.skipped += 1
            return
        source = self.sources[number]
        if reading.plan:
            plan = ActionPlan.model_validate_json(reading.plan)
            self.checked[number] = self.judge.check(source.claim.name, plan)
        else:
            self.checked[number] = _unread(source, reading.result)


def _stored(source: Source, limits: Limits, judge: _Judge) -> CheckedDocument | None:
    """The findings of a plan written before; None where the file is no such plan."""
    if not could_be_json(peek(source.path)):
        return None
    try:
        plan = plan_from(load(source.path, limits))
    except PlanliftError as error:
        return _unread(source, Result(Outcome.FAILED, error.cause, error.remedy, code=error.code))
    if plan is None:
        return None
    name = source.claim.name
    written = f"{plan.document.name}.json"
    return judge.check(name.removesuffix(".json") if name.endswith(written) else name, plan)


def _unread(source: Source, result: Result) -> CheckedDocument:
    finding = Finding(
        code=result.code,
        severity=Severity.ERROR,
        message=f"the document could not be read: {result.reason}",
        hint=result.remedy,
    )
    said = f"{result.reason}. {result.remedy}" if result.remedy else f"{result.reason}."
    return CheckedDocument(document=source.claim.name, failed=said, findings=(finding,))
