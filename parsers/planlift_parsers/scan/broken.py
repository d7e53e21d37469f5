"""Rules of which a scan in black and white has left pieces: dashes and dots in one line."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.ink import Inked

Binary = NDArray[np.uint8]
Box = tuple[int, int, int, int]  # x, y, width, height

_CONTRAST = 28  # grey levels by which its pieces differ from their ground, as whole rules do
_THIN = 2.5  # points that a piece is thick at most; hairlines are 0.3 to 1
# Points between two pieces: up to 7 on dotted level rules met, 3 on upright ones, which are kept
# closer because the lines of a text leave 2 and more between an "l" and the "l" below it.
_GAP, _GAP_UPRIGHT = 8.0, 4.0
# Points that such a rule is long at least: no row of strokes within letters is, and no three lines
# of print below each other.
_LEVEL, _UPRIGHT = 60.0, 40.0
# Share of its length that has ink: 0.85 and more of hairlines, 0.45 of dotted rules; strokes within
# letters that lie in one line have up to 0.43.
_INKED, _DOTTED = 0.4, 0.75
_WHITE = 0.8  # points from it at which white is looked for
# Share of its length that may have ink beside it: 0 to 0.12 where rules were met, and 0.3 on one
# side at least beside strokes of letters.
_COMPANY = 0.15
# Points beyond the ends of dots, and above them, within which print says that they lead somewhere.
_LED, _LED_HIGH = 8.0, 6.0
_STEM = 24.0  # points; rows higher than this are not filled by a letter, or two above each other
_FILLED = 0.8  # share of a low row that a rule's pieces fill beyond where it was found whole
_SAME = 1.5  # points within which it is a rule that was found whole
_COVERED = 0.95  # share of its length that was found so
# Upright rules that end at one height, and points from it within which a level rule is theirs.
_SEVERAL, _MEETING = 3, 6.0


def broken_rules(page: Inked, rules: list[Ruling], *, upright: bool) -> list[Ruling]:
    """Rules in pieces along one axis.

    Args:
        page: the page.
        rules: those found whole, in points; for upright ones of both axes, and level edges.
        upright: the axis.

    Returns:
        Those that were not found whole, in points, from the first piece to the last.
    """
    contrast = np.ascontiguousarray(page.contrast.T) if upright else page.contrast
    strong = (contrast > _CONTRAST).astype(np.uint8)
    thin = _thin(strong, page.scale)
    found = []
    lines = _lines(thin, page.scale, upright=upright)
    if upright:
        lines = [box for x in lines for box in _without_stems(x, thin, strong, rules, page.scale)]
    for box in lines:
        x, y, wide, high = box
        inked = np.asarray(thin[y : y + high, x : x + wide].any(axis=0))
        if inked.mean() < _INKED or not _is_alone(strong, box, page.scale):
            continue
        if inked.mean() < _DOTTED and _leads(strong, box, page.scale):
            continue
        at, ends = (y + high / 2) / page.scale, (x / page.scale, (x + wide) / page.scale)
        rule = Ruling(upright, at, *ends)
        if not is_known(rule, rules):
            found.append(rule)
    return found


def closing_rules(rules: list[Ruling], edges: list[Ruling]) -> list[Ruling]:
    """Level rules of which nothing is left, where several upright ones begin or end at one height.

    Args:
        rules: those found, in points.
        edges: of shading; upright rules begin at them, and a little below where they are lost.

    Returns:
        Rules from the first to the last upright one that reaches that height.
    """
    upright = [rule for rule in rules if rule.upright and rule.end - rule.start >= _UPRIGHT]
    level = [rule for rule in [*rules, *edges] if not rule.upright]
    tips = sorted(tip for rule in upright for tip in (rule.start, rule.end))
    found: list[Ruling] = []
    while tips:
        near = [tip for tip in tips if tip - tips[0] <= _SAME]
        tips = tips[len(near) :]
        at = sum(near) / len(near)
        if len(near) < _SEVERAL or any(_is_near(rule, at) for rule in [*level, *found]):
            continue
        reached = [r.at for r in upright if r.start - _SAME <= at <= r.end + _SAME]
        found.append(Ruling(False, at, min(reached), max(reached)))
    return found


def _is_near(rule: Ruling, at: float) -> bool:
    return abs(rule.at - at) <= _MEETING


def _thin(strong: Binary, scale: float) -> Binary:
    """What is no thicker than a rule, across the axis."""
    thick = np.ones((max(3, round(_THIN * scale)), 1), np.uint8)
    bulk = np.asarray(cv2.morphologyEx(strong, cv2.MORPH_OPEN, thick), dtype=np.uint8)
    return strong & ~bulk


def _lines(thin: Binary, scale: float, *, upright: bool) -> list[Box]:
    """Boxes (x, y, width, height) around pieces that lie in one line; a pixel astray is none."""
    gap = round((_GAP_UPRIGHT if upright else _GAP) * scale)
    least = round((_UPRIGHT if upright else _LEVEL) * scale)
    band = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(band, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(np.asarray(opened, np.uint8))
    most = _THIN * scale + 2
    return [(x, y, w, h) for x, y, w, h, _ in boxes[1:count].tolist() if h <= most]


def _without_stems(
    box: Box, thin: Binary, strong: Binary, rules: Sequence[Ruling], scale: float
) -> list[Box]:
    """An upright line, cut where letters stand in a row that its rules found whole leave out.

    Such rules end at a level one. Low rows are filled by a letter, which has others beside it or
    leaves more white.
    """
    x, y, wide, high = box
    at = (y + high / 2) / scale
    own = [r for r in rules if r.upright and abs(r.at - at) <= _SAME]
    own = [r for r in own if r.start * scale < x + wide and r.end * scale > x]
    level = [r.at for r in rules if not r.upright]
    made, start = [], x
    for first, last in _uncovered(x / scale, (x + wide) / scale, own):
        tips = [tip for tip in (first, last) if x / scale < tip < (x + wide) / scale]
        gap = round(first * scale), y, round((last - first) * scale), high
        if not tips or not all(any(abs(v - tip) <= _SAME for v in level) for tip in tips):
            continue
        if _is_stem(gap, thin, strong, scale):
            made.append((start, y, gap[0] - start, high))
            start = gap[0] + gap[2]
    made.append((start, y, x + wide - start, high))
    return [one for one in made if one[2] > 0]


def _uncovered(start: float, end: float, own: Sequence[Ruling]) -> list[tuple[float, float]]:
    """The stretches of a line that none of its rules found whole has."""
    found = []
    for rule in sorted(own, key=lambda rule: rule.start):
        if rule.start > start:
            found.append((start, rule.start))
        start = max(start, rule.end)
    return [*found, (start, end)] if start < end else found


def _is_stem(box: Box, thin: Binary, strong: Binary, scale: float) -> bool:
    x, y, wide, high = box
    if not _THIN * scale <= wide <= _STEM * scale:
        return False
    inked = np.asarray(thin[y : y + high, x : x + wide].any(axis=0)).mean()
    return bool(inked < _FILLED) or not _is_alone(strong, box, scale)


def _is_alone(strong: Binary, box: Box, scale: float) -> bool:
    """There is white on both sides."""
    x, y, wide, high = box
    away = max(2, round(_WHITE * scale))
    rows = [row for row in (y - away, y + high - 1 + away) if 0 <= row < strong.shape[0]]
    return all(float(strong[row, x : x + wide].mean()) <= _COMPANY for row in rows)


def _leads(strong: Binary, box: Box, scale: float) -> bool:
    """Print stands close to one of its ends, above its line."""
    x, y, wide, _ = box
    reach, rows = round(_LED * scale), slice(max(0, y - round(_LED_HIGH * scale)), max(0, y - 1))
    ends = strong[rows, max(0, x - reach) : x], strong[rows, x + wide : x + wide + reach]
    return any(bool(end.any()) for end in ends)


def is_known(rule: Ruling, rules: Sequence[Ruling]) -> bool:
    """Whether one of the rules found whole is as long; several are its pieces.

    Args:
        rule: in points, as the others.
        rules: of both axes.
    """
    own = [r for r in rules if r.upright == rule.upright and abs(r.at - rule.at) <= _SAME]
    shown = max((min(rule.end, r.end) - max(rule.start, r.start) for r in own), default=0.0)
    return shown >= _COVERED * (rule.end - rule.start)
