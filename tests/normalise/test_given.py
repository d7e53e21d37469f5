"""What headings, and labels above numbered actions, give to all that stands below them."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table

ITEMS = [
    "- Train every panel in fair selection.",
    "- Hold stay talks on each ward.",
    "- Publish the results on the intranet.",
    "- Widen where posts are advertised.",
]


def _told(*blocks):
    return [(a.action, a.owner, a.deadline) for a in plan(*blocks).actions]


def test_a_heading_that_names_a_lead_gives_it_to_the_list_below_it():
    got = _told(
        heading("Lead: HR Director", 2),
        line(f"{ITEMS[0]} (May 2024)"),
        line(f"{ITEMS[1]} (June 2024)"),
        heading("Lead: OD Lead", 2),
        line(f"{ITEMS[2]} (July 2024)"),
    )
    assert got == [
        ("Train every panel in fair selection.", "HR Director", "May 2024"),
        ("Hold stay talks on each ward.", "HR Director", "June 2024"),
        ("Publish the results on the intranet.", "OD Lead", "July 2024"),
    ]


def test_a_heading_that_names_a_date_gives_it_to_the_list_below_it():
    got = _told(
        heading("Due: May 2024", 2),
        line(f"{ITEMS[0]} (HR Director)"),
        line(f"{ITEMS[1]} (OD Lead)"),
        heading("Due: June 2024", 2),
        line(f"{ITEMS[2]} (Chair)"),
        line(f"{ITEMS[3]} (HR Director)"),
    )
    assert [(owner, date) for _, owner, date in got] == [
        ("HR Director", "May 2024"),
        ("OD Lead", "May 2024"),
        ("Chair", "June 2024"),
        ("HR Director", "June 2024"),
    ]


def test_an_item_that_names_its_own_lead_is_not_given_another():
    got = _told(
        heading("Lead: HR Director", 2),
        line("- Train every panel. (Lead: Chief Nurse; by May 2024)"),
        line("- Hold stay talks. (Lead: Medical Director; by June 2024)"),
        heading("Lead: OD Lead", 2),
        line(f"{ITEMS[2]} (July 2024)"),
    )
    assert [owner for _, owner, _ in got] == ["Chief Nurse", "Medical Director", "OD Lead"]


def test_headings_that_are_labels_of_one_block_give_nothing_to_the_next():
    got = _told(
        heading("Lead: HR Director", 3),
        heading("Due: May 2024", 3),
        line("Action: Train every panel."),
        heading("Lead: OD Lead", 3),
        heading("Due: June 2024", 3),
        line("Action: Hold stay talks."),
    )
    assert got == [
        ("Train every panel.", "HR Director", "May 2024"),
        ("Hold stay talks.", "OD Lead", "June 2024"),
    ]


def test_one_heading_with_a_lead_is_no_list_sorted_by_leads():
    got = _told(
        heading("Lead: HR Director", 2),
        line("We met every month."),
        heading("What we will do", 2),
        line(f"{ITEMS[0]} (May 2024)"),
        line(f"{ITEMS[1]} (June 2024)"),
    )
    assert [owner for _, owner, _ in got] == ["", ""]


CONTEXT = [
    heading("Indicator 2: Likelihood of appointment from shortlisting", 2),
    line("Objective: Fair chances for all who apply"),
    line("Analysis: White applicants are 1.6 times as likely to be appointed."),
]


def _block(number, action, owner, date):
    return [
        heading(f"WRES action {number}", 3),
        line(f"Action: {action}"),
        line(f"Lead: {owner}"),
        line(f"Deadline: {date}"),
    ]


def test_labels_above_numbered_actions_are_given_to_each_of_them():
    got = plan(
        *CONTEXT,
        *_block(1, "Train every panel.", "HR Director", "May 2024"),
        *_block(2, "Widen adverts.", "OD Lead", "June 2024"),
    ).actions
    assert [(a.ref, a.action, a.owner, a.indicators) for a in got] == [
        ("WRES action 1", "Train every panel.", "HR Director", ("WRES-2",)),
        ("WRES action 2", "Widen adverts.", "OD Lead", ("WRES-2",)),
    ]
    assert {(a.theme, a.summary) for a in got} == {
        (
            "Fair chances for all who apply",
            "White applicants are 1.6 times as likely to be appointed.",
        )
    }


def test_what_one_indicator_says_is_not_given_to_the_next():
    got = plan(
        *CONTEXT,
        *_block(1, "Train every panel.", "HR Director", "May 2024"),
        *_block(2, "Widen adverts.", "OD Lead", "June 2024"),
        heading("Indicator 4: Access to non-mandatory training", 2),
        *_block(1, "Record all training.", "OD Lead", "June 2024"),
    ).actions
    assert [(a.indicators, bool(a.theme), bool(a.summary)) for a in got] == [
        (("WRES-2",), True, True),
        (("WRES-2",), True, True),
        (("WRES-4",), False, False),
    ]


def test_a_block_above_that_has_an_action_of_its_own_is_given_to_none():
    got = plan(
        heading("Indicator 2: Likelihood of appointment from shortlisting", 2),
        line("Action: Publish the ratio each year."),
        line("Lead: Chair"),
        line("Deadline: July 2024"),
        *_block(1, "Train every panel.", "HR Director", "May 2024"),
        *_block(2, "Widen adverts.", "OD Lead", "June 2024"),
    ).actions
    assert [(a.action, a.owner) for a in got] == [
        ("Publish the ratio each year.", "Chair"),
        ("Train every panel.", "HR Director"),
        ("Widen adverts.", "OD Lead"),
    ]


def test_a_bold_line_that_names_a_lead_gives_it_as_a_heading_does():
    got = _told(
        line("Lead: HR Director", bold=True),
        line(f"{ITEMS[0]} (May 2024)"),
        line(f"{ITEMS[1]} (June 2024)"),
        line("Lead: OD Lead", bold=True),
        line(f"{ITEMS[2]} (July 2024)"),
    )
    assert [owner for _, owner, _ in got] == ["HR Director", "HR Director", "OD Lead"]


def test_a_plain_line_that_names_a_lead_gives_it_to_none_of_the_items_below():
    got = plan(
        heading("What we will do", 2),
        line("We met in spring."),
        line("Lead: HR Director"),
        line(f"{ITEMS[0]} (May 2024)"),
        line(f"{ITEMS[1]} (June 2024)"),
        line(f"{ITEMS[2]} (July 2024)"),
    )
    assert [a.owner for a in got.actions] == ["", "", ""]
    assert "Lead: HR Director" in [rest.text for rest in got.rest]


TASKS = (
    "Write ramp checks into the daily walk-round.",
    "Switch announcements on at start-up.",
    "Train all assistants in sighted guiding.",
    "Put the number on every stop flag.",
)


def test_a_heading_that_is_a_date_to_act_by_is_the_deadline_of_the_table_below_it():
    tables = [
        table("Ref | Task | Who leads | Present status", *rows)
        for rows in (
            (f"B1 | {TASKS[0]} | OD Lead | Complete", f"B2 | {TASKS[1]} | Chair | Complete"),
            (f"B3 | {TASKS[2]} | OD Lead | On track", f"B4 | {TASKS[3]} | Chair | Not started"),
        )
    ]
    got = plan(
        heading("Bus plan"),
        *(heading("By 30 June 2024", 2), tables[0]),
        *(heading("Before the end of March 2025", 2), tables[1]),
        title="",
    )
    assert [(a.deadline, a.theme) for a in got.actions] == [
        *[("By 30 June 2024", "")] * 2,
        *[("Before the end of March 2025", "")] * 2,
    ]
    assert "Deadline" not in {rest.text for rest in got.rest}


def test_a_band_of_a_table_that_names_the_lead_gives_it_to_the_rows_below():
    got = plan(
        heading("Infection control programme"),
        table(
            "No. | Task for the year | Target date | Status",
            "Lead officer: Theatre Manager | < | < | <",
            f"1 | {TASKS[0]} | 1 June 2018 | Complete",
            f"2 | {TASKS[1]} | 1 July 2018 | Complete",
            "Lead officer: Estates Manager | < | < | <",
            f"3 | {TASKS[2]} | 1 June 2018 | On track",
        ),
    )
    assert [(a.ref, a.owner, a.theme) for a in got.actions] == [
        ("1", "Theatre Manager", ""),
        ("2", "Theatre Manager", ""),
        ("3", "Estates Manager", ""),
    ]
    assert [rest.text for rest in got.rest if rest.kind == "label"] == ["Lead officer"]


def test_a_band_that_names_a_lead_is_a_section_where_a_column_names_another():
    got = plan(
        heading("Programme"),
        table(
            "No. | Task | Lead | Target date",
            "Lead: Estates division | < | < | <",
            f"1 | {TASKS[0]} | Theatre Manager | 1 June 2018",
            f"2 | {TASKS[1]} | Estates Manager | 1 June 2018",
        ),
    )
    assert [a.owner for a in got.actions] == ["Theatre Manager", "Estates Manager"]


def test_a_date_in_plain_letters_right_above_a_table_is_the_deadline_of_its_rows():
    got = plan(
        line("By 30 June 2024"),
        table("Ref | Task | Lead", f"1 | {TASKS[0]} | HR Manager"),
        line("By 31 March 2025"),
        table("Ref | Task | Lead", f"2 | {TASKS[1]} | OD Lead"),
    )
    assert [(a.deadline, a.theme) for a in got.actions] == [
        ("By 30 June 2024", ""),
        ("By 31 March 2025", ""),
    ]


def test_an_update_below_its_row_leaves_the_number_empty_or_reaches_below_it():
    head = "Ref | Task | Lead | Target date"
    rows = [
        f"1 | {TASKS[0]} | HR Manager | 1 June 2018",
        " | Update: Half are trained. | < | <",
        f"2 | {TASKS[1]} | OD Lead | 1 July 2018",
        "^ | Update: None yet. | < | <",
    ]
    got = plan(table(head, *rows))
    assert [(a.updates, a.theme) for a in got.actions] == [
        ("Half are trained.", ""),
        ("None yet.", ""),
    ]


def test_how_success_is_measured_above_the_header_is_the_outcome_of_each_row():
    got = plan(
        table(
            "Why this matters | Few applicants negotiate. | <",
            "KPI | No exceptions without executive approval | <",
            "Action | Owner | By when",
            "Issue guidance on pay. | HR Director | May 2024",
            "Train every panel. | OD Lead | June 2024",
        )
    )
    measure = "No exceptions without executive approval"
    assert [(a.action, a.outcome, a.owner) for a in got.actions] == [
        ("Issue guidance on pay.", measure, "HR Director"),
        ("Train every panel.", measure, "OD Lead"),
    ]
    assert {a.summary for a in got.actions} == {"Few applicants negotiate."}


def test_such_rows_are_told_without_spans_too():
    got = plan(
        table(
            "Current position | Scores are low. | ",
            "Intended outcome | 180 managers trained | ",
            "Agreed action | Lead | Complete by",
            "Run the programme. | OD Lead | June 2024",
        )
    )
    assert [(a.action, a.outcome) for a in got.actions] == [
        ("Run the programme.", "180 managers trained")
    ]
