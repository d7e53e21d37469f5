"""Plans and actions as they are compared: what is kept of them once a plan is let go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from planlift.collate.models import ActionRef, Completeness
from planlift.collate.organisations import Body
from planlift.collate.years import year_of
from planlift_schema import ActionPlan, Due, Owner, Severity, State

_DONE = frozenset({State.COMPLETE, State.CANCELLED})


@dataclass(slots=True)
class Kept:
    """What is kept of a plan.

    Attributes:
        body: whose plan it is.
        name: of its document, as the plan has it.
        sha256: digest of its document.
        frameworks: codes.
        year: as plans are compared by it.
        start: first day of its period, None if unknown.
        items: its actions, in order.
        completeness: how much of what it should say it says.
        severities: number of findings by severity.
    """

    body: Body
    name: str
    sha256: str
    frameworks: tuple[str, ...]
    year: str
    start: dt.date | None
    completeness: Completeness
    severities: dict[Severity, int]
    items: list[Item] = field(default_factory=list)

    @property
    def document(self) -> str:
        """The name that its document has among the organisation's plans."""
        names: list[str] = [self.name, *self.body.copies.get(self.sha256, ())]
        return min(names)


@dataclass(frozen=True, slots=True)
class Item:
    """One action.

    Attributes:
        plan: where it stands.
        index: its place there, from 0.
        framework: that it belongs to, "" if unknown.
        ref: as written.
        indicators: codes.
        text: what will be done.
        owner: as written.
        owners: that cell taken apart.
        deadline: as written.
        due: when.
        state: how far it is.
    """

    plan: Kept
    index: int
    framework: str
    ref: str
    indicators: tuple[str, ...]
    text: str
    owner: str
    owners: tuple[Owner, ...]
    deadline: str
    due: Due
    state: State | None

    @property
    def done(self) -> bool:
        """It is complete or cancelled."""
        return self.state in _DONE

    @property
    def order(self) -> tuple[str, str, str, int]:
        """Sorts actions the same way in whatever order their plans came."""
        return self.plan.body.name, self.plan.year, self.plan.document, self.index

    def pointer(self) -> ActionRef:
        """The action as a comparison shows it."""
        return ActionRef(
            organisation=self.plan.body.name,
            year=self.plan.year,
            document=self.plan.document,
            index=self.index,
            ref=self.ref,
            action=self.text,
            owner=self.owner,
            deadline=self.deadline,
            by=self.due.by,
            state=self.state.value if self.state else None,
        )


def kept_of(
    plan: ActionPlan, body: Body, completeness: Completeness, severities: dict[Severity, int]
) -> Kept:
    """What is kept of a plan, and of each of its actions."""
    kept = Kept(
        body=body,
        name=plan.document.name,
        sha256=plan.document.sha256,
        frameworks=plan.frameworks,
        year=year_of(plan.period),
        start=plan.period.start,
        completeness=completeness,
        severities=severities,
    )
    kept.items.extend(_items(plan, kept))
    return kept


def _items(plan: ActionPlan, kept: Kept) -> Iterator[Item]:
    only = plan.frameworks[0] if len(plan.frameworks) == 1 else ""
    for index, action in enumerate(plan.actions):
        yield Item(
            plan=kept,
            index=index,
            framework=action.framework or only,
            ref=action.ref,
            indicators=action.indicators,
            text=action.action,
            owner=action.owner,
            owners=action.owners,
            deadline=action.deadline,
            due=action.due,
            state=action.state,
        )
