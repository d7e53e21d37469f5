"""Strips of lines, each piece of ink in one."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.scan.lines import without_repeats

LINE = (10, 10, 200, 30)


def test_a_letter_that_another_line_holds_is_read_once():
    assert without_repeats([LINE, (190, 12, 201, 30)]) == [LINE]


def test_the_same_box_twice_is_read_once():
    assert without_repeats([LINE, LINE, (11, 10, 199, 30)]) == [LINE]


def test_lines_beside_and_below_stay():
    boxes = [LINE, (198, 10, 260, 30), (10, 28, 200, 50)]
    assert without_repeats(boxes) == boxes
