"""How documents look in every format: colours, fonts, and the room that each column needs."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.documents.content import Part

FONT = "Arial"  # stands, or a font of the same widths does, in all systems
LANGUAGE = "en-GB"
HEAD_FILL, HEAD_INK = "1F3864", "FFFFFF"
RULE = "A6B0BA"
# Pale enough to read on, and the word stands in the cell.
COLOURS = {
    "Red": ("F8CBAD", "7F1D1D"),
    "Amber": ("FFE699", "6B4A00"),
    "Green": ("C6E0B4", "1E4620"),
    "Blue": ("BDD7EE", "1F3864"),
}
# Columns that fit across A4 on its side with some fourteen letters each; more need A3.
MOST_COLUMNS_A4 = 10
# Letters of a column: narrower ones break words, wider ones leave no room for the others.
_LEAST, _MOST = 8, 44
_GROWTH = 0.65  # a column with four times the text is some two and a half times as wide


def widths(part: Part) -> list[float]:
    """The share of the page's width that each column of a table needs, in [0, 1].

    A column grows less than its text does, so that long ones run down and short ones stay whole.
    """
    wanted = [
        _wanted(header, cells) for header, cells in zip(part.headers, _columns(part), strict=True)
    ]
    return [width / sum(wanted) for width in wanted]


def _columns(part: Part) -> Sequence[Sequence[str]]:
    return [[row[at] for row in part.rows] for at in range(len(part.headers))]


def _wanted(header: str, cells: Sequence[str]) -> float:
    words = (word for text in (header, *cells) for word in text.split())
    longest = max((len(word) for word in words), default=0)
    most = max((len(text) for text in cells), default=0)
    return min(_MOST, max(_LEAST, longest + 2, float(most**_GROWTH)))
