"""Glyphs to words: runs of glyphs that the page sets without a space between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.words import (
    TWICE_DRAWN,
    continues,
    extend,
    is_slanted,
    touches,
    unswapped,
)

MOST_TWINS = 8  # like glyphs looked at within 4 points, where print has one or two
_SYMBOL_FONT = re.compile(r"wingding|webding|dingbat|(?:^|\+)(?:open)?symbol", re.I)


@dataclass(slots=True)
class Glyph:
    """One drawn character.

    Attributes:
        text: the character, or several for a ligature.
        x0: left edge.
        x1: right edge.
        top: upper edge.
        bottom: lower edge.
        baseline: y of the baseline (x for text that runs up or down).
        size: font size in points.
        font: name of the font.
        bold: drawn in a bold face.
        ink: colour as "RRGGBB", `UNKNOWN_COLOUR` where it cannot be told.
        turn: degrees clockwise that the text is turned: 0, 90, 180, 270; -1 for any slant.
        invisible: drawn in a mode that leaves no ink.
        order: place in the order of painting, shared with fills.
        tag: marked content id by which the structure tree names it, -1 without.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    bold: bool
    ink: str
    turn: int
    invisible: bool
    order: int
    tag: int = -1


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words of a page in the order of painting."""
    words: list[Word] = []
    spaced = False
    for glyph in _once(glyphs):
        if glyph.text.isspace():
            spaced = True
            continue
        word = _begin(glyph)
        joins = touches if spaced else continues
        if words and joins(words[-1], word):
            extend(words[-1], word)
        else:
            if words:
                words[-1].spaced = spaced
            words.append(word)
        spaced = False
    if words:
        words[-1].spaced = spaced
    for word in words:
        word.text = unswapped(word.text)
    return words


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs without second drawings at nearly the same place, which mark the first bold."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text.isspace():
            kept.append(glyph)
            continue
        column, row = round(glyph.x0 / 4), round(glyph.top / 4)
        first = _twin(glyph, column, row, seen)
        if first is not None:
            first.bold = True
            continue
        kept.append(glyph)
        twins = seen[glyph.text, column, row]
        if len(twins) < MOST_TWINS:
            twins.append(glyph)
    return kept


def _twin(
    glyph: Glyph, column: int, row: int, seen: dict[tuple[str, int, int], list[Glyph]]
) -> Glyph | None:
    near = TWICE_DRAWN * glyph.size
    text = glyph.text
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            for other in seen.get((text, i, j), ()):
                moved = abs(other.x0 - glyph.x0) < near and abs(other.top - glyph.top) < near
                if moved and other.turn == glyph.turn and other.invisible == glyph.invisible:
                    return other
    return None


def _begin(glyph: Glyph) -> Word:
    return Word(
        glyph.text,
        glyph.x0,
        glyph.x1,
        glyph.top,
        glyph.bottom,
        glyph.baseline,
        glyph.size,
        glyph.bold,
        glyph.ink,
        glyph.turn,
        glyph.invisible,
        False,
        bool(_SYMBOL_FONT.search(glyph.font)),
        glyph.order,
        abs(glyph.x1 - glyph.x0),
        glyph.tag,
        slanted=is_slanted(glyph.font),
    )
