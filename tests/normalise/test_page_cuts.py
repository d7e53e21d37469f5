from __future__ import annotations

from dataclasses import replace

import pytest

from normalise.tables import footer, heading, line, plan, table
from planlift_schema import Place

EDGES = (10.0, 60.0, 160.0, 300.0, 360.0)
HEAD = "Ref | Summary | Action | Owner"


def pages(upper: tuple[str, ...], lower: tuple[str, ...], edges: tuple[float, ...] = EDGES):
    return plan(
        table(*upper, page=1, edges=edges),
        footer("Page 1"),
        table(*lower, page=2, edges=edges),
    )


def test_a_table_goes_on_with_its_header_repeated():
    got = pages(
        (HEAD, "1 | Few apply. | Widen adverts. | HR Manager"),
        (HEAD, "2 | Few stay. | Hold stay talks. | OD Lead"),
    )
    assert [a.ref for a in got.actions] == ["1", "2"]
    assert [r.text for r in got.rest if r.kind == "header"] == ["Ref", "Summary", "Action", "Owner"]


def test_a_title_above_the_header_is_repeated_with_it():
    title = "WRES action plan | < | < | <"
    got = pages(
        (title, HEAD, "1 | Few apply. | Widen the range of | HR Manager"),
        (title, HEAD, " | | adverts. | ", "2 | Few stay. | Hold stay talks. | OD Lead"),
    )
    assert [(a.ref, a.action, a.theme) for a in got.actions] == [
        ("1", "Widen the range of adverts.", ""),
        ("2", "Hold stay talks.", ""),
    ]


def test_a_row_cut_by_the_page_is_one_action_and_a_hyphen_stays():
    got = pages(
        (HEAD, "1 | Few apply. | Widen adverts. | HR", "2 | Non- | Develop a process to | OD Lead"),
        (" | mandatory training | provide data. | ", "3 | Few stay. | Hold talks. | Chair"),
    )
    assert [a.ref for a in got.actions] == ["1", "2", "3"]
    assert got.actions[1].summary == "Non-mandatory training"
    assert got.actions[1].action == "Develop a process to provide data."


def test_a_hyphen_goes_where_the_whole_word_stands_elsewhere():
    got = pages(
        (
            HEAD,
            "1 | Recruitment is slow. | Fix it. | HR",
            "2 | Our recruit- | Change the | OD Lead",
        ),
        (" | ment is poor. | process. | ", "3 | Few stay. | Hold talks. | Chair"),
    )
    assert got.actions[1].summary == "Our recruitment is poor."


def test_a_row_whose_other_paragraphs_stand_on_the_next_page_is_one_action():
    got = pages(
        (
            HEAD,
            "1 | Few apply. | Widen adverts. | HR Manager",
            "2 | Few stay. | Hold stay talks. | OD Lead",
        ),
        (" | | Publish what was learned. | ", "3 | Few rise. | Open posts. | Chair"),
    )
    assert [a.ref for a in got.actions] == ["1", "2", "3"]
    assert got.actions[1].action == "Hold stay talks.\nPublish what was learned."


def test_a_new_row_at_the_top_of_a_page_is_a_new_action():
    lines = (
        "Indicator | Action | Owner | Deadline",
        "Indicator 2 | Widen adverts. | HR Manager | May 2019",
        "Indicator 4 | Record training. | OD Lead | June 2019",
    )
    got = pages(lines, (" | Publish the records. | HR Manager | July 2019",))
    assert [a.action for a in got.actions][-1] == "Publish the records."
    assert got.actions[-1].indicator == "Indicator 4"


def test_a_merged_cell_cut_by_the_page_is_whole_in_every_row():
    got = pages(
        (
            "Indicator | Narrative | Action | Owner",
            "Indicator 2 | Staff are less likely to | Widen adverts. | HR Manager",
            "^ | ^ | Train panels. | OD Lead",
        ),
        (" | be appointed. | | ", "Indicator 4 | Few. | Record training. | Chair"),
    )
    assert [a.summary for a in got.actions][:2] == ["Staff are less likely to be appointed."] * 2


