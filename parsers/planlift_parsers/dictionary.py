"""Whether letters are an English word, to tell a cut word from two words."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files

# The list counts stray letters among its words; of single letters only these are.
_LETTERS = frozenset({"a", "i"})
# By how much a word must be likelier than its two halves side by side, for the halves to be one:
# "partners hip" by thousands, "in form" not at all.
_LIKELIER = 10.0


_SPELLINGS = (
    ("ogramme", "ogram"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("our", "or"),
    ("centre", "center"),
    ("ence", "ense"),
)


@cache
def _counts() -> tuple[dict[str, int], int]:
    """The word list with how often each word was met, loaded when a cut is first suspected.

    It is read as it lies in pyspellchecker: a SpellChecker takes twice as long, to prepare for
    corrections that nobody asks for.
    """
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts, sum(counts.values())


def is_word(text: str) -> bool:
    """Whether it is an English word, in any case and British or American spelling."""
    text = text.lower()
    if len(text) < 2:
        return text in _LETTERS
    return text in _counts()[0] or _american(text) in _counts()[0]


def is_cut(last: str, first: str) -> bool:
    """Whether a line or page ends in the middle of a word: the rest is no word, the whole is one.

    Args:
        last: the letters before the cut.
        first: the letters behind it.
    """
    if not (last.isalpha() and first.isalpha() and first[0].islower()):
        return False
    return not is_word(first) and is_word(last + first)


def _american(text: str) -> str:
    """The word as the list spells it ("programme", "organisation", "behaviour")."""
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    return text


def is_one_word(first: str, second: str) -> bool:
    """Whether two words are rather the halves of one, by how often each is met."""
    counts, total = _counts()
    apart = counts.get(first.lower(), 0) * counts.get(second.lower(), 0) / total
    return counts.get((first + second).lower(), 0) > _LIKELIER * apart
