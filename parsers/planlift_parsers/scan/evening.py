"""Sizes and baselines of a page's strips made alike where they are nearly so, and which are bold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from planlift_parsers.scan.words import Strip

_FEW = 4  # letters; fewer are misjudged most
_SAME_SIZE = 0.09  # sizes this near are one: how far letters' heights are misjudged
_FEW_NEAR = 0.35  # by how much a few letters may be misjudged
_SHORT = 16  # letters of a strip that may be misjudged where letters run together
_SHORT_NEAR = 0.25  # by how much; it then takes the size of longer print in its row
_ROW = 0.25  # font sizes by which baselines of one row differ
# How many times as thick as usual the strokes of bold print are: 1.18 to 1.47 as measured on scans,
# regular print up to 1.1; a few letters alone up to 1.4, by their shape.
_BOLD, _BOLD_FEW = 1.15, 1.5
# Bold print of a light face comes down to 1.05. It is told from regular print where no strip of
# the page has a weight between, over a gap as wide as this.
_LEAST_BOLD, _GAP = 1.03, 0.03


def evened_sizes(strips: Sequence[Strip]) -> list[float]:
    """The strips' font sizes in pixels, those that are nearly alike made alike.

    A few letters alone are misjudged most, and take the size of most print that is near; short
    strips take the size of the longer ones in their row.
    """
    middles = _middles(strips)
    sizes = []
    for strip in strips:
        size = strip.size
        if _FEW <= strip.letters < _SHORT:
            size = _size_in_row(strip, strips)
        near = min(middles, key=lambda middle: abs(middle - size))
        if strip.letters < _FEW:
            like = [m for m in middles if abs(m - strip.size) <= _FEW_NEAR * m]
            near = max(like or [near], key=lambda middle: middles[middle])
        sizes.append(near)
    return sizes


def _middles(strips: Sequence[Strip]) -> dict[float, int]:
    """The sizes of a page's print, each with the letters set in it."""
    groups: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.size):
        if groups and strip.size <= _middle(groups[-1]) * (1 + _SAME_SIZE):
            groups[-1].append(strip)
        else:
            groups.append([strip])
    return {_middle(group): sum(strip.letters for strip in group) for group in groups}


def _middle(strips: Sequence[Strip]) -> float:
    return median(strip.size for strip in strips)


def _size_in_row(strip: Strip, strips: Sequence[Strip]) -> float:
    """The size of the longest strip beside a short one, where the two may be alike."""
    beside = [
        other
        for other in strips
        if other.letters >= _SHORT
        and abs(other.baseline - strip.baseline) <= _ROW * other.size
        and abs(other.size - strip.size) <= _SHORT_NEAR * other.size
    ]
    return max(beside, key=lambda other: other.letters).size if beside else strip.size


def bold_strips(strips: Sequence[Strip], sizes: Sequence[float]) -> list[bool]:
    """Which strips are set in bold.

    Args:
        strips: of one page.
        sizes: their font sizes in pixels, evened.
    """
    weights = [strip.stroke / size for strip, size in zip(strips, sizes, strict=True)]
    usual = _usual([(w, s.letters) for w, s in zip(weights, strips, strict=True)])
    if not usual:
        return [False for _ in strips]
    times = [weight / usual for weight in weights]
    told = [t for t, s in zip(times, strips, strict=True) if s.letters >= _SHORT // 2]
    least = _least_bold(told)
    return [
        t > (_BOLD_FEW if strip.letters < _FEW else least)
        for t, strip in zip(times, strips, strict=True)
    ]


def _usual(weights: Sequence[tuple[float, int]]) -> float:
    """The weight that most letters have."""
    every = [weight for weight, letters in weights for _ in range(letters)]
    return median(every) if every else 0.0


def _least_bold(times: Sequence[float]) -> float:
    """The weight, in times the usual, above which print is bold."""
    near = sorted(t for t in times if _LEAST_BOLD - _GAP <= t <= _BOLD + _GAP)
    gaps = [(b - a, a) for a, b in pairwise(near) if b - a >= _GAP and b >= _LEAST_BOLD]
    if not gaps:
        return _BOLD
    wide, start = max(gaps)
    return start + wide / 2
