"""Documents and plans to a report of their findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.pool import jobs_for, read_all
from planlift.batch.sources import Source, find_sources
from planlift.batch.worker import Task
from planlift.checks.reports import CheckedDocument, CheckReport
from planlift.checks.rules import check
from planlift.pipeline import load
from planlift.stored import could_be_json, peek, plan_from, plans_below
from planlift_parsers.errors import PlanliftError, UsageError
from planlift_parsers.limits import DEFAULT_LIMITS, Limits
from planlift_schema import ActionPlan, Finding, Severity


def gather(
    paths: Sequence[Path],
    *,
    left_out: Sequence[Path] = (),
    timeout: float = DEFAULT_TIMEOUT,
    limits: Limits = DEFAULT_LIMITS,
) -> CheckReport:
    """Check documents, plans written before, and folders of either.

    Args:
        paths: files and folders; of a folder that `convert` wrote, its plans.
        left_out: files to pass over: the output.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.

    Returns:
        The report, documents in the order of their names; one that cannot be read says why.

    Raises:
        UsageError: a path is missing, or there is nothing to check.
    """
    sources = find_sources([plans_below(path) for path in paths], left_out)
    checked: dict[int, CheckedDocument] = {}
    tasks: list[Task] = []
    skipped = 0
    for number, source in enumerate(sources):
        if source.result is not None:
            skipped += source.result.outcome is Outcome.SKIPPED
            if source.result.outcome is Outcome.FAILED:
                checked[number] = _unread(source, source.result)
        elif (stored := _stored(source, limits)) is not None:
            checked[number] = stored
        else:
            tasks.append(Task(number, source.path, source.expected))
    for task, reading in read_all(
        tasks, jobs=jobs_for(len(tasks), None), timeout=timeout, limits=limits
    ):
        if reading.result.outcome is Outcome.SKIPPED:
            skipped += 1
        else:
            checked[task.number] = _read(sources[task.number], reading)
    if not checked:
        names = ", ".join(map(str, paths))
        remedy = "'planlift formats' lists what can be read."
        raise UsageError("there are no documents or plans here", remedy, file=names)
    return CheckReport(documents=tuple(checked[n] for n in sorted(checked)), skipped=skipped)


def _stored(source: Source, limits: Limits) -> CheckedDocument | None:
    """The findings of a plan written before; None where the file is no such plan."""
    if not could_be_json(peek(source.path)):
        return None
    try:
        plan = plan_from(load(source.path, limits))
    except PlanliftError as error:
        return _unread(source, Result(Outcome.FAILED, error.cause, error.remedy))
    if plan is None:
        return None
    name = source.claim.name
    written = f"{plan.document.name}.json"
    return _checked(name.removesuffix(".json") if name.endswith(written) else name, plan)


def _read(source: Source, reading: Reading) -> CheckedDocument:
    if not reading.plan:
        return _unread(source, reading.result)
    return _checked(source.claim.name, ActionPlan.model_validate_json(reading.plan))


def _checked(name: str, plan: ActionPlan) -> CheckedDocument:
    return CheckedDocument(
        document=name,
        organisation=plan.organisation,
        frameworks=plan.frameworks,
        period=plan.period,
        actions=len(plan.actions),
        refs={number: action.ref for number, action in enumerate(plan.actions, 1) if action.ref},
        findings=check(plan),
    )


def _unread(source: Source, result: Result) -> CheckedDocument:
    finding = Finding(
        code="file-damaged",
        severity=Severity.ERROR,
        message=f"the document could not be read: {result.reason}",
        hint=result.remedy,
    )
    said = f"{result.reason}. {result.remedy}" if result.remedy else f"{result.reason}."
    return CheckedDocument(document=source.claim.name, failed=said, findings=(finding,))
