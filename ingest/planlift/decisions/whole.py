"""What holds for a plan as a whole, as people say it."""

from __future__ import annotations

from planlift.decisions.deriving import with_words
from planlift.normalise.period import read_period
from planlift_schema import Action, ActionPlan, DueKind, Organisation, Period
from planlift_schema.organisations import by_name, by_ods_code

_EVIDENCE = "a person said so"


def whole_value(plan: ActionPlan, field: str) -> str:
    """What a plan says of itself, as text."""
    if field == "organisation":
        return plan.organisation.name if plan.organisation else ""
    if field == "frameworks":
        return " ".join(plan.frameworks)
    return plan.period.label if field == "period" else plan.title


def with_whole(plan: ActionPlan, field: str, text: str) -> ActionPlan:
    """The plan with something else in one of its own fields; its actions stay as they are.

    Args:
        plan: as it is.
        field: title, organisation, frameworks or period.
        text: the new value; an organisation also by its ODS code.
    """
    if field == "organisation":
        return plan.model_copy(update={"organisation": _organisation(text)})
    if field == "frameworks":
        return plan.model_copy(update={"frameworks": tuple(dict.fromkeys(text.split()))})
    if field == "period":
        return plan.model_copy(update={"period": read_period(text) or Period()})
    return plan.model_copy(update={"title": text})


def followed(action: Action, plan: ActionPlan) -> Action:
    """An action with what could not be read without the plan's framework or period."""
    only = plan.frameworks[0] if len(plan.frameworks) == 1 else None
    if only and action.framework != only:
        action = action.model_copy(update={"framework": only})
        action = with_words(action, {"indicator": action.indicator}, plan)
    if action.due.by is None and action.due.kind is DueKind.UNKNOWN:
        action = with_words(action, {"deadline": action.deadline}, plan)
    return action


def _organisation(text: str) -> Organisation | None:
    if not text:
        return None
    listed = by_ods_code(text.upper()) or by_name(text)
    if listed is None:
        return Organisation(name=text, evidence=_EVIDENCE)
    return Organisation(name=listed.name, ods_code=listed.ods_code, evidence=_EVIDENCE)
