"""Headings that stand side by side, each above a table of its own."""

from __future__ import annotations

import pytest

from planlift_parsers import Table

LEFTS, WIDTHS, ROW = (40, 310), (30, 150, 60), 20
NAMES = ("Recruiting people", "Keeping people")


def _table(canvas, left, top, code):
    ends = [left + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
    canvas.grid(ends, [top - ROW * at for at in range(4)])
    rows = [("Ref", "Action", "Lead"), *((f"{code}{at}", "Share pay", "HR") for at in (1, 2))]
    for at, row in enumerate(rows):
        for x, text in zip(ends[:-1], row, strict=True):
            canvas.drawString(x + 3, top - ROW * at - 14, text)


def _read(pdf, draw_names):
    def draw(canvas):
        canvas.drawString(
            40, 740, "The forum parted its ideas into two, and the trustees kept them."
        )
        draw_names(canvas)
        for left, code in zip(LEFTS, "RK", strict=True):
            _table(canvas, left, 700, code)

    blocks = pdf.read(pdf.drawn(draw)).blocks
    return [one.cells[3].text if isinstance(one, Table) else one.text for one in blocks][1:]


@pytest.mark.parametrize("centred", [False, True])
def test_each_heading_goes_with_the_table_below_it(pdf, centred):
    def names(canvas):
        canvas.setFont("Helvetica-Bold", 12)
        for left, name in zip(LEFTS, NAMES, strict=True):
            if centred:
                canvas.drawCentredString(left + sum(WIDTHS) / 2, 710, name)
            else:
                canvas.drawString(left, 710, name)
        canvas.setFont("Helvetica", 10)

    assert _read(pdf, names) == [NAMES[0], "R1", NAMES[1], "K1"]


def test_a_line_over_both_tables_stays_above_them(pdf):
    line = "What we will do in this year to recruit and to keep our people"

    def names(canvas):
        canvas.drawString(40, 710, line)

    assert _read(pdf, names) == [line, "R1", "K1"]
