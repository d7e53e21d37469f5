"""Cards: records that stand side by side, or one under each heading, with labels of their own."""

from __future__ import annotations

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
