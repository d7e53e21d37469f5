"""A reading with what people decided carried out, as it is written down and listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planlift.batch.account import Outcome, Reading
from planlift.batch.card import card_of
from planlift.decisions.applying import decided
from planlift.decisions.model import Decision
from planlift.write import plan_bytes
from planlift_schema import ActionPlan


def standing(reading: Reading, decisions: Sequence[Decision]) -> Reading:
    """What came of a document, its plan the one that stands.

    Args:
        reading: as the reader gave it.
        decisions: about the document.
    """
    if not reading.plan or all(one.undone for one in decisions):
        return reading
    plan = decided(ActionPlan.model_validate_json(reading.plan), decisions)
    result = replace(
        reading.result,
        outcome=Outcome.READ if plan.actions else Outcome.NO_PLAN,
        actions=len(plan.actions),
        to_review=sum(bool(action.review) for action in plan.actions),
    )
    return replace(reading, result=result, plan=plan_bytes(plan), card=card_of(plan))