def test_every_word_of_a_cut_row_is_in_the_plan_and_only_there():
    got = pages(
        (HEAD, "1 | Few apply. | Widen adverts. | HR", "2 | Non- | Develop a process to | OD Lead"),
        (" | mandatory training | provide data. | ",),
    )
    assert not [rest for rest in got.rest if rest.kind == "table"]


def test_a_header_run_together_with_the_rest_of_a_cut_row_is_parted():
    got = pages(
        (HEAD, "1 | Few apply. | Widen adverts. | HR Manager", "2 | Few stay. | Hold | OD Lead"),
        ("Ref | Summary | Action stay talks. | Owner", "3 | Few rise. | Open posts. | Chair"),
    )
    assert [(a.ref, a.action) for a in got.actions] == [
        ("1", "Widen adverts."),
        ("2", "Hold stay talks."),
        ("3", "Open posts."),
    ]
    assert not [rest for rest in got.rest if rest.kind == "table"]


def test_a_word_cut_by_the_page_without_a_hyphen_is_whole_again():
    got = pages(
        (
            HEAD,
            "1 | Few apply. | Widen adverts. | HR",
            "2 | Few stay. | Fund the adjustm | OD Lead",
        ),
        (" |  | ents. | ", "3 | Few rise. | Hold talks. | Chair"),
    )
    assert [a.action for a in got.actions] == [
        "Widen adverts.",
        "Fund the adjustments.",
        "Hold talks.",
    ]


def test_two_words_at_a_page_cut_stay_two():
    got = pages(
        (HEAD, "1 | Few apply. | Widen adverts. | HR", "2 | Few stay. | Train staff in | OD Lead"),
        (" |  | form filling. | ", "3 | Few rise. | Hold talks. | Chair"),
    )
    assert got.actions[1].action == "Train staff in form filling."


def test_a_page_that_repeats_the_header_and_adds_a_column_is_read():
    got = plan(
        table(HEAD, "1 | Few apply. | Widen adverts. | HR Manager", page=1, edges=EDGES),
        table(
            f"{HEAD} | Due",
            "2 | Few stay. | Hold stay talks. | OD Lead | May 2025",
            page=2,
            edges=(10.0, 60.0, 160.0, 300.0, 330.0, 360.0),
        ),
    )
    assert [a.ref for a in got.actions] == ["1", "2"]
    assert [a.deadline for a in got.actions] == ["", "May 2025"]


def test_a_row_of_which_some_cells_moved_to_the_next_page_is_one_action():
    head = "Ref | Indicator | Action | Owner | Deadline | Status"
    edges = (10.0, 60.0, 160.0, 300.0, 360.0, 420.0, 480.0)
    got = pages(
        (
            head,
            "1 | Indicator 4 | Record all training. | OD Lead | May 2019 | Complete",
            "2 | | Publish a guide. | | | ",
        ),
        (
            head,
            " | Indicator 5 | | Head of Nursing | June 2019 | On track",
            "3 | Indicator 7 | Hold stay talks. | HR Manager | July 2019 | Overdue",
        ),
        edges,
    )
    assert [(a.ref, a.indicator, a.owner, a.deadline, a.status) for a in got.actions] == [
        ("1", "Indicator 4", "OD Lead", "May 2019", "Complete"),
        ("2", "Indicator 5", "Head of Nursing", "June 2019", "On track"),
        ("3", "Indicator 7", "HR Manager", "July 2019", "Overdue"),
    ]
    assert got.actions[1].review == {}


DATED = "Ref | Summary | Action | Owner | Deadline"
DATED_EDGES = (10.0, 60.0, 160.0, 300.0, 360.0, 420.0)


