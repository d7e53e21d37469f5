"""How long planlift takes to read a table, as a ratio to well-known libraries in the same run.

    .venv/bin/python bench/readers.py [ROWS]

Each row of the output is the median of five pairs, the two taken in turn, so that a machine
that slows down slows both. The peers give bare cells; our reader also gives spans, fills,
lists and places, and `plan` is the whole way to the plan.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import docx
import openpyxl
import pdfplumber
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from planlift.pipeline import read_bytes
from planlift_parsers import DEFAULT_LIMITS, format_named

PAIRS = 5
HEAD = ["Ref", "Indicator", "Summary", "Action", "Owner", "Deadline", "Updates", "Status"]


def lines(rows: int) -> list[list[str]]:
    body = [
        [f"A{n}", f"Indicator {n % 9 + 1}", "Few staff are appointed.", f"Review advert {n}.",
         "HR Manager", "March 2020", "", "Green"]
        for n in range(1, rows + 1)
    ]  # fmt: skip
    return [HEAD, *body]


def word(rows: int) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    table = document.add_table(rows=0, cols=len(HEAD))
    for line in lines(rows):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def excel(rows: int) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in lines(rows):
        book.active.append(line)
    book.save(out)
    return out.getvalue()


def pdf(rows: int) -> bytes:
    out, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    table = Table(
        [[Paragraph(text, style) for text in line] for line in lines(rows)],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    )
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([table])
    return out.getvalue()


def docx_cells(data: bytes) -> None:
    for table in docx.Document(io.BytesIO(data)).tables:
        for row in table.rows:
            _ = [cell.text for cell in row.cells]


def excel_cells(data: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        _ = [[cell.value for cell in row] for row in sheet.iter_rows()]


def pdf_cells(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def compare(name: str, ours: Callable[[], object], peer: Callable[[], object]) -> None:
    ours(), peer()
    pairs = [(seconds(ours), seconds(peer)) for _ in range(PAIRS)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:34} {mine:8.3f} s {theirs:8.3f} s   x {ratio:.2f}")


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(f"{rows} rows of {len(HEAD)} cells{'':8} planlift       peer   ratio")
    for kind, made, peer, library in (
        ("docx", word(rows), docx_cells, "python-docx"),
        ("xlsx", excel(rows), excel_cells, "openpyxl"),
        ("pdf", pdf(rows), pdf_cells, "pdfplumber"),
    ):
        read = partial(format_named(kind).reader(), made, "a", DEFAULT_LIMITS)
        plan = partial(read_bytes, made, f"a.{kind}")
        compare(f"{kind}: reader to {library}", read, partial(peer, made))
        compare(f"{kind}: plan to {library}", plan, partial(peer, made))


if __name__ == "__main__":
    main()
