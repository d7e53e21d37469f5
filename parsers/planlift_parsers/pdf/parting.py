"""The words of a page by where they stand: in its columns, and between heights."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from planlift_parsers.pdf.content import Word
from planlift_schema.place import Box


def in_columns(words: Sequence[Word], columns: Sequence[Box]) -> list[list[Word]]:
    """The words of each column of a page, and those outside all columns.

    Args:
        words: of the page.
        columns: as in `PageLayout`.
    """
    if not columns:
        return [list(words)]
    found: list[list[Word]] = [[] for _ in (*columns, None)]
    for word in words:
        x, y = word.centre
        at = (number for number, box in enumerate(columns) if _covers(box, x, y))
        found[next(at, len(columns))].append(word)
    return found


def parted_at(words: Sequence[Word], ends: Sequence[float]) -> list[list[Word]]:
    """Words above, between and below heights of a page."""
    if not ends:  # as on most pages
        return [list(words)]
    parts: list[list[Word]] = [[] for _ in (*ends, None)]
    for word in words:
        parts[bisect_right(ends, word.centre[1])].append(word)
    return parts


def heights_across(words: Sequence[Word], boxes: Iterable[Box]) -> list[float]:
    """Heights at which a table stands that no word is beside, so that no other goes on past it.

    Args:
        words: outside the tables.
        boxes: of the tables.
    """
    heights = sorted(word.centre[1] for word in words)
    return [
        (top + bottom) / 2
        for _, top, _, bottom in boxes
        if bisect_right(heights, top) == bisect_right(heights, bottom)
    ]


def _covers(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]
