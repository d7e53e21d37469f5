"""Rules that hardly show, in dark shading or washed out, in line with others that do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from planlift_parsers.pdf.content import Fill, Ruling
from planlift_parsers.scan.fills import sides_of
from planlift_parsers.scan.ink import DARK, Greys, Inked

# Grey level of the ground above which black rules show by themselves.
_SHADED = 170
_SAME = 2.0  # points within which pieces of rules are of one line
_EDGE = 4.0  # points between a rule and the edge of the shading that it bounds
_COVERED = 0.7  # share of a row's height along which a rule that shows makes a search needless
# Grey levels by which a line is darker than what lies on both sides: noise of 14 levels, averaged
# over the 9 pixels compared, stays below 5.
_DARKER = 6
_ALONG = 0.85  # share of the way along which it must be so
# Grey levels by which a light line on dark ground is lighter than both sides: a grey hairline on
# black is lighter by 40 at 200 dpi, and noise of 14 levels has as much once in a hundred pixels.
_LIGHTER = 30
# Grey levels by which a hairline's lightest pixels but one in five, in each part of its way, are
# darker than those beside: 8 to 30 are left of hairlines at 200 dpi, noise of 14 levels leaves 3 at
# most, and a line of print has white between its letters along a quarter of its way at least.
_WASHED = 6
_LIGHTEST = 80  # per cent
_PARTS = 3
_SHORTEST = 60  # pixels of the way in which noise is evened so far
_SIDES = (4, 7)  # pixels from the line at which it is compared with what lies beside it


def faint_rules(page: Inked, rules: Sequence[Ruling], areas: Sequence[Fill]) -> list[Ruling]:
    """Pieces of rules from one rule or edge of shading to the next, in line with pieces that show.

    Args:
        page: the page.
        rules: those that show, in points.
        areas: shaded areas, in points.
    """
    grey = np.asarray(cv2.cvtColor(page.pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    ground = np.asarray(cv2.cvtColor(page.ground, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    edges = [side for area in areas for side in sides_of(area)]
    found = _along(grey, ground, rules, [*rules, *edges], page.scale, upright=True)
    turned = np.ascontiguousarray(grey.T), np.ascontiguousarray(ground.T)
    return found + _along(*turned, rules, [*rules, *edges], page.scale, upright=False)


def _along(
    grey: Greys,
    ground: Greys,
    rules: Sequence[Ruling],
    stops: Sequence[Ruling],
    scale: float,
    *,
    upright: bool,
) -> list[Ruling]:
    """Faint rules in one direction; for level ones the pictures come turned."""
    own = [rule for rule in rules if rule.upright == upright]
    lines = _lines([*own, *(stop for stop in stops if stop.upright == upright)])
    crossing = sorted((r for r in stops if r.upright != upright), key=lambda rule: rule.at)
    found = []
    for at in lines:
        here = [rule for rule in own if abs(rule.at - at) <= _SAME]
        ends = _stops(at, crossing)
        for start, end in pairwise(ends):
            if _is_covered(here, start, end) or end - start < 2 * _SAME:
                continue
            if _is_faint(grey, ground, at * scale, start * scale, end * scale):
                found.append(Ruling(upright, at, start, end))
    return found


def _stops(at: float, crossing: Sequence[Ruling]) -> list[float]:
    """Where a line is crossed; an edge of shading close to a rule is that rule."""
    met = [rule.at for rule in crossing if rule.start - _SAME <= at <= rule.end + _SAME]
    return [
        middle
        for number, middle in enumerate(met)
        if not number or middle - met[number - 1] > _EDGE
    ]


def _lines(rules: Sequence[Ruling]) -> list[float]:
    """The places at which rules stand, those of one line together."""
    places: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if places and at - places[-1][-1] <= _SAME:
            places[-1].append(at)
        else:
            places.append([at])
    return [sum(place) / len(place) for place in places]


def _is_covered(rules: Sequence[Ruling], start: float, end: float) -> bool:
    shown = sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in rules)
    return shown >= _COVERED * (end - start)


def _is_faint(grey: Greys, ground: Greys, at: float, start: float, end: float) -> bool:
    """A line darker than both of its sides runs from start to end, in pixels.

    On dark ground it may be lighter; light letters in line with it leave more of the way.
    """
    middle, near, far = round(at), *_SIDES
    rows = slice(round(start) + 2, round(end) - 1)
    if middle < far or middle + far > grey.shape[1] or rows.stop - rows.start < 1:
        return False
    beside = (
        ground[rows, middle - far : middle - near + 1],
        ground[rows, middle + near : middle + far],
    )
    strip = grey[rows, middle - far : middle + far + 1]
    grounds = [float(np.median(side)) for side in beside]
    if min(grounds) > _SHADED:
        return len(strip) >= _SHORTEST and _is_washed_out(strip)
    line = strip[:, far - 1 : far + 2].astype(np.int16)
    left = np.median(strip[:, : far - near + 1], axis=1)
    right = np.median(strip[:, far + near - 1 : 2 * far - 1], axis=1)
    darker = np.minimum(left, right) - line.min(axis=1) > _DARKER
    lighter = line.max(axis=1) - np.maximum(left, right) > _LIGHTER
    if max(grounds) < DARK and float(np.mean(lighter)) >= _ALONG:
        return True
    return float(np.mean(darker)) >= _ALONG


def _is_washed_out(strip: Greys) -> bool:
    """In each part of a strip nearly all pixels along its middle are darker than on both sides."""
    near, far = _SIDES
    for part in np.array_split(strip, _PARTS):
        profile = np.percentile(part, _LIGHTEST, axis=0)
        line = profile[far - 1 : far + 2].min()
        beside = min(np.median(profile[: far - near + 1]), np.median(profile[far + near :]))
        if beside - line < _WASHED:
            return False
    return True
