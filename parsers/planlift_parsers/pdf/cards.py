"""Cards: one block of labels beside their values for each action, in a frame or below a title.

A plan of cards has the same labels on each of them, which no table has down its side. That is
evidence enough to read them before tables are looked for by white space, and inside of frames.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planlift_parsers.pdf import strips
from planlift_parsers.pdf.card_rows import beside_others, set_rows
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.label_rows import labelled_blocks
from planlift_parsers.pdf.labelled import Edges, edges_in, value_in
from planlift_parsers.pdf.layout import PageLayout, add_labelled, add_pieces
from planlift_parsers.pdf.lines import segments_of
from planlift_parsers.pdf.panels import cards_among, panels_in, piece_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.tables import Piece

FEWEST_CARDS = 2  # that have labels alike
FEWEST_LABELS = 3  # that they have alike; a key of two states may recur too


def add_cards(pages: Sequence[PageLayout]) -> list[Word]:
    """Finds the cards of a document, and takes the frames off them.

    Args:
        pages: changed; running heads and feet must have been taken out of their words.

    Returns:
        The words on the cards, which are the document's running text.
    """
    frames = [[piece for piece in page.pieces if _is_frame(piece)] for page in pages]
    found = _set_beside([piece for inside in frames for piece in beside_others(inside)])
    frames = [[piece for piece in inside if _is_frame(piece)] for inside in frames]
    words = [
        [word for word in page.words if word.turn == 0]
        + [word for piece in inside for word in _visible(piece)]
        for page, inside in zip(pages, frames, strict=True)
    ]
    edges = [one for one in edges_in(words) if _recur(one, words)]
    for page, inside in zip(pages, frames, strict=True):
        for piece in inside:
            if any(labelled_blocks(_visible(piece), one) for one in edges):
                page.pieces.remove(piece)
                page.words += [word for cell in piece.words.values() for word in cell]
        known = {id(piece) for piece in page.pieces}
        add_labelled(page, edges)
        made = [piece for piece in page.pieces if id(piece) not in known]
        found += [word for piece in made for word in _visible(piece)]
    return found


def _set_beside(frames: Sequence[Piece]) -> list[Word]:
    """Parts the cards that stand side by side into their rows; gives their words."""
    words = [_visible(piece) for piece in frames]
    edges = [one for one in edges_in(words) if _recur(one, words)]
    every = zip(frames, words, strict=True)
    return [word for piece, own in every for word in set_rows(piece, own, edges)]


def add_panels(pages: Sequence[PageLayout]) -> None:
    """Takes the cards that stand side by side for tables of one cell.

    Args:
        pages: changed; running heads and feet must have been taken out of their words.
    """
    panels = [panels_in(page.boxes, [w for w in page.words if w.turn == 0]) for page in pages]
    for page, cards in zip(pages, cards_among(panels), strict=True):
        if cards:
            add_pieces(page, [piece_of(card, page.number) for card in cards])


def add_strips(pages: Sequence[PageLayout]) -> list[Word]:
    """Sets the columns of labelled text apart, on each page that has them.

    Args:
        pages: changed; running heads and feet must have been taken out of their words.

    Returns:
        The words of the columns, which are the document's running text.
    """
    open_pages = [page for page in pages if not page.columns]  # in the others a rule tells them
    level = [[word for word in page.words if word.turn == 0] for page in open_pages]
    count = Counter[str]()
    for words in level:
        count.update(strips.labels_among(words))
    labels = frozenset(label for label, times in count.items() if times >= strips.FEWEST)
    if len(labels) < strips.FEWEST_LABELS:
        return []
    for page, words in zip(open_pages, level, strict=True):
        page.strips = strips.strips_in(words, labels, [piece.grid.box for piece in page.pieces])
        gone = {id(word) for strip in page.strips for word in strip.words}
        page.words = [word for word in page.words if id(word) not in gone]
    return [word for page in pages for strip in page.strips for word in strip.words]


def _is_frame(piece: Piece) -> bool:
    """Rules around a text, or between its rows, but none between columns."""
    return len(piece.grid.xs) == 2 and not piece.inner


def _visible(piece: Piece) -> list[Word]:
    words = (word for cell in piece.words.values() for word in cell)
    return [word for word in words if word.turn == 0 and not word.hidden]


def _recur(edges: Edges, pages: Sequence[Sequence[Word]]) -> bool:
    """Several blocks have labels alike, and none has one twice or a value in columns."""
    blocks = [rows for words in pages for rows in labelled_blocks(words, edges)]
    count = Counter[str]()
    for rows in blocks:
        names = [row.name for row in rows]
        values = (value_in(line, edges) for row in rows for line in row.lines)
        parted = any(value and len(segments_of(value, PLAIN)) > 1 for value in values)
        if len(set(names)) < len(names) or parted:
            return False
        count.update(names)
    return sum(times >= FEWEST_CARDS for times in count.values()) >= FEWEST_LABELS
