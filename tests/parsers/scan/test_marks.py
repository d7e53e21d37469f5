"""Discs that stand for words, and dots of letters, which do not."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

import numpy as np
from PIL import Image, ImageDraw

from planlift_parsers.scan.marks import marks_of
from planlift_parsers.scan.render import Picture


def _marks(draw):
    image = Image.new("RGB", (400, 300), "white")
    draw(ImageDraw.Draw(image))
    return [mark.box[:2] for mark in marks_of(Picture(np.array(image), 200 / 72), (255, 255, 255))]


def test_the_dot_of_a_large_letter_is_no_mark():
    def draw(page):
        page.ellipse((100, 50, 117, 67), "black")
        page.rectangle((103, 80, 114, 150), "black")  # the stem below it
        page.ellipse((125, 133, 142, 150), "black")  # a stop behind it

    assert _marks(draw) == []


def test_a_disc_in_a_cell_or_beside_a_word_of_its_colour_is_a_mark():
    def draw(page):
        page.ellipse((100, 50, 125, 75), "black")
        page.rectangle((135, 52, 138, 73), "black")
        page.ellipse((100, 150, 125, 175), (0, 176, 80))
        page.rectangle((90, 140, 380, 290), outline="black")

    assert _marks(draw) == [(99, 49), (99, 149)]
