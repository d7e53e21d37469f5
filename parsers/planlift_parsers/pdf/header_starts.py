"""Columns of a printed sheet: where the words of its header and the texts below begin alike.

Sheets are printed without a grid, and their texts fill each column to its edge, so that no white
runs down between them. But all that stands in a column begins where its header does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line
from planlift_parsers.pdf.rivers import PLAIN, RIVER, START

FEWEST_BEGUN = 2  # lines below in which a column's text begins; one may do so by chance
# Share of the lines below that may reach over a column's edge: notes below the table do.
MOST_OVER = 0.1
REACH = 1.0  # points by which a word may reach over an edge
AIR = 2.0  # points between an edge and the text behind it, where there are so many
FEWEST_COLUMNS = 4  # of such a sheet


def columns_by_starts(
    header: Sequence[Line], body: Sequence[Line], left: float, right: float
) -> list[float]:
    """The column boundaries, the outer ones included; [] where there are too few.

    Args:
        header: the lines of the header.
        body: the lines below it, in its width.
        left: x of the table's left edge.
        right: x of its right edge.
    """
    starts = _merged(word.x0 for line in header for word in line.words)
    inner = [x for x in starts[1:] if _begins(x, body) or _is_apart(x, header, body)]
    edges = [x - min(AIR, _room_before(x, [*header, *body]) / 2) for x in inner]
    xs = [left, *(x for x in edges if left < x < right), right]
    return xs if len(xs) > FEWEST_COLUMNS else []


def _merged(starts: Iterable[float]) -> list[float]:
    found: list[float] = []
    for start in sorted(starts):
        if not found or start - found[-1] > START:
            found.append(start)
    return found


def _is_apart(x: float, header: Sequence[Line], body: Sequence[Line]) -> bool:
    """A label stands far from the one before it, over a column without text: discs of colour."""
    whites = [white for line in header if (white := _white_before(line, x)) is not None]
    beside = [white for white in whites if white < inf]  # a second line may stand alone
    return bool(beside) and min(beside) >= PLAIN and not any(_is_over(line, x) for line in body)


def _is_over(line: Line, x: float) -> bool:
    return any(word.x0 < x - REACH and word.x1 > x + REACH for word in line.words)


def _begins(x: float, body: Sequence[Line]) -> bool:
    """Texts begin there, one behind more than a space at least, and hardly a word reaches over."""
    over = sum(_is_over(line, x) for line in body)
    whites = [white for line in body if (white := _white_before(line, x)) is not None]
    begun = len(whites) >= FEWEST_BEGUN and any(white >= RIVER for white in whites)
    return begun and over <= MOST_OVER * len(body)


def _white_before(line: Line, x: float) -> float | None:
    """Font sizes of white before the word that begins there, inf at a line's; None if none does."""
    before: Word | None = None
    for word in line.words:
        if abs(word.x0 - x) <= START:
            return (word.x0 - before.x1) / word.size if before else inf
        before = word
    return None


def _room_before(x: float, lines: Sequence[Line]) -> float:
    """The least white before the words that begin there."""
    return min(
        (
            word.x0 - before.x1
            for line in lines
            for before, word in pairwise(line.words)
            if abs(word.x0 - x) <= START
        ),
        default=AIR,
    )
