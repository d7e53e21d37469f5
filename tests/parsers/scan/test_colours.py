"""Discs, edges of shading and rules on pages that are pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import cv2
import reportlab
from PIL import Image, ImageDraw, ImageFont

from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.marks import marks_of, without_marks
from planlift_parsers.scan.render import Picture
from planlift_parsers.scan.rulings import rulings_of

BOLD = Path(reportlab.__file__).parent / "fonts" / "VeraBd.ttf"
SCALE = 200 / 72  # pixels to the point
WHITE = (255, 255, 255)
RED, BLUE = (254, 0, 0), (236, 240, 249)


def _page(*boxes, discs=(), noise=4.0):
    """A page with boxes (left, top, right, bottom, colour) and discs (x, y, radius), in points."""
    pixels = np.full((600, 1200, 3), 255, np.uint8)
    for left, top, right, bottom, colour in boxes:
        ends = [round(v * SCALE) for v in (left, top, right, bottom)]
        pixels[ends[1] : ends[3], ends[0] : ends[2]] = colour
    for x, y, radius in discs:
        middle = round(x * SCALE), round(y * SCALE)
        cv2.circle(pixels, middle, round(radius * SCALE), RED, -1, cv2.LINE_AA)
    grain = np.random.RandomState(1).normal(0, noise, pixels.shape[:2])[:, :, None]
    return Picture(np.clip(pixels + grain, 0, 255).astype(np.uint8), SCALE)


def test_a_disc_is_a_mark_and_not_print():
    page = _page(discs=[(100, 100, 5)])
    (mark,) = marks_of(page, WHITE)
    assert int(mark.colour[:2], 16) > 0xF0
    assert int(mark.colour[2:4], 16) < 0x20
    assert not inked(without_marks(page, [mark])).ink.any()


def test_bars_bullets_and_cells_are_no_marks():
    page = _page((50, 50, 90, 56, RED), (200, 100, 280, 140, RED), discs=[(100, 100, 1.5)])
    assert marks_of(page, WHITE) == []


@pytest.mark.parametrize("letter", "BMN")
def test_a_bold_letter_of_a_heading_is_no_mark(letter):
    page = Image.new("RGB", (400, 200), "white")
    face = ImageFont.truetype(BOLD, round(20 * SCALE))
    ImageDraw.Draw(page).text((100, 50), letter, "black", face)
    assert marks_of(Picture(np.asarray(page), SCALE), WHITE) == []


def test_the_inside_of_a_light_letter_on_shading_is_no_mark():
    page = Image.new("RGB", (600, 200), "white")
    draw = ImageDraw.Draw(page)
    draw.rectangle((50, 60, 550, 130), "#778794")
    draw.text((100, 70), "Owner", "white", ImageFont.truetype(BOLD, round(14 * SCALE)))
    assert marks_of(Picture(np.asarray(page), SCALE), WHITE) == []


def test_where_shading_ends_is_no_rule():
    rules, edges = rulings_of(inked(_page((50, 50, 350, 120, RED))))
    assert rules == []
    assert all(not rule.upright or 49 < rule.at < 351 for rule in edges)


def test_a_black_rule_along_shading_is_one():
    page = _page((50, 50, 350, 120, BLUE), (50, 49.5, 350, 50.5, (0, 0, 0)))
    rules, _ = rulings_of(inked(page))
    assert [(rule.upright, round(rule.at)) for rule in rules] == [(False, 50)]


def test_a_shaded_row_from_one_upright_rule_to_another_is_bordered_by_its_edges():
    black, grey = (40, 40, 40), (190, 190, 190)
    frame = [(x, 50, x + 0.6, 120, (0, 0, 0)) for x in (50, 350)]
    page = _page((50, 50, 350, 64, black), (50, 64, 350, 80, grey), *frame)
    rules, edges = rulings_of(inked(page))
    assert 64 in {round(rule.at) for rule in rules if not rule.upright}
    assert not any(abs(edge.at - 64) < 2 for edge in edges if not edge.upright)
