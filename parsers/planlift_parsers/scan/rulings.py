"""Straight rules of a page, from its pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.ink import Inked, Mask

# A level rule is at least as long as this many points; no stroke of a letter is, up to headings of
# 30 points. Upright rules may be as short as a row is high.
_LEVEL, _UPRIGHT = 22.0, 11.0
# Grey levels by which a rule differs from its ground. Hairlines at 150 dpi are washed out to this.
_CONTRAST = 28
_THICKEST = 4.0  # points; a thicker bar is shading
# Pixels of a rule that may be missing, as noise leaves it; the white between letters is wider.
# Longer breaks are closed by `rules_of`.
_PIXELS_MISSING = 2
_LONG = 90.0  # points; a rule that stands alone is at least this long
_MEETING = 2.5  # points by which a rule's end may miss the rule that it meets
_BESIDE = 1.1  # points from a rule's edge at which there is white, not the rest of a letter
_COMPANY = 0.4  # share of a rule's length that may have ink beside it; a line of print has more


def rulings_of(page: Inked) -> list[Ruling]:
    """The rules along both axes, in points."""
    strong = (page.contrast > _CONTRAST).astype(np.uint8)
    level = _level(strong, page.scale, _LEVEL)
    turned = np.ascontiguousarray(strong.T)
    upright = _level(turned, page.scale, _UPRIGHT)
    level = [Ruling(False, at, start, end) for at, start, end in level]
    rules = level + [
        Ruling(True, at, start, end)
        for at, start, end in upright
        if _is_rule(at, start, end, level)
    ]
    return [rule for rule in rules if _has_company(rule, rules)]


def _has_company(rule: Ruling, rules: list[Ruling]) -> bool:
    """It is long, or crosses or meets a rule: stems of letters above each other do neither."""
    return rule.end - rule.start >= _LONG or any(_meets(rule, other) for other in rules)


def _meets(rule: Ruling, other: Ruling) -> bool:
    return (
        rule.upright != other.upright
        and rule.start - _MEETING <= other.at <= rule.end + _MEETING
        and other.start - _MEETING <= rule.at <= other.end + _MEETING
    )


def _is_rule(at: float, start: float, end: float, level: list[Ruling]) -> bool:
    """Long enough to be no letter's stroke, or closed by level rules at both ends."""
    if end - start >= _LEVEL:
        return True
    near = [r.at for r in level if r.start - _MEETING <= at <= r.end + _MEETING]
    return all(any(abs(y - tip) <= _THICKEST for y in near) for tip in (start, end))


def _level(strong: NDArray[np.uint8], scale: float, least: float) -> list[tuple[float, float, float]]:
    """Level rules of a mask, as (y, left, right) in points."""
    length = max(3, round(least * scale))
    thick = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, _PIXELS_MISSING + 1), np.uint8))
    long = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found = []
    for x, y, wide, high, _ in boxes[1:count].tolist():
        if high > _THICKEST * scale or not _stands_alone(strong, (x, y, wide, high), scale):
            continue
        found.append(((y + high / 2) / scale, x / scale, (x + wide) / scale))
    return found


def _stands_alone(
    strong: NDArray[np.uint8], box: tuple[int, int, int, int], scale: float
) -> bool:
    """There is white above and below, as there is not along a line of print."""
    x, y, wide, high = box
    away = max(2, round(_BESIDE * scale))
    shares = []
    for row in (y - away, y + high - 1 + away):
        if 0 <= row < strong.shape[0]:
            shares.append(float(strong[row, x : x + wide].mean()))
    return all(share <= _COMPANY for share in shares)


def without_rulings(page: Inked, rulings: list[Ruling]) -> Mask:
    """The ink without that of the rules."""
    ink, reach = page.ink.copy(), max(2, round(_BESIDE * page.scale))
    for rule in rulings:
        at, start, end = (round(v * page.scale) for v in (rule.at, rule.start, rule.end))
        along, across = slice(max(0, start - 1), end + 1), slice(max(0, at - reach), at + reach + 1)
        if rule.upright:
            ink[along, across] = False
        else:
            ink[across, along] = False
    return ink
