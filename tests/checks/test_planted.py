"""Faults planted into plans that were read from the labelled documents are found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import planlift
from planlift.indicator_codes import whole_of
from planlift_schema import Action, ActionPlan, Due, DueKind, Owner, OwnerKind, Rag, Source
from quality.sets import documents, plan_of

# What an officer may rely on: as many of a hundred planted faults are found.
_FOUND = 0.98
_ENOUGH = 30  # planted faults that show it
# Each layout in one format, and documents made by other programs.
_ENDINGS = ("docx", "html", "xlsx")
_SIBLING = {"WRES": "WDES", "WDES": "WRES"}
_AS_OF = dt.date(2040, 1, 1)


def plans() -> list[ActionPlan]:
    items = [item for group in ("layouts", "documents") for item in documents(group)]
    one_each = {item.name.split(".")[0]: item for item in items if item.ending in _ENDINGS}
    read = [plan_of(item.path) for item in one_each.values()]
    return [plan for plan in read if plan is not None and plan.actions]


def changed(plan: ActionPlan, at: int, **fields: object) -> ActionPlan:
    actions = list(plan.actions)
    actions[at] = actions[at].model_copy(update=fields)
    return plan.model_copy(update={"actions": tuple(actions)})


def without_owner(plan: ActionPlan, at: int, action: Action) -> ActionPlan | None:
    return changed(plan, at, owner="", owners=()) if action.owners else None


def owned_by_all(plan: ActionPlan, at: int, action: Action) -> ActionPlan:
    everyone = (Owner(text="All staff", kind=OwnerKind.EVERYONE),)
    return changed(plan, at, owner="All staff", owners=everyone)


def dated_before(plan: ActionPlan, at: int, action: Action) -> ActionPlan | None:
    if plan.period.start is None:
        return None
    by = plan.period.start - dt.timedelta(days=60)
    return changed(plan, at, deadline=str(by), due=Due(by=by, kind=DueKind.DATE))


def with_ref_of_another(plan: ActionPlan, at: int, action: Action) -> ActionPlan | None:
    refs = [each.ref for each in plan.actions]
    if at < 1 or not all(refs) or len(set(refs)) < len(refs):
        return None
    return changed(plan, at, ref=refs[at - 1])


def without_indicator(plan: ActionPlan, at: int, action: Action) -> ActionPlan | None:
    if not action.indicators or len(plan.frameworks) != 1:
        return None
    gone = whole_of(action.indicators[0])
    kept = [a for a in plan.actions if gone not in map(whole_of, a.indicators)]
    return plan.model_copy(update={"actions": tuple(kept)}) if kept else None


def with_words_of_sibling(plan: ActionPlan, at: int, action: Action) -> ActionPlan | None:
    if len(plan.frameworks) != 1 or plan.frameworks[0] not in _SIBLING:
        return None
    if plan.frameworks[0] in f"{action.summary} {action.action} {action.indicator} {action.ref}":
        return None
    return changed(plan, at, summary=f"{action.summary} The {_SIBLING[plan.frameworks[0]]} asks it")


def with_name(plan: ActionPlan, at: int, action: Action) -> ActionPlan:
    return changed(plan, at, updates=f"{action.updates} Jane Smith to chase this.")


def with_mail(plan: ActionPlan, at: int, action: Action) -> ActionPlan:
    return changed(plan, at, action=f"{action.action}\nAsk jane.smith@example.nhs.uk")


def with_telephone(plan: ActionPlan, at: int, action: Action) -> ActionPlan:
    return changed(plan, at, owner=f"{action.owner} (01632 960001)")


def twice(plan: ActionPlan, at: int, action: Action) -> ActionPlan | None:
    copy = action.model_copy(update={"ref": "", "source": Source()})
    long_enough = len(action.action.split()) > 3
    return plan.model_copy(update={"actions": (*plan.actions, copy)}) if long_enough else None


Plant = Callable[[ActionPlan, int, Action], ActionPlan | None]
PLANTS: dict[Plant, str] = {
    without_owner: "owner-missing",
    owned_by_all: "owner-unclear",
    dated_before: "deadline-outside-period",
    with_ref_of_another: "ref-duplicate",
    without_indicator: "indicator-unaddressed",
    with_words_of_sibling: "framework-mixed",
    with_name: "personal-data",
    with_mail: "personal-data",
    with_telephone: "personal-data",
    twice: "action-duplicate",
}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_planted_faults_are_found(plant):
    planted, missed = 0, []
    for plan in plans():
        before = set(planlift.check(plan))
        for at, action in enumerate(plan.actions):
            faulty = plant(plan, at, action)
            if faulty is None:
                continue
            planted += 1
            new = (each.code for each in planlift.check(faulty) if each not in before)
            if PLANTS[plant] not in new:
                missed.append((plan.document.name, at + 1))
    assert planted >= _ENOUGH
    assert len(missed) <= (1 - _FOUND) * planted, missed


def test_as_of_a_later_day_every_open_deadline_is_past():
    for plan in plans():
        past = [f for f in planlift.check(plan, as_of=_AS_OF) if f.code == "deadline-past"]
        closed = ("complete", "cancelled")
        due = [a for a in plan.actions if a.due.by and a.state not in closed]
        assert len(past) == len([a for a in due if a.state or a.rag is not Rag.BLUE])
