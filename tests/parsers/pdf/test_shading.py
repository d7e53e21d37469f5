"""Tables that shading draws, without rules."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4

from planlift_parsers import Table
from planlift_parsers.document import Kind

HEAD = ["Ref", "Current position", "Action", "Owner"]
ROWS = [
    ["1", ["Only four of the posts", "are held by colleagues."], ["Map incidents"], ["Lead nurse"]],
    ["2", ["The gap widened."], ["Review every advert", "with the networks", "again."], ["HR"]],
    ["3", ["Scores fell again", "for two years."], ["Extend the offer."], ["Staff lead"]],
    ["4", ["Few declare it."], ["Brief the executive", "team on trends."], ["Medical lead"]],
]
XS = [50, 74, 186, 284, 354]
TINT = "#E8EDEE"


def flat(row):
    return [cell if isinstance(cell, str) else " ".join(cell) for cell in row]


class Drawn:
    """Draws rows with little white between columns; every other one, or all, shaded."""

    def __init__(self, canvas, top):
        self.canvas, self.y = canvas, top

    def row(self, cells, fill=None, *, whole=False, bold=False, centred=False):
        lines = [[cell] if isinstance(cell, str) else cell for cell in cells]
        most = max(len(cell) for cell in lines)
        height = 11.5 * most + 6
        self.y -= height
        if fill:
            self.canvas.setFillColor(colors.HexColor(fill))
            edges = [XS[0], XS[-1]] if whole else XS
            for left, right in pairwise(edges):
                self.canvas.rect(left, self.y, right - left, height, fill=1, stroke=0)
        self.canvas.setFillColor(colors.black)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        for x, cell in zip(XS, lines, strict=False):
            down = (most - len(cell)) * 11.5 / 2 if centred else 0
            for number, text in enumerate(cell):
                self.canvas.drawString(x + 3, self.y + height - 12 - down - 11.5 * number, text)


def zebra(canvas, top=700, rows=ROWS, **how):
    drawn = Drawn(canvas, top)
    drawn.row(HEAD, bold=True)
    for number, row in enumerate(rows):
        drawn.row(row, TINT if number % 2 else None, **how)
    return drawn


@pytest.mark.parametrize("centred", [False, True], ids=["level tops", "centred"])
@pytest.mark.parametrize("whole", [False, True], ids=["a fill a cell", "a fill a row"])
def test_bands_and_the_lines_between_them_are_one_table(pdf, whole, centred):
    (table,) = pdf.read(
        pdf.drawn(lambda canvas: zebra(canvas, whole=whole, centred=centred))
    ).tables()
    texts = [[text.replace("\n", " ") for text in row] for row in pdf.rows(table)]
    assert texts == [HEAD, *(flat(row) for row in ROWS)]
    fills = {(cell.row, cell.fill) for cell in table.cells}
    assert fills == {(0, None), (1, None), (2, TINT[1:]), (3, None), (4, TINT[1:])}


def test_text_before_and_behind_a_shaded_table_is_no_part_of_it(pdf):
    def draw(canvas):
        canvas.drawString(
            50, 720, "This plan has been prepared with the help of the staff networks."
        )
        drawn = zebra(canvas)
        canvas.drawString(50, drawn.y - 18, "It is reviewed every quarter by the committee of us.")

    before, table, behind = pdf.read(pdf.drawn(draw)).blocks
    assert (table.rows, table.columns) == (5, 4)
    assert before.text.startswith("This plan")
    assert behind.text.startswith("It is reviewed")


def test_a_shaded_header_alone_shows_the_columns_below_it(pdf):
    def draw(canvas):
        drawn = Drawn(canvas, 700)
        drawn.row(HEAD, "#003087", bold=True)
        for row in ROWS:
            drawn.row(row, centred=True)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    texts = [[text.replace("\n", " ") for text in row] for row in pdf.rows(table)]
    assert texts == [HEAD, *(flat(row) for row in ROWS)]


def test_a_band_without_inner_edges_is_one_cell_over_all_columns(pdf):
    def draw(canvas):
        drawn = Drawn(canvas, 700)
        drawn.row(HEAD, "#CCCCCC", bold=True)
        drawn.row(["Recruitment and promotion of all staff"], "#DDDDDD", whole=True, bold=True)
        drawn.row(ROWS[0], TINT)
        drawn.row(ROWS[1])

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    (section,) = [cell for cell in table.cells if cell.row == 1]
    assert (section.text, section.column_span) == ("Recruitment and promotion of all staff", 4)
    assert table.rows == 4


def test_a_repeated_shaded_header_is_no_running_head(pdf):
    def page(rows):
        def draw(canvas):
            drawn = Drawn(canvas, 800)
            drawn.row(HEAD, "#003087", bold=True)
            drawn.y -= 10
            for row in rows:
                drawn.row(row, TINT)
                drawn.y -= 10

        return draw

    document = pdf.read(pdf.drawn(page(ROWS[:2]), page(ROWS[2:]), size=A4))
    assert [pdf.rows(table)[0] for table in document.tables()] == [HEAD, HEAD]
    assert not [p for p in document.paragraphs() if p.kind == Kind.FURNITURE]


def test_the_next_page_keeps_the_columns_of_a_shaded_table(pdf):
    def second(canvas):
        Drawn(canvas, 800).row(["5", ["Reports fell."], ["Publish."], ["Chair"]], TINT, whole=True)

    first, last = pdf.read(
        pdf.drawn(lambda canvas: zebra(canvas, 330, ROWS * 2, whole=True), second)
    ).tables()
    assert last.columns == first.columns == 4
    assert pdf.rows(last) == [["5", "Reports fell.", "Publish.", "Chair"]]


@pytest.mark.parametrize(
    "texts",
    [
        ["A box with a word of advice that fills its width well.", "Another one below that box."],
        ["Lead: Jane Bloggs", "Date: 1 May 2024"],
        ["Introduction", "Next steps"],
    ],
)
def test_shaded_boxes_of_prose_and_headings_are_no_table(pdf, texts):
    def draw(canvas):
        for number, text in enumerate(texts):
            canvas.setFillColor(colors.HexColor(TINT))
            canvas.rect(50, 690 - 60 * number, 400, 20, fill=1, stroke=0)
            canvas.setFillColor(colors.black)
            canvas.drawString(54, 696 - 60 * number, text)
            canvas.drawString(54, 670 - 60 * number, "Some prose that stands between the boxes.")

    blocks = pdf.read(pdf.drawn(draw)).blocks
    assert not [block for block in blocks if isinstance(block, Table)]
    assert all(any(text in block.line for block in blocks) for text in texts)


def test_a_page_of_very_many_shaded_areas_is_read_in_time(pdf):
    def draw(canvas):
        for number in range(5000):
            canvas.rect(50 + number % 70 * 7, 60 + number // 70 * 10, 6, 9, fill=1, stroke=0)
        canvas.drawString(50, 800, "A map of the region.")

    (text,) = pdf.read(pdf.drawn(draw)).blocks
    assert text.line == "A map of the region."


def test_a_disc_in_a_cell_without_text_is_its_colour(pdf):
    def draw(canvas):
        for number, colour in enumerate((None, "#FF0000", "#FFC000", "#00B050")):
            y = 700 - 40 * number
            canvas.setFillColor("#EAF1F8")
            if number == 2:
                canvas.rect(50, y - 10, 300, 40, stroke=0, fill=1)
            canvas.setFillColor("black")
            canvas.drawString(60, y + 15, "Ref" if colour is None else f"A{number}")
            canvas.drawString(120, y + 15, "Action" if colour is None else "Review the offer")
            if colour is None:
                canvas.drawString(300, y + 15, "RAG")
            else:
                canvas.setFillColor(colour)
                canvas.circle(335, y + 20, 4.5, stroke=0, fill=1)
            canvas.setFillColor("black")
            for x in (50, 110, 290, 350):
                canvas.line(x, y - 10, x, y + 30)
            canvas.line(50, y + 30, 350, y + 30)
            canvas.line(50, y - 10, 350, y - 10)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    fills = [cell.fill for cell in table.cells if cell.column == 2]
    assert fills == [None, "FF0000", "FFC000", "00B050"]


def test_a_disc_beyond_the_words_of_a_table_without_rules_is_in_its_last_column(pdf):
    def draw(canvas):
        canvas.setFillColor("#34495E")
        canvas.rect(50, 705, 400, 20, stroke=0, fill=1)
        canvas.setFillColor("white")
        canvas.setFont("Helvetica-Bold", 10)
        for x, text in ((60, "Ref"), (120, "Action"), (380, "RAG")):
            canvas.drawString(x, 711, text)
        canvas.setFont("Helvetica", 10)
        for number, colour in enumerate(("#FF0000", "#FFC000", "#00B050"), 1):
            y = 711 - 30 * number
            canvas.setFillColor("black")
            canvas.drawString(60, y, f"A{number}")
            canvas.drawString(120, y, "Review the offer made to staff")
            canvas.setFillColor(colour)
            canvas.circle(425, y + 3, 4.5, stroke=0, fill=1)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    fills = [cell.fill for cell in table.cells if cell.column == 2]
    assert fills[1:] == ["FF0000", "FFC000", "00B050"]


def test_a_header_beside_its_centred_marks_is_one_column_with_them(pdf):
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 10)
        for x, text in ((60, "Ref"), (120, "Action"), (360, "RAG")):
            canvas.drawString(x, 711, text)
        for number in range(1, 5):
            y = 711 - 30 * number
            canvas.line(50, y + 18, 450, y + 18)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, y, f"A{number}")
            canvas.drawString(120, y, "Review the offer made to staff")
            canvas.setFont("Helvetica", 16)
            canvas.drawString(400, y - 4, "x")

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert [row[-1] for row in pdf.rows(table)] == ["RAG", "x", "x", "x", "x"]


def test_a_section_row_with_a_space_at_a_boundary_is_one_cell(pdf):
    def draw(canvas):
        drawn = Drawn(canvas, 700)
        drawn.row(HEAD, bold=True)
        room = canvas.stringWidth("Theme", "Helvetica-Bold", 10)
        for number in (1, 2):
            top = drawn.y
            drawn.row([""], TINT, whole=True)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(XS[1] - room - 1, top - 12, f"Theme {number}: leadership")
            for row in ROWS[:2]:
                drawn.row(row)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    spans = [cell.text for cell in table.cells if cell.column_span == len(HEAD)]
    assert spans == ["Theme 1: leadership", "Theme 2: leadership"]


def test_a_column_of_discs_between_columns_of_text_is_one_of_its_own(pdf):
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 10)
        for x, text in (
            (60, "Ref"),
            (100, "Action"),
            (280, "To finish"),
            (340, "RAG"),
            (400, "Note"),
        ):
            canvas.drawString(x, 731, text)
        y = 711
        for section in ("Recommendations", "Communication"):
            canvas.setFillColor("#FFE0B0")
            canvas.rect(50, y - 5, 450, 18, stroke=0, fill=1)
            canvas.setFillColor("black")
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(60, y, section)
            canvas.line(50, y - 5, 500, y - 5)
            for number, colour in enumerate(("#FF0000", "#00B050", "#FFC000", "#FF0000"), 1):
                y -= 22
                canvas.setFillColor("black")
                canvas.setFont("Helvetica", 10)
                canvas.drawString(60, y, f"1.{number}")
                canvas.drawString(100, y, "Review the offer made to staff")
                canvas.drawString(280, y, "Q3 2024")
                canvas.line(50, y - 6, 500, y - 6)
                canvas.drawString(400, y, "Pilot ended well")
                canvas.setFillColor(colour)
                canvas.circle(350, y + 4, 3.5, stroke=0, fill=1)
            y -= 22

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert pdf.rows(table)[0] == ["Ref", "Action", "To finish", "RAG", "Note"]
    fills = [cell.fill for cell in table.cells if cell.column == 3 and not cell.text]
    assert fills == ["FF0000", "00B050", "FFC000", "FF0000"] * 2


def test_rules_below_a_shaded_header_part_rows_whose_first_cell_is_empty(pdf):
    rows = [["", *row[1:]] if number % 2 else row for number, row in enumerate(ROWS)]

    def draw(canvas):
        drawn = Drawn(canvas, 700)
        drawn.row(["Infection control action plan"], TINT, whole=True, bold=True)
        drawn.row(HEAD, "#CCCCCC", bold=True)
        for row in rows:
            drawn.row(row)
            canvas.line(XS[0], drawn.y, XS[-1], drawn.y)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    texts = [[(text or "").replace("\n", " ") for text in row] for row in pdf.rows(table)]
    assert texts[2:] == [flat(row) for row in rows]


def test_a_name_in_a_band_of_one_fill_lies_across_columns_that_other_bands_part(pdf):
    def draw(canvas):
        drawn = Drawn(canvas, 700)
        drawn.row(["Metric 3"], "#DDDDDD", whole=True, bold=True)
        drawn.row(HEAD, "#CCCCCC", bold=True)
        for number, row in enumerate(ROWS):
            drawn.row(row, TINT if number % 2 else None)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    (name,) = [cell for cell in table.cells if cell.row == 0]
    assert (name.text, name.column_span) == ("Metric 3", 4)
