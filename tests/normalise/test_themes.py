from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift import read_bytes
from planlift_parsers import Table


def _priorities(label: str, one: str, other: str) -> Table:
    return table(
        f"{label} | Action | Lead | Deadline | Success measure",
        f"{one} | Review adverts. | HR Manager | May 2019 | Ratio below 1.2",
        "^ | Train every panel. | OD Lead | June 2019 | All are trained",
        f"{other} | Publish a guide. | HR Manager | July 2019 | Fewer cases",
        "^ | Hold three forums. | OD Lead | August 2019 | Better scores",
    )


@pytest.mark.parametrize("label", ["Priority", "Ambition", "Strand"])
def test_merged_names_beside_several_actions_are_their_theme(label):
    got = plan(_priorities(label, "Fair recruitment", "Voice and visibility")).actions
    assert [a.theme for a in got] == ["Fair recruitment"] * 2 + ["Voice and visibility"] * 2
    assert {a.summary for a in got} == {""}


@pytest.mark.parametrize("levels", [("High", "Low"), ("1", "2"), ("High priority", "Low priority")])
def test_merged_levels_of_priority_are_no_theme(levels):
    got = plan(_priorities("Priority", *levels)).actions
    assert [a.theme for a in got] == [""] * 4


def test_a_merged_owner_is_no_theme():
    got = plan(
        table(
            "Who | Action | Deadline",
            "Chief Nurse | Review adverts. | May 2019",
            "^ | Train every panel. | June 2019",
            "HR Manager | Publish a guide. | July 2019",
            "^ | Hold three forums. | August 2019",
        )
    ).actions
    assert [(a.owner, a.theme) for a in got] == [("Chief Nurse", "")] * 2 + [("HR Manager", "")] * 2


def test_a_title_that_resembles_an_indicator_is_none():
    name = "Saltmarsh Integrated Care Board: Equality objectives"
    got = plan(
        heading(name, 1),
        heading("Access", 2),
        table("Action | Lead", "Train all panels. | HR Manager"),
        heading("Culture", 2),
        table("Action | Lead", "Widen adverts. | OD Lead"),
        title="",
    ).actions
    assert [(a.theme, a.indicator) for a in got] == [("Access", ""), ("Culture", "")]


def test_an_objective_with_figures_is_no_definition_of_its_indicator():
    got = plan(
        table(
            "Indicator | Objective | Action | Lead",
            "Indicator 2 | BME staff were less likely to be appointed from shortlisting. | "
            "Train all panels. | HR Manager",
        )
    ).actions
    assert got[0].indicator == "Indicator 2"
    assert got[0].summary == "BME staff were less likely to be appointed from shortlisting."


def test_orders_beside_different_states_are_no_key():
    got = plan(
        table(
            "Focus | Action for the year | Completed?",
            "Data | Run a campaign. | In progress",
            "Pay | Review all awards. | Complete",
            "Values | Hold events. | Not started",
        )
    ).actions
    assert [a.status for a in got] == ["In progress", "Complete", "Not started"]


def test_names_of_parts_are_themes_among_themes():
    names = ("Leadership", "Data", "Communities", "Workforce")
    blocks = [
        block
        for at, name in enumerate(names, 1)
        for block in (heading(name), table("No | Action | Lead", f"{at} | Review part {at}. | HR"))
    ]
    assert [action.theme for action in plan(*blocks).actions] == list(names)


def test_a_heading_continued_and_the_name_of_a_framework_are_no_themes():
    got = plan(
        heading("Action plan"),
        table("No | Action | Lead", "1 | Review the policy. | HR Manager"),
        heading("Action plan (continued)"),
        table("No | Action | Lead", "2 | Train each panel. | OD Lead"),
        heading("EDS2"),
        table("No | Action | Lead", "3 | Write to leavers. | OD Lead"),
    )
    assert [action.theme for action in got.actions] == ["", "", ""]


def test_a_table_with_the_header_of_the_one_before_and_no_row_has_no_action():
    bare = "Ref | What we will do | Who leads | By when"
    got = plan(
        heading("WRES action plan 2019/20"),
        heading("Indicator 2", 2),
        table(
            bare,
            "1 | Review the adverts | Head of HR | May 2019",
            "2 | Train panels | Head of OD | June 2019",
        ),
        heading("Indicator 3", 2),
        table(bare),
    )
    assert [action.ref for action in got.actions] == ["1", "2"]
    assert got.findings == ()


