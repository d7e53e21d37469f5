"""Tables of an OpenDocument text: rows and columns that are repeated, cells that are covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from planlift_parsers.docx.making import CellShape, cell, made
from planlift_parsers.docx.names import Element, W, twips
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.odf.names import TABLE, count
from planlift_parsers.odf.styles import Styles

_HEADER_ROWS = TABLE + "table-header-rows"
_GROUPS = frozenset(TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows"))
_COLUMN_GROUPS = frozenset(
    TABLE + name for name in ("table-columns", "table-column-group", "table-header-columns")
)
_ROW, _COLUMN = TABLE + "table-row", TABLE + "table-column"
_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"
_SOME_WIDTH = 1440  # of a column that does not say, in twips

Content = Callable[[Element], list[Element]]


@dataclass(slots=True)
class TableMaker:
    """Makes the tables of one document.

    Attributes:
        styles: the document's.
        limits: `cells` and `span` are kept.
        content: gives the blocks of a cell, in Word's terms.
        cells: made so far.
    """

    styles: Styles
    limits: Limits
    content: Content
    cells: int = 0

    def make(self, table: Element) -> Element:
        """A table in Word's terms.

        Args:
            table: `table:table`.

        Raises:
            LimitError: it has too many cells.
        """
        element = made(None, "tbl")
        columns = list(self._columns(table))
        grid = made(element, "tblGrid")
        for width, _ in columns:
            made(grid, "gridCol").set(W + "w", str(round(width)))
        behind = self.styles.of("table", table.get(TABLE + "style-name")).ground or None
        rows = _Rows(self, [style for _, style in columns], behind)
        for row, header in _rows_of(table, False):
            element.extend(rows.take(row, header))
        return element

    def charge(self, number: int) -> None:
        """Count cells.

        Raises:
            LimitError: there are too many.
        """
        self.cells += number
        if self.cells > self.limits.cells:
            raise LimitError(
                f"more than {self.limits.cells:,} cells in tables",
                "Split the document.",
                limit="cells",
            )

    def _columns(self, table: Element) -> Iterator[tuple[float, str | None]]:
        """Width and usual cell style of each column."""
        for column in _columns_of(table):
            style = self.styles.of("table-column", column.get(TABLE + "style-name"))
            repeats = min(count(column, TABLE + "number-columns-repeated"), self.limits.span)
            width = twips(style.width) or _SOME_WIDTH
            yield from [(width, column.get(TABLE + "default-cell-style-name"))] * repeats


def _columns_of(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == _COLUMN:
            yield child
        elif child.tag in _COLUMN_GROUPS:
            yield from _columns_of(child)


def _rows_of(parent: Element, header: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == _ROW:
            yield child, header
        elif child.tag in _GROUPS:
            yield from _rows_of(child, header or child.tag == _HEADER_ROWS)


@dataclass(slots=True)
class _Rows:
    """The rows of one table, in order.

    Attributes:
        maker: of the document's tables.
        usual: style of each column's cells.
        behind: colour behind the table.
        down: column -> rows still covered by the merge that begins there, and its columns.
    """

    maker: TableMaker
    usual: list[str | None]
    behind: str | None
    down: dict[int, tuple[int, int]] = field(default_factory=dict)

    def take(self, row: Element, header: bool) -> Iterator[Element]:
        """A row of the file as rows of Word's; one without text is never repeated."""
        repeats = count(row, TABLE + "number-rows-repeated")
        if repeats > 1 and not any(text.strip() for text in row.itertext()):
            repeats = 1
        for _ in range(repeats):
            yield self._row(row, header)

    def _row(self, row: Element, header: bool) -> Element:
        element = made(None, "tr")
        if header:
            made(made(element, "trPr"), "tblHeader")
        styles = self.maker.styles
        behind = styles.of("table-row", row.get(TABLE + "style-name")).ground or self.behind
        usual = row.get(TABLE + "default-cell-style-name")
        column = 0
        for source in row:
            if source.tag not in (_CELL, _COVERED):
                continue
            repeats = count(source, TABLE + "number-columns-repeated")
            for _ in range(min(repeats, self.maker.limits.span)):
                self.maker.charge(1)
                made_cell = self._cell(source, column, usual, behind)
                if made_cell is not None:
                    element.append(made_cell)
                column += 1
        return element

    def _cell(
        self, source: Element, column: int, usual: str | None, behind: str | None
    ) -> Element | None:
        """A cell; None for one that a cell to its left covers."""
        if source.tag == _COVERED:
            return self._covered(source, column)
        across = min(count(source, TABLE + "number-columns-spanned"), self.maker.limits.span)
        down = count(source, TABLE + "number-rows-spanned")
        self.down.pop(column, None)
        if down > 1:
            self.down[column] = (down - 1, across)
        by_column = self.usual[column] if column < len(self.usual) else None
        name = source.get(TABLE + "style-name") or usual or by_column
        style = self.maker.styles.of("table-cell", name)
        shape = CellShape(
            across,
            style.ground or behind,
            down="restart" if down > 1 else "",
            rotated=bool(style.rotated),
        )
        return cell(shape, self.maker.content(source))

    def _covered(self, source: Element, column: int) -> Element | None:
        left, across = self.down.get(column, (0, 1))
        if not left:
            return None
        self.down[column] = (left - 1, across)
        return cell(CellShape(across, down="continue"), self.maker.content(source))
