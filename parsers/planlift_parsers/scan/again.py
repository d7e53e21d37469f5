"""A second look at words whose letters are not sure: each alone, as it is and larger."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from planlift_parsers.dictionary import is_word
from planlift_parsers.pdf.content import SURE
from planlift_parsers.scan.doubt import bare_of
from planlift_parsers.scan.engine import Letter, read_strip
from planlift_parsers.scan.render import Pixels
from planlift_parsers.scan.spacing import Token

# How sure the surer of two further readings must be that read the same letters. Of 29 numbers,
# abbreviations and short words that were read three times alike, one was wrong, at 0.68; unknown
# words are misread the same way three times ("Leaming").
_AGREED = 0.85
_LARGER = 1.5


def look_again(tokens: list[Token], line: Pixels, left: int) -> None:
    """Makes the letters sure of words that two more readings read the same.

    Args:
        tokens: of one line; x in pixels of the page.
        line: its pixels, with a little white around it.
        left: x of its left edge on the page.
    """
    margin = max(2, line.shape[0] // 8)
    for token in tokens:
        if token.letters_sure >= SURE or not _may_be_settled(token):
            continue
        start, end = round(token.x0) - left - margin, round(token.x1) - left + margin
        word = np.ascontiguousarray(line[:, max(0, start) : end])
        sure = _sure_of(token.text, word) if word.size else 0.0
        if sure >= _AGREED:
            token.letters = [replace(c, confidence=max(c.confidence, sure)) for c in token.letters]


def _may_be_settled(token: Token) -> bool:
    """A number, an abbreviation or a word of the list."""
    bare = bare_of(token.text)
    return bare.isupper() or is_word(bare) or any(c.isdigit() for c in bare)


def _sure_of(text: str, word: Pixels) -> float:
    """How sure two readings are of a text, 0 where one of them reads another."""
    larger = cv2.resize(word, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    readings = [read_strip(word), read_strip(np.asarray(larger, dtype=np.uint8))]
    if any(_text_of(letters) != text for letters in readings):
        return 0.0
    return max(min(letter.confidence for letter in letters) for letters in readings)


def _text_of(letters: list[Letter]) -> str:
    return "".join(letter.text for letter in letters).strip()
