"""Outlines of small shapes that stand free in a table's cell, as squares in RAG colours do.

Near a rule between two rows, an outline would be taken for a frame that the rule belongs to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from planlift_parsers.pdf.colours import WHITE, alike
from planlift_parsers.pdf.content import Fill, Ruling

LARGEST = 20.0  # points; a line of print and the space around it
FREE = 1.0  # points of ground between an outline and any rule of the table at least
_AT = attrgetter("at")
_Edge = tuple[bool, float, float, float]


def without_outlines(rulings: Sequence[Ruling], fills: Sequence[Fill]) -> list[Ruling]:
    """The rulings of a page that are no outlines of small coloured shapes.

    Args:
        rulings: of the page.
        fills: its coloured areas; an outline is drawn along the very edges of one.
    """
    small = [fill for fill in fills if _is_shape(fill)]
    if not small:
        return list(rulings)
    short = {_edge(ruling) for ruling in rulings if ruling.end - ruling.start <= LARGEST}
    outlined = {edges: fill for fill in small if short.issuperset(edges := _edges(fill))}
    if not outlined:
        return list(rulings)
    ordered = sorted(rulings, key=_AT)
    level = [ruling for ruling in ordered if not ruling.upright]
    upright = [ruling for ruling in ordered if ruling.upright]
    gone = {
        edge
        for edges, fill in outlined.items()
        if not _touch(level, fill, edges) and not _touch(upright, fill, edges)
        for edge in edges
    }
    return [ruling for ruling in rulings if _edge(ruling) not in gone]


def _is_shape(fill: Fill) -> bool:
    if fill.x1 - fill.x0 > LARGEST or fill.bottom - fill.top > LARGEST or fill.picture:
        return False
    return bool(fill.colour) and not alike(fill.colour, WHITE)


def _edge(ruling: Ruling) -> _Edge:
    return ruling.upright, round(ruling.at, 1), round(ruling.start, 1), round(ruling.end, 1)


def _edges(fill: Fill) -> tuple[_Edge, ...]:
    x0, top, x1, bottom = (round(at, 1) for at in (fill.x0, fill.top, fill.x1, fill.bottom))
    return (
        (False, top, x0, x1),
        (False, bottom, x0, x1),
        (True, x0, top, bottom),
        (True, x1, top, bottom),
    )


def _touch(rulings: Sequence[Ruling], fill: Fill, own: Sequence[_Edge]) -> bool:
    """A ruling, of some that are all upright or all level, comes near to an outline."""
    along, across = (fill.x0, fill.x1), (fill.top, fill.bottom)
    if rulings and rulings[0].upright:
        along, across = across, along
    first = bisect_left(rulings, across[0] - FREE, key=_AT)
    last = bisect_right(rulings, across[1] + FREE, key=_AT)
    near = (rulings[number] for number in range(first, last))
    return any(
        one.start <= along[1] + FREE and one.end >= along[0] - FREE and _edge(one) not in own
        for one in near
    )
