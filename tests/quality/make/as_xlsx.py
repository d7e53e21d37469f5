"""A sample as an Excel workbook."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from quality.make.layout import Cell, Grid, Heading, Label, Line, Look, Sample, Sheet, Text
from quality.make.stable import stable_zip

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
COLUMN_WIDTH = 24


def render(sample: Sample) -> bytes:
    """The .xlsx file."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Sheet1"
    row, fresh = 1, True
    for block in sample.blocks:
        if isinstance(block, Sheet):
            sheet = sheet if fresh else book.create_sheet()
            sheet.title, row = block.name, 1
        else:
            row = _add(sheet, block, sample.look, row)
        fresh = False
    out = io.BytesIO()
    book.save(out)
    return stable_zip(out.getvalue())


def _add(sheet: Worksheet, block: object, look: Look, row: int) -> int:
    match block:
        case Heading(text, _):
            sheet.cell(row, 1, text).font = Font(bold=True, size=14)
            return row + 2
        case Text():
            for line in block.lines:
                sheet.cell(row, 1, line.plain)
                row += 1
            return row + 1
        case Label():
            sheet.cell(row, 1, block.name).font = Font(bold=True)
            sheet.cell(row, 2, _joined(block.lines)).alignment = Alignment(wrap_text=True)
            return row + 1
        case Grid():
            _grid(sheet, block, look, row)
            return row + len(block.rows) + 1
        case _:
            return row


def _joined(lines: tuple[Line, ...]) -> str:
    return "\n".join(line.plain for line in lines)


def _grid(sheet: Worksheet, grid: Grid, look: Look, top: int) -> None:
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row, 1):
            sheet.cell(top + at, column).border = BOX
            if cell is not None:
                fill = cell.fill or (look.head_fill if at < grid.header else "")
                _cell(sheet, cell, fill, (top + at, column))
    for column in range(1, grid.columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = COLUMN_WIDTH


def _cell(sheet: Worksheet, cell: Cell, fill: str, place: tuple[int, int]) -> None:
    row, column = place
    target = sheet.cell(row, column, _joined(cell.lines) or None)
    target.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(target.value, str):
        target.data_type = "s"
    if cell.bold:
        target.font = Font(bold=True)
    if fill:
        target.fill = PatternFill("solid", fgColor=fill)
    if cell.across > 1 or cell.down > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + cell.down - 1,
            end_column=column + cell.across - 1,
        )
