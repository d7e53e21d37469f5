"""Ticks that stand alone are told from letters by their shape."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import cv2
import numpy as np

from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.ticks import HEAVY, LIGHT, as_tick

USUAL = 27.0  # pixels that a line of 10-point print is high at 200 dpi
TICK = [(2, 11), (6, 17), (18, 1)]
VEE = [(2, 1), (9, 17), (17, 1)]
STROKE = [(2, 17), (14, 1)]


def _ink(points, thick):
    drawn = np.zeros((40, 40), np.uint8)
    cv2.polylines(drawn, [np.array(points) + 10], False, 255, thick)
    rows, columns = np.nonzero(drawn)
    return drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] > 0


def _read(text, points, thick=3):
    letters = [Letter(character, 5.0, 0.8) for character in text]
    return "".join(letter.text for letter in as_tick(letters, _ink(points, thick), USUAL))


@pytest.mark.parametrize("text", ["v", "V", "", "/"])
def test_a_tick_that_was_read_as_a_letter_or_not_at_all_is_one(text):
    assert _read(text, TICK) == LIGHT
    assert _read(text, TICK, thick=7) == HEAVY


@pytest.mark.parametrize(("text", "points"), [("v", VEE), ("/", STROKE), ("x", STROKE), ("", VEE)])
def test_other_signs_are_none(text, points):
    assert _read(text, points) == text


@pytest.mark.parametrize("text", ["J", "d", "via"])
def test_what_was_read_as_another_letter_stays(text):
    assert _read(text, TICK) == text
