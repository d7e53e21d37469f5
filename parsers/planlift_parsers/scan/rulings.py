"""Straight rules of a page, from its pixels."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.borders import is_edge
from planlift_parsers.scan.broken import broken_rules, closing_rules
from planlift_parsers.scan.gaps import whole_again, without_printed
from planlift_parsers.scan.ink import Contrast, Inked, Mask
from planlift_parsers.scan.render import Pixels

# A level rule is at least as long as this many points; no stroke of a letter is, up to headings of
# 30 points. Upright rules may be as short as a row is high.
_LEVEL, _UPRIGHT = 22.0, 11.0
# Grey levels by which a rule differs from its ground. Hairlines at 150 dpi are washed out to this.
_CONTRAST = 28
_PALE = 0.45  # share of a rule's usual darkness below which it is broken
_THICKEST = 4.0  # points; a thicker bar is shading
_LONG = 90.0  # points; a rule that stands alone is at least this long
_STOP = 1.1  # points by which a rule may end before the level rule that it meets; it is 0.2 to 0.7
_SEVERAL = 3  # upright rules that end at one height; stems in line with so many rules do not
_STEM = 24.0  # points; rows higher than this are not filled by a letter, or two above each other
_MEETING = 2.5  # points by which a rule's end may miss the rule that it meets
_SHOWN = 0.8  # share of the width between upright rules along which a shaded row's edge shows
_IN_LINE = 1.2  # points by which the pieces of one rule differ on a page set straight
_BESIDE = 1.1  # points from a rule's edge at which there is white, not the rest of a letter
_COMPANY = 0.4  # share of a rule's length that may have ink beside it; a line of print has more
# Points that an upright rule is long which may have print close on one side, the share of it that
# may, and the share of it that may have ink on the other side.
_TOUCHED, _CLOSE, _WHITE = 40.0, 0.8, 0.15


def rulings_of(page: Inked, sides: Sequence[Ruling] = ()) -> tuple[list[Ruling], list[Ruling]]:
    """The rules along both axes, and the edges of shading that look like rules; in points.

    Args:
        page: the page.
        sides: of its shaded areas, at which rules may end that look like no edge themselves.
    """
    level, level_edges = _along(page.contrast, page.pixels, page.scale, upright=False)
    turned = np.ascontiguousarray(page.contrast.T), page.pixels.swapaxes(0, 1)
    upright, upright_edges = _along(*turned, page.scale, upright=True)
    level += broken_rules(page, [*level, *level_edges], upright=False)
    shaded = [*level_edges, *(side for side in sides if not side.upright)]
    known = [*level, *shaded, *upright, *upright_edges]
    upright += broken_rules(page, known, upright=True)
    level, level_edges = _carried_on(level, level_edges)
    upright, upright_edges = _carried_on(upright, upright_edges)
    across = level + level_edges
    rules = level + [_clipped(rule, across, upright) for rule in upright if _is_rule(rule, across)]
    edges = level_edges + [edge for edge in upright_edges if _is_rule(edge, across)]
    rules += without_printed(closing_rules(rules, edges), rules, page)
    rules = whole_again(rules, [*edges, *sides], page)
    kept = [rule for rule in rules if _has_company(rule, [*rules, *edges])]
    borders = [edge for edge in edges if is_closed(edge, kept)]
    borders += _spanning([edge for edge in level_edges if edge not in borders], kept)
    return kept + borders, [edge for edge in edges if edge not in borders]


def _spanning(edges: list[Ruling], rules: list[Ruling]) -> list[Ruling]:
    """Level borders between shaded rows, of which print in them and upright rules leave pieces."""
    found = []
    left = sorted(edges, key=lambda edge: edge.at)
    while left:
        pieces = [edge for edge in left if edge.at - left[0].at <= _IN_LINE]
        left = left[len(pieces) :]
        shown = sum(edge.end - edge.start for edge in pieces)
        at = sum(edge.at * (edge.end - edge.start) for edge in pieces) / shown
        ends = [r.at for r in rules if r.upright and r.start - _MEETING <= at <= r.end + _MEETING]
        if ends and shown >= max(_LONG, _SHOWN * (max(ends) - min(ends))):
            found.append(Ruling(False, at, min(ends), max(ends)))
    return found


def is_closed(edge: Ruling, rules: list[Ruling]) -> bool:
    """Whether an edge of shading runs from one rule to another, as the border of a cell does."""
    across = [rule for rule in rules if meets(edge, rule)]
    return all(
        any(abs(rule.at - tip) <= _MEETING for rule in across) for tip in (edge.start, edge.end)
    )


def _carried_on(rules: list[Ruling], edges: list[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """The rules with the edges that lie in line with one, and the other edges.

    A grey rule beside a strong colour looks like that colour's edge.
    """
    places = [rule.at for rule in rules]
    inline = [any(abs(edge.at - at) <= _IN_LINE for at in places) for edge in edges]
    pairs = list(zip(edges, inline, strict=True))
    return [*rules, *(e for e, on in pairs if on)], [e for e, on in pairs if not on]


def _clipped(rule: Ruling, level: list[Ruling], upright: list[Ruling]) -> Ruling:
    """An upright rule without the stem of a letter that stands in line with it and touches it.

    Within a row of a table a rule reaches from one level rule to the next, a stem stops short. So
    do rules at the edge of shading, in whose shade their ends are lost, but several at one height.
    """
    crossed = sorted(r.at for r in level if r.start - _MEETING <= rule.at <= r.end + _MEETING)
    above, below = (
        _stop(rule.start, [r.start for r in upright]),
        _stop(rule.end, [r.end for r in upright]),
    )
    start = _clipped_end(rule.start, [-y for y in reversed(crossed)], -1, above)
    end = _clipped_end(rule.end, crossed, 1, below)
    return rule if end - start < _UPRIGHT else Ruling(True, rule.at, start, end)


def _stop(tip: float, tips: list[float]) -> float:
    """Points by which a rule may end before the level rule that it meets."""
    alike = sum(abs(other - tip) <= _IN_LINE for other in tips)
    return _MEETING if alike >= _SEVERAL else _STOP


def _clipped_end(tip: float, crossed: list[float], way: int, stop: float) -> float:
    """A rule's end, drawn back to the last level rule where it stops short of the next.

    Args:
        tip: y of the end.
        crossed: y of the level rules, times `way`, growing.
        way: 1 for the lower end, -1 for the upper.
        stop: points by which it may stop short of the next.
    """
    reach = tip * way
    inner = [y for y in crossed if y <= reach + stop]
    outer = [y for y in crossed if y > reach + stop]
    if not inner or not outer or reach - inner[-1] <= stop:
        return tip
    if outer[0] - inner[-1] > _STEM:
        return tip
    return inner[-1] * way


def _has_company(rule: Ruling, rules: list[Ruling]) -> bool:
    """It is long, or crosses or meets a rule: stems of letters above each other do neither."""
    return rule.end - rule.start >= _LONG or any(meets(rule, other) for other in rules)


def meets(rule: Ruling, other: Ruling) -> bool:
    """Whether a level and an upright rule, in points, cross or touch."""
    return (
        rule.upright != other.upright
        and rule.start - _MEETING <= other.at <= rule.end + _MEETING
        and other.start - _MEETING <= rule.at <= other.end + _MEETING
    )


def _is_rule(rule: Ruling, level: list[Ruling]) -> bool:
    """Long enough to be no letter's stroke, or closed by level rules at both ends."""
    start, end = rule.start, rule.end
    if end - start >= _LEVEL:
        return True
    near = [r.at for r in level if r.start - _MEETING <= rule.at <= r.end + _MEETING]
    return all(any(abs(y - tip) <= _THICKEST for y in near) for tip in (start, end))


