"""Tables of figures: a body, the header over it and the rows of labels, put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.bodies import Body, Row, bodies_in, rows_in, whole_body
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.figure_rows import cuts_of, is_heading, is_over_values, row_starts
from planlift_parsers.pdf.figures import Part, may_hold_figures
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.heads import blocks_of, header_lines
from planlift_parsers.pdf.lines import lines_of
from planlift_parsers.pdf.region import SPANNING
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.tables import Piece
from planlift_parsers.pdf.unlike import is_contents, is_strewn

BEFORE_COLUMN = 2.0  # points between a column's boundary and the text that begins at it
FIGURES = 0.5  # share of what stands behind the first column that is figures
FINER = 1.5  # lines of figures for each ruled row that holds any, where rules leave rows out
SLACK = 2.0  # points by which a rule may miss the frame
MARKS = 0.3  # the same among marks, so that a list of short words is no table of figures
ALL_MARKS = 0.9  # share of what stands there that is short, in a table of marks
# Share of the lines that are text behind the first column: cells of text wrap. In a frame, rules
# would part the rows of such a table, so that nothing is to be found.
TEXTS = {False: 0.45, True: 0.2}
# Columns of figures without a gap, at the same baselines, that are plainly parted by row.
FILLED = 3
MOST_LINES = 600  # a page with more is a drawing; one of dense print has 160


def figure_tables(page: int, words: Sequence[Word], rules: Sequence[Rule]) -> list[Piece]:
    """The tables of figures among words.

    Args:
        page: page number.
        words: level, visible words of one column of a page.
        rules: level rules and edges of shading.
    """
    lines = lines_of(words)
    if len(lines) > MOST_LINES:
        return []
    rows = rows_in(lines)
    free, found = 0, []
    for body in bodies_in(rows):
        _lengthen(body, rows)
        made = _Table(body, rows[free : body.first], rules)
        if made.is_table():
            found.append(made.piece(page))
            free = body.first + len(body.rows)
    return found


def framed_table(piece: Piece, level: Sequence[Rule], upright: Sequence[Rule]) -> Piece | None:
    """The table of figures in a frame whose rules do not part all its rows and columns.

    Args:
        piece: what the rules show.
        level: level rules and edges of shading of the page.
        upright: upright rules of the page.
    """
    words = [word for cell in piece.words.values() for word in cell]
    if piece.inner or not may_hold_figures(words):
        return None
    if any(word.turn or word.hidden for word in words):
        return None
    x0, top, x1, bottom = piece.grid.box
    walls = [rule for rule in upright if x0 + SLACK < rule.at < x1 - SLACK]
    lines = lines_of(words)
    if len(lines) > MOST_LINES:
        return None
    rows = rows_in(lines, walls)
    body = whole_body(rows, x0, x1)
    if body is None or not (_is_finer(body, piece.grid) and keeps_columns(body, piece.grid)):
        return None
    rules = [rule for rule in level if top - SLACK <= rule.at <= bottom + SLACK]
    made = _Table(body, rows[: body.first], rules, walls, framed=True)
    return made.piece(piece.page) if made.is_table() else None


def table_in(
    page: int, rows: Sequence[Row], body: Body, rules: Sequence[Rule], walls: Sequence[Rule]
) -> Piece | None:
    """The table of a body and of all that stands over it, if it is one.

    Args:
        page: page number.
        rows: all lines, from the top of the header down.
        body: lines of figures among them.
        rules: level rules and edges of shading.
        walls: upright rules within the header.
    """
    _lengthen(body, rows)
    made = _Table(body, rows[: body.first], rules, walls, framed=True)
    return made.piece(page) if made.is_table() else None


def _is_finer(body: Body, grid: Grid) -> bool:
    """It has plainly more rows than the rules part, or more columns."""
    heights = [row.line.baseline - 1 for row in body.rows if row.figures]
    parted = len({bisect_right(grid.ys, at) for at in heights})
    return FINER * parted <= len(heights) or body.columns > len(grid.xs) - 1


def keeps_columns(body: Body, grid: Grid) -> bool:
    """Whether it has every column that rules show.

    Args:
        body: lines of figures.
        grid: what the rules draw.
    """
    return all(any(a - SLACK <= x <= b + SLACK for a, b in body.gaps) for x in grid.xs[1:-1])


def _lengthen(body: Body, rows: Sequence[Row]) -> None:
    """Adds the lines by which the last label goes on."""
    number = body.first + len(body.rows)
    while number < len(rows):
        row, last = rows[number], rows[number - 1]
        part = row.parts[0]
        near = row.line.baseline - last.line.baseline <= 1.4 * row.line.size
        within = len(row.parts) == 1 and part.x1 <= body.gaps[0][1] and part.x0 >= body.left - 1
        if not (near and within and part.text[:1].islower()):
            break
        body.rows.append(row)
        number += 1


def _are_figures(parts: Sequence[Part]) -> bool:
    """At least half of what stands behind the first column; among marks, a third."""
    figures = sum(part.figure for part in parts)
    marks = sum(part.short for part in parts)
    return figures >= FIGURES * len(parts) or (
        marks >= ALL_MARKS * len(parts) and figures >= MARKS * len(parts)
    )


class _Table:
    """One table being made."""

    def __init__(
        self,
        body: Body,
        above: Sequence[Row],
        rules: Sequence[Rule],
        walls: Sequence[Rule] = (),
        *,
        framed: bool = False,
    ) -> None:
        head, headings = header_lines(above, body, rules, framed=framed)
        title = above[: len(above) - len(headings) - len(head)] if framed else []
        self.body, self.rules, self.framed = body, rules, framed
        self.head = [*head, *reversed(title)]
        self.first = body.first - len(headings)
        body.rows[:0] = headings
        self.blocks = blocks_of(head, title, body, rules, walls)

    def is_table(self) -> bool:
        """Columns enough, or a header over them."""
        body = self.body
        rows = [row for row in body.rows if row.figures]
        behind = [part for row in rows for part in row.parts[1:]]
        if all(row.years for row in rows):  # when things are to be done
            return False
        bare = self.framed and not self._is_filled(rows)
        if not _are_figures(behind) or self._texts() > TEXTS[bare] * len(body.rows):
            return False
        texts = [[part.text for part in row.parts] for row in rows]
        if is_contents(texts, headed=bool(self.head)) or is_strewn(texts, body.columns):
            return False
        if body.columns > 2 or self.framed:
            return True
        headed = any(len(row.parts) > 1 for row in self.head)
        ruled = len(cuts_of(self._near_rules(), body, SPANNING)) > 1
        bold = all(row.line.bold for row in self.head) and not rows[-1].line.bold
        return headed and (ruled or bold or len(rows) > 3)

    def _is_filled(self, rows: Sequence[Row]) -> bool:
        """Its last columns hold a figure in every line that has any, as no cells of text do."""
        fewest = min(len(row.parts) for row in rows)
        last = [part for row in rows for part in row.parts[-FILLED:]]
        return fewest > FILLED and all(part.short for part in last)

    def _texts(self) -> int:
        """Lines of text behind the first column, as the cells of other tables have."""
        body = self.body
        return sum(
            any(body.column(part.centre) > 0 and not body.crossed(part) for part in row.parts)
            for row in body.rows
            if not row.figures and not is_heading(row, body)
        )

    def _near_rules(self) -> list[Rule]:
        top = self.head[-1].line.box[1] if self.head else self.body.rows[0].line.box[1]
        bottom = self.body.rows[-1].line.box[3]
        return [rule for rule in self.rules if top - 12 < rule.at < bottom + 12]

    def piece(self, page: int) -> Piece:
        """The table with the words of its cells."""
        body = self.body
        height = max((block.stop for block in self.blocks), default=0)
        xs = self._xs()
        starts = row_starts(body, cuts_of(self.rules, body, SPANNING))
        cells: dict[GridCell, list[Word]] = {}
        taken: set[tuple[int, int]] = set()
        for block in self.blocks:
            cell = GridCell(
                block.row, block.first, block.stop - block.row, block.last - block.first + 1
            )
            cells[cell] = [word for _, part in block.lines for word in part.words]
            taken |= {
                (i, j)
                for i in range(block.row, block.stop)
                for j in range(block.first, block.last + 1)
            }
        for number, (start, stop) in enumerate(pairwise([*starts, len(body.rows)]), height):
            self._add_row(cells, number, body.rows[start:stop])
        for i in range(height):
            for j in range(body.columns):
                if (i, j) not in taken:
                    cells[GridCell(i, j)] = []
        ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
        piece = Piece(page, Grid(xs, tuple(self._ys(height, starts)), ordered), ruled=False)
        for cell, words in cells.items():
            piece.words[cell] = sorted(words, key=lambda word: word.order)
        return piece

    def _add_row(self, cells: dict[GridCell, list[Word]], number: int, rows: Sequence[Row]) -> None:
        body = self.body
        parts = [part for row in rows for part in row.parts]
        if len(rows) == 1 and is_heading(rows[0], body):
            first = int(is_over_values(parts[0], body))
            cells[GridCell(number, first, 1, body.columns - first)] = parts[0].words
            if first:
                cells[GridCell(number, 0)] = []
            return
        found: list[list[Word]] = [[] for _ in range(body.columns)]
        for part in parts:
            found[body.column(part.centre)] += part.words
        for column, words in enumerate(found):
            cells[GridCell(number, column)] = words

    def _xs(self) -> tuple[float, ...]:
        body = self.body
        inner = [b - min(BEFORE_COLUMN, (b - a) / 2) for a, b in body.gaps]
        left = min([body.left, *(row.line.x0 for row in self.head)]) - 1
        right = max([body.right, *(row.line.x1 for row in self.head)]) + 1
        return left, *inner, right

    def _ys(self, height: int, starts: Sequence[int]) -> list[float]:
        """Row boundaries; those within the header lie between the texts of its levels."""
        rows = self.body.rows
        top = min([row.line.box[1] for row in self.head] or [rows[0].line.box[1]]) - 1
        ys = [top]
        first = rows[0].line.box[1]
        last = max([row.line.box[3] for row in self.head] or [top])
        end = (last + first) / 2
        for level in range(1, height):
            below = [block.top for block in self.blocks if block.row >= level]
            at = min(below, default=end) - 0.5
            step = ys[-1] + (end - ys[-1]) / (height - level + 1)
            ys.append(at if ys[-1] < at < end else step)
        if height:
            ys.append(max(end, ys[-1] + 0.5))
        pairs = ((rows[start - 1].line.box[3], rows[start].line.box[1]) for start in starts[1:])
        ys += [(above + below) / 2 for above, below in pairs]
        return [*ys, max(row.line.box[3] for row in rows) + 1]
