"""Sizes of a page's print that nearly are one."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.evening import evened_sizes
from planlift_parsers.scan.spacing import Token
from planlift_parsers.scan.words import Strip


def _strip(text, x0, baseline, size, stroke=2.0):
    letters = [Letter(letter, 0.0, 1.0) for letter in text if letter != " "]
    box = (x0, baseline - size, x0 + 10 * len(letters), baseline)
    return Strip(box, [Token(letters)], float(size), float(baseline), stroke)


def test_low_figures_beside_letters_of_another_height_are_of_one_size():
    rows = [100, 140, 180]
    strips = [_strip("Payroll will send a feed", 300, y, 30) for y in rows]
    strips += [_strip("25 cases were tested", 20, y, 26) for y in rows]
    assert set(evened_sizes(strips)) == {30.0}


def test_the_end_of_a_text_that_has_few_tall_letters_is_as_large_as_the_lines_above():
    strips = [_strip("The trustees adopted this in January and each", 20, 100, 33)]
    strips += [_strip("winter meeting of the trustees.", 20, 138, 29)]
    strips += [_strip("Museums, a registered charity", 20, 800, 26)]
    assert evened_sizes(strips) == [33.0, 33.0, 26.0]


def test_a_heading_right_above_its_text_stays_larger():
    strips = [_strip("Learner achievement", 20, 100, 38, 3.5)]
    strips += [_strip("Track attendance of those who leave", 20, 140, 31)]
    strips += [_strip("Staff", 20, 300, 36, 3.5)]
    strips += [_strip("Put badges in the welcome pack of all", 20, 340, 31)]
    assert evened_sizes(strips) == [37.0, 31.0, 37.0, 31.0]


def test_print_of_a_table_stays_smaller_than_the_text_around_it():
    strips = [_strip("The board agreed what stands below", 20, y, 34) for y in (100, 140)]
    strips += [_strip("Head of patient safety", x, y, 30) for x in (20, 400) for y in (240, 270)]
    assert set(evened_sizes(strips)) == {34.0, 30.0}


def test_a_strip_is_of_the_size_whose_print_was_judged_as_small_before():
    rows = [100, 140, 180, 220]
    strips = [_strip("Payroll will send a feed", 300, y, 32) for y in rows]
    strips += [
        _strip("25 cases were tested", 20, y, size)
        for y, size in zip(rows, (27, 26, 27, 26), strict=True)
    ]
    strips += [_strip("A note at the foot of the page", 20, 900, 23)]
    assert evened_sizes(strips) == [32.0] * 8 + [23.0]
