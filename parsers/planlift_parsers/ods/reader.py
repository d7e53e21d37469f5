"""The reader of OpenDocument spreadsheets: their cells are put into a workbook of Excel's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils.cell import range_boundaries

from planlift_parsers.document import Document
from planlift_parsers.docx.names import Element
from planlift_parsers.limits import Limits
from planlift_parsers.odf.enclosed import enclosed_in
from planlift_parsers.odf.names import DRAW, OFFICE, TABLE, TEXT, count
from planlift_parsers.odf.package import OdfFile, open_odf
from planlift_parsers.odf.pictures import FRAME, OdfPictures
from planlift_parsers.odf.styles import Given, Styles
from planlift_parsers.odt.changes import plain_text
from planlift_parsers.xlsx.loading import Box
from planlift_parsers.xlsx.making import LAST_COLUMN, LAST_ROW, BookMaker, CellLook, SheetMaker
from planlift_parsers.xlsx.reader import document_of

READER = "ods 1"
_ROW, _CELL, _COLUMN = TABLE + "table-row", TABLE + "table-cell", TABLE + "table-column"
_COVERED = TABLE + "covered-table-cell"
_ROW_GROUPS = frozenset(
    TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")
)
_COLUMN_GROUPS = frozenset(
    TABLE + name for name in ("table-header-columns", "table-columns", "table-column-group")
)
# What a cell holds, where its producer did not write down what it shows.
_VALUES = tuple(f"{OFFICE}{name}" for name in ("string-value", "date-value", "time-value", "value"))
_UNSEEN = frozenset({"collapse", "filter"})
# Cells without text that are looked at for colours behind each other, as in the sheets of Excel;
# whole rows and columns are often styled to the end of the sheet.
_COLOURED_CELLS = 60
_ADDRESS = re.compile(r"""(?:'((?:[^']|'')*)'|([^'.:]*))\.(\$?[A-Z]{1,3}\$?\d{1,7})""")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read an OpenDocument spreadsheet.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged, protected, empty or no OpenDocument spreadsheet.
        LimitError: it exceeds a limit.
    """
    odf = open_odf(data, "spreadsheet", limits)
    maker = BookMaker(limits, odf.title)
    styles = Styles(odf.roots)
    filters = _filters(odf)
    pictures = OdfPictures(odf.data)
    for table in odf.body.iterfind(TABLE + "table"):
        _Sheet(table, styles, maker, filters, pictures).read()
    document = document_of(maker.book(), name, limits)
    document.format, document.reader = "ods", READER
    enclosed = enclosed_in(odf)
    document.notes += enclosed.notes()
    document.blocks += enclosed.paragraphs()
    return document


def _filters(odf: OdfFile) -> dict[str, list[Box]]:
    """Ranges with buttons to filter by, whose first row is a header, by name of their sheet."""
    made: dict[str, list[Box]] = {}
    for element in odf.body.iterfind(f"{TABLE}database-ranges/{TABLE}database-range"):
        ends = _ADDRESS.findall(element.get(TABLE + "target-range-address") or "")
        if element.get(TABLE + "display-filter-buttons") != "true" or len(ends) != 2:
            continue
        left, top, right, bottom = range_boundaries(f"{ends[0][2]}:{ends[1][2]}")
        if left and top and right and bottom:
            name = ends[0][0].replace("''", "'") or ends[0][1].removeprefix("$")
            made.setdefault(name.removeprefix("$"), []).append((top, left, bottom, right))
    return made


@dataclass(frozen=True, slots=True)
class _Column:
    """A run of columns: the first, the last, the style of their cells, whether they are seen."""

    first: int
    last: int
    style: str | None
    hidden: bool


