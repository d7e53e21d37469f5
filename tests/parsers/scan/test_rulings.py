"""Rules at the edges of dark rows."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import cv2
import numpy as np

from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.render import Picture
from planlift_parsers.scan.rulings import rulings_of
from planlift_parsers.scan.strikes import strikes_of

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


def test_a_long_upright_rule_may_have_print_close_on_one_side():
    pixels = np.full((500, 900, 3), 255, dtype=np.uint8)
    for y in (100, 400):
        pixels[y : y + 2, 100:800] = 90
    for x in (100, 300, 800):
        pixels[100:400, x : x + 2] = 90
    for y in range(110, 390, 36):  # stems of letters, line below line
        pixels[y : y + 26, 304:308] = 0
    rules, _ = rulings_of(inked(Picture(pixels, SCALE)))
    assert sorted(round(r.at * SCALE) for r in rules if r.upright) == [101, 301, 801]


def test_a_line_through_print_is_no_rule_but_a_strike():
    pixels = np.full((300, 900, 3), 255, dtype=np.uint8)
    for x in range(200, 500, 14):
        pixels[100:122, x : x + 4] = 0
    pixels[111:113, 198:502] = 0
    pixels[200:202, 198:502] = 0
    page = inked(Picture(pixels, SCALE))
    rules, edges = rulings_of(page)
    (strike,) = strikes_of(page, [*rules, *edges])
    assert strike.at * SCALE == pytest.approx(112, abs=1)
    assert 112 not in [round(rule.at * SCALE) for rule in rules]
