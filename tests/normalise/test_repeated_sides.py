"""Tables with their actions across that go on in a block below, and sheets with their own names."""

from __future__ import annotations

import pytest

from normalise.tables import footer, plan, table

DONE = [
    ("Post rota gaps a week ahead.", "Rota Manager", "May 2024"),
    ("Clear one store room per floor.", "Estates Manager", "June 2024"),
    ("Order badges with large print.", "Head of Nursing", "July 2024"),
    ("Open the prayer room at night.", "Lead Chaplain", "August 2024"),
    ("Film the short courses.", "Media Lead", "September 2024"),
]


def _told(got):
    return [(a.action, a.owner, a.deadline) for a in got.actions]


def _block(rows, first):
    top = "".join(f" | Action {number}" for number, _ in enumerate(rows, first))
    sides = zip(("What we will do", "Lead", "Due"), zip(*rows, strict=True), strict=True)
    return [top, *(" | ".join((side, *cells)) for side, cells in sides)]


@pytest.mark.parametrize("counted", [True, False])
def test_blocks_below_each_other_with_the_same_labels_down_their_side_are_one_plan(counted):
    upper, lower = _block(DONE[:2], 1), _block(DONE[2:4], 3)
    rows = [*upper, *lower] if counted else [*upper[1:], *lower[1:]]
    assert _told(plan(table(*rows))) == DONE[:4]


def test_the_last_block_may_have_fewer_actions():
    got = plan(table(*_block(DONE[:3], 1), *_block(DONE[3:], 4)))
    assert _told(got) == DONE
    assert [a.ref for a in got.actions] == [f"Action {number}" for number in range(1, 6)]


@pytest.mark.parametrize("still", [(), (" | | | ",)], ids=["plain", "header kept still"])
def test_the_letters_and_numbers_that_a_sheet_gives_its_cells_are_no_part_of_the_plan(still):
    rows = [f"{number} | {' | '.join(row)}" for number, row in enumerate(DONE, 2)]
    got = plan(table(" | A | B | C", "1 | Action | Lead | Due", *still, *rows))
    assert _told(got) == DONE
    assert all(a.ref == "" for a in got.actions)


@pytest.mark.parametrize("counted", [True, False])
def test_the_last_block_may_have_one_action_only(counted):
    upper, lower = _block(DONE[:2], 1), _block(DONE[2:3], 3)
    rows = [*upper, *lower] if counted else [*upper[1:], *lower[1:]]
    got = plan(table(*rows))
    assert _told(got) == DONE[:3]
    assert [a.ref for a in got.actions] == (
        ["Action 1", "Action 2", "Action 3"] if counted else [""] * 3
    )


EDGES = (10.0, 60.0, 160.0, 300.0)


def _over_pages(upper, lower):
    pieces = (table(*rows, page=at, edges=EDGES) for at, rows in enumerate((upper, lower), 1))
    upper, lower = pieces
    return plan(upper, footer("Page 1"), lower)


def test_fields_that_stand_on_the_next_page_are_those_of_the_actions_above():
    upper = ["*Our reference* | *R1* | *R2*", *_block(DONE[:2], 1)[1:]]
    lower = [
        "*Success measure* | No gaps | All clear",
        "*RAG* | Green | Red",
    ]
    got = _over_pages(upper, lower)
    assert [(a.ref, a.action, a.outcome, a.deadline, a.status) for a in got.actions] == [
        ("R1", DONE[0][0], "No gaps", DONE[0][2], "Green"),
        ("R2", DONE[1][0], "All clear", DONE[1][2], "Red"),
    ]


def test_a_row_of_fields_that_the_page_cuts_is_whole():
    rows = _block(DONE[:2], 1)
    rows[1:2] = [
        "What we will do | Post rota gaps | Clear one store",
        " | a week ahead. | room per floor.",
    ]
    got = _over_pages(rows[:2], rows[2:])
    assert _told(got) == DONE[:2]
    assert not any(a.extra or a.review for a in got.actions)
    assert not [r for r in got.rest if r.kind == "table"]


def test_a_cut_row_in_the_second_block_is_whole():
    upper, lower = _block(DONE[:2], 1)[1:], _block(DONE[2:4], 3)[1:]
    lower[0:1] = [
        "What we will do | Order badges | Open the prayer",
        " | with large print. | room at night.",
    ]
    assert _told(_over_pages([*upper, lower[0]], lower[1:])) == DONE[:4]
