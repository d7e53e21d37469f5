"""The workbook: actions, documents and findings on a sheet each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from planlift.batch.account import Record
from planlift.export.cells import could_run, writable
from planlift.export.columns import (
    ACTION_COLUMNS,
    DOCUMENT_COLUMNS,
    FINDING_COLUMNS,
    ActionRow,
    Column,
    FindingRow,
)
from planlift.export.links import as_workbook_link
from planlift.export.row_heights import lines_in
from planlift_schema import ActionPlan, Finding, Severity, Where

Cell = str | int | dt.date | None

# What Excel takes (support.microsoft.com, "Excel specifications and limits").
CELL_UNITS = 32_767
SHEET_ROWS = 1_048_576
_FIRST_YEAR = 1900  # Excel knows no earlier date
CUT = " […]"
_LONGEST_LINK_TEXT = 1_000  # of a path; what is longer is written as any other text
# A workbook carries the day it was made; the same plans must give the same bytes.
_CREATED = dt.datetime(2000, 1, 1)
# Columns short enough to be typed over: as text cells, what is typed stays text as well. The
# others are plain, as Excel shows "####" for text cells that are long.
_TYPED = frozenset({"ref", "indicators", "deadline", "status", "period", "ods_code"})
# Fill and ink: pale enough to read on, and the word stands in the cell.
_COLOURS = {
    "red": ("#F8CBAD", "#7F1D1D"),
    "amber": ("#FFE699", "#6B4A00"),
    "green": ("#C6E0B4", "#1E4620"),
    "blue": ("#BDD7EE", "#1F3864"),
    "failed": ("#F8CBAD", "#7F1D1D"),
    "not reached": ("#FFE699", "#6B4A00"),
    "no plan": ("#FFE699", "#6B4A00"),
    "error": ("#F8CBAD", "#7F1D1D"),
    "warning": ("#FFE699", "#6B4A00"),
}
_COLOURED = frozenset({"rag", "outcome", "severity"})
_LINK: dict[str, str | int] = {"font_color": "#0B4A8F", "underline": 1}
# Links stand in memory until the workbook is written (some 6 MB of them at most on a sheet), and
# Excel, which takes 65,530, opens slowly with many. The rows beyond only name their files.
_LINKS_KEPT = 4  # all rows of a document have the same: they stand in memory until the end
_MOST_LINKS = 20_000
_REVIEW = "#FFF7D6"
Look = Mapping[str, str | int]
_HEADER: Look = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1F3864",
    "text_wrap": True,
    "valign": "top",
    "align": "left",
    "indent": 1,
}
# A pale rule under each row, on screen and in print; a program's own grid is black in print.
_RULE: Look = {"bottom": 1, "bottom_color": "#C5CCD3"}
_TEXT: Look = {**_RULE, "text_wrap": True, "valign": "top", "align": "left", "indent": 1}
_NUMBER: Look = {**_RULE, "valign": "top", "align": "center"}
_DATE: Look = {**_TEXT, "num_format": "dd mmm yyyy"}
_A3_PAPER = 8
# Arial stands, or a font of the same widths does, in all systems, so that rows fit in all programs;
# Excel's own Calibri is replaced by wider ones elsewhere.
_FONT = {"font_name": "Arial", "font_size": 10}
# Height of a line in that font, as Excel draws it. A row taller than half a screen cannot be
# scrolled past with ease; what it hides is in the formula bar.
_LINE_POINTS = 12.75
_PADDING_POINTS = 3.0  # so that no letter touches the rule below
_TALLEST_POINTS = 300.0
_TALLEST_LINES = int(_TALLEST_POINTS / _LINE_POINTS)
_HEADER_POINTS = 27.0  # two lines, as the filter buttons cover part of one


class Book:
    """An .xlsx file of sheets by rows: no cell can run, text stays text, dates are dates."""

    def __init__(self, file: BinaryIO, scratch: Path, title: str) -> None:
        """Begin the workbook.

        Args:
            file: open for writing; not closed by `finish`.
            scratch: a folder for the rows until then, so that memory does not grow with them.
            title: in the file's properties.
        """
        self._book = xlsxwriter.Workbook(
            file,
            {
                "constant_memory": True,
                "default_format_properties": {**_FONT},  # XlsxWriter changes it
                "tmpdir": str(scratch),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._book.set_properties({"created": _CREATED, "title": title})
        self._formats: dict[tuple[tuple[str, str | int], ...], Format] = {}
        self._sheets: list[Sheet] = []

    def sheet(self, title: str, columns: Sequence[Column[Any]], pages: int = 1) -> Sheet:
        """A further sheet: it is written after those before it.

        Args:
            title: its name.
            columns: what stands in them; those without a width are left out.
            pages: side by side, in print.
        """
        self._sheets.append(Sheet(self, title, columns, pages))
        return self._sheets[-1]

    def finish(self) -> None:
        """Write the file out; no row may follow."""
        for sheet in self._sheets:
            sheet.finish()
        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error

    def new_sheet(self, title: str) -> Worksheet:
        """A further worksheet."""
        return self._book.add_worksheet(title)

    def format(self, properties: Look) -> Format:
        """The cell format of these properties; each is made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


