"""The table of rules, and the check that applies them."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.checks import deadlines, identity, indicators, owners, refs, wording
from planlift.checks.rule import Fault, Rule
from planlift_schema import ActionPlan, Finding, Severity, Where

RULES: tuple[Rule, ...] = (
    Rule(
        "organisation-unknown",
        Severity.ERROR,
        "the plan says whose it is",
        "The WRES reporting template of 2015 asks for the organisation; a plan without one "
        "cannot be counted for anybody.",
        "Put the organisation's full name into the title or the header of the document.",
        identity.no_organisation,
    ),
    Rule(
        "organisation-closed",
        Severity.WARNING,
        "the organisation existed in the plan's period",
        "Trusts and commissioning groups merge, and old names and years stay in copied documents; "
        "a plan counted for a body of another time is missing for the one that answers for it.",
        "Check the organisation's name, and the years in the title.",
        identity.not_of_the_time,
    ),
    Rule(
        "framework-unknown",
        Severity.WARNING,
        "the plan names its framework",
        "Each standard (WRES, WDES and so on) asks for a plan of its own; without its name "
        "indicator 3 may be that of any of them.",
        "Name the framework in the title.",
        identity.no_framework,
    ),
    Rule(
        "period-unknown",
        Severity.WARNING,
        "the plan says which period it covers",
        "Plans are reported every year, and the reporting template asks for the period; dates "
        "without a year are read from it.",
        'Put the year or years into the title ("2024/25").',
        identity.no_period,
    ),
    Rule(
        "framework-mixed",
        Severity.WARNING,
        "every indicator is one of the plan's own framework",
        "Plans are made from one another, and words of the race standard stay in disability plans "
        "and the other way round; published plans show it.",
        "Check whether another framework's wording was left in, or name both in the title.",
        identity.foreign_indicators,
    ),
    Rule(
        "indicator-unaddressed",
        Severity.NOTE,
        "every indicator of the framework has an action, or the plan says that it needs none",
        "The WRES asks organisations to review all nine indicators and to plan how to close the "
        "gaps, the WDES likewise for its ten metrics.",
        "Add an action, or say that none is needed and why.",
        indicators.unaddressed,
    ),
    Rule(
        "owner-missing",
        Severity.WARNING,
        "every action has an owner",
        "Templates of regulators and trusts have a column for the person responsible: an action "
        "that nobody answers for is not followed up.",
        "Name the role or team that answers for it.",
        owners.no_owner,
    ),
    Rule(
        "owner-unclear",
        Severity.WARNING,
        "the owner is somebody in particular",
        "Submission checks ask for one person or team that answers for an action; a committee "
        'oversees it, "all managers" is nobody.',
        "Name the role or team that answers for it, beside the committee that oversees it.",
        owners.nobody_in_particular,
    ),
    Rule(
        "owner-unclear",
        Severity.NOTE,
        "initials are explained",
        "Published plans name owners by initials that only colleagues can read.",
        "Give the role, or a key to the initials.",
        owners.bare_initials,
    ),
    Rule(
        "deadline-missing",
        Severity.WARNING,
        "every action has a deadline",
        "Templates of regulators and trusts have a column for the date: without one nobody can "
        "say whether an action is late.",
        "Give the month and year by which it will be done.",
        deadlines.no_deadline,
    ),
    Rule(
        "deadline-unclear",
        Severity.WARNING,
        "the deadline can be placed on a calendar",
        'Submission checks flag dates that cannot be placed: "TBC", a month without a year.',
        "Give a day, or a month and year.",
        deadlines.unclear_deadline,
        doubt_is_fault=True,
    ),
    Rule(
        "deadline-unclear",
        Severity.NOTE,
        "the deadline has a last day",
        'Submission checks flag "ongoing" and mere frequencies: such an action is never late and '
        "never done.",
        "Give the date of the next milestone or review.",
        deadlines.open_ended,
    ),
    Rule(
        "deadline-outside-period",
        Severity.WARNING,
        "no deadline is before the plan begins",
        "A date before the plan's period is mostly a slip in the year, or an action of last "
        "year's plan that was not brought up to date.",
        "Correct the year, or give the date that now stands.",
        deadlines.before_period,
    ),
    Rule(
        "deadline-outside-period",
        Severity.NOTE,
        "no deadline is after the plan ends",
        "Submission checks ask for dates inside the plan's period; what runs longer belongs into "
        "the next plan too.",
        "Check the year; if it is right, carry the action over into the next plan.",
        deadlines.after_period,
    ),
    Rule(
        "status-unclear",
        Severity.WARNING,
        "the status says how far the action is",
        "Counts of delivered and late actions over all organisations need one meaning for each "
        "status.",
        "Use the words of the plan's own key, or: not started, in progress, complete.",
        wording.unclear_status,
        doubt_is_fault=True,
    ),
    Rule(
        "ref-duplicate",
        Severity.WARNING,
        "each ref stands for one action",
        "Trackers and next year's plan point at actions by their ref.",
        "Give each action a ref of its own.",
        refs.repeated_ref,
    ),
    Rule(
        "action-weak",
        Severity.NOTE,
        "an action changes something",
        'Reviewers flag "continue to monitor" and "data only" as no actions.',
        "Say what will be done differently, and how it will be measured.",
        wording.weak_action,
    ),
)


def check(plan: ActionPlan) -> tuple[Finding, ...]:
    """What a person should know of a plan, or put right.

    Nothing depends on the day on which it is called. A plan without actions has no findings but
    its own, of which `no-plan` is one.

    Args:
        plan: as read; findings of an earlier check that it holds already are not doubled.

    Returns:
        The plan's own findings (from reading), then those of the rules, in the order of the table
        and of the actions.
    """
    made = [finding for rule in RULES for finding in _apply(rule, plan)] if plan.actions else []
    return tuple(dict.fromkeys((*plan.findings, *made)))


def _apply(rule: Rule, plan: ActionPlan) -> Iterator[Finding]:
    for fault in rule.find(plan):
        doubt = "" if rule.doubt_is_fault else _doubt(plan, fault)
        yield Finding(
            code=rule.code,
            severity=Severity.NOTE if doubt else rule.severity,
            message=f"{fault.message}; planlift is not sure that it read this right ({doubt})"
            if doubt
            else fault.message,
            hint=f"Look at the document first. {rule.hint}" if doubt else rule.hint,
            where=_where(plan, fault),
        )


def _doubt(plan: ActionPlan, fault: Fault) -> str:
    """Why the field in question may have been read wrongly, "" if nothing speaks for it."""
    if fault.action is None or fault.field is None:
        return ""
    return plan.actions[fault.action - 1].review.get(fault.field, "")


def _where(plan: ActionPlan, fault: Fault) -> Where:
    if fault.action is None:
        return Where(field=fault.field)
    fields = plan.actions[fault.action - 1].source.fields
    place = fields.get(fault.field or "") or fields.get("action")
    return Where(action=fault.action, field=fault.field, place=place)
