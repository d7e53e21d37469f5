"""What offices write in their own way: brackets for each field, keys in words, rows below a row."""

from __future__ import annotations

import pytest

from normalise.tables import line, plan, table
from planlift.normalise.prose import wording
from planlift.normalise.statuses import read_status
from planlift.pipeline import read_bytes
from planlift_parsers import Kind, Paragraph
from planlift_schema import Place, Rag, State

ROWS = ["Train every panel", "Hold stay talks on each ward", "Publish the results"]


def _text(body):
    return read_bytes(body.encode(), "plan.txt").actions


def test_brackets_for_each_field_are_all_taken_off_the_action():
    body = "\n".join(
        f"{n}.1 {row} [Owner: Ward sister] [Due: June 201{n}]\n" for n, row in enumerate(ROWS, 1)
    )
    got = _text(f"Equality delivery plan 2012/13\n\n{body}")
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got] == [
        (f"{n}.1", row, "Ward sister", f"June 201{n}") for n, row in enumerate(ROWS, 1)
    ]


def test_brackets_that_tell_nothing_stay_with_the_action():
    body = "\n".join(f"- {row} (bank staff too) (Owner: Matron; by May 2021)\n" for row in ROWS)
    got = _text(f"Actions\n=======\n\n{body}")
    assert [(a.action, a.owner) for a in got] == [
        (f"{row} (bank staff too)", "Matron") for row in ROWS
    ]


def test_one_item_under_a_label_has_its_date_taken_off_as_others_have():
    body = "".join(
        f"## Indicator {n}: appointment\n\n**What we will do:**\n\n{items}\n\n"
        for n, items in enumerate(
            ("- Train every panel (May 2024)\n- Hold stay talks (June 2024)",
             "- Publish the results (July 2024)"), 2)
    )  # fmt: skip
    got = read_bytes(f"# WRES action plan 2024/25\n\n{body}".encode(), "plan.md").actions
    assert [(a.action, a.deadline) for a in got] == [
        ("Train every panel", "May 2024"),
        ("Hold stay talks", "June 2024"),
        ("Publish the results", "July 2024"),
    ]


def test_a_row_across_that_opens_with_progress_belongs_to_the_record_above():
    grid = table(
        "Ref | Measure to be taken | Lead manager | Complete by",
        "P1 | Finish appraisals before summer. | HR Director | May 2021",
        "Progress: 77% in May. | < | < | <",
        "P2 | Shorten the time to start date. | OD Lead | July 2021",
        "Theme: Retention | < | < | <",
        "P3 | Hold stay talks on each ward. | OD Lead | July 2021",
    )
    got = plan(grid).actions
    assert [(a.ref, a.updates, a.theme) for a in got] == [
        ("P1", "77% in May.", ""),
        ("P2", "", ""),
        ("P3", "", "Theme: Retention"),
    ]


def test_a_row_below_that_opens_with_progress_stands_beside_the_number_of_its_record():
    rows = [
        line
        for n, told in enumerate(("77% in May.", "A pilot runs.", "Talks go on."), 1)
        for line in (
            f"{n}a | Indicator {n} | {ROWS[n - 1]}. | HR Director | May 2021",
            f"^ | Progress: {told} | < | < | <",
        )
    ]
    got = plan(table("No. | Indicator | Our action | Lead | Complete by", *rows)).actions
    assert [(a.ref, a.updates, a.theme) for a in got] == [
        ("1a", "77% in May.", ""),
        ("2a", "A pilot runs.", ""),
        ("3a", "Talks go on.", ""),
    ]


@pytest.mark.parametrize(
    "key",
    [
        "Key to the colours: green means complete, amber means in progress, red means overdue.",
        "Colours: R = overdue, A = in progress, G = complete",
    ],
)
def test_a_key_says_in_words_what_colours_mean(key):
    rows = [f"{row}. | HR Director | May 2021 | {c}" for row, c in zip(ROWS, "GAR", strict=True)]
    got = plan(line(key), table("Action | Lead | Due | RAG", *rows)).actions
    assert [a.state for a in got] == [State.COMPLETE, State.IN_PROGRESS, State.AT_RISK]


def test_the_key_above_a_header_in_its_own_table_is_read():
    rows = [
        f"{n} | {row}. | HR Director | May 2021 | [{fill}]"
        for n, (row, fill) in enumerate(
            zip(ROWS * 3, ["00B050", "FFC000", "FF0000"] * 3, strict=True), 1
        )
    ]
    key = "Key | [00B050] On track | [FFC000] At risk | [FF0000] Overdue | "
    got = plan(table(key, "No | Action | Lead | Due | Colour rating", *rows)).actions
    assert [a.state for a in got[:3]] == [State.ON_TRACK, State.AT_RISK, State.AT_RISK]
    assert [a.rag for a in got[:3]] == [Rag.GREEN, Rag.AMBER, Rag.RED]


def test_shares_below_completion_are_the_status():
    rows = [f"{row}. | HR Director | May 2021 | {n}5%" for n, row in enumerate(ROWS, 1)]
    got = plan(table("Action | Lead | Due | Completion", *rows)).actions
    assert [(a.deadline, a.status) for a in got] == [
        ("May 2021", "15%"),
        ("May 2021", "25%"),
        ("May 2021", "35%"),
    ]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Nothing done yet", State.NOT_STARTED),
        ("Nothing started", State.NOT_STARTED),
        ("Being worked on", State.IN_PROGRESS),
        ("Part way", State.IN_PROGRESS),
        ("Behind timetable", State.AT_RISK),
        ("Past its date", State.AT_RISK),
        ("Commitment met", State.COMPLETE),
        ("Proceeding to timetable", State.ON_TRACK),
    ],
)
def test_states_in_words_that_offices_use(words, state):
    assert read_status(words).state is state


