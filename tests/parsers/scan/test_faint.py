"""Hairlines that a scan washed out, in line with rules that show."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import numpy as np

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.faint import faint_rules
from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.render import Picture

SCALE = 200 / 72
TOP, FOOT = 100, 300  # pixels
SIDES = (100, 350, 600)
ROW = 200  # the middle rule, which shows on the right of the second upright one


def _rules():
    upright = [Ruling(True, x / SCALE, TOP / SCALE, FOOT / SCALE) for x in SIDES]
    level = [Ruling(False, y / SCALE, SIDES[0] / SCALE, SIDES[-1] / SCALE) for y in (TOP, FOOT)]
    shown = Ruling(False, ROW / SCALE, SIDES[1] / SCALE, SIDES[-1] / SCALE)
    return [*upright, *level, shown]


def _page(*, ground: int, hairline: int | None):
    """White with noise; the left column on a ground of its own, its rule so grey, or without one."""
    noise = np.random.default_rng(7).normal(0, 8, (400, 700, 1))
    pixels = np.full((400, 700, 1), 252.0)
    pixels[TOP:FOOT, SIDES[0] : SIDES[1]] = ground
    if hairline is not None:
        pixels[ROW, SIDES[0] : SIDES[1]] = hairline
    grey = np.clip(pixels + noise, 0, 255).astype(np.uint8)
    return inked(Picture(np.repeat(grey, 3, axis=2), SCALE))


def _found(page):
    return [
        (round(one.start * SCALE), round(one.end * SCALE))
        for one in faint_rules(page, _rules(), [])
    ]


@pytest.mark.parametrize("ground", [252, 226])
def test_a_washed_out_hairline_goes_on_where_its_rule_does_not_show(ground):
    assert _found(_page(ground=ground, hairline=ground - 24)) == [(SIDES[0], SIDES[1])]


@pytest.mark.parametrize("ground", [252, 226])
def test_noise_makes_no_hairline_of_a_merged_cell(ground):
    assert _found(_page(ground=ground, hairline=None)) == []


def test_print_at_the_height_of_a_rule_is_no_hairline():
    page = _page(ground=252, hairline=None)
    for x in range(SIDES[0] + 20, SIDES[1] - 60, 9):  # letters, with white between them
        page.pixels[ROW - 8 : ROW + 8, x : x + 3] = 20
    assert _found(page) == []


@pytest.mark.parametrize(("hairline", "found"), [(110, 1), (45, 0)])
def test_a_light_rule_in_a_dark_row_goes_on_where_its_rule_shows_below(hairline, found):
    noise = np.random.default_rng(7).normal(0, 8, (400, 700, 1))
    pixels = np.full((400, 700, 1), 252.0)
    pixels[TOP:140, SIDES[0] : SIDES[-1]] = 30
    pixels[TOP:140, SIDES[1]] = hairline
    grey = np.clip(pixels + noise, 0, 255).astype(np.uint8)
    page = inked(Picture(np.repeat(grey, 3, axis=2), SCALE))
    level = [
        Ruling(False, y / SCALE, SIDES[0] / SCALE, SIDES[-1] / SCALE) for y in (TOP, 140, FOOT)
    ]
    upright = [Ruling(True, x / SCALE, 140 / SCALE, FOOT / SCALE) for x in SIDES]
    rules = [rule for rule in faint_rules(page, [*level, *upright], []) if rule.upright]
    inner = [rule for rule in rules if abs(rule.at * SCALE - SIDES[1]) < 2]
    assert len(inner) == found


def test_light_letters_in_line_with_a_rule_are_none():
    page = _page(ground=30, hairline=None)
    for x in range(SIDES[0] + 20, SIDES[1] - 60, 9):
        page.pixels[ROW - 8 : ROW + 8, x : x + 3] = 230
    assert _found(page) == []
