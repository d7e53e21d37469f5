"""Load a workbook with openpyxl, without the parts of it that a hostile file could turn on us.

openpyxl makes a cell object for every cell under a merged range or a hyperlink's range, and for
every styled cell down to the last row of the sheet. Here merged ranges stay ranges, hyperlink
targets (which are not on the page) are left alone, and what follows a sheet's last value is cut
off before it is parsed.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, TypeVar
from xml.etree.ElementTree import Element, ParseError

from lxml.etree import LxmlError
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import (
    RelationshipList,
    get_dependents,
    get_rels_path,
)
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser, WorksheetReader
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import COMMENTS_NS, REL_NS, SHARED_STRINGS
from openpyxl.xml.functions import fromstring

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.pictures import Picture
from planlift_parsers.xlsx.drawings import pictures_in
from planlift_parsers.xlsx.slices import (
    CELL,
    DATA_END,
    ROW_END,
    VALUE_END,
    WIDE_MARKS,
    Frame,
    frame_of,
    slices_of,
)
from planlift_parsers.xlsx.strings import CompactStrings, compact_strings
from planlift_parsers.zips import damaged, directory

Strings = list[str] | CompactStrings
Box = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1

_DRAWING_TYPE = f"{REL_NS}/drawing"
_TABLE_TYPE = f"{REL_NS}/table"
# Cells of one sheet from which it is read in parts, where that is asked for: read whole, 200,000
# take 400 MB (13 KB a row of seven), and no real plan met has a twentieth of that.
LARGE_CELLS = 200_000
_LARGE_BYTES = 2 << 20  # smaller parts hold fewer cells or strings than are worth the care
_TITLE_ROWS = re.compile(r"\$?(\d+):\$?(\d+)")
_LAST_COLUMN = 16_384
_XML_SUFFIXES = (".xml", ".rels")
_SHEETS = "xl/worksheets/"
_WORKBOOK_PART = "xl/workbook.xml"
# ISO/IEC 29500-1 against 29500-4: the same words in namespaces of another shape
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMESPACE = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_DECLARATION = re.compile(rb"\A\s*<\?xml.*?\?>", re.DOTALL)
# What openpyxl lets through when XML is not what it expects.
_BROKEN = (
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    LxmlError,
)
_State = Literal["visible", "hidden", "veryHidden"]
_T = TypeVar("_T")


@dataclass(slots=True)
class Sheet:
    """A worksheet and what openpyxl does not keep with it.

    Attributes:
        name: its name on the tab.
        ws: openpyxl's worksheet, with no merged ranges and no hyperlinks.
        merges: merged ranges.
        headers: ranges of Excel tables and filters, whose first row is a header.
        comments: row and column to the text of the comment there.
        unvalued: addresses of formulas that the file has no result for.
        drawings: XML of its drawings.
        pictures: its pictures that may hold a table.
        later: the rows that were not read yet, where it is read in parts.
        elsewhere: runs of rows that other parts hold: first and last of each, from 1.
    """

    name: str
    ws: Worksheet
    merges: list[Box] = field(default_factory=list)
    headers: list[Box] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    unvalued: list[str] = field(default_factory=list)
    drawings: list[bytes] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    later: LaterRows | None = None
    elsewhere: list[tuple[int, int]] = field(default_factory=list)


class LaterRows:
    """The rows of a large sheet behind those that were read first.

    Args:
        reader: of the sheet's first rows.
        frame: the sheet without its rows.
        slices: the XML of the other rows.
    """

    def __init__(self, reader: _SheetReader, frame: Frame, slices: Iterator[bytes]) -> None:
        self._reader = reader
        self._frame = frame
        self._slices = slices

    def read(self, sheet: Sheet) -> bool:
        """Reads the next slice into a sheet, beside the cells that are there; False at the end.

        Raises:
            DocumentError: it is not what it should be.
        """
        rows = next(self._slices, None)
        if rows is None:
            return False
        with _told():
            reader = _SheetReader(
                sheet.ws, io.BytesIO(self._frame.bare(rows)), self._reader.strings
            )
            reader.parser.row_counter = self._reader.parser.row_counter
            reader.bind_cells()
            reader.bind_row_dimensions()
        sheet.unvalued += reader.parser.unvalued
        self._reader = reader
        return True


@dataclass(slots=True)
class Book:
    """A workbook: openpyxl's, for styles and properties, and its sheets in order of the tabs."""

    workbook: Workbook
    sheets: list[Sheet]


def load(data: bytes, limits: Limits, *, in_parts: bool = False) -> Book:
    """Load a workbook.

    Args:
        data: a package that `check_package` has let through.
        limits: `cells` is kept; the rows of a sheet that is read in parts do not count.
        in_parts: of large sheets only the first rows are read; the others are its `later`.

    Raises:
        DocumentError: a part is missing or is not what it should be.
        LimitError: a sheet has too many cells.
    """
    with _told():
        reader = _BookReader(data, limits, in_parts=in_parts)
        reader.read_all()
    return Book(reader.wb, reader.sheets)


