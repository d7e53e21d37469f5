"""Letters and figures that recognition mixes up, put right where only a date is left."""

from __future__ import annotations

import re

from planlift.normalise.deadlines.words import MONTHS

MISREAD = "letters and figures are mixed; read as those they resemble"

_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_] ){2,}[^\W\d_](?![^\W\d_])")
_TORN = re.compile(
    r"(?<![^\W\d_])"
    rf"(?:{'|'.join(f'{m[:at]} {m[at:]}' for m in MONTHS for at in (1, 2) if len(m) > at + 1)})"
    r"(?![^\W\d_])"
)
_FIGURE = re.compile(r"[0-9]")
_RUN_ON = re.compile(r"(?<=\d)(st|nd|rd|th)(?=[a-z]{3})")
_MIXED = re.compile(r"(?<![a-z0-9|])(?=[a-z|]*[0-9])(?=[0-9]*[a-z|])[a-z0-9|]{3,9}(?![a-z0-9|])")
_TO_LETTERS = str.maketrans("01|5", "olls")
_TO_FIGURES = str.maketrans("oil|s", "01115")
_DAY = re.compile(r"([0-3oil|]{1,2}|[0-3oil|][0-9oil|s])(st|nd|rd|th)")
_DAY_BEFORE = re.compile(
    rf"(?<![a-z0-9|])(?:[0-3][oils|]|[oil|][0-9])(?=\s+(?:{'|'.join(m[:3] for m in MONTHS)}))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES = frozenset(MONTHS) | frozenset(month[:3] for month in MONTHS)


def mended(text: str) -> str:
    """A text with what recognition tore apart, ran together or misread put right.

    Args:
        text: case folded.

    Returns:
        Single letters in a row as one word ("m a r c h"), a month torn in two ("m ay"), an ending
        parted from the word behind it ("31stmarch"), and words that mix letters and figures as the
        month, day or year that they can only be ("0ctober", "3lst", "2o21"); all else as it was.
    """
    joined = _TORN.sub(_closed_up, _SPACED.sub(_closed_up, text))
    return _figured(_RUN_ON.sub(r"\1 ", joined)) if _FIGURE.search(joined) else joined


def is_misread(text: str) -> bool:
    """Whether some letters and figures of a text are mixed and have been put right."""
    plain = text.casefold()
    return _figured(plain) != plain


def _figured(text: str) -> str:
    """A text with days, months and years out of mixed letters and figures."""
    days = _DAY_BEFORE.sub(lambda match: match.group().translate(_TO_FIGURES), text)
    return _MIXED.sub(lambda match: _resolved(match.group()), days)


def _closed_up(match: re.Match[str]) -> str:
    return match.group().replace(" ", "")


def _resolved(word: str) -> str:
    letters, figures = word.translate(_TO_LETTERS), word.translate(_TO_FIGURES)
    if letters in _NAMES:
        return letters
    if _YEAR.fullmatch(figures):
        return figures
    day = _DAY.fullmatch(word)
    if day and not day.group(1).isdigit():
        return day.group(1).translate(_TO_FIGURES) + day.group(2)
    return word
