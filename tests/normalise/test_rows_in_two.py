"""Records over two rows of a table: an action across and its columns below, or beside a number."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table

ACTIONS = [
    ("Replace the gas boilers at the hospital", "Chief Nurse", "March 2026", "Open"),
    ("Swap surgical gowns for reusable ones", "Head of Estates", "June 2026", "Closed"),
    ("Plant native hedges on the boundary", "Ward Manager", "May 2026", "Open"),
]
TITLE = "Actions we will take | < | <"
HEAD = "Finish date | Assigned to | Open/closed"


def _told(got):
    return [(a.action, a.owner, a.deadline, a.status) for a in got.actions]


def _rows(actions):
    for action, owner, due, state in actions:
        yield f"{action} | < | <"
        yield f"{due} | {owner} | {state}"


def test_the_line_above_each_row_is_its_action():
    got = plan(table(TITLE, HEAD, *_rows(ACTIONS)))
    assert _told(got) == ACTIONS
    assert not any(a.review for a in got.actions)


def test_of_two_lines_the_upper_one_names_a_section():
    rows = [*_rows(ACTIONS[:2]), "Green space | < | <", *_rows(ACTIONS[2:])]
    got = plan(table(TITLE, HEAD, *rows))
    assert _told(got) == ACTIONS
    assert [a.theme for a in got.actions] == ["", "", "Green space"]


def test_title_and_header_met_again_below_a_name_begin_another_list():
    rows = [*_rows(ACTIONS[:1]), "2. Travel | < | <", TITLE, HEAD, *_rows(ACTIONS[1:])]
    got = plan(heading("1. Energy", 3), table(TITLE, HEAD, *rows))
    assert _told(got) == ACTIONS
    assert [a.theme for a in got.actions] == ["1. Energy", "2. Travel", "2. Travel"]


def test_lines_across_stay_sections_where_a_column_has_the_actions():
    got = plan(
        table(TITLE, "Action | Lead | By when", "Energy | < | <", "Fit meters | Chair | May 2026")
    )
    assert [(a.theme, a.action) for a in got.actions] == [("Energy", "Fit meters")]


def test_a_number_that_reaches_down_beside_labels_opens_each_form():
    rows = []
    for number, (action, owner, due, _) in enumerate(ACTIONS, 1):
        rows.append(f"CQC-0{number} | *Tasks* | {action} | < | <")
        rows.append(f"^ | *Sorted by* | {due} | *Accountable lead* | {owner}")
    rows.insert(4, "Theme 2: Record keeping | < | < | < | <")
    got = plan(heading("Theme 1: Responsive", 3), table(*rows))
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got.actions] == [
        (f"CQC-0{number}", *row[:3]) for number, row in enumerate(ACTIONS, 1)
    ]
    assert [a.theme for a in got.actions] == ["Theme 1: Responsive"] * 2 + [
        "Theme 2: Record keeping"
    ]


def test_the_number_beside_both_rows_is_the_ref():
    head = ["Sr. No. | Corrective action | < | <", "^ | Target date | By whom | State"]
    rows = []
    for number, (action, owner, due, state) in enumerate(ACTIONS, 1):
        rows += [f"25/0{number} | {action} | < | <", f"^ | {due} | {owner} | {state}"]
    got = plan(table(*head, "Recruitment checks | < | < | <", *rows))
    assert _told(got) == ACTIONS
    assert [a.ref for a in got.actions] == ["25/01", "25/02", "25/03"]
    assert {a.theme for a in got.actions} == {"Recruitment checks"}


def test_the_line_above_the_table_may_name_the_actions():
    got = plan(line("Tasks to complete"), table(HEAD, *_rows(ACTIONS)))
    assert _told(got) == ACTIONS


def test_a_line_above_each_row_is_its_action_where_the_label_over_it_names_none():
    sections = ["Metric 1: Pay bands", "Metric 3: Formal cases", "Metric 8: Adjustments"]
    found = ["Few apply.", "Rotas are late.", "Staff wait eleven weeks."]
    rows = ["Plan of work | < | <", "Background | Owner(s) | Timescales"]
    for section, finding, told in zip(sections, found, ACTIONS, strict=True):
        action, owner, due, _ = told
        rows += [f"{section} | < | <", f"{action} | < | <", f"{finding} | {owner} | {due}"]
    got = plan(table(*rows)).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [row[:3] for row in ACTIONS]
    assert [a.summary for a in got] == found
