"""How far a recognised word may be trusted, from its letters and its spelling."""

from __future__ import annotations

from planlift_parsers.dictionary import is_word
from planlift_parsers.scan.spacing import Token

# A word that no list knows is believed from this confidence on: names and refs are recognised as
# surely as any word, misreadings ("Staving") below it.
_UNKNOWN = 0.93
_MISREAD = 0.7  # confidence of one that is less sure
_GLUED = 0.75  # confidence of letters that read as two words and as no one
_GLUED_LENGTH = 9  # letters; shorter ones part into words by chance
_PART = 4  # letters of each part; "in", "re" and "for" begin words of their own
_STOPS = ".,;:!?()[]'\"“”‘’"


def confidence_of(token: Token) -> float:
    """How sure a word is, 0 to 1: its least sure letter, and less where no list knows the word."""
    sure = token.confidence
    bare = token.text.strip(_STOPS)
    if not bare.isalpha() or bare.isupper() or is_word(bare):
        return sure
    if sure < _UNKNOWN:
        return min(sure, _MISREAD)
    return min(sure, _GLUED) if _is_glued(bare) else sure


def _is_glued(letters: str) -> bool:
    """It parts into two words of some length."""
    if len(letters) < _GLUED_LENGTH:
        return False
    places = range(_PART, len(letters) - _PART + 1)
    return any(is_word(letters[:at]) and is_word(letters[at:]) for at in places)