def test_a_row_whose_cells_went_whole_to_the_next_page_is_one_action():
    got = pages(
        (DATED, "1 | Few apply. | Widen adverts. | HR Manager | May 2019", "2 | | | | June 2019"),
        (
            DATED,
            " | Few stay. | Hold stay talks. | OD Lead | ",
            "3 | Few rise. | Open posts. | Chair | July 2019",
        ),
        DATED_EDGES,
    )
    assert [(a.ref, a.summary, a.action, a.owner) for a in got.actions] == [
        ("1", "Few apply.", "Widen adverts.", "HR Manager"),
        ("2", "Few stay.", "Hold stay talks.", "OD Lead"),
        ("3", "Few rise.", "Open posts.", "Chair"),
    ]
    assert [a.deadline for a in got.actions] == ["May 2019", "June 2019", "July 2019"]


def test_a_row_without_an_action_does_not_take_a_whole_one_from_the_next_page():
    got = pages(
        (DATED, "1 | Few apply. | Widen adverts. | HR Manager | May 2019", "2 | | | | June 2019"),
        ("3 | Few rise. | Open posts. | Chair | July 2019",),
        DATED_EDGES,
    )
    assert [(a.ref, a.deadline) for a in got.actions] == [("1", "May 2019"), ("3", "July 2019")]


def test_a_header_of_two_levels_in_words_that_no_one_knows_is_no_action():
    head = (
        "Ref | Action | < | Keeping watch | <",
        "^ | Doing | Hand | Word | Mark",
    )
    got = pages(
        (*head, "1 | Widen adverts. | HR Manager | Begun in May. | On track"),
        (*head, "2 | Hold stay talks. | OD Lead | Two were held. | Complete"),
        (10.0, 60.0, 160.0, 300.0, 360.0, 420.0),
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("1", "Widen adverts.", "HR Manager"),
        ("2", "Hold stay talks.", "OD Lead"),
    ]


WIDE = "Ref | Indicator | Action | Owner | Deadline"
WIDE_EDGES = (10.0, 60.0, 160.0, 300.0, 360.0, 420.0)
FULL = tuple(
    f"{n} | Indicator {n} | Widen adverts for post {n}. | HR Manager | May 2024"
    for n in range(1, 5)
)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("5 | | | | June 2024", " | Indicator 5 | Train panels. | OD Lead | "),
        ("5 | | Train panels. | | ", " | Indicator 5 | | OD Lead | June 2024"),
        ("5 | Indicator 5 | | OD Lead | ", " | | Train panels. | | June 2024"),
    ],
)
def test_cells_that_the_page_cut_leaves_on_either_side_are_one_row(upper, lower):
    last = "6 | Indicator 6 | Open posts. | Chair | Ongoing"
    got = pages((WIDE, *FULL, upper), (WIDE, lower, last), WIDE_EDGES)
    read = [(a.ref, a.indicator, a.action, a.owner, a.deadline) for a in got.actions]
    assert read[3:] == [
        ("4", "Indicator 4", "Widen adverts for post 4.", "HR Manager", "May 2024"),
        ("5", "Indicator 5", "Train panels.", "OD Lead", "June 2024"),
        ("6", "Indicator 6", "Open posts.", "Chair", "Ongoing"),
    ]
    assert not [rest for rest in got.rest if rest.kind == "table"]


def test_a_row_that_lacks_cells_is_not_put_together_with_a_whole_one():
    upper, lower = "5 | | | | June 2024", "6 | Indicator 6 | Open posts. | Chair | Ongoing"
    got = pages((WIDE, *FULL, upper), (WIDE, lower), WIDE_EDGES)
    assert [(a.ref, a.action) for a in got.actions][4:] == [("6", "Open posts.")]
    assert got.actions[3].deadline == "May 2024"


def test_a_merged_cell_that_goes_on_beside_a_new_row_joins_no_rows():
    got = pages(
        (
            "Indicator | Action | Owner | Deadline",
            "Indicator 2 shortlisting | Widen adverts. | HR Manager | May 2024",
            "^ | Publish the data. | Chair | June 2024",
            "Indicator 8 discrimination at work | Train panels. | OD Lead | Quarterly",
        ),
        ("from a manager or other colleague | Set up a line. | Chaplain | Ongoing",),
    )
    whole = "Indicator 8 discrimination at work from a manager or other colleague"
    assert [(a.indicator, a.action) for a in got.actions][2:] == [
        (whole, "Train panels."),
        (whole, "Set up a line."),
    ]


