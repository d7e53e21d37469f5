"""Cards: records that stand side by side, or one under each heading, with labels of their own."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table

FIELDS = ("action", "owner", "deadline", "theme")


def fields_of(got):
    return [tuple(getattr(action, name) for name in FIELDS) for action in got.actions]


def test_cards_side_by_side_are_read_one_after_the_other():
    got = plan(
        table(
            "Fair hiring~Action: Train panels.~Lead: HR Manager~By when: May 2019"
            " | Safe teams~Action: Print posters.~Lead: OD Lead~By when: June 2019",
            "Access~Action: Fit hearing loops.~Lead: Estates Manager~By when: July 2019 | ",
        )
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Train panels.", "HR Manager", "May 2019"),
        ("Print posters.", "OD Lead", "June 2019"),
        ("Fit hearing loops.", "Estates Manager", "July 2019"),
    ]


def test_a_sentence_under_each_heading_is_the_action_where_no_label_names_one():
    blocks = [
        ("Fair hiring", "Train all panels.", "HR Manager", "May 2019"),
        ("Safe teams", "Ring-fence a third of the places.", "OD Lead", "June 2019"),
        ("Access", "Fit hearing loops.", "Estates Manager", "July 2019"),
    ]
    made = []
    for topic, action, owner, deadline in blocks:
        lines = [line(action), line(f"Lead: {owner}"), line(f"By when: {deadline}")]
        made += [heading(topic, 3), *lines]
    assert fields_of(plan(*made)) == [(a, o, d, t) for t, a, o, d in blocks]


def test_a_sentence_above_a_block_that_names_its_action_is_the_summary():
    made = []
    for number in (1, 2):
        made += [
            heading(f"Recommendation {number}", 2),
            line(f"The Trust should hear families {number}."),
            line(f"Action: Set up a council {number}."),
            line("Lead: HR Manager"),
            line("By when: May 2019"),
        ]
    assert [(a.ref, a.summary, a.action) for a in plan(*made).actions] == [
        ("Recommendation 1", "The Trust should hear families 1.", "Set up a council 1."),
        ("Recommendation 2", "The Trust should hear families 2.", "Set up a council 2."),
    ]


def test_a_question_is_the_label_of_what_answers_it_in_the_same_line():
    made = []
    for number, action in enumerate(("Train all panels.", "Print the charter."), 1):
        made += [
            heading(f"Action {number}", 2),
            line(action),
            line("Who is leading on this? HR Manager"),
            line("When will it be finished? May 2019"),
        ]
    assert [(a.ref, a.action, a.owner, a.deadline) for a in plan(*made).actions] == [
        ("Action 1", "Train all panels.", "HR Manager", "May 2019"),
        ("Action 2", "Print the charter.", "HR Manager", "May 2019"),
    ]


def test_the_last_block_alone_under_its_heading_has_its_action_too():
    made = []
    for topic, actions in (("Hiring", ["Review all adverts", "Publish it"]), ("Culture", ["Meet"])):
        made.append(heading(topic, 2))
        for number, action in enumerate(actions, 1):
            words = [f"{number}. {action} with the network", "- Lead: HR Manager", "- By: May 2019"]
            made += map(line, words)
    assert [(a.ref, a.action, a.theme) for a in plan(*made).actions] == [
        ("1", "Review all adverts with the network", "Hiring"),
        ("2", "Publish it with the network", "Hiring"),
        ("1", "Meet with the network", "Culture"),
    ]


def test_numbered_records_of_one_line_each_below_lines_that_name_their_priority():
    got = plan(
        line("Priority 1: Fair recruitment"),
        line("1.1 Review adverts with the network. Lead: Head of HR. Deadline: June 2019"),
        line("Priority 2: Speaking up"),
        line("2.1 Appoint ten champions. Lead: Guardian. Deadline: March 2020"),
    )
    assert [(a.ref, a.action, a.owner, a.theme) for a in got.actions] == [
        ("1.1", "Review adverts with the network.", "Head of HR", "Priority 1: Fair recruitment"),
        ("2.1", "Appoint ten champions.", "Guardian", "Priority 2: Speaking up"),
    ]


def test_a_title_beside_labelled_lines_is_the_action_of_its_card():
    cards = [
        table(f"{action} | Led by: {owner}~Finished by: {date}")
        for action, owner, date in (
            ("Train all panels.", "HR Manager", "May 2019"),
            ("Print the charter.", "OD Lead", "June 2019"),
        )
    ]
    assert [(a.action, a.owner, a.deadline) for a in plan(*cards).actions] == [
        ("Train all panels.", "HR Manager", "May 2019"),
        ("Print the charter.", "OD Lead", "June 2019"),
    ]


def test_all_lines_of_a_title_beside_labelled_lines_are_the_action():
    got = plan(
        table(
            "Write to every leaver.~Ask why they went. | Led by: OD Lead~Finished by: July 2019",
            "Train all panels. | Led by: HR Manager~Finished by: May 2019",
        )
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Write to every leaver.\nAsk why they went.", "OD Lead", "July 2019"),
        ("Train all panels.", "HR Manager", "May 2019"),
    ]


ORDERS = [
    ("Train all panels.", "HR Manager", "May 2019"),
    ("Print the charter.", "OD Lead", "June 2019"),
    ("Fit hearing loops.", "Estates Manager", "July 2019"),
]


def _in_a_frame(name, *lines):
    made = table(f"*{name}*", "")
    made.cells[1].paragraphs = list(lines)
    return made


def test_a_frame_with_a_numbered_name_over_labels_in_bold_is_a_card():
    made = [
        _in_a_frame(
            f"Action {at}",
            *(line("Action", bold=True), line(order)),
            *(line("Lead", bold=True), line(owner)),
            *(line("Timescale", bold=True), line(date)),
        )
        for at, (order, owner, date) in enumerate(ORDERS, 1)
    ]
    got = plan(*made).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == ORDERS
    assert [a.ref for a in got] == ["Action 1", "Action 2", "Action 3"]


def test_a_code_in_bold_over_an_order_and_its_labels_is_the_ref_of_a_card():
    made = []
    for at, (order, owner, date) in enumerate(ORDERS, 1):
        made += [line(f"Indicator {at}: Harassment by staff", bold=True)]
        made += [line(f"A{at}", bold=True), line(order)]
        made += [line(f"Lead: {owner}"), line(f"Due: {date}")]
    got = plan(*made).actions
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got] == [
        (f"A{at}", *order) for at, order in enumerate(ORDERS, 1)
    ]
    assert [a.indicator for a in got] == [
        f"Indicator {at}: Harassment by staff" for at in (1, 2, 3)
    ]


@pytest.mark.parametrize("kept", [1, 2])
def test_a_frame_that_the_page_cuts_below_the_first_lines_of_its_card_goes_on_there(kept):
    def lines(order, owner, date):
        return [f"Work we are taking on: {order}", f"To be carried out by: {owner}", f"Due: {date}"]

    frames = [
        _in_a_frame(f"Action {at}", *map(line, lines(*one))) for at, one in enumerate(ORDERS, 1)
    ]
    last = lines("Ask those who leave.", "Chair", "July 2027")
    cut = _in_a_frame("Action 4", *map(line, last[:kept]))
    got = plan(*frames, cut, *map(line, last[kept:])).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        *ORDERS,
        ("Ask those who leave.", "Chair", "July 2027"),
    ]
    assert [a.ref for a in got] == [f"Action {at}" for at in (1, 2, 3, 4)]
