"""Blocks in two styles of labels, and labels whose words also say that something is done."""

from __future__ import annotations

from normalise.tables import heading, line, plan
from planlift.normalise.label_words import label_of, parted

TOLD = [
    ("Train every panel.", "Head of HR", "May 2021"),
    ("Publish a guide.", "Chief Nurse", "June 2021"),
    ("Buy captions.", "Head of IT", "July 2021"),
    ("Hold three forums.", "OD Lead", "August 2021"),
]
PLAIN = "Action", "Lead", "Due"
OTHER = "What we will do", "Owner", "Deadline"


def labelled(labels, at):
    return [line(f"{label}: {value}") for label, value in zip(labels, TOLD[at], strict=True)]


def told(*blocks):
    got = plan(*(paragraph for block in blocks for paragraph in block)).actions
    return [(a.ref, a.action, a.owner, a.deadline) for a in got]


def numbered(*refs):
    return [(ref, *row) for ref, row in zip(refs, TOLD, strict=False)]


def test_a_label_and_a_heading_may_give_refs_by_turns():
    blocks = [[line(ref), *labelled(PLAIN, at)] for at, ref in enumerate(["ID 3", "ID: 4", "ID 5"])]
    assert told(*blocks) == numbered("3", "4", "5")


def test_each_style_may_have_labels_of_its_own():
    blocks = [
        [line(ref), *labelled(labels, at)]
        for at, (ref, labels) in enumerate(
            [("ID 3", OTHER), ("ID: 4", PLAIN), ("ID 5", OTHER), ("ID: 6", PLAIN)]
        )
    ]
    assert told(*blocks) == numbered("3", "4", "5", "6")


def test_blocks_that_end_with_their_refs_stay_whole():
    blocks = [[*labelled(PLAIN, at), line(f"Ref: A{at}")] for at in range(4)]
    assert told(*blocks) == numbered("A0", "A1", "A2", "A3")


def test_a_ref_inside_a_block_parts_it_from_none():
    blocks = []
    for at in range(4):
        action, *rest = labelled(PLAIN, at)
        blocks.append([action, line(f"Ref: A{at}"), *rest])
    assert told(*blocks) == numbered("A0", "A1", "A2", "A3")


def test_a_label_that_says_that_an_action_was_agreed_is_one():
    agreed = [(f"ACTION AGREED - {action}", f"Lead - {lead}") for action, lead, _ in TOLD]
    got = plan(*(line(text) for block in agreed for text in block)).actions
    assert [(a.action, a.owner) for a in got] == [row[:2] for row in TOLD]


def test_words_that_only_say_that_it_is_done_label_nothing():
    assert label_of("ACTION AGREED - Publish the log") == ("ACTION AGREED", "Publish the log")
    assert parted("Complete - Publish the log") is None
    got = plan(
        heading("Process", 2),
        line("- Complete - Publish the log"),
        line("- by 31 January 2020 - Adopt a single form"),
    ).actions
    assert [(a.action, a.deadline) for a in got] == [
        ("Publish the log", "Complete"),
        ("Adopt a single form", "by 31 January 2020"),
    ]
