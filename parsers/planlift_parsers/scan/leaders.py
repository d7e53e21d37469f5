"""Dots that lead from a label to its value, told by their ink.

The recogniser drops letters beside them, and parts them where there is no space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.words import LEADER
from planlift_parsers.scan.engine import PixelBox
from planlift_parsers.scan.ink import Mask

_DOT = (
    2.2  # points that a dot is high at most, and wide; stops of 12-point print are 1.3, blurred 2
)
_JOINED = 4  # times as long as high at most where blur or a speck joins neighbours
_PITCH = 6.0  # points from one dot to the next; those of 14-point print are 3.5 apart
_LOST = 2.5  # usual distances up to which one dot or two have been lost
_EVEN = 0.3  # share of the usual distance by which the others may differ
_MOSTLY = 0.7  # share of the distances that are alike; joined and lost dots make the others
_IN_LINE = 0.5  # points by which the middles of neighbours differ in height
_FEWEST = len(LEADER) + 1  # dots; a text that breaks off has three
# Points before the first dot within which the label ends, and above the dots where its letters are.
_LABEL, _LABEL_HIGH = 10.0, 6.0
_TOUCHING = 0.15  # font sizes of white before the dots up to which they end the word before


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of dots.

    Attributes:
        box: tight around it, in pixels.
        dots: how many it has.
    """

    box: PixelBox
    dots: int


def leaders_of(ink: Mask, scale: float) -> list[Leader]:
    """The rows of even dots behind print.

    Args:
        ink: of a page that lies straight, without rules.
        scale: pixels to the point.
    """
    rows = [part for row in _rows(_dots(ink, scale), scale) for part in _unbroken(row)]
    made = [_leader(row) for row in rows if _is_even(row)]
    return [leader for leader in made if _is_led_to(leader.box, ink, scale)]


def without_leaders(ink: Mask, leaders: Sequence[Leader]) -> Mask:
    """The ink without that of the leaders."""
    bare = ink.copy()
    for leader in leaders:
        left, top, right, bottom = leader.box
        bare[top:bottom, left:right] = False
    return bare


def with_leaders(words: Sequence[Word], leaders: Sequence[Leader], scale: float) -> list[Word]:
    """The words with the leaders behind their labels, in order.

    Args:
        words: of the page, in points; a word that dots touch is changed.
        leaders: in pixels.
        scale: pixels to the point.
    """
    made = list(words)
    for leader in leaders:
        left, _, right, bottom = (v / scale for v in leader.box)
        before = [w for w in made if w.turn == 0 and w.top < bottom <= w.bottom and w.x0 < left]
        if not before:
            continue
        label = max(before, key=lambda word: word.x1)
        text = "." * leader.dots
        if left - label.x1 <= _TOUCHING * label.size:
            label.text, label.x1, label.spaced = label.text + text, right, False
            continue
        label.spaced = True
        dots = replace(label, text=text, x0=left, x1=right, spaced=False, confidence=1.0)
        made.insert(next(n for n, word in enumerate(made) if word is label) + 1, dots)
    return made


def _dots(ink: Mask, scale: float) -> list[PixelBox]:
    """Boxes around ink as small as dots, from left to right; a few may touch."""
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    most = _DOT * scale
    return sorted(
        (x, y, x + wide, y + high)
        for x, y, wide, high, _ in boxes[1:count].tolist()
        if high <= most and wide <= max(most, _JOINED * high)
    )


def _rows(dots: Sequence[PixelBox], scale: float) -> list[list[PixelBox]]:
    """Dots of one height that follow each other closely."""
    step = _IN_LINE * scale
    open_rows: dict[int, list[PixelBox]] = {}
    rows: list[list[PixelBox]] = []
    for dot in dots:
        middle = (dot[1] + dot[3]) / 2
        level = round(middle / step)
        near = [open_rows[at] for at in (level, level - 1, level + 1) if at in open_rows]
        row = next((row for row in near if _follows(row[-1], dot, scale)), None)
        if row is None:
            row = []
            rows.append(row)
        row.append(dot)
        open_rows[level] = row
    return [row for row in rows if len(row) >= _FEWEST]


def _follows(last: PixelBox, dot: PixelBox, scale: float) -> bool:
    level = abs((last[1] + last[3]) - (dot[1] + dot[3])) <= 2 * _IN_LINE * scale
    return level and 0 < dot[0] - last[2] <= _PITCH * scale


def _unbroken(row: Sequence[PixelBox]) -> list[list[PixelBox]]:
    """A row parted where more is missing than a dot or two."""
    usual = median(_steps(row))
    parts = [[row[0]]]
    for last, dot in pairwise(row):
        if dot[2] - last[2] > _LOST * usual:
            parts.append([])
        parts[-1].append(dot)
    return parts


def _steps(row: Sequence[PixelBox]) -> list[int]:
    return [dot[2] - last[2] for last, dot in pairwise(row)]


def _is_even(row: Sequence[PixelBox]) -> bool:
    """Enough dots, most of them as far from one another."""
    if len(row) < _FEWEST:
        return False
    steps = _steps(row)
    usual = median(steps)
    alike = sum(abs(step - usual) <= max(1.0, _EVEN * usual) for step in steps)
    return alike >= _MOSTLY * len(steps)


def _leader(row: Sequence[PixelBox]) -> Leader:
    left, right = row[0][0], row[-1][2]
    box = left, min(dot[1] for dot in row), right, max(dot[3] for dot in row)
    return Leader(box, round((right - left) / median(_steps(row))))


def _is_led_to(box: PixelBox, ink: Mask, scale: float) -> bool:
    """Print stands close before the dots, and higher than they are."""
    left, top, _, _ = box
    above = slice(max(0, top - round(_LABEL_HIGH * scale)), max(0, top - 1))
    return bool(ink[above, max(0, left - round(_LABEL * scale)) : left].any())
