"""Headers that name two fields at once, and cells that hold both."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalise.tables import line, plan, table
from normalise.test_nothing_lost import words, written
from planlift.corrections import Correction, Corrections, Ruling
from planlift.normalise.fused import fused

ORDERS = ["Train every panel in fair selection.", "Hold stay talks on each ward."]


def _fields(label):
    found = fused(label)
    return found.fields if found else None


def _told(header, *cells):
    """Owner and deadline of actions whose one cell holds both."""
    rows = (f"{order} | {cell}" for order, cell in zip(ORDERS, cells, strict=True))
    return [(a.owner, a.deadline) for a in plan(table(f"Action | {header}", *rows)).actions]


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("Lead / Timescale", ("owner", "deadline")),
        ("Timescale & Lead", ("deadline", "owner")),
        ("Who and when", ("owner", "deadline")),
        ("Lead (deadline)", ("owner", "deadline")),
        ("Lead, date", ("owner", "deadline")),
        ("Deadline – RAG status", ("deadline", "status")),
        ("Ref Action", ("ref", "action")),
        ("No.Action", ("ref", "action")),
        ("Ref / Action", ("ref", "action")),
    ],
)
def test_a_header_names_two_fields_by_any_mark(label, fields):
    assert _fields(label) == fields


@pytest.mark.parametrize(
    "label",
    [
        "Timescale/Deadline",
        "Lead / Owner",
        "Status / comment",
        "Action / outcome",
        "Lead director",
        "Action ref",
        "Terms and conditions",
        "Lead",
        "",
    ],
)
def test_one_field_named_twice_or_a_narrative_is_not_parted(label):
    assert _fields(label) is None


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("Lead / Timescale", "HR Director / May 2024", "OD Lead / June 2024"),
        ("Lead / Timescale", "May 2024 – HR Director", "June 2024 – OD Lead"),
        ("Timescale / Lead", "HR Director, May 2024", "OD Lead, June 2024"),
        ("Who and when", "HR Director by May 2024", "OD Lead by June 2024"),
        ("Lead (deadline)", "HR Director (May 2024)", "OD Lead (June 2024)"),
        ("Who / When", "HR Director~May 2024", "OD Lead~June 2024"),
        ("Who / When", "May 2024~HR Director", "OD Lead~June 2024"),
    ],
)
def test_a_cell_is_parted_in_whichever_order_it_has_the_two(header, first, second):
    got = _told(header, first, second)
    assert [(o, d.removeprefix("by ")) for o, d in got] == [
        ("HR Director", "May 2024"),
        ("OD Lead", "June 2024"),
    ]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Head of Estates", ("Head of Estates", "")),
        ("September 2024", ("", "September 2024")),
        ("", ("", "")),
    ],
)
def test_a_cell_with_but_one_of_the_two_leaves_the_other_empty(cell, told):
    assert _told("Lead / Timescale", "HR Director / May 2024", cell)[1] == told


def test_words_that_read_as_neither_are_kept_whole_and_doubted():
    odd = "see the annex for both of these, as the group has yet to settle them"
    got = plan(
        table(
            "Action | Lead / Timescale",
            f"{ORDERS[0]} | HR Director / May 2024",
            f"{ORDERS[1]} | {odd}",
        )
    ).actions[1]
    assert odd in (got.owner, got.deadline)
    name = "owner" if got.owner else "deadline"
    assert "two fields" in got.review[name]


def test_a_merged_cell_gives_both_its_halves_to_each_of_its_rows():
    got = _told("Lead / Timescale", "HR Director / May 2024", "^")
    assert got == [("HR Director", "May 2024")] * 2


def test_a_section_row_across_a_parted_column_stays_the_theme():
    got = plan(
        table(
            "Action | Lead / Timescale | Outcome",
            "Fair recruitment | < | <",
            f"{ORDERS[0]} | HR Director / May 2024 | All panels trained",
            "Staying well | < | <",
            f"{ORDERS[1]} | OD Lead / June 2024 | Fewer leavers",
        )
    )
    assert [(a.theme, a.owner, a.deadline, a.outcome) for a in got.actions] == [
        ("Fair recruitment", "HR Director", "May 2024", "All panels trained"),
        ("Staying well", "OD Lead", "June 2024", "Fewer leavers"),
    ]


def test_a_column_that_shares_its_field_with_another_is_not_parted():
    got = plan(
        table(
            "Action | Lead / Timescale | Deadline",
            f"{ORDERS[0]} | HR Director / ward 7 | May 2024",
            f"{ORDERS[1]} | OD Lead / ward 9 | June 2024",
        )
    )
    assert [a.deadline for a in got.actions] == ["May 2024", "June 2024"]
    assert got.actions[0].owner == "HR Director / ward 7"


def test_a_column_of_dates_that_names_them_twice_is_one_field():
    got = plan(
        table(
            "Action | Lead | Timescale/Deadline",
            f"{ORDERS[0]} | HR Director | May 2024",
            f"{ORDERS[1]} | OD Lead | June / July 2024",
        )
    )
    assert [a.deadline for a in got.actions] == ["May 2024", "June / July 2024"]


@pytest.mark.parametrize(
    ("cell", "ref", "action"),
    [
        ("1.2 Train every panel.", "1.2", "Train every panel."),
        ("AP-03. Train every panel.", "AP-03", "Train every panel."),
        ("4~Train every panel.", "4", "Train every panel."),
        ("Train every panel.", "", "Train every panel."),
    ],
)
def test_a_ref_is_taken_from_before_the_action_it_numbers(cell, ref, action):
    got = plan(
        table("Ref Action | Lead", f"{cell} | HR Director", f"9 {ORDERS[1]} | OD Lead")
    ).actions
    assert [(a.ref, a.action) for a in got] == [(ref, action), ("9", ORDERS[1])]


@pytest.mark.parametrize(
    "cell", ["10% more posts to be advertised.", "2nd round of panels to run."]
)
def test_a_figure_that_opens_an_action_is_no_ref(cell):
    got = plan(table("Ref Action | Lead", f"{cell} | HR Director", f"9 {ORDERS[1]} | OD Lead"))
    assert (got.actions[0].ref, got.actions[0].action) == ("", cell)


FUSED = table(
    "Action | Lead / Timescale | Outcome",
    f"{ORDERS[0]} | HR Director / May 2024 | All panels trained",
    f"{ORDERS[1]} | OD Lead / June 2024 | Fewer leavers",
)
HEADERS = ["Action", "Lead / Timescale", "Outcome"]


def _ruled(**said):
    ruling = Ruling(Correction.model_validate({"headers": HEADERS, **said}), "planlift.toml")
    return plan(FUSED, corrections=Corrections((ruling,)))


def test_a_mapping_file_that_names_the_whole_header_keeps_it_whole():
    got = _ruled(columns={"Lead / Timescale": "owner"})
    assert [(a.owner, a.deadline) for a in got.actions] == [
        ("HR Director / May 2024", ""),
        ("OD Lead / June 2024", ""),
    ]


def test_a_mapping_file_that_names_another_column_leaves_the_two_parted():
    got = _ruled(columns={"#3": "extra"})
    assert [(a.owner, a.deadline, a.outcome) for a in got.actions] == [
        ("HR Director", "May 2024", ""),
        ("OD Lead", "June 2024", ""),
    ]
    assert got.actions[0].extra == {"Outcome": "All panels trained"}


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("Lead and deadline", ["HR Director, May 2024", "OD Lead, June 2024"]),
        ("Lead / timescale", ["May 2024 / HR Director", "June 2024 / OD Lead"]),
        ("Who (when)", ["HR Director (May 2024)", "OD Lead (June 2024)"]),
    ],
)
def test_a_label_of_two_fields_is_parted_as_a_column_is(label, values):
    texts = [t for pair in zip(ORDERS, values, strict=True) for t in _labelled(label, *pair)]
    assert [(a.action, a.owner, a.deadline) for a in plan(*map(line, texts)).actions] == [
        (ORDERS[0], "HR Director", "May 2024"),
        (ORDERS[1], "OD Lead", "June 2024"),
    ]


def _labelled(label, order, value):
    return [f"Action: {order}", f"{label}: {value}", "Status: On track"]


def test_a_label_of_one_field_keeps_its_whole_value():
    texts = [t for order in ORDERS for t in _labelled("Lead", order, "HR Director, OD Lead")]
    got = plan(*map(line, texts)).actions
    assert [a.owner for a in got] == ["HR Director, OD Lead"] * 2


PIECES = st.sampled_from(
    ["HR Director", "OD Lead", "May 2024", "TBC", "by June", "(Q3)", "/", "~", ",", "–", "and",
     "Chief Nurse", "each ward", "2.1", "", "- one~- two", "30/09/2024"]
)  # fmt: skip
HEADERS_OF_TWO = st.sampled_from(["Lead / Timescale", "Who and when", "When (who)", "Ref Action"])


@given(HEADERS_OF_TWO, st.lists(st.lists(PIECES, max_size=5).map(" ".join), min_size=2, max_size=5))
@settings(deadline=None, max_examples=60)
def test_no_word_of_a_parted_cell_is_lost(header, cells):
    got = plan(table(f"What | {header}", *(f"{ORDERS[0]} | {cell}" for cell in cells)))
    kept = words(written(got))
    for word in {*words(" ".join(cells)), *words(header)}:
        assert word in kept


def test_what_the_parts_of_a_cell_hold_stands_once_and_has_its_place():
    got = plan(FUSED)
    assert not any("HR Director" in rest.text for rest in got.rest)
    first = got.actions[0]
    assert {first.source.fields[name].column for name in ("owner", "deadline")} == {2}
    assert {first.source.fields[name].row for name in ("owner", "deadline")} == {2}


@pytest.mark.parametrize(
    ("cell", "owner", "deadline"),
    [
        ("HR Director / OD Lead / May 2024", "HR Director / OD Lead", "May 2024"),
        ("May – June 2024, HR Director", "HR Director", "May – June 2024"),
        ("Ongoing – HR Director", "HR Director", "Ongoing"),
        ("Head of HR and OD – from May to July 2019", "Head of HR and OD", "from May to July 2019"),
        ("End of March 2020 (Chief Nurse)", "Chief Nurse", "End of March 2020"),
        ("Chief Nurse~Head of HR~May 2024", "Chief Nurse\nHead of HR", "May 2024"),
        ("A Smith, HR Director, by end of 2019/20", "A Smith, HR Director", "by end of 2019/20"),
        ("Dr A. Smith May 2024", "Dr A. Smith", "May 2024"),
        ("HR Director (lead), May 2024", "HR Director (lead)", "May 2024"),
        ("Director of Workforce (OD) by 30 June 2019", "Director of Workforce (OD)",
         "by 30 June 2019"),
        ("WRES Lead 2019/20", "WRES Lead", "2019/20"),
        ("Chief Nurse~By end of~March 2020", "Chief Nurse", "By end of\nMarch 2020"),
        ("Within 6 months; Head of OD", "Head of OD", "Within 6 months"),
        ("TBC", "", "TBC"),
        ("Chief Nurse / TBC", "Chief Nurse", "TBC"),
    ],
)  # fmt: skip
def test_a_cell_is_cut_where_both_halves_read_best(cell, owner, deadline):
    assert _told("Lead / Timescale", cell, "OD Lead / June 2024")[0] == (owner, deadline)
