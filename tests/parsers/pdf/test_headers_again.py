"""Small tables below each other, each with the same header on columns of its own."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape

from parsers.pdf.drawn import put

HEAD = ("Ref", "Finding", "Priority", "Agreed action", "Due")
FIRST = [("1.1", "Terms are old", "Low", "Refresh them", "May 2024")]
SECOND = [
    ("1.2", "Declarations are late", "High", "Send reminders", "June 2024"),
    ("1.3", "Suppliers are unchecked", "High", "Call them back", "July 2024"),
]
NARROW, WIDE = (40, 80, 230, 300, 460), (40, 90, 330, 420, 600)


def _row(canvas, y, xs, texts, *, bold=False):
    for x, text in zip(xs, texts, strict=True):
        put(canvas, x, y, text, bold=bold)


def _small(canvas, y, xs, rows, *, shaded):
    if shaded:
        canvas.setFillColor(colors.lightgrey)
        canvas.rect(xs[0], y - 5, 700, 16, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
    _row(canvas, y, xs, HEAD, bold=True)
    for row in rows:
        y -= 26
        _row(canvas, y, xs, row)
    return y


@pytest.mark.parametrize(("shaded", "first"), [(False, FIRST * 2), (True, FIRST)])
def test_each_header_on_columns_of_its_own_begins_a_table(pdf, shaded, first):
    def draw(canvas):
        y = _small(canvas, 480, NARROW, first, shaded=shaded)
        _small(canvas, y - 26, WIDE, SECOND, shaded=shaded)

    tables = pdf.read(pdf.drawn(draw, size=landscape(A4))).tables()
    assert [pdf.rows(table) for table in tables] == [
        [list(HEAD), *map(list, first)],
        [list(HEAD), *map(list, SECOND)],
    ]


def test_a_bold_name_right_above_the_header_goes_with_its_table(pdf):
    def draw(canvas):
        y = _small(canvas, 480, NARROW, FIRST * 2, shaded=False)
        put(canvas, 40, y - 26, "Data quality", bold=True)
        _small(canvas, y - 46, WIDE, SECOND, shaded=False)

    document = pdf.read(pdf.drawn(draw, size=landscape(A4)))
    upper, lower = (pdf.rows(table) for table in document.tables())
    assert "Data quality" not in {text for row in upper for text in row}
    assert lower[-2:] == [list(row) for row in SECOND]


@pytest.mark.parametrize("count", [1, 2])
def test_a_header_alone_at_the_foot_of_a_page_heads_the_rows_of_the_next(pdf, count):
    def first(canvas):
        put(canvas, 40, 520, "Our plan was agreed by the board in the spring of this year.")
        canvas.setFillColor(colors.lightgrey)
        canvas.rect(40, 55, 700, 16, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        _row(canvas, 60, WIDE, HEAD, bold=True)

    def then(canvas):
        y = 520
        for row in SECOND[:count]:
            _row(canvas, y, WIDE, row)
            y -= 26
        put(canvas, 40, y - 40, "The steering group meets every two months to look at this.")

    tables = [pdf.rows(t) for t in pdf.read(pdf.drawn(first, then, size=landscape(A4))).tables()]
    assert tables == [[list(HEAD)], [list(row) for row in SECOND[:count]]]
