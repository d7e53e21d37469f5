"""Labels that only their look parts from their values."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from planlift import read_bytes

TITLE = "Workforce Race Equality Standard action plan 2021/22"
ROWS = [
    ("Train every panel in fair hiring.", "Head of HR", "31 May 2021", "On track"),
    ("Publish the pay gap by band.", "Workforce Manager", "March 2022", "Complete"),
    ("Open a prayer room at the Elm site.", "Head of Estates", "Q3 2021/22", "Delayed"),
]
FIELDS = ("action", "owner", "deadline", "status")


def _fields(plan):
    return [tuple(getattr(action, name) for name in FIELDS) for action in plan.actions]


def _page(body, rows=ROWS):
    made = "".join(body.format(*row, at=at) for at, row in enumerate(rows, 1))
    talk = "<p>All of it <b>must</b> be done. The <b>Lead</b> reports each month.</p>"
    page = f"<html><body><h1>{TITLE}</h1>{talk}{made}</body></html>"
    return read_bytes(page.encode(), "plan.html")


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>Action</b> {0} <b>Lead</b> {1} <b>Due</b> {2} <b>Status</b> {3}</p>",
        "<p><b>1.{at}</b> {0} <b>Lead</b> {1} <b>Due</b> {2} <b>Status</b> {3}</p>",
        "<p><b>Action</b> {0}</p><p><b>Lead</b> {1}</p><p><b>Due</b> {2}</p><p><b>Status</b> {3}</p>",
        (
            "<h3>Action {at}</h3><p>{0}</p><ul><li><span class=k>Lead</span> <span>{1}</span></li>"
            "<li><span class=k>Due</span> <span>{2}</span></li>"
            "<li><span class=k>Status</span> <span>{3}</span></li></ul>"
        ),
        (
            "<div>{0}</div><div><span>Lead</span><span>{1}</span></div>"
            "<div><span>Due</span><span>{2}</span></div><div><span>Status</span><span>{3}</span></div>"
        ),
        "<p>Action <b>{0}</b></p><p>Lead <b>{1}</b></p><p>Due <b>{2}</b></p><p>Status <b>{3}</b></p>",
    ],
)
def test_records_are_read_however_the_labels_look(body):
    plan = _page(body)
    assert _fields(plan) == ROWS
    assert not any(action.review for action in plan.actions)


def test_words_that_no_one_knows_are_labels_where_they_come_as_often():
    plan = _page("<p><b>We swear to</b> {0} <b>On the hook</b> {1} <b>By when</b> {2}</p>")
    assert [(a.action, a.owner, a.deadline) for a in plan.actions] == [row[:3] for row in ROWS]


def test_a_label_alone_in_its_line_has_no_value_or_one_below():
    rows = [*ROWS[:2], (*ROWS[2][:3], "")]
    plan = _page(
        "<p><b>Action</b></p><p>{0}</p><p><b>Lead</b> {1}</p><p><b>Due</b> {2}</p>"
        "<p><b>Status</b> {3}</p>",
        rows,
    )
    assert _fields(plan) == rows


def test_words_that_a_sentence_stresses_and_topics_are_no_labels():
    plan = _page(
        "<p><b>Recruitment.</b> {0} This <b>must</b> be done and <b>progress</b> be told. "
        "Lead: {1}. Due: {2}.</p>"
    )
    assert [action.action for action in plan.actions] == [
        f"Recruitment. {row[0]} This must be done and progress be told." for row in ROWS
    ]
    assert [(action.owner, action.deadline) for action in plan.actions] == [r[1:3] for r in ROWS]


TOPICS = (
    "<p><b>Timescale</b> This plan runs from April 2021 to March 2022.</p>"
    "<p><b>Progress</b> We have trained half of our panels since 2019.</p>"
    "<p><b>Monitoring</b> The People Committee reviews it.</p>"
)


def test_topics_in_words_of_labels_stand_before_sentences():
    items = "".join(f"<li>{action} ({owner}, {due})</li>" for action, owner, due, _ in ROWS)
    page = f"<html><body><h1>{TITLE}</h1>{TOPICS}<ul>{items}</ul></body></html>"
    plan = read_bytes(page.encode(), "plan.html")
    assert [(a.action, a.owner, a.deadline) for a in plan.actions] == [row[:3] for row in ROWS]


def test_the_date_of_minutes_and_a_word_in_a_sentence_are_no_labels():
    above = "<p><b>Date</b> 3 May 2021</p>"
    below = "<p><b>Contact</b> The <b>Lead</b> Ann Bell knows more.</p>"
    blocks = "".join(
        f"<h3>Action {at}</h3><p><b>What</b> {action}</p><p><b>Lead</b> {owner}</p>"
        f"<p><b>Status</b> {status}</p>"
        for at, (action, owner, _, status) in enumerate(ROWS, 1)
    )
    page = f"<html><body><h1>{TITLE}</h1>{above}{blocks}<h2>Contact</h2>{below}</body></html>"
    plan = read_bytes(page.encode(), "plan.html")
    assert _fields(plan) == [(a, o, "", s) for a, o, _, s in ROWS]


def test_a_stressed_label_in_running_text_makes_no_plan():
    talk = "<p>The <b>Lead</b> is named by the board.</p><p><b>Progress</b> has been slow.</p>"
    page = f"<html><body><h1>{TITLE}</h1>{talk * 2}</body></html>"
    assert read_bytes(page.encode(), "plan.html").actions == ()


def test_a_record_that_the_end_of_a_line_cuts_goes_on():
    cut = "<p><b>Action</b> {0} <b>Lead</b> Deputy</p><p>{1} <b>Due</b> {2} <b>Status</b> {3}</p>"
    assert _fields(_page(cut)) == [(a, f"Deputy {o}", d, s) for a, o, d, s in ROWS]


def test_cards_in_a_table_may_have_such_labels():
    document = docx.Document()
    document.add_heading(TITLE)
    table = document.add_table(rows=1, cols=len(ROWS))
    for cell, (action, *values) in zip(table.rows[0].cells, ROWS, strict=True):
        cell.paragraphs[0].add_run(action).bold = True
        for label, value in zip(("Lead ", "Due ", "Status "), values, strict=True):
            paragraph = cell.add_paragraph()
            paragraph.add_run(label).bold = True
            paragraph.add_run(value)
    out = BytesIO()
    document.save(out)
    assert _fields(read_bytes(out.getvalue(), "plan.docx")) == ROWS


@pytest.mark.parametrize("mark", ["", ": "])
@pytest.mark.parametrize("head", [True, False])
def test_labels_that_each_cell_repeats_are_no_part_of_the_values(mark, head):
    names = ("Action", "Owner", "Deadline", "Status")
    header = "<tr>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td><b>{n}{mark}</b><span>{v}</span></td>" for n, v in zip(names, row, strict=True)
        )
        + "</tr>"
        for row in ROWS
    )
    page = f"<html><body><h1>{TITLE}</h1><table>{header * head}{rows}</table></body></html>"
    plan = read_bytes(page.encode(), "plan.html")
    assert _fields(plan) == ROWS
    assert not any(action.review for action in plan.actions)


def test_boxes_whose_first_cell_alone_has_no_label_hold_the_action_there():
    names = ("Owner", "Deadline", "Status")
    cards = "".join(
        f"<div class=card><p>{row[0]}</p>"
        + "".join(
            f"<div class=row><span class=k>{name}</span><span class=v>{value}</span></div>"
            for name, value in zip(names, row[1:], strict=True)
        )
        + "</div>"
        for row in ROWS
    )
    page = f"<html><body><h1>{TITLE}</h1>{cards}</body></html>"
    assert _fields(read_bytes(page.encode(), "plan.html")) == ROWS


def test_actions_below_their_labels_are_found_and_named_to_be_looked_at():
    blocks = "".join(
        f"<p><b>Lead</b> {owner} <b>Due</b> {due} <b>Status</b> {status}</p><p>{action}</p>"
        for action, owner, due, status in ROWS
    )
    page = f"<html><body><h1>{TITLE}</h1><p>The Trust knows its figures.</p>{blocks}</body></html>"
    plan = read_bytes(page.encode(), "plan.html")
    assert _fields(plan) == ROWS
    assert all("action" in action.review for action in plan.actions)


@pytest.mark.parametrize("colours", [("Amber", "Green"), ("A", "G")])
def test_a_line_across_a_form_may_hold_several_labels(colours):
    forms = "".join(
        f"<table><tr><td colspan=2><p><b>No</b> C{at} <b>RAG</b> {colour} <b>Due</b> {due}</p></td>"
        f"</tr><tr><td><b>Issue</b></td><td>Staff raised point {at}.</td></tr>"
        f"<tr><td><b>Action</b></td><td>{action}</td></tr>"
        f"<tr><td><b>Lead</b></td><td>{owner}</td></tr></table>"
        for at, (colour, (action, owner, due, _)) in enumerate(zip(colours, ROWS, strict=False), 1)
    )
    plan = read_bytes(f"<html><body><h1>{TITLE}</h1>{forms}</body></html>".encode(), "plan.html")
    got = [(a.ref, a.action, a.owner, a.deadline, a.status) for a in plan.actions]
    assert got == [
        (f"C{at}", *row[:3], colour)
        for at, (colour, row) in enumerate(zip(colours, ROWS, strict=False), 1)
    ]


_SIDES = [
    (("Point", str(at)), ("Date:", row[2]), ("State:", row[3]), ("Why:", why), ("Action:", row[0]))
    for at, (row, why) in enumerate(
        zip(ROWS, ("Panels differ.", "Nobody knows.", "Staff asked."), strict=True), 1
    )
]


def _cell(*lines):
    return "<td>" + "".join(f"<p><b>{label}</b> {value}</p>" for label, value in lines) + "</td>"


def _side_notes(rows):
    made = "".join(f"<tr>{_cell(*left)}{_cell(*right)}</tr>" for left, right in rows)
    page = f"<html><body><h1>{TITLE}</h1><table>{made}</table></body></html>"
    return read_bytes(page.encode(), "plan.html")


def _noted(plan):
    assert not any(action.review.get(name) for action in plan.actions for name in FIELDS)
    return [(a.ref, a.action, a.deadline, a.status, a.summary) for a in plan.actions]


EXPECTED = [
    (number, row[0], row[2], row[3], why[3][1])
    for number, row, why in zip("123", ROWS, _SIDES, strict=True)
]


def test_notes_at_the_side_of_labelled_lines_open_with_a_label_of_the_document():
    assert _noted(_side_notes([(lines[:3], lines[3:]) for lines in _SIDES])) == EXPECTED


def test_a_row_of_such_notes_that_was_cut_is_put_together():
    first = _SIDES[0]
    cut = [(first[:1], first[3:4]), (first[1:3], first[4:])]
    whole = [(lines[:3], lines[3:]) for lines in _SIDES[1:]]
    assert _noted(_side_notes([*cut, *whole])) == EXPECTED


@pytest.mark.parametrize("mark", [":", " –", " -"])
def test_a_label_whose_look_ends_before_its_colon_or_dash_goes_on_to_it(mark):
    plan = _page(
        f"<p><b>Action{mark}</b> {{0}}</p><p><b>Lead{mark}</b> {{1}}</p><p><b>Due{mark}</b> {{2}}</p>"
        f"<p><b>Measure of</b> success{mark} Fewer than {{at}} in ten leave</p>"
    )
    assert [a.outcome for a in plan.actions] == [f"Fewer than {n} in ten leave" for n in (1, 2, 3)]
    assert not any(action.review for action in plan.actions)


def test_words_before_a_dash_that_make_no_label_belong_to_the_value():
    plan = _page("<p><b>Action</b> {0}</p><p><b>Due</b> {2}</p><p><b>Lead</b> officers - {1}</p>")
    assert all(
        one in two.owner for one, two in zip([r[1] for r in ROWS], plan.actions, strict=True)
    )
