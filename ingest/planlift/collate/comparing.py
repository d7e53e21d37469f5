"""Plans to their comparison, one plan at a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planlift.checks import check
from planlift.collate.changes import changes_of
from planlift.collate.completeness import completeness_of
from planlift.collate.coverage import Coverage
from planlift.collate.items import Item, Kept, kept_of
from planlift.collate.likeness import Texts
from planlift.collate.models import Comparison
from planlift.collate.organisations import Bodies, Body
from planlift.collate.overdue import key_of, overdue_items, overdue_rows
from planlift.collate.owners import owners_rows
from planlift.collate.quality import quality_rows
from planlift.collate.selecting import EVERYTHING, Selection
from planlift.collate.themes import themes_of
from planlift.collate.timeline import timeline_rows
from planlift.collate.unpublished import none_published
from planlift_schema import ActionPlan


def collate(
    plans: Iterable[ActionPlan],
    *,
    as_of: dt.date | None = None,
    selection: Selection = EVERYTHING,
) -> Comparison:
    """Compare plans across organisations and years.

    Several plans of one organisation and year add up; the same file given twice counts once. The
    order in which plans come does not change the rows.

    Args:
        plans: as read; each is let go once it is counted.
        as_of: the day on which deadlines are judged; None for none: then nothing is overdue, and
            nothing depends on a day.
        selection: which of the plans to compare.
    """
    bodies = Bodies()
    tallies: dict[int, _Tally] = {}
    for plan in filter(selection.admits, plans):
        body, copy = bodies.of(plan)
        if not copy:
            tallies.setdefault(id(body), _Tally()).add(plan, body)
    return _compared([(body, tallies[id(body)]) for body in bodies.ordered()], as_of)


@dataclass(slots=True)
class _Tally:
    """What is counted of one organisation."""

    coverage: Coverage = field(default_factory=Coverage)
    codes: Counter[str] = field(default_factory=Counter)
    plans: list[Kept] = field(default_factory=list)

    def add(self, plan: ActionPlan, body: Body) -> None:
        self.coverage.add(plan)
        findings = check(plan)
        self.codes.update(finding.code for finding in findings)
        severities = Counter(finding.severity for finding in findings)
        self.plans.append(kept_of(plan, body, completeness_of(plan), severities))

    def sort(self) -> None:
        """Put the plans into an order that does not depend on how they came."""
        self.plans.sort(key=lambda plan: (plan.year, plan.document, plan.sha256))

    @property
    def items(self) -> list[Item]:
        return [item for plan in self.plans for item in plan.items]


def _compared(ordered: Sequence[tuple[Body, _Tally]], as_of: dt.date | None) -> Comparison:
    for _, tally in ordered:
        tally.sort()
    plans = [plan for _, tally in ordered for plan in tally.plans]
    items = [item for plan in plans for item in plan.items]
    texts = Texts(item.text for item in items)
    overdue = overdue_items(plans, as_of)
    return Comparison(
        as_of=as_of,
        organisations=tuple(body.row() for body, _ in ordered),
        coverage=tuple(
            row for body, tally in ordered for row in tally.coverage.rows(body.name, body.ods_code)
        ),
        none_published=tuple(none_published([(body, tally.plans) for body, tally in ordered])),
        themes=themes_of(items, texts),
        changes=tuple(row for _, tally in ordered for row in changes_of(tally.plans, texts)),
        timeline=tuple(row for _, tally in ordered for row in timeline_rows(tally.items, overdue)),
        overdue=()
        if as_of is None
        else overdue_rows((item for item in items if key_of(item) in overdue), as_of),
        owners=tuple(row for _, tally in ordered for row in owners_rows(tally.items)),
        quality=quality_rows([(tally.plans, tally.codes) for _, tally in ordered]),
    )
