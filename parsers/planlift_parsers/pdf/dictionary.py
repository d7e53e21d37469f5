"""Whether letters are an English word, to tell a cut word from two words."""

from __future__ import annotations

from functools import cache

# The list counts stray letters among its words; of single letters only these are.
_LETTERS = frozenset({"a", "i"})


@cache
def _words() -> frozenset[str]:
    """The word list, loaded when a cut is first suspected (0.13 s)."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language="en").word_frequency.dictionary)


def is_word(text: str) -> bool:
    """Whether it is an English word, in any case; American spelling is known best."""
    text = text.lower()
    return text in _LETTERS if len(text) < 2 else text in _words()
