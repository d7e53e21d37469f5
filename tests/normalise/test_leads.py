"""Sentences above blocks of labels are the actions, where the labels name none."""

from __future__ import annotations

import pytest

from normalise.tables import line, plan
from planlift.pipeline import read_bytes

HEAD = "Gender Pay Gap Action Plan 2021/22\nNorthampton General Hospital NHS Trust\n\n"
INTRODUCTION = "We published our figures in March. The actions follow from them.\n\n"
ROWS = [
    ("Use plain words in all adverts.", "Head of Resourcing", "August 2021", "Balanced shortlists"),
    ("Offer posts on a job share basis.", "Medical Director", "December 2021", "Two appointments"),
    ("Record all decisions centrally.", "HR Policy Manager", "March 2022", "Refusals below 11%"),
]


def _lines(number, row):
    action, owner, deadline, outcome = row
    return [number + action, f"Lead: {owner}", f"By when: {deadline}", f"Measure: {outcome}"]


@pytest.mark.parametrize("joint", ["\n   ", " | "])
@pytest.mark.parametrize("introduction", ["", INTRODUCTION])
def test_a_numbered_sentence_above_each_block_is_its_action(joint, introduction):
    blocks = []
    for at, row in enumerate(ROWS, 1):
        first, *labelled = _lines(f"{at}. ", row)
        blocks.append(f"{first}\n   " + joint.join(labelled))
    plan = read_bytes((HEAD + introduction + "\n\n".join(blocks)).encode(), "plan.txt")
    assert [(a.action, a.owner, a.deadline, a.outcome) for a in plan.actions] == ROWS
    assert [a.ref for a in plan.actions] == ["1", "2", "3"]


def test_a_sentence_above_one_of_two_blocks_is_no_action():
    text = (
        HEAD + "1. Who to ask.\n   Lead: Ann Bell\n   Due: May 2021\n\nLead: Bo Ash\nDue: June 2021"
    )
    assert read_bytes(text.encode(), "plan.txt").actions == ()


TOLD = ("The gap is wide.", "Few women apply.", "Bonuses were higher last year.")


def _bold_cards(tags):
    cards = [
        f"<p>{tags[0]}{action}{tags[1]}</p><p>Lead: {owner}</p><p>By when: {deadline}</p>"
        f"<p>Measure: {outcome}</p>"
        for action, owner, deadline, outcome in ROWS
    ]
    page = f"<html><body><h1>Gender Pay Gap Action Plan 2021/22</h1>{''.join(cards)}</body></html>"
    return read_bytes(page.encode(), "plan.html").actions


def test_a_bold_sentence_above_each_block_is_its_action():
    actions = _bold_cards(("<b>", "</b>"))
    assert [(a.action, a.owner, a.deadline, a.outcome) for a in actions] == ROWS
    assert [a.ref for a in actions] == ["", "", ""]


def test_a_plain_sentence_above_each_block_is_its_action_where_most_order_something():
    actions = _bold_cards(("", ""))
    assert [(a.action, a.owner, a.deadline, a.outcome) for a in actions] == ROWS


def test_plain_sentences_above_blocks_are_no_actions_where_they_order_nothing():
    cards = "".join(
        f"<p>{told}</p><p>Lead: {owner}</p><p>By when: {deadline}</p>"
        for told, (_, owner, deadline, _) in zip(TOLD, ROWS, strict=True)
    )
    page = f"<html><body><h1>Gender Pay Gap Action Plan 2021/22</h1>{cards}</body></html>"
    assert read_bytes(page.encode(), "plan.html").actions == ()


CARDS = [
    ("Few apply.", "Widen the adverts.", "HR Director", "May 2021", "Twenty apply", "Completed"),
    ("Few stay.", "Hold stay talks.", "Chief Nurse", "June 2021", "Half as many go", "On track"),
    ("Few rise.", "Open all posts.", "Chief Nurse", "July 2021", "A tenth more rise", "Completed"),
]
NAMES = ("Issue", "What we will do", "Lead", "Due", "It worked when", "Status")


@pytest.mark.parametrize("bold", ["b", "span"])
def test_lines_that_come_again_above_their_values_are_labels(bold):
    cards = "".join(
        f"<h3>Action {at}</h3>"
        + "".join(
            f"<div><{bold}>{name}</{bold}><div>{value}</div></div>"
            for name, value in zip(NAMES, card, strict=True)
        )
        for at, card in enumerate(CARDS, 1)
    )
    page = f"<html><body><h1>Green plan actions 2021/22</h1>{cards}</body></html>"
    actions = read_bytes(page.encode(), "plan.html").actions
    assert [(a.summary, a.action, a.owner, a.deadline, a.status) for a in actions] == [
        (*card[:4], card[5]) for card in CARDS
    ]
    assert [a.ref for a in actions] == ["Action 1", "Action 2", "Action 3"]


