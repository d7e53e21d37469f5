"""The table of rules."""

from __future__ import annotations

from planlift.checks import (
    deadlines,
    duplicates,
    front_matter,
    identity,
    indicators,
    mixed,
    outcomes,
    owners,
    personal,
    ref_gaps,
    refs,
    statuses,
    wording,
)
from planlift.checks.known import READING_CODES
from planlift.checks.rule import Rule
from planlift_schema import Severity

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
        "organisation-mixed",
        Severity.NOTE,
        "the document names one organisation as its own everywhere",
        "Plans are made from those of neighbours, and their names stay in running heads.",
        "Check whether another organisation's name was left in.",
        identity.another_organisation,
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
        mixed.foreign_indicators,
    ),
    Rule(
        "framework-mixed",
        Severity.WARNING,
        "no action speaks of the sibling framework instead of the plan's own",
        "Race plans that speak of the disability standard, and the other way round, have been "
        "published; they were made from one another.",
        "Check whether another framework's wording was left in.",
        mixed.foreign_names,
    ),
    Rule(
        "framework-words",
        Severity.NOTE,
        "the words are those of the plan's own framework",
        "Published race plans speak of disability and the other way round, where text was taken "
        "over from a sibling plan.",
        "Check whether the words were taken over; if they are meant, say why they stand here.",
        mixed.foreign_words,
    ),
    Rule(
        "period-mixed",
        Severity.NOTE,
        "the document gives one year everywhere",
        "Running heads, headings and file names of last year stay in documents that are brought "
        "up to date.",
        "Correct the year where it was left behind.",
        mixed.another_year,
    ),
    Rule(
        "indicator-unaddressed",
        Severity.NOTE,
        "every indicator of the framework has an action, or the plan says that it needs none",
        "The WRES asks organisations to review all nine indicators and to plan how to close the "
        "gaps, the WDES likewise for its ten metrics.",
        "Add an action, or say that none is needed and why.",
        indicators.unaddressed,
        doubt_is_fault=True,  # the message says of how many actions the indicator is doubtful
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
        "owner-missing",
        Severity.NOTE,
        "a cancelled action keeps its owner",
        "Who asks why an action was dropped has somebody to ask.",
        "Leave the role or team that answered for it in its place.",
        owners.no_owner_of_cancelled,
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
        "deadline-past",
        Severity.WARNING,
        "no deadline has passed while the action is open, as of a day that is named",
        "Boards look for what is overdue first.",
        "Say that it is complete and when, or give a revised date and the reason.",
        deadlines.past,
    ),
    Rule(
        "deadline-moved-back",
        Severity.WARNING,
        "a revised deadline is later than the first",
        "Trackers keep the first date beside the revised one; one that goes back is mostly a slip "
        "in the year, or the two were swapped.",
        "Check both dates.",
        deadlines.revised_earlier,
    ),
    Rule(
        "status-unclear",
        Severity.WARNING,
        "the status says how far the action is",
        "Counts of delivered and late actions over all organisations need one meaning for each "
        "status.",
        "Use the words of the plan's own key, or: not started, in progress, complete.",
        statuses.unclear_status,
        doubt_is_fault=True,
    ),
    Rule(
        "status-outside-key",
        Severity.NOTE,
        "every status is one of the document's own key",
        "Plans explain their colours and words in a key; a status that it does not have can be "
        "read in more than one way.",
        "Use a word of the key, or add this one to it.",
        statuses.outside_key,
    ),
    Rule(
        "status-against-colour",
        Severity.WARNING,
        "the status and its colour agree",
        "In no key of a published plan is red the colour of what is complete.",
        "Correct the word or the colour.",
        statuses.colour_against_word,
    ),
    Rule(
        "status-contradicts-date",
        Severity.WARNING,
        "what is overdue is not said to go well, as of a day that is named",
        "Submission checks look for actions that are green after their date.",
        "Correct the status, or give the date that now stands.",
        statuses.overdue_and_green,
    ),
    Rule(
        "status-unevidenced",
        Severity.NOTE,
        "what is complete says when or by what",
        "Regulators ask for the evidence of completion; trusts have columns for the date and for "
        "the evidence.",
        "Give the date of completion, or what shows it.",
        statuses.unevidenced,
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
        "ref-gap",
        Severity.NOTE,
        "refs that count leave none out",
        "A number left out may be an action that was lost or dropped without a word; some plans "
        "leave out on purpose what other bodies do.",
        "Check whether an action is missing; if not, say why the number is.",
        ref_gaps.gaps,
    ),
    Rule(
        "action-weak",
        Severity.NOTE,
        "an action changes something",
        'Reviewers flag "continue to monitor" and "data only" as no actions.',
        "Say what will be done differently, and how it will be measured.",
        wording.weak_action,
    ),
    Rule(
        "action-duplicate",
        Severity.NOTE,
        "no action stands in the plan twice",
        "Counts of actions over all organisations count it twice, and its updates are split.",
        "Keep one of them, or say what differs.",
        duplicates.repeated,
    ),
    Rule(
        "action-duplicate",
        Severity.NOTE,
        "an action that stands under several indicators is the same under each",
        "One action may serve several indicators; with two dates or two owners nobody knows which "
        "holds.",
        "Give it one owner and one date, or say what differs.",
        duplicates.at_odds,
    ),
    Rule(
        "outcome-missing",
        Severity.NOTE,
        "every action says how its success is measured",
        "Templates ask for a success measure or SMART actions; without one nobody can say whether "
        "an action has worked.",
        "Give a measure, with where it stands now and where it shall be.",
        outcomes.no_outcome,
    ),
    Rule(
        "outcome-unmeasured",
        Severity.NOTE,
        "an outcome can be measured",
        'Guidance asks for SMART actions; of "improved experience" nobody can say whether it came '
        "about.",
        "Say what will be counted or shown, from where it stands now to where it shall be.",
        outcomes.unmeasurable,
    ),
    Rule(
        "personal-data",
        Severity.WARNING,
        "no action holds a person's e-mail address or telephone number",
        "Personal data is taken out before a plan is published; trusts have had thousands of "
        "actions to look through for it.",
        "Give the role, and a mailbox of the team.",
        personal.addresses,
    ),
    Rule(
        "personal-data",
        Severity.WARNING,
        "no action names a person",
        "Submission checks flag names before a plan is published; a role outlasts its holder.",
        "Name the role instead, unless the person's name is public with the post.",
        personal.names,
    ),
    Rule(
        "personal-data",
        Severity.NOTE,
        "what stands around the actions is meant to be published",
        "Templates ask for a lead and a contact by name; other names, addresses and numbers are "
        "taken out before a plan is published.",
        "Check that this may be published.",
        personal.around,
    ),
    Rule(
        "publication-details",
        Severity.NOTE,
        "the document says who approved it, where it is published and whom to ask",
        "The WRES template of 2015 asks for sign-off by the board, a web address and a contact, "
        "the WDES return for the date on which the board ratifies the plan.",
        "Add it to the front page.",
        front_matter.details,
    ),
    Rule(
        "publication-late",
        Severity.NOTE,
        "the plan was published in time",
        "WRES and WDES plans are published by the end of October, until 2019 of September (general "
        "knowledge, not checked against the guidance).",
        "Check the day of publication and the year of the plan.",
        front_matter.published_late,
    ),
)

CODES: frozenset[str] = frozenset(rule.code for rule in RULES)
"""The codes of the rules."""

ALL_CODES: frozenset[str] = CODES | {each.code for each in READING_CODES}
"""The codes of the rules and of reading."""
