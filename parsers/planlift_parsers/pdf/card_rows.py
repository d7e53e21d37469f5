"""Frames side by side with labels beside values in them: each frame becomes a grid of its rows.

Read as lines across the page, the cards would run into each other; so each is looked at by itself.
What stands above the labels, or below them, goes over the card's whole width.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.label_rows import PADDING, LabelRow, labelled_blocks
from planlift_parsers.pdf.labelled import Edges
from planlift_parsers.pdf.rulings import SNAP
from planlift_parsers.pdf.tables import Piece

COLUMNS = 2  # labels, and values


def beside_others(pieces: Sequence[Piece]) -> list[Piece]:
    """The frames that stand beside another one, from the top down.

    Args:
        pieces: frames of one page.
    """
    found: dict[int, Piece] = {}
    lowest: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: piece.grid.ys[0]):
        if lowest and piece.grid.ys[0] < lowest.grid.ys[-1] - SNAP:
            found |= {id(lowest): lowest, id(piece): piece}
        if lowest is None or piece.grid.ys[-1] > lowest.grid.ys[-1]:
            lowest = piece
    return list(found.values())


def set_rows(piece: Piece, words: Sequence[Word], edges: Sequence[Edges]) -> list[Word]:
    """Parts a frame into rows of a label and its value.

    Args:
        piece: changed, where it holds one block of labels that no rule cuts.
        words: its visible, level words.
        edges: where labels and values begin in frames like it.

    Returns:
        Its words, if it was parted; else none.
    """
    for one in edges:
        blocks = labelled_blocks(words, one)
        if len(blocks) == 1:
            _part(piece, words, blocks[0], one)
            return list(words)
    return []


def _part(piece: Piece, words: Sequence[Word], rows: Sequence[LabelRow], edges: Edges) -> None:
    """Takes the rules that part the card's head from its body over, and adds its rows."""
    top, bottom = rows[0].top, rows[-1].bottom
    above = [word.bottom for word in words if word.centre[1] < top]
    below = [word.top for word in words if word.centre[1] > bottom]
    ys = [y for y in piece.grid.ys if y <= top or y >= bottom]
    if above and max(above) > max(y for y in ys if y <= top):
        ys.append((max(above) + top) / 2)
    if below and min(below) < min(y for y in ys if y >= bottom):
        ys.append((bottom + min(below)) / 2)
    between = [(one.bottom + other.top) / 2 for one, other in pairwise(rows)]
    ys = sorted([*ys, *between])
    xs = piece.grid.xs[0], edges.value - PADDING, piece.grid.xs[-1]
    cells: list[GridCell] = []
    for row, (y0, y1) in enumerate(pairwise(ys)):
        if y0 < bottom and y1 > top:
            cells += [GridCell(row, column) for column in range(COLUMNS)]
        else:
            cells.append(GridCell(row, 0, 1, COLUMNS))
    every = [word for inside in piece.words.values() for word in inside]
    piece.grid = Grid(xs, tuple(ys), tuple(cells))
    piece.words.clear()
    piece.take(every)
