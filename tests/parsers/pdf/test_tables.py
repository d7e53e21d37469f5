"""Tables: ruled in many ways, partly ruled, and not at all."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.platypus import Flowable

from planlift_parsers import Table

HEAD = ["No", "What we found", "What we will do", "Who", "When"]
BODY = [
    [
        "1",
        "Fewer disabled applicants are appointed after being shortlisted, and the gap widened.",
        "Review all adverts for plain language. Train recruiting managers in inclusive interviews.",
        "Head of Resourcing",
        "30 June 2024",
    ],
    [
        "2",
        "Staff tell us that adjustments take too long.",
        "Set up a central fund;<br/>Publish a pledge of ten working days.",
        "Occupational Health Manager<br/>Estates Lead",
        "Q2 2024/25",
    ],
    [
        "3",
        "Bullying is reported by one in six.",
        "Run the civility programme.",
        "Director",
        "Ongoing",
    ],
]
WIDTHS = [30, 170, 180, 120, 80]
EXPECTED = [HEAD, *([text.replace("<br/>", "\n") for text in row] for row in BODY)]
BLACK = colors.black
STYLES = {
    "thin grid": [("GRID", (0, 0), (-1, -1), 0.5, BLACK)],
    "thick double frame": [
        ("GRID", (0, 0), (-1, -1), 2.5, BLACK),
        ("BOX", (0, 0), (-1, -1), 3, BLACK, None, None, None, 2, 2),
    ],
    "dashes and dots": [
        ("INNERGRID", (0, 0), (-1, -1), 0.5, BLACK, None, (2, 3)),
        ("BOX", (0, 0), (-1, -1), 0.5, BLACK, None, (1, 2)),
    ],
    "white rules on shade": [
        ("BACKGROUND", (0, 0), (-1, -1), colors.lightgrey),
        ("GRID", (0, 0), (-1, -1), 1, colors.white),
    ],
    "inner rules only": [("INNERGRID", (0, 0), (-1, -1), 0.5, BLACK)],
    "level rules": [("LINEBELOW", (0, 0), (-1, -1), 0.5, BLACK)],
    "frame and level rules": [
        ("BOX", (0, 0), (-1, -1), 1, BLACK),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, BLACK),
    ],
    "rule below the header": [("LINEBELOW", (0, 0), (-1, 0), 0.5, BLACK)],
    "zebra": [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.lightgrey])],
    "no rules": [],
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_same_table_is_read_however_it_is_ruled(pdf, style):
    document = pdf.read(
        pdf.table([HEAD, *BODY], WIDTHS, [*style, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    (table,) = document.tables()
    assert pdf.rows(table) == EXPECTED
    assert len(table.edges) == 6
    assert list(table.edges) == sorted(table.edges)


def test_merged_cells_stand_once_with_their_spans(pdf):
    rows = [
        ["", "Theme", "Actions", "", "RAG"],
        ["", "", "Action", "Owner", ""],
        ["1", "Recruitment", "Review adverts", "HR", ""],
        ["2", "", "Train managers", "OD", ""],
        ["Section B", "", "", "", ""],
        ["3", "Bullying", "Civility programme", "HR", ""],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (4, 1))]
    spans += [((1, 2), (1, 3)), ((0, 4), (4, 4))]
    style = [*pdf.grid, *(("SPAN", *span) for span in spans)]
    style += [("BACKGROUND", (4, 2), (4, 2), colors.red), ("BACKGROUND", (0, 4), (4, 4), "#D9D9D9")]
    (table,) = pdf.read(pdf.table(rows, [30, 120, 150, 80, 50], style)).tables()
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in table.cells}
    assert spans["Theme"] == (0, 1, 2, 1)
    assert spans["Actions"] == (0, 2, 1, 2)
    assert spans["Recruitment"] == (2, 1, 2, 1)
    assert spans["Section B"] == (4, 0, 1, 5)
    fills = {(c.row, c.column): c.fill for c in table.cells}
    assert fills[2, 4] == "FF0000"
    assert fills[4, 0] == "D9D9D9"
    assert fills[3, 4] is None


def test_borders_of_each_cell_and_thin_rectangles_make_a_grid(pdf):
    rows = [["Ref", "Action", "Lead"], ["A1", "Launch mentoring", "HR"], ["A2", "Review", "OD"]]
    xs = [50, 100, 300, 420]

    def boxes(canvas):
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                canvas.rect(xs[j] + 1, 481 - 20 * i, xs[j + 1] - xs[j] - 2, 18)
                canvas.drawString(xs[j] + 5, 486 - 20 * i, text)

    def rules(canvas):
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                canvas.drawString(xs[j] + 5, 306 - 20 * i, text)
        for i in range(4):
            canvas.rect(50, 320 - 20 * i, 370, 0.7, fill=1, stroke=0)
        for x in xs:
            canvas.rect(x, 260, 0.7, 60, fill=1, stroke=0)

    tables = list(pdf.read(pdf.drawn(boxes, rules)).tables())
    assert [pdf.rows(table) for table in tables] == [rows, rows]
    assert [table.place.page for table in tables] == [1, 2]
    assert [table.place.table for table in tables] == [1, 2]


def test_a_table_in_a_cell_is_nested_there(pdf):
    def draw(canvas):
        canvas.grid([50, 150, 400], [700, 600, 500])
        canvas.grid([200, 280, 360], [680, 650, 620])
        for x, y, text in [(55, 680, "Outer"), (205, 660, "A"), (285, 660, "B"), (55, 560, "Last")]:
            canvas.drawString(x, y, text)

    outer, inner = pdf.read(pdf.drawn(draw)).tables()
    assert (outer.rows, outer.columns) == (2, 2)
    (holder,) = [cell for cell in outer.cells if cell.tables]
    assert (holder.row, holder.column, holder.text) == (0, 1, "")
    assert pdf.rows(inner)[0] == ["A", "B"]


class _Upwards(Flowable):
    def __init__(self, lines):
        super().__init__()
        self.lines = lines

    def wrap(self, *room):
        return 24, 70

    def draw(self):
        self.canv.rotate(90)
        self.canv.setFont("Helvetica", 8)
        for number, line in enumerate(self.lines):
            self.canv.drawString(0, -8 - 10 * number, line)


def test_text_that_runs_up_the_page_is_read_in_its_order(pdf):
    from io import BytesIO

    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table as Flow

    out = BytesIO()
    rows = [[_Upwards(["Lead or", "directorate"]), "Action"], ["HR", "Review adverts"]]
    SimpleDocTemplate(out).build([Flow(rows, [40, 200], style=pdf.grid)])
    (table,) = pdf.read(out.getvalue()).tables()
    assert table.cells[0].rotated
    assert table.cells[0].text.split() == ["Lead", "or", "directorate"]
    assert not table.cells[1].rotated


def test_a_turned_page_is_read_as_it_is_shown(pdf):
    def draw(canvas):
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.grid([60, 200, 400], [500, 460, 420])
        for x, y, text in [
            (65, 470, "Ref"),
            (205, 470, "Action"),
            (65, 430, "1"),
            (205, 430, "Go"),
        ]:
            canvas.drawString(x, y, text)

    document = pdf.read(pdf.drawn(draw))
    (table,) = document.tables()
    assert pdf.rows(table) == [["Ref", "Action"], ["1", "Go"]]
    assert document.page_sizes[1] == pytest.approx((595.3, 841.9), abs=0.1)


def test_a_boundary_that_a_merged_cell_hides_on_the_next_page_is_kept(pdf):
    def first(canvas):
        canvas.grid([50, 150, 300, 500], [400, 200, 60])
        for x, text in [(55, "Ref"), (155, "Indicator"), (305, "Action")]:
            canvas.drawString(x, 380, text)

    def second(canvas):
        canvas.grid([50, 300, 500], [800, 700, 600])
        canvas.drawString(55, 780, "Merged")
        canvas.drawString(305, 780, "More")

    one, two = pdf.read(pdf.drawn(first, second)).tables()
    assert two.columns == one.columns == 3
    assert two.edges == one.edges
    assert (two.cells[0].text, two.cells[0].column_span) == ("Merged", 2)
    assert [cell.column for cell in two.cells if cell.text == "More"] == [2]


def test_a_shaded_header_repeated_without_a_rule_is_a_row_of_its_own(pdf):
    def draw(canvas):
        canvas.setFillColor(colors.lightblue)
        canvas.rect(50, 480, 300, 20, fill=1, stroke=0)
        canvas.setFillColor(colors.black)
        for x in (50, 200, 350):
            canvas.line(x, 400, x, 500)
        for y in (400, 440, 500):
            canvas.line(50, y, 350, y)
        for x, y, text in [(55, 485, "Ref"), (205, 485, "Action"), (205, 465, "rest of it")]:
            canvas.drawString(x, y, text)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert pdf.rows(table)[:2] == [["Ref", "Action"], ["", "rest of it"]]


def test_a_borderless_table_goes_on_over_pages(pdf):
    rows = [HEAD, *([str(n), *BODY[n % 3][1:]] for n in range(1, 40))]
    top = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    document = pdf.read(pdf.table(rows, WIDTHS, top))
    tables = list(document.tables())
    assert document.pages == len(tables) > 1
    assert {table.columns for table in tables} == {5}
    numbers = [cell.text for table in tables for cell in table.cells if cell.column == 0]
    assert [text for text in numbers if text] == ["No", *(str(n) for n in range(1, 40))]


@pytest.mark.parametrize(
    "lines",
    [
        ["Lead: Jane Bloggs", "Date: 1 May 2024", "Status: On track", "Progress: None"],
        ["1.    First thing", "2.    Second thing", "3.    Third thing", "4.    Fourth"],
        ["Some prose that says this.", "And that it goes on.", "To the very end of it.", "So."],
    ],
)
def test_no_table_is_made_of_labels_lists_or_prose(pdf, lines):
    def draw(canvas):
        for number, line in enumerate(lines):
            canvas.drawString(60, 700 - 16 * number, line)

    document = pdf.read(pdf.drawn(draw))
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert [block.line.split() for block in document.blocks] == [line.split() for line in lines]
