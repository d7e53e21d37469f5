from __future__ import annotations

import random
from itertools import permutations

import pytest

from planlift.normalise.assignment import best_assignment


def highest_sum(gains: list[list[float]]) -> float:
    taken = permutations(range(len(gains[0])), len(gains))
    return max(sum(row[at] for row, at in zip(gains, one, strict=True)) for one in taken)


@pytest.mark.parametrize("seed", range(60))
def test_no_other_assignment_has_a_higher_sum(seed):
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    rows = draw.randint(1, 5)
    columns = draw.randint(rows, 7)
    # Whole numbers: many sums are equal, and none is rounded.
    gains = [[float(draw.randint(-3, 4)) for _ in range(columns)] for _ in range(rows)]
    chosen = best_assignment(gains)
    assert len(set(chosen)) == rows
    assert sum(row[at] for row, at in zip(gains, chosen, strict=True)) == highest_sum(gains)


def test_a_row_gives_up_its_column_to_one_that_gains_more():
    assert best_assignment([[3.0, 2.0, 0.0], [3.0, 0.0, 0.0], [2.0, 1.0, 0.0]]) == [1, 0, 2]


def test_of_equal_assignments_the_one_in_order_is_taken():
    assert best_assignment([[1.0] * 4] * 3) == [0, 1, 2]


def test_no_rows_take_nothing():
    assert best_assignment([]) == []
