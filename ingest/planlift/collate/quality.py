"""What checks find in an organisation's plans, ranked by completeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planlift.collate.items import Kept
from planlift.collate.models import PlanQuality, QualityRow
from planlift_schema import Severity

_DIGITS = 3


def quality_rows(
    ordered: Sequence[tuple[Sequence[Kept], Counter[str]]],
) -> tuple[QualityRow, ...]:
    """A row an organisation, in the order given.

    Args:
        ordered: for each organisation its plans (one at least), and its findings by code.
    """
    shares = [_mean(plans) for plans, _ in ordered]
    falling = sorted(shares, reverse=True)
    return tuple(
        _row(plans, codes, share, falling.index(share) + 1)
        for (plans, codes), share in zip(ordered, shares, strict=True)
    )


def _mean(plans: Sequence[Kept]) -> float:
    return round(sum(plan.completeness.whole for plan in plans) / len(plans), _DIGITS)


def _row(plans: Sequence[Kept], codes: Counter[str], share: float, rank: int) -> QualityRow:
    body = plans[0].body
    parts = tuple(_of_plan(plan) for plan in plans)
    return QualityRow(
        organisation=body.name,
        ods_code=body.ods_code,
        rank=rank,
        completeness=share,
        errors=sum(part.errors for part in parts),
        warnings=sum(part.warnings for part in parts),
        notes=sum(part.notes for part in parts),
        by_code=dict(sorted(codes.items())),
        plans=parts,
    )


def _of_plan(plan: Kept) -> PlanQuality:
    return PlanQuality(
        document=plan.document,
        frameworks=plan.frameworks,
        year=plan.year,
        completeness=plan.completeness,
        errors=plan.severities.get(Severity.ERROR, 0),
        warnings=plan.severities.get(Severity.WARNING, 0),
        notes=plan.severities.get(Severity.NOTE, 0),
    )
