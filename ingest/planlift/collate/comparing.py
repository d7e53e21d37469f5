"""Plans to their comparison, one plan at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from planlift.checks import check
from planlift.collate.coverage import Coverage
from planlift.collate.models import ByOwnerKind, Comparison, OwnersRow, QualityRow
from planlift.collate.organisations import Bodies, Body
from planlift_schema import ActionPlan, Severity


def collate(plans: Iterable[ActionPlan]) -> Comparison:
    """Compare plans across organisations and years.

    Several plans of one organisation and year add up; the same file given twice counts once. The
    order in which plans come does not change the rows.

    Args:
        plans: as read; each is let go once it is counted.
    """
    bodies = Bodies()
    tallies: dict[int, _Tally] = {}
    for plan in plans:
        body, copy = bodies.of(plan)
        if not copy:
            tallies.setdefault(id(body), _Tally()).add(plan)
    ordered = [(body, tallies[id(body)]) for body in bodies.ordered()]
    return Comparison(
        organisations=tuple(body.row() for body, _ in ordered),
        coverage=tuple(
            row for body, tally in ordered for row in tally.coverage.rows(body.name, body.ods_code)
        ),
        owners=tuple(tally.owners_row(body) for body, tally in ordered),
        quality=tuple(tally.quality_row(body) for body, tally in ordered),
    )


@dataclass(slots=True)
class _Tally:
    """The counts of one organisation."""

    coverage: Coverage = field(default_factory=Coverage)
    actions: int = 0
    without_owner: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, plan: ActionPlan) -> None:
        self.coverage.add(plan)
        self.actions += len(plan.actions)
        self.without_owner += sum(not action.owners for action in plan.actions)
        self.kinds.update(owner.kind.value for a in plan.actions for owner in a.owners)
        findings = check(plan)
        self.codes.update(finding.code for finding in findings)
        self.severities.update(finding.severity for finding in findings)

    def owners_row(self, body: Body) -> OwnersRow:
        return OwnersRow(
            organisation=body.name,
            ods_code=body.ods_code,
            actions=self.actions,
            without_owner=self.without_owner,
            by_kind=ByOwnerKind(**self.kinds),
        )

    def quality_row(self, body: Body) -> QualityRow:
        return QualityRow(
            organisation=body.name,
            ods_code=body.ods_code,
            errors=self.severities[Severity.ERROR],
            warnings=self.severities[Severity.WARNING],
            notes=self.severities[Severity.NOTE],
            by_code=dict(sorted(self.codes.items())),
        )
