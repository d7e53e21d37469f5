"""Tables of figures: columns by white, spans of headers, rows of labels; and what is none."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4

SIZE = 9
TOP = 700


class Sheet:
    """Draws texts on a canvas by their distance from the top of the page."""

    def __init__(self, canvas):
        self.canvas = canvas
        canvas.setFont("Helvetica", SIZE)

    def line(self, y, *texts, bold=False, size=SIZE):
        """Each text as (x, text), from x; or (x, text, "r") up to x, (x, text, "c") about x."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        for x, text, *side in texts:
            draw = {
                "r": self.canvas.drawRightString,
                "c": self.canvas.drawCentredString,
            }.get(side[0] if side else "", self.canvas.drawString)
            draw(x, TOP - y, text)

    def rule(self, y, x0, x1):
        self.canvas.line(x0, TOP - y, x1, TOP - y)

    def wall(self, x, y0, y1):
        self.canvas.line(x, TOP - y0, x, TOP - y1)


@pytest.fixture
def tables(pdf):
    def read(draw):
        document = pdf.read(pdf.drawn(lambda canvas: draw(Sheet(canvas)), size=A4))
        return list(document.tables())

    return read


def figures(sheet, y, rows, xs, leading=12):
    for number, (label, *values) in enumerate(rows):
        sheet.line(
            y + leading * number,
            (50, label),
            *((x, value, "r") for x, value in zip(xs, values, strict=True) if value),
        )


ROWS = [
    ["Belgium", "1,204", "12.5", "–"],
    ["Denmark", "984", "9.1", "(3)"],
    ["United Kingdom", "12,440", "101.0", "17"],
    ["Spain", "7", "-0.4", "n/a"],
]
XS = [220, 290, 350]


def spans(table):
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
        if cell.row_span * cell.column_span > 1
    }


def test_figures_without_rules_are_a_table(tables, pdf):
    def draw(sheet):
        sheet.line(
            0, (50, "Country"), (220, "Exports", "r"), (290, "Share", "r"), (350, "Change", "r")
        )
        figures(sheet, 14, ROWS, XS)

    (table,) = tables(draw)
    assert pdf.rows(table) == [["Country", "Exports", "Share", "Change"], *ROWS]


def test_a_caption_and_a_source_stay_outside(tables, pdf):
    def draw(sheet):
        sheet.line(0, (50, "Table 3. Trade of the Member States with other countries, by year"))
        sheet.line(
            14, (50, "Country"), (220, "Exports", "r"), (290, "Share", "r"), (350, "Net", "r")
        )
        figures(sheet, 28, ROWS, XS)
        sheet.line(80, (50, "Source: returns of the Member States to the annual survey of trade."))

    (table,) = tables(draw)
    assert pdf.rows(table) == [["Country", "Exports", "Share", "Net"], *ROWS]


def test_a_text_centred_over_columns_spans_them(tables):
    def draw(sheet):
        sheet.line(0, (240, "All persons", "c"))
        sheet.line(
            12, (50, "Country"), (220, "Number", "r"), (290, "Share", "r"), (350, "Net", "r")
        )
        figures(sheet, 26, ROWS, XS)

    (table,) = tables(draw)
    assert spans(table)["All persons"] == (0, 1, 1, 2)
    assert spans(table)["Country"] == (0, 0, 2, 1)


def test_a_rule_under_a_text_shows_the_columns_it_spans(tables):
    def draw(sheet):
        sheet.line(0, (190, "All persons"))
        sheet.rule(3, 190, 352)
        sheet.line(
            14, (50, "Country"), (220, "Number", "r"), (290, "Share", "r"), (350, "Net", "r")
        )
        figures(sheet, 28, ROWS, XS)

    (table,) = tables(draw)
    assert spans(table)["All persons"] == (0, 1, 1, 3)


def test_a_header_that_wraps_is_one_row(tables, pdf):
    def draw(sheet):
        sheet.line(0, (290, "Average", "r"))
        sheet.line(11, (290, "annual", "r"), (350, "Net", "r"))
        sheet.line(
            22, (50, "Country"), (220, "Number", "r"), (290, "change", "r"), (350, "loss", "r")
        )
        figures(sheet, 36, ROWS, XS)

    (table,) = tables(draw)
    head = [text.replace("\n", " ") for text in pdf.rows(table)[0]]
    assert head == ["Country", "Number", "Average annual change", "Net loss"]