def test_a_bold_numbered_line_right_above_a_table_is_its_theme():
    parts = "".join(
        f"<ol start={number}><li><b>{topic}</b></li></ol><table><tr><th>Action</th><th>Lead</th></tr>"
        f"<tr><td>{order}</td><td>Rota Manager</td></tr>"
        f"<tr><td>Tell staff of it</td><td>Media Lead</td></tr></table>"
        for number, topic, order in (
            (1, "Rest and rotas", "Post rota gaps a week ahead"),
            (2, "Rooms", "Clear one store room per floor"),
        )
    )
    page = f"<html><body><h1>WRES action plan 2021/22</h1>{parts}</body></html>"
    got = read_bytes(page.encode(), "plan.html")
    assert [(a.theme, a.summary) for a in got.actions] == [
        *[("1. Rest and rotas", "")] * 2,
        *[("2. Rooms", "")] * 2,
    ]


NUMBERED_BLOCKS = """Medicines safety plan

FRIDGES

Action 1
Action required: Log the temperature twice a day.
Responsible: Ward Manager
Complete by: 4 May 2023

Action 2
Action required: Buy a second thermometer.
Responsible: Ward Manager
Complete by: 11 May 2023

KEYS

Action 3
Action required: Count the keys at each handover.
Responsible: Nurse in charge
Complete by: 1 June 2023

LABELS

Action 4
Action required: Print every label in black.
Responsible: Chief Pharmacist
Complete by: 2 June 2023
"""


def test_lines_above_numbered_actions_are_the_theme_of_those_below():
    got = read_bytes(NUMBERED_BLOCKS.encode(), "plan.txt").actions
    assert [(a.ref, a.theme) for a in got] == [
        ("Action 1", "FRIDGES"),
        ("Action 2", "FRIDGES"),
        ("Action 3", "KEYS"),
        ("Action 4", "LABELS"),
    ]


LETTERED_BLOCKS = """Medicines safety plan

A. Fridges

* Action: Log the temperature twice a day.
  Lead: Ward Manager
  Status: Complete

* Action: Buy a second thermometer.
  Lead: Ward Manager
  Status: In progress

B. Careful managers

* Action: Count the keys at each handover.
  Lead: Nurse in charge
  Status: Complete

C. Labels

* Action: Print every label in black.
  Lead: Chief Pharmacist
  Status: Complete

D. Doors

* Action: Fit a new lock.
  Lead: Estates Manager
  Status: Complete
"""


def test_a_topic_that_looks_like_a_post_is_one_where_no_post_is_due():
    got = read_bytes(LETTERED_BLOCKS.encode(), "plan.txt").actions
    assert [a.theme for a in got] == ["A. Fridges"] * 2 + [
        "B. Careful managers",
        "C. Labels",
        "D. Doors",
    ]


def test_a_post_on_a_line_below_an_empty_lead_is_no_topic():
    text = LETTERED_BLOCKS.replace("  Lead: Ward Manager\n  Status: In progress", "  Lead:")
    got = read_bytes(text.replace("B. Careful managers", "Careful managers").encode(), "plan.txt")
    assert [a.theme for a in got.actions] == ["A. Fridges"] * 3 + ["C. Labels", "D. Doors"]
    assert got.actions[1].owner == "Careful managers"


def test_a_heading_that_could_name_a_part_is_a_theme_beside_one_that_is_a_topic():
    rows = ("Action | Lead | Date", "Publish the gaps. | Provost | May 2024")
    got = plan(
        heading("Students and the curriculum"),
        table(*rows),
        heading("Our staff"),
        table(rows[0], "Run a clinic. | HR Director | June 2024"),
        title="Anti-racism commitments",
    )
    assert [a.theme for a in got.actions] == ["Students and the curriculum", "Our staff"]


WORDED = [
    "Relative likelihood of staff being appointed from shortlisting across all posts",
    "Relative likelihood of staff entering the formal disciplinary process",
]


