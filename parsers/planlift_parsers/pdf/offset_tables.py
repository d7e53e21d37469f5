"""Tables right below each other whose frames touch, though their columns do not meet.

A page maker sets the next table a few points to the side, and both share a rule: read as one grid,
each column would come out as two. A word processor sets tables of one width right below each other,
whose sides then are one: that another begins there is told by its first words too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.rulings import SNAP, Rule

_FEWEST = 3  # upright rules on either side: a table of two columns has so many
_NEAR = 2.0  # points by which the rules of one column may miss each other
_OPENING = 2  # words that tables begin with alike
_BY_PLACE = attrgetter("baseline", "x0")
_MOSTLY = 0.5  # share of them that go on below, from which it is one table


def parted_networks(
    networks: Sequence[Sequence[Rule]], words: Sequence[Word] = ()
) -> list[Sequence[Rule]]:
    """Rules that meet, parted where no column goes on below a level rule.

    Args:
        networks: rules that meet, of one page.
        words: level words of the page.
    """
    return [part for network in networks for part in _parted(network, words)]


def _parted(network: Sequence[Rule], words: Sequence[Word]) -> Iterator[Sequence[Rule]]:
    between = {*_cuts(network), *_cuts_between_sides(network, words)}
    ends = [float("-inf"), *sorted(between), float("inf")]
    for top, bottom in pairwise(ends):
        clipped = (_clipped(rule, top, bottom) for rule in network) if between else iter(network)
        yield [r for r in clipped if _top(r) >= top - SNAP and _bottom(r) <= bottom + SNAP]


def _clipped(rule: Rule, top: float, bottom: float) -> Rule:
    """The part of an upright rule between two heights, where it reaches over them."""
    over = rule.upright and rule.start < bottom - SNAP and rule.end > top + SNAP
    return replace(rule, start=max(rule.start, top), end=min(rule.end, bottom)) if over else rule


def _cuts_between_sides(network: Sequence[Rule], words: Sequence[Word]) -> list[float]:
    """The level rules between two tables that share their sides.

    Most columns inside of them end there, others begin, and so does what the network begins with.
    """
    upright = [rule for rule in network if rule.upright]
    level = sorted({rule.at for rule in network if not rule.upright})
    if len(upright) < _FEWEST or len(level) < _FEWEST:
        return []
    left, right = min(rule.at for rule in upright), max(rule.at for rule in upright)
    inner = [rule for rule in upright if left + _NEAR < rule.at < right - _NEAR]
    rows = {top: (top, bottom) for top, bottom in pairwise(level)}
    changes = [at for at in level[1:-1] if _columns_change(inner, at)]
    opening = _first_words(words, left, inner, rows[level[0]]) if changes else []
    return [at for at in changes if opening == _first_words(words, left, inner, rows[at]) != []]


def _columns_change(inner: Sequence[Rule], at: float) -> bool:
    """Inner columns end at a height and others begin there, and few go on."""
    above = [rule.at for rule in inner if abs(rule.end - at) <= SNAP]
    below = [rule.at for rule in inner if abs(rule.start - at) <= SNAP] if above else []
    if not below:
        return False  # as in nearly all tables
    through = sum(rule.start < at - SNAP and rule.end > at + SNAP for rule in inner)
    on = through + sum(any(abs(x - y) <= _NEAR for y in below) for x in above)
    return on < _MOSTLY * (len(above) + through)


def _first_words(
    words: Sequence[Word], left: float, inner: Sequence[Rule], row: tuple[float, float]
) -> list[str]:
    """The first words of the first cell of a row, from the top down."""
    middle = (row[0] + row[1]) / 2
    right = min((r.at for r in inner if r.start < middle < r.end), default=left)
    own = [
        word for word in words if left < word.centre[0] < right and row[0] < word.centre[1] < row[1]
    ]
    return [word.text for word in sorted(own, key=_BY_PLACE)[:_OPENING]]


def _cuts(network: Sequence[Rule]) -> list[float]:
    """The level rules below which other columns begin, from the top down."""
    upright = [rule for rule in network if rule.upright]
    starts, stops = (sorted(one) for one in ([r.start for r in upright], [r.end for r in upright]))
    found = []
    for at in sorted({rule.at for rule in network if not rule.upright}):
        ended, begun = bisect_right(stops, at + SNAP), bisect_left(starts, at - SNAP)
        if ended < _FEWEST or begun > ended or len(starts) - begun < _FEWEST:
            continue  # one goes through it, as in nearly all tables
        above = [rule.at for rule in upright if abs(rule.end - at) <= SNAP]
        below = sorted(rule.at for rule in upright if abs(rule.start - at) <= SNAP)
        on = sum(bisect_left(below, x - _NEAR) < bisect_right(below, x + _NEAR) for x in above)
        if min(len(above), len(below)) >= _FEWEST and on < _MOSTLY * len(above):
            found.append(at)
    return found


def _top(rule: Rule) -> float:
    return rule.start if rule.upright else rule.at


def _bottom(rule: Rule) -> float:
    return rule.end if rule.upright else rule.at
