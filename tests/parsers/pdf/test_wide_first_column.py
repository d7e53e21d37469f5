"""Tables without rules whose first column takes half of the page, as columns of prose do."""

from __future__ import annotations

from planlift_parsers import Paragraph, Table

ORDERS = [
    ("Break the pay band figures down by division and share them", "with every people lead."),
    ("Ask the medical staffing office to collect equality data again", "at job planning."),
    ("Write to every unsuccessful internal candidate with useful", "feedback in ten days."),
]
SIDE = [
    ("Head of Workforce", "Intelligence", "Q4", "2022/23", "In progress"),
    ("Medical Staffing", "Manager", "Q3", "2022/23", "Achieved"),
    ("Recruitment", "Manager", "Q1", "2023/24", "Not begun"),
]
XS = (57, 330, 430, 485)
HEADER = ("What", "Who", "By", "Progress")


def _table(canvas, y, title):
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(52, y + 30, title)
    canvas.setFont("Helvetica-Bold", 9)
    for x, text in zip(XS, HEADER, strict=True):
        canvas.drawString(x, y, text)
    canvas.setFont("Helvetica", 9)
    for number, (order, (who, rest, date, year, state)) in enumerate(
        zip(ORDERS, SIDE, strict=True)
    ):
        top = y - 22 - 34 * number
        for row, texts in enumerate([(order[0], who, date, state), (order[1], rest, year)]):
            for x, text in zip(XS, texts, strict=False):
                canvas.drawString(x, top - 12 * row, text)


def _draw(canvas):
    _table(canvas, 700, "Metric 1: Pay bands")
    canvas.showPage()
    _table(canvas, 740, "Metric 2: Recruitment")


def test_a_wide_first_column_is_no_column_of_prose(pdf):
    blocks = pdf.read(pdf.drawn(_draw)).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [(table.rows, table.columns) for table in tables] == [(4, 4), (4, 4)]
    assert pdf.rows(tables[0])[1] == [" ".join(ORDERS[0]), "Head of Workforce Intelligence",
                                      "Q4 2022/23", "In progress"]  # fmt: skip


def test_a_heading_above_a_table_on_the_next_page_is_no_cell_of_it(pdf):
    blocks = pdf.read(pdf.drawn(_draw)).blocks
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert texts == ["Metric 1: Pay bands", "Metric 2: Recruitment"]