def text_between(between):
    upper = (HEAD, "1 | Few apply. | Widen adverts. | HR Manager", "2 | Few | Hold stay | OD Lead")
    lower = (" | stay. | talks. | ", "3 | Few rise. | Open posts. | Chair")
    return plan(table(*upper, page=1, edges=EDGES), between, table(*lower, page=2, edges=EDGES))


def test_a_table_goes_on_behind_a_line_that_is_no_heading():
    got = text_between(line("Not for circulation"))
    assert [(a.ref, a.summary, a.action) for a in got.actions] == [
        ("1", "Few apply.", "Widen adverts."),
        ("2", "Few stay.", "Hold stay talks."),
        ("3", "Few rise.", "Open posts."),
    ]


def test_a_table_ends_at_a_heading():
    got = text_between(heading("Our estates", 2))
    assert [a.action for a in got.actions][:2] == ["Widen adverts.", "Hold stay"]


def test_a_ref_that_a_narrow_column_breaks_is_whole_where_the_page_cuts_it():
    got = pages(
        (
            HEAD,
            "IA23/019 | Few apply. | Widen adverts. | HR Manager",
            "IA23/020 | Few stay. | Hold stay talks. | OD Lead",
            "IA23/0 | Plans were not | Run an exercise for each | Emergency",
        ),
        (
            "21 | tested. | service without one. | Planner",
            "IA23/022 | Few rise. | Open it. | Chair",
        ),
    )
    assert [a.ref for a in got.actions] == ["IA23/019", "IA23/020", "IA23/021", "IA23/022"]
    assert got.actions[2].action == "Run an exercise for each service without one."
    assert got.actions[2].owner == "Emergency Planner"


def test_a_new_ref_below_a_page_cut_begins_a_row():
    got = pages(
        (HEAD, "9 | Few apply. | Widen adverts for | HR", "10 | Few stay. | Hold talks with | OD"),
        ("11 | few rise. | open posts. | Chair", "12 | Few rise. | Open it. | Chair"),
    )
    assert [a.ref for a in got.actions] == ["9", "10", "11", "12"]


def test_the_label_of_a_form_that_a_page_cuts_is_one_label():
    edges = (10.0, 100.0, 300.0)
    got = plan(
        table("Issue | New staff feel lost.", "Management | Hold a talk with", page=1, edges=edges),
        footer("Page 1"),
        table(
            "action | each new starter.", "Lead | HR Manager", "Due | May 2024", page=2, edges=edges
        ),
        table(
            "Issue | Few tell us why they go.",
            "Management action | Write to every leaver.",
            "Lead | OD Lead",
            "Due | June 2024",
            page=2,
            edges=edges,
        ),
    )
    assert [(a.summary, a.action, a.owner) for a in got.actions] == [
        ("New staff feel lost.", "Hold a talk with each new starter.", "HR Manager"),
        ("Few tell us why they go.", "Write to every leaver.", "OD Lead"),
    ]


LONG = "What stands behind it, as the survey and the talks of last winter showed"


@pytest.mark.parametrize(
    ("head", "again"),
    [(HEAD, heading), (HEAD.replace("Summary", LONG), line)],
    ids=["a heading", "a long line"],
)
def test_a_header_repeated_outside_the_pieces_of_a_table_does_not_part_it(head, again):
    got = plan(
        table(
            head,
            "1 | Few apply. | Widen adverts. | HR Manager",
            "2 | Few stay. | Hold stay talks on | OD Lead",
            page=1,
            edges=EDGES,
        ),
        again(head.replace(" | ", " ")),
        table(" | | each ward. | ", "3 | Few rise. | Open posts. | Chair", page=2, edges=EDGES),
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("1", "Widen adverts.", "HR Manager"),
        ("2", "Hold stay talks on each ward.", "OD Lead"),
        ("3", "Open posts.", "Chair"),
    ]


