"""How documents look in every format: colours, fonts, and the room that each column needs."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.documents.content import Part
from planlift.normalise.house import layout

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
LABEL_FILL = "EEF2F6"
# Columns that fit across A4 on its side with some fourteen letters each; more need A3.
MOST_COLUMNS_A4 = 10
# Letters that stand beside each other across those papers, in the size of cells.
LETTERS_A4, LETTERS_A3 = 150, 215
_LONGEST_WORD = 18  # longer ones are broken
_PADDING = 5  # letters' room at a cell's sides, and for wide letters
_GROWTH = 0.65  # a column with four times the text is some two and a half times as wide
# Letters that people write below some headers, so that empty columns have the room for it.
_USUAL = {"Issue": 100, "Action": 180, "Owner": 40, "Progress": 80, "Outcome": 80}
_DETAILS = [26, 84]


def letters(part: Part) -> list[int]:
    """The width of each column of a table in letters, together those of its paper.

    No column is narrower than its longest word. The others grow less than their text does, so
    that long ones run down and short ones stay whole.

    Args:
        part: the table.
    """
    if part.headers == layout.DETAILS_HEADERS:
        return _DETAILS
    room = LETTERS_A4 if len(part.headers) <= MOST_COLUMNS_A4 else LETTERS_A3
    texts = [(part.headers[at], *(row[at] for row in part.rows)) for at in range(len(part.headers))]
    least = [min(_LONGEST_WORD, _longest_word(column)) + _PADDING for column in texts]
    wanted = [max(0.0, _wanted(column) - width) for column, width in zip(texts, least, strict=True)]
    left = max(0, room - sum(least))
    shares = [want / (sum(wanted) or 1) for want in wanted]
    return [width + round(left * share) for width, share in zip(least, shares, strict=True)]


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for text in column for word in text.split()), default=0)


def _wanted(column: Sequence[str]) -> float:
    most = max(_USUAL.get(column[0], 0), *map(len, column))
    return float(most**_GROWTH)
