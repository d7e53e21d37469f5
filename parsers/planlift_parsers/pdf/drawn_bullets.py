"""Bullets that are painted as shapes: browsers that print a page draw them, and write no sign."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from planlift_parsers.pdf.content import Fill, Word

BULLET = "•"
# Sides of a disc or square in font sizes of its text: browsers draw 0.31, others up to 0.5.
SMALLEST, LARGEST = 0.15, 0.6
SQUARE = 0.6  # points by which its sides may differ
NEAREST, FURTHEST = 0.1, 2.5  # font sizes of white between a bullet and its text
ALONE = 0.8  # font sizes of white before a bullet; less is a dot within a line
LEAST_SIDE, MOST_SIDE = 1.0, 12.0  # points; a bullet of text of 6 to 20 points
MOST = 2000  # small shapes on a page; more are a chart or a pattern

_LINE = attrgetter("baseline")


def with_bullets(words: Sequence[Word], fills: Sequence[Fill]) -> list[Word]:
    """The words of a page, with a bullet before those that have one painted before them.

    A disc of another colour than its text says something of its own, such as a rating.

    Args:
        words: in any order.
        fills: painted areas of the page.
    """
    small = [fill for fill in fills if not fill.picture and _may_be_bullet(fill)]
    if not small or len(small) > MOST:
        return [*words]
    level = sorted((word for word in words if word.turn == 0 and not word.hidden), key=_LINE)
    lines = [word.baseline for word in level]
    tallest = max((word.size for word in level), default=0.0)
    before: dict[int, Word] = {}
    for fill in small:
        first = bisect_left(lines, fill.bottom - tallest)
        end = bisect_left(lines, fill.bottom + tallest)
        beside = [word for word in level[first:end] if word.top < _middle(fill) < word.baseline]
        if text := _text_of(fill, beside):
            before[id(text)] = _bullet(fill, text)
    return [one for word in words for one in (before.get(id(word)), word) if one is not None]


def _may_be_bullet(fill: Fill) -> bool:
    wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
    return LEAST_SIDE < wide < MOST_SIDE and abs(wide - high) <= SQUARE


def _bullet(fill: Fill, text: Word) -> Word:
    """The sign in its place; painted before the shape, on which it could not be seen."""
    return replace(
        text,
        text=BULLET,
        x0=fill.x0,
        x1=fill.x1,
        symbol=True,
        spaced=True,
        opening=fill.x1 - fill.x0,
        order=fill.order - 1,
    )


def _middle(fill: Fill) -> float:
    return (fill.top + fill.bottom) / 2


def _text_of(fill: Fill, beside: Sequence[Word]) -> Word | None:
    """The word that a shape stands before as a bullet, None where it is something else."""
    behind = [word for word in beside if word.x0 >= fill.x1]
    text = min(behind, key=attrgetter("x0"), default=None)
    if text is None or text.ink != fill.colour:
        return None
    size = text.size
    if not SMALLEST * size <= fill.x1 - fill.x0 <= LARGEST * size:
        return None
    if not NEAREST * size <= text.x0 - fill.x1 <= FURTHEST * size:
        return None
    crowded = any(word.x1 > fill.x0 - ALONE * size and word.x0 < fill.x1 for word in beside)
    return None if crowded else text
