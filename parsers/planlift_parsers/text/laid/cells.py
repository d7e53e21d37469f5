"""The words of a line in the columns that they stand in."""

from __future__ import annotations

from bisect import bisect_right

from planlift_parsers.text.laid.block import Block, Part, Piece, nearest
from planlift_parsers.text.laid.segments import Segment


def cells_of(block: Block, piece: Piece) -> tuple[list[str], set[int]]:
    """The texts of a line, a column each, and the columns in which they may be parted wrongly."""
    starts = [first for first, _ in block.columns]
    cells = [""] * len(starts)
    unsure: set[int] = set()
    if piece.part is Part.LED:
        cells[:2] = (segment.text for segment in piece.segments)
        return cells, unsure
    for segment in piece.segments:
        column = nearest(block.columns, segment)
        if _begins_early(block.columns, column, segment):
            cells[column] = f"{cells[column]} {segment.text}".strip()
            unsure.add(column)
            continue
        parted = _parted(segment, starts)
        if len(piece.segments) == 1 and len(parted) > 1:
            unsure |= {column for column, _, _ in parted}  # a space alone, perhaps by chance
        for column, text, sure in parted:
            if cells[column]:
                unsure.add(column)  # white within a cell: it may be two
            cells[column] = f"{cells[column]} {text}".strip()
            if not sure:
                unsure |= {column, column + 1} & set(range(len(starts)))
    return cells, unsure


def _begins_early(columns: list[tuple[int, int]], column: int, segment: Segment) -> bool:
    """A segment begins left of its column, behind a text that took less than it should."""
    first, last = columns[column]
    inside = min(last, segment.end) - first
    early = column > 0 and columns[column - 1][0] + 1 < segment.start < first - 1
    return early and inside > (segment.end - segment.start) / 2


def _parted(segment: Segment, starts: list[int]) -> list[tuple[int, str, bool]]:
    """A segment's words by column, and whether a space stands right before the next column.

    Where a text is longer than its column, what it pushed to the right begins at the next word.
    """
    made: list[tuple[int, str, bool]] = []
    start, text = segment.start, segment.text
    while True:
        column = max(0, bisect_right(starts, start) - 1)
        following = starts[column + 1] if column + 1 < len(starts) else start + len(text)
        cut = following - start
        if cut >= len(text):
            return [*made, (column, text, True)]
        sure = text[cut - 1] == " "
        cut = cut if sure else _nearest_word(text, cut)
        if not cut:
            return [*made, (column, text, False)]
        made.append((column, text[:cut].rstrip(), sure))
        start, text = start + cut, text[cut:]


def _nearest_word(text: str, cut: int) -> int:
    """Where the word begins that begins nearest to a place inside another; 0 where none does."""
    before, behind = text.rfind(" ", 0, cut) + 1, text.find(" ", cut) + 1
    if not before or not behind:
        return before or behind
    return before if cut - before < behind - cut else behind
