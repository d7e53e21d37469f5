"""Labels that a space or a full stop alone parts from their values."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan
from planlift.normalise.spaced import at_space, dotted_labels, spaced_labels

ROWS = [
    ("1", "Buy hoists for all wards", "Head of Estates", "May 2021"),
    ("2", "Train all the porters", "Director of Nursing", "Quarterly"),
    ("3", "Review bed rails", "Chief Nurse", "Q2 2021/22"),
]


def _lines(joint, labels=("Ref", "Our action", "Lead", "When")):
    return [
        line(f"{label}{joint}{value}")
        for row in ROWS
        for label, value in zip(labels, row, strict=True)
    ]


@pytest.mark.parametrize("joint", [" ", ". ", "\t"])
def test_a_plan_whose_labels_have_no_colon_is_read(joint):
    got = plan(heading("Patient Safety Action Plan 2021/22"), *_lines(joint))
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got.actions] == ROWS


def test_a_tab_that_parts_no_label_is_a_space_in_the_plan():
    told = line("Chair\tJane Holt")
    got = plan(heading("Patient Safety Action Plan 2021/22"), told, *_lines("\t"))
    assert "Chair Jane Holt" in [rest.text for rest in got.rest]
    assert "\\t" not in got.model_dump_json()


def test_a_longer_label_counts_where_it_recurs_alone():
    labels = spaced_labels(_lines(" "))
    assert labels == {"Ref", "Our action", "Lead", "When"}
    assert at_space("Lead Director of Nursing", labels) == ("Lead", "Director of Nursing")


def test_names_with_numbers_and_running_text_open_with_no_label():
    said = [line("Action 3"), line("Indicator 2 Likelihood of appointment"), line("When May came")]
    assert spaced_labels(said * 3) == frozenset()
    talk = [line("Patients told us what they had seen of it.")] * 5
    assert spaced_labels([_lines(" ")[0], *talk, *_lines(" ")[1:5], *talk]) == frozenset()


def test_full_stops_behind_words_that_name_nothing_make_no_labels():
    assert (
        dotted_labels([line("Thank you. We met"), line("Well done. It works")] * 3) == frozenset()
    )
