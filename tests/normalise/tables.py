"""A small language for tables and documents in tests.

A row is one line, cells parted by "|". "^" reaches down from the cell above, "<" from the cell at
the left; "~" parts paragraphs; "[00B050]" at the start of a cell is its fill, "*text*" bold.
"""

from __future__ import annotations

import re

from planlift.corrections import NONE, Corrections
from planlift.normalise.plan import plan_of
from planlift_parsers import Cell, Document, Kind, Paragraph, Table
from planlift_parsers.paragraphs import lines_of
from planlift_schema import ActionPlan, DocumentInfo, Place

_FILL = re.compile(r"^\[([0-9A-F]{6})\]\s*")


def table(*lines: str, page: int | None = None, edges: tuple[float, ...] = ()) -> Table:
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    width = max(len(row) for row in rows)
    owner: dict[tuple[int, int], Cell] = {}
    cells = []
    for r, row in enumerate(rows):
        for c in range(width):
            text = row[c] if c < len(row) else ""
            if text == "^" and (r - 1, c) in owner:
                cell = owner[r - 1, c]
                cell.row_span = r - cell.row + 1
            elif text == "<" and (r, c - 1) in owner:
                cell = owner[r, c - 1]
                cell.column_span = c - cell.column + 1
            else:
                cell = _cell(text, r, c)
                cells.append(cell)
            owner[r, c] = cell
    return Table(len(rows), width, cells, Place(page=page, table=1), edges)


def _cell(text: str, row: int, column: int) -> Cell:
    fill = _FILL.match(text)
    text = _FILL.sub("", text)
    bold = text.startswith("*") and text.endswith("*") and len(text) > 2
    place = Place(table=1, row=row + 1, column=column + 1)
    paragraphs = lines_of(text.strip("*").replace("~", "\n"), place, bold=bold)
    return Cell(
        row, column, paragraphs=paragraphs, fill=fill.group(1) if fill else None, place=place
    )


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph(text, Kind.HEADING, level)


def line(text: str, *, bold: bool = False) -> Paragraph:
    [paragraph] = lines_of(text, bold=bold)
    return paragraph


def footer(text: str) -> Paragraph:
    return Paragraph(text, Kind.FURNITURE)


TITLE = "Workforce Race Equality Standard (WRES) Action Plan 2019/20"


def plan(
    *blocks: Paragraph | Table, title: str = TITLE, corrections: Corrections = NONE
) -> ActionPlan:
    lead = [heading(title)] if title else []
    document = Document("plan.docx", "docx", "test 1", [*lead, *blocks])
    info = DocumentInfo(name="plan.docx", sha256="", bytes=1, format="docx")
    return plan_of(document, info, corrections)
