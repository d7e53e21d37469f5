"""Where columns begin on recognised pages, told by where their texts do.

The white between two columns may be as narrow as a space at its nearest, and letters' edges are
misjudged on a picture. But texts of a column begin at one place however far before it the texts
beside them end, and no word stands over that place; words of running text do neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from planlift_parsers.pdf.lines import Line
from planlift_parsers.pdf.rivers import PLAIN

# Font sizes by which texts of one column begin apart: letters have up to 0.1 of white before them,
# and the edges of print are misjudged by a pixel. On scans of 150 to 300 dpi 0.09 was met.
SAME = 0.14
FEWEST = 5  # lines whose text begins behind plain white, so that no chance puts them in one place
ALIKE = 0.8  # share of the lines with text on both sides of the place in which it begins there


def begun_columns(lines: Sequence[Line]) -> list[tuple[float, ...]]:
    """For each line of a page, the places at which a column begins, from left to right.

    Args:
        lines: of the whole page, from the top down.
    """
    places = begins(lines, FEWEST)
    columns = [
        (x, first, last, told)
        for x in places
        for first, last in _runs(lines, x)
        if (told := _told(lines, x, places, range(first, last)))
    ]
    found: list[list[float]] = [[] for _ in lines]
    for x, _, _, told in columns:
        for number in told:
            found[number].append(x)
    tables = frozenset(number for number, xs in enumerate(found) if xs)
    for x, first, last, told in columns:
        for number in _beyond(lines, x, range(first, last), told, tables):
            found[number].append(x)
    return [
        () if _lies_across(line, found[max(0, number - 1) : number + 2]) else tuple(sorted(xs))
        for number, (line, xs) in enumerate(zip(lines, found, strict=True))
    ]


def _lies_across(line: Line, beside: Sequence[Sequence[float]]) -> bool:
    """A line stands over a column of the lines next to it: it may begin another by chance."""
    return any(crosses(line, x) for xs in beside for x in xs)


def begins(lines: Sequence[Line], fewest: int) -> list[float]:
    """Places where the text of several lines begins behind plain white, from left to right.

    Args:
        lines: in any order.
        fewest: lines that are several.
    """
    told = sorted(
        (word.x0, line.size)
        for line in lines
        for before, word in pairwise(line.words)
        if word.x0 - before.x1 >= PLAIN * line.size
    )
    found: list[float] = []
    for number, (x, size) in enumerate(told):
        alike = sum(1 for other, _ in told[number:] if other - x <= SAME * size)
        if alike >= fewest and not (found and x - found[-1] <= 2 * SAME * size):
            found.append(x)
    return found


def crosses(line: Line, x: float) -> bool:
    """A word of the line stands over the place."""
    early = x - SAME * line.size
    return any(word.x0 < early and word.x1 > x for word in line.words)


def cut_at(part: Line, xs: Sequence[float]) -> Iterator[Line]:
    """A text in the pieces that begin at the places where columns do."""
    if not xs:
        yield part
        return
    held = [part.words[0]]
    for word in part.words[1:]:
        room = SAME * part.size
        if any(held[-1].x1 <= x + room and abs(word.x0 - x) <= room for x in xs):
            yield Line(held, part.baseline, part.size)
            held = []
        held.append(word)
    yield Line(held, part.baseline, part.size)


def is_aligned(line: Line, x: float, others: Sequence[float] = ()) -> bool | None:
    """Whether text begins at the place; None where it does not stand on both sides of it.

    Args:
        line: any.
        x: the place.
        others: places where other columns may begin; a line that has its next text at one of them
            has an empty cell here, and tells nothing.
    """
    room = SAME * line.size
    behind = [word.x0 for word in line.words if word.x0 >= x - room]
    if not behind or len(behind) == len(line.words):
        return None
    start = min(behind)
    if start > x + room and any(abs(start - other) <= room for other in others):
        return None
    return start <= x + room


def are_aligned(lines: Sequence[Line], x: float, others: Sequence[float] = ()) -> bool:
    """Most lines with text on both sides of a place begin there, and none stands over it."""
    told = [aligned for line in lines if (aligned := is_aligned(line, x, others)) is not None]
    return sum(told) >= ALIKE * max(1, len(told)) and not any(crosses(line, x) for line in lines)


def _runs(lines: Sequence[Line], x: float) -> Iterator[tuple[int, int]]:
    """Lines one below the other that keep a place free, as (first, end)."""
    first = 0
    for number, line in enumerate(lines):
        if crosses(line, x):
            yield first, number
            first = number + 1
    yield first, len(lines)


def _told(lines: Sequence[Line], x: float, places: Sequence[float], run: range) -> range:
    """The lines of a run between those that tell of a column; none where they are too few."""
    told = [number for number in run if _begins_at(lines[number], x)]
    if len(told) < FEWEST or not are_aligned(lines[told[0] : told[-1] + 1], x, places):
        return range(0)
    return range(told[0], told[-1] + 1)


def _begins_at(line: Line, x: float) -> bool:
    """Its text begins at the place, behind plain white."""
    return any(
        abs(word.x0 - x) <= SAME * line.size and word.x0 - before.x1 >= PLAIN * line.size
        for before, word in pairwise(line.words)
    )


def _beyond(
    lines: Sequence[Line], x: float, run: range, told: range, tables: AbstractSet[int]
) -> Iterator[int]:
    """The lines next to those that tell of a column in which it begins too, as in a header.

    Other columns tell that they are lines of the table: running text may have a word anywhere.
    """
    for side in (range(told.start - 1, run.start - 1, -1), range(told.stop, run.stop)):
        for number in side:
            if number not in tables or is_aligned(lines[number], x) is False:
                break
            yield number
