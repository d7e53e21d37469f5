"""Text set beside a page's tables, in a column of its own: quotations, boxes, notes.

Read line by line, it would run into the headings between the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line, lines_of, segments_of
from planlift_parsers.pdf.tables import Piece

GUTTER = 8.0  # points of white beside a table at the least; 12 to 36 are usual
SEGMENT_GAP = 1.3  # font sizes of white that part two columns on one line
FAR = 3.2  # font sizes between baselines that end a column of text, as in tables without rules
SAME_EDGE = 1.5  # points by which lines of one column may begin before its others


@dataclass(slots=True)
class Asides:
    """The words of a page outside its tables.

    Attributes:
        main: what stands above, between and below the tables.
        left: what stands at the left of all tables, beside one of them, in runs of lines.
        right: the same at the right, from the top down.
    """

    main: list[Word] = field(default_factory=list)
    left: list[list[Word]] = field(default_factory=list)
    right: list[Word] = field(default_factory=list)


def asides_of(words: Sequence[Word], pieces: Sequence[Piece]) -> Asides:
    """Tells the text beside tables from the other text of a page.

    Args:
        words: outside the tables; only level ones are told apart.
        pieces: the page's tables.
    """
    if not pieces:
        return Asides(list(words))
    x0 = min(piece.grid.xs[0] for piece in pieces) - GUTTER
    x1 = max(piece.grid.xs[-1] for piece in pieces) + GUTTER
    level = lines_of([word for word in words if word.turn == 0])
    parts = [part for line in level for part in segments_of(line, SEGMENT_GAP)]
    left = _column([part for part in parts if part.x1 <= x0], pieces)
    right = _column([part for part in parts if part.x0 >= x1], pieces)
    gone = {id(word) for part in (*left, *right) for word in part.words}
    main = [word for word in words if id(word) not in gone]
    return Asides(main, _runs(left), [word for part in right for word in part.words])


def _runs(parts: Sequence[Line]) -> list[list[Word]]:
    """The words of lines near to each other."""
    runs: list[list[Word]] = []
    for number, part in enumerate(parts):
        if not number or not _is_near(parts[number - 1], part):
            runs.append([])
        runs[-1] += part.words
    return runs


def _column(parts: Sequence[Line], pieces: Sequence[Piece]) -> list[Line]:
    """The lines beside a table, and those that stand above and below them."""
    beside = [number for number, part in enumerate(parts) if _is_beside(part, pieces)]
    if not beside:
        return []
    edge = min(parts[number].x0 for number in beside) - SAME_EDGE
    first, last = beside[0], beside[-1]
    while first and _follows(parts[first - 1], parts[first], edge):
        first -= 1
    while last + 1 < len(parts) and _follows(parts[last], parts[last + 1], edge):
        last += 1
    return list(parts[first : last + 1])


def _is_beside(part: Line, pieces: Sequence[Piece]) -> bool:
    middle = (part.box[1] + part.box[3]) / 2
    return any(piece.grid.ys[0] <= middle < piece.grid.ys[-1] for piece in pieces)


def _follows(above: Line, below: Line, edge: float) -> bool:
    return _is_near(above, below) and min(above.x0, below.x0) >= edge


def _is_near(above: Line, below: Line) -> bool:
    return below.baseline - above.baseline <= FAR * max(above.size, below.size)
