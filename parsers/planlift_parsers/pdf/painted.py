"""What painted paths are to a reader: rulings, however they were drawn, and coloured areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import Fill, Ruling

# A filled rectangle thinner than this is a rule: the thickest table borders that Word offers are
# 6 points, but nobody sets text in a band below 4.
RULE_THICKNESS = 4.0
RULE_SHAPE = 3.0  # a rule is at least this many times as long as it is thick
LEVEL = 0.7  # points that the ends of a rule may differ across it and still be along the axis
_COUNTED = {
    "page_glyphs": "characters",
    "page_paths": "lines and areas",
    "page_drawings": "drawings",
    "open_groups": "levels of marked content",
}

Point = tuple[float, float]


def hold(count: int, limits: Limits, limit: str, page: int) -> None:
    """Holds a page to a limit.

    Args:
        count: how many it has so far.
        limits: what it must not exceed.
        limit: name of the one that counts these: `page_glyphs`, `page_paths`, `page_drawings` or
            `open_groups`.
        page: its number.

    Raises:
        LimitError: it has more.
    """
    most = getattr(limits, limit)
    if count > most:
        raise LimitError(
            f"the page has more than {most:,} {_COUNTED[limit]}",
            "Print the document to a new PDF and try again.",
            limit=limit,
            place=f"page {page}",
        )


def area_of(
    points: Sequence[Point], colour: str, order: int, *, opaque: bool = True
) -> Ruling | Fill:
    """A filled path: a ruling where it is thin, else an area as large as the box around it.

    Args:
        points: its corners on the page as it is shown, at least one.
        colour: "RRGGBB", or `UNKNOWN_COLOUR`.
        order: place in the order of painting.
        opaque: nothing shows through it.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    wide, high = x1 - x0, bottom - top
    if high <= RULE_THICKNESS and wide >= RULE_SHAPE * high:
        return Ruling(False, (top + bottom) / 2, x0, x1)
    if wide <= RULE_THICKNESS and high >= RULE_SHAPE * wide:
        return Ruling(True, (x0 + x1) / 2, top, bottom)
    return Fill(x0, top, x1, bottom, colour, order, opaque=opaque)


def strokes_of(points: Sequence[Point]) -> Iterator[Ruling]:
    """The straight strokes along an axis of a stroked path.

    Args:
        points: its corners on the page as it is shown, in the order of drawing.
    """
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y0 - y1) <= LEVEL < abs(x0 - x1):
            yield Ruling(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        elif abs(x0 - x1) <= LEVEL < abs(y0 - y1):
            yield Ruling(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