class PlanWorkbook(Book):
    """The workbook of a conversion."""

    def __init__(self, file: BinaryIO, scratch: Path) -> None:
        """Begin the workbook, as any `Book`."""
        super().__init__(file, scratch, "Action plans")
        self._actions = self.sheet("Actions", ACTION_COLUMNS, pages=3)
        self._documents = self.sheet("Documents", DOCUMENT_COLUMNS)
        self._findings = self.sheet("Findings", FINDING_COLUMNS)

    def begin(self, record: Record) -> None:
        """Write a document's line of the account."""
        self._documents.add(record)

    def end(self, record: Record, plan: ActionPlan | None) -> None:
        """Write the findings on a document's plan."""
        for finding in plan.findings if plan is not None else ():
            self._findings.add(FindingRow(record, finding))

    def action(self, row: ActionRow) -> None:
        """Write an action; what does not fit into a cell becomes a finding."""
        for name in self._actions.add(row):
            finding = Finding(
                code="limit-reached",
                severity=Severity.NOTE,
                message=f"The text is longer than the {CELL_UNITS} characters of a cell; "
                "it is cut in this workbook.",
                hint="The whole text is in the plan's JSON file and in actions.csv.",
                where=Where(action=row.number, field=name),
            )
            self._findings.add(FindingRow(row.record, finding))


