from __future__ import annotations

import datetime as dt

import pytest

from normalise.tables import footer, heading, line, plan, table
from planlift_parsers import Table

GRID = (
    "Ref | Indicator | Summary | Action | Owner | Deadline | Updates | Status",
    "W1 | Indicator 2 | Few BME staff are appointed. | Review adverts. | HR Manager | May 2019 | | Green",
    "W2 | Indicator 4 | Records are poor. | Publish a guide. | OD Lead | Q3 2019/20 | | Amber",
)


def test_a_full_grid_gives_every_field():
    first = plan(table(*GRID)).actions[0]
    assert (first.ref, first.indicator, first.summary) == (
        "W1",
        "Indicator 2",
        "Few BME staff are appointed.",
    )
    assert (first.action, first.owner, first.deadline) == (
        "Review adverts.",
        "HR Manager",
        "May 2019",
    )
    assert first.indicators == ("WRES-2",)
    assert first.due.by == dt.date(2019, 5, 31)
    assert first.rag == "green"
    assert first.review == {}


def test_columns_in_another_order_and_other_words_are_told_by_header_and_content():
    got = plan(
        table(
            "RAG | Who will lead? | What are we going to do? | When will it be finished? | How will we know?",
            "Red | Head of OD | Train all panel members | 30/09/2019 | Ratio below 1.2",
            "Green | Chief Nurse | Launch a mentoring scheme | March 2020 | Fifty pairs by spring",
        )
    ).actions[0]
    assert (got.status, got.owner, got.action) == ("Red", "Head of OD", "Train all panel members")
    assert (got.deadline, got.outcome) == ("30/09/2019", "Ratio below 1.2")


def test_a_table_without_header_is_read_by_its_cells_and_flagged():
    got = plan(
        table(
            "R1 | Replace the paper form with a telephone line. | Head of Security | 30 April 2019 | Complete",
            "R2 | Write to patients who abuse staff. | Director of Nursing | July 2019 | On track",
            "R3 | Debrief staff within two days. | Occupational Health Manager | May 2019 | Delayed",
        )
    ).actions
    assert [a.ref for a in got] == ["R1", "R2", "R3"]
    assert got[0].owner == "Head of Security"
    assert got[0].state == "complete"
    assert set(got[0].review) >= {"ref", "action", "owner", "deadline", "status"}


def test_a_number_column_beside_the_wording_is_ref_and_indicator():
    got = plan(
        table(
            "WRES Indicator | < | Summary | Action",
            "2 | Relative likelihood of staff being appointed from shortlisting across all posts"
            " | Few are appointed. | Review adverts.",
            "4 | Relative likelihood of staff accessing non-mandatory training and CPD"
            " | Not known. | Record all training.",
        )
    ).actions
    assert [a.ref for a in got] == ["2", "4"]
    assert got[0].indicators == ("WRES-2",)
    assert got[0].indicator.startswith("Relative likelihood")


def test_a_form_for_each_action_and_a_table_of_fields_down_the_side():
    form = plan(
        heading("Action 1", 2),
        table("Issue | Few apply. | ", "Action | Widen adverts. | ", "Lead | HR Manager | "),
        heading("Action 2", 2),
        table("Issue | Few stay. | ", "Action | Hold stay talks. | ", "Lead | OD Lead | "),
    ).actions
    assert [(a.ref, a.action, a.owner) for a in form] == [
        ("Action 1", "Widen adverts.", "HR Manager"),
        ("Action 2", "Hold stay talks.", "OD Lead"),
    ]
    sideways = plan(
        table(
            "Reference | D1 | D2 | D3",
            "Action | Make films. | Count leave apart. | Buy captions.",
            "Lead officer | Communications Manager | Head of HR | Head of IT",
            "Completion date | 31 July 2019 | December 2019 | March 2020",
        )
    ).actions
    assert [(a.ref, a.owner) for a in sideways] == [
        ("D1", "Communications Manager"),
        ("D2", "Head of HR"),
        ("D3", "Head of IT"),
    ]


def test_the_line_between_a_numbered_heading_and_its_form_is_the_action():
    got = plan(
        heading("Metric 1", 2),
        heading("Action 1", 3),
        line("Widen where posts are advertised."),
        table("Lead | HR Manager | ", "Timescale | May 2019 | "),
        heading("Action 2", 3),
        line("Ask each leaver why they leave."),
        table("Lead | OD Lead | ", "Timescale | June 2019 | "),
    ).actions
    assert [(a.ref, a.action, a.owner) for a in got] == [
        ("Action 1", "Widen where posts are advertised.", "HR Manager"),
        ("Action 2", "Ask each leaver why they leave.", "OD Lead"),
    ]
    assert got[0].summary == ""


