"""The text of a cell or line to paragraphs."""

from __future__ import annotations

import html
import re

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.html import fragment
from planlift_parsers.html.bullets import split_items
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import fold
from planlift_schema import Place

_TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|b|strong|i|em|u|s|del|ins|span|div|a|font|sup|sub|table|tbody|tr|td|th|"
    r"h[1-6])(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LABEL_WORDS = 7  # of a label before a tab
# Emphasis as Markdown has it, in a file that does not say that it is Markdown.
_STRONG = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(?P<inside>.+?)(?<=\S)\1(?!\w)")
# A break of lines, or what programs put in its place behind a sentence ("Train all.; Buy hoists").
_BREAK = re.compile(r"[\n\v]|(?<=[.!?]);\s+(?=[A-Z])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")


def holds_tags(text: str) -> bool:
    """Whether HTML tags stand in the text."""
    return "<" in text and _TAG.search(text) is not None


def _folded(words: str) -> str:
    """The words with single spaces, and with the tab that parts a label from its value."""
    label, tab, value = words.partition("\t")
    if (
        tab
        and "\t" not in value.strip()
        and 0 < len(label.split()) <= _LABEL_WORDS
        and value.strip()
    ):
        return f"{fold(label)}\t{fold(value)}"
    return fold(words)


def paragraphs_in(text: str, place: Place, limits: Limits) -> list[Paragraph]:
    """The paragraphs of a cell or line: HTML where it holds tags, else a paragraph a line.

    Raises:
        LimitError: its HTML exceeds a limit.
    """
    if holds_tags(text):
        return fragment(text, place, limits)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    made = []
    for line in _BREAK.split(text):
        for marker, words in split_items(line):
            if folded := _folded(words):
                kind = Kind.ITEM if marker else Kind.TEXT
                bold = _STRONG.fullmatch(folded) is not None
                plain = _STRONG.sub(r"\g<inside>", folded)
                made.append(Paragraph(plain, kind, int(bool(marker)), marker, bold, place=place))
    return made
