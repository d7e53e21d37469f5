"""Tab stops: where a tab leads to, in points from the left margin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planlift_parsers.docx.names import VAL, Element, W, twips, value

# A stop every half inch where a document says nothing (17.15.1.25).
_USUAL = 36.0
_POINT = 20.0  # twips
_TABS, _INDENT = W + "tabs", W + "ind"
_NO_LEADER = frozenset({None, "none"})


@dataclass(frozen=True, slots=True)
class Stops:
    """The tab stops of a paragraph.

    Attributes:
        own: places of the stops that it sets itself, ascending.
        every: distance of the stops that stand behind those.
        left: where its lines begin, and where its text behind a list's number does.
        first: where its first line begins.
        leaders: a line of dots or dashes leads to one of its stops, as to a page number.
    """

    own: tuple[float, ...] = ()
    every: float = _USUAL
    left: float = 0.0
    first: float = 0.0
    leaders: bool = False

    def behind(self, place: float) -> float:
        """The place that a tab leads to."""
        hanging = [self.left] if self.first < self.left else []
        beyond = (place // self.every + 1) * self.every
        return min((stop for stop in [*self.own, *hanging] if stop > place), default=beyond)

    def with_own(self, properties: Element | None) -> Stops:
        """These with what paragraph properties (`w:pPr`) say over them."""
        if properties is None:
            return self
        tabs, indent = properties.find(_TABS), properties.find(_INDENT)
        made = self if tabs is None else _with_tabs(self, tabs)
        return made if indent is None else _with_indent(made, indent)


USUAL_STOPS = Stops()


def usual_stops(settings: Element | None) -> Stops:
    """The stops of a document's paragraphs that set none."""
    every = _points(value(settings, W + "defaultTabStop"))
    return Stops(every=every) if every and every > 0 else USUAL_STOPS


def _with_tabs(stops: Stops, tabs: Element) -> Stops:
    own, leaders = set(stops.own), stops.leaders
    for tab in tabs:
        place = _points(tab.get(W + "pos"))
        if place is None:
            continue
        if tab.get(VAL) == "clear":
            own.discard(place)
        elif tab.get(VAL) != "bar":
            own.add(place)
            leaders |= tab.get(W + "leader") not in _NO_LEADER
    return replace(stops, own=tuple(sorted(own)), leaders=leaders)


def _with_indent(stops: Stops, indent: Element) -> Stops:
    left = _points(indent.get(W + "left") or indent.get(W + "start"))
    left = stops.left if left is None else left
    hanging, more = _points(indent.get(W + "hanging")), _points(indent.get(W + "firstLine"))
    if hanging is None and more is None:
        return replace(stops, left=left, first=left + stops.first - stops.left)
    return replace(stops, left=left, first=left - hanging if hanging else left + (more or 0.0))


def _points(text: str | None) -> float | None:
    found = twips(text)
    return None if found is None else found / _POINT