def test_a_numbered_heading_above_labels_is_no_label():
    got = plan(
        heading("Action 1", 2),
        line("Lead", bold=True),
        line("HR Manager"),
        line("Action", bold=True),
        line("Widen adverts."),
        line("Due date", bold=True),
        line("May 2019"),
        heading("Action 2", 2),
        line("Lead", bold=True),
        line("OD Lead"),
        line("Action", bold=True),
        line("Record all training."),
        line("Due date", bold=True),
        line("June 2019"),
    ).actions
    assert [(a.ref, a.owner, a.action) for a in got] == [
        ("Action 1", "HR Manager", "Widen adverts."),
        ("Action 2", "OD Lead", "Record all training."),
    ]


def test_labelled_lines_make_one_action_a_block_and_prose_behind_them_is_none():
    got = plan(
        heading("Action 1", 3),
        line("Indicator: Indicator 2: Likelihood of appointment from shortlisting"),
        line("Action: Widen adverts."),
        line("Lead: HR Manager"),
        line("Timescale: May 2019"),
        line("Status: Complete"),
        heading("Action 2", 3),
        line("Indicator: Indicator 4"),
        line("Action: Record all training."),
        line("Lead: OD Lead"),
        line("Timescale: TBC"),
        line("Status: Started"),
        line("If you need this in another format please ask us."),
    )
    assert [(a.ref, a.owner, a.status) for a in got.actions] == [
        ("Action 1", "HR Manager", "Complete"),
        ("Action 2", "OD Lead", "Started"),
    ]
    assert "If you need this in another format please ask us." in [r.text for r in got.rest]


def test_labels_as_bold_lines_with_one_objective_for_numbered_actions():
    got = plan(
        heading("Indicator 2", 2),
        line("Objective", bold=True),
        line("Relative likelihood of staff being appointed from shortlisting across all posts"),
        line("WRES action 1", bold=True),
        line("Place a champion on panels."),
        line("Lead", bold=True),
        line("Recruitment Manager"),
        line("Date", bold=True),
        line("November 2019"),
        line("WRES action 2", bold=True),
        line("Give useful feedback."),
        line("Lead", bold=True),
        line("OD Lead"),
    ).actions
    assert [(a.ref, a.action) for a in got] == [
        ("WRES action 1", "Place a champion on panels."),
        ("WRES action 2", "Give useful feedback."),
    ]
    assert got[1].indicator.splitlines()[0] == "Indicator 2"
    assert got[1].indicators == ("WRES-2",)


def test_one_table_for_each_indicator_takes_heading_and_narrative():
    got = plan(
        heading("Indicator 2: Likelihood of appointment from shortlisting", 3),
        line("White applicants are 1.4 times as likely to be appointed."),
        table("Action | Lead | RAG", "Review adverts. | HR Manager | "),
        heading("Indicator 4: Access to non-mandatory training", 3),
        line("Records are poor."),
        table("Action | Lead | RAG", "Record all training. | OD Lead | Green"),
    ).actions
    assert [a.indicators for a in got] == [("WRES-2",), ("WRES-4",)]
    assert got[0].summary == "White applicants are 1.4 times as likely to be appointed."
    assert got[1].rag == "green"


def test_section_rows_are_themes_and_number_sections_keep_their_number():
    got = plan(
        table(
            "No. | Action | Lead | By when",
            "Theme 1: Leadership | < | < | <",
            "1.1 | Train the Board. | Chair | May 2019",
            "Theme 2: Recruitment | < | < | <",
            "2.1 | Review adverts. | HR Manager | June 2019",
        )
    ).actions
    assert [a.theme for a in got] == ["Theme 1: Leadership", "Theme 2: Recruitment"]


def test_merged_cells_serve_every_row_they_reach():
    got = plan(
        table(
            "Indicator | Narrative | Actions to be taken | Person responsible",
            "Indicator 2 | Few are appointed. | Review adverts. | HR Manager",
            "^ | ^ | Train panels. | OD Lead",
        )
    ).actions
    assert [a.indicator for a in got] == ["Indicator 2", "Indicator 2"]
    assert got[1].summary == "Few are appointed."


