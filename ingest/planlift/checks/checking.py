"""The check: every rule on one plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache

from planlift.checks.case import Case
from planlift.checks.known import READING_CODES
from planlift.checks.profile import STANDARD, Profile
from planlift.checks.rule import Fault, Rule
from planlift.checks.rules import CODES, RULES
from planlift.checks.terms import terms_of
from planlift_schema import ActionPlan, Finding, Severity, Where

_READ = frozenset(each.code for each in READING_CODES)


def check(
    plan: ActionPlan,
    *,
    as_of: dt.date | None = None,
    profile: Profile = STANDARD,
    before: int = 0,
) -> tuple[Finding, ...]:
    """What a person should know of a plan, or put right.

    A plan without actions has no findings but its own, of which `no-plan` is one.

    Args:
        plan: as read; what an earlier check found is found anew, what reading found is kept.
        as_of: the day on which deadlines are judged; None for none, and then nothing depends on a
            day.
        profile: what is weighed, asked for or left out otherwise.
        before: actions that stand before those of the plan, where it is a part of a larger one; the
            rules number them behind those.

    Returns:
        The findings of reading, then those of the rules, in the order of the table and of the
        actions.
    """
    read = (finding for finding in plan.findings if _is_of_reading(finding))
    kept = [each for finding in read if (each := _weighed(finding, profile)) is not None]
    made: list[Finding] = []
    if plan.actions:
        case = Case(plan, terms_of(plan, profile), as_of, before)
        made = [finding for rule in RULES for finding in _apply(rule, case)]
    return _once([*kept, *made])


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without doubles; all of them need be compared only where some say the same."""
    said = {(each.code, each.message, each.where.action, each.where.field) for each in findings}
    if len(said) == len(findings):
        return tuple(findings)
    return tuple(dict.fromkeys(findings))


def _is_of_reading(finding: Finding) -> bool:
    """Whether a finding that stands in a plan came with its reading.

    `framework-mixed` is given by both: of the text by reading, of an action by a rule.
    """
    return finding.code not in CODES or (finding.code in _READ and finding.where.action is None)


def _weighed(finding: Finding, profile: Profile) -> Finding | None:
    """A finding of reading with the severity that the profile gives it, None for none."""
    severity = profile.severities.get(finding.code, finding.severity)
    return finding.model_copy(update={"severity": severity}) if severity else None


def _apply(rule: Rule, case: Case) -> Iterator[Finding]:
    severity = _severity(rule, case.terms.profile)
    if severity is None:
        return
    for fault in rule.find(case):
        doubt = "" if rule.doubt_is_fault else _doubt(case.plan, fault)
        yield Finding(
            code=rule.code,
            severity=Severity.NOTE if doubt else severity,
            message=f"{fault.message}; planlift is not sure that it read this right ({doubt})"
            if doubt
            else fault.message,
            hint=f"Look at the document first. {rule.hint}" if doubt else rule.hint,
            where=_where(case, fault),
        )


def _severity(rule: Rule, profile: Profile) -> Severity | None:
    """How much a rule's findings matter under a profile, None where it leaves them out.

    A profile weighs a code by its weightiest rules; a lesser rule of the code ("a cancelled action
    keeps its owner") is never raised by it.
    """
    wanted = profile.severities.get(rule.code, rule.severity)
    if wanted is None or rule.severity is _weightiest(rule.code):
        return wanted
    return max(wanted, rule.severity, key=_WEIGHTS.index)


_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@cache
def _weightiest(code: str) -> Severity:
    return min((rule.severity for rule in RULES if rule.code == code), key=_WEIGHTS.index)


def _doubt(plan: ActionPlan, fault: Fault) -> str:
    """Why the field in question may have been read wrongly, "" if nothing speaks for it.

    Of the plan as a whole it may have been where that field of every action is doubtful.
    """
    if fault.field is None:
        return ""
    if fault.action is not None:
        return plan.actions[fault.action - 1].review.get(fault.field, "")
    doubts = [action.review.get(fault.field, "") for action in plan.actions]
    return doubts[0] if all(doubts) else ""


def _where(case: Case, fault: Fault) -> Where:
    if fault.action is None:
        return Where(field=fault.field, place=fault.place)
    fields = case.plan.actions[fault.action - 1].source.fields
    place = fault.place or fields.get(fault.field or "") or fields.get("action")
    return Where(action=case.before + fault.action, field=fault.field, place=place)
