"""When glyphs stand so that they make one word, whatever source found them."""

from __future__ import annotations

import re
from string import ascii_letters

from planlift_parsers.pdf.content import WORD_GAP, Word

BACK_STEP = 0.4  # font sizes that kerning may step back within a word
BASELINE_DRIFT = 0.1  # font sizes that the baseline may move within a word
# Text drawn twice to look bold is moved by less than this share of its size; the narrowest pair of
# equal letters ("ll", "ii") stands 0.2 apart.
TWICE_DRAWN = 0.12
# Font sizes; justified lines shrink a space to 0.15. Spaces without room come from kerning, which
# some programs write as a space and a step back.
NO_ROOM = 0.05
LEADER = "....."  # longer than the dots of a text that breaks off
BELOW, ABOVE = 0.2, 0.8  # shares of the font size that a glyph takes below and above its baseline

_LATIN = re.compile("[A-Za-z]")
# Letters of the ASCII alphabet with their two bytes swapped: U+4100 to U+5A00, U+6100 to U+7A00.
_SWAPPED = re.compile("[" + "".join(chr(ord(letter) << 8) for letter in ascii_letters) + "]")
_SLANTED_NAME = re.compile(r"italic|oblique", re.I)


def is_slanted(font: str) -> bool:
    """Whether a font's name says that its letters lean."""
    return bool(_SLANTED_NAME.search(font))


def continues(word: Word, piece: Word) -> bool:
    """Whether a piece goes on with a word: drawn alike, on its line, with no gap between."""
    if abs(word.baseline - piece.baseline) > BASELINE_DRIFT * piece.size:
        return False
    if word.text.endswith(LEADER) and piece.text[0] != LEADER[0]:
        return False  # dots led here, though with no room behind them
    if (word.turn, word.hidden, word.tag) != (piece.turn, piece.hidden, piece.tag):
        return False
    return -BACK_STEP * piece.size < _gap(word, piece) < WORD_GAP * max(word.size, piece.size)


def touches(word: Word, piece: Word) -> bool:
    """Whether a piece follows a word with no room between, though a space is drawn there."""
    return continues(word, piece) and _gap(word, piece) < NO_ROOM * piece.size


def extend(word: Word, piece: Word) -> None:
    """Puts a piece to the end of a word.

    Args:
        word: changed.
        piece: what goes on with it.
    """
    word.text += piece.text
    word.x0, word.x1 = min(word.x0, piece.x0), max(word.x1, piece.x1)
    word.top, word.bottom = min(word.top, piece.top), max(word.bottom, piece.bottom)
    word.bold = word.bold and piece.bold
    word.spaced = piece.spaced
    if word.ink != piece.ink:
        word.ink = ""


def _gap(word: Word, piece: Word) -> float:
    if word.turn == 90:
        return piece.top - word.bottom
    if word.turn == 270:
        return word.top - piece.bottom
    if word.turn == 180:
        return word.x0 - piece.x1
    return piece.x0 - word.x1


def unswapped(text: str) -> str:
    """A word with the letters of its ligatures the right way round.

    Ghostscript writes the bytes of a ligature's second meaning the wrong way: "Ac\u7400\u6900on"
    for "Action". No word has Latin letters and such signs side by side.
    """
    if text.isascii() or not _SWAPPED.search(text) or not _LATIN.search(text):
        return text
    return _SWAPPED.sub(lambda found: chr(ord(found.group()) >> 8), text)