def test_two_level_headers_title_rows_and_repeated_headers():
    got = plan(
        table(
            "Our action plan | < | < | <",
            "Ref | Action | Responsibility | <",
            "^ | ^ | Lead | Support",
            "1 | Review adverts. | HR Manager | Recruitment Team",
            "Ref | Action | Lead | Support",
            "2 | Train panels. | OD Lead | Chair",
        )
    )
    assert [(a.ref, a.owner) for a in got.actions] == [("1", "HR Manager"), ("2", "OD Lead")]
    assert got.actions[0].extra == {"Support": "Recruitment Team"}
    assert "Our action plan" in [rest.text for rest in got.rest]


def test_a_header_of_two_levels_is_one_where_the_spans_of_its_groups_are_lost():
    got = plan(
        table(
            "Item | What we found | The plan | | | Monitoring |",
            "| | What we will do | Who | Target for completion | How far along (%) | Review",
            "1 | Few apply. | Review adverts. | HR Manager | 09.01.2024 | 25% | Begun in May.",
            "2 | Few know. | Train panels. | OD Lead | 10.02.2024 | 0% | Two were held.",
        )
    )
    assert [(a.action, a.owner, a.deadline, a.status) for a in got.actions] == [
        ("Review adverts.", "HR Manager", "09.01.2024", "25%"),
        ("Train panels.", "OD Lead", "10.02.2024", "0%"),
    ]


@pytest.mark.parametrize("ref", ["", "1"])
def test_a_first_row_with_empty_cells_is_no_second_level(ref):
    got = plan(
        table(
            "Ref | Action | Lead | Deadline | Progress",
            f"{ref} | Review adverts | | May 2024 |",
            "2 | Train panels. | OD Lead | June 2024 | Begun",
        )
    )
    assert [a.action for a in got.actions] == ["Review adverts", "Train panels."]


def test_what_stands_below_a_label_that_reaches_down_is_header_in_words_no_one_knows():
    got = plan(
        table(
            "Ref | Doing | Who | < | Progress | <",
            "^ | Task at hand | Hand | Champion | Mark | Word",
            "1 | Review adverts. | HR Manager | Chief Nurse | On track | Begun in May.",
            "2 | Train panels. | OD Lead | Chair | Complete | Two were held.",
        )
    )
    assert [(a.ref, a.action) for a in got.actions] == [
        ("1", "Review adverts."),
        ("2", "Train panels."),
    ]


def test_indicators_with_parts_across_a_transposed_table_are_no_header():
    got = plan(
        table(
            "Action | Review adverts. | Train panels. | Publish a guide.",
            "Linked metric | Metric 1 | Metric 4a(i) | Metric 4b",
            "Lead | HR Manager | OD Lead | Chief Nurse",
            "Deadline | May 2022 | June 2022 | July 2022",
        )
    )
    assert [(a.indicator, a.owner) for a in got.actions] == [
        ("Metric 1", "HR Manager"),
        ("Metric 4a(i)", "OD Lead"),
        ("Metric 4b", "Chief Nurse"),
    ]


def test_dates_behind_one_label_of_a_transposed_table_are_no_header():
    got = plan(
        table(
            "Action | Review adverts. | Train panels. | Publish a guide.",
            "Who | HR Manager | OD Lead | Chief Nurse",
            "When | June 2021 | March 2022 | September 2021",
            "Done | Not started | Delayed | Overdue",
        )
    )
    assert [a.deadline for a in got.actions] == ["June 2021", "March 2022", "September 2021"]


def shaded(fills: list[str]) -> list[str | None]:
    rows = [
        f"[{fill}] {n} | [{fill}] Review {n} adverts. | [{fill}] HR Manager | [{fill}] Overdue"
        for n, fill in enumerate(fills, 1)
    ]
    got = plan(table("Ref | Action | Lead | Status", *rows))
    return [action.rag for action in got.actions]


def test_a_shade_behind_every_second_row_is_no_rag():
    assert shaded(["DFA7A6", "EFD3D2", "DFA7A6", "EFD3D2"]) == [None] * 4


def test_rows_painted_by_their_state_keep_their_rag():
    assert shaded(["FF0000", "00B050", "00B050", "FFC000"]) == ["red", "green", "green", "amber"]


def test_a_table_of_one_row_goes_on_though_its_last_column_is_empty():
    got = plan(
        heading("Theme 1: Safe", 3),
        table(
            "Action | Lead | By when | Update",
            "Review adverts. | HR Manager | May 2022 | Begun in early May.",
            "Train panels. | OD Lead | June 2022 | Agreed with the union.",
        ),
        heading("Theme 2: Caring", 3),
        table("Publish a guide. | Chief Nurse | July 2022 | "),
    )
    assert [(a.theme, a.owner, a.updates) for a in got.actions] == [
        ("Theme 1: Safe", "HR Manager", "Begun in early May."),
        ("Theme 1: Safe", "OD Lead", "Agreed with the union."),
        ("Theme 2: Caring", "Chief Nurse", ""),
    ]


