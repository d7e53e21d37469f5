"""Bullets typed into running text: where one line holds several list items."""

from __future__ import annotations

import re

from planlift_parsers.paragraphs import BULLETS, split_marker

# Bullets that stand for nothing else. A middle dot, a circle or a tick may be a separator, a
# colour mark or an answer, and parts a line only where the line itself opens with it.
_SURE = "•▪◦‣⁃⦁➢\uf0b7\uf0a7\uf0d8"
_SURE_SPLIT = re.compile(rf"(?:^|(?<=\s))(?=[{_SURE}]\s*\S)")


def split_items(text: str) -> list[tuple[str, str]]:
    """A line's text, parted before each bullet typed into it.

    Args:
        text: one line, white space as it came.

    Returns:
        (marker, words) of each part in order, the words not yet folded; the marker is "-" for
        any bullet and "" for words that stand before the first.
    """
    text = text.strip()
    if not text:
        return []
    parts = [part for part in _splitter(text).split(text) if part.strip()]
    return [split_marker(part.strip()) for part in parts]


def _splitter(text: str) -> re.Pattern[str]:
    first = text[0]
    if first in BULLETS and first not in _SURE:
        return re.compile(rf"(?:^|(?<=\s))(?=[{re.escape(first)}]\s+\S)")
    return _SURE_SPLIT
