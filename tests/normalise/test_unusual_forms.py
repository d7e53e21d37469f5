"""Plans in unusual forms that were once read wrongly or not at all."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.pipeline import read_bytes

ROWS = [
    ("Train every panel in fair selection", "HR Director", "May 2024"),
    ("Hold stay talks on each ward", "OD Lead", "June 2024"),
    ("Publish the results on the intranet", "Chair", "July 2024"),
]


def test_an_empty_cell_between_two_marks_keeps_its_place():
    lines = [" > ".join(row) for row in [("Action", "Lead", "Deadline"), *ROWS]]
    got = plan(*map(line, [*lines, "Widen where posts are advertised > > August 2024"])).actions
    assert [(a.action, a.owner, a.deadline) for a in got][3:] == [
        ("Widen where posts are advertised", "", "August 2024")
    ]


def test_lines_of_joined_cells_in_a_text_file_are_not_wrapped_into_one():
    rows = [
        "Train every panel that meets to appoint > HR Director > May 2024",
        "Hold stay talks on each ward of the Trust > OD Lead > June 2024",
        "Publish the results on the intranet page > Chair > July 2024",
    ]
    text = "WRES Action Plan 2019/20\n\nAction > Lead > Deadline\n" + "\n".join(rows) + "\n"
    assert len(read_bytes(text.encode(), "plan.txt").actions) == 3


ACTIONS = table(
    "Ref | Action | Lead | Due",
    "1 | Train every panel in fair selection. | HR Director | May 2020",
    "2 | Hold stay talks on each ward. | OD Lead | June 2020",
)


def _body(text):
    got = plan(heading("Race equality action plan 2019/20"), line(text), ACTIONS, title="")
    return got.organisation.name if got.organisation else None


def test_a_name_that_ends_a_sentence_stands_without_its_stop():
    text = "This plan is published on behalf of the Moorland Rescue Association."
    assert _body(text) == "Moorland Rescue Association"


def test_a_value_that_comes_again_is_no_label():
    rows = [
        ("Train every panel.", "May 2024"),
        ("Hold stay talks.", "June 2024"),
        ("Publish the results.", "July 2024"),
    ]
    texts = [
        t for order, date in rows for t in ("Action", order, "Lead", "Chief Nurse", "Due", date)
    ]
    got = plan(*map(line, texts)).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        (order, "Chief Nurse", date) for order, date in rows
    ]


def test_several_bullets_above_one_lead_keep_their_bullets():
    text = (
        "WRES Action Plan 2019/20\n\n- Use plain words in all adverts.\n- Test them with staff.\n"
        "Lead: OD Lead\nBy when: May 2021\n\n- Offer posts on a job share basis.\n"
        "Lead: HR Director\nBy when: June 2021\n"
    )
    first = read_bytes(text.encode(), "plan.txt").actions[0]
    assert first.action == "- Use plain words in all adverts.\n- Test them with staff."
    assert len(first.steps) == 2


def test_rules_between_rows_part_them_though_a_first_cell_is_empty():
    rule = "-" * 58
    text = (
        "WRES Action Plan 2019/20\n\n"
        "Ref  Action                     Lead              Deadline\n"
        f"{rule}\n"
        "1    Set up a shadow board.     Programme Lead    June 2019\n"
        f"{rule}\n"
        "     Refresh the passport.      Experience Lead   Mar 2020\n"
        f"{rule}\n"
        "3    Publish the results.       The Chair         May 2020\n"
    )
    assert len(read_bytes(text.encode(), "plan.txt").actions) == 3


def test_named_lines_of_a_grid_are_no_columns():
    from planlift_parsers import DEFAULT_LIMITS
    from planlift_parsers.html import read

    boxes = "".join(
        f"<div>{t}</div>"
        for t in ["Action", "Lead", "Due", "Train", "HR", "May", "Talk", "OD", "June"]
    )
    tracks = "[a] 10em [b] auto 2fr"
    html = f'<div style="display:grid; grid-template-columns:{tracks}">{boxes}</div>'
    assert len(list(read(html.encode(), "page.html", DEFAULT_LIMITS).tables())) == 1


def test_chairs_are_never_the_actions_unseen():
    got = plan(
        table(
            "Topic | Wobble | Due",
            "Train every panel. | Chair of Council | May 2024",
            "Hold stay talks. | Chair of Senate | June 2024",
            "Publish the results. | Chair of Audit | July 2024",
        )
    ).actions
    assert all(a.action != "Chair of Council" or "action" in a.review for a in got)


FUSED_CELLS = [
    ("HR/OD, Q3 2019/20", "HR/OD", "Q3 2019/20"),
    ("J.B. 30/9", "J.B.", "30/9"),
    ("Head of OD, within 6 months of approval", "Head of OD", "within 6 months of approval"),
    ("HR Director – May 2024~OD Lead – June 2024", "HR Director\nOD Lead", "May 2024\nJune 2024"),
    ("HR Director / May 2024 / OD Lead / June 2024", None, None),
]


@pytest.mark.parametrize(("cell", "owner", "deadline"), FUSED_CELLS)
def test_a_cell_of_two_fields_is_right_or_doubted(cell, owner, deadline):
    got = plan(
        table(
            "Action | Lead / Timescale",
            f"Train every panel. | {cell}",
            "Hold stay talks. | OD Lead / June 2024",
        )
    ).actions[0]
    assert (got.owner, got.deadline) == (owner, deadline) or {"owner", "deadline"} <= set(
        got.review
    )


def test_a_heading_gives_its_lead_to_each_block_below_it_and_to_none_above():
    orders = [
        "Train every panel in fair selection.",
        "Hold stay talks on each ward.",
        "Publish the results on the intranet.",
        "Widen where posts are advertised.",
    ]
    dates = ["May 2024", "June 2024", "July 2024", "August 2024"]
    blocks = [[line(f"Action: {o}"), line(f"Due: {d}")] for o, d in zip(orders, dates, strict=True)]
    got = plan(
        heading("Lead: HR Director", 2),
        *blocks[0],
        *blocks[1],
        heading("Lead: OD Lead", 2),
        *blocks[2],
        *blocks[3],
    ).actions
    assert [a.owner for a in got] == ["HR Director", "HR Director", "OD Lead", "OD Lead"]


def test_cells_that_say_what_they_are_below_a_row_across():
    got = plan(
        table(
            "Our plan for the year | < | <",
            "Action: Train every panel. | Lead: HR Director | Due: May 2024",
            "Action: Hold stay talks. | Lead: OD Lead | Due: June 2024",
        )
    ).actions
    assert [a.owner for a in got] == ["HR Director", "OD Lead"]


def test_one_cell_without_its_label_leaves_no_labels_in_the_others():
    got = plan(
        table(
            "Action: Train every panel. | Lead: HR Director | Due: May 2024",
            "Action: Hold stay talks. | OD Lead | Due: June 2024",
            "Action: Publish the results. | Lead: Chair | Due: July 2024",
        )
    ).actions
    assert all(a.owner in ("HR Director", "OD Lead", "Chair") or "owner" in a.review for a in got)


def test_a_heading_gives_its_lead_to_the_table_below_it():
    got = plan(
        heading("Lead: HR Director", 2),
        table("Action | Due", "Train every panel. | May 2024", "Hold talks. | June 2024"),
        heading("Lead: OD Lead", 2),
        table("Action | Due", "Publish the results. | July 2024", "Widen ads. | May 2024"),
    )
    assert [a.owner for a in got.actions] == ["HR Director", "HR Director", "OD Lead", "OD Lead"]


@pytest.mark.parametrize("key", ["lead / timescale", "#2"])
def test_a_mapping_file_may_name_the_whole_header_in_any_way(key):
    from planlift.corrections import Correction, Corrections, Ruling

    entry = {"headers": ["Action", "Lead / Timescale"], "columns": {key: "owner"}}
    ruling = Ruling(Correction.model_validate(entry), "planlift.toml")
    got = plan(
        table(
            "Action | Lead / Timescale",
            "Train every panel. | HR Director / May 2024",
            "Hold stay talks. | OD Lead / June 2024",
        ),
        corrections=Corrections((ruling,)),
    )
    assert got.actions[0].owner == "HR Director / May 2024"


def _one_row(head, row):
    orders = [("Train every panel.", "May 2024"), ("Hold stay talks.", "June 2024")]
    return [b for o, d in orders for b in (line(o), table(head, row.replace("DATE", d)))]


def test_a_mapping_file_rules_a_table_of_one_row_below_its_action():
    from planlift.corrections import Correction, Corrections, Ruling

    entry = {
        "headers": ["Lead", "Due", "Success measure"],
        "columns": {"Success measure": "updates"},
    }
    ruling = Ruling(Correction.model_validate(entry), "planlift.toml")
    got = plan(
        *_one_row("Lead | Due | Success measure", "HR Director | DATE | Fewer leave"),
        corrections=Corrections((ruling,)),
    )
    assert got.actions[0].updates == "Fewer leave"


def test_a_table_of_one_row_with_a_column_of_two_fields_has_its_action_above():
    got = plan(*_one_row("Who and when | Success measure", "HR Director, DATE | Fewer leave"))
    assert [a.owner for a in got.actions] == ["HR Director", "HR Director"]


def test_an_indicator_stays_open_over_numbered_actions_whose_headings_are_as_large():
    made = []
    for number in (2, 3):
        made += [heading(f"Indicator {number}", 2)]
        for action in (1, 2):
            made += [heading(f"Action {action}", 2), line("Train every panel in fair selection.")]
            made += [line("Lead: HR Director"), line("Due: May 2019")]
    got = plan(*made).actions
    assert [a.indicator for a in got] == ["Indicator 2"] * 2 + ["Indicator 3"] * 2
    assert [a.ref for a in got] == ["Action 1", "Action 2"] * 2


def test_a_second_row_with_one_label_and_its_value_belongs_to_the_record_above():
    got = plan(
        table(
            "Ref | Matter | Action | Lead | Due",
            "1 | Few apply. | Widen the adverts. | HR Director | May 2019",
            "^ | Update | Twelve sites were added in June. | < | <",
            "2 | Few stay. | Hold stay talks on each ward. | OD Lead | June 2019",
            "^ | Update | Talks began. | < | <",
        )
    ).actions
    assert [(a.ref, a.action, a.updates) for a in got] == [
        ("1", "Widen the adverts.", "Twelve sites were added in June."),
        ("2", "Hold stay talks on each ward.", "Talks began."),
    ]


@pytest.mark.parametrize("rows", [2, 4])
def test_a_bold_value_between_two_bold_labels_is_no_title_of_the_next_block(rows):
    cards = [("WHAT WE DO", order, "WHO", lead, "WHEN", date) for order, lead, date in ROWS] * rows
    texts = [
        line(text, bold=not at % 2 or at == 1) for card in cards for at, text in enumerate(card)
    ]
    got = plan(*texts, title="Gender pay gap 2024/25").actions
    assert [(a.action, a.owner, a.deadline) for a in got] == ROWS * rows


def test_a_bold_title_below_an_empty_label_is_the_next_block():
    texts = []
    for order, lead, date in ROWS:
        texts += [line(order, bold=True), line(f"Lead: {lead}"), line(f"By when: {date}")]
        texts += [line("Comments:")]
    got = plan(*texts, title="WRES action plan 2023/24").actions
    assert [(a.action, a.owner, a.deadline) for a in got] == ROWS


def test_a_label_left_empty_does_not_take_the_next_action_for_its_value():
    blocks = [
        f"{order}\nLead: {lead}\nBy when: {date}\nComments:{' Delayed once.' * (at == 1)}\n"
        for at, (order, lead, date) in enumerate(ROWS)
    ]
    text = "WRES action plan 2023/24\n\n" + "\n".join(blocks)
    got = read_bytes(text.encode(), "plan.txt").actions
    assert [(a.action, a.owner, a.deadline) for a in got] == ROWS
    assert [a.updates for a in got] == ["", "Delayed once.", ""]


def test_a_label_above_its_value_is_not_left_empty():
    blocks = [
        f"Finding: The share fell again.\nAction:\n{order}\nLead: {lead}\nBy when: {date}\n"
        for order, lead, date in ROWS
    ]
    text = "WRES action plan 2023/24\n\n" + "\n".join(blocks)
    got = read_bytes(text.encode(), "plan.txt").actions
    assert [(a.action, a.owner, a.deadline) for a in got] == ROWS


HEADER = "Planned step | Responsible | Timeframe | Status"


def test_a_header_met_again_below_a_heading_across_begins_another_table():
    grid = table(
        HEADER,
        "Train every panel. | HR Director | May 2018 | Started",
        "Hold stay talks on each ward. | OD Lead | June 2018 | Started",
        "Indicator 3. Likelihood of entering the disciplinary process | < | < | <",
        "Ethnic minority colleagues are 1.4 times as likely to enter it. | < | < | <",
        HEADER,
        "Publish the results. | Chair | July 2018 | Started",
    )
    above = [heading("Indicator 2. Appointment from shortlisting"), line("Notes give no reasons.")]
    got = plan(*above, grid).actions
    assert [(a.indicator[:11], a.summary, a.theme) for a in got] == [
        ("Indicator 2", "Notes give no reasons.", ""),
        ("Indicator 2", "Notes give no reasons.", ""),
        ("Indicator 3", "Ethnic minority colleagues are 1.4 times as likely to enter it.", ""),
    ]


def test_the_name_of_a_section_above_a_header_met_again_stays_a_theme():
    grid = table(
        "Recruitment | < | < | <",
        HEADER,
        "Train every panel. | HR Director | May 2018 | Started",
        "Retention | < | < | <",
        HEADER,
        "Publish the results. | Chair | July 2018 | Started",
    )
    assert [a.theme for a in plan(grid).actions] == ["Recruitment", "Retention"]


@pytest.mark.parametrize("mark", ["* * *", "- - - -", "•••", "----------"])
@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_a_row_of_marks_between_blocks_is_no_value(mark, name):
    blocks = [
        f"REFERENCE\n\nGP{at}\n\nACTION\n\n{order}.\n\nRESPONSIBLE\n\n{lead}\n\n{mark}\n\n"
        for at, (order, lead, _) in enumerate(ROWS, 1)
    ]
    got = read_bytes(f"Pay gap action plan 2023/24\n\n{''.join(blocks)}".encode(), name).actions
    assert [(a.ref, a.action, a.owner) for a in got] == [
        (f"GP{at}", f"{order}.", lead) for at, (order, lead, _) in enumerate(ROWS, 1)
    ]


NOTES = """OAKRIDGE PRIMARY CARE NETWORK
Notes of the steering group, 16 April 2024

