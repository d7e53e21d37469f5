"""Labels that run on inside a line, stop at full stops, or stand behind a block's number."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.inside import labels_inside
from planlift.pipeline import read_bytes

HEAD = "Patient Safety Action Plan 2021/22\nNorthampton General Hospital NHS Trust\n\n"


def _text(body):
    return read_bytes((HEAD + body).encode(), "plan.txt").actions


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Buy hoists. Lead: Head of Estates Deadline: May 2021", ["Lead", "Deadline"]),
        ("Buy hoists. LEAD: Theatre Manager, Chief Nurse TIMEFRAME: May", ["LEAD", "TIMEFRAME"]),
        ("Buy hoists. Lead – Head of Estates; Due – May 2021", ["Lead", "Due"]),
        ("Buy hoists • Owner: Head of Estates • Due date: May 2021", ["Owner", "Due date"]),
        ("ACTION: Buy hoists (Lead: Head of Estates. By when: May)", ["ACTION", "Lead", "By when"]),
        (
            "Lead: Chair |Due: Mar-24 |Status: Late|Measure: Six",
            ["Lead", "Due", "Status", "Measure"],
        ),
        ("Buy hoists (Lead: Head of Estates, Due: May 2021)", []),
        ("We met the lead: he said that the date was open.", []),
        ("The Chief Nurse said: wait", []),
    ],
)
def test_labels_that_run_on_are_phrases_of_the_vocabulary(text, labels):
    assert [one.label for one in labels_inside(text)] == labels


def test_action_logs_of_minutes_are_read_without_the_talk_between():
    got = _text(
        "ACTION: Buy hoists. Lead: Chief Nurse, Head of Estates Deadline: 10 May 2021\n\n"
        "It was noted that data was checked.\n\n"
        "ACTION: Train porters. Lead: Director of Finance Deadline: Immediate\n\n"
        "Members were glad to hear it.\n"
    )
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Buy hoists.", "Chief Nurse, Head of Estates", "10 May 2021"),
        ("Train porters.", "Director of Finance", "Immediate"),
    ]


def test_a_record_that_the_end_of_a_line_cuts_is_read_whole():
    got = plan(
        line("ACTION: Buy hoists for all wards. Owner: Director of"),
        line("Estates Deadline: May 2021"),
        line("ACTION: Train all the porters. Owner: Chief"),
        line("Nurse Deadline: June 2021"),
    )
    assert [(a.owner, a.deadline) for a in got.actions] == [
        ("Director of Estates", "May 2021"),
        ("Chief Nurse", "June 2021"),
    ]


_HOISTS = "- Buy hoists for all wards.", "Lead: Head of Estates | Deadline: May 2021 | Status:"
_PORTERS = "- Train all the porters.", "Lead: Chief Nurse | Deadline: June 2021 | Status: Late"


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (_HOISTS[1], "Completed", ("Head of Estates", "May 2021", "Completed")),
        (_HOISTS[1], "Members were glad of it.", ("Head of Estates", "May 2021", "")),
        ("Status: Late | Lead: Matron | Deadline:", "May 2021", ("Matron", "May 2021", "Late")),
        ("Lead: Matron | Deadline:", "May 2021 | Status: Late", ("Matron", "May 2021", "Late")),
    ],
)
def test_a_label_at_the_end_of_a_record_has_its_value_on_the_next_line(above, below, expected):
    got = plan(
        heading("Safety", 2), *map(line, (_HOISTS[0], above, below)), *map(line, _PORTERS)
    ).actions
    assert (got[0].owner, got[0].deadline, got[0].status) == expected
    assert [(a.action, a.summary) for a in got] == [
        ("Buy hoists for all wards.", ""),
        ("Train all the porters.", ""),
    ]


def test_a_line_below_the_last_record_is_not_what_the_actions_answer():
    got = plan(
        heading("Indicator 4: non-mandatory training"),
        line("White staff are 1.2 times as likely to be trained."),
        *map(line, _PORTERS),
        line("To ask for this paper in another language write to us."),
    )
    [action] = got.actions
    assert action.summary == "White staff are 1.2 times as likely to be trained."


def test_labels_may_end_with_a_full_stop_where_a_whole_document_does_so():
    block = "Issue. Few apply.\n\nAction. Widen adverts.\n\nLead. HR Director\n\nDue. May 2021\n\n"
    got = _text(block + block.replace("apply", "stay").replace("Widen", "Open"))
    assert [(a.summary, a.action, a.owner, a.deadline) for a in got] == [
        ("Few apply.", "Widen adverts.", "HR Director", "May 2021"),
        ("Few stay.", "Open adverts.", "HR Director", "May 2021"),
    ]


def test_the_number_before_the_label_that_opens_each_block_is_its_ref():
    got = _text(
        "1. Status: On track\nAction: Buy hoists.\nOwner: Head of Estates\n\n"
        "2. Status: Delayed\nAction: Train porters.\nOwner: Chief Nurse\n"
    )
    assert [(a.ref, a.status, a.action) for a in got] == [
        ("1", "On track", "Buy hoists."),
        ("2", "Delayed", "Train porters."),
    ]


@pytest.mark.parametrize("nested", ["    - ", "- "])
def test_the_item_above_items_with_labels_is_the_action(nested):
    rows = "".join(
        f"- {action}\n{nested}Lead: {owner}\n{nested}Due: May 2021\n"
        for action, owner in [
            ("Buy hoists for all wards", "Head of Estates"),
            ("Train porters", "Chief Nurse"),
        ]
    )
    text = (
        f"# Patient Safety Action Plan 2021/22\n\n## Safe moving\n\n{rows}\n## Kind words\n\n{rows}"
    )
    got = read_bytes(text.encode(), "plan.md").actions
    assert [(a.theme, a.action, a.owner) for a in got] == [
        ("Safe moving", "Buy hoists for all wards", "Head of Estates"),
        ("Safe moving", "Train porters", "Chief Nurse"),
        ("Kind words", "Buy hoists for all wards", "Head of Estates"),
        ("Kind words", "Train porters", "Chief Nurse"),
    ]


def test_typed_numbers_make_a_list_and_a_name_in_an_owners_place_is_one():
    got = _text(
        "1. Buy hoists for wards. [Head of Estates, 4 May 2021]\n"
        "2. Stop the use of desflurane. [Consultant Anaesthetist, June 2021]\n"
        "3. Train all porters. [Chief Nurse, July 2021]\n"
    )
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got] == [
        ("1", "Buy hoists for wards.", "Head of Estates", "4 May 2021"),
        ("2", "Stop the use of desflurane.", "Consultant Anaesthetist", "June 2021"),
        ("3", "Train all porters.", "Chief Nurse", "July 2021"),
    ]


def test_headings_that_name_outcomes_are_indicators_under_their_framework_alone():
    body = [
        heading("Outcome 2.1: People can readily access services", 2),
        line("Action: Review access."),
        line("Lead: Head of Estates"),
        line("Due: May 2021"),
    ]
    named = plan(heading("EDS2 Action Plan 2021/22", 1), *body).actions
    assert [(a.indicator[:11], a.indicators) for a in named] == [("Outcome 2.1", ("EDS2-2.1",))]
    assert plan(heading("Green Plan 2021/22", 1), *body).actions[0].indicators == ()


def test_text_under_an_indicator_speaks_of_all_its_actions():
    blocks = [
        line("Action: Review adverts."),
        line("Lead: Head of HR"),
        line("Due: May 2021"),
        line("Action: Train panels."),
        line("Lead: Head of OD"),
        line("Due: June 2021"),
    ]
    top = [heading("WRES Action Plan 2021/22", 1), heading("Indicator 2", 2), line("It was 1.6.")]
    assert [a.summary for a in plan(*top, *blocks).actions] == ["It was 1.6.", "It was 1.6."]
    below = [heading("Our actions", 3), line("- Train panels (May 2021)"), line("- Go (June 2021)")]
    assert [a.summary for a in plan(*top, *below).actions] == ["It was 1.6.", "It was 1.6."]


def test_the_title_may_be_a_sentence_and_an_action_no_title():
    blocks = (
        "<h2>Review contracts and report differences to the committee</h2>"
        "<p>Lead: HR Director</p><p>Due: May 2021</p>"
        "<h2>Train managers to hold supportive talks</h2>"
        "<p>Lead: HR Director</p><p>Due: June 2021</p>"
    )
    title = "Walsall Healthcare NHS Trust: WDES: what we will do in 2021/22"
    got = read_bytes(f"<h1>{title}</h1>{blocks}".encode(), "plan.html")
    assert got.organisation is not None and got.organisation.ods_code == "RBK"
    got = read_bytes(f"<h1>Our reply to findings</h1>{blocks}".encode(), "plan.html")
    assert (got.title, len(got.actions)) == ("Our reply to findings", 2)
    assert got.actions[0].action == "Review contracts and report differences to the committee"


def test_an_owner_in_a_labelled_line_is_not_whose_plan_it_is():
    got = read_bytes(
        b"WRES Action Plan 2021/22\n\nHere is the plan of Walsall Healthcare NHS Trust.\n\n"
        b"1. What we will do: Recruit two new board members.\nBy whom: Company Secretary and Trust Chair\n"
        b"When: May 2021\n",
        "plan.txt",
    )
    assert got.organisation is not None and got.organisation.ods_code == "RBK"


@pytest.mark.parametrize(
    "below",
    [
        "Action: Review adverts on appointment from shortlisting for applicants.",
        "Appointment from shortlisting was less likely for BME applicants.",
    ],
)
def test_a_labelled_line_or_a_statement_below_an_indicator_is_no_definition_of_it(below):
    got = plan(
        heading("WRES Action Plan 2021/22"),
        heading("Indicator 2: Appointment from shortlisting", 2),
        line(below),
        line("Action: Train panels."),
        line("Lead: Head of HR"),
        line("Due: May 2021"),
    )
    assert {a.indicator for a in got.actions} == {"Indicator 2: Appointment from shortlisting"}


def test_states_and_dates_stand_in_brackets_behind_items_and_dates_before_them():
    got = plan(
        heading("Safer wards action plan 2021/22"),
        heading("Moving people safely", 2),
        line("- Buy hoists. (Head of Estates; TBC; Amber – delayed)"),
        line("- Train porters. (Chief Nurse; May 2021; On track)"),
        heading("Falling less", 2),
        line("- June 2021: Review rails. (Head of Estates)"),
        line("- Feb-22: Train night staff. (Chief Nurse)"),
    )
    assert [(a.action, a.owner, a.deadline, a.status) for a in got.actions] == [
        ("Buy hoists.", "Head of Estates", "TBC", "Amber – delayed"),
        ("Train porters.", "Chief Nurse", "May 2021", "On track"),
        ("Review rails.", "Head of Estates", "June 2021", ""),
        ("Train night staff.", "Chief Nurse", "Feb-22", ""),
    ]


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_labels_behind_letters_belong_to_the_numbered_line_above(name):
    body = "".join(
        f"{at}. {action}\n   a) Lead: {owner}\n   b) Due: May 2021\n\n"
        for at, (action, owner) in enumerate(
            [("Buy hoists.", "Head of Estates"), ("Train porters.", "Chief Nurse")], 1
        )
    )
    got = read_bytes(("# Safer wards action plan 2021/22\n\n" + body).encode(), name).actions
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got] == [
        ("1", "Buy hoists.", "Head of Estates", "May 2021"),
        ("2", "Train porters.", "Chief Nurse", "May 2021"),
    ]


def test_a_state_with_a_dash_is_a_value_and_no_label():
    rows = [
        line(text)
        for action in ("Buy hoists.", "Train porters.")
        for text in (
            f"Action: {action}",
            "Lead: Chief Nurse",
            "RAG at year end:",
            "Green – complete",
        )
    ]
    got = plan(heading("Safer wards action plan 2021/22"), *rows)
    assert [a.status for a in got.actions] == ["Green – complete"] * 2


def test_items_under_a_label_that_no_one_knows_are_read_where_all_blocks_have_it():
    rows = [
        line(text)
        for action in ("Buy hoists.", "Train porters.")
        for text in (f"- Action: {action}", "- Due: May 2021", "- Cared for by: Chief Nurse")
    ]
    got = plan(heading("Safer wards action plan 2021/22"), *rows)
    assert [(a.action, a.deadline) for a in got.actions] == [
        ("Buy hoists.", "May 2021"),
        ("Train porters.", "May 2021"),
    ]
    assert all("Chief Nurse" in (a.owner, *a.extra.values()) for a in got.actions)


@pytest.mark.parametrize("joint", ["<br>", " | "])
def test_a_date_of_an_action_is_not_the_plans_period(joint):
    blocks = "".join(
        f"<p><b>{action}</b></p><p>Lead: HR Director{joint}Due by: Q1 2018/19</p>"
        for action in ("Review rewards.", "Review grades.")
    )
    got = read_bytes(f"<h1>Closing our gaps: actions</h1>{blocks}".encode(), "plan.html")
    assert (got.period.start, len(got.actions)) == (None, 2)


def _wards(*lines):
    return plan(heading("Safer wards action plan 2021/22"), *lines).actions


ORDERS = [
    ("Install hoists on all wards.", "Head of Estates"),
    ("Train all of our porters.", "Director of Workforce"),
]


def test_lead_and_date_stand_behind_dashes_without_labels():
    lines = [line(f"- {action} – {owner} – May 2021") for action, owner in ORDERS]
    got = _wards(heading("Moving people safely", 2), *lines)
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        (*order, "May 2021") for order in ORDERS
    ]


def test_a_line_of_lead_date_and_state_belongs_to_the_numbered_action_above():
    rows = [
        line(text)
        for at, (action, owner) in enumerate(ORDERS, 1)
        for text in (f"{at}. {action}", f"{owner} / May 2021 / Amber – delayed")
    ]
    assert [(a.ref, a.action, a.owner, a.deadline, a.status) for a in _wards(*rows)] == [
        (str(at), *order, "May 2021", "Amber – delayed") for at, order in enumerate(ORDERS, 1)
    ]


def test_labels_in_lower_case_stand_behind_a_mark():
    lines = [line(f"- {action} Owner: {owner}; due: May 2021.") for action, owner in ORDERS]
    assert [(a.action, a.owner, a.deadline) for a in _wards(*lines)] == [
        (*order, "May 2021") for order in ORDERS
    ]


@pytest.mark.parametrize("mark", ["- ", ""])
def test_an_item_or_an_order_above_each_block_is_its_action(mark):
    rows = [
        line(text)
        for action, owner in ORDERS
        for text in (mark + action, f"Lead: {owner}", "Due: May 2021")
    ]
    assert [(a.action, a.owner) for a in _wards(*rows)] == ORDERS


def test_labels_that_come_again_down_the_side_make_a_form_of_many_blocks():
    rows = [
        f"{label} | {value}"
        for at, (action, owner) in enumerate(ORDERS, 1)
        for label, value in (
            ("Standard", f"Metric {at}"),
            ("Planned actions", action),
            ("Executive sponsor", owner),
            ("RAG (Red/Amber/Green)", "Amber"),
        )
    ]
    got = plan(heading("WDES Action Plan 2021/22"), table(*rows)).actions
    assert [(a.indicators, a.action, a.owner) for a in got] == [
        ((f"WDES-{at}",), *order) for at, order in enumerate(ORDERS, 1)
    ]


def test_prose_under_an_unknown_label_of_blocks_is_placed_by_what_it_says_and_named():
    rows = [
        line(text)
        for (action, owner), found in zip(
            ORDERS, ["Falls were 12% higher.", "Only 3% of porters were trained."], strict=True
        )
        for text in (f"Action: {action}", f"Lead: {owner}", f"Our starting tale: {found}")
    ]
    got = _wards(*rows)
    assert [a.summary for a in got] == [
        "Falls were 12% higher.",
        "Only 3% of porters were trained.",
    ]
    assert all("summary" in a.review for a in got)


def test_a_record_over_two_lines_ends_with_a_full_stop_that_is_no_part_of_it():
    rows = [
        line(text)
        for action, owner in ORDERS
        for text in (f"Action: {action} Lead: {owner}. Due: May 2021.", "RAG rating: Blue.")
    ]
    assert [(a.owner, a.deadline, a.status) for a in _wards(*rows)] == [
        (owner, "May 2021", "Blue") for _, owner in ORDERS
    ]


def test_what_stands_behind_a_numbered_indicator_is_the_action_of_its_record():
    got = read_bytes(
        b"WDES action plan 2023/24\n\n"
        b"Metric 2: Guarantee an interview to all. Lead: HR Manager. By: May 2024. Status: Green\n"
        b"Metric 8: Set up a central fund. Lead: Finance Director. By: June 2024. Status: Amber\n"
        b"Metric 9: Job swaps in the north. Lead: Head of OD. By: July 2024. Status: Amber\n",
        "plan.txt",
    ).actions
    assert [(a.indicators, a.action, a.owner, "action" in a.review) for a in got] == [
        (("WDES-2",), "Guarantee an interview to all.", "HR Manager", False),
        (("WDES-8",), "Set up a central fund.", "Finance Director", False),
        (("WDES-9",), "Job swaps in the north.", "Head of OD", True),
    ]
