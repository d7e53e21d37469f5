"""A grid and the words on it to a Table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from planlift_parsers.document import Cell, Kind, Paragraph, Table
from planlift_parsers.paragraphs import fold
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.fills import Ground
from planlift_parsers.pdf.flow import Evidence, Measure, leading_of, paragraphs_of
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.lines import Line, lines_of, usual
from planlift_parsers.pdf.region import BEFORE_COLUMN
from planlift_parsers.pdf.set_in_columns import runs_of
from planlift_parsers.pdf.turning import level
from planlift_schema import Place
from planlift_schema.place import Box

USUAL_PADDING = 5.4  # points; Word's default cell margin, for tables that show no other
FIRST_ROWS = 1  # rows at the top of a piece: a header, and what a row cut by the page goes on with
CARD = 2  # boundaries of a table of one column: a frame around text
UNSET = Measure(0.0, 0.0)
MOST_PADDING = 15.0  # a first word further from the left edge is indented or centred
_TURN, _HIDDEN = attrgetter("turn"), attrgetter("hidden")


@dataclass(slots=True)
class Piece:
    """A table, or what one page holds of it.

    Attributes:
        page: page number.
        grid: its cells.
        words: the visible and hidden words of each cell, in the order of painting.
        inner: tables that stand within a cell.
        ruled: rules show where its cells end; else only the lines do.
        texts: the words set in lines, once `set_lines` was called.
    """

    page: int
    grid: Grid
    words: dict[GridCell, list[Word]] = field(default_factory=lambda: defaultdict(list))
    inner: list[tuple[GridCell, Piece]] = field(default_factory=list)
    texts: list[CellText] = field(default_factory=list)
    ruled: bool = True

    def set_lines(
        self, evidence: Evidence, *, cut_above: bool = False, cut_below: bool = False
    ) -> None:
        """Sets the words of each cell in lines, and adds what they tell to the evidence.

        Args:
            evidence: of the whole document.
            cut_above: the page's start may have cut the first rows.
            cut_below: the page's end may have cut the last row.
        """
        grid = self.grid
        self.texts = [_cell_text(grid, cell, self.words.get(cell, [])) for cell in grid.cells]
        _set_measures(self.texts, ruled=self.ruled)
        if len(grid.xs) == CARD:
            self.texts = [_in_columns(text) for text in self.texts]
        for text in self.texts:
            last = cut_below and text.cell.row + text.cell.row_span == len(grid.ys) - 1
            first = cut_above and text.cell.row <= FIRST_ROWS
            for part in text.parts or (text,):
                part.groups = evidence.learn(part.lines, part.measure, whole=not (last or first))
        for _, piece in self.inner:
            piece.set_lines(evidence)

    def take(self, words: Sequence[Word]) -> list[Word]:
        """Puts words into the cells that their middle lies in; gives back the others."""
        grid, owners, left = self.grid, self.grid.owners(), []
        x0 = top = x1 = bottom = 0.0  # of the last word's cell, in which most words stand too
        taken: list[Word] = []
        for word in words:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            if not (x0 <= x < x1 and top <= y < bottom):
                cell = owners.get(grid.unit(x, y)) if grid.covers(x, y) else None
                if cell is None:
                    left.append(word)
                    continue
                (x0, top, x1, bottom), taken = grid.cell_box(cell), self.words[cell]
            taken.append(word)
        return left


@dataclass(slots=True)
class CellText:
    """The lines of a cell in the frame of reading.

    Attributes:
        cell: which cell.
        box: the cell's box.
        turn: degrees clockwise that most of its text is turned.
        lines: visible lines.
        hidden: lines that nobody can see.
        measure: the column of type.
        groups: the visible lines of each paragraph, as geometry alone tells them.
        parts: what it is made of in the order of reading, where it has columns within; else ().
    """

    cell: GridCell
    box: Box
    turn: int
    lines: list[Line]
    hidden: list[Line]
    measure: Measure = UNSET
    groups: list[list[Line]] = field(default_factory=list)
    parts: tuple[CellText, ...] = ()


def table_of(piece: Piece, number: int, ground: Ground, evidence: Evidence) -> Table:
    """The table that a piece holds.

    Args:
        piece: grid and words of one page, set in lines.
        number: number of the table in the document, from 1.
        ground: colours of the page.
        evidence: what the whole document tells.
    """
    grid, shown = piece.grid, piece.grid.rounded()
    cells = []
    for text in piece.texts:
        place = Place(
            page=piece.page,
            box=shown.cell_box(text.cell),
            table=number,
            row=text.cell.row + 1,
            column=text.cell.column + 1,
        )
        cells.append(_cell(text, place, ground, evidence))
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    place = Place(page=piece.page, box=shown.box, table=number)
    edges = tuple(round(x, 2) for x in grid.xs)
    return Table(rows, columns, cells, place, edges)


def _cell(text: CellText, place: Place, ground: Ground, evidence: Evidence) -> Cell:
    spot = text.cell
    paragraphs = [
        paragraph
        for part in text.parts or (text,)
        for paragraph in paragraphs_of(part.groups, part.measure, evidence, place)
    ]
    for line in text.hidden:
        kind = Kind.DELETED if line.words[0].struck else Kind.HIDDEN
        paragraphs.append(Paragraph(fold(line.text), kind, place=place))
    fill = None
    if place.box:
        mark = None if text.lines else ground.mark_colour(place.box)
        fill = mark or ground.cell_colour(place.box)
    return Cell(
        spot.row,
        spot.column,
        spot.row_span,
        spot.column_span,
        paragraphs,
        fill=fill,
        rotated=text.turn in (90, 270),
        place=place,
    )


def _cell_text(grid: Grid, cell: GridCell, words: Sequence[Word]) -> CellText:
    box = grid.cell_box(cell)
    if not (any(map(_TURN, words)) or any(map(_HIDDEN, words))):
        return CellText(cell, box, 0, lines_of(words), [])
    turns = Counter[int]()
    for word in words:
        turns[word.turn] += len(word.text)
    turn = turns.most_common(1)[0][0]
    visible = [level(word) for word in words if not word.hidden]
    hidden = [level(word) for word in words if word.hidden]
    if turn:
        box = _turned(box, turn)
    lines = [line for each in _by_turn(visible, turn) for line in lines_of(each)]
    return CellText(cell, box, turn, lines, lines_of(hidden))


def _in_columns(text: CellText) -> CellText:
    """The text of a card with its parts, where names stand beside each other above values."""
    whole = text.measure
    parts = []
    for run in runs_of(text.lines) if not text.turn else ():
        left, right = run.column or (whole.left, None)
        edge = whole.right if right is None else right - BEFORE_COLUMN
        measure = Measure(left, edge, whole.leading)
        parts.append(CellText(text.cell, text.box, 0, run.lines, [], measure))
    return replace(text, parts=tuple(parts)) if parts else text


def _by_turn(words: Sequence[Word], first: int) -> list[list[Word]]:
    """Words turned alike, those that are turned as most of the cell is before the others."""
    groups: dict[int, list[Word]] = {first: []}
    for word in words:
        groups.setdefault(word.turn, []).append(word)
    return [group for group in groups.values() if group]


def _turned(box: Box, turn: int) -> Box:
    corner = Word("", *_sides(box), 0, 0, False, "", turn, False, False, False, 0)
    return level(corner).box


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box[0], box[2], box[1], box[3]


def _set_measures(texts: Sequence[CellText], *, ruled: bool) -> None:
    """The column of type of each cell, from its own lines and from those of its neighbours."""
    offsets = [min([line.x0 for line in text.lines]) - text.box[0] for text in texts if text.lines]
    padding = usual([o for o in offsets if 0 <= o <= MOST_PADDING], 0.5)
    padding = USUAL_PADDING if padding is None else padding
    leading = leading_of([text.lines for text in texts])
    reach: dict[float, float] = {}  # right edge of a column to the furthest that its lines go
    for text in texts:
        border = text.box[2]
        ends = [end for line in text.lines if (end := line.x1) <= border]
        if ends:
            reach[border] = max(reach.get(border, ends[0]), *ends)
    made: dict[tuple[float, float], Measure] = {}  # the cells of a column have one
    for text in texts:
        left, _, border, _ = text.box
        if (left, border) not in made:
            edge = border - padding if ruled else left
            right = max(edge, reach.get(border, border - padding))
            made[left, border] = Measure(left + padding, right, leading)
        text.measure = made[left, border]
