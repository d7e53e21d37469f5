"""Tables that rules draw, with the edges of shading where no rule parts their cells."""

from __future__ import annotations

from collections.abc import Sequence

from planlift_parsers.pdf.content import Fill, Ruling
from planlift_parsers.pdf.grid import Grid, grid_of
from planlift_parsers.pdf.panels import frame_of
from planlift_parsers.pdf.rulings import SNAP, Rule, rules_of

WALL_SLACK = 3.0  # points by which shading may end before the frame that it stands in
NARROWEST_CELL = 40.0  # points; a narrower band of colour at a frame's side is ornament
# Share of a table's width that shading ends along, for a row to end there: a striped row has it all
# but for one or two cells merged down through it, a coloured state is one column of seven.
SHADED_WIDTH = 0.6


def ruled_grids(networks: Sequence[Sequence[Rule]], shades: Sequence[Fill]) -> list[Grid]:
    """The grids that a page's rules draw.

    Args:
        networks: rules that meet.
        shades: the page's areas in a colour.
    """
    grids = [
        grid_of([*network, *_shade_rules(network, shades), *_shade_walls(network, shades)])
        for network in networks
    ]
    return [grid for grid in grids if grid is not None]


def _shade_rules(network: Sequence[Rule], shades: Sequence[Fill]) -> list[Rule]:
    """The edges of shading over a table's width, where no rule is drawn.

    A header row that is repeated on a page, or a shaded section row, need have no rule of its own.
    A cell merged down through a striped row leaves a gap in its shading, from rule to rule.
    """
    x0 = min(rule.at if rule.upright else rule.start for rule in network)
    x1 = max(rule.at if rule.upright else rule.end for rule in network)
    top = min(rule.start if rule.upright else rule.at for rule in network)
    bottom = max(rule.end if rule.upright else rule.at for rule in network)
    edges = [
        Ruling(False, at, fill.x0, fill.x1)
        for fill in shades
        for at in (fill.top, fill.bottom)
        if top + SNAP < at < bottom - SNAP and x0 - SNAP < fill.x0 and fill.x1 < x1 + SNAP
    ]
    level = [rule.at for rule in network if not rule.upright]
    walls = [x0, x1, *(rule.at for rule in network if rule.upright)]
    found: dict[float, list[Rule]] = {}
    for rule in rules_of(edges):
        if all(abs(rule.at - at) > SNAP for at in level):
            found.setdefault(rule.at, []).append(rule)
    return [
        rule
        for beside in found.values()
        if sum(rule.end - rule.start for rule in beside) >= SHADED_WIDTH * (x1 - x0)
        and all(_ends_at(rule, walls) for rule in beside)
        for rule in beside
    ]


def _ends_at(rule: Rule, walls: Sequence[float]) -> bool:
    """Whether a level rule goes from one wall to another."""
    return all(any(abs(end - wall) <= SNAP for wall in walls) for end in (rule.start, rule.end))


def _shade_walls(network: Sequence[Rule], shades: Sequence[Fill]) -> list[Rule]:
    """The edges of shading from top to bottom of a plain frame: what stands on it is a cell.

    A card may have its title on a ground of its own, beside what is said of it.
    """
    box = frame_of(network)
    if box is None:
        return []
    x0, top, x1, bottom = box
    edges = [
        Ruling(True, at, top, bottom)
        for fill in shades
        for at in (fill.x0, fill.x1)
        if abs(fill.top - top) <= WALL_SLACK
        and abs(fill.bottom - bottom) <= WALL_SLACK
        and x0 + NARROWEST_CELL < at < x1 - NARROWEST_CELL
    ]
    return rules_of(edges)
