"""The reader of Excel XML of 2003: its cells are put into a workbook of today's Excel."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from planlift_parsers.document import Document
from planlift_parsers.docx.names import Element, whole
from planlift_parsers.limits import Limits
from planlift_parsers.onexml import parse_whole
from planlift_parsers.xlsx.making import (
    LAST_COLUMN,
    LAST_ROW,
    BookMaker,
    CellLook,
    SheetMaker,
    Value,
)
from planlift_parsers.xlsx.reader import document_of

READER = "excelml 1"
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_DOCUMENT_TITLE = ".//{urn:schemas-microsoft-com:office:office}Title"
_HEX = re.compile(r"#([0-9A-Fa-f]{6})$")
_SLANT = 45  # headers slanted up to this read across the page
# Formats that Excel names instead of writing them out.
_NAMED = {
    "General Date": "dd/mm/yyyy hh:mm",
    "Short Date": "dd/mm/yyyy",
    "Medium Date": "dd-mmm-yy",
    "Long Date": "d mmmm yyyy",
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": "£#,##0.00",
}


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read Excel XML of 2003.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged or empty.
        LimitError: it exceeds a limit.
    """
    root = parse_whole(data, limits)
    looks = _looks(root)
    maker = BookMaker(limits, (root.findtext(_DOCUMENT_TITLE) or "").strip())
    for sheet in root.iterfind(_SS + "Worksheet"):
        seen = sheet.findtext(f"{_X}WorksheetOptions/{_X}Visible") or "SheetVisible"
        made = maker.sheet(sheet.get(_SS + "Name") or "", visible=seen == "SheetVisible")
        table = sheet.find(_SS + "Table")
        if table is not None:
            _read_table(table, made, looks)
    document = document_of(maker.book(), name, limits)
    document.format, document.reader = "excelml", READER
    return document


def _looks(root: Element) -> dict[str, CellLook]:
    """Id of a style to the look it gives, that of its parent included."""
    made = {"": CellLook()}
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        base = made.get(style.get(_SS + "Parent") or "Default", CellLook())
        made[style.get(_SS + "ID") or ""] = _look(style, base)
    return made


def _look(style: Element, look: CellLook) -> CellLook:
    ground, font = style.find(_SS + "Interior"), style.find(_SS + "Font")
    turned, form = style.find(_SS + "Alignment"), style.find(_SS + "NumberFormat")
    if ground is not None and ground.get(_SS + "Pattern") == "Solid":
        look = replace(look, fill=_colour(ground.get(_SS + "Color")))
    if font is not None:
        look = replace(
            look, ink=_colour(font.get(_SS + "Color")), bold=font.get(_SS + "Bold") == "1"
        )
    if turned is not None:
        angle = abs(whole(turned.get(_SS + "Rotate"), 0))
        look = replace(look, rotated=turned.get(_SS + "VerticalText") == "1" or angle > _SLANT)
    if form is not None and (code := form.get(_SS + "Format")):
        look = replace(look, number_format=_NAMED.get(code, code))
    return look


def _colour(text: str | None) -> str | None:
    found = _HEX.match(text or "")
    return found[1].upper() if found else None


def _read_table(table: Element, made: SheetMaker, looks: dict[str, CellLook]) -> None:
    usual = _read_columns(table, made)
    row = 0
    for element in table.iterfind(_SS + "Row"):
        row = whole(element.get(_SS + "Index"), row + 1)
        if not 0 < row <= LAST_ROW:
            return
        if element.get(_SS + "Hidden") == "1":
            made.hide_rows(row, row + max(0, whole(element.get(_SS + "Span"), 0)))
        column = 0
        for cell in element.iterfind(_SS + "Cell"):
            column = whole(cell.get(_SS + "Index"), column + 1)
            if not 0 < column <= LAST_COLUMN:
                break
            key = cell.get(_SS + "StyleID") or element.get(_SS + "StyleID") or usual.get(column)
            column += _read_cell(cell, (row, column), made, looks.get(key or "Default"))
        row += max(0, whole(element.get(_SS + "Span"), 0))


def _read_columns(table: Element, made: SheetMaker) -> dict[int, str]:
    """Hide the hidden columns; column to the style of its cells."""
    usual: dict[int, str] = {}
    column = 0
    for element in table.iterfind(_SS + "Column"):
        column = whole(element.get(_SS + "Index"), column + 1)
        last = min(column + max(0, whole(element.get(_SS + "Span"), 0)), LAST_COLUMN)
        if element.get(_SS + "Hidden") == "1" and 0 < column <= last:
            made.hide_columns(column, last)
        if style := element.get(_SS + "StyleID"):
            usual.update(dict.fromkeys(range(column, last + 1), style))
        column = last
    return usual


def _read_cell(cell: Element, at: tuple[int, int], made: SheetMaker, look: CellLook | None) -> int:
    """Read a cell; how many columns beside it a merge covers."""
    row, column = at
    look = look or CellLook()
    data = cell.find(_SS + "Data")
    value = (
        None if data is None else _value("".join(map(str, data.itertext())), data.get(_SS + "Type"))
    )
    if value is not None or look.fill is not None:
        made.put(row, column, value, look)
    across = min(max(0, whole(cell.get(_SS + "MergeAcross"), 0)), LAST_COLUMN)
    down = min(max(0, whole(cell.get(_SS + "MergeDown"), 0)), LAST_ROW)
    made.merge(row, column, down + 1, across + 1)
    for comment in cell.iterfind(f"{_SS}Comment"):
        made.comment(row, column, "".join(map(str, comment.itertext())).strip())
    return across


def _value(text: str, kind: str | None) -> Value:
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() else number
        if kind == "DateTime":
            return dt.datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return text
    if kind == "Boolean":
        return text.strip() == "1"
    return text or None
