"""Cards made as forms: a name across, what is to be done below it, then labels with their values."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift_parsers import Cell, Table

CARDS = (
    ("Give every board member an inclusion objective and review it.", "Chair", "June 2024"),
    ("Retire the old application form.", "Deputy Chief Executive", "July 2024"),
    ("Require a diverse panel for every vacancy.", "OD Lead", "March 2025"),
    ("Start a menopause and long Covid peer group.", "HR Lead", "May 2025"),
)
WANTED = [(f"Action {n}", *card, "Not begun") for n, card in enumerate(CARDS, 1)]


def _card(number: int, *opening: str):
    _, owner, date = CARDS[number - 1]
    rows = (f"Links to | Indicator {number}", f"Lead | {owner}", f"Timescale | {date}")
    return table(*opening, *rows, "Position | Not begun")


def _cards():
    return [_card(n, f"Action {n} | <", f"{card[0]} | <") for n, card in enumerate(CARDS, 1)]


def _beside(*cards):
    return Table(1, len(cards), [Cell(0, at, tables=[card]) for at, card in enumerate(cards)])


def _pair(first: int, gap: str = ""):
    """Two cards in the columns of one table."""
    one, two = CARDS[first - 1 : first + 1]
    return (
        f"Action {first} | < {gap}| Action {first + 1} | <",
        f"{one[0]} | < {gap}| {two[0]} | <",
        f"Links to | Indicator {first} {gap}| Links to | Indicator {first + 1}",
        f"Lead | {one[1]} {gap}| Lead | {two[1]}",
        f"Timescale | {one[2]} {gap}| Timescale | {two[2]}",
        f"Position | Not begun {gap}| Position | Not begun",
    )


@pytest.mark.parametrize(
    "blocks",
    [
        _cards(),
        [_beside(*_cards()[:2]), _beside(*_cards()[2:])],
        [table(*_pair(1)), table(*_pair(3))],
        [table(*_pair(1), *_pair(3))],
        [table(*_pair(1, "| "), *_pair(3, "| "))],
    ],
    ids=["below each other", "nested", "two tables", "one table", "a gap between"],
)
def test_what_stands_below_the_name_of_a_card_is_its_action(blocks):
    got = plan(heading("WRES plan 2024/25"), heading("Action cards", 2), *blocks, title="")
    assert [(a.ref, a.action, a.owner, a.deadline, a.status) for a in got.actions] == WANTED
    assert [a.indicator for a in got.actions] == [f"Indicator {n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    "opening",
    [lambda n, text: f"{n}. {text} | <", lambda n, text: f"{n} | {text}"],
    ids=["across", "beside"],
)
def test_the_number_before_the_action_of_a_card_is_its_ref(opening):
    cards = [_card(n, opening(n, card[0])) for n, card in enumerate(CARDS, 1)]
    got = plan(heading("WRES plan 2024/25"), *cards, title="")
    assert [(a.ref, a.action) for a in got.actions] == [
        (str(n), card[0]) for n, card in enumerate(CARDS, 1)
    ]
    assert "Ref" not in {rest.text for rest in got.rest}


def test_a_number_before_a_record_in_a_line_gets_no_label_that_stands_nowhere():
    records = (
        "1. Refresh the grievance policy. Lead: HR Director. Due: May 2021",
        "2. Train all panels. Lead: OD Lead. Due: June 2021",
    )
    got = plan(heading("Race plan"), *map(line, records), title="")
    assert [a.ref for a in got.actions] == ["1", "2"]
    assert [rest.text for rest in got.rest if rest.kind == "label"] == ["Lead", "Due"]


def test_labels_and_values_by_turns_are_no_forms_side_by_side():
    form = table(
        "Lead | OD Lead | Status | Open",
        "Action | Hold talks on each ward. | Due | May 2021",
        "Support | HR | Outcome | All wards held one",
    )
    got = plan(heading("Race plan"), form, title="")
    assert [(a.action, a.owner, a.deadline, a.status) for a in got.actions] == [
        ("Hold talks on each ward.", "OD Lead", "May 2021", "Open")
    ]
