"""Cards drawn as small tables: a title across, and below it cells that each open with a label."""

from __future__ import annotations

from normalise.tables import footer, plan, table

CARDS = [
    ("Caps on bank shifts", "Post rota gaps a week ahead.", "Rota Manager", "May 2024"),
    ("Quiet rooms", "Clear one store room per floor.", "Estates Manager", "June 2024"),
    ("Name badges", "Order badges with large print.", "Head of Nursing", "July 2024"),
]


def _rows(title, order, owner, date, extra="<"):
    return f"{title} | <", f"Action: {order} | {extra}", f"Lead: {owner} | Due: {date}"


def _told(*blocks):
    return [(a.action, a.owner, a.deadline) for a in plan(*blocks).actions]


def test_a_table_whose_cells_each_open_with_a_label_is_a_card():
    assert _told(*(table(*_rows(*card)) for card in CARDS)) == [card[1:] for card in CARDS]


def test_a_label_that_no_one_knows_stands_among_known_ones_again_and_again():
    cards = [table(*_rows(*card, f"Whereabouts: Ward {at}")) for at, card in enumerate(CARDS)]
    assert _told(*cards) == [card[1:] for card in CARDS]


def test_cards_below_each_other_in_one_table_are_one_action_each():
    rows = [row for card in CARDS for row in _rows(*card)]
    assert _told(table(*rows)) == [card[1:] for card in CARDS]


def test_the_last_of_a_row_of_cards_may_stand_alone_in_its_table():
    cells = [
        f"Reference: R{at}~Action / task: {order}~Lead and team: {owner}~Date: {date}"
        for at, (_, order, owner, date) in enumerate(CARDS, 1)
    ]
    row = table(" | ".join(cells[:2]))
    assert _told(row, table(f"{cells[2]} | | ")) == [card[1:] for card in CARDS]


def test_a_card_that_the_page_cuts_has_its_rest_from_the_next_page():
    first, second, third = (
        f"Action: {order}~Lead: {owner}~Due: {date}" for _, order, owner, date in CARDS
    )
    upper = table(f"{first} | {second}~Budget: £750", page=1, edges=EDGES)
    lower = table(" | Status: Achieved", f"{third} | ", page=2, edges=EDGES)
    got = plan(upper, footer("Page 1"), lower)
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [card[1:] for card in CARDS]
    assert [a.status for a in got.actions] == ["", "Achieved", ""]


EDGES = (10.0, 200.0, 400.0)