def test_a_line_that_says_that_the_table_goes_on_ends_no_section():
    got = pages(
        (
            HEAD,
            "Careers | < | < | <",
            "1 | Few apply. | Widen adverts. | HR",
            "Culture | < | < | <",
        ),
        (
            "Table continued from the previous page | < | < | <",
            HEAD,
            "2 | Few stay. | Talk. | Chair",
        ),
    )
    assert [(a.ref, a.theme) for a in got.actions] == [("1", "Careers"), ("2", "Culture")]
    assert any("Table continued" in one.text for one in got.rest)


def test_a_row_with_all_of_its_own_below_a_merged_cell_is_an_action():
    rows = (
        "Priority one | Sit on each panel. | Recruitment Lead | July | G",
        "^ | Rewrite the twenty most used descriptions, and | HR Partner, Adults | October | A",
        "Priority two | Print and enforce the card rules. | Director of Nursing | September | G",
        "^ | Give managers a day on respect. | OD Practitioner | February | R",
    )
    got = plan(table("Priority | Activity | Person leading | Complete by | RAG", *rows))
    assert [(a.theme, a.owner, a.status) for a in got.actions] == [
        ("Priority one", "Recruitment Lead", "G"),
        ("Priority one", "HR Partner, Adults", "A"),
        ("Priority two", "Director of Nursing", "G"),
        ("Priority two", "OD Practitioner", "R"),
    ]


def test_a_grade_a_and_a_deadline_that_recurs_are_no_beginnings_of_the_row_below():
    rows = [
        "Hold talks. | Safety Lead | Monthly | Five ideas wait | A",
        "Open a rest room. | Estates Lead | December 2023 | It is used | R",
    ]
    got = plan(table("Action | Lead | Deadline | Success measure | RAG", *rows))
    assert [(a.deadline, a.status) for a in got.actions] == [
        ("Monthly", "A"),
        ("December 2023", "R"),
    ]


def test_the_ref_at_a_page_end_and_its_cells_on_the_next_page_are_one_action_without_a_state():
    wide, edges = f"{HEAD} | By when | Status", (*EDGES, 420.0, 480.0)
    full = (f"1.{n} | Few apply. | Widen adverts. | HR | June 2024 | Done" for n in range(1, 5))
    got = pages(
        (
            wide,
            *full,
            "2 | Few stay. | Hold stay talks. | OD Lead | July 2024 | Done",
            "3 | | | | ASAP | ",
        ),
        (
            wide,
            " | Students are not mentioned. | Add a page to the handbook | Practice Lead | | ",
            "4 | Few rise. | Open posts. | Chair | May 2025 | Underway",
        ),
        edges,
    )
    assert [a.ref for a in got.actions[4:]] == ["2", "3", "4"]
    third = got.actions[5]
    assert (third.summary, third.action, third.owner, third.deadline, third.status) == (
        "Students are not mentioned.",
        "Add a page to the handbook",
        "Practice Lead",
        "ASAP",
        "",
    )
    assert got.actions[4].action == "Hold stay talks."


ASKED = (
    "Sheet", "Metric", "What we know", "We commit to", "In the hands of", "Finish line", "State of play",
)  # fmt: skip
SHEETS = [
    ("D-01", "Metric 2 – Appointment", "The gap is wide.", "Send managers a short film.",
     "Business Partner", "Thursday 30 September 2021", "Done"),
    ("D-02", "Metric 6 – Pressure", "It grew in the year.", "Extend the talks to community teams.",
     "OD Lead", "Monday 31 January 2022", "Delayed"),
    ("D-03", "Metric 8 – Adjustments", "Few are asked.", "Make the passport part of supervision.",
     "Network Chair", "31 March 2022", "Not begun"),
]  # fmt: skip


def _told(actions, names):
    return [tuple(getattr(action, name) for name in names) for action in actions]


