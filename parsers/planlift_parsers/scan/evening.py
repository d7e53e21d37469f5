"""Sizes of a page's print, made alike where they nearly are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
# Times as thick as the other's the strokes of one text are at most; bold ones are 1.16 and more.
_SAME_WEIGHT = 1.18
_LONG_NEAR = 0.15  # by how much longer strips may be misjudged, beside print longer still
# Two sizes whose strips stand in the same rows are one: faces with low figures and capitals are
# misjudged by up to 0.18 where a strip has few tall letters.
_MIXED_NEAR = 0.2
_MIXED = 0.5  # share of the strips of one size that stand so


@dataclass(frozen=True, slots=True)
class _Size:
    """Strips of about one size, from the smallest, and the size that most of them have."""

    strips: list[Strip]
    middle: float

    @property
    def letters(self) -> int:
        return sum(strip.letters for strip in self.strips)

    @property
    def low(self) -> float:
        return self.strips[0].size

    @property
    def high(self) -> float:
        return self.strips[-1].size


def evened_sizes(strips: Sequence[Strip]) -> list[float]:
    """The strips' font sizes in pixels, those that are nearly alike made alike.

    A few letters alone are misjudged most, and take the size of most print that is near; short
    strips take the size of the longer ones in their row.
    """
    found = _sizes_of(strips)
    sizes = []
    for strip in strips:
        size = strip.size
        if FEW <= strip.letters < SHORT:
            size = _size_beside(strip, strips)
        elif strip.letters >= SHORT:
            size = _size_above(strip, strips)
        near = _nearest(size, found)
        if strip.letters < FEW:
            like = [one for one in found if abs(one.middle - size) <= _FEW_NEAR * one.middle]
            near = max(like or [near], key=lambda one: one.letters)
        sizes.append(near.middle)
    return sizes


def _nearest(size: float, sizes: Sequence[_Size]) -> _Size:
    """The size with a strip that was judged nearest to one."""
    return min(sizes, key=lambda one: max(one.low / size, size / one.high))


def _sizes_of(strips: Sequence[Strip]) -> list[_Size]:
    """The sizes of a page's print, from the smallest."""
    groups: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.size):
        if groups and strip.size <= _middle(groups[-1]) * (1 + _SAME_SIZE):
            groups[-1].append(strip)
        else:
            groups.append([strip])
    sizes = [_Size(group, _middle(group)) for group in groups]
    made: list[_Size] = []
    for size in sizes:
        if made and _are_mixed(made[-1], size):
            larger = max(made[-1], size, key=lambda one: one.letters)
            made[-1] = _Size([*made[-1].strips, *size.strips], larger.middle)
        else:
            made.append(size)
    return made


def _are_mixed(small: _Size, large: _Size) -> bool:
    """Most strips of one of two near sizes stand in a row with the other, or above it in a text.

    Below larger print smaller print stands where that is a heading.
    """
    if small.middle < (1 - _MIXED_NEAR) * large.middle:
        return False
    strips = [[s for s in size.strips if s.letters >= FEW] for size in (small, large)]
    pairs = [
        (one, other)
        for one in strips[0]
        for other in strips[1]
        if _same_row(one, other) or (one.baseline < other.baseline and _goes_on(one, other))
    ]
    counts = [(len({id(pair[side]) for pair in pairs}), len(strips[side])) for side in (0, 1)]
    return any(mixed and mixed >= _MIXED * count for mixed, count in counts)


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


def _size_above(strip: Strip, strips: Sequence[Strip]) -> float:
    """The size of the longer line of one text above a long strip, where it is little larger."""
    above = [
        other
        for other in strips
        if other.letters > strip.letters
        and other.baseline < strip.baseline
        and strip.size < other.size <= strip.size / (1 - _LONG_NEAR)
        and _goes_on(strip, other)
    ]
    return max(above, key=lambda other: other.letters).size if above else strip.size


def _is_in_row(strip: Strip, other: Strip) -> bool:
    return other.letters >= SHORT and _same_row(strip, other)


def _same_row(strip: Strip, other: Strip) -> bool:
    return abs(other.baseline - strip.baseline) <= ROW * other.size


def _goes_on(strip: Strip, other: Strip) -> bool:
    """They stand as the lines of one text do, one below the other, and are of one weight."""
    begins = abs(other.box[0] - strip.box[0]) <= _SAME_START * other.size
    thin, thick = sorted((strip.stroke, other.stroke))
    near = abs(other.baseline - strip.baseline) <= _LEADING * other.size
    return begins and near and thick <= _SAME_WEIGHT * thin
