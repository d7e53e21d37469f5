"""Columns whose header says little: told by their cells, and named where those do not settle it."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.column_evidence import Column
from planlift.normalise.columns import map_columns
from planlift.normalise.leaning import leaning
from planlift.normalise.mapping import Mapping
from planlift.normalise.vocabulary import header_scores

ORDERS = [
    "Install monitors on all wards.",
    "Train all registrars.",
    "Publish a guide for managers.",
]
FINDINGS = [
    "BME staff are 1.4 times less likely to be appointed.",
    "The survey shows that 14% of staff were bullied.",
    "There has been no change since last year.",
]
AIMS = [
    "Weekly audits show full compliance.",
    "Spot checks find no unlocked records.",
    "The policy is ratified and published.",
]
REPORTS = [
    "Monitors were fitted on 18 of 26 wards.",
    "Cabinets have been ordered.",
    "The prompt was tested by the digital team.",
]
OWNERS = ["HR Manager", "Head of OD", "Chief Nurse"]


def mapped(*columns: tuple[str, list[str]]) -> Mapping:
    return map_columns(
        [
            Column(label, "", texts, [None] * 3, 3, at, len(columns))
            for at, (label, texts) in enumerate(columns)
        ]
    )


@pytest.mark.parametrize(
    ("texts", "least", "most"),
    [
        (AIMS, 0.0, 0.0),
        (REPORTS, 1.0, 1.0),
        (["Agreed in principle.", "Draft now with staff side.", "Six sessions held."], 1.0, 1.0),
        (["Improved score in the survey.", "No case without a completed checklist."], 0.0, 0.0),
        (["Loans are made in five days.", "Every paper has a section on it."], 0.0, 0.0),
        (["All staff are trained.", "Guide published."], 0.5, 0.5),
    ],
)
def test_verbs_tell_what_was_done_from_what_should_come_about(texts, least, most):
    assert least <= leaning(texts) <= most


@pytest.mark.parametrize(("texts", "field"), [(AIMS, "outcome"), (REPORTS, "updates")])
def test_prose_behind_the_action_is_placed_by_its_verbs(texts, field):
    got = mapped(("Issue", FINDINGS), ("Action", ORDERS), ("Lead", OWNERS), ("Quality", texts))
    assert got.fields == ["summary", "action", "owner", field]


def test_where_the_verbs_do_not_say_which_both_fields_are_named():
    mixed = [AIMS[0], REPORTS[0], AIMS[1]]
    got = mapped(("Issue", FINDINGS), ("Action", ORDERS), ("Lead", OWNERS), ("Quality", mixed))
    assert {"updates", "outcome"} <= set(got.doubts)


def test_names_under_a_second_header_for_leads_are_no_progress():
    others = ["Matron", "Head of IT", "Director of Estates"]
    got = mapped(
        ("Issue", FINDINGS), ("Action", ORDERS), ("Ward lead", others), ("Executive lead", OWNERS)
    )
    assert sorted(got.fields) == ["", "action", "owner", "summary"]
    assert "owner" in got.doubts


def test_findings_under_a_header_that_may_mean_actions_are_the_summary():
    got = mapped(("Commitment", FINDINGS), ("Deliverable", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]


def test_several_cells_that_read_as_one_field_only_are_sure():
    got = mapped(("Voices", FINDINGS), ("Action", ORDERS), ("Tracking", ["On track"] * 3))
    assert got.fields == ["summary", "action", "status"]
    assert "status" not in got.doubts


def test_two_cells_under_an_unknown_header_are_never_sure():
    got = mapped(("Voices", FINDINGS[:2]), ("Action", ORDERS[:2]), ("Tracking", ["On track"] * 2))
    assert {"summary", "status"} <= set(got.doubts)


def test_of_alternatives_in_a_header_the_one_with_a_field_counts():
    scores = header_scores("Finding / risk")
    assert max(scores, key=lambda field: scores[field]) == "summary"
    assert max(header_scores("Cost / risk"), default="").startswith("extra:")


def test_topics_under_a_header_that_says_action_yield_to_orders():
    got = mapped(
        ("Safety action", ["Workforce", "Data", "Listening"]),
        ("Gap", FINDINGS),
        ("Work required", ORDERS),
        ("Lead", OWNERS),
    )
    assert got.fields == ["", "summary", "action", "owner"]


def test_of_two_columns_of_orders_the_plainer_header_is_the_action():
    aims = ["Support reservists.", "Support families.", "Support veterans."]
    got = mapped(("Commitment", aims), ("Activity", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["summary", "action", "owner"]
    assert {"summary", "action"} <= set(got.doubts)


def test_dates_under_done_are_no_state():
    due, done = ["May 2025", "June 2025", "July 2025"], ["12/05/2025", "", "01/07/2025"]
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Due by", due), ("Done", done))
    assert got.fields == ["action", "owner", "deadline", ""]


def test_a_metric_over_aims_behind_the_action_is_the_outcome():
    got = mapped(("Problem", FINDINGS), ("Action", ORDERS), ("Lead", OWNERS), ("Metric", AIMS))
    assert got.fields == ["summary", "action", "owner", "outcome"]


def test_outcomes_of_a_scheme_before_the_action_are_the_indicator():
    coded = ["1A: Access to the service", "1B: Health needs are met", "2C: Staff are supported"]
    got = mapped(("Outcome", coded), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["indicator", "action", "owner"]


def test_percentages_are_a_state_only_under_a_header_that_says_so():
    shares = ["40%", "100%", "0%"]
    assert mapped(("Action", ORDERS), ("Lead", OWNERS), ("Turnout", shares)).fields[2] == ""
    assert (
        mapped(("Action", ORDERS), ("Lead", OWNERS), ("% complete", shares)).fields[2] == "status"
    )


def test_an_outcome_that_tells_what_was_done_is_the_progress_and_named():
    done = ["Panels have run since May.", "Nine pairs have met.", "It was agreed in June."]
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Outcome", done))
    assert got.fields == ["action", "owner", "updates"]
    assert {"updates", "outcome"} <= set(got.doubts)
    aims = ["Ten pairs matched.", "All chairs trained.", "Ratio at 1.25."]
    assert mapped(("Action", ORDERS), ("Lead", OWNERS), ("Outcome", aims)).fields[2] == "outcome"


def test_a_position_behind_the_action_is_the_progress_and_named():
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Current position", REPORTS))
    assert got.fields == ["action", "owner", "updates"]
    assert "updates" in got.doubts


def test_where_we_are_is_told_by_its_place():
    reports = ["Eighteen people trained.", "", "Eleven nurses welcomed so far."]
    dates = ["July 2025", "15.09.2025", "October 2025"]
    labels = ("Promise", "Who", "When", "Where are we")
    blocks = zip(ORDERS, OWNERS, dates, reports, strict=True)
    lines = [
        line(f"{label}: {value}")
        for values in blocks
        for label, value in zip(labels, values, strict=True)
        if value
    ]
    got = plan(*lines).actions
    assert [(a.action, a.updates, a.summary) for a in got] == [
        (order, told, "") for order, told in zip(ORDERS, reports, strict=True)
    ]
    assert not any("action" in a.review for a in got)
    before = mapped(("Where are we", FINDINGS), ("Promise", ORDERS), ("Who", OWNERS))
    assert before.fields[:2] == ["summary", "action"]


def test_of_two_ratings_the_last_month_s_is_put_aside():
    now, before = ["Amber", "Green", "Red"], ["Red", "Amber", "Amber"]
    got = mapped(
        ("Action", ORDERS), ("Lead", OWNERS), ("RAG this month", now), ("RAG last month", before)
    )
    assert got.fields == ["action", "owner", "status", ""]


def test_topics_of_one_word_under_priority_are_the_theme_and_levels_are_not():
    topics = ["Recruitment", "Recruitment", "Leadership"]
    levels = ["High", "High", "Low"]
    named = [("Action", ORDERS), ("Lead", OWNERS)]
    assert mapped(("Priority", topics), *named).fields[0] == ""  # three rows, two topics: too few
    four = [[*column, column[0]] for column in (ORDERS, OWNERS)]
    for cells, field in (([*topics, "Leadership"], "theme"), ([*levels, "Low"], "")):
        made = [
            Column(label, "", texts, [None] * 4, 4, at, 3)
            for at, (label, texts) in enumerate(
                [("Priority", cells), ("Action", four[0]), ("Lead", four[1])]
            )
        ]
        assert map_columns(made).fields[0] == field


def test_by_over_dates_is_the_deadline_beside_a_date_of_review():
    due, review = ["June 2019", "January 2020", "TBC"], ["Jan 2021", "Feb 2021", "March 2021"]
    got = mapped(
        ("Action", ORDERS), ("Lead", OWNERS), ("Delivery by", due), ("Review date", review)
    )
    assert got.fields == ["action", "owner", "deadline", ""]


def test_open_beside_overdue_is_a_state_under_any_header():
    states = ["Open", "Overdue", "Open"]
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("How it stands", states))
    assert got.fields == ["action", "owner", "status"]


def test_names_in_front_under_a_header_that_no_one_knows_may_be_themes():
    topics = ["Culture", "Speaking up", "Fair progression"]
    got = mapped(("Flavour", topics), ("Action", ORDERS), ("Lead", OWNERS))
    assert got.fields == ["", "action", "owner"]
    assert "theme" in got.doubts


def test_orders_under_a_header_that_no_one_knows_are_a_plan():
    made = plan(
        table(
            "Current situation | Work in the year | Link | SRO | Date due",
            "Managers bully. | Train all line managers. | People Plan | EDI Lead | May 2019",
            "Few apply. | Publish adverts in plain words. | Strategy | OD Lead | June 2019",
            "Cases rise. | Review each case with a peer. | Charter | HR Manager | July 2019",
        )
    )
    assert len(made.actions) == 3


def test_an_objective_of_a_word_or_two_is_a_theme_and_a_goal_behind_the_action_its_outcome():
    topics, aims = (
        ["Culture", "Board", "Culture"],
        [
            "Half of leavers take it up.",
            "Two associates in post.",
            "Housing found in four weeks.",
        ],
    )
    got = mapped(("Topic", topics), ("Action", ORDERS), ("Lead", OWNERS), ("Goal", aims))
    assert got.fields == ["theme", "action", "owner", "outcome"]


def test_figures_under_data_are_no_summary_beside_the_narrative():
    got = mapped(
        ("Topic", ["Culture", "Board", "Culture"]),
        ("Data 2018", ["1.38", "1.4", "22%"]),
        ("Narrative – the implications of the data", FINDINGS),
        ("Action", ORDERS),
        ("Lead", OWNERS),
    )
    assert got.fields == ["theme", "", "summary", "action", "owner"]


def test_progress_that_a_longer_header_opens_with_is_the_update():
    done = ["We trained 20 panels.", "The charter was printed.", "Not begun."]
    got = mapped(("Action", ORDERS), ("Lead", OWNERS), ("Progress and next steps", done))
    assert got.fields == ["action", "owner", "updates"]


def test_an_indicator_of_a_plan_without_framework_is_its_measure_of_success():
    got = plan(
        table(
            "AREA|ACTION|INDICATOR|LEAD|TIMESCALE",
            "Events|Review all events|All our guests can say what they need|Editor|May 2018",
            "Press|Review the press|Disabled people are shown in all we print|Editor|May 2018",
        ),
        title="Access action plan",
    )
    assert [a.outcome for a in got.actions] == [
        "All our guests can say what they need",
        "Disabled people are shown in all we print",
    ]
    assert not any(a.indicator for a in got.actions)


def test_a_reference_that_several_actions_share_is_not_theirs():
    got = plan(
        table(
            "Indicator | Key findings | Assurance reference | Action | Owner | Due by",
            "Indicator 1 | Few reach band 8. | Board 4.1 | Set a goal. | HR Director | May 2023",
            "^ | ^ | ^ | Sponsor twelve colleagues. | ^ | June 2023",
            "Indicator 2 | The ratio is 1.44. | Board 4.3 | Hold talks. | Head of OD | July 2023",
            "^ | ^ | ^ | Widen each panel. | ^ | August 2023",
        )
    )
    assert [a.ref for a in got.actions] == [""] * 4
    assert got.actions[1].extra == {"Assurance reference": "Board 4.1"}


EXPORTED = (
    "_id | title | owner | status | dueDate",
    "t-1 | Review the door access list | Head of Estates | Open | 2026-03-31T12:00:00.000Z",
    "t-2 | Visitor badge replacement | Facilities Manager | Open | 2026-04-30T12:00:00.000Z",
    "t-3 | Server room survey | Head of IT | Closed | 2026-02-28T12:00:00.000Z",
)


def test_a_list_that_a_program_wrote_is_a_plan_though_its_title_says_little():
    got = plan(table(*EXPORTED)).actions
    assert [(a.ref, a.owner, str(a.due.by)) for a in got] == [
        ("t-1", "Head of Estates", "2026-03-31"),
        ("t-2", "Facilities Manager", "2026-04-30"),
        ("t-3", "Head of IT", "2026-02-28"),
    ]
    assert all("action" in a.review for a in got)


def test_risks_with_a_ref_an_owner_a_state_and_a_date_are_none():
    risks = [line.replace("Review", "Reviewed").replace("title", "risk") for line in EXPORTED]
    assert not plan(table(*risks)).actions


def test_dates_beside_the_deadlines_are_no_reference():
    got = plan(
        table(
            "Date | Item | Owner | Due date | Status",
            "11/02/24 | Send the labels | Ada | 11/22/24 | Complete",
            "11/03/24 | Check the boxes | Ben | 11/23/24 | Open",
            "11/04/24 | Mend the door | Ada | 11/25/24 | Complete",
        )
    ).actions
    assert [a.ref for a in got] == [""] * 3
    assert got[0].extra == {"Date": "11/02/24"}


def test_an_incident_told_at_length_beside_its_actions_is_no_action():
    said = "The pump ran dry because it was not seen, and that took two days to find out. "
    changed = "Before the change the tank was filled, then the valve was shut."
    body = [
        line(f"Background: {said * 3}"),
        line(f"Root cause: To fill the tank the site brought in a valve. {said * 3} {changed}"),
        line(f"Trigger: {said * 2} If the tank ran dry the pump would stop."),
    ]
    log = table("Action item | Owner | Status", "Fit a gauge | Ada | Open", "Call | Ben | Open")
    got = plan(heading("Pump failure"), *body, heading("Action items", 2), log).actions
    assert [a.action for a in got] == ["Fit a gauge", "Call"]


def test_an_aim_left_of_the_action_is_its_summary_and_beside_one_is_no_field():
    rows = (
        "Make it safe to speak up | Train ten guardians. | Chair | May 2024",
        "Reach all communities | Advertise in five papers. | OD Lead | June 2024",
    )
    head = "What do we want to achieve? | Action | Lead | By when"
    got = plan(table(head, *rows)).actions
    assert [(a.summary, a.outcome) for a in got] == [
        ("Make it safe to speak up", ""),
        ("Reach all communities", ""),
    ]
    found = ("Nobody speaks up. | ", "Few people apply. | ")
    beside = [one + row for one, row in zip(found, rows, strict=True)]
    got = plan(table(f"Finding | {head}", *beside)).actions
    assert [(a.summary, a.outcome) for a in got] == [
        ("Nobody speaks up.", ""),
        ("Few people apply.", ""),
    ]
    assert got[0].extra == {"What do we want to achieve?": "Make it safe to speak up"}


def test_columns_without_a_header_are_sure_where_their_cells_are_plain():
    rows = [
        ("A1", "Train every panel in fair selection", "HR Director", "May 2024", "Complete"),
        ("A2", "Hold stay talks on each ward", "OD Lead", "June 2024", "On track"),
        ("A3", "Publish the results on the intranet", "Chief Nurse", "July 2024", "Not started"),
        ("A4", "Review how posts are advertised", "HR Director", "August 2024", "On track"),
        ("A5", "Set up a mentoring scheme", "OD Lead", "September 2024", "Complete"),
    ]
    got = plan(table(*(" | ".join(row) for row in rows))).actions
    assert [(a.ref, a.action, a.owner, a.deadline, a.status) for a in got] == rows
    assert not any(a.review for a in got)
    few = plan(table(*(" | ".join(row) for row in rows[:3]))).actions
    assert all("action" in a.review for a in few)
