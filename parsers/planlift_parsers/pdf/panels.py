"""Cards that stand side by side: each is read by itself, from left to right and from the top down.

A card is a frame or a shaded box around lines that open with labels ("Lead: ..."), the same on each
of them. Read as lines across the page, two cards would run into each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from planlift_parsers.pdf.content import Fill, Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import lines_of, segments_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.rulings import SNAP, Rule
from planlift_parsers.pdf.tables import Piece
from planlift_schema.place import Box

FEWEST_CARDS = 2  # with a label for it to be one of the cards' labels
FEWEST_LABELS = 3  # on each card; a table's cell may hold a name and a date, both labelled
FEWEST_FIELDS = 3  # times that the label of a box for one field comes
FILLED = 0.8  # share of such boxes that have a value below their label
NARROWEST = 80.0  # points; a card holds lines of text, of some fifteen letters at least
LOWEST = 30.0  # points; and three lines
MOST_BOXES = 300  # of a page; with more it is a drawing or a table with shaded cells
BESIDE = 0.5  # share of the lower one's height that two boxes side by side have in common
LABEL_WORDS = 4  # "What success looks like"
_LABEL = re.compile(r"[A-Z][^:.;]{1,40}(?=:)")


@dataclass(frozen=True, slots=True)
class Panel:
    """A box with the words that stand in it.

    Attributes:
        box: in points.
        words: in the order of painting.
    """

    box: Box
    words: tuple[Word, ...]

    @property
    def labels(self) -> set[str]:
        """What its lines open with, up to a colon; and lines of a few words, or parts of them."""
        found = set()
        for line in chain(*(segments_of(line, PLAIN) for line in lines_of(self.words))):
            label = _LABEL.match(line.text)
            if label or len(line.text.split()) <= LABEL_WORDS:
                found.add((label.group() if label else line.text).casefold())
        return found


def boxes_in(networks: Sequence[Sequence[Rule]], shades: Sequence[Fill]) -> list[Box]:
    """The frames and shaded boxes of a page that are large enough for a card, the outer ones only.

    Args:
        networks: rules of the page that meet.
        shades: its areas in a colour.
    """
    framed = [box for network in networks if (box := frame_of(network))]
    every = framed + [(fill.x0, fill.top, fill.x1, fill.bottom) for fill in shades]
    large = [box for box in every if box[2] - box[0] >= NARROWEST and box[3] - box[1] >= LOWEST]
    if len(large) > MOST_BOXES:
        return []
    large.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))  # the largest first
    outer: list[Box] = []
    for box in large:
        if not any(_holds(other, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for other in outer):
            outer.append(box)
    return sorted(outer, key=lambda box: (box[1], box[0]))


def frame_of(network: Sequence[Rule]) -> Box | None:
    """The box that four rules close, None for any other network."""
    level = sorted(rule.at for rule in network if not rule.upright)
    upright = sorted(rule.at for rule in network if rule.upright)
    if len(level) < 2 or len(upright) < 2:
        return None
    box = upright[0], level[0], upright[-1], level[-1]
    inner = [at for at in level if level[0] + SNAP < at < level[-1] - SNAP]
    inner += [at for at in upright if upright[0] + SNAP < at < upright[-1] - SNAP]
    foot = max(rule.end for rule in network if rule.upright)
    return None if inner or foot > level[-1] + SNAP else box  # one that goes on is open at its foot


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def panels_in(boxes: Sequence[Box], words: Sequence[Word]) -> list[list[Panel]]:
    """Boxes with words in them, in groups of those that stand side by side.

    Args:
        boxes: from the top down.
        words: of the page, outside its tables.
    """
    groups: list[list[Panel]] = []
    for box in boxes:
        inside = tuple(word for word in words if _holds(box, *word.centre))
        if not inside:
            continue
        panel = Panel(box, inside)
        if groups and _are_beside(groups[-1][-1].box, box):
            groups[-1].append(panel)
        else:
            groups.append([panel])
    return groups


def _are_beside(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    apart = one[2] <= other[0] + SNAP or other[2] <= one[0] + SNAP
    return apart and shared >= BESIDE * min(one[3] - one[1], other[3] - other[1])


def cards_among(pages: Sequence[Sequence[Sequence[Panel]]]) -> list[list[Panel]]:
    """For each page, the panels that are cards; none where no two stand side by side.

    Args:
        pages: for each page its groups of panels.
    """
    panels = [panel for groups in pages for group in groups for panel in group]
    count = Counter(label for panel in panels for label in panel.labels)
    common = {label for label, times in count.items() if times >= FEWEST_CARDS}
    beside = [panel for groups in pages for group in groups if len(group) > 1 for panel in group]
    if beside and _hold_one_field(beside):
        return [[p for group in groups if len(group) > 1 for p in group] for groups in pages]
    if not beside or any(len(panel.labels & common) < FEWEST_LABELS for panel in beside):
        return [[] for _ in pages]
    return [
        [p for group in groups for p in group if len(p.labels & common) >= FEWEST_LABELS]
        for groups in pages
    ]


def _hold_one_field(panels: Sequence[Panel]) -> bool:
    """Each is a box for one field: a label, which comes again and again, above its value."""
    lines = [[line.text for line in lines_of(panel.words)] for panel in panels]
    count = Counter(texts[0] for texts in lines)
    short = all(len(label.split()) <= LABEL_WORDS for label in count)
    filled = sum(len(texts) > 1 for texts in lines) >= FILLED * len(lines)
    return short and filled and len(count) > 1 and min(count.values()) >= FEWEST_FIELDS


def piece_of(panel: Panel, page: int) -> Piece:
    """A card as a table of one cell.

    Args:
        panel: the card.
        page: page number.
    """
    x0, top, x1, bottom = panel.box
    piece = Piece(page, Grid((x0, x1), (top, bottom), (GridCell(0, 0),)))
    piece.words[GridCell(0, 0)] = [*panel.words]
    return piece
