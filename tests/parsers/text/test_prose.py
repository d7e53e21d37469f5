"""Lines of prose: which go on below, and the marks of emphasis in them."""

from __future__ import annotations

import pytest

from planlift_parsers import Kind, Paragraph
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read


def paragraphs(text):
    blocks = read(text.encode(), "plan.txt", DEFAULT_LIMITS).blocks
    return [block for block in blocks if isinstance(block, Paragraph)]


def lines(text):
    return [paragraph.line for paragraph in paragraphs(text)]


def test_a_line_set_in_below_its_number_or_label_goes_on_with_it():
    assert lines("1. Train every panel\n   before it meets.\n2. Go.\n") == [
        "1. Train every panel before it meets.",
        "2. Go.",
    ]
    assert lines("Action: Train every panel\n        before it meets.\nLead: HR\n") == [
        "Action: Train every panel before it meets.",
        "Lead: HR",
    ]


@pytest.mark.parametrize(
    "below",
    [
        "  Lead: HR Director",
        "  due: July 2024",
        "  due date: July 2024",
        "  - before it meets",
        "  a) before it meets",
        "  Before it meets",
        "before it meets",
    ],
)
def test_keys_items_capitals_and_lines_not_set_in_begin_anew(below):
    first, second = paragraphs(f"Action: Train every panel\n{below}\n")
    assert first.text == "Action: Train every panel"
    assert second.text.endswith(below.split()[-1])


WRAPPED = (
    "We met with every network in the spring, heard what they had to\n"
    "tell us about how posts are filled and how people are listened to\n"
)


@pytest.mark.parametrize("dash", ["–", "—"])
def test_a_dash_at_the_start_of_a_wrapped_line_goes_on_with_the_sentence(dash):
    text = f"{WRAPPED}{dash} and wrote it down for the board, which read all of it in full.\n"
    assert len(paragraphs(text)) == 1
    assert f"listened to {dash} and wrote" in lines(text)[0]


def test_a_dash_below_a_sentence_that_has_ended_is_an_item():
    text = f"{WRAPPED.rstrip()[:-1]}.\n– Train every panel\n– Hold stay talks\n"
    assert [p.kind for p in paragraphs(text)] == [Kind.TEXT, Kind.ITEM, Kind.ITEM]


def test_a_dash_below_another_item_is_the_next_one():
    item = "– Train every panel in fair selection before it meets for posts\n"
    text = (
        f"{WRAPPED.rstrip()}.\n{item}– Hold stay talks on each ward that people leave in a year\n"
    )
    assert [p.kind for p in paragraphs(text)] == [Kind.TEXT, Kind.ITEM, Kind.ITEM]


@pytest.mark.parametrize("mark", ["**", "__"])
def test_marks_of_emphasis_are_no_text_and_a_whole_line_of_them_is_bold(mark):
    whole, part = paragraphs(f"{mark}Lead{mark}\n\nAsk {mark}all{mark} staff.\n")
    assert (whole.text, whole.bold) == ("Lead", True)
    assert (part.text, part.bold) == ("Ask all staff.", False)


@pytest.mark.parametrize(
    "text", ["5 ** 2 ** 3", "snake__case__name", "snake**case** name", "** not closed"]
)
def test_stars_and_lines_within_words_are_text(text):
    found = paragraphs(f"Before this.\n\n{text}\n\nAfter this.\n")
    assert not any(paragraph.bold for paragraph in found)
    assert text in [paragraph.line for paragraph in found]


def test_a_line_that_comes_again_by_itself_goes_on_with_none_above_it():
    orders = [
        "Recruit men into healthcare support work through local sports clubs.",
        "Publish the share of flexible working requests granted in each division.",
        "Promote shared parental leave with stories from fathers who once took it.",
    ]
    text = "".join(f"ACTION\n{order}\nRESPONSIBLE\nHead of Reward and Pay\n\n" for order in orders)
    texts = [block.text for block in read(text.encode(), "plan.txt", DEFAULT_LIMITS).blocks]
    assert texts == [
        each
        for order in orders
        for each in ("ACTION", order, "RESPONSIBLE", "Head of Reward and Pay")
    ]


@pytest.mark.parametrize(
    ("framed", "inside"),
    [
        ("* Action 1 *", "Action 1"),
        ("--- Rest and rotas ---", "Rest and rotas"),
        ("~~ Rest and rotas ~~", "Rest and rotas"),
    ],
)
def test_a_line_between_the_same_marks_is_a_heading(framed, inside):
    found = paragraphs(f"{framed}\n\nPost rota gaps a week ahead.\n")
    assert [(one.text, one.kind) for one in found] == [
        (inside, Kind.HEADING),
        ("Post rota gaps a week ahead.", Kind.TEXT),
    ]


RULE = "=" * 24
BLOCKS = [
    ("Action: Order badges", "Lead: Head of Nursing", "Status: Not yet begun at all"),
    ("Action: Film courses", "Lead: Media Lead", "Status: Under way since May"),
    ("Action: Clear one room", "Lead: Estates Manager", "Status: Under way since June"),
]


def test_a_rule_that_stands_between_blocks_makes_no_heading_of_the_line_above_it():
    first, *others = BLOCKS
    text = ["Rest and rotas", "==============", "", *first, "", RULE]
    for block in others:
        text += [*block, RULE]
    text += ["Who was asked", "-------------", "All of the wards."]
    made = paragraphs("\n".join(text))
    assert [p.text for p in made if p.kind is Kind.HEADING] == ["Rest and rotas", "Who was asked"]
    assert [p.line for p in made if p.kind is not Kind.HEADING] == [
        *(one for block in BLOCKS for one in block),
        "All of the wards.",
    ]


def test_the_marks_of_a_quoted_mail_are_no_words():
    quoted = "> > Action 1\n> > What: Stop fines for everyone under 25.\n> > Owner: Librarian\n>\n"
    document = read(f"Below, as asked.\n\n{quoted}> Owen\n".encode(), "mail.txt", DEFAULT_LIMITS)
    texts = [block.text for block in document.blocks]
    assert "What: Stop fines for everyone under 25." in texts
    assert not any(">" in text for text in texts)


def test_a_line_that_opens_with_a_sign_for_more_keeps_it():
    document = read(b"Our aim by March:\n> 90% of staff trained\n", "aim.txt", DEFAULT_LIMITS)
    assert any("> 90%" in block.text for block in document.blocks)


def test_labels_before_a_dash_that_come_again_begin_a_line_however_full_the_one_above_is():
    blocks = [
        f"Action {at}\n\n"
        "Case for change - Waivers were approved after the order had been placed by teams.\n"
        "What we will do - Block purchase orders without an approved waiver number on it\n"
        "Post holder responsible - Assistant Director\n"
        "Story so far -\n"
        "What good will look like - No retrospective waivers\n"
        for at in (1, 2, 3)
    ]
    found = lines("\n".join(blocks))
    assert [line for line in found if line.startswith("Story")] == ["Story so far -"] * 3
    assert sum(line.startswith("Post holder") for line in found) == len(blocks)
