"""Coloured areas of a page, from its pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Fill, Ruling
from planlift_parsers.scan.borders import settled_area
from planlift_parsers.scan.ink import DARK, Inked, Mask
from planlift_parsers.scan.render import Pixels
from planlift_parsers.scan.rulings import is_closed
from planlift_parsers.scan.shapes import boxes_in
from planlift_schema.place import Box

_SHRINK = 4  # areas are looked for on a picture smaller by this, on which noise is averaged away
# Levels of 255 in one channel by which a tint differs from paper: the palest one met (F2F2F2)
# differs by 13, the ground of a noisy scan once averaged by 4.
_TINT = 10
_STEP = 14  # levels by which neighbouring areas differ at their common edge
# Levels by which bands of an area differ, seen over whole rows, where noise is averaged away: the
# nearest tints met above each other (E6E6E6, ECF0F9) differ by 19, rows of one tint by up to 3.
_BAND_STEP = 8
_BAND_SHARE = 0.15  # of an area's own difference from paper; print on red leaves up to 0.06
_BESIDE_STEP = 3  # rows of the small picture above and below a step; a row of print has 8
_SMALLEST = 5.0  # points; a RAG disc is as high as a letter at least
# An area smaller than this many square points (a cell of one short line) is one only in a strong
# tint: what is left of print in the ground is pale.
_SMALL = 300.0
_STRONG = 40  # levels
_INSET = 1.5  # points left out along a cell's rules when its colour is measured
_PARTED = 4.0  # points between areas that print has parted
_TOUCHING = 1.0  # points between areas where print has made one of them lower
_STEPPED = 3.0  # points by which their upper and lower edges differ
_LIKE = 28  # levels by which their colours differ
_ALONG = 6.0  # points between an area's edge, as found on the small picture, and its rule
_BEYOND = 3.0  # points from an edge at which the ground beyond it is looked at
# Levels by which the ground on both sides of a border differs; JPEG leaves up to 36 in the blue of
# one yellow area.
_OTHER = 60
_DRAWN = 0.9  # share of an edge along which a rule runs where nothing of it is lost


def paper_of(page: Inked) -> tuple[int, int, int]:
    """The colour of the page where nothing is printed."""
    red, green, blue = (int(v) for v in np.median(page.ground[::8, ::8].reshape(-1, 3), axis=0))
    return red, green, blue


def areas_of(page: Inked, paper: tuple[int, int, int]) -> list[Fill]:
    """The tinted areas of a page as boxes, in points.

    Args:
        page: the page.
        paper: its own colour.
    """
    size = max(1, page.ground.shape[1] // _SHRINK), max(1, page.ground.shape[0] // _SHRINK)
    shrunk = cv2.resize(page.ground, size, interpolation=cv2.INTER_AREA)
    small = np.asarray(cv2.medianBlur(shrunk, 3), dtype=np.uint8)
    away = np.abs(small.astype(np.int16) - np.array(paper, np.int16)).max(axis=2)
    steps = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)).max(axis=2)
    flat = ((away > _TINT) & (steps < _STEP)).astype(np.uint8)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(flat, connectivity=4)
    scale, found = page.scale / _SHRINK, list[Fill]()
    for number, (x, y, wide, high, _) in enumerate(boxes[1:count].tolist(), 1):
        own = labels[y : y + high, x : x + wide] == number
        for right, down, part in boxes_in(own, scale):
            left, up = x + right, y + down
            place = slice(up, up + part.shape[0]), slice(left, left + part.shape[1])
            tint = float(np.median(away[place][part])) if part.size else 0.0
            if _is_area(part, tint, scale):
                found += _banded(small[place], part, (left, up), tint, paper, scale)
    joined = _joined(page, paper, sorted(found, key=lambda area: (round(area.top), area.x0)))
    settled = [settled_area(page, area) for area in joined]
    return [replace(area, order=order) for order, area in enumerate(settled)]


def _is_area(own: Mask, tint: float, scale: float) -> bool:
    """It is large enough, or strong in its tint."""
    if min(own.shape) + 2 < _SMALLEST * scale:
        return False
    return bool(own.sum() >= _SMALL * scale**2 or tint >= _STRONG)


def _banded(
    inside: Pixels,
    own: Mask,
    place: tuple[int, int],
    tint: float,
    paper: tuple[int, int, int],
    scale: float,
) -> Iterator[Fill]:
    """The bands of an area, in points.

    Args:
        inside: the box around it.
        own: which of its pixels are the area's.
        place: x and y of the box in pixels.
        tint: levels by which it differs from paper.
        paper: the page's own colour.
        scale: pixels to the point.
    """
    (x, y), (high, wide) = place, own.shape
    for first, end in _bands(inside, own, tint):
        colour = colour_of(inside[first:end][own[first:end]], paper)
        # the step at its edge belongs to it
        top = y - 1 if first == 0 else y + first
        bottom = y + high + 1 if end == high else y + end
        box = [v / scale for v in (x - 1, top, x + wide + 1, bottom)]
        yield Fill(box[0], box[1], box[2], box[3], colour, 0)


def _bands(inside: Pixels, own: Mask, away: float) -> list[tuple[int, int]]:
    """Rows of an area, as (first, end), parted where one pale tint follows another.

    Args:
        inside: the box around the area.
        own: which of its pixels are the area's.
        away: levels by which it differs from paper; what is left of print on it differs by a share.
    """
    whole = np.where(own[:, :, None], inside.astype(np.float64), np.nan)
    rows = np.nanmedian(whole, axis=1)
    reach = _BESIDE_STEP
    steps = np.zeros(len(rows))
    for at in range(reach, len(rows) - reach + 1):
        above, below = rows[at - reach : at], rows[at : at + reach]
        steps[at] = np.abs(np.median(above, axis=0) - np.median(below, axis=0)).max()
    least = max(_BAND_STEP, _BAND_SHARE * away)
    cuts = [0]
    for at in range(reach, len(rows) - reach + 1):
        near = steps[at - reach : at + reach + 1]
        if steps[at] >= least and at - reach + int(near.argmax()) == at:
            cuts.append(at)
    return list(pairwise([*cuts, len(rows)]))


def _joined(page: Inked, paper: tuple[int, int, int], areas: Sequence[Fill]) -> list[Fill]:
    """Areas in one colour that lie side by side at one height as one: print had parted them."""
    made = list(areas)
    while True:
        fewer = _joined_once(page, paper, made)
        if len(fewer) == len(made):
            return made
        made = fewer


def _joined_once(page: Inked, paper: tuple[int, int, int], areas: Sequence[Fill]) -> list[Fill]:
    made: list[Fill] = []
    for area in areas:
        for number, other in enumerate(made):
            if _goes_on(other, area) and not _is_paper_between(page, paper, other, area):
                box = min(other.x0, area.x0), min(other.top, area.top)
                end = max(other.x1, area.x1), max(other.bottom, area.bottom)
                made[number] = replace(other, x0=box[0], top=box[1], x1=end[0], bottom=end[1])
                break
        else:
            made.append(area)
    return made


def _is_paper_between(page: Inked, paper: tuple[int, int, int], one: Fill, other: Fill) -> bool:
    """Paper shows between two areas side by side, as between the cells of a table."""
    left, right = sorted((one, other), key=lambda area: area.x0)
    middle, reach = (left.x1 + right.x0) / 2, max(_PARTED, right.x0 - left.x1) / 2
    ends = max(one.top, other.top) + _INSET, min(one.bottom, other.bottom) - _INSET
    up, down, start, end = (round(v * page.scale) for v in (*ends, middle - reach, middle + reach))
    between = page.pixels[max(0, up) : down, max(0, start) : end]
    if between.size == 0 or right.x0 - left.x1 < -_PARTED:
        return False
    columns = np.median(between.astype(np.float64), axis=0)
    own = np.array([int(left.colour[i : i + 2], 16) for i in (0, 2, 4)]) * np.array(paper) / 255
    nearer = np.abs(columns - paper).max(axis=1) < np.abs(columns - own).max(axis=1)
    return bool(nearer.any())


def _goes_on(one: Fill, other: Fill) -> bool:
    tops, bottoms = one.top - other.top, one.bottom - other.bottom
    level = abs(tops) <= _STEPPED and abs(bottoms) <= _STEPPED
    # light print on dark ground eats into it from above and below
    eaten = _is_dark(one.colour) and (tops <= _STEPPED and bottoms >= -_STEPPED)
    eaten |= _is_dark(other.colour) and (tops >= -_STEPPED and bottoms <= _STEPPED)
    gap = max(other.x0 - one.x1, one.x0 - other.x1)
    near = (level and gap <= _PARTED) or (eaten and gap <= _TOUCHING)
    return near and _is_like(one.colour, other.colour)


def _is_like(one: str, other: str) -> bool:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return all(abs(a - b) <= _LIKE for a, b in pairs)


def cell_fills(
    page: Inked, boxes: Iterable[Box], paper: tuple[int, int, int], first: int
) -> list[Fill]:
    """The colours behind the cells of ruled tables; none for a cell as plain as the paper.

    Args:
        page: the page.
        boxes: of the cells, in points.
        paper: the page's own colour.
        first: place of the first one in the order of painting.
    """
    found: list[Fill] = []
    for x0, top, x1, bottom in boxes:
        left, up, right, down = (
            round(v * page.scale) for v in (x0 + _INSET, top + _INSET, x1 - _INSET, bottom - _INSET)
        )
        inside = page.ground[max(0, up) : down, max(0, left) : right]
        if inside.size == 0:
            continue
        away = np.median(np.abs(inside.astype(np.int16) - np.array(paper)).max(axis=2))
        if away > _TINT:
            colour = colour_of(inside.reshape(-1, 3), paper)
            found.append(Fill(x0, top, x1, bottom, colour, first + len(found)))
    return found


def colour_of(inside: Pixels | NDArray[np.uint8], paper: Sequence[int]) -> str:
    """The middle colour as it would be on white paper, "RRGGBB".

    Args:
        inside: pixels of an area, red, green and blue.
        paper: the page's own colour.
    """
    middle = np.median(inside.reshape(-1, 3), axis=0)
    white = np.clip(middle * 255.0 / np.maximum(np.array(paper, np.float64), 1.0), 0, 255)
    return "".join(f"{round(float(channel)):02X}" for channel in white)


def edges_as_rules(page: Inked, areas: Sequence[Fill], rules: Sequence[Ruling]) -> list[Ruling]:
    """Edges of areas that are borders of cells: between dark and dark a rule does not show.

    Args:
        page: the page.
        areas: tinted areas.
        rules: those that show.

    Returns:
        The edges that lie in line with a rule and go on where it ends, drawn where the rule is,
        and those of another colour beyond them that go from one such border to another.
    """
    large = [area for area in areas if (area.x1 - area.x0) * (area.bottom - area.top) >= _SMALL]
    sides = [(area, side) for area in large for side in sides_of(area)]
    found = []
    for _, side in sides:
        beside = [rule for rule in rules if _in_line(side, rule)]
        if beside and not _is_drawn(side, beside):
            at = min((rule.at for rule in beside), key=lambda v: abs(v - side.at))
            parts = [(part, replace(part, at=at)) for part in _left_open(side, beside)]
            found += [there for part, there in parts if _shows(page, part) or _shows(page, there)]
    borders = [*rules, *found]
    for area, side in sides:
        beside = [rule for rule in borders if _in_line(side, rule)]
        closed = not _is_drawn(side, beside) and is_closed(side, borders)
        if closed and _is_other_beyond(page, area, side):
            found.append(side)
    return found


def dark_sides(page: Inked, areas: Sequence[Fill]) -> list[Ruling]:
    """The edges of areas with light print, which differ from their ground as such print does.

    Args:
        page: the page.
        areas: tinted areas; where the ground beyond is dark too, print ends one.
    """
    dark = [area for area in areas if _is_dark(area.colour)]
    return [
        side
        for area in dark
        for side in sides_of(area)
        if _grey_of(_ground_at(page, side, _outward(area, side))) >= DARK
    ]


def _left_open(side: Ruling, rules: Sequence[Ruling]) -> list[Ruling]:
    """The stretches of an edge along which no rule runs."""
    parts, start = [], side.start
    for rule in sorted(rules, key=lambda r: r.start):
        if rule.start - start > _INSET:
            parts.append(Ruling(side.upright, side.at, start, rule.start))
        start = max(start, rule.end)
    if side.end - start > _INSET:
        parts.append(Ruling(side.upright, side.at, start, side.end))
    return parts


def _shows(page: Inked, side: Ruling) -> bool:
    """The ground changes there; the box around an area of steps has other sides."""
    apart = np.abs(_ground_at(page, side, _BEYOND) - _ground_at(page, side, -_BEYOND))
    return bool(apart.max() > _TINT)


def _is_other_beyond(page: Inked, area: Fill, side: Ruling) -> bool:
    """The ground beyond an edge is of plainly another colour than within."""
    out = _outward(area, side)
    apart = np.abs(_ground_at(page, side, out) - _ground_at(page, side, -out))
    return bool(apart.max() > _OTHER)


def _outward(area: Fill, side: Ruling) -> float:
    """The way, in points, from a side to where the ground beyond it is looked at."""
    middle = (area.x0 + area.x1) / 2 if side.upright else (area.top + area.bottom) / 2
    return _BEYOND if side.at > middle else -_BEYOND


def _ground_at(page: Inked, side: Ruling, away: float) -> NDArray[np.float64]:
    """The middle colour of the ground along a side, so many points away from it."""
    pixels = page.ground.swapaxes(0, 1) if side.upright else page.ground
    place, start, end = (round(v * page.scale) for v in (side.at + away, side.start, side.end))
    place, start = min(max(0, place), pixels.shape[0] - 1), max(0, start)
    return np.asarray(np.median(pixels[place, start : max(end, start + 1)], axis=0))


def _is_dark(colour: str) -> bool:
    return _grey_of([int(colour[i : i + 2], 16) for i in (0, 2, 4)]) < DARK


def _grey_of(colour: Sequence[float] | NDArray[np.float64]) -> float:
    red, green, blue = colour
    return float(299 * red + 587 * green + 114 * blue) / 1000


def sides_of(area: Fill) -> list[Ruling]:
    """Its four edges."""
    return [
        Ruling(False, area.top, area.x0, area.x1),
        Ruling(False, area.bottom, area.x0, area.x1),
        Ruling(True, area.x0, area.top, area.bottom),
        Ruling(True, area.x1, area.top, area.bottom),
    ]


def _in_line(side: Ruling, rule: Ruling) -> bool:
    """They run along one line and meet or overlap."""
    if side.upright != rule.upright or abs(side.at - rule.at) > _ALONG:
        return False
    return rule.start <= side.end + _ALONG and side.start <= rule.end + _ALONG


def _is_drawn(side: Ruling, rules: Sequence[Ruling]) -> bool:
    """Rules run along most of the edge."""
    drawn = sum(max(0.0, min(side.end, rule.end) - max(side.start, rule.start)) for rule in rules)
    return drawn >= _DRAWN * (side.end - side.start)
