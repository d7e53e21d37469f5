"""Figures that were read as the letters of their shape: "202I", "Action I2", "AIo" for "A10".

Only what stands around a letter tells it from a figure of its shape, so what is put right here is
never sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from planlift_parsers.dictionary import is_word
from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.spacing import Token
from planlift_parsers.scan.words import Strip

_STROKES = dict.fromkeys("Il|]!", "1") | dict.fromkeys("Oo", "0")
# Less alike; taken for figures only where a series of references says so.
_CURVES = _STROKES | {"S": "5", "s": "5", "Z": "2", "z": "2", "B": "8"}
_SHAPE_ONLY = 0.6  # confidence of what only its surroundings tell
_STOPS = ".,;:()"
_PARTS = frozenset(".,/:-–%£+()")  # stand among figures: dates, refs, shares
_SERIES = 2  # references of one kind in a column that make it a series
_AFTER = 1  # times a word must be followed by a number for its next to be one
_COLUMN = 1.0  # font sizes by which the left edges of a column differ
_REF = re.compile(r"([A-Z]{1,4})\d{1,3}")
_ROMAN = re.compile(r"I[IVX]+|V?I{0,3}|X[IVX]*")


def settle_figures(strips: Sequence[Strip]) -> None:
    """Puts letters right that must be figures, and doubts those that may be.

    Args:
        strips: of one page; their tokens are changed.
    """
    series = _series(strips)
    counted = _counted(strips)
    for strip in strips:
        tokens = strip.tokens
        _settle_ref(strip, series)
        for token in tokens:
            _settle_among_figures(token)
            _settle_among_capitals(token)
        for before, token in pairwise(tokens):
            if counted[_bare(before).lower()] >= _AFTER:
                _become(token, _STROKES)
        if _is_only_strokes(tokens[-1]):
            _doubt(tokens[-1])


def _bare(token: Token) -> str:
    return token.text.strip(_STOPS)


def _series(strips: Iterable[Strip]) -> list[tuple[str, float]]:
    """Letters and left edge in pixels of references below each other, as "A1" above "A2"."""
    found = [
        (match.group(1), strip)
        for strip in strips
        if (match := _REF.fullmatch(_bare(strip.tokens[0])))
    ]
    return [
        (letters, strip.box[0])
        for letters, strip in found
        if sum(one == letters and _below(strip, other.box[0]) for one, other in found) >= _SERIES
    ]


def _below(strip: Strip, left: float) -> bool:
    return abs(strip.box[0] - left) <= _COLUMN * strip.size


def _settle_ref(strip: Strip, series: Iterable[tuple[str, float]]) -> None:
    token = strip.tokens[0]
    if len(strip.tokens) > 1 and _bare(token)[1:].islower() and is_word(_bare(token)):
        return  # "All policies", "As agreed" below "A1" begin a text
    for letters, left in series:
        number = _bare(token)[len(letters) :]
        if not (token.text.startswith(letters) and number and _below(strip, left)):
            continue
        if all(c.isdigit() or c in _CURVES for c in number):
            _become(token, _CURVES, len(letters))
            return


def _counted(strips: Iterable[Strip]) -> Counter[str]:
    """How often each word is followed by a number; not those that count in Roman figures."""
    found: Counter[str] = Counter()
    for strip in strips:
        for before, token in pairwise(strip.tokens):
            word, number = _bare(before).lower(), _bare(token)
            if not word.isalpha():
                continue
            if re.fullmatch(r"\d{1,3}", number):
                found[word] += 1
            elif _ROMAN.fullmatch(number) and not _is_only_strokes(token):
                found[word] -= len(list(number)) * _AFTER
    return found


def _settle_among_figures(token: Token) -> None:
    """Strokes and rings beside figures, and nothing else but marks ("3I", "I2", "I0/11")."""
    text = token.text
    if any(c.isdigit() for c in text) and all(
        c.isdigit() or c in _STROKES or c in _PARTS for c in text
    ):
        _become(token, _STROKES)


def _settle_among_capitals(token: Token) -> None:
    """A small "l" among capitals is a capital "I"."""
    bare = _bare(token)
    rest = bare.replace("l", "")
    if "l" in bare and len(rest) > 1 and rest.isalpha() and rest.isupper():
        token.letters = [replace(c, text="I") if c.text == "l" else c for c in token.letters]
        _doubt(token)


def _is_only_strokes(token: Token) -> bool:
    """Nothing but strokes and rings, behind one capital at most ("I", "II", "AI")."""
    bare = _bare(token)
    rest = bare[1:] if bare[:1].isupper() and len(bare) > 1 else bare
    return bool(rest) and all(c in _STROKES for c in rest) and not any(c.isdigit() for c in bare)


def _become(token: Token, alike: dict[str, str], first: int = 0) -> None:
    """Makes letters of a figure's shape figures, from `first` on, if nothing else is there."""
    inner = [c.text for c in token.letters[first:] if c.text not in _STOPS]
    if not all(c.isdigit() or c in alike or c in _PARTS for c in inner):
        return
    if not any(c in alike for c in inner):
        return
    token.letters = [_figure(c, alike) if n >= first else c for n, c in enumerate(token.letters)]
    _doubt(token)


def _figure(letter: Letter, alike: dict[str, str]) -> Letter:
    return replace(letter, text=alike.get(letter.text, letter.text))


def _doubt(token: Token) -> None:
    token.doubt = min(token.doubt, _SHAPE_ONLY)