def _sheet(told, page, rows=slice(None)):
    lines = [f"[E8EDEE] {name} | {value}" for name, value in zip(ASKED, told, strict=True)]
    return table(*lines[rows], page=page)


def test_a_form_that_a_page_cut_is_one_with_the_labels_of_the_others():
    first, second, third = SHEETS
    got = plan(
        _sheet(first, 1),
        _sheet(second, 1, slice(4)),
        footer("Page 1"),
        _sheet(second, 2, slice(4, None)),
        _sheet(third, 2),
    ).actions
    names = ("ref", "indicator", "summary", "action", "owner", "deadline", "status")
    assert _told(got, names) == SHEETS


def test_what_is_not_the_rest_of_a_form_stays_out_of_it():
    first, second, third = SHEETS
    got = plan(
        _sheet(first, 1),
        _sheet(third, 1),
        _sheet(second, 1, slice(4)),
        footer("Page 1"),
        table("Other | thing", "More | words", page=2),
    ).actions
    assert [a.ref for a in got][:2] == ["D-01", "D-03"]
    assert not any("words" in a.extra.values() for a in got)


def test_an_empty_merged_cell_at_the_top_of_a_page_is_the_merged_one_above():
    got = pages(
        (
            "Ref | Summary | Action | Owner",
            "1 | Few apply. | Widen adverts. | Sarah Linton",
            "2 | Few stay. | Hold stay talks. | ^",
        ),
        (
            "3 | Few rise. | Open posts. | ",
            "4 | Few learn. | Record training. | ^",
        ),
    )
    assert [a.owner for a in got.actions] == ["Sarah Linton"] * 4
    assert not got.actions[2].review


def test_an_empty_cell_at_the_top_of_a_page_is_doubted_where_its_column_has_merged_ones():
    got = pages(
        (
            "Ref | Summary | Action | Owner",
            "1 | Few apply. | Widen adverts. | HR Manager",
            "2 | ^ | Hold stay talks. | OD Lead",
            "3 | Few rise. | Open posts. | Chair",
        ),
        ("4 | | Record training. | Chair", "5 | Few learn. | Train panels. | OD Lead"),
    )
    assert got.actions[3].summary == "Few rise."
    assert set(got.actions[3].review) == {"summary"}


def test_many_empty_cells_of_a_drawn_table_without_spans_are_doubted():
    head = "Ref | Summary | Action | Owner"
    rows = [
        f"{at} | {'Few apply.' if at in (1, 4) else ''} | Widen advert {at}. | HR"
        for at in range(1, 7)
    ]
    drawn = plan(table(head, *rows, page=1, edges=EDGES))
    assert [set(a.review) for a in drawn.actions] == [
        set() if at in (1, 4) else {"summary"} for at in range(1, 7)
    ]


CARDS = [
    ("PC 01", "Metric 2", "17 January 2020", "Bring the offer to three more sites.",
     "Learning Manager", "The gap is 9%.", "Green - on target"),
    ("PC 02", "Metric 6", "28 February 2020", "Record each request for leave.",
     "Systems Administrator", "Refusals were never counted.", "Amber - started"),
    ("PC 03", "Metric 8", "31 March 2020", "Pair each director with a colleague.",
     "Chief Executive", "Belief fell to 69%.", "Red - not started"),
]  # fmt: skip


def _card(told, page, rows=slice(None)):
    lines = [
        "Our ref | Metric | Closing date",
        " | ".join(told[:3]),
        "Action | < | Post holder",
        f"{told[3]} | < | {told[4]}",
        "What the figures say | < | RAG",
        f"{told[5]} | < | {told[6]}",
    ]
    return table(*lines[rows], page=page)


def test_forms_of_labels_above_values_are_told_by_the_labels_that_come_again():
    first, second, third = CARDS
    got = plan(
        _card(first, 1),
        _card(second, 1),
        _card(third, 1, slice(4)),
        footer("Page 1"),
        _card(third, 2, slice(4, None)),
    ).actions
    names = ("ref", "indicator", "deadline", "action", "owner", "summary", "status")
    assert _told(got, names) == CARDS


