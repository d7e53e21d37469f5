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
    faults = content.unmapped + bool(content.damage)
    outside = 0
    for word in content.words:
        text = word.text
        if not text.isascii() or not text.isprintable():
            faults += bool(_NO_LETTER.search(text) or _PRIVATE_WORD.search(text))
        if len(text) >= 32 and _RUN_TOGETHER.search(text):
            faults += 1
        x, y = word.centre
        outside += not (0 <= x <= content.width and 0 <= y <= content.height)
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
