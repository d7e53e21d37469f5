"""Workbooks made for the tests of the Excel reader, and short views of what was read."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from planlift_parsers import DEFAULT_LIMITS, Paragraph, Table
from planlift_parsers.xlsx import read

HEADER_FILL = PatternFill("solid", fgColor="FFD9E2F3")


def book_of(rows, at="A1", sheet=None, header=False):
    """A workbook (or a sheet of one) with rows written from a cell on."""
    sheet = sheet or Workbook().active
    corner = sheet[at]
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            cell = sheet.cell(corner.row + down, corner.column + across, value)
            if header and not down:
                cell.fill, cell.font = HEADER_FILL, Font(bold=True)
    return sheet.parent


def saved(book):
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def lift(book, limits=DEFAULT_LIMITS):
    return read(saved(book), "plan.xlsx", limits)


def rewritten(data, change):
    """The package with each part passed through `change(name, bytes)`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return made.getvalue()


def outline(document):
    """Blocks in short: a paragraph's text, a table's rows of cell texts."""
    return [
        block.text if isinstance(block, Paragraph) else rows_of(block) for block in document.blocks
    ]


def rows_of(table):
    rows = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def only_table(document):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return table


def cell_at(document, address):
    (found,) = (
        cell for table in document.tables() for cell in table.cells if cell.place.cell == address
    )
    return found


def of_kind(document, kind):
    return [paragraph.text for paragraph in document.paragraphs() if paragraph.kind == kind]
