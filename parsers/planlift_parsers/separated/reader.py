"""The reader of separated values: the separator is found out, the cells are put into a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planlift_parsers.document import Document
from planlift_parsers.encodings import text_of
from planlift_parsers.limits import Limits
from planlift_parsers.text import read as read_text
from planlift_parsers.xlsx.making import BookMaker
from planlift_parsers.xlsx.reader import document_of

READER = "csv 1"
_SEPARATORS = ",;|"
_SHEET = "Sheet1"  # the one that a spreadsheet would open the file as
# Excel may name the separator in a first line of its own.
_NAMED = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)
# A quoted cell with more line breaks than this was never closed: its quote is a letter.
_QUOTED_LINES = 200
_SAMPLE_ROWS = 200
_LONGEST_CELL = 10_000_000

Rows = list[list[str]]


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read separated values; places are those that a spreadsheet would show (row and column).

    Args:
        data: the whole file, in any of the encodings that `encodings.decode` knows.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is empty.
        LimitError: it exceeds a limit.
    """
    separator, text = _separator(text_of(data, limits))
    if not separator:  # tabs, or none at all: lines are read as in any text
        document = read_text(data, name, limits)
    else:
        document = _sheet(_rows(text, separator), name, limits)
    document.format, document.reader = "csv", READER
    return document


def _sheet(rows: Sequence[Sequence[str]], name: str, limits: Limits) -> Document:
    maker = BookMaker(limits)
    sheet = maker.sheet(_SHEET)
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell.strip():
                sheet.put(row, column, cell)
    document = document_of(maker.book(), name, limits)
    for table in document.tables():
        table.place = replace(table.place, sheet=None)
        for made in table.cells:
            made.place = replace(made.place, sheet=None)
    for paragraph in document.paragraphs():
        paragraph.place = replace(paragraph.place, sheet=None)
    return document


def _separator(text: str) -> tuple[str, str]:
    """What parts the cells, "" for tabs and for nothing; and the text behind a line naming it."""
    if named := _NAMED.match(text):
        found = named[1]
        return ("" if found == "\t" else found), text[named.end() :]
    sample = {mark: _rows(text, mark, _SAMPLE_ROWS) for mark in "\t" + _SEPARATORS}
    best = max(sample, key=lambda mark: _evenness(sample[mark]))
    return ("" if best == "\t" or _evenness(sample[best]) == (0, 0) else best), text


def _evenness(rows: Rows) -> tuple[int, int]:
    """How many rows have the number of cells that most have, and that number; 0 for one."""
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    widths.pop(1, None)
    if not widths:
        return 0, 0
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    return often, width


def _rows(text: str, separator: str, most: int = 0) -> Rows:
    """The rows; where a quote is never closed, quotes are letters."""
    csv.field_size_limit(_LONGEST_CELL)
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows: Rows = []
        try:
            for row in csv.reader(
                _lines(text), delimiter=separator, quoting=quoting, skipinitialspace=True
            ):
                rows.append(row)
                if most and len(rows) >= most:
                    break
        except csv.Error:
            continue
        if all(cell.count("\n") <= _QUOTED_LINES for row in rows for cell in row):
            break
    return rows


def _lines(text: str) -> io.StringIO:
    """Lines as the csv module wants them: parted at line feeds alone, which it needs to see."""
    return io.StringIO(re.sub(r"\r\n?", "\n", text), newline="\n")
