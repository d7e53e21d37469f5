"""White that runs down a region between its columns of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.figures import TYPED_ROOM, is_typed
from planlift_parsers.pdf.lines import Line

RIVER = 0.38  # font sizes of white that part two columns at the nearest; a space takes 0.28
PLAIN = 0.8  # font sizes of white that no prose has between its words
START = 1.5  # points by which texts of a column begin at the same place
# White as narrow as a space parts two columns where it holds through so many lines and all that
# stands behind it begins at one place: the texts of a sheet's column fill it to its edge.
NARROW, NARROW_LINES = 0.15, 6
EXACTLY = 0.5  # points
COLUMN_LINES = 3  # lines with text on both sides, so that no chance makes a river


def rivers(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The white between words that holds through all lines.

    Args:
        lines: of one region, without those that stand across its columns.

    Returns:
        (left, right) of each, in points, from left to right.
    """
    gaps: list[tuple[float, float]] = []
    reach = None
    for word in sorted((w for line in lines for w in line.words), key=lambda word: word.x0):
        if reach is not None and word.x0 - reach >= min(NARROW * word.size, _room(word)):
            gaps.append((reach, word.x0))
        reach = word.x1 if reach is None else max(reach, word.x1)
    return [gap for gap in gaps if _is_between(gap, lines)]


def _is_edge(gap: tuple[float, float], lines: Sequence[Line], behind: int) -> bool:
    """What stands behind narrow white begins at one edge, and plain white stands before most of it.

    Behind the same word ("Indicator 1", "Indicator 2") a second one begins at one place as well.
    """
    whites: list[float] = []
    for line in lines:
        for before, word in pairwise(line.words):
            if before.x0 < gap[0] and abs(word.x0 - gap[1]) <= EXACTLY:
                whites.append((word.x0 - before.x1) / word.size)
    plain = sum(white >= PLAIN for white in whites)
    return len(whites) >= max(NARROW_LINES, behind / 2) and 2 * plain >= len(whites)


def parted(part: Line, gaps: Sequence[tuple[float, float]]) -> list[Line]:
    """A text in the pieces that stand on either side of the white between columns."""
    pieces: list[list[Word]] = [[part.words[0]]]
    end = part.words[0].x1
    for word in part.words[1:]:
        if any(_parts(word, end, gap) for gap in gaps):
            pieces.append([])
        pieces[-1].append(word)
        end = max(end, word.x1)
    return [Line(words, part.baseline, part.size) for words in pieces]


def _parts(word: Word, end: float, gap: tuple[float, float]) -> bool:
    """White between columns stands before a word, or it begins just where its column does."""
    left, right = gap
    room = min(right, word.x0) - max(left, end)
    begins = abs(word.x0 - right) <= EXACTLY and word.x0 - end >= NARROW * word.size
    return room >= _room(word) or begins


def _room(word: Word) -> float:
    """White before a word that parts columns; a space of a typewriter face is wide."""
    return (TYPED_ROOM if is_typed(word) else RIVER) * word.size


def _is_between(gap: tuple[float, float], lines: Sequence[Line]) -> bool:
    """Several lines have text on both sides; behind narrow white they begin at one place."""
    left, right = gap
    behind = [
        next(word for word in line.words if word.x0 >= right - START)
        for line in lines
        if line.x0 < left and line.words[-1].x0 >= right - START
    ]
    if len(behind) < COLUMN_LINES:
        return False
    if right - left < _room(behind[0]):
        return _is_edge(gap, lines, len(behind))
    alike = sum(word.x0 <= right + START for word in behind)
    return right - left >= PLAIN * behind[0].size or 2 * alike > len(behind)