@pytest.mark.parametrize(
    "text",
    [
        "Name a liaison officer",
        "Light the path",
        "Have a nurse sign each scheme",
        "Re-issue guides",
    ],
)
def test_any_word_before_an_article_that_no_other_word_class_has_there_orders(text):
    assert wording(text).order == 1.0


@pytest.mark.parametrize(
    "text",
    ["Within the trust there are", "Reviewed the policy", "Only a third knew", "Was the case",
     "Staffing the ward", "Concerns the lack of data", "Return from leave is followed by leavers"],
)  # fmt: skip
def test_other_words_before_an_article_order_nothing_outright(text):
    assert wording(text).order < 1.0


def test_jobs_beside_names_dates_and_states_are_actions_though_their_verbs_are_rare():
    jobs = ["Clear obstructions from the stair", "Survey ceiling panels", "Flush little-used taps",
            "Mend automatic doors", "Renew the nurse call system"]  # fmt: skip
    rows = [f"{n} | {job} | Fire officer | 30/04/2025 | Red" for n, job in enumerate(jobs, 1)]
    got = plan(table("# | Job | Trade lead | Ready on | RAG", *rows)).actions
    assert [a.action for a in got] == jobs


def test_risks_beside_names_dates_and_states_are_no_actions():
    risks = ["Obstructions on the stair", "Ceiling panels of aerated concrete", "Little-used taps",
             "Loss of power in theatres", "Old nurse call system"]  # fmt: skip
    rows = [f"{n} | {risk} | Fire officer | 30/04/2025 | Red" for n, risk in enumerate(risks, 1)]
    assert not plan(table("# | Hazard | Trade lead | Reviewed on | RAG", *rows)).actions


def _sheet(name):
    return Paragraph(name, Kind.HEADING, 1, place=Place(sheet=name))


def test_a_title_that_another_sheet_says_again_is_no_theme():
    grid = table("Log no. | To do | Assigned to | Due", "1 | Train every panel. | HR | May 2021")
    other = table("Log no. | To do | Assigned to | Due", "2 | Hold stay talks. | HR | May 2021")
    title = "Quality Committee action log"
    got = plan(_sheet("Open"), line(title, bold=True), grid,
               _sheet("Closed"), line(title, bold=True), other, title="").actions  # fmt: skip
    assert title not in {a.theme for a in got}


NOTES = """Notes of the partnership meeting, 12 September 2024

ACTIONS

AP1: Recruit four trustees with lived experience
   Person: Amira
   Needed: by 4 October 2024
AP2: Open the family lounge at weekends
   Person: Centre Manager
   Needed: 18 October 2024
AP3: Visit two mosques to talk about end of life care
   Person: Shops Manager
   Needed: October 2024
"""


@pytest.mark.parametrize("labels", [("Person", "Needed"), ("Volunteer", "Wanted")])
def test_labels_that_no_one_knows_are_told_by_names_and_dates_behind_them(labels):
    text = NOTES.replace("Person", labels[0]).replace("Needed", labels[1])
    got = _text(text)
    assert [(a.ref, a.owner, a.deadline) for a in got] == [
        ("AP1", "Amira", "by 4 October 2024"),
        ("AP2", "Centre Manager", "18 October 2024"),
        ("AP3", "Shops Manager", "October 2024"),
    ]


def test_a_header_that_is_a_table_of_its_own_heads_those_below():
    header = table("Area | What are we going to do? | Who | When will it be done?")
    one = table("WRES 1 | Ask each division to set a goal. | Directors | July 2020")
    two = table("WRES 2 | Send shortlists back for a second look. | Resourcing team | May 2020")
    got = plan(header, line("First half"), one, line("Second half"), two).actions
    assert [(a.indicator, a.owner, a.deadline, a.review) for a in got] == [
        ("WRES 1", "Directors", "July 2020", {}),
        ("WRES 2", "Resourcing team", "May 2020", {}),
    ]


def test_a_second_header_row_that_looks_like_the_first_fills_what_its_spans_left_empty():
    told = "Four dates were booked and two are held."
    upper = ("No.", "Why", "What, who and when", "", "", "Review", "")
    lower = ("", "Background", "Task", "Lead service", "End date", "At September", "Standing")
    heads = [
        " | ".join(f"[333333] *{text}*" if text else "[333333]" for text in row)
        for row in (upper, lower)
    ]
    rows = [
        f"{n} | Few replied. | {row}. | HR | May 2022 | {told} | On track"
        for n, row in enumerate(ROWS, 1)
    ]
    got = plan(table(*heads, *rows)).actions
    assert [(a.ref, a.action, a.updates) for a in got] == [
        (str(n), f"{row}.", told) for n, row in enumerate(ROWS, 1)
    ]


def test_marked_sub_headers_may_ask_in_many_words():
    grid = table(
        "Finding | < | Response | < | Monitoring | <",
        "ID | What inspectors found | What we do | Due | Position | How we will know it has worked",
        "Q1 | Gaps were found. | Train every panel. | May 2022 | Done | All trained",
        "Q2 | Fridges were warm. | Replace thermometers. | June 2022 | Late | None over 8C",
    )
    for cell in grid.cells:
        cell.header = cell.row < 2
    assert [(a.ref, a.outcome) for a in plan(grid).actions] == [
        ("Q1", "All trained"),
        ("Q2", "None over 8C"),
    ]
