"""Tables of one width below each other, which rules draw by their rows alone.

White between the last rule of one and the first of the next looks like an empty row of one table.
That another begins is told by its first words: they are those that the one above begins with. Where
the page opens with the rest of a table, those that come again in bold behind such white are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import ACROSS, SLIVER
from planlift_parsers.pdf.headers_again import header_heights
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.rulings import SNAP, Rule

_FEWEST = 4  # rules of one extent: two tables of a row each have them
_FEWEST_NARROW = 3  # rules of a small table of three rows
_FURTHER = 20.0  # points by which the table below it reaches further
_BY_HEIGHT = attrgetter("at")
_OPENING = 2  # words that tables begin with alike; their numbers may differ
_DIGITS = re.compile(r"\d+")


def table_ends(words: Sequence[Word], level: Sequence[Rule]) -> list[float]:
    """Heights on a page between tables below each other, from the top down.

    Args:
        words: level, visible words outside other tables.
        level: level rules and edges of shading of the page.
    """
    lines = lines_of(words)
    between = {*header_heights(lines)}
    if len(words) >= _FEWEST <= len(level):
        between |= {*_between_alike(lines, level), *_below_narrow(lines, level)}
    return sorted(between)


def _between_alike(lines: Sequence[Line], level: Sequence[Rule]) -> Iterator[float]:
    """Heights between tables of one width that begin alike."""
    wide = ACROSS * (max(line.x1 for line in lines) - min(line.x0 for line in lines))
    for heights in _by_extent(level, wide):
        if len(heights) >= _FEWEST:
            yield from _ends(heights, lines)


def _below_narrow(lines: Sequence[Line], level: Sequence[Rule]) -> Iterator[float]:
    """Heights right below small tables that rules draw above a wider one, as keys of colours are.

    All that stands between their rules lies within them, and the next line reaches further.
    """
    baselines = [line.baseline for line in lines]
    for heights, (start, end) in _runs(level):
        first, last = (bisect_right(baselines, y) for y in (heights[0], heights[-1]))
        inside = lines[first:last]
        within = all(start - SNAP <= line.x0 and line.x1 <= end + SNAP for line in inside)
        below = lines[last] if last < len(lines) else None
        if inside and within and below is not None and below.x1 > end + _FURTHER:
            yield heights[-1] + SLIVER / 2


def _runs(level: Sequence[Rule]) -> list[tuple[list[float], tuple[float, float]]]:
    """Rules of one extent that follow each other, above others that go on further to the right."""
    found: list[tuple[list[float], tuple[float, float]]] = []
    ordered = sorted(level, key=_BY_HEIGHT)
    for before, rule in zip([None, *ordered], ordered, strict=False):
        extent = rule.start, rule.end
        if before is not None and _alike(extent, (before.start, before.end)) and found:
            found[-1][0].append(rule.at)
        else:
            found.append(([rule.at], extent))
    return [
        (heights, extent)
        for (heights, extent), (_, below) in pairwise(found)
        if len(heights) >= _FEWEST_NARROW
        and abs(extent[0] - below[0]) <= SNAP
        and below[1] > extent[1] + _FURTHER
    ]


def _alike(extent: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(x - y) <= SNAP for x, y in zip(extent, other, strict=True))


def _by_extent(level: Sequence[Rule], wide: float) -> list[list[float]]:
    """The heights of the rules of each extent over the text, from the top down, each once."""
    found: dict[tuple[int, int], set[float]] = defaultdict(set)
    for rule in level:
        if rule.end - rule.start >= wide:
            found[round(rule.start / SNAP), round(rule.end / SNAP)].add(rule.at)
    return [sorted(heights) for heights in found.values()]


def _ends(heights: Sequence[float], lines: Sequence[Line]) -> list[float]:
    middles = [(line.box[1] + line.box[3]) / 2 for line in lines]
    opening = _first_words(lines, middles, heights[0])
    white = [
        ((upper + lower) / 2, _first_words(lines, middles, lower), _is_bold(lines, middles, lower))
        for upper, lower in pairwise(heights)
        if lower - upper >= SLIVER and bisect_left(middles, upper) == bisect_left(middles, lower)
    ]
    bold = Counter(words for _, words, heads in white if heads)
    again = {words for words, times in bold.items() if words and times > 1}
    return [y for y, words, _ in white if words and (words == opening or words in again)]


def _is_bold(lines: Sequence[Line], middles: Sequence[float], y: float) -> bool:
    at = bisect_left(middles, y)
    return at < len(lines) and lines[at].bold


def _first_words(lines: Sequence[Line], middles: Sequence[float], y: float) -> tuple[str, ...]:
    """The first words of the line next below a height, without their figures."""
    at = bisect_left(middles, y)
    words = lines[at].text.split()[:_OPENING] if at < len(lines) else []
    return tuple(_DIGITS.sub("", word) for word in words)
