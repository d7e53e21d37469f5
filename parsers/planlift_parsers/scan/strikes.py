"""Lines through words, which delete them: the words stay to be read, and so does the line."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.broken import is_known
from planlift_parsers.scan.ink import Inked

_CONTRAST = 70  # levels by which such a line differs from its ground; blur between letters less
_LONG = 22.0  # points that it is long at least: no stroke of a letter is
_THICKEST = 2.5  # points; those of print of 8 to 12 points are 0.5 to 1
_BESIDE = 2.0  # points from it at which the letters above and below it are looked for
# Share of its length that has letters on each side: 0.2 to 0.6 where met.
_LETTERS = (0.15, 0.85)


def strikes_of(page: Inked, rules: list[Ruling]) -> list[Ruling]:
    """Level lines that go through print, in points.

    Args:
        page: the page.
        rules: its rules, in points.
    """
    strong = (page.contrast > _CONTRAST).astype(np.uint8)
    closed = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    length = np.ones((1, round(_LONG * page.scale)), np.uint8)
    long = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, length), np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(long)
    found = []
    for x, y, wide, high, _ in boxes[1:count].tolist():
        middle, scale = y + high / 2, page.scale
        line = Ruling(False, middle / scale, x / scale, (x + wide) / scale)
        if high <= _THICKEST * scale and not is_known(line, rules):
            ends = round(middle - _BESIDE * scale), round(middle + _BESIDE * scale)
            if all(_is_print(strong, row, x, x + wide) for row in ends):
                found.append(line)
    return found


def _is_print(strong: NDArray[np.uint8], row: int, start: int, end: int) -> bool:
    if not 0 <= row < len(strong):
        return False
    return _LETTERS[0] <= float(strong[row, start:end].mean()) <= _LETTERS[1]
