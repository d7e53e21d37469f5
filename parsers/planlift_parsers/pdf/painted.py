"""What painted paths are to a reader: rulings, however they were drawn, and coloured areas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import Fill, Ruling
from planlift_schema.place import Box

# A filled rectangle thinner than this is a rule: the thickest table borders that Word offers are
# 6 points, but nobody sets text in a band below 4.
RULE_THICKNESS = 4.0
RULE_SHAPE = 3.0  # a rule is at least this many times as long as it is thick
STRAIGHT = 0.5  # share of a side that is straight, where the corners of a box are round
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


def areas_of(
    pieces: Sequence[Sequence[Point]], colour: str, order: int, *, opaque: bool = True
) -> Iterator[Ruling | Fill]:
    """A filled path of one piece or several; of a box inside a box only what lies between them.

    So are borders drawn by programs that print web pages: the box with its border, less the box
    without it.

    Args:
        pieces: the corners of each, as of `area_of`.
        colour: "RRGGBB", or `UNKNOWN_COLOUR`.
        order: place in the order of painting.
        opaque: nothing shows through it.
    """
    boxes = [_box_of(points) for points in pieces] if len(pieces) == len(_PAIR) else []
    ring = _ring(boxes[0], boxes[1]) if boxes and boxes[0] and boxes[1] else None
    for points in pieces if ring is None else ring:
        yield area_of(points, colour, order, opaque=opaque)


_PAIR = ("outer", "inner")


def _box_of(points: Sequence[Point]) -> Box | None:
    """The box that a piece is, with round corners or without; None where it is no box.

    All its corners, and the ends of all its curves, stand on the sides, which are mostly straight.
    """
    xs, ys = [round(x, 1) for x, _ in points], [round(y, 1) for _, y in points]
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    if any(x not in (x0, x1) and y not in (top, bottom) for x, y in zip(xs, ys, strict=True)):
        return None
    level = [[x for x, y in zip(xs, ys, strict=True) if y == side] for side in (top, bottom)]
    upright = [[y for x, y in zip(xs, ys, strict=True) if x == side] for side in (x0, x1)]
    wide = all(max(side) - min(side) >= STRAIGHT * (x1 - x0) for side in level)
    high = all(max(side) - min(side) >= STRAIGHT * (bottom - top) for side in upright)
    return (x0, top, x1, bottom) if wide and high and x0 < x1 and top < bottom else None


def _ring(one: Box, other: Box) -> list[list[Point]] | None:
    """Corners of the strips between two boxes, None where neither holds the other."""
    outer, inner = sorted((one, other), key=lambda box: (box[0], box[1], -box[2], -box[3]))
    if inner == outer or inner[2] > outer[2] or inner[3] > outer[3] or inner[1] < outer[1]:
        return None
    strips = [
        (outer[0], outer[1], outer[2], inner[1]),
        (outer[0], inner[3], outer[2], outer[3]),
        (outer[0], inner[1], inner[0], inner[3]),
        (inner[2], inner[1], outer[2], inner[3]),
    ]
    return [[(x0, top), (x1, bottom)] for x0, top, x1, bottom in strips if x1 > x0 and bottom > top]


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
