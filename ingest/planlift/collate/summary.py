"""A comparison in a few numbers an organisation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planlift.collate.models import Comparison


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One organisation.

    Attributes:
        organisation: its name.
        years: of its plans, from first to last.
        plans: number of its plans.
        actions: number of their actions.
        gaps: indicators without an action, over all frameworks and years of its plans.
        errors: findings of that severity.
        warnings: findings of that severity.
    """

    organisation: str
    years: str
    plans: int
    actions: int
    gaps: int
    errors: int
    warnings: int


def summary_of(comparison: Comparison) -> list[SummaryLine]:
    """A line an organisation, in the comparison's order."""
    gaps = Counter(
        row.organisation for row in comparison.coverage if row.indicator and not row.actions
    )
    pairs = zip(comparison.organisations, comparison.quality, strict=True)
    return [
        SummaryLine(
            organisation=row.name,
            years=", ".join(dict.fromkeys(plan.year or "?" for plan in row.plans)),
            plans=len(row.plans),
            actions=sum(plan.actions for plan in row.plans),
            gaps=gaps[row.name],
            errors=quality.errors,
            warnings=quality.warnings,
        )
        for row, quality in pairs
    ]
