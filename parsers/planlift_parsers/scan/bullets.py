"""Bullets, told from print by their shape."""

from __future__ import annotations

import cv2
import numpy as np

from planlift_parsers.scan.engine import PixelBox
from planlift_parsers.scan.ink import Mask

_BULLET_HIGH = (0.18, 0.55)  # heights and widths of bullets, in font sizes
_BULLET_SHAPE = 1.5  # a bullet is at most this many times as long as high
_BULLET_SOLID = (
    0.55  # share of its box that a bullet covers: a disc 0.78, a diamond 0.5, an "o" 0.5
)
# Share of a box and its height by which the hole of a ring may lie off its middle; that of an "e"
# lies 0.2 off, that of an "a" 0.15.
_OFF_MIDDLE = 0.1
_RING_FILLED = (0.6, 0.95)  # share of its box that a ring covers with its hole: a disc 0.78
_ROOM = 0.3  # usual heights of white behind a bullet; between words it is less


def is_bullet(box: PixelBox, ink: Mask, size: float) -> bool:
    """Whether a strip is a bullet rather than print: a disc, a square or a ring.

    Args:
        box: tight around its ink.
        ink: of the page.
        size: usual font size of the page, in pixels.
    """
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    low, most = _BULLET_HIGH[0] * size, _BULLET_HIGH[1] * size
    if not (low <= high <= most and low <= wide <= most):
        return False
    if max(wide, high) > _BULLET_SHAPE * min(wide, high):
        return False
    inside = ink[top:bottom, left:right]
    return float(inside.mean()) >= _BULLET_SOLID or _is_ring(inside)


def _is_ring(ink: Mask) -> bool:
    """One hole, in the middle, with ink around it that fills its box as a disc does."""
    bare = np.pad(~ink, 1, constant_values=True).astype(np.uint8)
    count, labels, boxes, middles = cv2.connectedComponentsWithStats(bare, connectivity=4)
    holes = [number for number in range(1, count) if number != labels[0, 0]]
    if len(holes) != 1:
        return False
    filled = float(ink.mean()) + int(boxes[holes[0]][cv2.CC_STAT_AREA]) / ink.size
    off = middles[holes[0]] - 1 - (np.array(ink.shape[::-1]) - 1) / 2
    near = all(abs(off) <= np.maximum(_OFF_MIDDLE * np.array(ink.shape[::-1]), 0.5))
    return near and _RING_FILLED[0] <= filled <= _RING_FILLED[1]


def parted_bullet(box: PixelBox, ink: Mask, size: float) -> tuple[PixelBox | None, PixelBox]:
    """The bullet that a strip opens with, and the strip without it.

    A recogniser leaves out the bullet, or reads it as a letter, and misplaces those behind it.

    Args:
        box: tight around the strip's ink.
        ink: of the page.
        size: usual font size of the page, in pixels.
    """
    left, top, right, bottom = box
    columns = np.flatnonzero(ink[top:bottom, left:right].any(axis=0))
    gaps = np.flatnonzero(np.diff(columns) > _ROOM * size)
    if not len(gaps):
        return None, box
    first, rest = left + int(columns[gaps[0]]) + 1, left + int(columns[gaps[0] + 1])
    rows = np.flatnonzero(ink[top:bottom, left:first].any(axis=1))
    bullet = left, top + int(rows[0]), first, top + int(rows[-1]) + 1
    return (bullet, (rest, top, right, bottom)) if is_bullet(bullet, ink, size) else (None, box)
