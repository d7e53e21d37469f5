"""The parts of a page that are read one after the other: its columns, and what is between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.strips import Strip
from planlift_parsers.pdf.tables import Piece
from planlift_schema.place import Box


@dataclass(slots=True)
class Region:
    """A column, or what stands across the page.

    Attributes:
        words: outside its tables.
        pieces: its tables, from the top down.
        strips: columns of labelled text in it.
        column: it is a column of running text.
    """

    words: list[Word] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    column: bool = False


def regions_of(page: PageLayout) -> list[Region]:
    """The regions of a page in reading order; one where it is not set in columns.

    Args:
        page: its columns and tables must have been found.
    """
    if not page.columns:
        return [Region(page.words, page.pieces, page.strips)]
    found = [Region()]
    for _ in page.columns[::2]:
        found += [Region(column=True), Region(column=True), Region()]
    for word in page.words:
        found[_number(page.columns, *word.centre)].words.append(word)
    for piece in page.pieces:
        found[_number(page.columns, *_middle(piece.grid.box))].pieces.append(piece)
    for strip in page.strips:
        found[_number(page.columns, *_middle(strip.band))].strips.append(strip)
    return [region for region in found if region.words or region.pieces or region.strips]


def _number(columns: Sequence[Box], x: float, y: float) -> int:
    """Which region a place is in: between two pairs of columns lies one across the page."""
    for number, (_, top, right, bottom) in enumerate(columns[::2]):
        if y < top:
            return 3 * number
        if y < bottom:
            return 3 * number + (1 if x < right else 2)
    return 3 * (len(columns) // 2)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
