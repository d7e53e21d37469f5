"""Signs that a page's words were not read as they look, and what a second reading says of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from planlift_parsers.pdf.content import PageContent, Word

# Letters that no page shows: control characters, the sign for "no letter known", surrogates.
_NO_LETTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]")
# Private use: bullets of symbol fonts stand alone; a word of such letters is a font without names.
_PRIVATE_WORD = re.compile("[\ue000-\uf8ff]{2}")
# The longest English words of plans have some 20 letters ("institutionalisation"); addresses have
# dots and slashes.
_RUN_TOGETHER = re.compile(r"[^\W\d_]{32}")
OUTSIDE = 0.2  # share of a page's words beyond its edges; print has at most a crop mark
DOUBTED = 0.5  # confidence of a word that two readings of a page tell differently
SAME_PLACE = 3.0  # points by which two readings may place one word apart


def faults_of(content: PageContent) -> int:
    """How many signs there are that a page was read oddly; 0 for a page that reads well."""
    text = " ".join([word.text for word in content.words])
    faults = content.unmapped + bool(content.damage)
    if not text.isascii() or not text.isprintable():
        faults += len(_NO_LETTER.findall(text)) + len(_PRIVATE_WORD.findall(text))
    faults += len(_RUN_TOGETHER.findall(text))
    wide, high = content.width, content.height
    outside = sum(
        not (0 <= word.x0 + word.x1 <= 2 * wide and 0 <= word.top + word.bottom <= 2 * high)
        for word in content.words
    )
    if outside > OUTSIDE * len(content.words):
        faults += outside
    return faults


def doubt_differences(chosen: PageContent, other: PageContent) -> int:
    """Marks the words that another reading of the same page does not have.

    Args:
        chosen: its words are changed: `confidence`.
        other: the other reading.

    Returns:
        How many words differ.
    """
    places: dict[str, list[Word]] = defaultdict(list)
    for word in other.words:
        places[word.text].append(word)
    different = [word for word in chosen.words if not _has_near(word, places.get(word.text, ()))]
    for word in different:
        word.confidence = min(word.confidence, DOUBTED)
    return len(different)


def _has_near(word: Word, others: Sequence[Word]) -> bool:
    return any(
        abs(word.x0 - other.x0) <= SAME_PLACE and abs(word.top - other.top) <= SAME_PLACE
        for other in others
    )