def test_a_number_alone_above_each_block_is_its_ref():
    blocks = [f"{n}.\nAction: {row[0]}\nLead: {row[1]}\n\n" for n, row in enumerate(ROWS, 1)]
    plan = read_bytes((HEAD + "".join(blocks)).encode(), "plan.txt")
    assert [(a.ref, a.action) for a in plan.actions] == [
        (str(n), row[0]) for n, row in enumerate(ROWS, 1)
    ]


def _blocks(*blocks):
    text = HEAD + "\n\n".join("\n".join(lines) for lines in blocks)
    return read_bytes(text.encode(), "plan.txt").actions


def test_several_bullets_above_one_lead_are_one_action():
    got = _blocks(
        [
            "- Use plain words in all adverts.",
            "- Test them with staff.",
            "Lead: OD Lead",
            "By when: May 2021",
        ],
        ["- Offer posts on a job share basis.", "Lead: HR Director", "By when: June 2021"],
    )
    assert [(a.owner, a.deadline) for a in got] == [
        ("OD Lead", "May 2021"),
        ("HR Director", "June 2021"),
    ]
    assert [line.removeprefix("- ") for line in got[0].action.splitlines()] == [
        "Use plain words in all adverts.",
        "Test them with staff.",
    ]


def test_a_number_parts_the_items_above_a_lead():
    got = _blocks(
        ["1. Use plain words in all adverts.", "Lead: OD Lead", "By when: May 2021"],
        ["2. Offer posts on a job share basis.", "Lead: HR Director", "By when: June 2021"],
    )
    assert [(a.ref, a.action) for a in got] == [
        ("1", "Use plain words in all adverts."),
        ("2", "Offer posts on a job share basis."),
    ]


def test_bullets_that_label_themselves_are_no_action():
    got = _blocks(
        ["Action: Use plain words.", "- Lead: OD Lead", "- By when: May 2021"],
        ["Action: Offer job shares.", "- Lead: HR Director", "- By when: June 2021"],
    )
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Use plain words.", "OD Lead", "May 2021"),
        ("Offer job shares.", "HR Director", "June 2021"),
    ]


def test_bare_numbers_that_count_the_lines_above_blocks_are_their_refs():
    promises = ["We will ring you back", "Waiting times on the screen", "A person on the desk"]
    texts = [
        line(text)
        for number, promise in enumerate(promises, 1)
        for text in (
            f"{number} {promise} from now on.",
            "Lead: Reception Manager",
            "Done by: May 2019",
        )
    ]
    got = plan(*texts, title="Our promises to you: action plan 2019/20").actions
    assert [(a.ref, a.action) for a in got] == [
        (str(number), f"{promise} from now on.") for number, promise in enumerate(promises, 1)
    ]


# No label comes again, so that only the items above tell where one action ends.
ITEMS = [
    ("Use plain words in all adverts.", ["BRAG: Green"]),
    ("Offer posts on a job share basis.", ["By when: May 2021", "BRAG: Red"]),
    ("Record all decisions centrally.", ["Lead: HR Director"]),
]
READ = [
    ("Use plain words in all adverts.", "", "", "Green"),
    ("Offer posts on a job share basis.", "", "May 2021", "Red"),
    ("Record all decisions centrally.", "HR Director", "", ""),
]


def _read(actions):
    return [(a.action, a.owner, a.deadline, a.status) for a in actions]


def test_each_item_of_a_list_opens_an_action_whatever_is_told_of_it_below():
    items = (
        f"<li>{first}<ul>{''.join(f'<li>{one}</li>' for one in told)}</ul></li>"
        for first, told in ITEMS
    )
    page = f"<html><body><h1>Gender Pay Gap Action Plan 2021/22</h1><ul>{''.join(items)}</ul>"
    assert _read(read_bytes(page.encode(), "plan.html").actions) == READ


def test_items_of_one_level_that_order_something_open_actions():
    lines = [f"- {line}" for first, told in ITEMS for line in (first, *told)]
    assert _read(_blocks(lines)) == READ


def test_a_numbered_action_opens_a_block_behind_another_words_action():
    got = _blocks(
        ["Action points: Use plain words.", "Lead: OD Lead", "By when: May 2021"],
        ["Action 2: Offer posts on a job share basis.", "Lead: HR Director", "By when: June 2021"],
        ["Action points: Record all decisions.", "Lead: Chief Nurse", "By when: July 2021"],
    )
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Use plain words.", "OD Lead", "May 2021"),
        ("Offer posts on a job share basis.", "HR Director", "June 2021"),
        ("Record all decisions.", "Chief Nurse", "July 2021"),
    ]
    assert not any(action.review for action in got)