def test_a_value_that_comes_again_beside_its_label_makes_no_row_of_labels():
    asked = ("What was found?", "What will we do?", "Who will see to it?", "By what date?")
    told = [
        ("Charts had gaps.", "Complete observations on time.", "Head of Pharmacy", "6 March 2025"),
        ("Replies took weeks.", "Answer complaints sooner.", "Head of Pharmacy", "1 June 2025"),
        ("Doors were open.", "Fit new locks on both wards.", "Head of Estates", "1 July 2025"),
    ]
    rows = [[f"{a} | {b}" for a, b in zip(asked, one, strict=True)] for one in told]
    got = plan(*(table(*one) for one in rows)).actions
    assert [(a.summary, a.action, a.owner, a.deadline) for a in got] == told


def _beside_number(number, action, due, lead):
    return [
        f"{number} | Specific steps | {action} | < | < | < | <",
        f"^ | Estimated finish | {due} | Outcome sought | Fewer leave. | Named person | {lead}",
    ]


def test_a_form_beside_its_number_that_a_page_cuts_stays_one():
    forms = [
        ("22/01", "Widen adverts.", "May 2022", "HR Manager"),
        ("22/02", "Hold stay talks.", "June 2022", "OD Lead"),
        ("22/03", "Train panels.", "July 2022", "Chair"),
        ("22/04", "Write a guide.", "August 2022", "Chief Nurse"),
    ]
    rows = [row for form in forms for row in _beside_number(*form)]
    edges = (10.0, 60.0, 160.0, 260.0, 300.0, 360.0, 420.0, 480.0)
    lower = (rows[5].replace("^", ""), *rows[6:])
    got = pages(tuple(rows[:5]), lower, edges)
    assert [(a.ref, a.action, a.deadline, a.owner) for a in got.actions] == forms


def _on(page, text):
    return replace(line(text), place=Place(page=page))


def test_lines_of_a_card_on_the_next_page_are_the_rest_of_it():
    cards = [
        ("Widen adverts.", "HR Manager", "May 2022", "Complete"),
        ("Hold stay talks.", "OD Lead", "June 2022", "Not started"),
    ]
    labels = ("Action", "Lead", "Needed by", "Status")
    first, second = [
        [f"{label}: {text}" for label, text in zip(labels, card, strict=True)] for card in cards
    ]
    got = plan(
        *(_boxed(number, lines) for number, lines in ((1, first), (2, second[:2]))),
        *(_on(2, text) for text in second[2:]),
    )
    assert [(a.action, a.owner, a.deadline, a.status) for a in got.actions] == cards
    assert [a.ref for a in got.actions] == ["Action 1", "Action 2"]


def _boxed(number, lines):
    card = table(f"Action {number}", "~".join(lines), page=1)
    for cell in card.cells:
        cell.paragraphs = [replace(one, place=Place(page=1, table=1)) for one in cell.paragraphs]
    return card


def test_a_row_whose_action_stands_below_the_cut_goes_on_there_with_its_prose_too():
    edges = tuple(float(60 * x) for x in range(7))
    header = "Our ref | Shortfall | To do | Measure of success | Whose job is it? | Delivery date"
    first = table(
        header,
        "8 | Some fridges were warm. | Add checks to the list. | None missed | Estates Manager | 4 May 2024",
        "9 | Some drugs were unsigned. | | Audits score 98% | | End of May 2025",
        page=1,
        edges=edges,
    )
    second = table(
        header,
        "| A sample was read in detail. | Carry out an audit each week. | | Head of Pharmacy |",
        "10 | Few were trained. | Book time for training. | Most trained | OD Lead | June 2025",
        page=2,
        edges=edges,
    )
    got = plan(first, second).actions
    assert [(a.ref, a.action, a.owner) for a in got] == [
        ("8", "Add checks to the list.", "Estates Manager"),
        ("9", "Carry out an audit each week.", "Head of Pharmacy"),
        ("10", "Book time for training.", "OD Lead"),
    ]
    assert got[1].summary.split("\n") == [
        "Some drugs were unsigned.",
        "A sample was read in detail.",
    ]