class _Sheet:
    """One sheet.

    Args:
        table: `table:table`.
        styles: the file's.
        maker: takes the sheet.
        filters: ranges with a header, by sheet.
        pictures: the file's.
    """

    def __init__(
        self,
        table: Element,
        styles: Styles,
        maker: BookMaker,
        filters: dict[str, list[Box]],
        pictures: OdfPictures,
    ) -> None:
        name = table.get(TABLE + "name") or ""
        shown = styles.of("table", table.get(TABLE + "style-name")).shown
        self._table = table
        self._styles = styles
        self._pictures = pictures
        self._made: SheetMaker = maker.sheet(name, visible=shown is not False)
        self._columns = list(_columns(table, 1))
        for box in filters.get(name, ()):
            self._made.header(box)

    def read(self) -> None:
        """Read its rows, then the words of its drawings, and its pictures."""
        for column in self._columns:
            if column.hidden:
                self._made.hide_columns(column.first, column.last)
        row = 1
        for element, header in _rows(self._table, False):
            repeats = min(count(element, TABLE + "number-rows-repeated"), LAST_ROW - row + 1)
            if header and _has_text(element):
                self._made.header((row, 1, row, LAST_COLUMN))
            self._row(element, row, repeats)
            row += repeats
            if row > LAST_ROW:
                break
        for shape in self._table.iterfind(f"{TABLE}shapes//{TEXT}p"):
            self._made.shape(plain_text(shape))
        for frame in self._table.iter(FRAME):
            if (picture := self._pictures.shown_in(frame)) is not None:
                self._made.picture(picture)

    def _row(self, element: Element, row: int, repeats: int) -> None:
        if element.get(TABLE + "visibility") in _UNSEEN:
            self._made.hide_rows(row, row + repeats - 1)
        if not _has_text(element):
            repeats = 1
        for number in range(row, row + repeats):
            column = 1
            for cell in element.iterchildren(_CELL, _COVERED):
                wide = count(cell, TABLE + "number-columns-repeated")
                self._cell(cell, number, column, wide, element)
                column += wide

    def _cell(self, cell: Element, row: int, column: int, wide: int, line: Element) -> None:
        text = _text(cell)
        look = self._look(cell, column, line)
        across = min(count(cell, TABLE + "number-columns-spanned"), LAST_COLUMN)
        down = min(count(cell, TABLE + "number-rows-spanned"), LAST_ROW)
        self._made.merge(row, column, down, across)
        if text or look.fill:
            wide = wide if text else min(wide, _COLOURED_CELLS)
            for at in range(column, min(column + wide, LAST_COLUMN + 1)):
                self._made.put(row, at, text or None, look)
        for comment in cell.iterfind(OFFICE + "annotation"):
            words = "\n".join(plain_text(one) for one in comment.iter(TEXT + "p"))
            self._made.comment(row, column, words)
        for shape in cell.iterfind(f"{DRAW}*//{TEXT}p") if len(cell) else ():
            self._made.shape(plain_text(shape))

    def _look(self, cell: Element, column: int, line: Element) -> CellLook:
        name = cell.get(TABLE + "style-name") or line.get(TABLE + "default-cell-style-name")
        if name is None:
            name = next((one.style for one in self._columns if one.last >= column), None)
        return _look(self._styles.of("table-cell", name))


def _look(given: Given) -> CellLook:
    return CellLook(
        given.ground or None, given.ink or None, bool(given.bold), bool(given.rotated), "@"
    )


def _rows(parent: Element, header: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == _ROW:
            yield child, header
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, header or child.tag == TABLE + "table-header-rows")


def _columns(parent: Element, first: int) -> Iterator[_Column]:
    for child in parent:
        if child.tag == _COLUMN:
            last = first + count(child, TABLE + "number-columns-repeated") - 1
            hidden = child.get(TABLE + "visibility") in _UNSEEN
            yield _Column(first, last, child.get(TABLE + "default-cell-style-name"), hidden)
            first = last + 1
        elif child.tag in _COLUMN_GROUPS:
            for column in _columns(child, first):
                first = column.last + 1
                yield column


def _has_text(row: Element) -> bool:
    return any(_text(cell) for cell in row.iterchildren(_CELL, _COVERED))


def _text(cell: Element) -> str:
    """The text as shown, a line for each paragraph and line break; else the value behind it."""
    shown = "\n".join(_lines(paragraph) for paragraph in cell.iterfind(TEXT + "p"))
    return shown or next(filter(None, map(cell.get, _VALUES)), "")


def _lines(paragraph: Element) -> str:
    parts = [paragraph.text or ""]
    for node in paragraph.iterdescendants():
        if node.tag == TEXT + "line-break":
            parts.append("\n")
        elif node.tag in (TEXT + "s", TEXT + "tab"):
            parts.append(" ")
        elif isinstance(node.tag, str):
            parts.append(node.text or "")
        parts.append(node.tail or "")
    return "".join(parts)