class Sheet:
    """One kind of rows; it goes on on a further worksheet where one is full."""

    def __init__(self, book: Book, title: str, columns: Sequence[Column[Any]], pages: int) -> None:
        """Begin it; see `Book.sheet`."""
        self._book = book
        self._title = title
        self._columns = [column for column in columns if column.width is not None]
        self._pages = pages  # side by side, in print
        self._count = 0
        self._begin()

    def _begin(self) -> None:
        self._count += 1
        title = self._title if self._count == 1 else f"{self._title} {self._count}"
        self._sheet = self._book.new_sheet(title)
        self._row = 0
        self._links = 0
        # XlsxWriter writes the number that a link has on its worksheet into it.
        self._link_to = lru_cache(maxsize=_LINKS_KEPT)(_url)
        self._sheet.freeze_panes(1, 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A3_PAPER)
        self._sheet.fit_to_pages(self._pages, 0)
        self._sheet.repeat_rows(0)
        self._sheet.repeat_columns(0, 0)
        self._sheet.hide_gridlines(1)  # in print
        self._sheet.set_row(0, _HEADER_POINTS)
        header = self._book.format(_HEADER)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            self._sheet.write_string(0, number, writable(column.title), header)

    def add(self, row: object) -> list[str]:
        """Write a row; gives the names of the columns whose text was cut."""
        if self._row + 1 == SHEET_ROWS:
            self.finish()
            self._begin()
        self._row += 1
        cells = [column.joined(row) for column in self._columns]
        self._sheet.set_row(self._row, self._height(cells), self._book.format(_RULE))
        cut = []
        for number, (column, value) in enumerate(zip(self._columns, cells, strict=True)):
            link = column.link(row) if column.link else ""
            if link and value and self._write_link(number, column.label or str(value), link):
                continue
            if self._write(number, column.name, value, column.look(row) if column.look else {}):
                cut.append(column.name)
        _forget(self._sheet, self._row - 1)
        return cut

    def _height(self, cells: Sequence[Cell]) -> float:
        """Points that the row needs: not every program fits rows to wrapped text by itself."""
        lines = 1
        for column, value in zip(self._columns, cells, strict=True):
            if isinstance(value, str) and not column.label and lines < _TALLEST_LINES:
                lines = max(lines, lines_in(value, column.width or 0))
        return min(lines * _LINE_POINTS, _TALLEST_POINTS) + _PADDING_POINTS

    def finish(self) -> None:
        """Put the filter over what was written."""
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)

    def _write_link(self, number: int, text: str, way: str) -> bool:
        """Write a cell that leads to a file; False where it must stand without."""
        link = as_workbook_link(way)
        if not link or self._links == _MOST_LINKS or len(text) > _LONGEST_LINK_TEXT:
            return False
        self._links += 1
        style = self._book.format({**_TEXT, **_LINK, **_look("", writable(text))})
        # XlsxWriter takes either, though it is annotated for the address alone.
        url = cast(str, self._link_to(link, writable(text)))
        self._sheet.write_url(self._row, number, url, style)
        return True

    def _write(self, number: int, name: str, value: Cell, look: Look) -> bool:
        """Write a cell; True if its text was cut."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if isinstance(value, dt.date) and value.year < _FIRST_YEAR:
            value = value.isoformat()
        if isinstance(value, dt.date):
            style = self._book.format(_DATE)
            moment = dt.datetime.combine(value, dt.time())
            self._sheet.write_datetime(self._row, number, moment, style)
            return False
        if isinstance(value, int):
            self._sheet.write_number(
                self._row, number, value, self._book.format({**_NUMBER, **look})
            )
            return False
        if not value:
            return False
        text, cut = _fitting(writable(value))
        style = self._book.format({**_TEXT, **_look(name, text), **look})
        self._sheet.write_string(self._row, number, text, style)
        return cut


def _forget(sheet: Worksheet, row: int) -> None:
    """Drop what XlsxWriter keeps of a row that is on disk: 300 bytes each, to the very end.

    It has no call for that; where another version names these differently, memory grows again.
    """
    for kept in ("row_info", "set_rows", "row_sizes"):
        getattr(sheet, kept, {}).pop(row, None)


def _url(link: str, text: str) -> Url:
    url = Url(link)
    url.text = text
    return url


def _look(name: str, text: str) -> Look:
    """What sets a text cell apart from the others."""
    look: dict[str, str | int] = {}
    if name in _TYPED:
        look["num_format"] = "@"
    if could_run(text):
        look["quote_prefix"] = True  # it stays text when the cell is typed into
    if name in _COLOURED and text in _COLOURS:
        look["bg_color"], look["font_color"] = _COLOURS[text]
    if name == "review" and text:
        look["bg_color"] = _REVIEW
    return look


def _fitting(text: str) -> tuple[str, bool]:
    """The text cut to what a cell holds, counted as Excel counts, and whether it was."""
    if len(text) * 2 <= CELL_UNITS or len(text.encode("utf-16-le")) // 2 <= CELL_UNITS:
        return text, False
    room = 2 * (CELL_UNITS - len(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT, True
