"""Coloured discs and squares that stand for words, told from print before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Fill
from planlift_parsers.pdf.fills import MARK_SIZES
from planlift_parsers.scan.engine import PixelBox
from planlift_parsers.scan.fills import colour_of
from planlift_parsers.scan.render import Picture, Pixels

_PLAINLY = 60  # levels by which a mark differs from paper; tints of rows differ by up to 40
_SMALLEST = 5.0  # points; bullets are smaller, letters are no discs
_SHAPE = 1.3  # times that a mark is as long as it is wide
# Share of its box that a mark fills: a disc 0.78, a square 1; letters and figures up to 0.6.
_FILLED = 0.7
# Share of its convex hull: discs and squares 0.97 and more, a bold "B" or "M" of a heading 0.85.
_SOLID = 0.92
_STROKE = (
    0.8  # heights of its inside that lie around a bold letter's; its stroke takes half of that
)
_THICK = 4.2  # points; the boldest strokes of 28-point headings are 4
# Levels by which the inner part of a mark varies; noise of 14 levels is 10 once blurred, a letter
# in a disc makes more than 30.
_EVEN = 20.0
# Times as high as a dot its letter is, 4 to 7 where met; text beside a disc is about as high as it,
# and rules around one are much longer.
_DOTS = (2.5, 10)
_EDGE = 1.0  # points around a mark that are blurred with it


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc or square.

    Attributes:
        box: in pixels.
        colour: "RRGGBB", as it would be on white paper.
    """

    box: PixelBox
    colour: str


def marks_of(picture: Picture, paper: tuple[int, int, int]) -> list[Mark]:
    """The marks of a page.

    Args:
        picture: the page, straight.
        paper: its own colour.
    """
    smooth = np.asarray(cv2.GaussianBlur(picture.pixels, (3, 3), 0), dtype=np.uint8)
    away = np.abs(smooth.astype(np.int16) - np.array(paper, np.int16)).max(axis=2)
    solid = (away > _PLAINLY).astype(np.uint8)
    scale = picture.scale
    least, most = _SMALLEST * scale, MARK_SIZES[1] * scale
    count, labelled, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    labels, boxes = np.asarray(labelled, np.int32), np.asarray(stats, np.int32)
    found = []
    for number, (x, y, wide, high, area) in enumerate(boxes[1:count].tolist(), 1):
        if not least <= min(wide, high) <= max(wide, high) <= min(most, _SHAPE * min(wide, high)):
            continue
        if area < _FILLED * wide * high:
            continue
        if _is_of_letter(smooth, labels, boxes, number):
            continue
        own = np.pad((labels[y : y + high, x : x + wide] == number).astype(np.uint8), 1)
        depth = cv2.distanceTransform(own, cv2.DIST_L2, 3)[1:-1, 1:-1]
        inner = smooth[y : y + high, x : x + wide][depth > _EDGE * scale]
        thick = 2 * depth.max() >= _THICK * scale
        if not thick or float(inner.std(axis=0).max()) > _EVEN or _solidity(own) < _SOLID:
            continue
        box = (x, y, x + wide, y + high)
        if not _is_counter(smooth, box, inner, paper):
            found.append(Mark(box, colour_of(inner, paper)))
    return found


def _is_of_letter(
    smooth: Pixels, labels: NDArray[np.int32], boxes: NDArray[np.int32], number: int
) -> bool:
    """It is the dot of a large letter, or a stop beside one: that is of its colour, and higher."""
    x, y, wide, high, _ = boxes[number].tolist()
    around = labels[max(0, y - high) : y + 2 * high, max(0, x - high) : x + wide + high]
    own = np.median(smooth[y : y + high, x : x + wide], axis=(0, 1))
    for other in np.unique(around[(around > 0) & (around != number)]).tolist():
        left, top, across, tall, _ = boxes[other].tolist()
        if not (_DOTS[0] * high <= tall <= _DOTS[1] * high and across <= _DOTS[1] * high):
            continue
        box = smooth[top : top + tall, left : left + across]
        ink = np.median(box[labels[top : top + tall, left : left + across] == other], axis=0)
        if np.abs(ink - own).max() <= _EVEN:
            return True
    return False


def _is_counter(smooth: Pixels, box: PixelBox, inner: Pixels, paper: tuple[int, int, int]) -> bool:
    """It is the inside of a light "O" on coloured ground, which shows again around the letter."""
    away = max(3, round(_STROKE * (box[3] - box[1])))
    around = _around(smooth, box, away).astype(np.int16)
    own = np.median(inner, axis=0)
    return bool(np.abs(around - own).max() < np.abs(around - np.array(paper)).max())


def _solidity(own: NDArray[np.uint8]) -> float:
    """Share of its convex hull that a shape fills: a letter has counters and notches."""
    corners = np.argwhere(own)[:, ::-1].astype(np.int32)
    hull = cv2.fillConvexPoly(np.zeros_like(own), cv2.convexHull(corners), 1)
    return float(own.sum() / hull.sum())


def without_marks(picture: Picture, marks: Sequence[Mark]) -> Picture:
    """The picture with what lies around each mark in the mark's place."""
    if not marks:
        return picture
    pixels = picture.pixels.copy()
    margin = round(_EDGE * picture.scale)
    for mark in marks:
        left, top, right, bottom = mark.box
        rows = slice(max(0, top - margin), bottom + margin)
        columns = slice(max(0, left - margin), right + margin)
        pixels[rows, columns] = _around(picture.pixels, mark.box, 2 * margin)
    return replace(picture, pixels=pixels)


def _around(pixels: Pixels, box: PixelBox, away: int) -> Pixels:
    """The middle colour of the frame that lies so many pixels around a box."""
    left, top, right, bottom = box
    up, start = max(0, top - away), max(0, left - away)
    end, down = min(pixels.shape[1], right + away) - 1, min(pixels.shape[0], bottom + away) - 1
    frame = np.concatenate(
        [
            pixels[up, start:end],
            pixels[down, start:end],
            pixels[up:down, start],
            pixels[up:down, end],
        ]
    )
    return np.asarray(np.median(frame, axis=0), dtype=np.uint8)


def fills_of(marks: Sequence[Mark], scale: float, first: int) -> list[Fill]:
    """The marks as coloured areas, in points.

    Args:
        marks: of one page.
        scale: pixels to the point.
        first: place of the first one in the order of painting.
    """
    found = []
    for order, mark in enumerate(marks, first):
        x0, top, x1, bottom = (v / scale for v in mark.box)
        found.append(Fill(x0, top, x1, bottom, mark.colour, order))
    return found
