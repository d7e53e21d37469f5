"""A document in planlift's own layout as an Excel workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planlift.documents.content import Content, Part
from planlift.documents.look import (
    COLOURS,
    FONT,
    HEAD_FILL,
    HEAD_INK,
    LANGUAGE,
    MOST_COLUMNS_A4,
    RULE,
    letters,
)
from planlift.documents.packages import repacked
from planlift.export.cells import could_run
from planlift.export.row_heights import lines_in
from planlift.normalise.house import layout
from planlift_parsers.errors import UsageError
from planlift_schema import Rag, State

CELL_UNITS = 32_767  # what a cell of Excel takes, in UTF-16
_LONGEST_HEADER = 255  # of an Excel table
_CREATED = dt.datetime(2000, 1, 1)  # the same plan must give the same bytes
_LINE_POINTS, _PADDING, _TALLEST = 12.75, 3.0, 400.0
_A4, _A3 = 9, 8  # Excel's numbers of the papers
_CORE = "docProps/core.xml"
_CORE_END = b"</cp:coreProperties>"
# Short cells that Excel would turn into dates and numbers as they are typed ("1.10", "Mar-25").
_TYPED = frozenset({"Ref", "Deadline", "Status", "Entry"})
_BLANK_ROWS = 50  # below the last that lists of words hold for as well
Look = Mapping[str, str | int]
_TEXT: Look = {
    "text_wrap": True,
    "valign": "top",
    "indent": 1,
    "border": 1,
    "border_color": f"#{RULE}",
}
_LABEL: Look = {"bold": True}
_HEAD: Look = {**_TEXT, "bold": True, "bg_color": f"#{HEAD_FILL}", "font_color": f"#{HEAD_INK}"}


def as_xlsx(content: Content) -> bytes:
    """The workbook: a sheet for the details, the actions, and what stands outside them.

    No cell is a formula, and text stays text where it is typed over. Its language and title are
    set.

    Raises:
        UsageError: a text is longer than a cell can hold.
    """
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": FONT, "font_size": 10},
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": _CREATED, "title": content.title[:_LONGEST_HEADER]})
        _Writer(book, content).write()
    language = f"<dc:language>{LANGUAGE}</dc:language>".encode()
    return repacked(made.getvalue(), {_CORE: (_CORE_END, language + _CORE_END)})


class _Writer:
    """One workbook in the making."""

    def __init__(self, book: xlsxwriter.Workbook, content: Content) -> None:
        self._book = book
        self._content = content
        self._formats: dict[tuple[tuple[str, str | int], ...], Format] = {}

    def write(self) -> None:
        """All sheets."""
        content = self._content
        about = self._sheet(layout.ABOUT_HEADING, content.about)
        about.write_string(0, 0, content.title, self._format({"bold": True, "font_size": 16}))
        last = self._table(about, content.about, first=2)
        for at, line in enumerate(content.guidance, last + 2):
            about.merge_range(
                at, 0, at, 1, line, self._format({"text_wrap": True, "valign": "top"})
            )
            about.set_row(at, _LINE_POINTS * 3)
        self._sheet_of(layout.ACTIONS_HEADING, content.actions)
        if content.outside:
            self._sheet_of(layout.OUTSIDE_HEADING, content.outside)

    def _sheet_of(self, name: str, part: Part) -> None:
        sheet = self._sheet(name, part)
        last = self._table(sheet, part, first=0)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if part is self._content.actions:
            self._offer_words(sheet, part, last + _BLANK_ROWS)

    def _sheet(self, name: str, part: Part) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A3 if len(part.headers) > MOST_COLUMNS_A4 else _A4)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        for at, width in enumerate(letters(part)):
            sheet.set_column(at, at, width)
        return sheet

    def _table(self, sheet: Worksheet, part: Part, first: int) -> int:
        """Writes a table; gives its last row."""
        sizes = letters(part)
        rows = part.rows or (("",) * len(part.headers),)
        for at, words in enumerate((part.headers, *rows), first):
            for column, text in enumerate(words):
                look = _HEAD if at == first else _look(part.headers[column], text)
                look = {**look, **_LABEL} if part is self._content.about and not column else look
                _check(text, part.headers[column], at - first)
                sheet.write_string(at, column, text, self._format(look))
            lines = max(lines_in(text, size) for text, size in zip(words, sizes, strict=True))
            sheet.set_row(at, min(_TALLEST, lines * _LINE_POINTS + _PADDING))
        last = first + len(rows)
        if _can_be_table(part):
            columns = [
                {"header": header, "header_format": self._format(_HEAD)} for header in part.headers
            ]
            place = (first, 0, last, len(part.headers) - 1)
            sheet.add_table(*place, {"columns": columns, "style": None, "autofilter": first == 0})
        return last

    def _offer_words(self, sheet: Worksheet, part: Part, last: int) -> None:
        """Lists of the words for status and colour; others may be typed."""
        offered = {
            layout.RAG: [rag.capitalize() for rag in Rag],
            "Status": [state.replace("_", " ").capitalize() for state in State],
        }
        for header, words in offered.items():
            if header in part.headers:
                at = part.headers.index(header)
                rule = {"validate": "list", "source": words, "show_error": False}
                sheet.data_validation(1, at, last, at, rule)

    def _format(self, look: Look) -> Format:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**look, "font_name": FONT})
        return self._formats[key]


def _look(header: str, text: str) -> Look:
    look = dict(_TEXT)
    if header == layout.RAG and text in COLOURS:
        fill, ink = COLOURS[text]
        look |= {"bg_color": f"#{fill}", "font_color": f"#{ink}"}
    if header in _TYPED:
        look["num_format"] = "@"
    if could_run(text):
        look["quote_prefix"] = True
    return look


def _can_be_table(part: Part) -> bool:
    """Excel's tables want headers that differ by more than case and are not too long."""
    names = {header.casefold() for header in part.headers}
    short = all(0 < len(header) <= _LONGEST_HEADER for header in part.headers)
    return len(names) == len(part.headers) and short and not any("\n" in n for n in names)


def _check(text: str, header: str, row: int) -> None:
    if len(text.encode("utf-16-le")) // 2 > CELL_UNITS:
        raise UsageError(
            f"“{header}” of row {row} is longer than the {CELL_UNITS:,} characters of a cell",
            "Write the plan as docx, html or md.",
        )
