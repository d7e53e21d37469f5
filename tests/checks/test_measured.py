"""Faults planted into documents are found, and where nothing is wrong little is."""

from __future__ import annotations

import pytest

from checks.measure import SETS, false_on_clean, false_on_corpus, tally
from quality.sets import folder_of

# What an officer may rely on: of a hundred planted faults so many are found, and on a hundred
# actions with which nothing is wrong so many findings at most are false.
FOUND = 0.98
FALSE = 0.02
ENOUGH = 80


def here(name: str) -> None:
    if name == "corpus" and not folder_of("corpus").is_dir():
        pytest.skip("the labelled documents ../shared/corpus are not here")


@pytest.mark.parametrize("name", SETS)
def test_of_a_hundred_planted_faults_ninety_eight_are_found(name):
    here(name)
    made = tally(name, each=1)
    assert made.planted.total() >= ENOUGH
    assert made.share >= FOUND, made.missed


def test_on_plans_written_with_care_next_to_nothing_is_found():
    actions, wrong = false_on_clean()
    assert actions >= ENOUGH - 1
    assert len(wrong) <= FALSE * actions, wrong


def test_next_to_nothing_is_found_that_the_truth_contradicts():
    here("corpus")
    actions, wrong = false_on_corpus()
    assert actions >= ENOUGH
    assert len(wrong) <= FALSE * actions, wrong
