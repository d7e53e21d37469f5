"""White rules on pale shading: between the cells of slides, and of tables with shaded rows."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Fill, Ruling
from planlift_parsers.scan.broken import is_known
from planlift_parsers.scan.fills import sides_of
from planlift_parsers.scan.ink import DARK, Inked
from planlift_parsers.scan.rulings import meets

_Levels = NDArray[np.float32]

_LIGHTER = 8.0  # grey levels by which they differ from both sides: 14 was met, noise leaves 4
_SIDE = 2.4  # points from a rule at which its sides are shaded; rules are 0.5 to 1.5 thick
_TINT = 8  # levels by which shading differs from paper
_LEVEL, _UPRIGHT = 40.0, 16.0  # points that they are long at least; a row of a line is as high
_EVENED = 8.0  # points along which noise is averaged away
_GAP = 8.0  # points of a rule that print beside it may hide
_THICKEST = 3.0  # points
_HALO = 3.5  # points over which print and its blur reach, with white between its strokes


def light_rules(
    page: Inked, areas: Sequence[Fill], rules: Sequence[Ruling], paper: tuple[int, int, int]
) -> list[Ruling]:
    """Rules lighter than the shading on both of their sides, in points.

    Args:
        page: the page.
        areas: its tinted areas, in points.
        rules: those that were found, in points.
        paper: the colour of the page.
    """
    if not areas:
        return []
    ground = np.asarray(cv2.cvtColor(page.ground, cv2.COLOR_RGB2GRAY), dtype=np.float32)
    grey = _without_print(page, ground)
    tint = (np.abs(page.ground.astype(np.int16) - np.array(paper)).max(axis=2) > _TINT) & (
        ground >= DARK
    )
    shaded = tint.astype(np.uint8)
    found = _along(grey, shaded, page.scale, upright=False)
    turned = np.ascontiguousarray(grey.T), np.ascontiguousarray(shaded.T)
    found += _along(*turned, page.scale, upright=True)
    new = [rule for rule in found if not is_known(rule, rules)]
    others = [*rules, *found, *(side for area in areas for side in sides_of(area))]
    return [rule for rule in new if any(meets(rule, other) for other in others)]


def _without_print(page: Inked, ground: _Levels) -> _Levels:
    """The page's grey levels with the ground where print is: white within it is no rule."""
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), dtype=np.float32)
    reach = round(_HALO * page.scale) | 1
    printed = cv2.dilate(page.ink.astype(np.uint8), np.ones((reach, reach), np.uint8))
    return np.where(printed > 0, ground, grey)


def _along(
    grey: _Levels, shaded: NDArray[np.uint8], scale: float, *, upright: bool
) -> list[Ruling]:
    """Light rules in one direction; for upright ones the pictures come turned."""
    even = cv2.blur(grey, (round(_EVENED * scale), 1))
    across = np.ones((round(2 * _THICKEST * scale) | 1, 1), np.uint8)
    lighter = even - cv2.morphologyEx(even, cv2.MORPH_OPEN, across)
    away = round(_SIDE * scale)
    beside = np.zeros_like(shaded)
    beside[away:-away] = shaded[: -2 * away] & shaded[2 * away :]
    bright = ((lighter > _LIGHTER) & (beside > 0)).astype(np.uint8)
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((1, round(_GAP * scale)), np.uint8))
    least = round((_UPRIGHT if upright else _LEVEL) * scale)
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(np.asarray(long, np.uint8))
    return [
        Ruling(upright, (y + high / 2) / scale, x / scale, (x + wide) / scale)
        for x, y, wide, high, _ in boxes[1:count].tolist()
        if high <= _THICKEST * scale
    ]
