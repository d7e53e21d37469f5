"""How much a cell looks like a deadline, and what it costs to say so."""

from __future__ import annotations

import pytest

from planlift.normalise.deadlines import deadline_likeness


@pytest.mark.parametrize(
    "text",
    ["April 2020", "31/03/2020", "Q3 2019/20", "Ongoing", "TBC", "quarterly", "within 6 months",
     "no later than 5 Jun 19", "To be launched October 2019", "Reviewed quarterly.", "2019/20",
     "1. November 2019\n2. December 2019", "Phase one: October – December 2019"],
)  # fmt: skip
def test_a_deadline_is_near_one(text):
    assert deadline_likeness(text) >= 0.8


@pytest.mark.parametrize(
    "text",
    ["", " \n", "Deputy Director of HR", "WRES1", "1.2", "Indicator 4", "Complete", "N/A", "-"],
)
def test_an_empty_cell_a_role_and_a_ref_are_zero(text):
    assert deadline_likeness(text) == 0.0


def test_prose_with_a_date_inside_is_low():
    text = (
        "Develop the talent management programme with partner organisations so that by March 2020 "
        "all managers have completed the training and the shortlisting decisions can be evidenced"
    )
    assert 0.1 <= deadline_likeness(text) <= 0.3


def test_prose_without_a_date_is_lower_than_a_deadline_by_far():
    text = "Work with the staff network to understand what gets in the way of career progression"
    assert deadline_likeness(text) <= 0.2
