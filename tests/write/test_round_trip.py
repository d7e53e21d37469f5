"""A plan written as a document and read again is the same plan."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import planlift
from planlift.documents import FORMS, as_document
from planlift.documents.content import NOT_WRITTEN
from planlift_schema import ActionPlan
from quality.sets import documents, plan_of
from write.plans import plans

# The documents of a set are the same plans in many formats: one of them is enough, and these are
# read fastest.
ENDINGS = ("docx", "xlsx", "html", "txt")
GROUPS = ("samples", "documents", "layouts", "corpus", "seeds")


def one_of_each(group: str) -> list[ActionPlan]:
    """The plans of a set, each read from the first of its formats."""
    items = [item for item in documents(group) if item.ending in ENDINGS]
    items.sort(key=lambda item: ENDINGS.index(item.ending), reverse=True)
    chosen = {item.name.split(".")[0]: item for item in items}.values()
    return [plan for item in chosen if (plan := plan_of(item.path)) is not None]


def again(plan: ActionPlan, form: str) -> ActionPlan:
    return planlift.read_bytes(as_document(plan, form), f"plan.{form}")


def shown(plan: ActionPlan) -> dict[str, Any]:
    """What docs/documents.md promises to survive: all but places and where the plan was read."""
    whose = plan.organisation
    return {
        "title": plan.title,
        "organisation": whose and (whose.name, whose.ods_code),
        "frameworks": plan.frameworks,
        "period": (plan.period.label, plan.period.start, plan.period.end),
        "actions": [action.model_dump(exclude={"source"}) for action in plan.actions],
        "rest": [(rest.kind, rest.text) for rest in plan.rest if rest.kind not in NOT_WRITTEN],
    }


@pytest.mark.parametrize("form", FORMS)
@given(plan=plans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_is_the_same_when_it_is_read_again(form, plan):
    assert shown(again(plan, form)) == shown(plan)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("group", GROUPS)
def test_every_plan_of_the_labelled_documents_is_the_same_when_it_is_read_again(group, form):
    read = one_of_each(group)
    if not read:
        pytest.skip(f"the set {group} is not here")
    for plan in read:
        assert shown(again(plan, form)) == shown(plan), plan.document.name


@pytest.mark.parametrize("form", FORMS)
def test_the_second_time_nothing_is_lost_either(form):
    (plan,) = [plan_of(item.path) for item in documents("samples") if item.name == "wwl.docx"]
    once = again(plan, form)
    assert shown(again(once, form)) == shown(once)
    assert as_document(once, form) == as_document(again(once, form), form)
