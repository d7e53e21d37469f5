"""The figures at the head of the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from planlift.batch.account import Outcome, Record
from planlift.export.report.content import in_text
from planlift_schema import ActionPlan


@dataclass(slots=True)
class Totals:
    """What was counted over all documents; its size does not grow with their number.

    Attributes:
        outcomes: documents by outcome.
        actions: number of actions.
        to_review: number of actions with something to review.
        doubted_actions: actions by field to review.
        doubted_documents: documents by field to review.
        findings: findings by severity and code.
        found_in: documents by severity and code of a finding.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    actions: int = 0
    to_review: int = 0
    doubted_actions: Counter[str] = field(default_factory=Counter)
    doubted_documents: Counter[str] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    found_in: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, record: Record, plan: ActionPlan | None, doubted: Counter[str]) -> None:
        """Count a document.

        Args:
            record: its line of the account.
            plan: its plan, None where there is none.
            doubted: actions of it by field to review.
        """
        self.outcomes[record.result.outcome] += 1
        self.actions += record.result.actions
        self.to_review += record.result.to_review
        if plan is None:
            return
        self.doubted_actions.update(doubted)
        self.doubted_documents.update(doubted.keys())
        found = Counter((finding.severity.value, finding.code) for finding in plan.findings)
        self.findings.update(found)
        self.found_in.update(found.keys())

    @property
    def figures(self) -> list[tuple[str, int]]:
        """What is counted, with the number; outcomes that never came are left out."""
        documents = self.outcomes.total() - self.outcomes[Outcome.SKIPPED]
        counted = [
            ("documents", documents),
            ("actions", self.actions),
            ("actions to review", self.to_review),
        ]
        names = {Outcome.READ: "with a plan", Outcome.NO_PLAN: "without a plan"}
        counted += [
            (names.get(outcome, outcome.value), self.outcomes[outcome])
            for outcome in Outcome
            if self.outcomes[outcome]
        ]
        return counted

    @property
    def doubts(self) -> list[tuple[str, int, int]]:
        """Field to review, number of actions, number of documents; most first."""
        return [
            (in_text(name), count, self.doubted_documents[name])
            for name, count in sorted(
                self.doubted_actions.items(), key=lambda item: (-item[1], item[0])
            )
        ]

    @property
    def found(self) -> list[tuple[str, str, int, int]]:
        """Severity, code, number of findings, number of documents; the gravest first."""
        order = {"error": 0, "warning": 1, "note": 2}
        keys = sorted(self.findings, key=lambda key: (order[key[0]], -self.findings[key], key[1]))
        return [(*key, self.findings[key], self.found_in[key]) for key in keys]
