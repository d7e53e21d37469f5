"""Rulings, however they were drawn, to the few straight rules that a reader sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from planlift_parsers.pdf.content import Ruling

# Rules closer than this are one: double rules, borders drawn for each of two neighbouring cells,
# cell spacing of web pages (2 to 4 px). No row or column of text is as narrow.
SNAP = 4.5
# Gaps along a rule up to this are closed: dashes, dots, corners that do not quite meet.
JOIN = 4.0
SHORTEST = 8.0  # a joined rule shorter than this is part of a letter, a tick box or an ornament
TOUCH = SNAP  # how near two rules come where they meet
MOST_RULES = 6000  # a page with more joined rules is a drawing (a map, a chart), not a table
_BY_PLACE, _BY_START = attrgetter("at"), attrgetter("start")
_BY_WAY = attrgetter("upright", "at")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as rulings are not
class Rule:
    """One joined rule; the fields are those of `Ruling`."""

    upright: bool
    at: float
    start: float
    end: float


def rules_of(rulings: Iterable[Ruling]) -> list[Rule]:
    """Snaps rules that lie beside each other and joins those that follow each other."""
    made: list[Rule] = []
    ordered = sorted(rulings, key=_BY_WAY)
    cluster: list[Ruling] = []
    for ruling in ordered:
        if cluster and (ruling.upright != cluster[0].upright or ruling.at - cluster[0].at > SNAP):
            made += _joined(cluster)
            cluster = []
        cluster.append(ruling)
    if cluster:
        made += _joined(cluster)
    return made if len(made) <= MOST_RULES else []


def _joined(cluster: Sequence[Ruling]) -> list[Rule]:
    """The rules along one line; its place is the middle of the longest stretches."""
    longest = max([r.end - r.start for r in cluster])
    main = [r.at for r in cluster if 2 * (r.end - r.start) >= longest]
    at = sum(main) / len(main)
    stretches: list[tuple[float, float]] = []
    for ruling in sorted(cluster, key=_BY_START):
        if stretches and ruling.start - stretches[-1][1] <= JOIN:
            stretches[-1] = stretches[-1][0], max(stretches[-1][1], ruling.end)
        else:
            stretches.append((ruling.start, ruling.end))
    upright = cluster[0].upright
    return [Rule(upright, at, a, b) for a, b in stretches if b - a >= SHORTEST]


def networks_of(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that meet each other, directly or through others; each network may be a table."""
    level = [rule for rule in rules if not rule.upright]
    upright = sorted([rule for rule in rules if rule.upright], key=_BY_PLACE)
    places = [rule.at for rule in upright]
    parent = list(range(len(level) + len(upright)))
    for number, rule in enumerate(level):
        first = bisect_left(places, rule.start - TOUCH)
        last = bisect_right(places, rule.end + TOUCH)
        above, below = rule.at - TOUCH, rule.at + TOUCH
        for other in range(first, last):
            if upright[other].start <= below and upright[other].end >= above:
                parent[_root(parent, number)] = _root(parent, len(level) + other)
    found: dict[int, list[Rule]] = {}
    for number, rule in enumerate([*level, *upright]):
        found.setdefault(_root(parent, number), []).append(rule)
    return [network for network in found.values() if len(network) > 2]


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node
