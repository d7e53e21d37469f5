"""What on a picture is ink, and what is the ground behind it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.scan.render import Picture, Pixels

Mask = NDArray[np.bool_]
Greys = NDArray[np.uint8]
Contrast = NDArray[np.int16]

# The ground is found on a picture smaller by this: it has no detail, and noise is averaged away.
_SHRINK = 2
# Strokes thinner than this many points are ink: the boldest strokes of 28-point headings are 4.
_STROKE = 5.0
# So is what is less high: letters of 12 points are 8 high, shaded rows of one line of 8-point print
# are 10 high.
_LINE = 8.5
# Whether dark strokes stand on a light ground or light ones on a dark ground is told by the median
# of what lies this far around each way: the height of a row of one line.
_AROUND = 9.0
# A dark row of one line may be lower than that, and have light rows on both sides.
_RUN = 30.0  # points that its ground runs on above and below print; no stroke of a letter does
_HIGH = 12.0  # points that its print is high at most
_SHARE_OF = (60.0, 8.0)  # points along and across over which its dark is counted
_MOSTLY = 0.55  # share that is dark: 0.6 and more around light print, 0.4 in rows of dark print
_PLAINLY = 3  # times nearer that the dark ground must be: black print on green is no light print
# Points along and across that a light bar between dark areas measures which is paper: a gap of 7
# points between two tables; dashes and strokes of white print are shorter, white rules thinner.
_BAR = 40.0, 4.0
# By how many of 255 levels ink differs from its ground. Grey text (777777) on white differs by
# 136, scanner noise after a blur of 3 pixels by less than 25.
INK_CONTRAST = 45
DARK = 140  # grey level below which white print stands on a ground: header rows in NHS blue are 90


@dataclass(frozen=True, slots=True)
class Inked:
    """A page with its ink told from its ground.

    Attributes:
        pixels: red, green, blue.
        ground: colour behind the ink at each pixel.
        contrast: by how much each pixel differs from its ground as ink does, in levels of the
            channel that differs most (black on red hardly differs as grey), from 0: darker, or
            lighter too where the ground is dark.
        ink: pixels that differ plainly.
        scale: pixels to the point.
    """

    pixels: Pixels
    ground: Pixels
    contrast: Contrast
    ink: Mask
    scale: float


def inked(picture: Picture) -> Inked:
    """Tells ink from ground."""
    pixels = picture.pixels
    ground = _ground_of(picture)
    smooth = cv2.GaussianBlur(pixels, (3, 3), 0)
    darker = ground.astype(np.int16) - smooth
    dark = _grey(ground) < DARK
    contrast = np.where(dark, np.abs(darker).max(axis=2), np.maximum(darker.max(axis=2), 0))
    return Inked(pixels, ground, contrast, contrast > INK_CONTRAST, picture.scale)


def _ground_of(picture: Picture) -> Pixels:
    """The picture without its strokes: dark ones on a light ground, light ones on a dark."""
    size = max(1, picture.width // _SHRINK), max(1, picture.height // _SHRINK)
    small = _pixels(cv2.resize(picture.pixels, size, interpolation=cv2.INTER_AREA))
    light = _smoothed(small, cv2.MORPH_CLOSE, picture.scale / _SHRINK)
    dark = _smoothed(small, cv2.MORPH_OPEN, picture.scale / _SHRINK)
    scale = picture.scale / _SHRINK
    on_dark = _is_dark_around(small, light, dark, _AROUND * scale)
    # black print on red stands on a ground that is dark either way
    on_dark |= _in_dark_band(small, scale) & (_grey(dark) < DARK) & (_grey(light) >= DARK)
    on_dark &= ~_is_light_bar(small, scale)
    ground = np.where(on_dark[:, :, None], dark, light)
    whole = picture.width, picture.height
    return _pixels(cv2.resize(ground, whole, interpolation=cv2.INTER_LINEAR))


def _is_dark_around(small: Pixels, light: Pixels, dark: Pixels, reach: float) -> Mask:
    """Where most of what lies within so many pixels is the darker of two grounds, and dark."""
    middle = _grey(_pixels(cv2.medianBlur(small, 2 * round(reach) + 1))).astype(np.int16)
    nearer = _PLAINLY * np.abs(middle - _grey(dark)) < np.abs(middle - _grey(light))
    return np.asarray(nearer & (middle < DARK))


def _in_dark_band(small: Pixels, scale: float) -> Mask:
    """Where a dark row goes on above and below light print, which may fill most of its height."""
    is_dark = (_grey(small) < DARK).astype(np.uint8)
    along = np.ones((1, round(_RUN * scale)), np.uint8)
    across = np.ones((round(_HIGH * scale), 1), np.uint8)
    runs = cv2.morphologyEx(is_dark, cv2.MORPH_OPEN, along)
    closed = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, across)
    row = np.ones((round(_LINE * scale), 1), np.uint8)  # a rule alone is lower
    band = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, row), dtype=np.uint8)
    size = round(_SHARE_OF[0] * scale), round(_SHARE_OF[1] * scale)
    dark = cv2.blur((is_dark & band).astype(np.float32), size)
    whole = np.maximum(cv2.blur(band.astype(np.float32), size), np.finfo(np.float32).eps)
    return np.asarray((band > 0) & (dark / whole > _MOSTLY))


def _is_light_bar(small: Pixels, scale: float) -> Mask:
    """Where paper shows in a bar between dark areas, which is no light print on them."""
    is_light = (_grey(small) >= DARK).astype(np.uint8)
    size = round(_BAR[1] * scale), round(_BAR[0] * scale)
    return np.asarray(cv2.morphologyEx(is_light, cv2.MORPH_OPEN, np.ones(size, np.uint8)) > 0)


def _smoothed(pixels: Pixels, how: int, scale: float) -> Pixels:
    """The picture without what is lower than a line of print or thinner than a stroke."""
    line = np.ones((round(_LINE * scale), 1), np.uint8)
    reach = round(_STROKE * scale)
    stroke = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    lines = cv2.morphologyEx(pixels, how, line)
    return _pixels(cv2.morphologyEx(lines, how, stroke))


def _pixels(made: object) -> Pixels:
    return np.asarray(made, dtype=np.uint8)


def _grey(pixels: Pixels) -> Greys:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
