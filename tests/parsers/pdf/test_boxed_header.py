"""Tables of which only the header has borders, as sheets are printed without their grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.pdf import written
from planlift_parsers import Kind, Table
from planlift_parsers.pdf.boxed_header import extend_headers
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.tables import Piece

XS = (50, 100, 220, 300, 370, 430)
HEAD = ("Ref", "Agreed action", "Owner", "Due", "Status")
ROWS = [
    ("A1", ("Send each late order back", "to the ward that made it"), "Cy Dew", "May 2024", "Open"),
    ("A2", ("Close petty cash tins",), "Ann Bow", "June 2024", "Closed"),
    ("A3", ("Train three deputies as", "counters of the stock"), "Gil Hay", "July 2024", "Open"),
    ("A4", ("Hold planning weeks",), "Eve Fox", "May 2025", "Overdue"),
]
READ = [tuple(" ".join(cell) if isinstance(cell, tuple) else cell for cell in row) for row in ROWS]


def _header(canvas, y):
    canvas.setFont("Helvetica-Bold", 8)
    for x, end, text in zip(XS, XS[1:], HEAD, strict=False):
        canvas.rect(x, y - 3, end - x, 12)
        canvas.drawString(x + 1, y, text)


def _row(canvas, y, row):
    canvas.setFont("Helvetica", 8)
    for x, cell in zip(XS, row, strict=False):
        for number, text in enumerate(cell if isinstance(cell, tuple) else (cell,)):
            canvas.drawString(x + 1, y - 9 * number, text)


def _tables(pdf, draw):
    found = [block for block in pdf.read(pdf.drawn(draw)).blocks if isinstance(block, Table)]
    return [[tuple(row) for row in pdf.rows(table)] for table in found]


@pytest.mark.parametrize("step", [22, 30, 70])
def test_rows_without_borders_below_a_boxed_header_are_of_its_table(pdf, step):
    def draw(canvas):
        _header(canvas, 700)
        for number, row in enumerate(ROWS):
            _row(canvas, 688 - step * number, row)

    assert _tables(pdf, draw) == [[HEAD, *READ]]


def test_text_over_the_columns_ends_the_table(pdf):
    note = "Those of last year that are closed are told of in the report to the committee in May."

    def draw(canvas):
        _header(canvas, 700)
        for number, row in enumerate(ROWS):
            _row(canvas, 688 - 22 * number, row)
        canvas.drawString(51, 600, note)

    blocks = pdf.read(pdf.drawn(draw)).blocks
    assert [tuple(row) for row in pdf.rows(blocks[0])] == [HEAD, *READ]
    assert [(block.kind, block.line) for block in blocks[1:]] == [(Kind.TEXT, note)]


def test_prose_below_a_table_of_one_row_is_none_of_it(pdf):
    def draw(canvas):
        _header(canvas, 700)
        for number in range(4):
            canvas.drawString(
                51, 680 - 10 * number, "We have read all that was sent to us and more."
            )

    assert _tables(pdf, draw) == [[HEAD]]


@pytest.mark.parametrize("step", [22, 60])
def test_the_table_goes_on_over_the_page_without_its_header(pdf, step):
    def draw(canvas):
        _header(canvas, 140)
        for number, row in enumerate(ROWS[:2]):
            _row(canvas, 128 - step * number, row)
        canvas.showPage()
        for number, row in enumerate(ROWS[2:]):
            _row(canvas, 780 - step * number, row)

    assert [row for table in _tables(pdf, draw) for row in table] == [HEAD, *READ]


def test_a_mark_beside_the_table_is_not_lost():
    piece = Piece(1, Grid(XS, (90.0, 110.0), tuple(GridCell(0, at) for at in range(5))))
    header = [
        replace(word, bold=True)
        for x, cell in zip(XS, HEAD, strict=False)
        for word in written.text(x + 1, 100, cell)
    ]
    assert not piece.take(header)
    rows = [
        word
        for number, row in enumerate([READ[1], READ[3]])
        for x, cell in zip(XS, row, strict=False)
        for word in written.text(x + 1, 120 + 20 * number, cell)
    ]
    mark = replace(written.text(0, 120, "'")[0], x0=XS[0] - 0.9, x1=XS[0] - 0.1)
    grown, left = extend_headers([piece], [*rows, mark])
    assert grown == [piece]
    assert left == [mark]
