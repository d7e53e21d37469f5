"""The files that the bench reads, made of the sample plans over and over."""

from __future__ import annotations

import io
from itertools import cycle, islice

import docx
import openpyxl
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate

from bench.samples import NAMES, Plan, sample_plan
from bench.typeset import MARGIN, typeset

BLOCK_PAGES = 5  # that both sample plans, one after the other, fill as they are set here


def pdf_of(pages: int) -> bytes:
    """A PDF of the sample plans, with ruled tables, repeated headers and rows cut by pages.

    Args:
        pages: how many, a multiple of `BLOCK_PAGES`.
    """
    assert pages % BLOCK_PAGES == 0, f"pages must be a multiple of {BLOCK_PAGES}"
    out, flow = io.BytesIO(), list[Flowable]()
    frame = SimpleDocTemplate(
        out,
        pagesize=landscape(A4),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=sample_plan(NAMES[0]).title,
        invariant=1,
    )
    for _ in range(pages // BLOCK_PAGES):
        for name in NAMES:
            flow += [*typeset(sample_plan(name)), PageBreak()]
    frame.build(flow)
    return out.getvalue()


def pdf_rows(pages: int) -> list[list[str]]:
    """The non-empty body cells of `pdf_of(pages)`, row by row."""
    block = [row for name in NAMES for row in filled(sample_plan(name))]
    return block * (pages // BLOCK_PAGES)


def filled(plan: Plan) -> list[list[str]]:
    """The non-empty body cells of a plan, row by row."""
    return [[cell for cell in row if cell] for row in plan.rows]


def grown_rows(rows: int) -> list[list[str]]:
    """The non-empty body cells of `docx_of(rows)` and `xlsx_of(rows)`, row by row."""
    return list(islice(cycle(filled(sample_plan(NAMES[0]))), rows))


def docx_of(rows: int) -> bytes:
    """A Word file with one table of so many rows of the first sample."""
    document, out = docx.Document(), io.BytesIO()
    plan = sample_plan(NAMES[0])
    document.add_heading(plan.title)
    table = document.add_table(rows=0, cols=len(plan.header))
    for line in (plan.header, *islice(cycle(plan.rows), rows)):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def xlsx_of(rows: int) -> bytes:
    """An Excel file with one sheet of so many rows of the first sample."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    plan, sheet = sample_plan(NAMES[0]), book.create_sheet(index=0)
    for line in (plan.header, *islice(cycle(plan.rows), rows)):
        sheet.append(line)
    book.save(out)
    return out.getvalue()