def may_have_large_sheet(data: bytes, limits: Limits) -> bool:
    """Whether a sheet says that it is long enough to be read in parts.

    Args:
        data: any file that begins as a package does.
        limits: `members` is kept.

    Raises:
        DocumentError: it is damaged.
        LimitError: it has too many members.
    """
    return any(
        member.filename.startswith(_SHEETS) and member.file_size >= _LARGE_BYTES
        for member in directory(data, limits)
    )


def has_large_sheet(data: bytes) -> bool:
    """Whether `load` would read a sheet in parts.

    Args:
        data: a package that `check_package` has let through.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(
            _large_frame(package, member.filename) is not None
            for member in package.infolist()
            if member.filename.startswith(_SHEETS)
        )


def _large_frame(package: zipfile.ZipFile, part: str) -> Frame | None:
    """A sheet that is to be read in parts without its rows, None for any other."""
    if package.getinfo(part).file_size < _LARGE_BYTES:
        return None
    frame = frame_of(package, part)
    return frame if frame is not None and frame.cells > LARGE_CELLS else None


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What openpyxl stumbles over becomes a message, and what it prints is dropped.

    It warns of features that hold no text, and prints what it says of broken styles.
    """
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            yield
        except _BROKEN as error:
            raise damaged(f"{type(error).__name__} in the workbook: {error}") from error


class _Parser(WorkSheetParser):
    """openpyxl's parser, that also notes formulas without a result."""

    unvalued: list[str]

    def parse_cell(self, element: Element) -> dict[str, object]:
        cell: dict[str, object] = super().parse_cell(element)
        # A result of type "str" without a value is the empty text, which is a result.
        if cell["value"] is None and element.get("t") != "str" and _has_formula(element):
            self.unvalued.append(element.get("r", ""))
        return cell


def _has_formula(element: Element) -> bool:
    return element.find(FORMULA_TAG) is not None


class _SheetReader(WorksheetReader):
    """openpyxl's reader of a sheet, that expands no ranges."""

    parser: _Parser

    def __init__(self, ws: Worksheet, source: io.BytesIO, strings: Strings) -> None:
        super().__init__(ws, source, strings, True, False)
        self.strings = strings
        book: Any = ws.parent
        self.parser = _Parser(
            source, strings, True, book.epoch, book._date_formats, book._timedelta_formats
        )
        self.parser.unvalued = []

    def bind_merged_cells(self) -> None:
        """Left to `merges`."""

    def bind_hyperlinks(self) -> None:
        """Targets are not on the page."""

    def bind_tables(self) -> None:
        """Left to the book's reader, which has the archive."""

    def merges(self) -> list[Box]:
        merged = self.parser.merged_cells
        return [box for cell in merged.mergeCell for box in _boxes(cell.ref)] if merged else []


class _BookReader(ExcelReader):
    """openpyxl's reader of a workbook, with the sheets read by `_SheetReader`."""

    shared_strings: Strings  # type: ignore[assignment]

    def __init__(self, data: bytes, limits: Limits, *, in_parts: bool) -> None:
        super().__init__(io.BytesIO(_transitional(data)), data_only=True, keep_links=False)
        self.limits = limits
        self.in_parts = in_parts
        self.cells = 0
        self.sheets: list[Sheet] = []

    def read_all(self) -> None:
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        _optional(self.read_properties)
        _optional(self.read_theme)
        apply_stylesheet(self.archive, self.wb)
        self.read_worksheets()
        _optional(self.parser.assign_names)
        for sheet in self.sheets:
            sheet.headers += _boxes(sheet.ws.auto_filter.ref or "")
            sheet.headers += _title_rows(sheet.ws.print_title_rows)

    def read_strings(self) -> None:
        """As openpyxl's, but millions of strings are kept in one piece."""
        found = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        part = found.PartName[1:] if found is not None else ""
        if not self.in_parts or not part or self.archive.getinfo(part).file_size < _LARGE_BYTES:
            super().read_strings()
            return
        with self.archive.open(part) as source:
            self.shared_strings = compact_strings(source)

    def read_worksheets(self) -> None:
        for entry, rel in self.parser.find_sheets():
            if rel.target in self.valid_files and "chartsheet" not in rel.Type:
                self.sheets.append(self._sheet(entry.name, entry.state, rel.target))

    def _sheet(self, name: str, state: _State | None, part: str) -> Sheet:
        rels = RelationshipList()
        rels_part = get_rels_path(part)  # type: ignore[no-untyped-call]
        if rels_part in self.valid_files:
            rels = get_dependents(self.archive, rels_part)
        ws = self.wb.create_sheet(name)
        ws.sheet_state = state or "visible"
        ws._rels = rels
        frame = _large_frame(self.archive, part) if self.in_parts else None
        slices = slices_of(self.archive, part, frame) if frame else iter(())
        xml = frame.whole(next(slices)) if frame else self._xml(part)
        reader = _SheetReader(ws, io.BytesIO(xml), self.shared_strings)
        reader.bind_all()
        sheet = Sheet(name, ws, reader.merges(), unvalued=reader.parser.unvalued)
        sheet.later = LaterRows(reader, frame, slices) if frame else None
        self._dependants(sheet, rels)
        return sheet

    def _xml(self, part: str) -> bytes:
        xml = trimmed(self.archive.read(part))
        self.cells += sum(1 for _ in CELL.finditer(xml))
        if self.cells > self.limits.cells:
            raise LimitError(
                f"the workbook has more than {self.limits.cells:,} cells",
                "Give only the sheets that hold the plan.",
                limit="cells",
            )
        return xml

    def _dependants(self, sheet: Sheet, rels: RelationshipList) -> None:
        """Comments, tables and drawings; one that is broken costs only itself."""
        for xml in self._parts(rels, COMMENTS_NS):
            sheet.comments |= _optional(partial(_comments, xml)) or {}
        for xml in self._parts(rels, _TABLE_TYPE):
            sheet.headers += _optional(partial(_table_header, xml)) or []
        sheet.drawings += self._parts(rels, _DRAWING_TYPE)
        for rel in rels.find(_DRAWING_TYPE):
            sheet.pictures += _optional(partial(self._pictures, sheet.name, rel.target)) or []

    def _pictures(self, sheet: str, part: str) -> list[Picture]:
        """The pictures of a drawing, whose files stand beside it."""
        rels_part = get_rels_path(part)  # type: ignore[no-untyped-call]
        if rels_part not in self.valid_files:
            return []
        rels = get_dependents(self.archive, rels_part)

        def file(key: str) -> tuple[str, bytes]:
            target = rels.get(key).target
            return posixpath.basename(target), self.archive.read(target)

        return list(pictures_in(self.archive.read(part), sheet, file))

    def _parts(self, rels: RelationshipList, kind: str) -> list[bytes]:
        targets = [rel.target for rel in rels.find(kind)]
        return [self.archive.read(part) for part in targets if part in self.valid_files]


