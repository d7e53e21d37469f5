"""Values of labelled blocks that go on over several paragraphs."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table

MORE = "Priority will be given to areas with the lowest staff survey scores."


def _block(number, *told):
    return [heading(f"Action {number}", 3), *told]


def test_further_paragraphs_before_the_next_label_are_of_the_value():
    got = plan(
        *_block(1, line("Action: Publish the rota."), line(MORE), line("Lead: HR")),
        *_block(2, line("Action: Offer talks, of which:"), line("1. Write the guide")),
        line("2. Have it approved"),
        line("Lead: Matron"),
    )
    assert [a.action for a in got.actions] == [
        f"Publish the rota.\n{MORE}",
        "Offer talks, of which:\n1. Write the guide\n2. Have it approved",
    ]


def test_the_last_paragraphs_of_a_block_are_of_its_last_value():
    """The next block's heading closes it; what ends the document may say something of it all."""
    ratified = "Policy ratified by the board on 18 February and published"
    got = plan(
        *_block(1, line("Action: Publish the rota."), line("Progress: Paper shared")),
        line(ratified),
        *_block(2, line("Action: Train all panels."), line("Progress: Slides drafted")),
        line("If you need this in another format please contact us."),
    )
    assert [a.updates for a in got.actions] == [f"Paper shared\n{ratified}", "Slides drafted"]
    assert [a.theme for a in got.actions] == ["", ""]


def test_the_number_of_a_question_is_no_ref():
    forms = [
        table(
            f"Action {n} | <",
            "1. What is the issue? | Staff feel unsafe.",
            f"2. What will you do about it? | Train panel {n}.",
            "3. Who will be responsible? | HR Director",
        )
        for n in (1, 2)
    ]
    got = plan(*forms)
    assert [(a.ref, a.action) for a in got.actions] == [
        ("Action 1", "Train panel 1."),
        ("Action 2", "Train panel 2."),
    ]
