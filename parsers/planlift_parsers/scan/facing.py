"""Which way up a scanned page lies: sheets go through a feeder sideways or upside down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

import cv2
import numpy as np

from planlift_parsers.scan.engine import PixelBox, find_lines, read_strip
from planlift_parsers.scan.render import Picture, Pixels

# A line is tall if it is so many times as high as wide: short words ("of", "19") are not.
_TALL = 2.0
_MOSTLY = 0.7  # share of all lines' length that is tall on a page that lies sideways
_ENOUGH = 3  # tall lines; a page with fewer is a figure with a caption at its side
_TRIED = 6  # lines that are read to tell above from below; the longest, which hold most letters
# Mean confidence from which a line is plainly the right way up. Measured over 67 scans: lines the
# right way up 0.93 to 1.00, the same lines upside down 0.35 to 0.84.
_PLAINLY = 0.9
# Lines are high or wide at half the resolution too, in a quarter of the time (0.5 s a page).
_COARSE = 0.5
_OVER = 180


def turn_of(boxes: Sequence[PixelBox], pixels: Pixels) -> int:
    """Degrees clockwise by which a page must be turned to be read, as far as its lines show.

    Args:
        boxes: of its lines, in pixels.
        pixels: the page.

    Returns:
        0, 90 or 180: a page that lies sideways may be upside down once it is turned by 90.
    """
    tall = [box for box in boxes if box[3] - box[1] > _TALL * (box[2] - box[0])]
    length = sum(box[3] - box[1] for box in tall)
    if len(tall) >= _ENOUGH and length > _MOSTLY * sum(_length(box) for box in boxes):
        return 90
    wide = [box for box in boxes if box not in tall]
    sure = confidence_in(wide, pixels)
    if sure >= _PLAINLY or not wide:
        return 0
    down, right = pixels.shape[:2]
    over = [(right - x1, down - bottom, right - x0, down - top) for x0, top, x1, bottom in wide]
    return 180 if confidence_in(over, pixels[::-1, ::-1]) > sure else 0


def shown_too_far(picture: Picture, turn: int = 0) -> int:
    """Degrees clockwise by which a page is shown too far, as its lines show on a coarse picture.

    Args:
        picture: the page.
        turn: degrees clockwise by which it was turned back already.

    Returns:
        What `PageContent.turned` is where the page is read.
    """
    small = cv2.resize(picture.pixels, None, fx=_COARSE, fy=_COARSE, interpolation=cv2.INTER_AREA)
    found = find_lines(np.asarray(small, dtype=np.uint8))
    more = turn_of([_larger(box) for box in found], picture.pixels)
    if more and turn < _OVER:
        return shown_too_far(turned(picture, more), turn + more)
    return (360 - turn) % 360


def _larger(box: PixelBox) -> PixelBox:
    """A box of the coarse picture on the page."""
    left, top, right, bottom = (round(v / _COARSE) for v in box)
    return left, top, right, bottom


def turned(picture: Picture, turn: int) -> Picture:
    """The picture turned clockwise by a multiple of 90 degrees."""
    return replace(picture, pixels=np.ascontiguousarray(np.rot90(picture.pixels, -turn // 90)))


def _length(box: PixelBox) -> int:
    return max(box[2] - box[0], box[3] - box[1])


def confidence_in(boxes: Sequence[PixelBox], pixels: Pixels) -> float:
    """Mean confidence with which the longest lines of a page are read, 0 where nothing is.

    Args:
        boxes: of its lines, in pixels.
        pixels: the page.
    """
    longest = sorted(boxes, key=_length)[-_TRIED:]
    strips = [pixels[max(0, y0) : y1, max(0, x0) : x1] for x0, y0, x1, y1 in longest]
    read = [read_strip(np.ascontiguousarray(strip)) for strip in strips if strip.size]
    sure = [letter.confidence for letters in read for letter in letters if letter.text != " "]
    return mean(sure) if sure else 0.0
