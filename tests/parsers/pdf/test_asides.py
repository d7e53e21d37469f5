"""Text in a column beside the tables of a page."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planlift_parsers import Table

ROWS = [["Action", "Lead"], ["Widen adverts", "HR Manager"], ["Train panels", "OD Lead"]]
SIDE = [
    "Listening to our staff",
    "We held nine sessions in spring",
    "and heard from staff of",
    "all.",
]


def _table(canvas, x, y, rows=ROWS, width=110, height=18):
    ys = [y - number * height for number in range(len(rows) + 1)]
    xs = [x + number * width for number in range(len(rows[0]) + 1)]
    canvas.grid(xs, ys)
    for top, row in zip(ys, rows, strict=False):
        for left, text in zip(xs, row, strict=False):
            canvas.drawString(left + 4, top - 13, text)


def _page(side_x, table_x, offset, leading=16):
    def draw(canvas):
        for number in range(3):
            y = 720 - 100 * number
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(table_x, y, f"Indicator {number + 1}")
            canvas.setFont("Helvetica", 10)
            _table(canvas, table_x, y - 10)
        for number, text in enumerate(SIDE):
            canvas.drawString(side_x, 720 - offset - leading * number, text)

    return draw


@pytest.mark.parametrize("side_x,table_x", [(330, 60), (40, 250)], ids=["right", "left"])
@pytest.mark.parametrize("offset", [0, 7, 40, 84, 100])
def test_text_beside_tables_runs_into_no_heading(pdf, side_x, table_x, offset):
    document = pdf.read(pdf.drawn(_page(side_x, table_x, offset)))
    headed = [above.line for above, block in pairwise(document.blocks) if isinstance(block, Table)]
    assert headed == ["Indicator 1", "Indicator 2", "Indicator 3"]
    assert [pdf.rows(table) for table in document.tables()] == [ROWS] * 3
    text = " ".join(block.line for block in document.blocks if not isinstance(block, Table))
    assert " ".join(SIDE) in text


def test_a_table_in_the_second_column_keeps_its_heading(pdf):
    def draw(canvas):
        for x, name in ((50, "Indicator 1"), (310, "Indicator 2")):
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(x, 700 if x == 50 else 650, name)
            canvas.setFont("Helvetica", 10)
            _table(canvas, x, 690 if x == 50 else 640)

    document = pdf.read(pdf.drawn(draw))
    headed = [above.line for above, block in pairwise(document.blocks) if isinstance(block, Table)]
    assert headed == ["Indicator 1", "Indicator 2"]
