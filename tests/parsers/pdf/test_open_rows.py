"""Rows whose rules between the columns are left out, as banded table styles draw them."""

from __future__ import annotations

from reportlab.lib import colors

ROWS = [
    ["Focus area", "Action", "Lead", "Due"],
    ["Travel", "Offer pool bikes to all of the community nursing teams.", "Fleet Manager", "May"],
    ["Waste", "Weigh the food waste of each kitchen every day.", "Waste Manager", "June"],
    ["", "Introduce the tiger bag stream on all of the wards.", "Waste Manager", "July"],
    ["Energy", "Fit meters to the ten largest buildings.", "Energy Manager", "August"],
]
WIDTHS = [70, 150, 90, 60]


def banded(pdf, rows, open_rows, across=()):
    """A table with rules between the columns of some rows only, and none below the second."""
    marks = [("BOX", (0, 0), (-1, -1), 1, colors.black)]
    for row in range(len(rows)):
        first = 1 if row == 2 else 0  # "Waste" reaches down into the row below
        marks.append(("LINEBELOW", (first, row), (-1, row), 1, colors.black))
        if row not in open_rows:
            marks.append(("INNERGRID", (0, row), (-1, row), 1, colors.black))
    marks += [("SPAN", (0, row), (-1, row)) for row in across]
    (table,) = pdf.read(pdf.table(rows, WIDTHS, marks)).tables()
    return [[(text or "").replace("\n", " ") for text in row] for row in pdf.rows(table)]


def test_a_row_without_upright_rules_keeps_to_the_columns_of_the_others(pdf):
    got = banded(pdf, ROWS, {0, 2})
    assert got[:3] == ROWS[:3]
    assert got[4] == ROWS[4]


def test_a_cell_reaches_down_from_an_open_row_where_no_rule_ends_it(pdf):
    (table,) = pdf.read(
        pdf.table(
            ROWS,
            WIDTHS,
            [
                ("BOX", (0, 0), (-1, -1), 1, colors.black),
                ("INNERGRID", (0, 0), (-1, 1), 1, colors.black),
                ("INNERGRID", (0, 3), (-1, 4), 1, colors.black),
                ("LINEBELOW", (0, 1), (-1, 1), 1, colors.black),
                ("LINEBELOW", (1, 2), (-1, 2), 1, colors.black),
            ],
        )
    ).tables()
    (waste,) = [cell for cell in table.cells if cell.text == "Waste"]
    assert waste.row_span == 2


def test_a_line_of_words_across_the_table_stays_one_cell(pdf):
    section = [
        "Objective 2: waste less and reuse more of what the kitchens and wards buy",
        "",
        "",
        "",
    ]
    got = banded(pdf, [*ROWS[:3], section, *ROWS[3:]], {3}, across=(3,))
    assert section[0] in [text for row in got for text in row]
