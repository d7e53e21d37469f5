"""Sheets that set tables, forms and keys right below each other, with lines across between them."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table

ACTIONS = [
    ("Train all panels in fair selection", "Chief Nurse", "March 2026"),
    ("Publish the pay data by band", "Head of Estates", "June 2026"),
    ("Open the prayer room at night", "Ward Manager", "May 2026"),
]
FIGURES = [
    "Measure | Last year | This year",
    "Complaints received | 63 | 11",
    "Days to close | 57 | 45",
]
KEY = ["G | On track", "A | Delayed", "R | Not started"]


def _told(got):
    return [(a.action, a.owner, a.deadline) for a in got.actions]


def _wide(rows, columns):
    return [row + " | " * (columns - 1 - row.count("|")) for row in rows]


def test_a_plan_below_figures_is_a_table_of_its_own():
    head = "Theme | Issue | Action | Lead | By when"
    rows = [f"Safe | Gaps in records | {action} | {who} | {due}" for action, who, due in ACTIONS]
    got = plan(table(*_wide(FIGURES, 5), "Action plan | < | < | < | <", head, *rows))
    assert _told(got) == ACTIONS
    assert {a.theme for a in got.actions} == {"Safe"}


def test_a_key_above_a_plan_needs_no_header():
    head = "Action | Lead | By when | RAG"
    rows = [f"{action} | {who} | {due} | G" for action, who, due in ACTIONS]
    lines = ["WRES plan | < | < | <", "Metric 1: Percentage of staff in each band | < | < | <"]
    got = plan(line("Key"), table(*_wide(KEY, 4), *lines, head, *rows))
    assert _told(got) == ACTIONS
    assert {a.indicators for a in got.actions} == {("WRES-1",)}


def test_forms_below_a_table_of_versions_are_read_with_their_titles():
    versions = ["Version | Author | Changes", "0.1 | Officer | Draft", "1.0 | Officer | Final"]
    rows = []
    for number, (action, who, due) in enumerate(ACTIONS, 1):
        rows += [f"Workstream {number}: Culture | < | ", f" | Action {number} | "]
        rows += [f"What we do | {action} | ", f"Lead | {who} | ", f"Completion due | {due} | "]
    got = plan(table(*versions, *rows))
    assert _told(got) == ACTIONS
    assert [a.ref for a in got.actions] == ["Action 1", "Action 2", "Action 3"]


def test_a_section_that_leaves_the_last_column_empty_parts_nothing():
    head = "Action | Lead | By when | Comments"
    rows = [f"{action} | {who} | {due} | " for action, who, due in ACTIONS]
    got = plan(table(head, *rows, "Our people | < | < | <", *rows[:1], "Grow | Chair | May | Late"))
    assert len(got.actions) == 5
    assert [a.theme for a in got.actions] == ["", "", "", "Our people", "Our people"]


def test_a_key_below_the_forms_of_a_sheet_is_no_part_of_the_last():
    rows = [f"Task | {ACTIONS[0][0]}", "Lead | Chair", "Where have we got to? | 2"]
    more = [f"Task | {ACTIONS[1][0]}", "Lead | Matron", "Where have we got to? | 3"]
    key = ["Key | <", "1 | Not started", "2 | In progress", "3 | Complete"]
    got = plan(line("Action 1"), table(*rows), line("Action 2"), table(*more, *key))
    assert [(a.status, a.state) for a in got.actions] == [("2", "in_progress"), ("3", "complete")]


def test_titles_across_a_sheet_name_the_forms_below_them():
    cards = []
    for number, (action, who, due) in enumerate(ACTIONS, 1):
        if number > 1:
            cards.append(f"{number}. Speaking up | <")
        cards += [f"Item | {number}", f"Task | {action}", f"Lead | {who}", f"Due | {due}"]
    got = plan(heading("1. Culture", 3), table(*cards))
    assert _told(got) == ACTIONS
    assert [a.theme for a in got.actions] == ["1. Culture", "2. Speaking up", "3. Speaking up"]


def test_titles_of_cards_are_the_actions_where_no_label_has_them():
    cards = []
    for action, who, due in ACTIONS:
        cards += [f"{action} | <", "Observation | Few hear back", f"Lead | {who}", f"Due | {due}"]
    got = plan(table(*cards))
    assert _told(got) == ACTIONS


def test_a_key_in_the_row_below_a_form_is_no_part_of_it():
    rows = [f"Task | {ACTIONS[0][0]} | |", "Lead | Chair | |", "RAG | Green | |"]
    key = "Key | Green = Complete | Amber = In progress | Red = Not started"
    got = plan(line("Action 1"), table(*rows, key))
    assert [(a.action, a.owner, a.state) for a in got.actions] == [
        (ACTIONS[0][0], "Chair", "complete")
    ]


def test_figures_a_key_and_a_plan_below_each_other_are_three_tables():
    head = "Issue | Action | Lead | By when | RAG"
    rows = [f"Gaps in records | {action} | {who} | {due} | G" for action, who, due in ACTIONS]
    key = ["Key | < | < | < | <", *_wide(KEY, 5), "Action plan | < | < | < | <"]
    got = plan(table(*_wide(FIGURES, 5), *key, head, *rows))
    assert _told(got) == ACTIONS
    assert {a.state for a in got.actions} == {"on_track"}


def test_a_caption_that_says_no_more_than_actions_is_no_summary():
    rows = [f"{action} | {who} | {due}" for action, who, due in ACTIONS]
    blocks = []
    for at, code in enumerate(("WRES", "WDES"), 1):
        blocks += [line(f"{code} action plan"), line(f"Table {at}: Actions")]
        blocks.append(table("Action | Lead | By when", *rows))
    assert not any(a.summary for a in plan(*blocks).actions)


def test_records_over_two_rows_below_figures_are_a_table_of_their_own():
    head = ["Ref | Activity to be delivered | < | <", "^ | Problem | Planned completion | Who"]
    rows = []
    for at, (action, who, due) in enumerate(ACTIONS, 1):
        rows += [f"{at} | {action} | < | <", f"^ | Too late | {due} | {who}"]
    got = plan(table(*_wide(FIGURES, 4), "Our plan | < | < | <", *head, *rows))
    assert _told(got) == ACTIONS


def test_forms_beside_numbers_below_figures_are_read():
    bands = [
        "Band | Headcount | 2023 | 2024 |",
        "Band 5 | 804 | 31% | 36% |",
        "Band 6 | 757 | 25% | 7% |",
    ]
    rows = []
    for at, (action, who, due) in enumerate(ACTIONS, 1):
        rows += [
            f"{at} | Measures to be taken | {action} | < | <",
            f"^ | Finish | {due} | Team | {who}",
        ]
    got = plan(table(*bands, "WRES Action Plan | < | < | < | <", *rows))
    assert _told(got) == ACTIONS


@pytest.mark.parametrize("empty_first", [True, False])
def test_empty_rows_around_a_line_make_no_table(empty_first):
    empty = [" | | "] * 2
    rows = [*empty, "Ref | < | <", " | | Ref", " | | "]
    got = plan(table(*(rows if empty_first else ["Ref | Action | Lead", *rows[2:3], *empty])))
    assert got.actions == ()


def test_a_sentence_beside_a_merged_cell_is_no_label_of_a_second_row():
    got = plan(
        table(
            " | - Write a guide.~- Publish it. | HR Manager / May 2019",
            "report findings to the Board. | Ref | <",
        )
    )
    said = [a.action for a in got.actions] + [a.owner for a in got.actions]
    assert "report findings to the Board." in " ".join([*said, *(one.text for one in got.rest)])


def test_the_label_of_a_second_row_is_in_the_account():
    got = plan(
        table(
            "Ref | Action | Lead | Due",
            "1 | Train panels. | HR | May 2024",
            "Progress to date | Ten were held. | < | <",
        )
    )
    assert [a.updates for a in got.actions] == ["Ten were held."]
    assert "Progress to date" in [one.text for one in got.rest]


def test_terms_and_what_they_mean_above_a_form_are_no_part_of_it():
    got = plan(
        table(
            "AfC | Agenda for Change | |",
            "ESR | Electronic Staff Record | |",
            "FTE | Full-time equivalent | |",
            "Progress is checked every quarter. | < | < | <",
            "What is the problem? | Risks had no holder. | < | <",
            "Key actions | Fit privacy screens. | < | <",
            "Target completion | 31/01/2025 | < | <",
            "Who is leading? | Transport Manager | RAG | Blue",
        ),
        table(
            "What is the problem? | Notes were lost. | < | <",
            "Key actions | Audit thirty sets of notes. | < | <",
            "Target completion | 22/06/2024 | < | <",
            "Who is leading? | Resourcing Team | RAG | Amber",
        ),
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Fit privacy screens.", "Transport Manager", "31/01/2025"),
        ("Audit thirty sets of notes.", "Resourcing Team", "22/06/2024"),
    ]


def test_a_key_in_the_row_above_a_header_is_no_part_of_the_table():
    got = plan(
        table(
            "Key | C = Complete | P = In progress | N = Not started | D = Delayed",
            "Ref | Action | Lead | Status |",
            "1 | Train panels. | HR Lead | P |",
            "2 | Buy captions. | IT Lead | D |",
        )
    )
    assert [(a.action, a.state) for a in got.actions] == [
        ("Train panels.", "in_progress"),
        ("Buy captions.", "at_risk"),
    ]