def _along(
    contrast: Contrast, pixels: Pixels, scale: float, *, upright: bool
) -> tuple[list[Ruling], list[Ruling]]:
    """Rules in one direction, and edges of shading; for upright ones the pictures come turned."""
    strong = (contrast > _CONTRAST).astype(np.uint8)
    length = max(3, round((_UPRIGHT if upright else _LEVEL) * scale))
    thick = cv2.morphologyEx(strong, cv2.MORPH_CLOSE, np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    long = np.asarray(opened, dtype=np.uint8)
    count, _, boxes, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    rules: list[Ruling] = []
    edges: list[Ruling] = []
    for x, y, wide, high, _ in boxes[1:count].tolist():
        area = slice(y, y + high), slice(x, x + wide)
        for start, end in _unbroken(long[area], contrast[area], length, _THICKEST * scale):
            rows = np.flatnonzero(long[y : y + high, x + start : x + end].any(axis=1))
            top, tall = y + int(rows[0]), int(rows[-1] - rows[0]) + 1
            box = x + start, top, end - start, tall
            if _stands_alone(strong, box, scale, upright=upright):
                at, ends = (top + tall / 2) / scale, ((x + start) / scale, (x + end) / scale)
                found = edges if is_edge(pixels, box, scale) else rules
                found.append(Ruling(upright, at, *ends))
    return rules, edges


def _unbroken(
    bar: NDArray[np.uint8], contrast: Contrast, least: int, thickest: float
) -> list[tuple[int, int]]:
    """The stretches of a bar that are thin, and as dark as most of it, in pixels.

    Where a rule meets the edge of shading it is thick. A letter above or below a rule's end leaves
    a pale gap of a pixel or two where a rule has none.
    """
    thin = bar.sum(axis=0) <= thickest
    if not thin.any():
        return []
    darkest = contrast.max(axis=0)
    whole = thin & (darkest > _PALE * np.median(darkest[thin]))
    edges = np.flatnonzero(np.diff(np.r_[0, whole, 0]))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(start, end) for start, end in runs if end - start >= least]


def _stands_alone(
    strong: NDArray[np.uint8], box: tuple[int, int, int, int], scale: float, *, upright: bool
) -> bool:
    """There is white above and below, as there is not along a line of print.

    A long upright rule may have print close on one side, where cells have no padding.
    """
    x, y, wide, high = box
    away = max(2, round(_BESIDE * scale))
    rows = [row for row in (y - away, y + high - 1 + away) if 0 <= row < strong.shape[0]]
    shares = [float(strong[row, x : x + wide].mean()) for row in rows]
    touched = upright and wide >= _TOUCHED * scale and min(shares, default=0.0) <= _WHITE
    return all(share <= (_CLOSE if touched else _COMPANY) for share in shares)


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
