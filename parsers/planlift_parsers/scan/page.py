"""One page as a picture to what stands on it."""

from __future__ import annotations

from dataclasses import replace

from planlift_parsers.pdf.content import Fill, PageContent, Ruling
from planlift_parsers.pdf.rulings import networks_of, rules_of
from planlift_parsers.pdf.shade_rules import ruled_grids
from planlift_parsers.scan.engine import find_lines
from planlift_parsers.scan.facing import turn_of, turned
from planlift_parsers.scan.faint import faint_rules
from planlift_parsers.scan.fills import (
    areas_of,
    cell_fills,
    dark_sides,
    edges_as_rules,
    paper_of,
    sides_of,
)
from planlift_parsers.scan.ink import Inked, Mask, inked
from planlift_parsers.scan.leaders import leaders_of, with_leaders, without_leaders
from planlift_parsers.scan.light import light_rules
from planlift_parsers.scan.lighting import evenly_lit
from planlift_parsers.scan.marks import fills_of, marks_of, without_marks
from planlift_parsers.scan.render import Picture, Pixels
from planlift_parsers.scan.rulings import rulings_of, without_rulings
from planlift_parsers.scan.sheet import Sheet, print_on
from planlift_parsers.scan.skew import skew_of, straightened
from planlift_parsers.scan.strikes import strikes_of


def content_of(picture: Picture, number: int, end: float, turn: int = 0) -> PageContent:
    """Reads a page.

    Args:
        picture: the page as it is shown.
        number: page number, from 1.
        end: time of the monotonic clock, in seconds, by which it must be read.
        turn: degrees clockwise by which the picture was turned already.

    Returns:
        Its words, rules and coloured areas, in points, the page set straight and right way up; with
        how it lay.

    Raises:
        LimitError: it was not read in time.
    """
    picture = evenly_lit(picture)
    page = inked(picture)
    skew = skew_of(page.ink)
    straight = straightened(picture, skew)
    if straight is not picture:
        page = inked(straight)
    scale, paper = page.scale, paper_of(page)
    marks = marks_of(straight, paper)
    if marks:
        page = inked(without_marks(straight, marks))
    areas = areas_of(page, paper)
    drawn, edges = rulings_of(page, [side for area in areas for side in sides_of(area)])
    drawn += faint_rules(page, drawn, areas)
    drawn += light_rules(page, areas, drawn, paper)
    rules = [*drawn, *edges_as_rules(page, areas, drawn)]
    ink = without_rulings(page, [*rules, *edges, *dark_sides(page, areas)])
    leaders = leaders_of(ink, scale)
    ink = without_leaders(ink, leaders)
    clean = _without_rulings(page, ink)
    boxes = find_lines(clean)
    more = turn_of(boxes, clean)
    if more and turn < 180:
        return content_of(turned(picture, more), number, end, turn + more)
    width, height = straight.width / scale, straight.height / scale
    fills = [*areas, *_cells(page, paper, rules, len(areas))]
    fills += fills_of(marks, scale, len(fills))
    read = print_on(Sheet(clean, ink, page.contrast, scale), boxes, rules, end)
    words = with_leaders(read.words, leaders, scale)
    for place, word in enumerate(words, len(fills)):
        word.order = place
    lines = [*rules, *strikes_of(page, [*rules, *edges])]
    content = PageContent(number, width, height, words, lines, fills, recognised=True)
    return replace(content, turned=(360 - turn) % 360, unread=read.unread, skew=skew)


def _cells(
    page: Inked,
    paper: tuple[int, int, int],
    rules: list[Ruling],
    first: int,
) -> list[Fill]:
    grids = ruled_grids(networks_of(rules_of(rules)), [])
    boxes = [grid.cell_box(cell) for grid in grids for cell in grid.cells]
    return cell_fills(page, boxes, paper, first)


def _without_rulings(page: Inked, ink: Mask) -> Pixels:
    """The page's pixels with the ground where its rules are."""
    clean = page.pixels.copy()
    bare = page.ink & ~ink
    clean[bare] = page.ground[bare]
    return clean
