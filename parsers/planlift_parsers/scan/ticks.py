"""Ticks that stand alone, which the recogniser takes for a "v" or for nothing."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.ink import Mask

LIGHT, HEAVY = "✓", "✔"
# What ticks are read as; a "J" or a "d" in italics has their shape, and is read as what it is.
_READ_AS = frozenset("vVyYrwuxX4/~√✓✔")
_SURE = 0.9  # confidence of one that has the shape
# Shares of the height and width of the box around it. Ticks of eleven faces, light and heavy, drawn
# at 150 to 300 dpi, have a short arm that begins half way down, their lowest point a third from the
# left, and a long arm that ends at the upper right.
_WIDE = 0.65, 1.7  # times as wide as high
_HIGH = 0.35  # usual line heights
_LOWEST = 0.15, 0.5  # where the lowest point stands, from the left
_SHORT_ARM = 0.25  # how far down the short arm begins; both arms of a "v" begin at the top
_ARM_ENDS = 0.92  # how far down its very end is at the left; a stroke is lowest there
_LONG_ARM = 0.12, 0.6  # how far down the long arm begins and ends at the right; a "d" goes down
_END = 0.12  # of the width that the end of an arm takes
_WHOLE = 0.9  # share of the ink that hangs together
_THICK = 0.44  # heights that the strokes of heavy ticks are thick: 0.45 to 0.61, of light ones 0.38
_TURNS = 0.1  # heights by which the lower edge of the long arm may go down again


def as_tick(letters: Sequence[Letter], ink: Mask, usual: float) -> list[Letter]:
    """The letters of a strip, or the tick that was taken for one letter or for none.

    Args:
        letters: as recognised.
        ink: of the strip, tight around it.
        usual: height of the page's lines in pixels.
    """
    text = "".join(letter.text for letter in letters).strip()
    may_be = not text or (len(text) == 1 and text in _READ_AS)
    return (tick_in(ink, usual) if may_be else []) or list(letters)


def tick_in(ink: Mask, usual: float) -> list[Letter]:
    """The tick that a strip consists of; nothing where it is another sign.

    Args:
        ink: of the strip, tight around it.
        usual: height of the page's lines in pixels.
    """
    high, wide = ink.shape
    if high < _HIGH * usual or not _WIDE[0] * high <= wide <= _WIDE[1] * high:
        return []
    if not (_hangs_together(ink) and _has_arms(ink)):
        return []
    thick = 2 * float(cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 5).max())
    return [Letter(HEAVY if thick >= _THICK * high else LIGHT, wide / 2, _SURE)]


def _hangs_together(ink: Mask) -> bool:
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    return count > 1 and int(boxes[1:, cv2.CC_STAT_AREA].max()) >= _WHOLE * ink.sum()


def _has_arms(ink: Mask) -> bool:
    """A short arm goes down from the left, and a long one up from there to the upper right."""
    high, wide = ink.shape
    columns = ink.any(axis=0)
    upper = np.where(columns, ink.argmax(axis=0), high)
    lower = np.where(columns, high - ink[::-1].argmax(axis=0), 0)
    at = float(np.flatnonzero(lower >= lower.max() - 1).mean())
    end = max(1, round(_END * wide))
    short = int(upper[: round(at) or 1].min()) >= _SHORT_ARM * high
    short = short and int(lower[0]) <= _ARM_ENDS * high
    long = int(upper[-end:].min()) <= _LONG_ARM[0] * high
    long = long and int(lower[-end:].max()) <= _LONG_ARM[1] * high
    rising = np.diff(lower[round(at) :].astype(np.int32))
    straight = int(np.clip(rising, 0, None).sum()) <= _TURNS * high
    return bool(short and long and straight and _LOWEST[0] * wide <= at <= _LOWEST[1] * wide)
