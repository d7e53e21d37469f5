"""Columns of tables without rules that little white parts."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from planlift_parsers import Table

HEAD = ("Indicator", "What we will do on our wards", "Lead", "Due")
ROWS = [
    ("Indicator 1", "Post rota gaps a week ahead", "Rota Manager", "May 2024"),
    ("Indicator 2", "Clear one room", "Estates Manager", "June 2024"),
    ("Indicator 3", "Order badges", "Head of Nursing", "July 2024"),
    ("Indicator 4", "Film the courses", "Media Lead", "May 2024"),
    ("Indicator 5", "Open the prayer room", "Lead Chaplain", "May 2025"),
    ("Indicator 6", "Ask the leavers", "HR Manager", "April 2024"),
]
MORE = [
    ("7", "Open the prayer room at night to all", "Lead Chaplain", "May 2025"),
    ("8", "Ask all of the leavers why they go", "HR Manager", "April 2024"),
    ("9", "Pay for all taxis home after nights", "Finance Lead", "March 2024"),
]
NARROW = 2.5  # points; a space takes 2.8


def _row(canvas, xs, y, texts, *, bold=False):
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
    for x, text in zip(xs, texts, strict=True):
        canvas.drawString(x, y, text)


def _starts(font, texts):
    """Where columns begin: the third right behind the longest of the texts of the second."""
    third = 140 + max(stringWidth(text, font, 10) for text in texts) + NARROW
    return 60, 140, third, third + 110


def _read(pdf, table):
    return [tuple((text or "").replace("\n", " ") for text in row) for row in pdf.rows(table)]


def test_white_as_narrow_as_a_space_parts_columns_where_many_rows_begin_at_one_edge(pdf):
    """So do the numbers behind "Indicator", but no row has plain white before them."""

    def draw(canvas):
        xs = _starts("Helvetica-Bold", [HEAD[1]])
        _row(canvas, xs, 755, HEAD, bold=True)
        for number, row in enumerate(ROWS, 1):
            _row(canvas, xs, 755 - 16 * number, row)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert _read(pdf, table) == [HEAD, *ROWS]


def test_a_table_behind_a_line_across_takes_the_finer_columns_of_the_one_above(pdf):
    section = (
        "Objective two: what we do to make sure that each of the staff can rest in peace at work"
    )
    head = ("Ref", *HEAD[1:])
    upper = [(str(number), *row[1:]) for number, row in enumerate(ROWS[:4], 1)]

    def draw(canvas):
        xs = _starts("Helvetica", [row[1] for row in MORE])
        _row(canvas, xs, 755, head, bold=True)
        for number, row in enumerate(upper, 1):
            _row(canvas, xs, 755 - 16 * number, row)
        _row(canvas, (60,), 665, (section,), bold=True)
        for number, row in enumerate(MORE):
            _row(canvas, xs, 639 - 16 * number, row)

    blocks = pdf.read(pdf.drawn(draw)).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in _read(pdf, table)]
    assert [row for row in rows if row[0] != section] == [head, *upper, *MORE]


def test_a_section_row_whose_words_happen_to_begin_at_columns_is_one_cell(pdf):
    parts = (
        "Objective two:",
        "waste less of what is bought for",
        "all of the kitchens",
        "and wards",
    )
    rows = [
        ("Ref", "Action", "Lead", "Due"),
        ("A1", "Offer pool bikes to nurses", "Fleet Manager", "May"),
        ("A2", "Weigh the food of kitchens", "Waste Manager", "June"),
        ("A3", "Fit meters to buildings", "Energy Manager", "July"),
    ]

    def draw(canvas):
        starts = [54.0]
        for part in parts[:-1]:
            starts.append(starts[-1] + stringWidth(f"{part} ", "Helvetica-Bold", 10))
        edges = [50, *(start - 1.4 for start in starts[1:]), starts[-1] + 70]
        for number, row in enumerate([*rows[:2], parts, *rows[2:]]):
            top = 760 - 25 * number
            xs = (edges[0], edges[-1]) if row is parts else edges
            canvas.grid(xs, (top - 25, top))
            _row(canvas, starts, top - 16, row, bold=row is parts or number == 0)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    spans = [cell.text for cell in table.cells if cell.column_span == len(parts)]
    assert spans == [" ".join(parts)]
    assert [_read(pdf, table)[number] for number in (0, 1, 3, 4)] == rows