def test_a_section_worded_as_an_indicator_of_several_frameworks_is_the_plans_own():
    head = "Item | Action | Lead | Date"
    got = plan(
        table(
            head,
            f"{WORDED[0]} | < | < | <",
            "1 | Train panels. | Chair | May 2024",
            f"{WORDED[1]} | < | < | <",
            head,
            "2 | Review cases. | OD Lead | June 2024",
        )
    )
    assert [(a.indicator, a.indicators, a.theme) for a in got.actions] == [
        (WORDED[0], ("WRES-2",), ""),
        (WORDED[1], ("WRES-3",), ""),
    ]


def test_an_indicator_stands_over_blocks_that_are_numbered_as_actions():
    blocks = []
    for at, words in enumerate(WORDED, 1):
        blocks += [line(f"Indicator {at} – {words}"), line(f"Action no. {at}")]
        blocks += [line("Action: Train panels."), line("Lead: Chair"), line("Date: May 2024")]
    got = plan(*blocks)
    assert [(a.ref, a.indicators) for a in got.actions] == [
        ("Action no. 1", ("WRES-1",)),
        ("Action no. 2", ("WRES-2",)),
    ]


def test_a_row_that_says_the_plans_title_again_names_no_section():
    title = "Wellbeing Action Plan 2020/21"
    got = plan(
        table(
            "Ref | Action | Lead | Date",
            "Our people | < | < | <",
            "1 | Train panels. | Chair | May 2020",
            f"{title} | < | < | <",
            "2 | Review cases. | OD Lead | June 2020",
        ),
        title=title,
    )
    assert [a.theme for a in got.actions] == ["Our people", "Our people"]


def test_an_aim_that_resembles_an_indicator_is_no_definition_of_it():
    aim = "Everyone has an equal chance to learn and progress"
    rows = [
        ("Indicator 7", aim, "Train panels.", "Chair"),
        ("Indicator 2", "Fair posts", "Open posts.", "HR"),
    ]
    got = plan(table("Indicator | Objective | Action | Lead", *(" | ".join(row) for row in rows)))
    assert got.actions[0].indicator == "Indicator 7"
    assert got.actions[0].summary == aim


def test_a_strategic_objective_over_several_actions_is_theme_or_summary_and_doubted():
    got = plan(
        table(
            "Ref | Strategic objective | Action | Lead",
            "1 | Better data, used well | Train panels. | Chair",
            "2 | ^ | Publish the gaps. | HR",
            "3 | ^ | Open posts. | HR",
        )
    )
    assert {"theme", "summary"} <= set(got.actions[0].review)


def test_an_aim_is_the_summary_where_sections_name_the_theme():
    got = plan(
        table(
            "Strategic objective | Action | Lead | Deadline",
            "Workstream 1: Fair recruitment | < | < | <",
            "Everyone can get on here | Review adverts. | HR Manager | May 2019",
            "Panels look like our staff | Train every panel. | OD Lead | June 2019",
            "Workstream 2: Voice | < | < | <",
            "People feel safe to speak | Publish a guide. | HR Manager | July 2019",
        )
    ).actions
    assert [(a.theme, a.summary) for a in got] == [
        ("Workstream 1: Fair recruitment", "Everyone can get on here"),
        ("Workstream 1: Fair recruitment", "Panels look like our staff"),
        ("Workstream 2: Voice", "People feel safe to speak"),
    ]
    assert not any({"theme", "summary"} & set(a.review) for a in got)


BLOCKS = [
    ("Review adverts.", "HR Manager", "May 2019"),
    ("Train every panel.", "OD Lead", "June 2019"),
    ("Publish a guide.", "Chief Nurse", "July 2019"),
    ("Hold three forums.", "Company Secretary", "August 2019"),
]


def _block(action, lead, due):
    return [line(f"Action: {action}"), line(f"Due: {due}"), line(f"Lead: {lead}")]


@pytest.mark.parametrize("topic", ["Speaking up", "2. Fair recruitment", "Learning and careers"])
def test_a_line_between_blocks_names_the_theme_of_those_below_it(topic):
    blocks = [_block(*one) for one in BLOCKS]
    got = plan(*blocks[0], line("1. Staff voice"), *blocks[1], line(topic), *blocks[2], *blocks[3])
    assert [a.theme for a in got.actions][2:] == [topic, topic]


def test_a_line_below_a_numbered_list_names_a_theme_and_the_list_none():
    blocks = [_block(*one) for one in BLOCKS]
    listed = [line("Lead:"), line("1. Chief Nurse"), line("2. Head of Estates")]
    got = plan(
        line("Staff voice"),
        *blocks[0],
        *blocks[1][:2],
        *listed,
        line("Speaking up"),
        *blocks[2],
        line("Fair pay"),
        *blocks[3],
    )
    themes = ["Staff voice", "Staff voice", "Speaking up", "Fair pay"]
    assert [a.theme for a in got.actions] == themes


