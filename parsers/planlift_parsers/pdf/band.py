"""Bands: fills side by side that lie behind a row of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planlift_parsers.pdf.content import Fill
from planlift_parsers.pdf.rivers import START
from planlift_parsers.pdf.rulings import SNAP

LOWEST = 7.0  # points; a lower fill is a rule or a highlight, not a row
MOST_BANDS = 600  # a page with more is a drawing; one of dense print has 160 lines


@dataclass(slots=True)
class Band:
    """Fills side by side.

    Attributes:
        top: upper edge.
        bottom: lower edge.
        tiles: left and right edge of each fill, without those over the whole width.
        left: left edge.
        right: right edge.
    """

    top: float
    bottom: float
    left: float
    right: float
    tiles: list[tuple[float, float]] = field(default_factory=list)

    def edges(self) -> list[float]:
        """Where its fills meet, with its ends; only the ends where they do not meet."""
        width = self.right - self.left
        tiles = sorted(tile for tile in self.tiles if tile[1] - tile[0] < width - SNAP)
        if sum(b - a for a, b in tiles) < 0.9 * width:
            return [self.left, self.right]
        return [self.left, *(b for _, b in tiles[:-1]), self.right]


def bands_of(fills: Sequence[Fill]) -> list[Band]:
    """Fills of like height side by side, joined; a header of two levels becomes two bands.

    Args:
        fills: areas in a colour.
    """
    high = [fill for fill in fills if fill.bottom - fill.top >= LOWEST]
    each = [Band(f.top, f.bottom, f.x0, f.x1, [(f.x0, f.x1)]) for f in high]
    bands = _side_by_side(each)
    return _levelled(bands) if len(bands) <= MOST_BANDS else []


def _side_by_side(bands: Sequence[Band]) -> list[Band]:
    """Bands of like height that touch become one."""
    made: list[Band] = []
    for band in sorted(bands, key=lambda band: (round(band.top), band.left)):
        last = made[-1] if made else None
        if (
            last
            and abs(last.top - band.top) <= START
            and abs(last.bottom - band.bottom) <= START
            and band.left <= last.right + SNAP
        ):
            last.right = max(last.right, band.right)
            last.tiles += band.tiles
        else:
            made.append(band)
    return made


def _levelled(bands: Sequence[Band]) -> list[Band]:
    """The bands, where those over two levels of a header are parted as the others at their side.

    "Responsibility" stands over "Lead" and "Due", and at its left "Action" behind both.
    """
    tops: dict[int, list[Band]] = {}
    for band in bands:
        tops.setdefault(round(band.top), []).append(band)
    cuts: dict[int, float] = {}
    for upper in bands:
        lower = next((b for b in _near(tops, upper.bottom) if _is_level_of(b, upper)), None)
        if lower is not None:
            beside = _near(tops, upper.top)
            cuts |= {id(b): upper.bottom for b in beside if _is_high(b, upper, lower)}
    if not cuts:
        return [*bands]
    return _side_by_side([part for band in bands for part in _cut(band, cuts.get(id(band)))])


def _near(tops: Mapping[int, Sequence[Band]], y: float) -> list[Band]:
    """Bands that begin at a height, or within a point of it."""
    return [band for at in (-1, 0, 1) for band in tops.get(round(y) + at, ())]


def _is_level_of(band: Band, upper: Band) -> bool:
    same = abs(band.left - upper.left) <= SNAP and abs(band.right - upper.right) <= SNAP
    return same and abs(band.top - upper.bottom) <= START and len(band.tiles) > len(upper.tiles)


def _is_high(band: Band, upper: Band, lower: Band) -> bool:
    """It is as high as both levels, and next to them."""
    touches = abs(band.right - upper.left) <= SNAP or abs(band.left - upper.right) <= SNAP
    both = abs(band.top - upper.top) <= START and abs(band.bottom - lower.bottom) <= START
    return touches and both


def _cut(band: Band, y: float | None) -> list[Band]:
    """The band, or what is above and below a height."""
    if y is None:
        return [band]
    above, below = replace(band, bottom=y), replace(band, top=y)
    return [replace(part, tiles=[*part.tiles]) for part in (above, below)]
