"""Where one colour ends and another begins, and whether a rule is drawn there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Fill
from planlift_parsers.scan.ink import Inked
from planlift_parsers.scan.render import Pixels

Colours = NDArray[np.float64]  # n x 3

_REACH = 2.2  # points by which an area's side, found on a smaller picture, may be off
_INNER = 0.8  # share of a side's length along which it is looked for: corners may be round
_TOLD = 8  # levels by which the colours on both sides of a side differ
_AWAY = 0.8  # points from a rule at which its sides are looked at
# Levels of 255 by which a rule differs from every mixture of what lies on its sides: hairlines at
# 150 dpi differ by 28, the blurred edge of shading by noise.
_DRAWN = 12.0
# The same as a share of how much the sides differ: JPEG keeps colours more coarsely than light, so
# that a mixture of red and white is off by up to 0.15.
_DRAWN_SHARE = 0.2


def settled_area(page: Inked, area: Fill) -> Fill:
    """An area with its sides where the colour changes.

    Args:
        page: its pixels are looked at.
        area: in points, each side off by a pixel of a smaller picture.
    """
    scale, pixels = page.scale, page.pixels
    turned = pixels.swapaxes(0, 1)
    level = (area.x0 * scale, area.x1 * scale)
    upright = (area.top * scale, area.bottom * scale)
    x0 = _side(pixels, upright, level[0], -1, scale)
    x1 = _side(pixels, upright, level[1], 1, scale)
    top = _side(turned, level, upright[0], -1, scale)
    bottom = _side(turned, level, upright[1], 1, scale)
    return replace(area, x0=x0 / scale, x1=x1 / scale, top=top / scale, bottom=bottom / scale)


def _side(pixels: Pixels, span: tuple[float, float], at: float, way: int, scale: float) -> float:
    """Where an upright side is, as x in pixels; `at` where no change of colour shows.

    Args:
        pixels: of the page, turned for a level side.
        span: its ends.
        at: x where it is expected.
        way: 1 where the area lies on the left of it, -1 on the right.
        scale: pixels to the point.
    """
    reach = round(_REACH * scale)
    shorter = (1 - _INNER) / 2 * (span[1] - span[0])
    rows = slice(max(0, round(span[0] + shorter)), max(1, round(span[1] - shorter)))
    first, end = round(at) - reach, round(at) + reach + 1
    if first < 0 or end > pixels.shape[1] or rows.start >= rows.stop:
        return at
    profile: Colours = np.median(pixels[rows, first:end].astype(np.float64), axis=0)
    outward = profile if way > 0 else profile[::-1]
    step = outward[-1] - outward[0]
    if np.abs(step).max() < _TOLD:
        return at
    passed = (outward - outward[0]) @ step / (step @ step)
    over = int(np.argmax(passed >= 0.5))
    before, after = passed[over - 1], passed[over]
    found = over - 1 + (0.5 - before) / (after - before)
    return float(first + 0.5 + (found if way > 0 else len(profile) - 1 - found))


def is_edge(pixels: Pixels, box: tuple[int, int, int, int], scale: float) -> bool:
    """Whether what looks like a level rule is only where two colours meet.

    Args:
        pixels: of the page.
        box: left, top, width and height of the rule.
        scale: pixels to the point.
    """
    x, y, wide, high = box
    away = max(2, round(_AWAY * scale))
    first, last = y - away, y + high - 1 + away
    if first < 0 or last >= pixels.shape[0]:
        return False
    profile: Colours = np.median(pixels[first : last + 1, x : x + wide].astype(np.float64), axis=1)
    start, step = profile[0], profile[-1] - profile[0]
    length = float(step @ step)
    along = np.clip((profile - start) @ step / length, 0, 1) if length else np.zeros(len(profile))
    off = np.abs(profile - start - along[:, None] * step).max()
    return bool(off < max(_DRAWN, _DRAWN_SHARE * np.abs(step).max()))
