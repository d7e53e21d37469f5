"""Sizes of a page's print, made alike where they nearly are."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from planlift_parsers.scan.words import Strip

FEW = 4  # letters; fewer are misjudged most
_SAME_SIZE = 0.09  # sizes this near are one: how far letters' heights are misjudged
_FEW_NEAR = 0.35  # by how much a few letters may be misjudged
SHORT = 16  # letters of a strip that may be misjudged where letters run together
_SHORT_NEAR = 0.25  # by how much; it then takes the size of longer print in its row
ROW = 0.25  # font sizes by which baselines of one row differ
_SAME_START = 0.3  # font sizes by which lines of one text begin at different places
_LEADING = 1.35  # font sizes between their baselines; headings stand further from their text


def evened_sizes(strips: Sequence[Strip]) -> list[float]:
    """The strips' font sizes in pixels, those that are nearly alike made alike.

    A few letters alone are misjudged most, and take the size of most print that is near; short
    strips take the size of the longer ones in their row.
    """
    middles = _middles(strips)
    sizes = []
    for strip in strips:
        size = strip.size
        if FEW <= strip.letters < SHORT:
            size = _size_beside(strip, strips)
        near = min(middles, key=lambda middle: abs(middle - size))
        if strip.letters < FEW:
            like = [m for m in middles if abs(m - size) <= _FEW_NEAR * m]
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


def _size_beside(strip: Strip, strips: Sequence[Strip]) -> float:
    """The size of the longest strip near a short one, where the two may be alike."""
    beside = [
        other
        for other in strips
        if other.letters > strip.letters
        and abs(other.size - strip.size) <= _SHORT_NEAR * other.size
        and (_is_in_row(strip, other) or _goes_on(strip, other))
    ]
    return max(beside, key=lambda other: other.letters).size if beside else strip.size


def _is_in_row(strip: Strip, other: Strip) -> bool:
    return other.letters >= SHORT and abs(other.baseline - strip.baseline) <= ROW * other.size


def _goes_on(strip: Strip, other: Strip) -> bool:
    """They stand as the lines of one text do, one below the other."""
    begins = abs(other.box[0] - strip.box[0]) <= _SAME_START * other.size
    return begins and abs(other.baseline - strip.baseline) <= _LEADING * other.size
