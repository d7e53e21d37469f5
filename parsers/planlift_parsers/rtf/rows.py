"""Rows of a rich text table: what is said of their cells, and their places in one grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planlift_parsers.docx.making import CellShape, cell, made
from planlift_parsers.docx.names import Element, W
from planlift_parsers.rtf.header import Header

# Width in twips given to a cell whose right edge is not said, as Word does with a narrow one.
_SOME_WIDTH = 1440
_WHOLE_SHADE = 10_000  # \\clshdng is in hundredths of a percent


@dataclass(frozen=True, slots=True)
class CellSaid:
    r"""What `\trowd` to `\cellx` say of one cell.

    Attributes:
        edge: its right edge in twips.
        across: "restart" or "continue" of a merge to the side.
        down: "restart" or "continue" of a merge downwards.
        ground: number of its background colour.
        ink: number of the colour of its pattern.
        share: how much of the pattern's colour is seen, in hundredths of a percent.
        rotated: its text runs up or down.
        deleted: its deletion is tracked.
    """

    edge: int = 0
    across: str = ""
    down: str = ""
    ground: int | None = None
    ink: int | None = None
    share: int = 0
    rotated: bool = False
    deleted: bool = False

    def fill(self, header: Header) -> str | None:
        """The colour behind it, None where none is said."""
        ground = header.colour(self.ground)
        if not self.share:
            return ground
        ink = header.colour(self.ink) or "000000"
        return _mixed(ink, ground or "FFFFFF", min(self.share, _WHOLE_SHADE) / _WHOLE_SHADE)


def _mixed(ink: str, ground: str, share: float) -> str:
    pairs = ((int(ink[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


@dataclass(slots=True)
class RowSaid:
    """What is said of a row.

    Attributes:
        left: its left edge in twips.
        header: it is repeated on each page.
        ground: number of the colour behind all of it.
        cells: of its cells, in order.
        next: of the cell whose right edge has not come yet.
    """

    left: int = 0
    header: bool = False
    ground: int | None = None
    cells: list[CellSaid] = field(default_factory=list)
    next: CellSaid = CellSaid()

    def take(self, word: str, number: int | None) -> bool:
        """Take a control word; False where it is none of a row's."""
        if word == "cellx":
            self.cells.append(replace(self.next, edge=number or 0))
            self.next = CellSaid()
        elif word == "trleft":
            self.left = number or 0
        elif word == "trhdr":
            self.header = True
        elif word == "trcbpat":
            self.ground = number
        else:
            return self._cell(word, number)
        return True

    def _cell(self, word: str, number: int | None) -> bool:
        """Take a control word that says something of the next cell."""
        change = _OF_CELLS.get(word)
        if change is None:
            return False
        self.next = change(self.next, number)
        return True

    def copy(self) -> RowSaid:
        """The same, for a row that goes on with what was said before."""
        return RowSaid(self.left, self.header, self.ground, list(self.cells))


_OF_CELLS: dict[str, Callable[[CellSaid, int | None], CellSaid]] = {
    "clmgf": lambda said, _: replace(said, across="restart"),
    "clmrg": lambda said, _: replace(said, across="continue"),
    "clvmgf": lambda said, _: replace(said, down="restart"),
    "clvmrg": lambda said, _: replace(said, down="continue"),
    "clcbpat": lambda said, number: replace(said, ground=number),
    # what a cell has beside its table's style; Word writes it a second time
    "clcbpatraw": lambda said, number: said if said.ground else replace(said, ground=number),
    "clcfpat": lambda said, number: replace(said, ink=number),
    "clshdng": lambda said, number: replace(said, share=max(number or 0, 0)),
    "cltxbtlr": lambda said, _: replace(said, rotated=True),
    "cltxtbrl": lambda said, _: replace(said, rotated=True),
    "cltxtbrlv": lambda said, _: replace(said, rotated=True),
    "cldel": lambda said, _: replace(said, deleted=True),
}


@dataclass(slots=True)
class RowMade:
    """A row that has ended: what was said of it, and the content of each cell."""

    said: RowSaid
    cells: list[list[Element]]

    def edges(self) -> list[int]:
        """Left edge of the row, then the right edge of each cell that stands in it."""
        edges = [self.said.left]
        for at in range(len(self.cells)):
            known = self.said.cells[at].edge if at < len(self.said.cells) else 0
            edges.append(known if known > edges[-1] else edges[-1] + _SOME_WIDTH)
        return edges


def table(rows: list[RowMade], header: Header) -> Element:
    """A table of Word's: the edges of all rows make one grid."""
    element = made(None, "tbl")
    grid = sorted({edge for row in rows for edge in row.edges()})
    columns = made(element, "tblGrid")
    for left, right in pairwise(grid):
        made(columns, "gridCol").set(W + "w", str(right - left))
    for row in rows:
        element.append(_row(row, grid, header))
    return element


def _row(row: RowMade, grid: list[int], header: Header) -> Element:
    element = made(None, "tr")
    edges = [bisect_left(grid, edge) for edge in row.edges()]
    properties = made(element, "trPr")
    if edges[0]:
        made(properties, "gridBefore", str(edges[0]))
    if row.said.header:
        made(properties, "tblHeader")
    behind = header.colour(row.said.ground)
    for at, content in enumerate(row.cells):
        said = row.said.cells[at] if at < len(row.said.cells) else CellSaid()
        shape = CellShape(
            edges[at + 1] - edges[at],
            said.fill(header) or behind,
            said.across,
            said.down,
            said.rotated,
            said.deleted,
        )
        element.append(cell(shape, content))
    return element
