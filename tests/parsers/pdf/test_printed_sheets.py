"""Sheets printed without a grid: one fill behind the header, texts that fill their columns."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.pdf.drawn import put

XS = (40, 90, 240, 360, 420)
RIGHT = 800
HEAD = ("Action ID", "Problem", "Implementation status", "Who leads", "Progress so far")
SIZE = 10


def _touching(text, left, right):
    """The text with letters behind it until hardly a point is left to the next column."""
    while stringWidth(f"{text}i", "Helvetica", SIZE) < right - left - 1.5:
        text += "i"
    return text


ROWS = [
    ("1", _touching("Senior posts do not reflect the", XS[1], XS[2]), "Delayed", "HR", "Begun"),
    ("2", "Few know of it", _touching("Behind schedule", XS[2], XS[3]), "OD Lead", "Two are held"),
    ("3", _touching("Residents told us that the", XS[1], XS[2]), "On track", "Estates", "None yet"),
    ("4", "No one is named", "Not started", "HR Lead", "Paper is written"),
]
MORE = [
    ("5", _touching("Several buildings cannot be", XS[1], XS[2]), "Complete", "OD", "Both done"),
    ("6", "Few have been asked", "Late", "Estates", "Rooms are booked"),
]


def _rows(canvas, y, rows, *, pitch):
    for row in rows:
        for x, text in zip(XS, row, strict=True):
            put(canvas, x, y, text, size=SIZE)
        y -= pitch
    return y


def _band(canvas, y, texts, colour):
    canvas.setFillColor(colour)
    canvas.rect(XS[0], y - 6, RIGHT - XS[0], 20, stroke=0, fill=1)
    canvas.setFillColor(colors.black)
    for x, text in zip(XS, texts, strict=False):
        put(canvas, x, y, text, bold=True, size=SIZE)


def _read(pdf, *pages):
    document = pdf.read(pdf.drawn(*pages, size=landscape(A4)))
    rows = [[text or "" for text in row] for table in document.tables() for row in pdf.rows(table)]
    return [[text.replace("\n", " ") for text in row] for row in rows]


def test_columns_are_told_by_where_the_header_and_the_texts_below_begin(pdf):
    def draw(canvas):
        _band(canvas, 480, HEAD, colors.lightblue)
        _rows(canvas, 455, ROWS, pitch=70)

    assert _read(pdf, draw) == [list(HEAD), *(list(row) for row in ROWS)]


def test_high_rows_go_on_below_names_of_sections_and_over_pages(pdf):
    def first(canvas):
        _band(canvas, 480, HEAD, colors.lightblue)
        _band(canvas, 460, ("Workstream 1: Homes",), colors.lightgrey)
        _rows(canvas, 440, ROWS[:2], pitch=70)

    def second(canvas):
        y = _rows(canvas, 540, ROWS[2:], pitch=60)
        _band(canvas, y, ("Workstream 2: Schools",), colors.lightgrey)
        _rows(canvas, y - 20, ROWS[:2], pitch=60)

    def third(canvas):
        _rows(canvas, 540, MORE, pitch=60)
        put(canvas, 40, 380, "The steering group looks at this plan at every second meeting of it.")

    read = _read(pdf, first, second, third)
    assert [row[0] for row in read] == [
        "Action ID",
        *("Workstream 1: Homes", "1", "2", "3", "4"),
        *("Workstream 2: Schools", "1", "2", "5", "6"),
    ]
    assert [row[2] for row in read[-2:]] == ["Complete", "Late"]


def test_a_bold_title_on_a_fill_above_text_is_no_header(pdf):
    def draw(canvas):
        _band(canvas, 480, ("What we have heard from staff in this year",), colors.lightblue)
        for number, text in enumerate(("Staff told us that they are tired.", "They want rest.")):
            put(canvas, 40, 455 - 14 * number, text)

    assert _read(pdf, draw) == []


def test_a_bold_line_left_of_all_cells_heads_another_table(pdf):
    def draw(canvas):
        _band(canvas, 480, HEAD, colors.lightblue)
        _rows(canvas, 455, ROWS[1:2] + ROWS[3:], pitch=30)
        put(canvas, 36, 395, "Glossary", bold=True, size=11)
        for number, (term, meaning) in enumerate((("Term", "Meaning"), ("SOP", "Procedure"))):
            put(canvas, 40, 375 - 15 * number, term)
            put(canvas, 150, 375 - 15 * number, meaning)

    assert not any("Glossary" in text for row in _read(pdf, draw) for text in row)


def test_the_one_cell_that_is_left_of_a_row_below_the_header_again_is_a_row(pdf):
    def first(canvas):
        _band(canvas, 480, HEAD, colors.lightblue)
        _rows(canvas, 455, [*ROWS[1:2], *ROWS[3:], *MORE[1:]], pitch=30)

    def second(canvas):
        _band(canvas, 540, HEAD, colors.lightblue)
        put(canvas, XS[1], 520, "and the rest of it")
        put(canvas, XS[1], 508, "on the next page")
        put(canvas, 36, 470, "Glossary", bold=True, size=11)

    read = _read(pdf, first, second)
    assert [row[0] for row in read] == ["Action ID", "2", "4", "6", "Action ID", ""]
    assert read[-1][1] == "and the rest of it on the next page"


def test_a_label_far_behind_another_heads_a_column_though_it_has_two_lines(pdf):
    xs = (40, 90, 240, 360, 470)
    head = ("Ref", "What needs to happen", "Due date", "How are we", "By whom")

    def draw(canvas):
        _band(canvas, 480, (), colors.lightblue)
        for x, text in zip(xs, head, strict=True):
            put(canvas, x, 480, text, bold=True, size=SIZE)
        put(canvas, xs[3], 472, "doing?", bold=True, size=SIZE)
        y = 450
        for x, text in zip(xs, ("1", "Pilot the offer", "", "Underway", "TBC"), strict=True):
            put(canvas, x, y, text, size=SIZE)
        canvas.drawRightString(xs[3] - 2, y, "31/01/2024")
        put(canvas, xs[1], y - 12, "in three services", size=SIZE)

    rows = _read(pdf, draw)
    assert rows[0] == ["Ref", "What needs to happen", "Due date", "How are we doing?", "By whom"]
    assert rows[1][2:] == ["31/01/2024", "Underway", "TBC"]
