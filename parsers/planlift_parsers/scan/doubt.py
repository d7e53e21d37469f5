"""How far a recognised word may be trusted, from its letters and its spelling."""

from __future__ import annotations

import re
from string import ascii_lowercase

from planlift_parsers.dictionary import is_common, is_word
from planlift_parsers.scan.spacing import GAP, Token

# A word of the list is believed from this confidence of its least sure letter on: of 49,000 words
# of 190 scans 187 such were less sure than others, and none was wrong. Shorter ones are near others
# ("of" and "or").
_LISTED, _LISTED_LETTERS = 0.5, 3
# A word that no list knows is believed from this confidence on: names and refs are recognised as
# surely as any word, misreadings ("Staving") below it.
_UNKNOWN = 0.93
_MISREAD = 0.7  # confidence of one that is less sure
_GLUED = 0.75  # confidence of letters that read as two words and as no one
_GLUED_LENGTH = 9  # letters; shorter ones part into words by chance
_PART = 4  # letters of each part; "in", "re" and "for" begin words of their own
_DOUBLED = 3  # letters of a word that may lack one of two equal ones ("wil")
# A dash or bullet that stands alone is told by its measures, not by the recogniser, which wavers
# between those of a kind; it was right of all that were met.
_DRAWN = frozenset("-–—•●")
_JOINTS = re.compile(r"[-–/]")
_RUN_ON = re.compile(r"[a-z]\d|\d[A-Z][a-z]")  # "in1", "w/c7", "1Train"; references are "A1", "8a"
_CAPITALS = re.compile(r"[A-Z]{2,}([a-z]{3,})")
_STOPS = ".,;:!?()[]'\"“”‘’"


def confidence_of(token: Token) -> float:
    """How sure a word is, 0 to 1: its least sure letter and its ends, and what lists of words say.

    A word of the list is trusted with unsure letters too, one that no list knows is trusted less.
    """
    if token.text in _DRAWN:
        return token.doubt
    bare = bare_of(token.text)
    parts, letters = _JOINTS.split(bare), token.letters_sure
    if letters >= _LISTED and all(_is_listed(part) for part in parts):
        return token.doubt
    sure = token.confidence
    if _RUN_ON.search(bare) or _is_run_on(bare):
        return min(sure, _GLUED)
    spaced = token.widest >= GAP
    return min([sure, *(_part_confidence(part, sure, spaced=spaced) for part in parts)])


def bare_of(text: str) -> str:
    """A word without the stops, brackets and quotes around it."""
    return text.strip(_STOPS)


def _is_listed(part: str) -> bool:
    """A word of some length; of three letters the list has odd ones too ("att")."""
    if len(part) < _LISTED_LETTERS or not part.isalpha():
        return False
    return is_common(part) if len(part) == _LISTED_LETTERS else is_word(part)


def _is_run_on(bare: str) -> bool:
    """Capitals and a word behind them in small letters ("BMEstaff")."""
    found = _CAPITALS.fullmatch(bare)
    return found is not None and is_word(found.group(1))


def _part_confidence(bare: str, sure: float, *, spaced: bool) -> float:
    """How sure one of the words is that hyphens and strokes join; `spaced`: with white in it."""
    if not bare.isalpha() or bare.isupper() or is_word(bare):
        return sure
    if sure < _UNKNOWN:
        return min(sure, _MISREAD)
    odd = (spaced and _is_glued(bare)) or _has_one_too_many(bare) or _lacks_its_first(bare)
    return min(sure, _GLUED) if odd or _is_slip(bare) else sure


def _has_one_too_many(letters: str) -> bool:
    """It is a word without its first or last letter: a bullet, or the next word's first stroke.

    A name with an "s" behind it is one name.
    """
    if len(letters) <= _PART or (letters[0].isupper() and letters[-1] == "s"):
        return False
    return is_word(letters[1:]) or is_word(letters[:-1])


def _lacks_its_first(letters: str) -> bool:
    """It is a word with its first letter cut off, by a mark or an edge beside it ("edicines")."""
    if len(letters) <= _PART or not letters[0].islower():
        return False
    return any(is_word(first + letters) for first in ascii_lowercase)


def _is_slip(letters: str) -> bool:
    """It is a word in small letters with one of two equal ones lost, or one too many within it.

    Of "ll" one is read, and between two letters the edge of one may be a third, both surely
    ("skils", "bullsying"). Names and abbreviations have capitals.
    """
    if not letters.islower():
        return False
    places = range(len(letters))
    doubled = len(letters) >= _DOUBLED and any(
        is_word(letters[:at] + letters[at] + letters[at:]) for at in places
    )
    return doubled or (
        len(letters) > _PART + 1 and any(is_word(letters[:at] + letters[at + 1 :]) for at in places)
    )


def _is_glued(letters: str) -> bool:
    """It parts into two words of some length."""
    if len(letters) < _GLUED_LENGTH:
        return False
    places = range(_PART, len(letters) - _PART + 1)
    return any(is_word(letters[:at]) and is_word(letters[at:]) for at in places)