def test_years_head_columns(tables, pdf):
    def draw(sheet):
        sheet.line(0, (274, "Persons", "c"))
        sheet.line(12, (50, "Country"), (220, "2009", "r"), (290, "2010", "r"), (350, "2011", "r"))
        figures(sheet, 26, ROWS, XS)

    (table,) = tables(draw)
    assert pdf.rows(table)[1][1:] == ["2009", "2010", "2011"]
    assert table.rows == 2 + len(ROWS)


@pytest.mark.parametrize("last", [False, True])
def test_labels_that_wrap_are_one_row(tables, pdf, last):
    labels = [
        ["Agriculture, forestry, fishing and", "hunting"],
        ["Mining"],
        ["Professional, scientific and other", "technical services"],
        ["Utilities"],
    ]

    def draw(sheet):
        sheet.line(0, (50, "Industry"), (290, "Jobs", "r"), (350, "Share", "r"))
        y = 14
        for number, lines in enumerate(labels):
            for part, text in enumerate(lines):
                own = part == (len(lines) - 1 if last else 0)
                values = ((290, f"{number}4", "r"), (350, f"{number}.5", "r")) if own else ()
                sheet.line(y, (50, text), *values)
                y += 11

    (table,) = tables(draw)
    found = [row[0].replace("\n", " ") for row in pdf.rows(table)[1:]]
    assert found == [" ".join(lines) for lines in labels]


def test_the_heading_of_a_group_is_a_row(tables, pdf):
    def draw(sheet):
        sheet.line(0, (50, "Age"), (220, "Number", "r"), (290, "Share", "r"), (350, "Net", "r"))
        for number, group in enumerate(["Males", "Females"]):
            y = 14 + 60 * number
            sheet.line(y, (200, group, "c"))
            figures(sheet, y + 12, ROWS, XS)

    (table,) = tables(draw)
    assert [row[0] for row in pdf.rows(table)][:3] == ["Age", "Males", "Belgium"]
    assert spans(table)["Females"] == (6, 0, 1, 4)


def test_dots_lead_to_the_figures(tables, pdf):
    def draw(sheet):
        sheet.line(0, (50, "State"), (290, "Total", "r"), (350, "Share", "r"), bold=True)
        for number, (label, one, other, _) in enumerate(ROWS):
            dots = "." * int((240 - 50 - sheet.canvas.stringWidth(label, "Helvetica", SIZE)) / 2.6)
            sheet.line(14 + 12 * number, (50, label + dots), (290, one, "r"), (350, other, "r"))

    (table,) = tables(draw)
    assert [row[1:] for row in pdf.rows(table)[1:]] == [row[1:3] for row in ROWS]


def test_a_currency_sign_apart_belongs_to_its_figure(tables, pdf):
    def draw(sheet):
        sheet.line(0, (50, "State"), (220, "Budget", "r"), (350, "Actual", "r"), bold=True)
        for number, (label, one, *_) in enumerate(ROWS):
            y = 14 + 12 * number
            sheet.line(y, (50, label), (170, "$"), (220, one, "r"), (300, "$"), (350, one, "r"))

    (table,) = tables(draw)
    assert [row[1].replace(" ", "") for row in pdf.rows(table)[1:]] == ["$" + r[1] for r in ROWS]


def test_marks_fill_a_table(tables, pdf):
    marks = [["Mining", "X", "", "X"], ["Retail", "", "X", ""], ["Trade", "X", "X", "X"]]

    def draw(sheet):
        sheet.line(0, (50, "Activity"), (220, "Q1", "r"), (290, "Q2", "r"), (350, "Q3", "r"))
        figures(sheet, 14, marks, XS)

    (table,) = tables(draw)
    assert pdf.rows(table)[1:] == marks


def test_a_frame_parts_no_rows(tables, pdf):
    def draw(sheet):
        sheet.line(
            0, (50, "Country"), (220, "Exports", "r"), (290, "Share", "r"), (350, "Net", "r")
        )
        figures(sheet, 16, ROWS, XS)
        for y in (-12, 5, 60):
            sheet.rule(y, 45, 360)
        for x in (45, 160, 240, 300, 360):
            sheet.wall(x, -12, 60)

    (table,) = tables(draw)
    assert pdf.rows(table) == [["Country", "Exports", "Share", "Net"], *ROWS]