def test_the_text_of_a_merged_cell_that_no_rule_keeps_together_is_whole_beside_each_row():
    rows = [
        "1.1 | Metric 2: Likelihood of appointment | Few apply. | Review adverts. | HR Lead | May 2024",
        "1.2 | | Few know. | Train panels. | | June 2024",
        "2.1 | Metric 6: Percentage of staff experiencing harassment, | Many tell of it. | Run talks. | OD | May 2024",
        "2.2 | bullying or abuse from staff in the last year | Few report it. | Film films. | | July 2024",
        "2.3 | | Few stay. | Hold stay talks. | | August 2024",
    ]
    header = "S/N | Which metric? | Finding | Improvement activity | Whose job is it? | Due"
    got = plan(table(header, *rows, page=1, edges=tuple(float(60 * x) for x in range(7)))).actions
    whole = "Metric 6: Percentage of staff experiencing harassment, bullying or abuse from staff in the last year"
    assert [a.indicator.replace("\n", " ") for a in got[2:]] == [whole] * 3
    assert {a.indicators for a in got[2:]} == {("WRES-6",)}
    assert ["owner" in a.review for a in got] == [False, True, False, True, True]


def test_a_row_that_names_an_indicator_at_the_top_of_a_page_is_a_section_beside_merged_cells():
    head = "Ref | Evidence of need | Action | Owner"
    got = pages(
        (
            head,
            "Indicator 3: Formal process | | | ",
            "1 | Cases take long. | Review terms. | HR Manager",
            "2 | ^ | Train panels. | OD Lead",
        ),
        (
            head,
            "Indicator 4: Training | | | ",
            "3 | Few take part. | Write to all. | HR Manager",
            "4 | ^ | Widen the offer. | OD Lead",
        ),
    )
    names = [one.indicator.partition(":")[0] for one in got.actions]
    assert names == ["Indicator 3"] * 2 + ["Indicator 4"] * 2


def test_the_names_of_actions_that_stand_across_come_again_on_the_next_page():
    names = " | Action 4 | Action 5 | Action 6"
    got = pages(
        (
            names,
            "What we will do | Add charging points. | Train drivers. | Route visits.",
            "Who will lead? | Estates | HR Manager | OD Lead",
            "Deadline | May 2026 | June 2026 | July 2026",
        ),
        (
            names,
            "Success looks like | 24 in use | 150 trained | Mileage falls",
            "Status | Delivered | On track | Delivered",
        ),
    )
    assert [(one.ref, one.deadline, one.outcome, one.status) for one in got.actions] == [
        ("Action 4", "May 2026", "24 in use", "Delivered"),
        ("Action 5", "June 2026", "150 trained", "On track"),
        ("Action 6", "July 2026", "Mileage falls", "Delivered"),
    ]


@pytest.mark.parametrize(
    ("second", "indicators"),
    [("Metric 4b", ["WDES-4a", "WDES-4b"]), ("Metric 4a", ["WDES-4a", "WDES-4a"])],
)
def test_a_table_with_other_words_above_the_same_header_is_one_of_its_own(second, indicators):
    def page(number, name, order):
        return table(
            f"{name}: Harassment of disabled staff | < | <",
            "Key findings | It was more often. | <",
            "What we will do | Named lead | Target date",
            f"{order} | Head of HR | May 2021",
            page=number,
            edges=(40.0, 200.0, 300.0, 400.0),
        )

    first = page(1, "Metric 4a", "Train every panel in the trust.")
    got = plan(
        heading("WDES Action Plan 2020/21"), first, page(2, second, "Hold stay talks.")
    ).actions
    assert [a.action for a in got] == ["Train every panel in the trust.", "Hold stay talks."]
    assert [code for a in got for code in a.indicators] == indicators