def test_two_labels_below_numbered_actions_make_a_transposed_table():
    got = plan(
        table(
            " | Action 1 | Action 2",
            "Trigger | Few apply. | Few rise.",
            "Recommended actions | Review adverts. | Train panels.",
            "Intended impact | More apply | More rise",
            "Action by | HR Manager | OD Lead",
        )
    )
    assert [(a.ref, a.action) for a in got.actions] == [
        ("Action 1", "Review adverts."),
        ("Action 2", "Train panels."),
    ]


def test_names_over_a_header_that_share_out_its_columns_stand_again_on_the_next_page():
    head = ("The plan | < | Delivery | <", "Context | Action | Deliver by | Lead contact")
    rows = ("Few apply. | Review adverts. | May 2022 | HR Manager",)
    edges = (10.0, 100.0, 200.0, 300.0, 400.0)
    got = plan(
        table(*head, *rows, page=1, edges=edges),
        table(*head, "Few rise. | Train panels. | June 2022 | OD Lead", page=2, edges=edges),
    )
    assert [(a.summary, a.deadline) for a in got.actions] == [
        ("Few apply.", "May 2022"),
        ("Few rise.", "June 2022"),
    ]


def test_a_row_of_dates_and_one_of_names_make_a_transposed_table():
    got = plan(
        table(
            "Trigger | Few apply. | Few rise.",
            "Planned work | Review adverts. | Train panels.",
            "Ready | May 2022 | June 2022",
            "In charge | HR Manager | OD Lead",
            "Monitoring comments | Begun in early May. | Two were held.",
        )
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Review adverts.", "HR Manager", "May 2022"),
        ("Train panels.", "OD Lead", "June 2022"),
    ]


def test_data_keys_and_definitions_are_no_plans():
    got = plan(
        heading("Workforce profile", 2),
        table("Band | BME headcount | White headcount", "Band 2 | 83 | 530", "Band 3 | 79 | 461"),
        table("Rating | Meaning", "[FF0000] Red | Off track", "[00B050] Green | On track"),
        heading("Action plan", 2),
        table(*GRID),
    )
    assert [a.ref for a in got.actions] == ["W1", "W2"]
    assert {"Band 2", "Off track"} <= {rest.text for rest in got.rest}
    assert {action.theme for action in got.actions} == {""}


def test_a_document_without_plan_says_so_and_invents_nothing():
    got = plan(line("We held a meeting."), table("Band | Headcount", "Band 2 | 83"))
    assert got.actions == ()
    assert [finding.code for finding in got.findings] == ["no-plan"]


def test_rows_of_a_template_that_are_empty_or_instruct_are_no_actions():
    got = plan(
        table(
            "No | Recommendation | Action | Lead | Target date",
            " | As worded in the report | One action in each row | One role only | dd/mm/yyyy",
            "1 | Risk should be shared. | Change the form. | Head of Safety | 30/11/2019",
            "2 | Families should know. | Print the number. | Patient Lead | 31/01/2020",
            "3 | | | | ",
        )
    )
    assert [a.ref for a in got.actions] == ["1", "2"]
    assert "One role only" in [rest.text for rest in got.rest if rest.kind == "guidance"]


def test_a_status_column_of_narrative_is_updates():
    got = plan(
        table(
            "Ref | Action | Lead | Due Date | Status | Open/ Close",
            "85.6 | Bring a paper. | DoF | 10.05.2019 | The paper was circulated to members on 4 May. | Open",
            "85.9 | Invite the network. | CEO | 12.07.2019 | A date is being found with the chair. | Closed",
        )
    ).actions
    assert got[0].updates == "The paper was circulated to members on 4 May."
    assert [a.status for a in got] == ["Open", "Closed"]


def test_a_revised_date_stands_and_the_first_is_kept():
    got = plan(
        table(
            "Ref | Action | Lead | Target date | Revised date",
            "1 | Review adverts. | HR Manager | May 2019 | July 2019",
            "2 | Train panels. | OD Lead | June 2019 | ",
            "3 | Write a guide. | OD Lead | June 2019 | ",
        )
    ).actions
    assert (got[0].deadline, got[0].due.revised) == ("July 2019", True)
    assert got[0].extra == {"Target date": "May 2019"}
    assert (got[1].deadline, got[1].due.revised) == ("June 2019", False)