def _transitional(data: bytes) -> bytes:
    """A package in the strict form of the standard, with the namespaces that openpyxl knows."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        if _WORKBOOK_PART not in names or _STRICT not in package.read(_WORKBOOK_PART):
            return data
        parts = [(name, package.read(name)) for name in names if name.endswith(_XML_SUFFIXES)]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, xml in parts:
            package.writestr(name, _STRICT_NAMESPACE.sub(_usual_namespace, xml))
    return made.getvalue()


def _usual_namespace(strict: re.Match[bytes]) -> bytes:
    family, rest = strict.groups()
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (family, rest)


def _optional(step: Callable[[], _T]) -> _T | None:
    """What a step gives, or None where the part it reads is broken and not needed."""
    try:
        return step()
    except DocumentError:
        raise
    except _BROKEN:
        return None


def _comments(xml: bytes) -> dict[tuple[int, int], str]:
    root: Any = fromstring(xml)
    sheet: Any = CommentSheet.from_tree(root)
    found: Iterable[tuple[str, object]] = sheet.comments
    return {
        coordinate_to_tuple(ref): str(getattr(comment, "text", "") or "") for ref, comment in found
    }


def _table_header(xml: bytes) -> list[Box]:
    root = fromstring(xml)
    return _boxes(root.get("ref", "")) if root.get("headerRowCount", "1") != "0" else []


def _boxes(ref: str) -> list[Box]:
    """A range's box, none where it is open or no range at all."""
    try:
        left, top, right, bottom = range_boundaries(ref)
    except (ValueError, TypeError):
        return []
    if left is None or top is None or right is None or bottom is None:
        return []
    return [(top, left, bottom, right)]


def _title_rows(rows: str | None) -> list[Box]:
    """The rows that are repeated on each printed page, "$7:$8"."""
    found = _TITLE_ROWS.fullmatch(rows or "")
    if found is None:
        return []
    first, last = int(found.group(1)), int(found.group(2))
    return [(row, 1, row, _LAST_COLUMN) for row in range(first, min(last, first + 9) + 1)]


def trimmed(xml: bytes) -> bytes:
    """A sheet's XML without the rows after its last value.

    Whole columns are often styled, down to row 1,048,576; those rows hold nothing.
    """
    if xml.startswith(WIDE_MARKS):
        xml = _DECLARATION.sub(b"", xml.decode("utf-16", "replace").encode(), count=1)
    last = _last(VALUE_END, xml)
    ends = [found.start() for found in DATA_END.finditer(xml)]
    if last < 0 or len(ends) != 1:
        return xml
    row_end = ROW_END.search(xml, last)
    return xml[: row_end.end()] + xml[ends[0] :] if row_end and row_end.end() < ends[0] else xml


def _last(pattern: re.Pattern[bytes], xml: bytes) -> int:
    """Where the pattern is found last, -1 if nowhere."""
    at = -1
    for found in pattern.finditer(xml):
        at = found.end()
    return at
