"""Lines of recognised pages that are the same but for misread letters."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from planlift_parsers.pdf.content import SURE, Word
from planlift_parsers.pdf.lines import Line

_ALIKE = 0.9  # share of the letters: small print of feet loses one in thirty, "A" and "B" differ
_FEWEST = 8  # letters; shorter lines are alike by chance


def is_misread_of(one: Line, other: Line) -> bool:
    """Whether two lines say the same but for letters that were not read surely.

    Args:
        one: of a recognised page.
        other: of another one.
    """
    first, second = _letters(one.words), _letters(other.words)
    if min(len(first), len(second)) < _FEWEST or _figures(first) != _figures(second):
        return False
    return _differ_unsurely(one.words, other.words) and _ratio(first, second) >= _ALIKE


def _ratio(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _letters(words: Iterable[Word]) -> str:
    return "".join(c for word in words for c in word.text if c.isalnum())


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _differ_unsurely(first: Iterable[Word], second: Iterable[Word]) -> bool:
    """Of the words that only one of the lines has some are unsure, in one of them at least."""
    own, others = ({_letters([word]): word for word in words} for words in (first, second))
    only = [
        [one[text] for text in one if text and text not in other]
        for one, other in ((own, others), (others, own))
    ]
    return not any(only) or any(w.confidence < SURE for words in only for w in words)
