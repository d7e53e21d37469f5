"""Dots that lead the eye from a label to its figures: once the table is known they say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.figures import DOT, part_of
from planlift_parsers.pdf.tables import Piece

DOTS = ".…·"
FEWEST = 4  # dots of a leader; a text that breaks off has three


def drop_leaders(piece: Piece) -> None:
    """Takes the leaders out of a table.

    Args:
        piece: changed; dots that lead to no figure stay, and a cell of nothing but dots.
    """
    led = [
        (cell, kept)
        for cell, words in piece.words.items()
        if words and words[-1].text[-1] in DOTS and (kept := _without_leader(words))
    ]
    if not led:
        return
    ends: dict[int, int] = {}  # the last figure of each row
    for cell, words in piece.words.items():
        if words and part_of(words).figure:
            ends[cell.row] = max(cell.column, ends.get(cell.row, 0))
    for cell, kept in led:
        if any(ends.get(cell.row + row, 0) > cell.column for row in range(cell.row_span)):
            piece.words[cell] = _shortened(kept)


def _without_leader(words: Sequence[Word]) -> list[Word]:
    """The words of a cell without those that are dots at its end; none where that is no leader."""
    kept, dots = [*words], 0
    while kept and not kept[-1].text.rstrip(DOTS):
        dots += len(kept.pop().text)
    if not kept:
        return []
    text = kept[-1].text
    dots += len(text) - len(text.rstrip(DOTS))
    return kept if dots >= FEWEST else []


def _shortened(words: list[Word]) -> list[Word]:
    """The words with the dots taken off the last one."""
    word = words[-1]
    text = word.text.rstrip(DOTS)
    if ended := len(word.text) - len(text):
        word.text, word.x1 = text, max(word.x0 + 1.0, word.x1 - ended * DOT * word.size)
    return words
