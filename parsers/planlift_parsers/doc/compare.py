"""Two readings of one file, held against each other word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlift_parsers.document import BODY_KINDS, Document, Paragraph

_WORD = re.compile(r"\w+")
# Share of a paragraph's words that the other reading must have for the two to speak of the same
# paragraph: below it, one of them does not read that place at all (text boxes, running heads).
_SAME = 0.5


def doubt_differences(document: Document, other: Document) -> None:
    """Doubt the words that another reading of the same paragraph tells differently.

    Args:
        document: the reading that is kept; `unsure` of its paragraphs is filled in.
        other: the other reading.
    """
    told = _Told(other)
    for paragraph in document.paragraphs():
        if paragraph.kind in BODY_KINDS and not told.whole(paragraph.text):
            words = _WORD.findall(paragraph.text)
            differ = told.missing(words)
            if differ and len(differ) <= (1 - _SAME) * len(words):
                paragraph.unsure += tuple(differ)


def left_out(document: Document, other: Document) -> Iterator[Paragraph]:
    """The paragraphs of another reading whose words this one does not have anywhere."""
    told = _Told(document)
    for paragraph in other.paragraphs():
        if not told.whole(paragraph.text):
            words = _WORD.findall(paragraph.text)
            if len(told.missing(words)) > (1 - _SAME) * len(words):
                yield paragraph


class _Told:
    """The words of a reading."""

    def __init__(self, document: Document) -> None:
        texts = [paragraph.line for paragraph in document.paragraphs()]
        self._squeezed = "\n".join(map(_squeezed, texts))
        self._words = {word for text in texts for word in _WORD.findall(text)}
        self._joined = _squeezed("".join(texts))

    def whole(self, text: str) -> bool:
        """Whether a text stands in it, however it is parted into words and lines."""
        squeezed = _squeezed(text)
        return squeezed in self._squeezed or squeezed in self._joined

    def missing(self, words: list[str]) -> list[str]:
        """The words that it does not have."""
        return [word for word in words if word not in self._words and not self.whole(word)]


def _squeezed(text: str) -> str:
    return "".join(_WORD.findall(text))
