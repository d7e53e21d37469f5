"""A line among labelled blocks that belongs to none of their fields is never passed over in silence."""

from __future__ import annotations

from normalise.tables import line, plan

BLOCK = ("Action: {}", "Lead: HR Manager", "Due: May 2019")


def _blocks(*between: str):
    made = []
    for number, action in enumerate(("Train all panels.", "Print the charter."), 1):
        made += [line(text.format(action)) for text in BLOCK]
        made += [line(text) for text in between if number == 1]
    return plan(*made)


def test_a_line_between_two_blocks_is_named_where_it_may_belong_to_the_first():
    first, second = _blocks(
        "Twelve panels came to the first day. Others were asked to come later."
    ).actions
    assert "Twelve panels came" in first.review["updates"]
    assert "Twelve panels came" in first.review["summary"]
    assert "updates" not in second.review


def test_nothing_is_named_where_every_line_has_its_place():
    for action in _blocks("Progress: Twelve panels came to the first day.").actions:
        assert not action.review


def test_a_number_alone_between_two_blocks_says_nothing():
    assert not any(action.review for action in _blocks("Action 2").actions)


def test_an_action_above_its_labels_is_no_stray_line():
    made = []
    for action in ("Train all panels.", "Print the charter.", "Review every vacancy."):
        made += [line(action), line("Lead: HR Manager"), line("Due: May 2019")]
    assert [(a.action, a.review) for a in plan(*made).actions] == [
        ("Train all panels.", {}),
        ("Print the charter.", {}),
        ("Review every vacancy.", {}),
    ]


def test_a_labelled_line_below_the_last_block_is_none_of_its_fields():
    blocks = []
    for action, due in (
        ("Train panels.", "May 2024"),
        ("Buy vans.", "June 2024"),
        ("Hire two clerks.", "July 2024"),
    ):
        blocks += [line(f"Action: {action}"), line("Lead: OD Lead"), line(f"Due date: {due}")]
    got = plan(*blocks, line("Next review of this document: to be agreed with the committee."))
    assert [(a.action, a.extra, a.review) for a in got.actions] == [
        ("Train panels.", {}, {}),
        ("Buy vans.", {}, {}),
        ("Hire two clerks.", {}, {}),
    ]
    assert "to be agreed with the committee." in " ".join(rest.text for rest in got.rest)


def test_a_label_of_other_blocks_inside_a_value_is_doubted():
    blocks = []
    for at, action in enumerate(("Train panels.", "Buy two vans.", "Hire two clerks.")):
        lead = "Lead: OD Lead, and;Due date:June" if at == 2 else "Lead: OD Lead"
        blocks += [line(f"Action: {action}"), line(lead)]
        blocks += [line("Due date: May 2024")] if at < 2 else []
    got = plan(*blocks)
    assert [set(a.review) for a in got.actions][:2] == [set(), set()]
    assert got.actions[2].deadline or "deadline" in got.actions[2].review


def test_a_note_below_the_last_block_is_no_update_of_it():
    blocks = []
    for action in ("Train panels.", "Buy two vans.", "Hire two clerks."):
        blocks += [line(f"Action: {action}"), line("Lead: OD Lead"), line("Due date: May 2024")]
    got = plan(*blocks, line("Note: dates may be altered by agreement."))
    assert [a.updates for a in got.actions] == ["", "", ""]
