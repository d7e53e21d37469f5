"""Words of a PDF that a line goes through: what stands beside them in their cell replaces them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from planlift_parsers.pdf.content import Ruling, Word
from planlift_parsers.pdf.tables import Piece

# Font sizes above the baseline between which such a line lies: LibreOffice draws it at 0.27,
# Chromium at 0.28, and half an x height is 0.22 to 0.27; underlines lie below the baseline.
LOWEST, HIGHEST = 0.15, 0.42
REACH = 2.0  # points by which it may end beside the words; rules of tables go on to their borders
TALLEST = 40.0  # points; a larger word is no date
_BASELINE, _SIZE = attrgetter("baseline"), attrgetter("size")
_ROUNDED = 0.01  # points by which sums of such shares may be off


def strike(pieces: Sequence[Piece], rulings: Sequence[Ruling]) -> None:
    """Marks the struck words of each cell that has other words too; changes them.

    Where all of a cell is struck ("done"), none of it was replaced.

    Args:
        pieces: the tables of a page.
        rulings: of the page.
    """
    level = [rule for rule in rulings if not rule.upright]
    for piece in pieces if level else ():
        x0, top, x1, bottom = piece.grid.box
        inside = [
            rule for rule in level if x0 < rule.start and rule.end < x1 and top < rule.at < bottom
        ]
        if inside and (near := _near_words(inside, piece)):
            _strike_in(piece, near)


def _near_words(rules: Sequence[Ruling], piece: Piece) -> list[Ruling]:
    """The rules that lie as high over some baseline as a line through words does.

    Those between rows and columns, which hardly ever do, need not be held against each word.
    """
    words = [word for cell in piece.words.values() for word in cell]
    if not words:
        return []
    heights, sizes = sorted(map(_BASELINE, words)), [*map(_SIZE, words)]
    least, most = LOWEST * min(sizes) - _ROUNDED, HIGHEST * max(sizes) + _ROUNDED
    return [
        rule
        for rule in rules
        if bisect_left(heights, rule.at + least) < bisect_right(heights, rule.at + most)
    ]


def _strike_in(piece: Piece, rules: Sequence[Ruling]) -> None:
    rules = sorted(rules, key=attrgetter("at"))
    heights = [rule.at for rule in rules]
    for words in piece.words.values():
        visible = [word for word in words if word.turn == 0 and not word.hidden]
        found: list[Word] = []
        if visible:
            first = bisect_left(heights, min(map(_BASELINE, visible)) - TALLEST)
            last = bisect_right(heights, max(map(_BASELINE, visible)))
            for rule in rules[first:last]:
                found += _struck_by(rule, visible)
        if 0 < len({id(word) for word in found}) < len(visible):
            for word in found:
                word.hidden = word.struck = True


def _struck_by(rule: Ruling, words: Sequence[Word]) -> list[Word]:
    """The words that a rule goes through, from the first to the last, if it goes no further."""
    through = [
        word
        for word in words
        if LOWEST * word.size <= word.baseline - rule.at <= HIGHEST * word.size
        and rule.start - REACH <= word.x0
        and word.x1 <= rule.end + REACH
    ]
    if not through:
        return []
    start, end = min(word.x0 for word in through), max(word.x1 for word in through)
    return through if start - rule.start <= REACH and rule.end - end <= REACH else []
