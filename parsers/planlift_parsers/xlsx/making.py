"""Workbooks made of other formats' cells, so that one reader reads the sheets of them all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from planlift_parsers.docx.making import clean
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.pictures import Picture
from planlift_parsers.xlsx.loading import Book, Box, Sheet

Value = str | int | float | bool | dt.date | dt.time | dt.timedelta | None

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of a sheet of Excel
_UPRIGHT_LETTERS = 90
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks.

    Attributes:
        fill: colour behind it, "RRGGBB", None for none.
        ink: colour of its text, None for the usual one.
        bold: its text is bold.
        rotated: its text runs up or down.
        number_format: how its value is shown, as Excel writes it.
    """

    fill: str | None = None
    ink: str | None = None
    bold: bool = False
    rotated: bool = False
    number_format: str = "General"


PLAIN_CELL = CellLook()


class BookMaker:
    """Makes a workbook.

    Args:
        limits: `cells` is kept.
        title: title in its properties.
    """

    def __init__(self, limits: Limits, title: str = "") -> None:
        self._workbook = Workbook()
        while self._workbook.worksheets:
            self._workbook.remove(self._workbook.worksheets[0])
        if title:
            self._workbook.properties.title = clean(title)
        self._limits = limits
        self._scratch = Worksheet(self._workbook)
        self._known: dict[CellLook, Any] = {}
        self._cells = 0
        self._sheets: list[SheetMaker] = []

    def sheet(self, name: str, *, visible: bool = True) -> SheetMaker:
        """Add a sheet.

        Args:
            name: as its tab has it; any characters.
            visible: it is shown.
        """
        ws = self._workbook.create_sheet(f"made {len(self._sheets)}")
        ws.sheet_state = "visible" if visible else "hidden"
        made = SheetMaker(Sheet(clean(name), ws), self)
        self._sheets.append(made)
        return made

    def book(self) -> Book:
        """The workbook, as the reader of Excel files takes it."""
        return Book(self._workbook, [made.finished() for made in self._sheets])

    def charge(self, number: int) -> None:
        """Count cells.

        Raises:
            LimitError: there are too many.
        """
        self._cells += number
        if self._cells > self._limits.cells:
            raise LimitError(
                f"the workbook has more than {self._limits.cells:,} cells",
                "Give only the sheets that hold the plan.",
                limit="cells",
            )

    def style(self, look: CellLook) -> Any:  # noqa: ANN401 - openpyxl's own array
        """The style array of a look, one for all cells that have it."""
        if look not in self._known:
            cell: Any = SheetCell(self._scratch, 1, 1)
            cell.fill = PatternFill("solid", fgColor=look.fill) if look.fill else PatternFill()
            cell.font = Font(bold=look.bold, color=look.ink)
            cell.alignment = Alignment(textRotation=_UPRIGHT_LETTERS if look.rotated else 0)
            cell.number_format = look.number_format or "General"
            self._known[look] = cell._style
        return self._known[look]


@dataclass(slots=True)
class SheetMaker:
    """Makes one sheet.

    Attributes:
        sheet: what is made.
        maker: of the workbook it belongs to.
        hidden_rows: first and last of each run.
        last_row: the last one that holds a cell.
    """

    sheet: Sheet
    maker: BookMaker
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    last_row: int = 0

    def put(self, row: int, column: int, value: Value, look: CellLook = PLAIN_CELL) -> None:
        """Fill a cell; one beyond the end of Excel's sheets is left out.

        Args:
            row: from 1.
            column: from 1.
            value: None for a cell that only has a look.
            look: how it looks.

        Raises:
            LimitError: there are too many cells.
        """
        if row > LAST_ROW or column > LAST_COLUMN or (value is None and look is PLAIN_CELL):
            return
        self.maker.charge(1)
        self.last_row = max(self.last_row, row)
        cell: Any = SheetCell(self.sheet.ws, row, column)
        self.sheet.ws._cells[row, column] = cell
        cell._value = clean(value) if isinstance(value, str) else value
        if look is not PLAIN_CELL:
            cell._style = self.maker.style(look)

    def merge(self, row: int, column: int, down: int, across: int) -> None:
        """Merge cells, `down` rows and `across` columns of them, from a place on."""
        if down > 1 or across > 1:
            self.sheet.merges.append((row, column, row + down - 1, column + across - 1))

    def header(self, box: Box) -> None:
        """Mark the first row of a range as a header."""
        self.sheet.headers.append(box)

    def hide_rows(self, first: int, last: int) -> None:
        """Hide rows."""
        self.hidden_rows.append((first, last))

    def hide_columns(self, first: int, last: int) -> None:
        """Hide columns."""
        letter = get_column_letter(min(first, LAST_COLUMN))
        columns = self.sheet.ws.column_dimensions
        columns[letter] = ColumnDimension(
            self.sheet.ws, letter, hidden=True, min=first, max=min(last, LAST_COLUMN)
        )

    def comment(self, row: int, column: int, text: str) -> None:
        """Put a comment at a cell."""
        self.sheet.comments[row, column] = text

    def shape(self, text: str) -> None:
        """Lay a shape with words on the sheet."""
        drawing = etree.Element(f"{_DRAWING}wsDr")
        body = etree.SubElement(etree.SubElement(drawing, f"{_DRAWING}sp"), f"{_DRAWING}txBody")
        etree.SubElement(etree.SubElement(body, f"{_WORDS}p"), f"{_WORDS}t").text = clean(text)
        self.sheet.drawings.append(etree.tostring(drawing))

    def picture(self, picture: Picture) -> None:
        """Lay a picture on the sheet."""
        place = replace(picture.place, sheet=self.sheet.name)
        self.sheet.pictures.append(replace(picture, place=place))

    def finished(self) -> Sheet:
        """The sheet; rows are hidden only as far as it has cells."""
        for first, last in self.hidden_rows:
            for row in range(first, min(last, self.last_row) + 1):
                self.sheet.ws.row_dimensions[row].hidden = True
        return self.sheet
