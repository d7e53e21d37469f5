"""Strips of lines, each piece of ink in one."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import numpy as np

from planlift_parsers.scan.lines import completed, lost_boxes, without_repeats

LINE = (10, 10, 200, 30)


def test_a_letter_that_another_line_holds_is_read_once():
    assert without_repeats([LINE, (190, 12, 201, 30)]) == [LINE]


def test_a_letter_whose_tip_passes_the_line_that_holds_it_is_read_once():
    assert without_repeats([LINE, (190, 7, 201, 28)]) == [LINE]


def test_the_same_box_twice_is_read_once():
    assert without_repeats([LINE, LINE, (11, 10, 199, 30)]) == [LINE]


def test_lines_beside_and_below_stay():
    boxes = [LINE, (198, 10, 260, 30), (10, 28, 200, 50)]
    assert without_repeats(boxes) == boxes


def test_what_is_left_of_rules_around_lines_is_no_lost_print():
    ink = np.zeros((120, 300), dtype=bool)
    ink[33:35, 5:290] = ink[58:60, 5:290] = ink[33:60, 5:8] = True  # two rules and their side
    ink[20:32, 30:200] = ink[36:45, 30:200] = True  # a line that the upper one runs through
    ink[80:100, 40:55] = True  # a letter that was not found
    assert lost_boxes(ink, [(30, 20, 200, 45)], 200 / 72, 90) == [(41, 80, 56, 100)]


def test_a_line_has_the_whole_of_the_dash_that_its_box_cuts():
    ink = np.zeros((60, 300), dtype=bool)
    ink[22:24, 20:32] = ink[15:30, 50:200] = True  # a dash, and the text behind it
    assert completed([(30, 15, 200, 30)], ink) == [(20, 15, 200, 30)]


def test_a_line_takes_nothing_of_the_next_and_nothing_of_what_runs_on():
    ink = np.zeros((60, 300), dtype=bool)
    ink[15:30, 20:200] = True
    assert completed([(20, 15, 100, 30), (100, 15, 200, 30)], ink) == [
        (20, 15, 100, 30),
        (100, 15, 200, 30),
    ]
    assert completed([(20, 15, 100, 30)], ink) == [(20, 15, 100, 30)]