def test_a_bold_topic_over_numbered_blocks_is_the_theme_of_each():
    blocks = [[line(f"Action {at}", bold=True), *_block(*one)] for at, one in enumerate(BLOCKS, 1)]
    topics = [line("Staff voice", bold=True), line("Speaking up", bold=True)]
    got = plan(topics[0], *blocks[0], *blocks[1], topics[1], *blocks[2], *blocks[3])
    assert [a.theme for a in got.actions] == ["Staff voice"] * 2 + ["Speaking up"] * 2


def test_a_title_that_each_table_has_ends_no_theme_above_it():
    head = "Ref | Action | Lead | Deadline"
    topics = ["Curriculum and attainment", "Professional services staff", "Data and assessment"]
    blocks = [
        one
        for at, (topic, block) in enumerate(zip(topics, BLOCKS, strict=False), 1)
        for one in (
            line(topic),
            line("Action plan"),
            table(head, f"{at}.1 | {block[0]} | {block[1]} | {block[2]}"),
        )
    ]
    assert [a.theme for a in plan(*blocks).actions] == topics


def test_a_topic_above_each_numbered_order_and_its_label_is_its_theme():
    orders = [
        ("Learning from incidents", "A1 Retrain all nurses in the care of drugs", "Jun 2019"),
        ("Well-led", "A2 Reissue the duty of candour procedure", "Mar 2020"),
        ("Responsive", "A3 Bring supervision up to the agreed standard", "Jul 2019"),
        ("Safe", "A4 Rewrite the risk register with one holder each", "Dec 2019"),
    ]
    lines = [
        text for topic, order, date in orders for text in (topic, order, f"Complete by: {date}")
    ]
    got = plan(heading("The plan", 1), *map(line, lines))
    assert [(a.ref, a.theme, a.deadline) for a in got.actions] == [
        (order[:2], topic, date) for topic, order, date in orders
    ]


def test_a_heading_right_above_the_first_number_is_the_theme_of_those_that_follow():
    def form(number, action):
        return heading(f"Action {number}", 3), table(f"What | {action}", "Who | HR", "When | May")

    got = plan(
        heading("Curriculum and attainment", 3),
        *form(1, "Review the modules."),
        *form(2, "Train each tutor."),
        heading("Student pipeline", 3),
        *form(3, "Visit four schools."),
    )
    assert [one.ref for one in got.actions] == ["Action 1", "Action 2", "Action 3"]
    themes = [one.theme for one in got.actions]
    assert themes == ["Curriculum and attainment"] * 2 + ["Student pipeline"]


def _by_indicator(*names):
    first, second, third = names
    return plan(
        table(
            "Indicator | Action | Lead | Deadline",
            "Culture |  |  | ",
            f"{first} | Review adverts. | HR Manager | May 2019",
            f"{second} | Train every panel. | OD Lead | June 2019",
            "Leadership |  |  | ",
            f"{third} | Publish a guide. | HR Manager | July 2019",
        )
    ).actions


def test_a_lone_topic_in_a_column_of_numbered_indicators_is_a_section():
    numbers = ["Indicator 2", "Indicator 5", "Indicator 7"]
    got = _by_indicator(*numbers)
    assert [(a.theme, a.indicator) for a in got] == list(
        zip(["Culture", "Culture", "Leadership"], numbers, strict=True)
    )


def test_a_lone_topic_in_a_column_that_only_words_some_indicators_is_none():
    got = _by_indicator("Fair appointments", "Bullying", "Indicator 7")
    assert [a.theme for a in got] == ["", "", ""]


def test_a_lone_number_of_an_indicator_among_others_is_no_section():
    got = plan(
        table(
            "Indicator | Action | Lead | Deadline",
            "Indicator 2 | Review adverts. | HR Manager | May 2019",
            "Indicator 6 |  |  | ",
            "Indicator 7 | Publish a guide. | HR Manager | July 2019",
        )
    ).actions
    assert [(a.theme, a.indicator) for a in got] == [("", "Indicator 2"), ("", "Indicator 7")]