def test_furniture_stands_in_rest_once():
    got = plan(footer("Version 2"), table(*GRID), footer("Version 2"))
    assert [rest.text for rest in got.rest if rest.kind == "furniture"] == ["Version 2"]


def test_a_line_that_holds_a_whole_record_is_one_action():
    got = plan(
        line("- Action 1: Display posters. Lead: Head of Security. Deadline: Sept 2019"),
        line("- Action 2: Train the Board. Lead: Chair. Deadline: March 2020"),
    ).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Display posters.", "Head of Security", "Sept 2019"),
        ("Train the Board.", "Chair", "March 2020"),
    ]
    got = plan(
        line("Review grievances with the unions. Owner: HR Director. Due: 30 September 2019."),
        line("Publish a guide. Owner: OD Lead. Due: March 2020."),
    ).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Review grievances with the unions.", "HR Director", "30 September 2019"),
        ("Publish a guide.", "OD Lead", "March 2020"),
    ]


def test_beside_a_column_of_colours_the_words_are_the_status():
    for order in ("Status | RAG", "RAG | Status"):
        cells = ("Completed | [00B050]", "Delayed | [FF0000]")
        rows = [
            f"{n} | Review advert {n}. | HR Manager | {' | '.join(reversed(c.split(' | '))) if order[0] == 'R' else c}"
            for n, c in enumerate(cells, 1)
        ]
        got = plan(table(f"Ref | Action | Lead | {order}", *rows)).actions
        assert [(a.status, a.state, a.rag) for a in got] == [
            ("Completed", "complete", "green"),
            ("Delayed", "at_risk", "red"),
        ]


def test_headings_with_labels_below_and_no_label_for_the_action_are_the_actions():
    got = plan(
        heading("Bring a paper on rest breaks", 3),
        line("Lead: DoF"),
        line("Due date: 10.05.2019"),
        line("Status: Open"),
        heading("Invite the disability network", 3),
        line("Lead: CEO"),
        line("Due date: 12.07.2019"),
        line("Status: Closed"),
    ).actions
    assert [(a.action, a.owner) for a in got] == [
        ("Bring a paper on rest breaks", "DoF"),
        ("Invite the disability network", "CEO"),
    ]


def test_a_section_row_without_a_look_of_its_own_is_no_action():
    got = plan(
        table(
            "Action | Lead | By when | Status",
            "Section 4: Homes | | | ",
            "Review all tenancies. | Head of Housing | May 2019 | Open",
            "Publish a charter. | Head of Policy | June 2019 | Closed",
        )
    ).actions
    assert (got[0].theme, got[0].action) == ("Section 4: Homes", "Review all tenancies.")
    assert len(got) == 2


def test_a_group_of_one_column_has_its_label_in_the_second_header_row():
    got = plan(
        table(
            "Where we are now | < | What we will do | < | < | How we are doing",
            "Metric | Issue | Action | Lead | By when | Progress update",
            "Indicator 2 | Few are appointed. | Review adverts. | HR Manager | May 2019 | Begun in June.",
            "Indicator 4 | Records are poor. | Publish a guide. | OD Lead | June 2019 | ",
        )
    ).actions
    assert [(a.action, a.owner, a.updates) for a in got] == [
        ("Review adverts.", "HR Manager", "Begun in June."),
        ("Publish a guide.", "OD Lead", ""),
    ]


def _form(number: int, asked: str, lead: str, when: str) -> Table:
    return table(
        f"Action {number} | < | < | <",
        f"What people told us | {asked} | < | <",
        "What we will do | Review the policy. | < | <",
        f"Named officer or post | {lead} | Due date | {when}",
        "State of play | In progress | | ",
    )


def test_labels_and_values_by_turns_are_told_by_their_coming_again():
    got = plan(
        _form(1, "Few felt heard at work.", "HR Manager", "May 2019"),
        line("A line of text."),
        _form(2, "Pay was seen as unfair.", "OD Lead", "June 2019"),
    ).actions
    assert [(a.ref, a.owner, a.deadline, a.status) for a in got] == [
        ("Action 1", "HR Manager", "May 2019", "In progress"),
        ("Action 2", "OD Lead", "June 2019", "In progress"),
    ]
    assert [a.summary for a in got] == ["Few felt heard at work.", "Pay was seen as unfair."]
