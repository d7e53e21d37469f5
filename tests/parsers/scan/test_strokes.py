"""How thick the strokes of a strip are and how large it is set, whatever its blur and its ink."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import cv2
import numpy as np

from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.ink import INK_CONTRAST
from planlift_parsers.scan.words import strip_of

STEM, APART, COUNT = 15, 9, 12  # pixels: letters of 10 points at 150 dpi
BLUR = 1.1  # pixels
BLACK, GREY = 230, 150


def _strip(thick, *, ink=BLACK, bars=True, text="h" * COUNT, heights=(STEM,) * COUNT):
    """Stems, each with a bar to the next, as letters are; `heights` in pixels."""
    page = np.zeros((STEM + 20, APART * COUNT + 20), np.float32)
    foot = STEM + 10
    for number, high in enumerate(heights):
        x = 10 + APART * number
        page[foot - high : foot, x : x + thick] = ink
        if bars:
            page[foot - high // 2 : foot - high // 2 + thick, x : x + APART // 2] = ink
    contrast = cv2.GaussianBlur(page, (0, 0), BLUR).astype(np.int16)
    mask = contrast > INK_CONTRAST
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    letters = [Letter(c, APART * n + 3.0, 1.0) for n, c in enumerate(text)]
    return strip_of(box, letters, mask, contrast, 0)


def test_thin_strokes_that_blur_are_thinner_than_bold_ones():
    assert _strip(3).stroke > 1.25 * _strip(2).stroke


@pytest.mark.parametrize("thick", [2, 3])
def test_print_in_grey_is_as_thick_as_in_black(thick):
    assert _strip(thick, ink=GREY).stroke == pytest.approx(_strip(thick).stroke, rel=0.08)


def test_letters_that_rise_less_than_capitals_do_not_make_print_smaller():
    text = "lt" * 2 + "t" * (COUNT - 4)
    heights = [STEM if letter == "l" else STEM - 3 for letter in text]
    mixed = _strip(2, bars=False, text=text, heights=heights)
    assert mixed.size == pytest.approx(_strip(2, bars=False).size, rel=0.02)
