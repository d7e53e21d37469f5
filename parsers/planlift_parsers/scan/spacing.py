"""Recognised letters and the white between them to words.

The recogniser sometimes sees no space where the page has one ("stafffrom"); the page's own white
settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from planlift_parsers.dictionary import is_word
from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.ink import Mask

# White between letters, in font sizes. Spaces are 0.22 to 0.33 with the letters' own white added;
# between letters of one word it stays below 0.15 ("11", "r." in wide faces).
_GAP = 0.12
_SPACE = 0.21
_NEAR = 0.7  # font sizes by which the recogniser misplaces a space at most
_TIGHT = 0.07  # white narrower than this is no space
# Confidence of words that were parted where the recogniser saw one, and of those whose parts are
# no words; the first are right wherever it was measured.
_PARTED_UNSURE = 0.6
_NO_WHITE = 0.7  # where it saw a space and the page has none


@dataclass(slots=True)
class Token:
    """A word in a strip.

    Attributes:
        letters: its characters.
        x0: its left edge in pixels from the left of the strip.
        x1: its right edge.
        doubt: confidence in its ends, 0 to 1.
    """

    letters: list[Letter] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    doubt: float = 1.0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(letter.text for letter in self.letters)

    @property
    def confidence(self) -> float:
        """That of its least sure character, or of its ends."""
        return min([self.doubt, *(letter.confidence for letter in self.letters)])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A word's end: after how many letters, and the white there (start, end)."""

    after: int
    white: tuple[float, float]
    doubt: float = 1.0


def tokens_of(letters: Sequence[Letter], ink: Mask, size: float) -> list[Token]:
    """The words of a strip.

    Args:
        letters: as recognised, with spaces.
        ink: of the strip.
        size: font size in pixels, roughly.
    """
    solid = [letter for letter in letters if letter.text != " "]
    if not solid:
        return []
    whites = _whites(ink.any(axis=0), _TIGHT * size)
    cuts = _cuts(letters, solid, whites, size)
    filled = np.flatnonzero(ink.any(axis=0))
    left, right = (int(filled[0]), int(filled[-1]) + 1) if len(filled) else (0, ink.shape[1])
    return _tokens(solid, cuts, left, right)


def _whites(filled: NDArray[np.bool_], least: float) -> list[tuple[int, int]]:
    """Runs of empty columns between filled ones, as (first, end)."""
    at = np.flatnonzero(filled)
    return [
        (int(a) + 1, int(b)) for a, b in zip(at, at[1:], strict=False) if b - a - 1 >= max(1, least)
    ]


def _cuts(
    letters: Sequence[Letter],
    solid: Sequence[Letter],
    whites: Sequence[tuple[int, int]],
    size: float,
) -> list[_Cut]:
    cuts: list[_Cut] = []
    taken: set[tuple[int, int]] = set()
    for after in _seen_spaces(letters):
        x = (solid[after - 1].x + solid[after].x) / 2
        near = [w for w in whites if w not in taken and abs(sum(w) / 2 - x) <= _NEAR * size]
        if near:
            white = max(near, key=lambda w: (w[1] - w[0]) - abs(sum(w) / 2 - x) / 2)
            taken.add(white)
            cuts.append(_Cut(after, (float(white[0]), float(white[1]))))
        else:
            cuts.append(_Cut(after, (x, x), _NO_WHITE))
    for white in whites:
        if white not in taken and white[1] - white[0] >= _SPACE * size:
            cut = _unseen(solid, white, {c.after for c in cuts})
            if cut is not None:
                cuts.append(cut)
    return sorted(cuts, key=lambda cut: cut.after)


def _seen_spaces(letters: Sequence[Letter]) -> list[int]:
    """After how many letters each recognised space stands."""
    found, count = [], 0
    for before, letter in zip(letters, letters[1:], strict=False):
        count += before.text != " "
        if before.text == " " or letter.text != " ":
            continue
        found.append(count)
    last = sum(letter.text != " " for letter in letters)
    return [after for after in found if 0 < after < last]


def _unseen(
    solid: Sequence[Letter], white: tuple[int, int], known: set[int]
) -> _Cut | None:
    """A space that only the page shows; its place among the letters is checked with words."""
    middle = sum(white) / 2
    after = sum(letter.x < middle for letter in solid)
    if not 0 < after < len(solid):
        return None
    if known & {after - 1, after, after + 1}:
        return None  # the white of a space that was seen, beside a narrow letter
    ends = sorted(known | {0, len(solid)})
    start = max(end for end in ends if end < after)
    stop = min(end for end in ends if end > after)
    for place in (after, after - 1, after + 1):
        if start < place < stop and _both_words(solid[start:place], solid[place:stop]):
            return _Cut(place, (float(white[0]), float(white[1])))
    return _Cut(after, (float(white[0]), float(white[1])), _PARTED_UNSURE)


def _both_words(first: Sequence[Letter], second: Sequence[Letter]) -> bool:
    return all(_is_sound("".join(letter.text for letter in part)) for part in (first, second))


def _is_sound(text: str) -> bool:
    """A word, a number or a dash, with the stops around it taken off."""
    bare = text.strip(".,;:!?()[]'\"“”‘’/-–—&%•")
    return not bare or bare.replace(".", "").replace(",", "").isdigit() or is_word(bare)


def _tokens(
    solid: Sequence[Letter], cuts: Sequence[_Cut], left: float, right: float
) -> list[Token]:
    tokens, start, x0, doubt = [], 0, left, 1.0
    for cut in [*cuts, _Cut(len(solid), (right, right))]:
        token = Token(list(solid[start : cut.after]), x0, max(x0, cut.white[0]))
        token.doubt = min(doubt, cut.doubt)
        tokens.append(token)
        start, x0, doubt = cut.after, cut.white[1], cut.doubt
    return [token for token in tokens if token.letters]
