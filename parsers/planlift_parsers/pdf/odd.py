"""Signs that a page's words were not read as they look, and what a second reading says of them."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from planlift_parsers.pdf.content import PageContent, Word

# Letters that no page shows: control characters, the sign for "no letter known", surrogates.
_NO_LETTER = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufff0-\uffff]"
# Private use: bullets of symbol fonts stand alone; a word of such letters is a font without names.
_PRIVATE_WORD = "[\ue000-\uf8ff]{2}"
# A Latin letter beside one of East Asia or of private use: a ligature that the file misnames.
_STRANGE = "\u2e80-\ud7ff\ue000-\uf8ff"
_MIXED = f"[A-Za-z][{_STRANGE}]|[{_STRANGE}][A-Za-z]"
# What all of these have one of, to be looked for first.
_DOUBTFUL = re.compile("[^\x20-\x7e\xa0-\u2e7f]")
# The longest English words of plans have some 20 letters ("institutionalisation"); addresses have
# dots and slashes.
LONGEST = 32
_RUN_TOGETHER = re.compile(rf"[^\W\d_]{{{LONGEST}}}")
_NAMELESS_LETTER = f"{_NO_LETTER}|[\ue000-\uf8ff]"
# Signs that running text and figures hardly have; 0 to 2 in 100 characters of the pages met.
_SIGN = re.compile(r"[!#$;<=>?@\\^`{|}~\xa1-\xbf\xd7\xf7\xdf-\xff]")
# Signs that rules are typed with: a row of them is one rule, and says nothing of the letters.
_TYPED = "=~#"
_TYPED_RULE = re.compile(rf"([{_TYPED}])\1{{3,}}")
ENOUGH_LETTERS = 40  # below which a page is a title or a picture's caption
FEWEST_LETTERS = 5  # "Lorem ipsum" has nine, a page of print some sixty
NAMELESS = 0.2  # share of characters without a name
SIGNS = 0.12  # share of signs; text in a font with its own letters has 0.2 and more
OUTSIDE = 0.2  # share of a page's words beyond its edges; print has at most a crop mark
DOUBTED = 0.5  # confidence of a word that two readings of a page tell differently
SAME_PLACE = 3.0  # points by which two readings may place one word apart


def faults_of(content: PageContent) -> int:
    """How many signs there are that a page was read oddly; 0 for a page that reads well."""
    texts = [word.text for word in content.words]
    faults = content.unmapped + bool(content.damage)
    if _may_be_odd("".join(texts)):
        # Each sign lies within a word, and has a letter that plain words have none of.
        strange = " ".join([t for t in texts if not (t.isascii() and t.isprintable())])
        faults += sum([len(each.findall(strange)) for each in _oddities()])
    faults += sum([len(_RUN_TOGETHER.findall(text)) for text in texts if len(text) >= LONGEST])
    outside = _outside(content)
    if outside > OUTSIDE * len(content.words):
        faults += outside
    return faults


def _may_be_odd(text: str) -> bool:
    """Whether any letter is one that the signs look for; plain print is told without a search."""
    return not (text.isascii() and text.isprintable()) and bool(_DOUBTFUL.search(text))


def _outside(content: PageContent) -> int:
    """How many words have their middle beyond the page's edges."""
    across = [word.x0 + word.x1 for word in content.words]
    down = [word.top + word.bottom for word in content.words]
    wide, high = 2 * content.width, 2 * content.height
    if not across or (
        min(across) >= 0 and max(across) <= wide and min(down) >= 0 and max(down) <= high
    ):
        return 0
    return sum(not (0 <= x <= wide and 0 <= y <= high) for x, y in zip(across, down, strict=True))


@cache
def _oddities() -> tuple[re.Pattern[str], ...]:
    """What each is a sign of its own; made for the first page that needs it, as few do."""
    return re.compile(_NO_LETTER), re.compile(_PRIVATE_WORD), re.compile(_MIXED)


def doubt_oddities(content: PageContent) -> None:
    """Marks the words whose letters cannot be those that the page shows.

    Args:
        content: its words are changed: `confidence`.
    """
    for word in content.words:
        text = word.text
        if not text.isascii() and any(each.search(text) for each in _oddities()):
            word.confidence = min(word.confidence, DOUBTED)


def is_unreadable(content: PageContent) -> bool:
    """Whether what a page says cannot be told from its letters: the file names them wrongly.

    Its glyphs are named by no letter, by a few for all, or by those of a font made for the file
    alone ("380(38$'" for "Bradford").
    """
    text = "".join([word.text for word in content.words if not word.symbol and not word.hidden])
    if any(sign * 4 in text for sign in _TYPED):
        text = _TYPED_RULE.sub(r"\1", text)
    if len(text) < ENOUGH_LETTERS:
        return False
    nameless = text.count("\u2022")
    if _may_be_odd(text):
        nameless += len(re.findall(_NAMELESS_LETTER, text))
    signs = len(_SIGN.findall(text))
    few = len(set(text)) < FEWEST_LETTERS and not text.isdigit()
    return few or nameless > NAMELESS * len(text) or signs > SIGNS * len(text)


def doubt_differences(chosen: PageContent, other: PageContent) -> int:
    """Marks the words that another reading of the same page does not have.

    Args:
        chosen: its words are changed: `confidence`.
        other: the other reading.

    Returns:
        How many words differ.
    """
    places = {(word.text, *_square(word)) for word in other.words}
    different = [word for word in chosen.words if not _is_among(word, places)]
    for word in different:
        word.confidence = min(word.confidence, DOUBTED)
    return len(different)


def _square(word: Word) -> tuple[int, int]:
    return round(word.x0 / SAME_PLACE), round(word.top / SAME_PLACE)


def _is_among(word: Word, places: AbstractSet[tuple[str, int, int]]) -> bool:
    column, row = _square(word)
    return any(
        (word.text, i, j) in places
        for i in (column - 1, column, column + 1)
        for j in (row - 1, row, row + 1)
    )
