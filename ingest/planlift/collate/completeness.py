"""How much of what a plan should say it says."""

from __future__ import annotations

from collections.abc import Callable

from planlift.collate.models import Completeness
from planlift.indicator_codes import whole_of, wholes_of
from planlift_schema import Action, ActionPlan, DueKind

_SILENT = frozenset({DueKind.NONE, DueKind.UNKNOWN})
_DIGITS = 3


def completeness_of(plan: ActionPlan) -> Completeness:
    """The parts of a plan's completeness and their mean; all 0 for a plan without actions.

    The parts weigh the same: guidance asks for each of them, and none of it says that one counts
    more than another. A framework without numbered indicators asks for none.
    """
    if not plan.actions:
        return Completeness()
    shares = {name: _share(plan, has) for name, has in _PARTS.items()}
    wholes = [code for framework in plan.frameworks for code in wholes_of(framework)]
    if wholes:
        named = {whole_of(code) for action in plan.actions for code in action.indicators}
        shares["covered"] = sum(code in named for code in wholes) / len(wholes)
    else:
        shares.pop("indicator")
    whole = sum(shares.values()) / len(shares)
    rounded = {name: round(share, _DIGITS) for name, share in shares.items()}
    return Completeness(**rounded, whole=round(whole, _DIGITS))


def _share(plan: ActionPlan, has: Callable[[Action], bool]) -> float:
    return sum(map(has, plan.actions)) / len(plan.actions)


_PARTS: dict[str, Callable[[Action], bool]] = {
    "owner": lambda action: bool(action.owners),
    "deadline": lambda action: action.due.kind not in _SILENT,
    "indicator": lambda action: bool(action.indicators),
    "outcome": lambda action: bool(action.outcome),
    "status": lambda action: bool(action.state or action.rag or action.status or action.updates),
}
