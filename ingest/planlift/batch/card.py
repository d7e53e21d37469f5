"""What a list of documents shows of a plan without opening it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_core import to_json

from planlift_schema import ActionPlan


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding of a plan.

    Attributes:
        code: the rule.
        severity: value of `Severity`.
        message: what is found.
        hint: what to do about it.
        place: JSON, as in the plan.
    """

    code: str
    severity: str
    message: str
    hint: str
    place: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a plan is of.

    Attributes:
        reader: name and version of what read it.
        organisation: whose plan it is, "" where that is not known.
        ods_code: of the organisation, "" where it has none.
        frameworks: codes.
        period: as written.
        findings: in the order of the plan.
    """

    reader: str = ""
    organisation: str = ""
    ods_code: str = ""
    frameworks: tuple[str, ...] = ()
    period: str = ""
    findings: tuple[Noted, ...] = ()


NO_CARD = Card()


def card_of(plan: ActionPlan) -> Card:
    """The card of a plan."""
    owner = plan.organisation
    findings = tuple(
        Noted(each.code, each.severity.value, each.message, each.hint, to_json(each.where).decode())
        for each in plan.findings
    )
    return Card(
        plan.document.reader,
        owner.name if owner else "",
        (owner.ods_code or "") if owner else "",
        plan.frameworks,
        plan.period.label or "",
        findings,
    )
