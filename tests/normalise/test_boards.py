"""Boards: cards that hold who and when, in the columns that names stand over, or in a row."""

from __future__ import annotations

from normalise.tables import plan, table

CARDS = [
    ("Post rota gaps a week ahead", "Rota Manager", "May 2024"),
    ("Clear one store room per floor", "Estates Manager", "June 2024"),
    ("Order badges with large print", "Head of Nursing", "July 2024"),
    ("Film all of the short courses", "Media Lead", "August 2024"),
]


def _card(order, owner, date, *, opening="Action: "):
    return f"{opening}{order}~Lead: {owner}~Due: {date}"


def _told(got):
    return [(a.action, a.owner, a.deadline) for a in got.actions]


def test_the_name_over_a_column_of_cards_is_the_theme_of_each():
    first, second, third, fourth = (_card(*card, opening="") for card in CARDS)
    got = plan(table("This month | After summer", f"{first} | {third}", f"{second} | {fourth}"))
    assert _told(got) == CARDS
    assert [a.theme for a in got.actions] == ["This month"] * 2 + ["After summer"] * 2


def test_a_column_of_a_board_may_have_fewer_cards():
    first, second, third, _ = (_card(*card) for card in CARDS)
    got = plan(table("This month | After summer", f"{first} | {third}", f"{second} | "))
    assert _told(got) == CARDS[:3]
    assert [a.theme for a in got.actions] == ["This month"] * 2 + ["After summer"]


def test_the_first_line_of_a_card_is_the_action_where_others_say_who_and_what_will_come_of_it():
    outcome = "Fewer of us leave"
    cards = [f"{order}~Lead: {owner}~Outcome: {outcome}" for order, owner, _ in CARDS]
    got = plan(table(f"{cards[0]} | {cards[1]}", f"{cards[2]} | {cards[3]}"))
    assert [(a.action, a.owner, a.outcome, a.theme) for a in got.actions] == [
        (order, owner, outcome, "") for order, owner, _ in CARDS
    ]


def test_a_bare_number_at_the_top_of_a_card_is_its_ref():
    cards = [_card(*card, opening=f"{at}~Action: ") for at, card in enumerate(CARDS, 1)]
    got = plan(table(f"{cards[0]} | {cards[1]}", f"{cards[2]} | {cards[3]}"))
    assert _told(got) == CARDS
    assert [(a.ref, a.theme) for a in got.actions] == [(str(at), "") for at in range(1, 5)]


def test_cards_that_label_a_short_action_are_no_key():
    cards = [f"Action: Quiet rooms {at}~Lead: OD Lead~Due: May 2024" for at in "ABCD"]
    got = plan(table("Now | Next", f"{cards[0]} | {cards[1]}", f"{cards[2]} | {cards[3]}"))
    assert sorted(a.action for a in got.actions) == [f"Quiet rooms {at}" for at in "ABCD"]
    assert {a.theme for a in got.actions} == {"Now", "Next"}


def test_columns_of_cards_with_white_between_are_read_under_their_names():
    # "Lead" is a label of the cards as well.
    columns = [
        table(f"*{name}*", *[_card(*card, opening="") for card in cards])
        for name, cards in (("Listen", CARDS[:2]), ("Lead", CARDS[2:]))
    ]
    got = plan(*columns)
    assert _told(got) == CARDS
    assert [a.theme for a in got.actions] == ["Listen"] * 2 + ["Lead"] * 2
