"""Tables right below each other whose frames touch, though their columns do not meet.

A page maker sets the next table a few points to the side, and both share a rule: read as one grid,
each column would come out as two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planlift_parsers.pdf.rulings import SNAP, Rule

_FEWEST = 3  # upright rules on either side: a table of two columns has so many
_NEAR = 2.0  # points by which the rules of one column may miss each other
_MOSTLY = 0.5  # share of them that go on below, from which it is one table


def parted_networks(networks: Sequence[Sequence[Rule]]) -> list[Sequence[Rule]]:
    """Rules that meet, parted where no column goes on below a level rule.

    Args:
        networks: rules that meet, of one page.
    """
    return [part for network in networks for part in _parted(network)]


def _parted(network: Sequence[Rule]) -> Iterator[Sequence[Rule]]:
    ends = [float("-inf"), *_cuts(network), float("inf")]
    for top, bottom in pairwise(ends):
        yield [r for r in network if _top(r) >= top - SNAP and _bottom(r) <= bottom + SNAP]


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