def test_a_table_in_a_column_of_text_is_read_alone(tables, pdf):
    text = [
        "The figures are drawn from the annual survey",
        "of enterprises and have been revised since",
    ]

    def draw(sheet):
        for number in range(12):
            sheet.line(12 * number, (268, text[number % 2]))
        for number in range(5):
            sheet.line(12 * number, (50, text[number % 2]))
        sheet.line(74, (50, "Country"), (190, "Share", "r"), (240, "Net", "r"), bold=True)
        for number, (label, one, other, _) in enumerate(ROWS):
            sheet.line(86 + 12 * number, (50, label), (190, one, "r"), (240, other, "r"))

    (table,) = tables(draw)
    assert pdf.rows(table) == [["Country", "Share", "Net"], *(row[:3] for row in ROWS)]


def test_cells_of_text_are_left_to_their_rules(tables, pdf):
    lines = ["Ask a second", "manager to", "read it", "by May", "and report"]

    def draw(sheet):
        for column, head in enumerate(["Action", "Lead", "When", "State"]):
            sheet.line(0, (50 + 80 * column, head), bold=True)
            for number, text in enumerate(lines):
                short = ["HR", "31", "May", "No", "3"][number] if column else text
                sheet.line(16 + 11 * number, (50 + 80 * column, short))
        for y in (-12, 5, 66):
            sheet.rule(y, 45, 365)
        for x in (45, 125, 205, 285, 365):
            sheet.wall(x, -12, 66)

    (table,) = tables(draw)
    assert pdf.rows(table)[0] == ["Action", "Lead", "When", "State"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}. Introduction{'.' * 60} {3 * n}" for n in range(1, 9)],
        [f"In 2010 some {n}4 of 1,200 cases were closed, or {n}.5 in a hundred." for n in range(9)],
        [f"- Item {n} of 12" for n in range(9)],
    ],
    ids=["contents", "prose", "list"],
)
def test_numbers_in_text_are_no_table(tables, lines):
    def draw(sheet):
        for number, text in enumerate(lines):
            sheet.line(12 * number, (50, text))

    assert tables(draw) == []


@pytest.mark.parametrize("dots", [0, 60])
def test_a_contents_page_with_references_is_no_table(tables, dots):
    def draw(sheet):
        for number in range(9):
            title = f"Part {'abcdefghi'[number]} of the plan" + "." * dots
            reference = f"{number // 3 + 1}.{number % 3 + 1}"
            sheet.line(16 * number, (50, reference), (80, title), (500, str(3 + 4 * number), "r"))

    assert tables(draw) == []


def test_the_labels_of_a_chart_are_no_table(tables):
    def draw(sheet):
        for number, (label, *_) in enumerate(ROWS * 3):
            sheet.line(18 * number, (50, label), (150 + 26 * number, f"{10 + 5 * number}.{number}"))
        sheet.line(230, *((150 + 60 * number, str(20 * number), "c") for number in range(6)))

    assert tables(draw) == []


def test_a_typewriter_face_has_wide_spaces(tables, pdf):
    def draw(sheet):
        sheet.canvas.setFont("Courier", SIZE)
        lines = ["State                 Budget  Share", "District of Columbia  EUR 80    1.5"]
        lines += ["New York              EUR 92   12.0", "Rhode Island          EUR 17    0.3"]
        for number, text in enumerate(lines):
            sheet.canvas.drawString(50, TOP - 12 * number, text)

    (table,) = tables(draw)
    assert pdf.rows(table)[1] == ["District of Columbia", "EUR 80", "1.5"]


def test_the_next_line_of_a_text_is_no_level_of_the_header(tables, pdf):
    def draw(sheet):
        sheet.line(0, (285, "Full-time", "c"))
        sheet.line(
            11, (50, "Country"), (220, "Rate", "r"), (285, "equivalents", "c"), (350, "Net", "r")
        )
        figures(sheet, 25, ROWS, XS)

    (table,) = tables(draw)
    assert pdf.rows(table)[0][2].split() == ["Full-time", "equivalents"]
