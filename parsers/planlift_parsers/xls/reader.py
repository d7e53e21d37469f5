"""The reader of old Excel files: xlrd's cells are put into a workbook of today's Excel."""

from __future__ import annotations

import datetime as dt
import io
import struct
from dataclasses import dataclass, field
from itertools import zip_longest

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.book import Book as OldBook
from xlrd.sheet import Cell as OldCell
from xlrd.sheet import Sheet as OldSheet

from planlift_parsers.document import Document
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import LOCKED_REMEDY
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.macros import macro_note
from planlift_parsers.ole import has_stream
from planlift_parsers.ole_objects import objects_in
from planlift_parsers.xls.pictures import pictures_of
from planlift_parsers.xlsx.making import BookMaker, CellLook, SheetMaker, Value
from planlift_parsers.xlsx.reader import document_of
from planlift_schema import Finding, Severity

READER = "xls 1"
_SOLID = 1  # fill pattern ([MS-XLS] 2.5.111)
_BOLD = 600  # weight; Excel writes 400 and 700
_STACKED, _SLANT, _DOWNWARDS = 255, 45, 90
_LOCKED = "encrypted"
# What xlrd lets through where a file is not what it should be.
_BROKEN = (
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
    OverflowError,
    RecursionError,
    struct.error,
)


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read an old Excel file.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged, protected or empty.
        LimitError: it exceeds a limit.
    """
    check_size(data, limits)
    old, mended = _opened(data)
    maker = BookMaker(limits)
    looks = _Looks(old)
    for sheet, pictures in zip_longest(old.sheets(), pictures_of(data)[: old.nsheets]):
        made = maker.sheet(sheet.name, visible=not sheet.visibility)
        _read_sheet(sheet, made, looks)
        for picture in pictures or ():
            made.picture(picture)
    document = document_of(maker.book(), name, limits)
    document.format, document.reader = "xls", READER
    if mended:
        document.notes.append(_mended())
    if has_stream(data, "_VBA_PROJECT"):
        document.notes.append(macro_note())
    objects = objects_in(data)
    document.notes += objects.notes()
    document.blocks += objects.paragraphs()
    return document


def _opened(data: bytes) -> tuple[OldBook, bool]:
    """The workbook, and whether it is damaged in a way that could be passed over."""
    try:
        return _open(data, strictly=True), False
    except _BROKEN as error:
        if _LOCKED in str(error):
            raise DocumentError("the file is protected by a password", LOCKED_REMEDY) from error
        first = error
    try:
        return _open(data, strictly=False), True
    except _BROKEN:
        raise DocumentError(
            f"the file is damaged ({type(first).__name__}: {first})".rstrip(": )") + ")",
            "Get a fresh copy, or open it in Excel, let it repair the file, and save it.",
        ) from first


def _open(data: bytes, *, strictly: bool) -> OldBook:
    return xlrd.open_workbook(
        file_contents=data,
        formatting_info=True,
        logfile=io.StringIO(),
        ignore_workbook_corruption=not strictly,
    )


def _mended() -> Finding:
    return Finding(
        code="file-damaged",
        severity=Severity.WARNING,
        message="The file is damaged; it was read as far as it goes.",
        hint="Compare what was read with the file as Excel shows it.",
    )


@dataclass(slots=True)
class _Looks:
    """The looks of one workbook's cells, worked out once a format."""

    book: OldBook
    known: dict[int, CellLook] = field(default_factory=dict)

    def of(self, number: int | None) -> CellLook:
        """The look of a cell by the number of its format; None for none."""
        if number is None or not 0 <= number < len(self.book.xf_list):
            return CellLook()
        if number not in self.known:
            self.known[number] = self._look(number)
        return self.known[number]

    def _look(self, number: int) -> CellLook:
        form = self.book.xf_list[number]
        fonts = self.book.font_list
        font = fonts[form.font_index] if form.font_index < len(fonts) else None
        ground = form.background
        shown = self.book.format_map.get(form.format_key)
        turn = form.alignment.rotation
        angle = turn - _DOWNWARDS if _DOWNWARDS < turn <= 2 * _DOWNWARDS else turn
        return CellLook(
            self._colour(ground.pattern_colour_index) if ground.fill_pattern == _SOLID else None,
            None if font is None else self._colour(font.colour_index),
            font is not None and font.weight >= _BOLD,
            turn == _STACKED or _SLANT < angle <= _DOWNWARDS,
            shown.format_str if shown is not None else "General",
        )

    def _colour(self, index: int) -> str | None:
        shades = self.book.colour_map.get(index)
        return None if shades is None else "".join(f"{shade:02X}" for shade in shades)


def _read_sheet(sheet: OldSheet, made: SheetMaker, looks: _Looks) -> None:
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            look = looks.of(cell.xf_index)
            value = _value(cell, sheet.book.datemode)
            if value is not None or look.fill is not None:
                made.put(row + 1, column + 1, value, look)
    for top, bottom, left, right in sheet.merged_cells:
        made.merge(top + 1, left + 1, bottom - top, right - left)
    for row, shape in sheet.rowinfo_map.items():
        if shape.hidden or shape.height == 0:
            made.hide_rows(row + 1, row + 1)
    for column, shape in sheet.colinfo_map.items():
        if shape.hidden or shape.width == 0:
            made.hide_columns(column + 1, column + 1)
    for (row, column), note in sheet.cell_note_map.items():
        made.comment(row + 1, column + 1, note.text)


def _value(cell: OldCell, datemode: int) -> Value:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(cell.value, "#ERROR!"))
    if isinstance(cell.value, float) and cell.value.is_integer():
        return int(cell.value)
    value: str | float = cell.value
    return value or None


def _moment(value: float, datemode: int) -> Value:
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return value
    made: dt.datetime = moment
    return made.time() if 0 <= value < 1 else made
