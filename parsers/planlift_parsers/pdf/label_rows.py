"""The rows of blocks of labels beside their values, as grids of two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.flow import Measure, fits
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.labelled import (
    LOOSER,
    NEAR_GAP,
    WRAPPED,
    Edges,
    Part,
    gap_between,
    label_in,
    part_of,
    spans_in,
    value_in,
)
from planlift_parsers.pdf.lines import Line, lines_of

OPENS = 1.3  # times the white below it that a heading has above it
PADDING = 2.0  # points between a cell's boundary and its text
OPENING_SIGNS = "%£$€#"
"""Signs with which a label may open ("% complete", "£ needed"), as others open its rest."""

_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class LabelRow:
    """A label and its value, as they stand on the page.

    Attributes:
        labels: lines of the label.
        lines: lines of both.
    """

    labels: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The label's text."""
        return " ".join(line.text for line in self.labels)

    @property
    def top(self) -> float:
        """Upper edge of its lines."""
        return min(line.box[1] for line in self.lines)

    @property
    def bottom(self) -> float:
        """Lower edge of its lines."""
        return max(line.box[3] for line in self.lines)


def labelled_grids(words: Sequence[Word], edges: Sequence[Edges]) -> list[Grid]:
    """The blocks of one page, each as a grid with the columns label and value.

    Args:
        words: level words outside tables.
        edges: of the whole document.
    """
    blocks = [(rows, one) for one in edges for rows in labelled_blocks(words, one)]
    found: list[Grid] = []
    taken: set[int] = set()
    for rows, one in sorted(blocks, key=lambda block: -_height(block[0])):
        own = {id(word) for row in rows for line in row.lines for word in line.words}
        if taken.isdisjoint(own):  # edges hardly apart may both tell of one block
            taken |= own
            found.append(_grid(rows, one))
    return found


def _height(rows: Sequence[LabelRow]) -> int:
    return sum(len(row.lines) for row in rows)


def labelled_blocks(words: Sequence[Word], edges: Edges) -> list[list[LabelRow]]:
    """The rows of each block of one page that has these edges."""
    lines = lines_of(words)
    parts = [part_of(line, edges) for line in lines]
    return [
        rows
        for first, end in spans_in(lines, parts)
        for rows in _blocks(lines[first:end], parts[first:end], edges)
    ]


def _blocks(lines: Sequence[Line], parts: Sequence[Part], edges: Edges) -> list[list[LabelRow]]:
    """The rows of each block; a bold line that is no label parts two blocks."""
    blocks: list[list[LabelRow]] = [[]]
    waiting: list[Line] = []  # lines of values whose row is told by the next label
    for number, (line, part) in enumerate(zip(lines, parts, strict=True)):
        rows = blocks[-1]
        if part is Part.VALUE:
            waiting.append(line)
        elif rows and _wraps(rows[-1], line, part, edges):
            rows[-1].lines += [*waiting, line]
            rows[-1].labels.append(label_in(line, edges))
            waiting = []
        elif part is Part.ROW or (rows and _is_empty(lines, parts, number, edges)):
            _add_row(rows, waiting, line, edges)
            waiting = []
        else:
            if rows:
                rows[-1].lines += waiting
            waiting = []
            blocks.append([])
    if blocks[-1]:
        blocks[-1][-1].lines += waiting
    return [rows for rows in blocks if rows]


def _add_row(rows: list[LabelRow], waiting: Sequence[Line], line: Line, edges: Edges) -> None:
    """Begins a row; what stands above its label belongs to it where the white says so."""
    kept = _kept_above([rows[-1].lines[-1], *waiting, line]) if rows else 0
    if rows:
        rows[-1].lines += waiting[:kept]
    rows.append(LabelRow([label_in(line, edges)], [*waiting[kept:], line]))


def _kept_above(lines: Sequence[Line]) -> int:
    """How many lines between a row and the next belong to the first of the two."""
    gaps = [gap_between(one, other) for one, other in pairwise(lines)]
    *others, second, widest = 0.0, *sorted(gaps)
    if others and widest - second >= LOOSER:
        return gaps.index(widest)
    return len(gaps) - 1


def _wraps(row: LabelRow, line: Line, part: Part, edges: Edges) -> bool:
    """A label goes on with the one above it: in lower case, or where that had no room."""
    last, text = row.labels[-1], line.text
    if gap_between(last, line) > WRAPPED:
        return False
    if label_in(line, edges).text in edges.rests:
        return True
    goes_on = text[:1].islower() or not (text[:1].isalnum() or text[:1] in OPENING_SIGNS)
    measure = Measure(edges.label, edges.value - NEAR_GAP * line.size)
    full = not fits(last, line, measure)
    if goes_on:
        return full or not row.labels[0].text[:1].islower()
    return part is Part.LABEL and full and text not in edges.names and not _DIGIT.search(text)


def _is_empty(lines: Sequence[Line], parts: Sequence[Part], number: int, edges: Edges) -> bool:
    """A label without a value: known, or amid rows without the white a heading has above it."""
    text = lines[number].text
    if text in edges.names or _DIGIT.search(text):
        return text in edges.names
    if number + 1 >= len(lines) or parts[number + 1] is not Part.ROW:
        return False
    above, line, below = lines[number - 1 : number + 2]
    return gap_between(above, line) <= OPENS * gap_between(line, below)


def _grid(rows: Sequence[LabelRow], edges: Edges) -> Grid:
    between = ((above.bottom + row.top) / 2 for above, row in pairwise(rows))
    ys = (rows[0].top - 1, *between, rows[-1].bottom + 1)
    values = (value.x0 for row in rows for line in row.lines if (value := value_in(line, edges)))
    start = min([edges.value, *values])  # bullets hang out
    xs = (edges.label - PADDING, start - PADDING, edges.right + PADDING)
    cells = tuple(GridCell(row, column) for row in range(len(rows)) for column in (0, 1))
    return Grid(xs, ys, cells)
