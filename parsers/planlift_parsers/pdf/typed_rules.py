"""Rules typed as rows of signs, as tables in plain text have them: they part, and say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.tables import Piece

NEAR = 1.5  # font sizes from a table's edge to the typed rule that frames it
# One sign again and again, with crosses where such rules meet; up to three signs may be a cell's.
_FIRST = frozenset("+|-=_–—─━═")
_RULE = re.compile(r"[+|]?(?:([-=_–—─━═])\1{3,}[+|]?)+")


def typed_rules(words: Sequence[Word]) -> list[Line]:
    """The lines among words that are nothing but typed rules.

    Args:
        words: level, visible words of a page.
    """
    signs = {id(word) for word in words if word.text[0] in _FIRST and _RULE.fullmatch(word.text)}
    if not signs:
        return []
    return [line for line in lines_of(words) if all(id(word) in signs for word in line.words)]


def as_rules(lines: Sequence[Line]) -> list[Rule]:
    """What typed rules draw; one over a single column of a header is as long as that column."""
    return [
        Rule(False, (word.top + word.bottom) / 2, word.x0, word.x1)
        for line in lines
        for word in line.words
    ]


def of_tables(lines: Sequence[Line], pieces: Sequence[Piece]) -> set[int]:
    """The ids of the words of typed rules that frame tables or stand within them.

    Args:
        lines: typed rules.
        pieces: tables that were found between them.
    """
    boxes = [piece.grid.box for piece in pieces]
    return {
        id(word)
        for line in lines
        for word in line.words
        if any(
            x0 - line.size <= word.centre[0] <= x1 + line.size
            and top - NEAR * line.size <= word.centre[1] <= bottom + NEAR * line.size
            for x0, top, x1, bottom in boxes
        )
    }
