"""How text becomes paragraphs, the same for every reader."""

from __future__ import annotations

import re

from planlift_parsers.document import Kind, Paragraph
from planlift_schema import NOWHERE, Place

# Bullets met in the plans of the catalogue: Unicode bullets, and the private-use characters that
# Symbol and Wingdings bullets become when a PDF or old Word file is converted.
BULLETS = "•·▪◦●○■➢►▶‣⁃∙⦁❖➤\uf0b7\uf0a7\uf0d8\uf076\uf02d"
_MARKER = re.compile(rf"^(?:[{BULLETS}]\s*|[-–—*]\s+|o\s{{2,}}|o\t)(?=\S)")


def fold(text: str) -> str:
    """White space of every kind to single spaces; soft hyphens and zero-width marks dropped."""
    if not text.isascii():
        for mark in ("\u00ad", "\u200b", "\ufeff", "\u2060"):
            text = text.replace(mark, "")
    return " ".join(text.split())


def split_marker(text: str) -> tuple[str, str]:
    """The list marker that a line opens with ("-" for any bullet, "" if none) and what follows."""
    if text[:1].isalnum() and text[0] != "o":
        return "", text  # as most lines begin: the pattern need not be asked
    found = _MARKER.match(text)
    return ("-", text[found.end() :]) if found else ("", text)


def lines_of(text: str, place: Place = NOWHERE, *, bold: bool = False) -> list[Paragraph]:
    """Text with hard line breaks to one paragraph a line; bullets typed by hand become items.

    Args:
        text: may hold line breaks; empty lines are left out.
        place: given to each paragraph.
        bold: given to each paragraph.
    """
    made = []
    for line in text.splitlines():
        marker, words = split_marker(line.strip())
        if words := fold(words):
            kind = Kind.ITEM if marker else Kind.TEXT
            made.append(Paragraph(words, kind, int(bool(marker)), marker, bold, None, place))
    return made
