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
_PLAINLY = 3  # times nearer that the dark ground must be: black print on green is no light print
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
    around = 2 * round(_AROUND * picture.scale / _SHRINK) + 1
    middle = _grey(_pixels(cv2.medianBlur(small, around))).astype(np.int16)
    nearer_dark = _PLAINLY * np.abs(middle - _grey(dark)) < np.abs(middle - _grey(light))
    nearer_dark &= middle < DARK
    ground = np.where(nearer_dark[:, :, None], dark, light)
    whole = picture.width, picture.height
    return _pixels(cv2.resize(ground, whole, interpolation=cv2.INTER_LINEAR))


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
