"""Forms of labels on a ground, rules below their rows and nothing between the columns."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from parsers.pdf.drawn import put

TINT = colors.HexColor("#D9D9D9")
GREEN = colors.HexColor("#A9D08E")
ROW, LEFT, RIGHT = 20, 60, 500  # points
FORMS = [
    [("Action", "Train every panel"), ("Lead", "HR Manager"), ("Status", "In progress")],
    [("Action", "Review adverts"), ("Lead", "OD Lead"), ("Status", "Not started")],
]


def _cell(canvas, x0, x1, y, colour):
    canvas.setFillColor(colour)
    canvas.rect(x0, y, x1 - x0, ROW, fill=1, stroke=0)
    canvas.setFillColor(colors.black)


def _form(canvas, top, rows, edge, *, rated=True):
    """Labels on a ground up to an edge, values behind; gives back where it ends."""
    for number, (label, value) in enumerate(rows, 1):
        y = top - ROW * number
        _cell(canvas, LEFT, edge, y, TINT)
        if rated and label == "Status":
            _cell(canvas, edge, RIGHT, y, GREEN)
        put(canvas, LEFT + 4, y + 6, label, bold=True)
        put(canvas, edge + 4, y + 6, value)
        canvas.line(LEFT, y, RIGHT, y)
    return top - ROW * len(rows)


@pytest.mark.parametrize("edges", [(200, 200), (200, 210), (210, 190)])
@pytest.mark.parametrize("gap", [8, 14, 30])
def test_each_form_is_a_table_though_their_columns_part_elsewhere(pdf, edges, gap):
    def draw(canvas):
        top = 700
        for rows, edge in zip(FORMS, edges, strict=True):
            top = _form(canvas, top, rows, edge) - gap

    tables = list(pdf.read(pdf.drawn(draw)).tables())
    assert [pdf.rows(table) for table in tables] == [[list(row) for row in form] for form in FORMS]
    assert [table.cells[-1].fill for table in tables] == ["A9D08E"] * 2


def test_a_row_that_the_page_cuts_off_is_one_of_such_a_form(pdf):
    def draw(canvas):
        _form(canvas, _form(canvas, 140, FORMS[0], 200) - 14, FORMS[1][:1], 206)

    tables = list(pdf.read(pdf.drawn(draw)).tables())
    assert [pdf.rows(table) for table in tables] == [
        [list(row) for row in FORMS[0]],
        [list(FORMS[1][0])],
    ]


def test_a_number_reaches_down_beside_the_labels_up_to_the_rule_below_it(pdf):
    def draw(canvas):
        top = 700
        for number, rows in enumerate(FORMS, 1):
            put(canvas, 30, top - 14, f"{number}.")
            top = _form(canvas, top, rows, 200)
            canvas.line(20, top, RIGHT, top)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert [row[0] for row in pdf.rows(table)] == ["1.", None, None, "2.", None, None]
    assert [tuple(row[1:]) for row in pdf.rows(table)] == [row for form in FORMS for row in form]


def test_a_second_label_in_a_row_parts_its_value(pdf):
    def draw(canvas):
        _form(canvas, 700, FORMS[0], 150, rated=False)
        _cell(canvas, 300, 380, 700 - 2 * ROW, TINT)
        put(canvas, 304, 706 - 2 * ROW, "Due", bold=True)
        put(canvas, 384, 706 - 2 * ROW, "May 2024")

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    rows = [[text for text in row if text] for row in pdf.rows(table)]
    assert rows[1] == ["Lead", "HR Manager", "Due", "May 2024"]
    assert rows[0] == ["Action", "Train every panel"]


def test_values_side_by_side_behind_such_labels_are_columns_of_their_own(pdf):
    def draw(canvas):
        _form(canvas, 700, FORMS[0], 160, rated=False)
        for number, (_, value) in enumerate(FORMS[1], 1):
            put(canvas, 340, 706 - ROW * number, value)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    both = zip(*FORMS, strict=True)
    assert pdf.rows(table) == [[label, one, other] for (label, one), (_, other) in both]


def test_ratings_of_one_colour_below_each_other_are_a_column_of_their_table(pdf):
    rows = [
        ("Ref", "Action", "RAG", "Note"),
        *((f"A{n}", f"Review {n}", "Amber", "Late") for n in range(1, 6)),
    ]
    places = [60, 110, 300, 380]

    def draw(canvas):
        for number, row in enumerate(rows, 1):
            y = 700 - ROW * number
            if number > 1:
                _cell(canvas, 295, 370, y, colors.HexColor("#FFC000"))
            for x, text in zip(places, row, strict=True):
                put(canvas, x, y + 6, text, bold=number == 1)
            canvas.line(LEFT, y, RIGHT, y)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert [tuple(row) for row in pdf.rows(table)] == rows
