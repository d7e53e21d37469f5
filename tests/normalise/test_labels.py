"""What is a label in one document: what comes again, what stands above values, what opens blocks."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift import read_bytes
from planlift.normalise.definitions import definition_below
from planlift.normalise.inside import labels_inside
from planlift.normalise.labels import labels_in
from planlift.normalise.outline import Heading, Role, role_of
from planlift.normalise.plan import plan_of
from planlift_parsers import Document
from planlift_schema import DocumentInfo

ROWS = [
    ("Train every panel.", "HR Director", "May 2024"),
    ("Hold stay talks.", "OD Lead", "June 2024"),
    ("Publish the results.", "Chair of the Board", "July 2024"),
]
NAMES = ("Action", "Lead", "Due")


def _told(*blocks):
    return [(a.action, a.owner, a.deadline) for a in plan(*blocks).actions]


def _lines(*texts):
    return [line(text) for text in texts]


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_label_that_always_stands_below_an_order_opens_a_block(mark):
    texts = [
        f"{mark}{text}"
        for order, owner, date in ROWS
        for text in (order, f"Lead: {owner}", f"Due: {date}")
    ]
    flow = _lines(*texts)
    assert labels_in(flow).led == {"lead"}
    assert _told(*flow) == ROWS


@pytest.mark.parametrize("told", ["The gap is wide.", "Staff left last year."])
def test_a_label_below_what_orders_nothing_opens_none(told):
    texts = [t for _, owner, date in ROWS for t in (told, f"Lead: {owner}", f"Due: {date}")]
    assert labels_in(_lines(*texts)).led == frozenset()


def test_a_label_that_one_block_has_without_an_order_above_it_opens_none():
    texts = [t for order, owner, _ in ROWS for t in (order, f"Lead: {owner}")]
    flow = _lines(*texts, "Due: May 2024", "Lead: Chief Nurse")
    assert labels_in(flow).led == frozenset()


def test_lines_that_come_again_above_names_and_dates_are_labels_whatever_they_say():
    texts = [
        text
        for order, owner, date in ROWS
        for text in ("Our pledge", order, "In the chair", owner, "Bells ring", date)
    ]
    assert _told(*_lines(*texts)) == ROWS


def test_a_value_that_comes_again_but_not_as_often_is_no_label():
    rows = [*ROWS, ("Widen adverts.", "OD Lead", "August 2024")]
    texts = [t for row in rows for pair in zip(NAMES, row, strict=True) for t in pair]
    assert _told(*_lines(*texts)) == rows


def test_lines_that_come_again_above_prose_alone_are_no_labels():
    texts = [
        text
        for at in range(3)
        for text in ("Our values", f"We listen to group {at}.", "Our people", f"We are {at}00.")
    ]
    assert labels_in(_lines(*texts)).looks == frozenset()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Train panels. Lead: HR Director Date: May 2021", ["Lead", "Date"]),
        ("Lead: HR Director Date: May 2021", ["Lead", "Date"]),
        ("Lead: HR Director Team: Chief Nurse Due: May 2021", ["Lead", "Team", "Due"]),
        ("Train panels. Lead: HR Director Due: May 2021 Measure: All", ["Lead", "Due", "Measure"]),
    ],
)
def test_a_likely_label_inside_a_line_is_told_by_its_value(text, labels):
    assert [one.label for one in labels_inside(text)] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Lead: HR Director Date: the one that was agreed", []),
        ("We set the Date: the Lead: was absent", []),
    ],
)
def test_a_likely_word_without_such_a_value_labels_nothing(text, labels):
    assert [one.label for one in labels_inside(text)] == labels


@pytest.mark.parametrize("text", ["Concern A", "Recommendation B", "Action C", "Issue D"])
def test_a_letter_names_what_is_answered(text):
    assert role_of(text) is Role.REF


@pytest.mark.parametrize("text", ["Appendix A", "Section B", "Ward C", "Plan B", "Hepatitis B"])
def test_a_letter_behind_another_word_names_no_action(text):
    assert role_of(text) is not Role.REF


def test_lettered_lines_name_the_blocks_below_them():
    blocks = [
        item
        for letter, (order, owner, date) in zip("ABC", ROWS, strict=True)
        for item in (
            heading(f"Concern {letter}", 3),
            *_lines(f"Action: {order}", f"Lead: {owner}", f"Due: {date}"),
        )
    ]
    got = plan(*blocks).actions
    assert [a.ref for a in got] == ["Concern A", "Concern B", "Concern C"]
    assert [(a.action, a.owner, a.deadline) for a in got] == ROWS


def test_blocks_that_open_with_one_label_and_a_number_are_named_by_it():
    texts = [
        text
        for at, (order, owner, _) in enumerate(ROWS, 1)
        for text in (
            f"Finding {at}: Few apply for post {at}.",
            f"Action: {order}",
            f"Lead: {owner}",
        )
    ]
    got = plan(*_lines(*texts)).actions
    assert [(a.ref, a.action, a.owner) for a in got] == [
        (f"Finding {at}", order, owner) for at, (order, owner, _) in enumerate(ROWS, 1)
    ]
    assert got[0].summary == "Few apply for post 1."


def test_blocks_that_open_with_the_same_label_without_number_have_no_name():
    texts = [
        text
        for order, owner, _ in ROWS
        for text in ("Finding: Few apply.", f"Action: {order}", f"Lead: {owner}")
    ]
    assert [a.ref for a in plan(*_lines(*texts)).actions] == ["", "", ""]


def test_dates_numbered_as_the_actions_are_stay_with_their_label():
    got = plan(
        *_lines(
            "Action:",
            "1. Train every panel.",
            "2. Hold stay talks.",
            "Lead: HR Director",
            "Due:",
            "1. May 2024",
            "2. June 2024",
        ),
        heading("Later", 2),
        *_lines("Action: Publish the results.", "Lead: Chair", "Due: July 2024"),
    ).actions
    assert [a.deadline for a in got] == ["1. May 2024\n2. June 2024", "July 2024"]
    assert [(step.text, step.deadline) for step in got[0].steps] == [
        ("Train every panel.", "May 2024"),
        ("Hold stay talks.", "June 2024"),
    ]


def _indicator(text):
    return Heading(heading(text), 1, Role.INDICATOR, themed=False)


NAMED = (
    "Relative likelihood of white applicants being appointed from shortlisting compared with "
    "BME applicants"
)


def test_the_line_below_a_numbered_heading_words_its_indicator():
    flow = [heading("Indicator 2"), line(NAMED)]
    assert definition_below(flow, 0, _indicator("Indicator 2")) is flow[1]
    assert definition_below(flow, 0, _indicator("Indicator 3")) is None


@pytest.mark.parametrize("mark", [":", " –", " -"])
def test_a_heading_that_words_its_indicator_itself_has_no_definition_below(mark):
    text = f"Indicator 2{mark} {NAMED}"
    flow = [heading(text), line(f"{NAMED} in our Trust")]
    assert definition_below(flow, 0, _indicator(text)) is None


def test_a_share_in_words_says_what_was_counted():
    said = "Three in ten disabled staff felt pressed by a manager to work when not well enough."
    named = "Percentage of disabled staff who felt pressed by a manager to work when not well"
    for text, below in ((said, None), (named, named)):
        found = definition_below([heading("Metric 6"), line(text)], 0, _indicator("Metric 6"))
        assert (found and found.text) == below


def test_a_title_above_blocks_of_headings_is_no_label_though_its_words_are():
    blocks = [heading("Our response to the inspectors"), line("Bridge House Nursing Home")]
    for number in range(1, 4):
        blocks += [heading(f"Action {number}", 2)]
        for label, value in (("What was found", f"Notes lay open on ward {number}."),
                             ("What we will do", f"Put trolleys with locks on ward {number}."),
                             ("Lead", "Ward Manager"), ("Status", "Underway")):  # fmt: skip
            blocks += [heading(label, 3), line(value)]
    got = plan(*blocks, title="").actions
    assert [(a.ref, a.outcome, a.status) for a in got] == [
        (f"Action {n}", "", "Underway") for n in (1, 2, 3)
    ]


def test_the_code_before_the_label_that_opens_a_block_is_its_ref():
    flow = [
        text
        for number, (order, owner, date) in enumerate(ROWS, 1)
        for text in (f"A{number} Action: {order}", f"Lead: {owner}", f"Due: {date}")
    ]
    got = plan(*_lines(*flow))
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got.actions] == [
        (f"A{number}", *row) for number, row in enumerate(ROWS, 1)
    ]


def test_a_state_below_its_label_is_no_label_though_its_words_could_be():
    text = (
        "Kitchen plan\nAction 2\nRAG rating\nAmber - in progress\nStaff did not know the rule.\n"
        "Action to be taken\nPut up a notice.\nPerson responsible\nHead Cook\n"
        "Target date\n3 May 2022\nProgress to date\nA notice was drawn and is being printed.\n"
    )
    (got,) = read_bytes(text.encode(), "page.txt").actions
    assert (got.status, got.state, got.rag) == ("Amber - in progress", "in_progress", "amber")
    assert got.updates == "A notice was drawn and is being printed."


def test_a_short_value_beside_its_label_is_no_part_of_it():
    blocks = [
        ("Action to be taken:", "Buy a sling for each person.", "Date for completion: May 2021", "Progress: Nine bought."),
        ("Action to be taken:", "Go through all files.", "Date for completion: June 2021", "Progress:"),
        ("Action to be taken: Send a summary of the audits.", "Date for completion: Monthly", "Progress: One sent."),
    ]  # fmt: skip
    found = [
        item
        for number, lines in enumerate(blocks, 1)
        for item in (heading(f"Action {number}", 2), *map(line, lines))
    ]
    deadlines = [action.deadline for action in plan(*found).actions]
    assert deadlines == ["May 2021", "June 2021", "Monthly"]


@pytest.mark.parametrize(
    "told",
    [
        "Three in ten disabled staff felt pressed by a manager to work when not well enough.",
        "A third of disabled staff have felt pressure from their manager to come to work.",
        "41 per cent of disabled staff have felt pressure from their manager to come to work.",
    ],
)
def test_figures_in_words_are_no_definition_of_an_indicator(told):
    text = "Metric 6 – Pressure to come to work"
    assert definition_below([heading(text), line(told)], 0, _indicator(text)) is None


def test_a_title_told_by_the_files_properties_is_no_label_in_its_text():
    title = "Drought lessons: company action list"
    blocks = [heading(title), line("The summer was dry."), table(
        "What we have agreed to do | Lead | To be finished",
        "Renew the main. | Asset Director | 30/11/2023",
        "Draw up a leaflet. | Estates Manager | 28/04/2023",
    )]  # fmt: skip
    document = Document("plan.docx", "docx", "t 1", blocks, title=title)
    got = plan_of(document, DocumentInfo(name="plan.docx", sha256="", bytes=1, format="docx"))
    assert [a.summary for a in got.actions] == ["", ""]


def test_headings_of_a_page_that_tell_of_who_and_what_are_no_labels():
    page = [
        heading("What are we doing?"),
        line("The Trust accepted all recommendations and put them into a plan."),
        heading("Who is responsible?"),
        line("Our actions have been agreed by the Trust Board"),
        heading("Support from our buddy"),
        line("Since May we have been paired with another trust."),
    ]
    assert not labels_in(page).looks
    page[3] = line("Our Chief Executive")
    assert len(labels_in(page).looks) == len(page) / 2


def test_a_word_for_a_field_labels_items_though_it_lacks_in_some():
    blocks = []
    for at, action in enumerate(("Train all panels.", "Buy two vans.", "Open posts to all.")):
        blocks += [line(f"- {action}"), line("- Lead: Chief Nurse"), line("- Due date: May 2025")]
        blocks += [line("- RAG now: G")] if at else []
    got = plan(*blocks)
    assert [(a.status, a.rag) for a in got.actions] == [("", None), ("G", "green"), ("G", "green")]


def test_a_plain_line_that_says_what_labels_elsewhere_say_is_one():
    blocks = []
    for at, row in enumerate(ROWS, 1):
        blocks.append(heading(f"Agreed action {at}", 2))
        for name, value in zip(("What we shall do", "Lead", "Due"), row, strict=True):
            lost = (at, name) == (3, "What we shall do")  # its bold, by a scan
            blocks += [line(name) if lost else heading(name, 3), line(value)]
    assert _told(*blocks) == ROWS


def test_a_numbered_action_set_as_large_as_the_theme_above_it_stays_below_it():
    blocks = []
    for at, (theme, rows) in enumerate(
        (("one - Who joins us", ROWS[:2]), ("two - Who stays", ROWS[2:])), 1
    ):
        blocks.append(heading(f"Priority {theme}", 2))
        for number, (order, owner, date) in enumerate(rows, 1):
            blocks += [
                heading(f"{at}.{number} {order}", 2),
                *_lines(f"Lead: {owner}", f"Due: {date}"),
            ]
    assert [a.theme for a in plan(*blocks).actions] == ["Priority one - Who joins us"] * 2 + [
        "Priority two - Who stays"
    ]


def test_a_heading_below_an_empty_label_is_not_its_value():
    blocks = []
    for at in (3, 4):
        blocks += [
            heading(f"Indicator {at}: what we will do", 2),
            line(f"Action: Train panel {at}."),
        ]
        blocks += [line("Lead: Chief Nurse"), line("RAG:")]
    got = plan(*blocks)
    assert [(a.indicators, a.status, a.updates) for a in got.actions] == [
        (("WRES-3",), "", ""),
        (("WRES-4",), "", ""),
    ]


def _bold_blocks(*blocks):
    lines = []
    for title, pairs in blocks:
        lines += [line(title, bold=True)] if title else []
        for label, value in pairs:
            lines += [line(label, bold=True), *map(line, value.split("\n"))]
    return lines


def test_bold_names_above_numbers_are_themes_and_values_below_labels_none():
    def block(number, action, aim):
        pairs = [("Improvement activity", action), ("Accountability", "1. HR Lead\n2. Matron")]
        return (f"Action {number}", [*pairs, ("What will change?", aim)])

    got = plan(
        *_bold_blocks(
            ("Curriculum and attainment", []),
            block(1, "Review the modules.", "Awarding gap halved"),
            block(2, "Train each tutor.", "All schools take part"),
            block(3, "Hold meetings within core hours.", "Awarding gap halved"),
            ("Student pipeline", []),
            block(4, "Visit four schools.", "Ten bursaries awarded each year"),
        )
    )
    assert [one.theme for one in got.actions] == ["Curriculum and attainment"] * 3 + [
        "Student pipeline"
    ]
    assert {one.owner for one in got.actions} == {"1. HR Lead\n2. Matron"}


def test_a_line_that_counts_on_from_the_one_above_is_no_heading():
    def block(number, action):
        pairs = [("Task", action), ("By (date)", f"May 20{number + 20}")]
        officers = ("Responsible officer", "1. Head of Security\n2. Transport Manager")
        return (f"Action {number}", [*pairs, officers])

    got = plan(
        *_bold_blocks(
            ("Workstream 1: Records", []),
            block(1, "Fit screens."),
            block(2, "Clear the backlog."),
            ("Workstream 2: Well-led", []),
            block(3, "Reissue the procedure."),
        )
    )
    assert [one.theme for one in got.actions] == ["Workstream 1: Records"] * 2 + [
        "Workstream 2: Well-led"
    ]
    assert {one.owner for one in got.actions} == {"1. Head of Security\n2. Transport Manager"}


def test_a_number_with_a_bracket_before_a_label_is_the_ref_also_where_the_record_is_cut():
    flow = _lines(
        *(
            f"{at}) Action: {order} Who: {owner} By when: {date}"
            for at, (order, owner, date) in enumerate(ROWS, 1)
        ),
        "4) Action: Buy gloves.",
        "Who: Chair of Trustees By when: May 2025",
    )
    told = [(a.ref, a.action, a.owner, a.deadline) for a in plan(*flow).actions]
    wanted = [*ROWS, ("Buy gloves.", "Chair of Trustees", "May 2025")]
    assert told == [(str(at), *row) for at, row in enumerate(wanted, 1)]
