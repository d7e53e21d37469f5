"""Column boundaries that one page shows and a merged cell on the next page hides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.rulings import SNAP
from planlift_parsers.pdf.tables import Piece


def share_edges(pages: Sequence[PageLayout]) -> None:
    """Gives the pieces of a table that goes on over pages the same column boundaries.

    A piece goes on where the page before ended with a table of the same left and right edge, and
    the boundaries of one are among those of the other. The finer boundaries are carried on as long
    as pages follow, then back.

    Args:
        pages: changed: grids of their tables, before words are put into lines.
    """
    for ordered in (list(pages), list(reversed(pages))):
        forward = ordered and ordered[0] is pages[0]
        for one, other in pairwise(ordered):
            before, after = (one, other) if forward else (other, one)
            pair = _neighbours(before, after)
            if pair:
                source, target = pair if forward else pair[::-1]
                _refine(target, source.grid.xs)


def _neighbours(before: PageLayout, after: PageLayout) -> tuple[Piece, Piece] | None:
    """The table that ends a page and the one that begins the next, where no text is between."""
    if not before.pieces or not after.pieces:
        return None
    last, first = before.pieces[-1], after.pieces[0]
    below = any(word.top >= last.grid.ys[-1] for word in before.words)
    above = any(word.bottom <= first.grid.ys[0] for word in after.words)
    return None if below or above else (last, first)


def _refine(target: Piece, xs: tuple[float, ...]) -> None:
    own = target.grid.xs
    if len(xs) <= len(own) or not (_near(own[0], xs[:1]) and _near(own[-1], xs[-1:])):
        return
    if all(_near(x, xs) for x in own):
        words = [word for inside in target.words.values() for word in inside]
        target.grid = target.grid.with_edges(xs)
        target.words.clear()
        inner = target.inner
        target.take(words)
        owners = target.grid.owners()
        target.inner = [(owners[target.grid.unit(*_middle(piece))], piece) for _, piece in inner]


def _near(x: float, xs: Sequence[float]) -> bool:
    return any(abs(x - other) <= SNAP for other in xs)


def _middle(piece: Piece) -> tuple[float, float]:
    x0, top, x1, bottom = piece.grid.box
    return (x0 + x1) / 2, (top + bottom) / 2
