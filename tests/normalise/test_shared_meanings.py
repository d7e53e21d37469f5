"""Blocks that differ in their labels, and columns that are told by the key or by what is beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalise.tables import heading, line, plan, table
from planlift_parsers import Kind, Paragraph

ORDERS = ["Train all panels in fair selection", "Publish the pay data by band", "Open a quiet room"]
FOUND = [
    "Too many cases go to formal investigation",
    "Complaints have not fallen for three years",
    "Few internal candidates receive feedback",
]


def test_actions_above_their_labels_and_behind_a_label_are_one_field():
    blocks = [heading("WDES action plan", 2)]
    for number, action in enumerate(ORDERS, 1):
        blocks += [heading(f"Action {number}", 4), line(f"What are we going to do? {action}")]
        blocks += [line("Support needed: IT time"), line("By when: May 2025"), line("Lead: Chair")]
    blocks.append(heading("WRES action plan", 2))
    for action in ORDERS:
        blocks += [heading(f"{action} again", 4), line("Support needed: IT time")]
        blocks += [line("Time scale: June 2025"), line("Lead: Matron")]
    got = plan(*blocks)
    assert [a.action for a in got.actions] == [*ORDERS, *(f"{one} again" for one in ORDERS)]


def test_a_key_in_one_row_explains_its_letters():
    key = table("Key | B = Complete | G = On track | A = Delayed | R = Not started")
    rows = [f"{order} | {state}" for order, state in zip(ORDERS, "GBR", strict=True)]
    got = plan(key, table("Action | BRAG", *rows))
    assert [a.state for a in got.actions] == ["on_track", "complete", "not_started"]


def test_codes_in_one_row_of_a_key_are_states():
    key = table("Key | C = Complete | P = In progress | N = Not started")
    rows = [f"{order} | {state}" for order, state in zip(ORDERS, "CPN", strict=True)]
    got = plan(key, table("Action | Status", *rows))
    assert [a.state for a in got.actions] == ["complete", "in_progress", "not_started"]


@pytest.mark.parametrize(
    ("header", "taken"), [("Where have we got to?", True), ("Priority", False)]
)
def test_codes_of_the_key_are_the_status_under_a_header_that_may_ask_for_one(header, taken):
    key = table("Key | 1 = Complete | 2 = In progress | 3 = Not started")
    rows = [f"{order} | Chair | {at}" for at, order in enumerate(ORDERS, 1)]
    got = plan(key, table(f"Action | Lead | {header}", *rows))
    assert [bool(a.status) for a in got.actions] == [taken] * 3


@pytest.mark.parametrize("header", ["What inspectors said", "Starting position", "Voices"])
def test_an_objective_yields_to_what_was_found_beside_it(header):
    rows = [
        f"{found} | Make the process fair | {order} | May 2025"
        for found, order in zip(FOUND, ORDERS, strict=True)
    ]
    got = plan(table(f"{header} | Objectives | What needs to happen | By when", *rows))
    assert [a.summary for a in got.actions] == FOUND


def test_a_label_that_has_its_value_elsewhere_opens_its_list_below_another_value():
    blocks = []
    for number, found in enumerate([*FOUND, *FOUND], 1):
        blocks += [heading(f"Action point {number}", 4), line(f"Issue: {found}")]
        listed = [line("Remedial work:"), line("- Train panels"), line("- Tell staff")]
        blocks += listed if number % 2 else [line(f"Remedial work: {ORDERS[0]}")]
        blocks += [line("Timeframe: May 2025"), line("Owner: Chair")]
    got = plan(*blocks)
    assert [a.summary for a in got.actions] == [*FOUND, *FOUND]
    assert {a.action for a in got.actions} == {"- Train panels\n- Tell staff", ORDERS[0]}


def test_a_label_without_value_at_the_end_of_a_row_loses_nothing_before_it():
    rows = [
        f"What we plan to do | {ORDERS[0]} | <",
        "Taken forward by | Company Secretary | Status",
    ]
    more = [
        f"What we plan to do | {ORDERS[1]} | < | <",
        "Taken forward by | Matron | Status | Green",
    ]
    got = plan(table(*rows), table(*more))
    assert [(a.owner, a.status) for a in got.actions] == [
        ("Company Secretary", ""),
        ("Matron", "Green"),
    ]


def test_a_form_with_some_of_the_labels_of_others_is_a_form():
    full = [
        "Item | 1",
        "What will differ | More trust",
        "Steps | Train panels",
        "Who leads | Chair",
    ]
    some = ["What will differ | Less fear", "Steps | Tell all staff", "Who leads | Matron"]
    got = plan(table(*full), table(*full), table(*some))
    assert got.actions[-1].owner == "Matron"


def test_the_name_of_a_sheet_makes_no_action_of_every_list():
    sheet = heading("Actions", 1)
    sheet.place = replace(sheet.place, sheet="Actions")
    told = [line(f"- {order} (Head of HR, May 2025)") for order in ORDERS]
    values = [line("- listening to colleagues"), line("- using our data well")]
    got = plan(sheet, *values, line("Our plan"), line("1. Culture"), *told)
    assert [a.action for a in got.actions] == ORDERS


def test_numbers_with_their_year_are_refs():
    rows = [
        line(f"19/0{at} {order} (Lead: Chair; by May 2020)") for at, order in enumerate(ORDERS, 1)
    ]
    got = plan(heading("1. Information security", 3), *rows)
    assert [(a.ref, a.action) for a in got.actions] == [
        (f"19/0{at}", order) for at, order in enumerate(ORDERS, 1)
    ]


def test_the_one_heading_above_all_others_is_the_title():
    title = Paragraph("Internal Audit: agreed actions", Kind.HEADING, 1)
    got = plan(
        title, heading("Background", 2), line("It is short."), heading("The plan", 2), title=""
    )
    assert got.title == "Internal Audit: agreed actions"


def test_headings_are_the_actions_of_blocks_told_by_their_values():
    blocks = []
    for at, order in enumerate(ORDERS):
        blocks += [heading(order, 4), line(f"Plan ref: {at}")]
        blocks += [line("Taken forward by: Deputy Director of HR")] * (at != 1)
        blocks += [line("Progress made: It has begun."), line("Forecast completion: May 2025")]
    got = plan(heading("Our plan", 2), *blocks)
    assert [a.action for a in got.actions] == ORDERS


def test_the_wording_of_an_indicator_across_a_table_may_be_long():
    long = "Indicator 1 Percentage of staff in each of the Agenda for Change Bands 1-9 and VSM "
    long += "compared with the percentage of staff in the overall workforce of the organisation"
    rows = [f"{order} | Chair | May 2025" for order in ORDERS]
    got = plan(table("Activity | Lead | Target date", f"{long} | < | <", *rows))
    assert {a.indicator for a in got.actions} == {long}


def test_a_question_of_few_words_is_a_label_in_a_card():
    blocks = []
    for at, order in enumerate(ORDERS):
        blocks += [
            heading(f"Action {at}", 4),
            line(f"Work: {order}"),
            line("Success measure: Ten go"),
        ]
        blocks += [line("Done yet? Delayed"), line("Lead: Chair")]
    assert {a.status for a in plan(*blocks).actions} == {"Delayed"}


def test_a_narrative_that_names_a_state_by_the_way_is_no_status():
    told = [
        "Baseline agreed and the first figures are being checked.",
        "The supplier withdrew, so the tender was opened again.",
        "Forty-one people have taken part so far.",
        "Work paused while the post was vacant; it has now been filled.",
    ]
    rows = [f"{order} | Chair | {one}" for order, one in zip([*ORDERS, "Grow"], told, strict=True)]
    got = plan(table("Improvement activity | Lead | Current status", *rows))
    assert [a.updates for a in got.actions] == told
    assert not any(a.state for a in got.actions)


def test_a_question_for_the_start_is_no_deadline():
    rows = [f"{order} | April 2022 | 14 August 2022" for order in ORDERS]
    got = plan(table("Action | When do we start? | Expected completion", *rows))
    assert {a.deadline for a in got.actions} == {"14 August 2022"}


def test_a_second_date_that_may_be_the_deadline_is_named():
    rows = [f"{order} | Chair | April 2022 | 14 August 2022" for order in ORDERS]
    got = plan(table("Action | Lead | Due date | Expected completion", *rows))
    assert all("deadline" in a.review for a in got.actions)


def test_numbers_that_count_within_a_year_are_refs_under_any_header():
    rows = [f"22/0{at} | {order} | Chair" for at, order in enumerate(ORDERS, 1)]
    got = plan(table("Entry | Actions we will take | Allocated to", *rows))
    assert [a.ref for a in got.actions] == ["22/01", "22/02", "22/03"]


def test_a_rating_before_this_one_is_no_status():
    rows = [f"{order} | Chair | Amber | Green" for order in ORDERS]
    got = plan(table("Tasks | Delivery lead | RAG (previous) | RAG this quarter", *rows))
    assert {a.status for a in got.actions} == {"Green"}


def test_a_value_that_comes_again_is_no_part_of_its_label():
    blocks = []
    for at, order in enumerate(ORDERS, 1):
        blocks += [heading(f"Item {at}", 3), line(f"Agreed management action – {order}")]
        blocks += [line("Person responsible – Chair"), line("Planned completion – May 2025")]
        blocks.append(line("What good looks like – Register complete"))
    assert {a.outcome for a in plan(*blocks).actions} == {"Register complete"}


def test_each_action_may_stand_under_a_heading_of_its_own():
    blocks = []
    for at, order in enumerate(ORDERS, 1):
        blocks += [heading(f"Workstream {at}: Governance", 3), line(f"AUD-0{at} {order}")]
        blocks.append(line("Lead officer: Chair | Due: 31 October 2024"))
    got = plan(*blocks)
    assert [(a.ref, a.action) for a in got.actions] == [
        (f"AUD-0{at}", order) for at, order in enumerate(ORDERS, 1)
    ]


def test_a_label_cut_short_heads_its_value():
    blocks = []
    for order in ORDERS:
        for label, value in (
            ("What will we do?", order),
            ("To be finished by", "Dec-22"),
            ("Resp.", "Chair"),
        ):
            blocks += [line(label, bold=True), line(value)]
    assert {a.owner for a in plan(heading("Our plan", 2), *blocks).actions} == {"Chair"}


def test_items_that_are_labels_open_the_items_below_them():
    blocks = []
    for at, order in enumerate(ORDERS, 1):
        blocks += [
            heading(f"Item {at}", 4),
            line(f"- Analysis: {order} once"),
            line("- Required action:"),
        ]
        blocks += [line(f"- {order}"), line("- Tell all staff."), line("- Timescales: May 2023")]
    got = plan(*blocks)
    assert [a.action for a in got.actions] == [f"- {order}\n- Tell all staff." for order in ORDERS]
