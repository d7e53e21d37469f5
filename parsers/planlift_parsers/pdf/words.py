"""Glyphs to words: runs of glyphs that the page sets without a space between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planlift_parsers.pdf.content import Glyph
from planlift_schema.place import Box

# Gap, in font sizes, that parts two words where no space is drawn. Spaces are 0.22 to 0.33 of the
# size in the faces met and shrink by a third in justified lines; kerning stays below 0.1.
WORD_GAP = 0.16
BACK_STEP = 0.4  # font sizes that kerning may step back within a word
BASELINE_DRIFT = 0.1  # font sizes that the baseline may move within a word
# Text drawn twice to look bold is moved by less than this share of its size; the narrowest pair of
# equal letters ("ll", "ii") stands 0.2 apart.
TWICE_DRAWN = 0.12
MOST_TWINS = 8  # like glyphs looked at within 4 points, where print has one or two
_SYMBOL_FONT = re.compile(r"wingding|webding|dingbat|(?:^|\+)(?:open)?symbol", re.I)
WATERMARK_TURN = -1


@dataclass(slots=True)
class Word:
    """A run of glyphs without a space.

    Positions are in points in the frame of reading: the page's own for level text; for turned text
    see `level`.

    Attributes:
        text: its characters.
        x0: left edge.
        x1: right edge.
        top: upper edge.
        bottom: lower edge.
        baseline: y of the baseline.
        size: font size of its first glyph.
        bold: every glyph is bold.
        ink: colour as "RRGGBB", "" where unknown.
        turn: degrees clockwise that it is turned; -1 for a slant.
        hidden: nobody can see it.
        spaced: a space is drawn behind it.
        symbol: set in a symbol font, as bullets are.
        order: place in the order of painting.
        opening: width of its first glyph.
        tag: marked content id by which the structure tree names it, -1 without.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    ink: str
    turn: int
    hidden: bool
    spaced: bool
    symbol: bool
    order: int
    opening: float = 0.0
    tag: int = -1

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.x0, self.top, self.x1, self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words of a page in the order of painting."""
    words: list[Word] = []
    open_word: Word | None = None
    for glyph in _once(glyphs):
        if glyph.text.isspace():
            if open_word is not None:
                open_word.spaced = True
            open_word = None
        elif open_word is not None and _continues(open_word, glyph):
            _extend(open_word, glyph)
        else:
            open_word = _begin(glyph)
            words.append(open_word)
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
    )


def _continues(word: Word, glyph: Glyph) -> bool:
    if (word.turn, word.hidden, word.tag) != (glyph.turn, glyph.invisible, glyph.tag):
        return False
    if abs(word.baseline - glyph.baseline) > BASELINE_DRIFT * glyph.size:
        return False
    gap = _gap(word, glyph)
    return -BACK_STEP * glyph.size < gap < WORD_GAP * max(word.size, glyph.size)


def _gap(word: Word, glyph: Glyph) -> float:
    if word.turn == 90:
        return glyph.top - word.bottom
    if word.turn == 270:
        return word.top - glyph.bottom
    if word.turn == 180:
        return word.x0 - glyph.x1
    return glyph.x0 - word.x1


def _extend(word: Word, glyph: Glyph) -> None:
    word.text += glyph.text
    word.x0, word.x1 = min(word.x0, glyph.x0), max(word.x1, glyph.x1)
    word.top, word.bottom = min(word.top, glyph.top), max(word.bottom, glyph.bottom)
    word.bold = word.bold and glyph.bold
    if word.ink != glyph.ink:
        word.ink = ""


def level(word: Word) -> Word:
    """A turned word as it stands once the page is turned so that it reads from left to right."""
    x0, top, x1, bottom = word.box
    if word.turn == 90:
        box, baseline = (top, -x1, bottom, -x0), -word.baseline
    elif word.turn == 270:
        box, baseline = (-bottom, x0, -top, x1), word.baseline
    elif word.turn == 180:
        box, baseline = (-x1, -bottom, -x0, -top), -word.baseline
    else:
        return word
    return replace(word, x0=box[0], top=box[1], x1=box[2], bottom=box[3], baseline=baseline)


def unturned(box: Box, turn: int) -> Box:
    """A box in the frame of reading back on the page."""
    x0, top, x1, bottom = box
    if turn == 90:
        return -bottom, x0, -top, x1
    if turn == 270:
        return top, -x1, bottom, -x0
    if turn == 180:
        return -x1, -bottom, -x0, -top
    return box
