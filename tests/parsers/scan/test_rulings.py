"""Rules at the edges of dark rows."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import cv2
import numpy as np

from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.render import Picture
from planlift_parsers.scan.rulings import rulings_of

SCALE = 200 / 72
TOP, HEAD, ROWS = 300, 340, (400, 460, 520)  # pixels
SIDES = (100, 300, 520, 760, 1000)


def _page():
    """A table with hairlines below a dark header, blurred as scans are."""
    pixels = np.full((800, 1200, 3), 255, dtype=np.uint8)
    pixels[TOP:HEAD, SIDES[0] : SIDES[-1]] = (52, 4, 115)
    for x in SIDES:
        pixels[HEAD : ROWS[-1], x : x + 2] = 0
    for y in ROWS:
        pixels[y : y + 2, SIDES[0] : SIDES[-1]] = 0
    return Picture(cv2.GaussianBlur(pixels, (0, 0), 1.6), SCALE)


def test_upright_rules_reach_up_to_a_dark_header_in_whose_shade_they_begin():
    rules, _ = rulings_of(inked(_page()))
    for x in SIDES[1:-1]:
        own = [rule for rule in rules if rule.upright and abs(rule.at * SCALE - x) < 4]
        assert min(rule.start for rule in own) * SCALE == pytest.approx(HEAD, abs=8)
