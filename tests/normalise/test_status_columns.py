"""Columns called "Status" that tell what was done, and columns of ratings that are no status."""

from __future__ import annotations

import pytest

from normalise.tables import plan, table

ROWS = [
    ("Post rota gaps a week ahead.", "Rota Manager", "May 2024"),
    ("Clear one store room per floor.", "Estates Manager", "June 2024"),
    ("Order badges with large print.", "Head of Nursing", "July 2024"),
]
TOLD = (
    "We asked two wards first",
    "Builders have seen the rooms",
    "Three samples came in April",
)


def _with(label, cells):
    rows = (" | ".join((*row, cell)) for row, cell in zip(ROWS, cells, strict=True))
    return plan(table(f"Action | Lead | Due | {label}", *rows)).actions


def test_a_status_that_says_what_was_done_in_each_row_and_names_no_state_is_an_update():
    assert [(a.status, a.updates) for a in _with("Status", TOLD)] == [("", one) for one in TOLD]
    stated = (*TOLD[:2], "Complete")
    assert [a.status for a in _with("Status", stated)] == [*stated]


@pytest.mark.parametrize("levels", [("High", "Low", "Medium"), ("Low", "Low", "High")])
def test_a_rating_of_how_urgent_a_row_is_gives_no_status(levels):
    got = _with("Rating", levels)
    assert [(a.status, a.state) for a in got] == [("", None)] * 3
    assert [a.extra.get("Rating") for a in got] == [*levels]


def test_ticks_under_names_of_no_state_are_no_state():
    got = plan(
        table(
            "Ref | Action | Race | Sex | Disability | Lead | Complete by",
            "2a | Write a plain guide. | ✓ | ✓ | ✓ | Resourcing Partner | 30 June 2025",
            "2b | Keep a register of panels. | ✓ | | ✓ | Resourcing Partner | 31 July 2025",
            "2c | Give the same feedback form. | ✓ | ✓ | | Head of Careers | August 2025",
        )
    )
    assert [(a.status, a.state) for a in got.actions] == [("", None)] * 3
    assert got.actions[1].extra == {"Race": "✓", "Disability": "✓"}


def test_shares_under_what_was_done_are_the_state_and_the_note_is_the_update():
    got = plan(
        table(
            "Task | Task owner | Finish by | Done so far | Note for members",
            "Hide names on forms. | Recruitment Manager | May 2025 | 75% | Working in three places.",
            "Offer interviews. | School Head | June 2025 | 100% | Policy adopted by the committee.",
            "Hold an evening. | Careers Officer | July 2025 | 50% | Three were held.",
        )
    )
    assert [(a.status, a.updates) for a in got.actions] == [
        ("75%", "Working in three places."),
        ("100%", "Policy adopted by the committee."),
        ("50%", "Three were held."),
    ]


def _chart(*bars, heads="A | M | J | J"):
    rows = [
        " | ".join([*row, *(f"[{fill}]" if fill else "" for fill in bar)])
        for row, bar in zip(ROWS, bars, strict=True)
    ]
    return plan(table(f"Action | Lead | Due | {heads}", *rows)).actions


def test_bars_in_a_chart_of_months_are_no_ratings():
    on = "4F81BD"
    got = _chart((on, on, "", ""), ("", on, on, on), ("", on, on, ""))
    assert [(a.rag, a.state, a.status) for a in got] == [(None, None, "")] * 3


def test_a_rating_by_colour_behind_a_chart_of_months_stays_one():
    on, green, red = "00B050", "00B050", "FF0000"
    bars = [(on, on, "", "", green), ("", on, on, on, red), ("", "", on, on, green)]
    got = _chart(*bars, heads="A | M | J | J | RAG")
    assert [a.rag for a in got] == ["green", "red", "green"]


def test_a_bar_that_is_one_merged_cell_is_a_bar_and_its_shade_may_waver():
    got = plan(
        table(
            "Action | Lead | Due | A | M | J | J",
            " | ".join((*ROWS[0], "[A6A6A6] | < | [A7A7A7] | ")),
            " | ".join((*ROWS[1], "| [A6A6A6] | [A6A6A5] | [A7A6A6]")),
            " | ".join((*ROWS[2], "| | [A6A6A6] | [A7A7A7]")),
        )
    )
    assert [(a.action, a.rag, a.status) for a in got.actions] == [(r[0], None, "") for r in ROWS]


@pytest.mark.parametrize(
    ("fills", "doubted"),
    [
        (("BDBDBD", "3B3B3B", "7030A0"), True),  # a print in grey, and purple
        (("F2F2F2", "FFFFFF", ""), False),
        (("00B050", "FF0000", "FFC000"), False),
    ],
)
def test_an_empty_state_in_a_shade_of_its_own_is_to_be_looked_at(fills, doubted):
    rows = ("1 | Train panels. | HR Lead | May 2024", "2 | Buy captions. | IT | June 2024")
    rows = (*rows, "3 | Hold stay talks. | OD Lead | July 2024")
    cells = [
        f"{row} | [{fill}]" if fill else f"{row} |" for row, fill in zip(rows, fills, strict=True)
    ]
    got = plan(table("Ref | Action | Lead | Deadline | BRAG", *cells)).actions
    assert [("status" in a.review) for a in got] == [doubted] * len(rows)


def test_a_shade_of_the_whole_row_says_nothing_of_its_state():
    shaded = " | ".join(f"[BDBDBD]{text}" for text in ("1", "Train panels.", "HR Lead", ""))
    got = plan(
        table("Ref | Action | Lead | Status", shaded, "2 | Buy captions. | IT | Open")
    ).actions
    assert "status" not in got[0].review
