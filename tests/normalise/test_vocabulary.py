from __future__ import annotations

import pytest

from planlift.normalise.vocabulary import FIELDS, header_likeness, header_scores


def best(label: str) -> str:
    scores = header_scores(label)
    return max(scores, key=lambda name: scores[name]) if scores else ""


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Ref No.", "ref"),
        ("#", "ref"),
        ("Indicator (s)", "indicator"),
        ("Metric number", "indicator"),
        ("Issue(s) identified", "summary"),
        ("What does the data tell us?", "summary"),
        ("Action (in SMART format)", "action"),
        ("What are we going to do about it?", "action"),
        ("TASKS/ACTIONS", "action"),
        ("Action owner", "owner"),
        ("By whom (lead)", "owner"),
        ("Responsibilty", "owner"),
        ("Person\nResponsible", "owner"),
        ("Who will lead on it?", "owner"),
        ("Target completion date", "deadline"),
        ("When will it be finished?", "deadline"),
        ("Time-scale", "deadline"),
        ("Completi on date", "deadline"),
        ("dueDate", "deadline"),
        ("AssignedTo", "owner"),
        ("Revised implementation date", "revised"),
        ("RAG rating", "status"),
        ("Proposed to Open/ Close", "status"),
        ("Status commentary (this period)", "updates"),
        ("How are we doing?", "updates"),
        ("How will we know it has worked?", "outcome"),
        ("Target performance 2011/12", "outcome"),
        ("Area(s) for action", "theme"),
    ],
)
def test_a_header_names_its_field(label, field):
    assert best(label) == field


@pytest.mark.parametrize(
    "label", ["Resources required", "Date added", "Initial risk", "Location of evidence", "Cost"]
)
def test_known_words_without_a_field_go_to_extra(label):
    assert best(label).startswith("extra:")


@pytest.mark.parametrize("text", ["", "Band 2", "2018", "Percentage of staff in each band", "1.4"])
def test_ordinary_cells_are_no_headers(text):
    assert header_likeness(text) < 0.6


def test_scores_are_shares_and_fields_are_known():
    for label in ("Action", "Status", "Objective", "Date", "Outcome measure"):
        for name, score in header_scores(label).items():
            assert name in FIELDS or name.startswith("extra:")
            assert 0 < score <= 1


def test_a_header_means_the_same_in_singular_and_plural():
    assert header_scores("Progress updates")["updates"] > 0.9
    assert header_scores("Agreed actions")["action"] > 0.9
    assert best("Status") == "status"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Action we are taking", "action"),
        ("Actions our teams will take", "action"),
        ("Issue we found", "summary"),
        ("Outcome we want", "outcome"),
        ("Date we will finish by", "deadline"),
    ],
)
def test_what_a_clause_is_told_of_says_what_the_cells_hold(label, field):
    scores = header_scores(label)
    assert max(scores, key=scores.__getitem__) == field
    assert scores[field] >= 0.6
