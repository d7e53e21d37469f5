"""A sheet of which some thousand rows are held at a time."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.parted import Cut
from planlift_parsers.xlsx.conditional import Conditions
from planlift_parsers.xlsx.grid import Grid, Line, make_grid
from planlift_parsers.xlsx.loading import Sheet
from planlift_parsers.xlsx.looks import Looks
from planlift_parsers.xlsx.regions import Piece, Region
from planlift_parsers.xlsx.swatches import add_swatches
from planlift_parsers.xlsx.tables import Builder, Resumed


class HeldRows:
    """The rows of a sheet that are held, part by part.

    Attributes:
        sheet: with the cells of the present part.
        table: number of the table that goes on in the next part, None where none does.
        is_table: that table is most of the present part.
    """

    def __init__(self, sheet: Sheet, looks: Looks, conditions: Conditions, limits: Limits) -> None:
        """Begin with the rows that were loaded first.

        Args:
            sheet: where its `later` is None, it is read whole.
            looks: of its workbook.
            conditions: of the sheet.
            limits: `cells` bounds what merged ranges may cover.
        """
        self.sheet = sheet
        self.table: int | None = None
        self.is_table = False
        self._looks = looks
        self._conditions = conditions
        self._limits = limits
        self._merges = sheet.merges
        self._comments = sheet.comments
        self._more = sheet.later is not None
        self._first = 1  # row of the sheet from which the present part goes on
        self._end = 0  # last row of the sheet in it
        self._rows: dict[int, int] = {}  # of the table that goes on, to those of the sheet

    def grid(self) -> Grid:
        """What the held rows show, but for those at the end that belong to the next part.

        Raises:
            LimitError: merged ranges cover too much.
        """
        if self.sheet.later is not None:
            self._bound()
        grid = make_grid(self.sheet, self._looks, self._conditions, self._limits)
        add_swatches(grid)
        if self._more:
            grid.lines = _without_loose_end(grid.lines, self._end)
            self._end = grid.lines[-1].row if grid.lines else self._end
            grid.hidden = [piece for piece in grid.hidden if self._holds(piece.position[0])]
            self.sheet.comments = {
                at: text for at, text in self._comments.items() if self._holds(at[0])
            }
        return grid

    def _bound(self) -> None:
        """Has the sheet know only what touches the rows that are held."""
        rows = [row for row, _ in self.sheet.ws._cells]
        first, last = min(rows, default=1), max(rows, default=0)
        self.sheet.merges = [box for box in self._merges if box[0] <= last and first <= box[2]]
        self.sheet.comments = {
            at: text for at, text in self._comments.items() if at[0] >= self._first
        }

    def _holds(self, row: int) -> bool:
        return self._first <= row <= self._end

    def note(self, pieces: Sequence[Piece], builder: Builder) -> None:
        """Keeps which table goes on behind the present part.

        Args:
            pieces: of the present part.
            builder: that has made them.

        Raises:
            LimitError: tables stand side by side, of which the parts would not fit together.
        """
        regions = [piece for piece in pieces if isinstance(piece, Region)]
        if any(lower.lines[0].row <= upper.lines[-1].row for upper, lower in pairwise(regions)):
            raise LimitError(
                f"sheet '{self.sheet.name}' holds tables side by side, and is too large to be "
                "read at once",
                "Give each of its tables a sheet of its own.",
                limit="cells",
            )
        goes_on = bool(regions) and pieces[-1] is regions[-1]
        self.is_table = goes_on and 2 * len(regions[-1].lines) > sum(
            len(piece.lines) if isinstance(piece, Region) else 1 for piece in pieces
        )
        self.table = builder.made if goes_on else None
        self._rows = builder.rows if goes_on else {}

    def turn(self, cut: Cut, builder: Builder) -> bool:
        """Reads the next rows and lets go of those before them; whether more may follow.

        Args:
            cut: of the table that goes on.
            builder: is told which table it is.
        """
        again = {self._rows[number]: number for number in cut.again if number in self._rows}
        number = cut.row or max(self._rows, default=0) + 1
        self._first = self._rows[cut.row] if cut.row else self._end + 1
        self._let_go(again.keys())
        self._more = self.sheet.later is not None and self.sheet.later.read(self.sheet)
        builder.cells = builder.paragraphs = 0
        if self.table is not None and (again or self._touches()):
            builder.resumed = Resumed(self.table, again, self._first, number)
        return self._more

    def _touches(self) -> bool:
        """Whether the next row follows those before it without a blank row between."""
        return any(row == self._first for row, _ in self.sheet.ws._cells)

    def _let_go(self, kept: Set[int]) -> None:
        ws, first = self.sheet.ws, self._first
        for row, column in list(ws._cells):
            if row < first and row not in kept:
                del ws._cells[row, column]
        for row in [row for row in ws.row_dimensions if row < first and row not in kept]:
            del ws.row_dimensions[row]
        rows = [0, *sorted(kept), first]
        self.sheet.elsewhere = [
            (low + 1, high - 1) for low, high in pairwise(rows) if high - low > 1
        ]


def _without_loose_end(lines: Sequence[Line], told: int) -> list[Line]:
    """The lines without those of one cell at the end, of which what follows tells what they are.

    Args:
        lines: of one part.
        told: row up to which lines were read before; all are kept where no others would be left.
    """
    filled = [at for at, line in enumerate(lines) if not line.lone]
    if not filled or lines[filled[-1]].row <= told:
        return list(lines)
    return list(lines[: filled[-1] + 1])
