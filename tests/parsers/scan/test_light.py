"""White rules between the shaded cells of a slide."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

import cv2
import numpy as np
from PIL import Image, ImageDraw

from planlift_parsers.scan.fills import areas_of, paper_of
from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.light import light_rules
from planlift_parsers.scan.render import Picture

SCALE = 200 / 72


def _light(draw):
    image = Image.new("RGB", (1000, 400), "white")
    draw(ImageDraw.Draw(image))
    blurred = cv2.GaussianBlur(np.array(image), (0, 0), 1.0)
    noise = np.random.RandomState(1).normal(0, 4, blurred.shape)
    page = inked(Picture(np.clip(blurred + noise, 0, 255).astype(np.uint8), SCALE))
    paper = paper_of(page)
    rules = light_rules(page, areas_of(page, paper), [], paper)
    return {(r.upright, *(round(v * SCALE / 10) for v in (r.at, r.start, r.end))) for r in rules}


def _shaded(page):
    page.rectangle((100, 100, 900, 200), (208, 216, 231))
    page.rectangle((100, 204, 900, 300), (223, 227, 238))


def test_white_between_shaded_cells_is_a_rule():
    def draw(page):
        _shaded(page)
        for x in (400, 700):
            page.rectangle((x, 100, x + 2, 300), "white")

    found = _light(draw)
    assert {rule[:2] for rule in found if rule[0]} == {(True, 40), (True, 70)}


def test_white_between_the_strokes_of_print_is_no_rule():
    def draw(page):
        _shaded(page)
        for x in range(150, 800, 9):
            page.rectangle((x, 130, x + 3, 150), "black")

    assert not {rule for rule in _light(draw) if rule[0]}
