"""One page, taken apart: its tables, and the words that stand outside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planlift_parsers.pdf.content import PageContent
from planlift_parsers.pdf.fills import Ground, hide_unseen
from planlift_parsers.pdf.grid import Grid, grid_of
from planlift_parsers.pdf.rulings import networks_of, rules_of
from planlift_parsers.pdf.tables import Piece
from planlift_parsers.pdf.words import WATERMARK_TURN, Word, words_of

PICTURE_SHARE = 0.5  # of the page's area that one picture takes on a scanned page


@dataclass(slots=True)
class PageLayout:
    """A page's parts.

    Attributes:
        number: page number, from 1.
        width: in points.
        height: in points.
        ground: its colours.
        pieces: its tables, from the top down.
        words: visible words outside tables.
        hidden: words outside tables that nobody can see.
        slanted: words of watermarks and stamps.
        damage: why it was not read to its end, "" if it was.
        picture: it is a picture, with or without text laid invisibly over it.
    """

    number: int
    width: float
    height: float
    ground: Ground
    pieces: list[Piece] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    slanted: list[Word] = field(default_factory=list)
    damage: str = ""
    picture: bool = False

    @property
    def blank(self) -> bool:
        """No word on it at all."""
        return not (self.pieces or self.words or self.hidden or self.slanted)


def layout_of(content: PageContent) -> PageLayout:
    """Takes a page apart."""
    ground = Ground(content.fills)
    words = words_of(content.glyphs)
    picture = _is_picture(content)
    if picture and words and all(word.hidden for word in words):
        for word in words:  # the text that a scanner's software laid over its picture
            word.hidden = False
    else:
        hide_unseen(words, ground, content.width, content.height)
    page = PageLayout(content.number, content.width, content.height, ground)
    page.damage, page.picture = content.damage, picture
    page.slanted = [word for word in words if word.turn == WATERMARK_TURN]
    level = [word for word in words if word.turn != WATERMARK_TURN]
    page.pieces, rest = pieces_of(page.number, ruled_grids(content), level)
    page.words = [word for word in rest if not word.hidden]
    page.hidden = [word for word in rest if word.hidden]
    return page


def _is_picture(content: PageContent) -> bool:
    area = content.width * content.height
    return any(
        fill.picture and (fill.x1 - fill.x0) * (fill.bottom - fill.top) >= PICTURE_SHARE * area
        for fill in content.fills
    )


def ruled_grids(content: PageContent) -> list[Grid]:
    """The grids that the page's rulings draw."""
    grids = [grid_of(network) for network in networks_of(rules_of(content.rulings))]
    return [grid for grid in grids if grid is not None]


def pieces_of(
    page: int, grids: Sequence[Grid], words: Sequence[Word]
) -> tuple[list[Piece], list[Word]]:
    """Tables with their words, inner ones within their cells; and the words outside them.

    Args:
        page: page number.
        grids: in any order.
        words: all words of the page.
    """
    left = list(words)
    outer: list[Piece] = []
    for grid in sorted(grids, key=_area):
        piece = Piece(page, grid)
        left = piece.take(left)
        outer = _nest(piece, outer)
        if piece.inner or any(piece.words.values()):
            outer.append(piece)
    return sorted(outer, key=lambda piece: (piece.grid.ys[0], piece.grid.xs[0])), left


def _area(grid: Grid) -> float:
    x0, top, x1, bottom = grid.box
    return (x1 - x0) * (bottom - top)


def _nest(piece: Piece, smaller: Sequence[Piece]) -> list[Piece]:
    """Puts the smaller tables that lie in a cell of this one there; gives back the others."""
    owners, others = piece.grid.owners(), []
    for other in smaller:
        x0, top, x1, bottom = other.grid.box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        cell = owners.get(piece.grid.unit(x, y)) if piece.grid.covers(x, y) else None
        if cell is None:
            others.append(other)
        else:
            piece.inner.append((cell, other))
    return others
