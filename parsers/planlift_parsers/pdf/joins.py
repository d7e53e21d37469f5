"""How two lines of one paragraph are joined: by a space, or as one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planlift_parsers.pdf.lines import Line

SUFFIX = (
    4  # letters; the end of a cut word behind a beginning that is itself a word ("Develop-ment")
)
SOFT_HYPHEN = "\u00ad"
_HYPHEN_END = re.compile(r"\w[-\u2010\u2011]$")
_SLASH_END = re.compile(r"\w/$")
_RANGE_END = re.compile(r"\d[–-]$")
_REF = re.compile(r"([A-Za-z]+)\d+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$", re.I)
_ADDRESS_BREAK = re.compile(r"[/\-.?=&_#%]$")
_STRIP = "\"'“”‘’()[]{}.,;:!?"


@dataclass(slots=True)
class Vocabulary:
    """The words that stand in the document, to tell a cut word from two words.

    Attributes:
        words: in lower case, without the punctuation around them.
        stems: the letters of words that are letters and a number ("wres" of "wres1").
    """

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)

    def add(self, lines: Iterable[Line]) -> None:
        """Takes in a cell's or page's words.

        Words alone on one of several lines are left out: they may be pieces of a longer one.
        """
        gathered = list(lines)
        for line in gathered:
            tokens = line.text.split()
            if len(tokens) > 1 or len(gathered) == 1:
                self.words.update(bare(token) for token in tokens)
                self.stems.update(
                    found.group(1).lower() for token in tokens if (found := _REF.match(token))
                )

    def has(self, word: str) -> bool:
        """Whether it stands in the document."""
        return bare(word) in self.words


def bare(token: str) -> str:
    """A word in lower case without the punctuation around it."""
    return token.strip(_STRIP).lower()


def joined(lines: Sequence[Line], right: float, vocabulary: Vocabulary) -> str:
    """The text of one paragraph's lines.

    Args:
        lines: the lines, at least one.
        right: x that no line passes.
        vocabulary: the words of the document.
    """
    text = lines[0].text
    for before, line in pairwise(lines):
        text = _join(text, before, line, right, vocabulary)
    return text


def _join(text: str, before: Line, line: Line, right: float, vocabulary: Vocabulary) -> str:
    following = line.text
    last, first = text.split()[-1:] or [""], following.split()[:1] or [""]
    whole = last[0] + first[0]
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + following
    if _HYPHEN_END.search(text) and following[:1].isalnum():
        merged = last[0][:-1] + first[0]
        return (text[:-1] if vocabulary.has(merged) else text) + following
    unbroken = (
        _SLASH_END.search(text)
        or (_RANGE_END.search(text) and following[:1].isdigit())
        or (_ADDRESS.search(last[0]) and _ADDRESS_BREAK.search(last[0]))
        or (_cut(before, line, right) and _one_word(last[0], first[0], whole, vocabulary))
    )
    return text + following if unbroken else f"{text} {following}"


def _cut(before: Line, line: Line, right: float) -> bool:
    """The first line is a single word that leaves no room for one more glyph."""
    if " " in before.text or before.words[-1].spaced:
        return False
    glyph = line.words[0].x1 - line.words[0].x0
    glyph /= max(1, len(line.words[0].text))
    return before.x1 + glyph > right


def _one_word(last: str, first: str, whole: str, vocabulary: Vocabulary) -> bool:
    if not (last[-1:].isalnum() and first[:1].isalnum()):
        return False
    if vocabulary.has(whole):
        return True
    if first[0].isdigit():
        return last[-1].isdigit() or last.lower() in vocabulary.stems
    if last[-1].isdigit():
        return False
    if not first[0].islower() or vocabulary.has(first):
        return False
    return not vocabulary.has(last) or len(first) <= SUFFIX
