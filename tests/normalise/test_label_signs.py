"""The signs between a label and its value, and the places where labels stand."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.inside import labels_inside
from planlift.normalise.label_words import label_of
from planlift.normalise.labels import labels_in

ROWS = [
    ("Train every panel.", "HR Director", "May 2024"),
    ("Hold stay talks.", "OD Lead", "June 2024"),
    ("Publish the results.", "Chair of the Board", "July 2024"),
]
NAMES = ("Action", "Lead", "Due")


def _lines(*texts):
    return [line(text) for text in texts]


def _told(*blocks):
    return [(a.action, a.owner, a.deadline) for a in plan(*blocks).actions]


@pytest.mark.parametrize(
    "text",
    [
        "Lead: HR Director",
        "Lead :: HR Director",
        "Lead = HR Director",
        "Lead ..... HR Director",
        "Lead.......HR Director",
        "Lead\tHR Director",
        "📌 Lead: HR Director",
        "✔ Lead: HR Director",
        "b) Lead: HR Director",
    ],
)
def test_a_label_ends_at_a_colon_sign_tab_or_row_of_dots(text):
    assert label_of(text) == ("Lead", "HR Director")


@pytest.mark.parametrize(
    "text",
    [
        "Lead=HR Director",
        "Lead... HR Director",
        "Train panels (Lead: HR Director)",
        "Our share = 14%",
    ],
)
def test_other_signs_and_words_that_name_nothing_end_no_label(text):
    assert label_of(text) is None


@pytest.mark.parametrize("sign", ["·", "=", "→"])
def test_a_sign_behind_each_label_of_a_record_parts_it(sign):
    text = f"Train every panel. Lead {sign} HR Director Due {sign} May 2024"
    assert [one.label for one in labels_inside(text)] == ["Lead", "Due"]


@pytest.mark.parametrize(
    "text",
    [
        "Train panels · HR Director · May 2024",
        "Share = 14% of staff",
        "Home → Lead → Due",
    ],
)
def test_signs_between_cells_and_figures_follow_no_label(text):
    assert labels_inside(text) == []


def test_a_line_above_orders_that_comes_again_is_a_label_whatever_it_says():
    texts = [
        text
        for order, owner, _ in ROWS
        for text in ("Our pledge", order, "In the chair", owner, "Success", "All panels trained")
    ]
    got = _told(*_lines(*texts))
    assert [row[0] for row in got] == [row[0] for row in ROWS]


def test_labels_of_each_block_that_stand_above_its_heading_belong_to_it():
    blocks = [
        block
        for at, (order, owner, date) in enumerate(ROWS, 1)
        for block in (
            line(f"Due: {date}"),
            heading(f"Action {at}", 3),
            line(f"Action: {order}"),
            line(f"Lead: {owner}"),
        )
    ]
    assert labels_in(blocks).ahead == {"due"}
    assert _told(*blocks) == ROWS


def test_the_last_label_of_a_block_above_the_next_heading_is_its_own():
    blocks = [
        block
        for at, (order, owner, date) in enumerate(ROWS, 1)
        for block in (
            heading(f"Action {at}", 3),
            line(f"Action: {order}"),
            line(f"Lead: {owner}"),
            line(f"Due: {date}"),
        )
    ]
    assert labels_in(blocks).ahead == frozenset()
    assert _told(*blocks) == ROWS


def test_a_short_line_above_the_first_label_of_each_block_names_it():
    topics = ["Fair recruitment", "Staying well", "Open books"]
    texts = [
        text
        for topic, row in zip(topics, ROWS, strict=True)
        for text in (topic, *(f"{name}: {value}" for name, value in zip(NAMES, row, strict=True)))
    ]
    got = plan(*_lines(*texts)).actions
    assert [(a.theme, a.action, a.owner, a.deadline) for a in got] == [
        (topic, *row) for topic, row in zip(topics, ROWS, strict=True)
    ]


def test_a_line_above_one_block_alone_names_none_of_the_others():
    texts = [
        text
        for row in ROWS
        for text in (f"{name}: {value}" for name, value in zip(NAMES, row, strict=True))
    ]
    flow = _lines("Fair recruitment", *texts)
    assert labels_in(flow).headed == frozenset()


def test_a_line_of_lead_and_date_tells_of_the_plain_line_above_it():
    texts = [text for order, owner, date in ROWS for text in (order, f"{owner} / {date}")]
    assert _told(heading("What we will do", 2), *_lines(*texts)) == ROWS


def test_a_line_of_two_names_tells_nothing_of_the_line_above_it():
    texts = [text for order, _, _ in ROWS for text in (order, "Wards / Clinics")]
    got = _told(heading("What we do", 2), *_lines(*texts))
    assert all(owner == "" and date == "" for _, owner, date in got)


@pytest.mark.parametrize("named", ["Where we are", "What our data shows", "Current position"])
def test_a_heading_that_only_names_the_narrative_is_no_part_of_it(named):
    got = plan(
        heading("Indicator 2: Likelihood of appointment from shortlisting", 2),
        heading(named, 3),
        line("White applicants are 1.6 times as likely to be appointed."),
        heading("Our actions", 3),
        line("- Train every panel (HR Director, May 2024)"),
        line("- Widen adverts (OD Lead, June 2024)"),
    ).actions
    assert [a.summary for a in got] == [
        "White applicants are 1.6 times as likely to be appointed."
    ] * 2


def test_rows_that_are_numbered_down_the_side_are_not_turned():
    got = plan(
        table(*(f"Action {at} | {' | '.join(row)}" for at, row in enumerate(ROWS, 1))),
    ).actions
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got] == [
        (f"Action {at}", *row) for at, row in enumerate(ROWS, 1)
    ]


def test_labels_down_the_side_below_numbered_actions_are_turned():
    rows = [" | ".join((name, *(row[at] for row in ROWS))) for at, name in enumerate(NAMES)]
    got = plan(table("| Action 1 | Action 2 | Action 3", *rows)).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == ROWS


def test_the_head_of_a_mail_above_blocks_is_no_action():
    head = _lines("From: Ann Bell", "To: Bo Ash", "Subject: Our plan for the year")
    blocks = [
        text
        for order, owner, date in ROWS
        for text in _lines(order, f"Lead: {owner}", f"Due: {date}")
    ]
    assert _told(*head, *blocks) == ROWS


TOLD = ["The ratio was 1.6.", "The ratio was 2.4.", "Few have a mentor."]


def _narrated(*named):
    blocks = []
    for number, name, told in zip((2, 3, 4), named, TOLD, strict=True):
        order, owner, date = ROWS[number - 2]
        blocks += [heading(f"Indicator {number}", 2), line(name, bold=True), line(told)]
        blocks += [line("It is looked at each year."), heading(f"WRES action {number}", 3)]
        blocks += _lines(f"Action: {order}", f"Lead: {owner}", f"Due: {date}")
    return [a.summary.splitlines()[0] for a in plan(*blocks).actions]


def test_a_bold_line_that_comes_again_above_narratives_is_no_part_of_them():
    assert _narrated(*["What stands behind it"] * 3) == TOLD


def test_bold_lines_that_each_come_once_are_part_of_the_narrative():
    named = ["Fewer were chosen", "More were warned", "Some were helped"]
    assert _narrated(*named) == named


@pytest.mark.parametrize("value", ["90%", "0 %", "50 per cent"])
def test_a_share_behind_a_word_for_done_and_a_dash_is_how_far_it_is(value):
    assert label_of(f"% complete – {value}") == ("% complete", value)
    assert label_of("Complete – Publish the log") is None


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_label_before_a_dash_may_be_left_empty(dash):
    assert label_of(f"Progress {dash}") == label_of(f"Progress {dash} ") == ("Progress", "")