Telephone access
The group heard that waits on Mondays are still long.

Action no: AP1
  What: Put the ten busiest forms on tablets.
  When: 5 May 2024

Action no: AP2
  What: Bring in single sign-on for all systems.
  When: 15 March 2025

Safeguarding
The named doctor gave a report.

Action no: AP3
  What: Train champions in mental capacity on each ward.
  When: 28 March 2025

Money

Action no: AP4
  What: Close travel claims older than three months.
  When: 19 July 2024
"""


def test_lines_between_blocks_name_the_topic_of_those_below():
    got = read_bytes(NOTES.encode(), "notes.txt").actions
    assert [(a.ref, a.theme, a.deadline) for a in got] == [
        ("AP1", "Telephone access", "5 May 2024"),
        ("AP2", "Telephone access", "15 March 2025"),
        ("AP3", "Safeguarding", "28 March 2025"),
        ("AP4", "Money", "19 July 2024"),
    ]


def test_what_stands_behind_a_whole_date_is_no_part_of_it():
    text = NOTES.replace("Money\n\n", "").replace("The named doctor gave a report.\n", "")
    got = read_bytes(text.encode(), "notes.txt").actions
    assert [a.deadline for a in got] == [
        "5 May 2024", "15 March 2025", "28 March 2025", "19 July 2024",
    ]  # fmt: skip


def test_a_first_row_that_alone_has_no_number_and_instructs_is_guidance():
    got = plan(
        table(
            "No. | Recommendation | Action | Responsible | Target date | Evidence",
            " | Copy from the report | Be plain: what will change, and where? | One post, not a team"
            " | Not 'ongoing' | What could you show a visitor?",
            "1 | Beds should be turned. | Buy a hoist. | Head of Estates | 14 May 2021 | Invoice",
            "2 | Families should be told. | Print a card. | Carer Lead | 30 April 2021 | Stock list",
        )
    )
    assert [a.ref for a in got.actions] == ["1", "2"]
    assert [one.kind for one in got.rest if "Copy from" in one.text] == ["guidance"]


def test_a_row_of_sums_is_no_action():
    rows = [" | ".join((*row, str(at))) for at, row in enumerate(ROWS)]
    got = plan(table("Action | Lead | Date | Cost", *rows, "Total | | | 9"))
    assert [a.action for a in got.actions] == [row[0] for row in ROWS]
    assert any(one.text == "Total" for one in got.rest)


def test_the_title_row_of_a_later_table_tells_the_plans_years():
    figures = table("Measure | BME | White", "Headcount | 237 | 1268", "Share | 16% | 84%")
    rows = [" | ".join(row) for row in ROWS]
    got = plan(
        figures,
        table("WRES delivery plan 2023/24 | < | <", "Action | Lead | Date", *rows),
        title="Workforce Race Equality Standard",
    )
    assert got.period.label == "2023/24"


@pytest.mark.parametrize("marks", ["(a) | (b) | (c) | (d)", "1 | 2 | 3 | 4", "A. | B. | C. | D."])
def test_a_row_that_counts_the_columns_is_guidance(marks):
    got = plan(
        table(
            "Item | Weakness | Remedial step | Dutyholder",
            marks,
            "4/01 | No survey is held. | Commission a survey of the block. | Estates Manager",
            "4/02 | Guards were missing. | Take the machines out of use. | Head of Design",
        )
    )
    assert [a.ref for a in got.actions] == ["4/01", "4/02"]


GUIDED = (
    "Ref | Issue | Action | Lead | By when | RAG",
    "1 | Few apply. | Widen adverts. | HR Manager | May 2019 | Green",
    "2 | Few stay. | Hold stay talks. | OD Lead | June 2019 | Red",
)


@pytest.mark.parametrize(
    "told",
    [
        "No. | Summarise the data | Say exactly what will change | Job title, not name | Give a month and year |",
        " | What is the issue? | Describe the step | Name the lead | Give a date | Select one",
        "Select | What do you want? | What will be done? | | | R, A or G",
    ],
)  # fmt: skip
def test_a_row_that_tells_its_author_what_to_write_is_no_action(told):
    head, *rows = GUIDED
    got = plan(table(head, told, *rows))
    assert [a.action for a in got.actions] == ["Widen adverts.", "Hold stay talks."]


def test_a_cover_sheet_with_an_ordering_title_is_no_action():
    cover = table(
        "Document title | Closing the gap: action plan",
        "Version | Final",
        "Review date | July 2021",
        "Executive lead | Chief People Officer",
    )
    assert [a.action for a in plan(cover, table(*GUIDED)).actions] == [
        "Widen adverts.",
        "Hold stay talks.",
    ]


def test_a_cover_sheet_whose_title_runs_over_two_rows_is_no_action():
    cover = table(
        "Document title | NHS improvement",
        " | Plan – High Impact Actions",
        "Version | 0.4 draft",
        "Review date | September 2025",
        "Executive lead | Chief People Officer",
        "Author | Equality Manager",
    )
    assert [a.action for a in plan(cover, table(*GUIDED)).actions] == [
        "Widen adverts.",
        "Hold stay talks.",
    ]


def test_the_second_lines_of_headings_may_be_a_row_of_their_own():
    head = (
        "[D9E2F3] Finding | [D9E2F3] Planned | [D9E2F3] Responsible | [D9E2F3] Deadlines",
        "[D9E2F3] | [D9E2F3] action | [D9E2F3] person | [D9E2F3]",
    )
    rows = (
        "Few apply. | Widen adverts. | HR Manager | May 2019",
        "Few stay. | Hold stay talks. | OD Lead | June 2019",
    )
    got = plan(table(*head, *rows), heading("Our people", 2), table(*head, *rows[:1], *rows[:1]))
    assert [(a.action, a.owner) for a in got.actions] == [
        ("Widen adverts.", "HR Manager"),
        ("Hold stay talks.", "OD Lead"),
        ("Widen adverts.", "HR Manager"),
        ("Widen adverts.", "HR Manager"),
    ]


SHEET = [
    line("Action 1: Train every panel in fair selection."),
    table("Lead: | HR Director", "By when: | May 2024", "Status: | Not started"),
    line("Action 2: Hold stay talks on each ward."),
    table(
        "Lead: | OD Lead",
        "By when: | June 2024",
        "Status: | On track",
        "[E8EDEE]*Initials* | [E8EDEE]*Role*",
        "OD | Organisational Development",
        "HR | Human Resources",
        "CEO | Chief Executive",
    ),
]


def test_the_labelled_action_above_a_form_is_its_action():
    got = plan(*SHEET).actions
    assert [(a.ref, a.action, a.owner, a.deadline, a.status) for a in got] == [
        (
            "Action 1",
            "Train every panel in fair selection.",
            "HR Director",
            "May 2024",
            "Not started",
        ),
        ("Action 2", "Hold stay talks on each ward.", "OD Lead", "June 2024", "On track"),
    ]


def test_a_list_item_below_the_form_of_an_action_is_no_action():
    form = table("Action: | Train every panel", "Lead: | HR Director", "By when: | May 2024")
    note = line("- All measures are taken from the staff survey unless otherwise stated.")
    got = plan(heading("WRES action plan"), heading("Action 1", 2), form, note).actions
    assert [(a.ref, a.action) for a in got] == [("Action 1", "Train every panel")]


def test_a_state_that_comes_again_below_its_label_is_no_label():
    cards = []
    for action, lead, state in [
        ("Train every panel in fair selection.", "HR Director", "Amber - in progress"),
        ("Hold stay talks on each ward.", "OD Lead", "Green (completed)"),
        ("Publish the results.", "Chair", "Amber - in progress"),
        ("Widen where posts are advertised.", "HR Director", ""),
    ]:
        labels = [("Action required", action), ("Action owner", lead), ("Delivery RAG", state)]
        for label, value in labels:
            cards += [line(label, bold=True), line(value)] if value else []
    got = plan(heading("WRES action plan 2019/20"), *cards).actions
    assert [(a.owner, a.status) for a in got] == [
        ("HR Director", "Amber - in progress"),
        ("OD Lead", "Green (completed)"),
        ("Chair", "Amber - in progress"),
        ("HR Director", ""),
    ]


def test_labels_above_their_values_make_a_form_where_text_keeps_no_spans():
    def form(*texts: str):
        why, what, who, when, news = texts
        return table(
            "What the evidence told us | | ",
            f"{why} | | ",
            "Deliverable task | | ",
            f"{what} | | ",
            "Accountable officer | When | BRAG",
            f"{who} | {when} | Green",
            "Latest news | | ",
            f"{news} | | ",
        )

    got = plan(
        form("Few are appointed.", "Train every panel.", "HR Lead", "May 2024", ""),
        form(
            "Few are appointed.",
            "Film three colleagues.",
            "Press Lead",
            "May 2025",
            "Two are found.",
        ),
        form("Few know of it.", "Write a guide.", "", "June 2025", "Begun."),
    )
    assert [(a.action, a.owner, a.deadline, a.updates) for a in got.actions] == [
        ("Train every panel.", "HR Lead", "May 2024", ""),
        ("Film three colleagues.", "Press Lead", "May 2025", "Two are found."),
        ("Write a guide.", "", "June 2025", "Begun."),
    ]
    assert got.actions[0].summary == "Few are appointed."
