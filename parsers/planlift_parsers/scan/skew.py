"""By how much a page lies askew, and the page set straight."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.scan.ink import Mask
from planlift_parsers.scan.render import Picture

MOST = 5.0  # degrees; sheets drawn in by a feeder or laid on glass stay below
# Degrees between the angles tried, coarse to fine. A page of 2,300 pixels that is still askew by
# half of the last step is off by half a pixel from edge to edge.
_STEPS = (0.5, 0.1, 0.02)
_MOST_POINTS = 150_000  # of ink, evenly taken: more do not change the angle found
_LEAST = 0.015  # degrees below which a page is straight enough to be left alone


def skew_of(ink: Mask) -> float:
    """By how many degrees the page's lines fall to the right, counted clockwise.

    The angle at which rows of pixels are most unlike each other: text lines and level rules then
    fall into few rows, with white between them.
    """
    ys, xs = np.nonzero(ink)
    if len(ys) == 0:
        return 0.0
    thin = max(1, len(ys) // _MOST_POINTS)
    down, right = ys[::thin].astype(np.float64), xs[::thin].astype(np.float64)
    best, reach = 0.0, MOST
    for step in _STEPS:
        tried = np.arange(best - reach, best + reach + step / 2, step)
        scores = [_sharpness(down, right, math.radians(angle)) for angle in tried]
        best, reach = float(tried[int(np.argmax(scores))]), step
    return round(best, 3)


def _sharpness(down: NDArray[np.float64], right: NDArray[np.float64], angle: float) -> float:
    rows = down * math.cos(angle) - right * math.sin(angle)
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.sum(np.square(np.diff(counts))))


def straightened(picture: Picture, angle: float) -> Picture:
    """The picture turned back by the angle around its middle; paper comes in at its edges."""
    if abs(angle) < _LEAST:
        return picture
    middle = (picture.width / 2, picture.height / 2)
    turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
    pixels = cv2.warpAffine(
        picture.pixels,
        turn,
        (picture.width, picture.height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=tuple(np.median(picture.pixels[::8, ::8].reshape(-1, 3), axis=0).tolist()),
    )
    return replace(picture, pixels=np.asarray(pixels, dtype=np.uint8))
