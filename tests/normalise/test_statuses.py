"""Statuses: the contract's cases, the words and the colours of real plans, and what must not be."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlift.normalise.fills import rag_of_fill
from planlift.normalise.statuses import read_status, status_likeness
from planlift_schema import Rag, State

CASES = Path(__file__).parent / "data" / "statuses.csv"


def _cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"] or case["fill"] or "empty")
def test_a_phrase_of_the_contract_is_read_as_the_contract_says(case):
    reading = read_status(case["text"], case["fill"] or None)
    assert (reading.state or "", reading.rag or "") == (case["state"], case["rag"])


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Compelted", State.COMPLETE), ("COMPLETE.", State.COMPLETE), ("✔", State.COMPLETE),
        ("Propose closure", State.COMPLETE), ("100% complete", State.COMPLETE),
        ("Fully implemented", State.COMPLETE), ("Policy review completed", State.COMPLETE),
        ("On-going", State.IN_PROGRESS), ("In progess", State.IN_PROGRESS),
        ("75% complete", State.IN_PROGRESS), ("Partially complete", State.IN_PROGRESS),
        ("Partly implemented", State.IN_PROGRESS), ("Partly delivered", State.IN_PROGRESS),
        ("Nearly completed", State.IN_PROGRESS), ("under way", State.IN_PROGRESS),
        ("Ongoing - on track", State.ON_TRACK), ("On Track to deliver", State.ON_TRACK),
        ("yet to start", State.NOT_STARTED), ("has not started", State.NOT_STARTED),
        ("0% complete", State.NOT_STARTED), ("Work not started", State.NOT_STARTED),
        ("not on track", State.AT_RISK), ("In progress – delayed", State.AT_RISK),
        ("Some issues – narrative disclosure", State.AT_RISK), ("Past due", State.AT_RISK),
        ("not being pursued", State.CANCELLED), ("No longer needed", State.CANCELLED),
    ],
)  # fmt: skip
def test_a_plain_state_is_sure(text, state):
    reading = read_status(text)
    assert (reading.state, reading.rag, reading.review) == (state, None, "")


@pytest.mark.parametrize(
    ("text", "state", "rag"),
    [
        ("Red Off Track", State.AT_RISK, Rag.RED),
        ("Amber On Track", State.ON_TRACK, Rag.AMBER),
        ("Complete (Blue)", State.COMPLETE, Rag.BLUE),
        ("on track - green", State.ON_TRACK, Rag.GREEN),
        ("Blue Complete & checked", State.COMPLETE, Rag.BLUE),
        ("R - overdue", State.AT_RISK, Rag.RED),
        ("RAG: Amber", None, Rag.AMBER),
        ("Yellow", None, Rag.AMBER),
        ("(G)", None, Rag.GREEN),
        ("🟢", None, Rag.GREEN),
    ],
)
def test_a_colour_named_beside_a_state_is_the_rag(text, state, rag):
    reading = read_status(text)
    assert (reading.state, reading.rag, reading.review) == (state, rag, "")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("not complete", State.IN_PROGRESS), ("Incomplete", State.IN_PROGRESS),
        ("isn't complete", State.IN_PROGRESS), ("Not yet due", State.NOT_STARTED),
        ("Completed although delivery programme on hold.", State.COMPLETE),
        ("Delivered, Not Yet Evidenced", State.COMPLETE), ("On hold", State.AT_RISK),
        ("Closed - no longer required", State.CANCELLED), ("☒", State.COMPLETE),
        ("Complete the review of recruitment", State.COMPLETE),
        ("will be completed in May", None),
        ("In place by May 2020", None), ("Awaiting a decision", None),
        ("Started in May and going well with a lot of people taking part", State.IN_PROGRESS),
        ("The group met in May, and the work it agreed is now completed by all sites", None),
    ],
)  # fmt: skip
def test_a_doubtful_state_is_named_in_review(text, state):
    reading = read_status(text)
    assert reading.state is state
    assert reading.review


@pytest.mark.parametrize(
    "text", ["Improving", "No Change", "Declining", "Open", "N/A", "Purple", ""]
)
def test_trend_words_and_neutral_words_are_no_state(text):
    reading = read_status(text)
    assert (reading.state, reading.rag, reading.review) == (None, None, "")


@pytest.mark.parametrize(
    "text", ["Green Plan approved", "A&E", "R&D", "R/A/G", "50% of staff trained", "April 2020"]
)
def test_words_that_are_no_status_give_neither_state_nor_colour(text):
    reading = read_status(text)
    assert (reading.state, reading.rag) == (None, None)
    assert reading.review


@pytest.mark.parametrize(
    ("text", "fill", "rag"),
    [
        ("Complete", "FF0000", Rag.RED),
        ("Red", "00B050", Rag.RED),
        ("At risk", "92D050", Rag.GREEN),
        ("On track", "C00000", Rag.RED),
        ("Amber/Green", None, Rag.AMBER),
    ],
)
def test_a_contradiction_is_named_and_the_word_for_a_colour_wins(text, fill, rag):
    reading = read_status(text, fill)
    assert reading.rag is rag
    assert reading.review


def test_words_and_fill_that_agree_need_no_look():
    assert read_status("Complete", "00B050").review == ""
    assert read_status("Green", "00B050").review == ""
    assert read_status("Started", "FFC000").review == ""


@pytest.mark.parametrize(
    ("rag", "fills"),
    [
        (Rag.RED, "FF0000 C00000 FFC7CE FF5050 800000 E6B8B7 f4cccc"),
        (Rag.AMBER, "FFC000 FFFF00 FFEB9C F8CBAD ED7D31 FF6600 #ffbf00 FFF2CC FFE699"),
        (Rag.GREEN, "00B050 92D050 C6EFCE A8D08D C5E0B3 FF00B050 006100 00FF00"),
        (Rag.BLUE, "0070C0 00B0F0 0000FF 4472C4 #005eb8"),
        (
            None,
            "FFFFFF 000000 D9D9D9 808080 7030A0 D9E2F3 DEEAF6 BDD7EE E2EFDA FCE4D6 002060 1F3864",
        ),
        (None, "auto 12345 GGGGGG # none"),
    ],
)
def test_a_fill_is_the_nearest_colour_and_decoration_is_none(rag, fills):
    for fill in fills.split():
        assert rag_of_fill(fill) is rag, fill
        assert read_status("", fill).rag is rag


def test_a_fill_never_sets_the_state():
    assert read_status("", "FF0000").state is None


@pytest.mark.parametrize("text", ["Green", "Complete", "In progress - on target", "75%", "✓", "R"])
def test_a_status_is_near_one(text):
    assert status_likeness(text) >= 0.9


@pytest.mark.parametrize("unit", ["r ", "a-b ", "75% ", "late ", "complete "])
def test_a_long_text_takes_no_longer_than_its_length(unit):
    reading = read_status(unit * 50_000)  # would not end if each place went through the rest
    assert reading.review


def test_prose_and_empty_cells_are_near_zero():
    assert status_likeness("") == 0.0
    assert status_likeness("Deputy Director of HR") == 0.0
    prose = "Deliver the talent programme so that all managers are on track to be trained by March"
    assert status_likeness(prose) <= 0.3


@given(st.text(max_size=200), st.none() | st.text(max_size=9))
@settings(max_examples=300)
def test_no_text_or_fill_raises(text, fill):
    reading = read_status(text, fill)
    assert reading.state is None or reading.state in State
    assert 0.0 <= status_likeness(text) <= 1.0


@given(
    st.sampled_from([case["text"] for case in _cases() if case["text"]]),
    st.sampled_from([" ", "\n", "\t", "\u00a0 "]),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_white_space_and_case_never_change_a_status(text, space, change):
    spaced = change(space.join(["", *text.split(), ""]))
    reading, plain = read_status(spaced), read_status(text)
    assert (reading.state, reading.rag) == (plain.state, plain.rag)


@given(st.text(alphabet="0123456789abcdefABCDEF", min_size=6, max_size=6))
def test_a_grey_is_never_a_rag_and_a_fill_reads_the_same_in_any_case(fill):
    assert rag_of_fill(fill.upper()) is rag_of_fill(fill.lower())
    assert rag_of_fill(fill[:2] * 3) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Half done", "in_progress"),
        ("Substantially complete", "in_progress"),
        ("Partly on track", "on_track"),
        ("Not yet implemented", "not_started"),
        ("Done in part", "in_progress"),
        ("Achieved in part", "in_progress"),
        ("Two thirds complete", "in_progress"),
        ("Nearly finished", "in_progress"),
        ("Far from complete", "in_progress"),
        ("Delivered 2 of 5", "complete"),
        ("Phase 1 complete", "complete"),
        ("Done?", "complete"),
        ("Was on track", "on_track"),
        ("Hardly started", "in_progress"),
    ],
)
def test_words_that_limit_a_state_are_named(text, state):
    got = read_status(text)
    assert got.state == state
    assert got.review
