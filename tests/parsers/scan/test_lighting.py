"""Pages that are lit more on one side than on the other."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.scan.lighting import evenly_lit
from planlift_parsers.scan.render import Picture

SCALE = 200 / 72  # pixels to the point


def _page(darker=0.0, tint=None):
    """A page that is darker on the right by a share, with a tinted box on its left half."""
    pixels = np.full((1200, 1600, 3), 250.0)
    if tint is not None:
        pixels[200:1000, 100:700] = tint
    pixels[300:310, 100:1500] = 20.0  # print
    light = np.linspace(1.0, 1.0 - darker, 1600)[None, :, None]
    return Picture((pixels * light).astype(np.uint8), SCALE)


def test_paper_is_as_light_on_one_side_as_on_the_other():
    page = evenly_lit(_page(darker=0.15))
    left, right = page.pixels[600, 50].mean(), page.pixels[600, 1550].mean()
    assert abs(left - right) < 4


@pytest.mark.parametrize("tint", [None, (0x9D, 0xC3, 0xE6), (0xED, 0xED, 0xED)])
def test_a_page_that_is_lit_evenly_stays_as_it_is(tint):
    page = _page(tint=tint)
    assert evenly_lit(page) is page
