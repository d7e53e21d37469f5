"""Documents and plans to a report of their findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Reading, Result
from planlift.batch.rounds import Means, read_sources
from planlift.batch.sources import Source, find_sources
from planlift.checks.checking import check
from planlift.checks.profile import STANDARD, Profile
from planlift.checks.report import CheckedDocument, CheckReport
from planlift.corrections import Finder
from planlift.pipeline import load
from planlift.stored import could_be_json, peek, plan_from, plans_below
from planlift_parsers.errors import PlanliftError, UsageError
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits
from planlift_schema import ActionPlan, Finding, Severity


def gather(
    paths: Sequence[Path],
    *,
    judge: Judge | None = None,
    left_out: Sequence[Path] = (),
    timeout: float = DEFAULT_TIMEOUT,
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
    mapping: Path | None = None,
) -> CheckReport:
    """Check documents, plans written before, and folders of either.

    Args:
        paths: files and folders; of a folder that `convert` wrote, its plans.
        judge: by what every plan is checked; by default as always and as of no day.
        left_out: files to pass over: the output.
        timeout: seconds that one document may take.
        limits: what each document must not exceed.
        keys: passwords to try on locked documents.
        mapping: a mapping file; by default those beside the documents and above, up to what was
            given.

    Returns:
        The report, documents in the order of their names; one that cannot be read says why.

    Raises:
        UsageError: a path is missing, there is nothing to check, or a mapping file is wrong.
    """
    sources = find_sources([plans_below(path) for path in paths], left_out)
    judge = judge or Judge()
    found = _Found(sources, judge)
    found.sort(limits)
    means = Means(Finder(mapping), timeout=timeout, limits=limits, keys=keys)
    for came in read_sources(found.to_read, means, found.add):
        found.take(came.source, came.reading)
    if not found.checked:
        names = ", ".join(map(str, paths))
        remedy = "'planlift formats' lists what can be read."
        raise UsageError("there are no documents or plans here", remedy, file=names)
    documents = tuple(document for _, document in sorted(found.checked.items()))
    return CheckReport(
        profile=judge.profile.name,
        as_of=judge.as_of,
        documents=documents,
        skipped=found.skipped,
    )


@dataclass(frozen=True, slots=True)
class Judge:
    """By what every plan is checked.

    Attributes:
        as_of: the day on which deadlines are judged, None for none.
        profile: what is weighed, asked for or left out otherwise.
    """

    as_of: dt.date | None = None
    profile: Profile = STANDARD

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
    """The files among what was given, and what containers hold.

    Attributes:
        sources: what was given.
        judge: by what they are checked.
        checked: name and key of a document to its findings.
        to_read: the documents that are still to be read.
        skipped: number of those that are no documents.
    """

    sources: Sequence[Source]
    judge: Judge
    checked: dict[tuple[str, str], CheckedDocument] = field(default_factory=dict)
    to_read: list[Source] = field(default_factory=list)
    skipped: int = 0

    def sort(self, limits: Limits) -> None:
        """Check the plans written before, and set the documents apart."""
        for source in self.sources:
            if source.result is not None:
                self.take(source, Reading(source.result))
            elif (stored := _stored(source, limits, self.judge)) is not None:
                self._put(source, stored)
            else:
                self.to_read.append(source)

    def add(self, sources: Sequence[Source]) -> None:
        """Take in what a container holds and is not read."""
        for source in sources:
            if source.result is not None:
                self.take(source, Reading(source.result))

    def take(self, source: Source, reading: Reading) -> None:
        """Check what was read."""
        if reading.result.outcome is Outcome.OPENED:
            return
        if reading.result.outcome is Outcome.SKIPPED:
            self.skipped += 1
        elif reading.plan:
            plan = ActionPlan.model_validate_json(reading.plan)
            self._put(source, self.judge.check(source.claim.name, plan))
        else:
            self._put(source, _unread(source, reading.result))

    def _put(self, source: Source, checked: CheckedDocument) -> None:
        self.checked[source.claim.name, source.claim.key] = checked


def _stored(source: Source, limits: Limits, judge: Judge) -> CheckedDocument | None:
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
