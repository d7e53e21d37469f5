"""Bullets are told from print by their shape, and parted from the line that they open."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

import numpy as np
from PIL import Image, ImageDraw

from planlift_parsers.scan.bullets import is_bullet, parted_bullet

SIZE = 28  # pixels


def _ink(draw):
    image = Image.new("L", (300, 40), 255)
    draw(ImageDraw.Draw(image))
    return np.array(image) < 128


def _letter(page, x):
    page.rectangle((x, 8, x + 10, 28), 0)


def _ring(page, size=9):
    page.ellipse((10, 14, 10 + size, 14 + size), outline=0, width=2)


def _e(page):
    page.ellipse((10, 14, 23, 28), outline=0, width=3)
    page.line((10, 21, 23, 21), 0, 3)
    page.rectangle((12, 22, 24, 24), 255)


@pytest.mark.parametrize(
    ("draw", "bullet"),
    [
        (_ring, True),
        (lambda page: _ring(page, 12), True),
        (lambda page: page.ellipse((10, 14, 19, 23), 0), True),
        (_e, False),
        (lambda page: page.rectangle((10, 18, 16, 19), 0), False),
    ],
)
def test_a_strip_opens_with_a_bullet_of_its_shape(draw, bullet):
    def line(page):
        draw(page)
        _letter(page, 40)
        _letter(page, 53)

    ink = _ink(line)
    whole = 10, 8, 64, 29
    found, rest = parted_bullet(whole, ink, SIZE)
    assert (found is not None) is bullet
    assert rest == ((40, *whole[1:]) if bullet else whole)
    if found:
        assert is_bullet(found, ink, SIZE)


def test_what_stands_close_to_the_letters_is_none():
    def line(page):
        _ring(page)
        _letter(page, 24)

    whole = 10, 8, 35, 29
    assert parted_bullet(whole, _ink(line), SIZE) == (None, whole)
