"""Strips of the page that each hold one line of print, cut where the page's rules cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.engine import PixelBox
from planlift_parsers.scan.ink import Mask

_CROSSED = 2.0  # points by which a line's box passes a rule that cuts it
_COVERED = 0.5  # share of a line's height along which an upright rule must run to cut it
_LOWEST = 0.9  # points; print lower than this is a speck, a hyphen of 6-point print is as high
_APART = 1.0  # heights of white that part a line: a tab behind a bullet, the gap of a column
_NARROWEST = 0.7  # points
# White between the dot of an "i" and its stem, in heights of the line's box; the white between two
# lines is twice as wide.
_DOT_GAP = 0.1
_SAME = 2  # pixels by which the edges of boxes around the same ink differ
# Share of a box's height that the line covers which holds it; lines below each other share none.
_SAME_LINE = 0.75
_LOST_LOWEST = 2.5  # points that ink outside every found line measures at least, each way
# Share of a line's box that the box around a piece of ink covers where that ink goes around the
# line; a letter beside a line touches its box at most.
_AROUND = 0.25
_WHOLE_LETTER = 3.0  # points within which strokes are of one word, for ink outside found lines


def cut_at_rules(
    boxes: Iterable[PixelBox], rules: Sequence[Ruling], scale: float
) -> list[PixelBox]:
    """The boxes of lines, cut at the upright rules that run through them.

    Args:
        boxes: in pixels.
        rules: in points.
        scale: pixels to the point.
    """
    upright = [rule for rule in rules if rule.upright]
    level = [rule for rule in rules if not rule.upright]
    made: list[PixelBox] = []
    for box in boxes:
        for part in _cut_across(box, upright, scale):
            made += _cut_along(part, level, scale)
    return made


def _cut_across(box: PixelBox, upright: Sequence[Ruling], scale: float) -> list[PixelBox]:
    left, top, right, bottom = box
    cuts = [left]
    for rule in sorted(upright, key=lambda r: r.at):
        at = rule.at * scale
        shared = min(bottom, rule.end * scale) - max(top, rule.start * scale)
        through = left + _CROSSED * scale < at < right - _CROSSED * scale
        if through and shared >= _COVERED * (bottom - top):
            cuts.append(round(at))
    cuts.append(right)
    return [(a, top, b, bottom) for a, b in pairwise(cuts) if b > a]


def _cut_along(box: PixelBox, level: Sequence[Ruling], scale: float) -> list[PixelBox]:
    """A box that a level rule runs through, without what lies beyond the rule."""
    left, top, right, bottom = box
    cuts = [top]
    for rule in sorted(level, key=lambda r: r.at):
        at = rule.at * scale
        shared = min(right, rule.end * scale) - max(left, rule.start * scale)
        if top < at < bottom and shared >= _COVERED * (right - left):
            cuts.append(round(at))
    cuts.append(bottom)
    return [(left, a, right, b) for a, b in pairwise(cuts) if b > a]


def tightened(boxes: Iterable[PixelBox], ink: Mask, scale: float) -> list[PixelBox]:
    """The boxes drawn in to the ink within them, parted at wide gaps; without ink, none."""
    made = []
    for left, top, right, bottom in boxes:
        inside = ink[max(0, top) : bottom, max(0, left) : right]
        for x0, x1 in _stretches(np.asarray(inside.any(axis=0)), _APART * (bottom - top)):
            y0, y1 = _core(inside[:, x0:x1])
            box = (max(0, left) + x0, max(0, top) + y0, max(0, left) + x1, max(0, top) + y1)
            if y1 - y0 >= _LOWEST * scale and x1 - x0 >= _NARROWEST * scale:
                made.append(box)
    return made


def completed(boxes: Sequence[PixelBox], ink: Mask) -> list[PixelBox]:
    """The boxes with the whole of the letters and dashes that their left and right edges cut.

    Args:
        boxes: tight around the ink, in pixels.
        ink: without rules.
    """
    taken = np.zeros(ink.shape, dtype=bool)
    for left, top, right, bottom in boxes:
        taken[top:bottom, left:right] = True
    free: Mask = np.asarray(ink & ~taken)
    return [_completed(box, free) for box in boxes]


def _completed(box: PixelBox, free: Mask) -> PixelBox:
    """A box grown over the ink that goes on beyond its sides, a line's height at most."""
    left, top, right, bottom = box
    reach = bottom - top
    rows = free[top:bottom]
    before = np.asarray(rows[:, max(0, left - reach) : left].any(axis=0))[::-1]
    behind = np.asarray(rows[:, right : right + reach].any(axis=0))
    return left - _run(before), top, right + _run(behind), bottom


def _run(filled: NDArray[np.bool_]) -> int:
    """How many columns are filled before the first empty one; 0 where none is empty."""
    return 0 if filled.all() else int(filled.argmin())


def without_repeats(boxes: Sequence[PixelBox]) -> list[PixelBox]:
    """The boxes without those within another: lines found to overlap end in the same letter.

    Args:
        boxes: tight around the ink, in pixels.
    """
    kept: list[PixelBox] = []
    for box in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]), reverse=True):
        if not any(_is_within(box, other) for other in kept):
            kept.append(box)
    return [box for box in dict.fromkeys(boxes) if box in kept]


def _is_within(box: PixelBox, other: PixelBox) -> bool:
    left, top, right, bottom = box
    across = left >= other[0] - _SAME and right <= other[2] + _SAME
    shared = min(bottom, other[3]) - max(top, other[1])
    return across and shared >= _SAME_LINE * (bottom - top)


def _core(ink: Mask) -> tuple[int, int]:
    """The rows of the line itself, as (first, end), without the tips of its neighbours."""
    counts = ink.sum(axis=1)
    bands = _stretches(counts > 0, max(2.0, _DOT_GAP * len(counts)))
    return max(bands, key=lambda band: int(counts[band[0] : band[1]].sum()))


def _stretches(filled: Mask, gap: float) -> list[tuple[int, int]]:
    """Runs of filled columns, over gaps narrower than `gap`, as (first, end)."""
    found: list[list[int]] = []
    for at in np.flatnonzero(filled).tolist():
        if found and at - found[-1][1] < gap:
            found[-1][1] = at + 1
        else:
            found.append([at, at + 1])
    return [(start, end) for start, end in found]


def lost_boxes(
    ink: Mask, boxes: Iterable[PixelBox], scale: float, tallest: float
) -> list[PixelBox]:
    """Boxes around ink that no line holds: single letters and bullets that were not found.

    Ink that goes around a line is what is left of rules or of a drawing.

    Args:
        ink: without rules.
        boxes: of the lines.
        scale: pixels to the point.
        tallest: pixels; what is higher is a picture.
    """
    left_over = ink.astype(np.uint8)
    known = list(boxes)
    for left, top, right, bottom in known:
        left_over[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = 0
    reach = round(_WHOLE_LETTER * scale)
    joined = cv2.morphologyEx(left_over, cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    least = _LOST_LOWEST * scale
    pieces = [
        (x, y, x + wide, y + high)
        for x, y, wide, high, _ in found[1:count].tolist()
        if high >= least and wide >= least / 2 and high <= tallest
    ]
    return [piece for piece in pieces if not any(_is_around(piece, box) for box in known)]


def _is_around(piece: PixelBox, box: PixelBox) -> bool:
    wide = min(piece[2], box[2]) - max(piece[0], box[0])
    high = min(piece[3], box[3]) - max(piece[1], box[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return wide > 0 and high > 0 and wide * high >= _AROUND * area
