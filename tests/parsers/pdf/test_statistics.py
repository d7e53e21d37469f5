"""Statistical tables as offices set them: rules typed with signs, units over the columns, leaders."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4

from parsers.pdf.test_figures import ROWS, XS, Sheet, figures, spans
from planlift_parsers import Paragraph

TYPED = [
    "=" * 62,
    "                                          2023/24 Forecasts",
    "  Item               2021/22   2022/23     April       May",
    "-" * 62,
    "                               Million Acres",
    "Area Planted ......    714.1     739.8     436.8     235.8",
    "Area Harvested ....      0.9     596.7     423.5     683.9",
    "                                  Bushels",
    "Yield per Acre ....    336.2     693.2     245.8     721.8",
    "Farm Price ........    340.0     350.6     114.6     899.9",
    "=" * 62,
]


@pytest.fixture
def read(pdf):
    return lambda draw: pdf.read(pdf.drawn(lambda canvas: draw(Sheet(canvas)), size=A4))


def typed(sheet, lines, leading=10):
    sheet.canvas.setFont("Courier", 8)
    for number, text in enumerate(lines):
        sheet.canvas.drawString(60, 700 - leading * number, text)


def framed(sheet, *heights):
    """Level rules, and a wall at either side."""
    for y in heights:
        sheet.rule(y, 48, 352)
    for x in (48, 352):
        sheet.wall(x, heights[0], heights[-1])


def test_rows_of_signs_are_rules_of_the_table_they_frame(read, pdf):
    document = read(lambda sheet: typed(sheet, TYPED))
    (table,) = document.tables()
    assert [(row[0] or "").rstrip(" .") for row in pdf.rows(table)] == [
        "Item", "", "", "Area Planted", "Area Harvested", "", "Yield per Acre", "Farm Price",
    ]  # fmt: skip
    assert not any("==" in block.text for block in document.blocks if isinstance(block, Paragraph))


def test_rows_of_signs_say_nothing_of_a_pages_letters(read):
    document = read(lambda sheet: typed(sheet, TYPED))
    assert not document.ocr
    assert not document.notes


def test_a_text_over_two_columns_is_no_line_of_the_last_ones_header(read):
    (table,) = read(lambda sheet: typed(sheet, TYPED)).tables()
    assert spans(table)["2023/24 Forecasts"] == (0, 3, 1, 2)


def test_a_unit_in_the_middle_of_the_figures_spans_them(read):
    (table,) = read(lambda sheet: typed(sheet, TYPED)).tables()
    assert spans(table)["Million Acres"] == (2, 1, 1, 4)
    assert spans(table)["Bushels"] == (5, 1, 1, 4)


def test_dots_lead_right_up_to_a_figure(read, pdf):
    """As a tab with a leader is written: the dots end where the figure begins, without a space."""

    def draw(sheet):
        sheet.line(0, (50, "State"), (220, "Total", "r"), (290, "Share", "r"), (350, "Net", "r"))
        for number, (label, one, *others) in enumerate(ROWS):
            width = 170 - sheet.canvas.stringWidth(label + one, "Helvetica", 9)
            text = label + "." * int(width / sheet.canvas.stringWidth(".", "Helvetica", 9)) + one
            right = zip(XS[1:], others, strict=True)
            places = ((x, other, "r") for x, other in right)
            sheet.line(14 + 12 * number, (220, text, "r"), *places)

    (table,) = read(draw).tables()
    assert [row[1:] for row in pdf.rows(table)[1:]] == [row[1:] for row in ROWS]


def test_months_over_years_are_a_header(read, pdf):
    def draw(sheet):
        months, years = ["Jun", "Jul", "Aug"], ["2023", "2023", "2024"]
        sheet.line(0, *((x, month, "r") for x, month in zip(XS, months, strict=True)))
        sheet.line(10, *((x, year, "r") for x, year in zip(XS, years, strict=True)))
        figures(sheet, 22, ROWS, XS)
        framed(sheet, -9, 12, 62)

    (table,) = read(draw).tables()
    assert pdf.rows(table)[0] == ["", "Jun 2023", "Jul 2023", "Aug 2024"]


def test_rules_part_the_lines_of_a_header_in_a_frame(read, pdf):
    def draw(sheet):
        sheet.line(0, (243, "Number of persons", "c"), (350, "Rate", "r"))
        sheet.line(12, (220, "Men", "r"), (290, "Women", "r"), (350, "All", "r"))
        figures(sheet, 24, ROWS, XS)
        framed(sheet, -9, 3, 15, 27, 39, 63)

    (table,) = read(draw).tables()
    assert pdf.rows(table)[1] == ["", "Men", "Women", "All"]
    assert spans(table)["Number of persons"] == (0, 1, 1, 2)


BUDGET = [
    ("13 01", "Administrative expenditure of", "51 239", "44 690", "31 066", "22 385"),
    ("", "the policy area", "", "", "", ""),
    ("13 03", "European fund for the regions", "92 728", "p.m.", "74 330", "37 249"),
    ("", "and other operations", "", "", "", ""),
    ("13 04", "Cohesion fund", "p.m.", "p.m.", "p.m.", "p.m."),
    ("13 06", "Solidarity fund and what was", "91 644", "14 773", "88 751", "94 745"),
    ("", "left over of it", "", "", "", ""),
    ("", "Title 13 - Total", "83 675", "51 077", "39 659", "59 295"),
]


def test_figures_part_the_rows_of_a_body_that_rules_part_by_columns_only(read, pdf):
    """Two ruled rows of headers and a ruled total, and between them a body without level rules."""
    walls, rights = [48, 85, 230, 285, 340, 395, 450], [280, 335, 390, 445]

    def draw(sheet):
        sheet.line(0, (50, "Title"), (90, "Heading"), (285, "2010", "c"), (395, "2009", "c"))
        sheet.line(
            14, *((x - 45, text) for x, text in zip(rights, ["Plan", "Paid"] * 2, strict=True))
        )
        for number, (title, heading, *values) in enumerate(BUDGET):
            places = ((x, value, "r") for x, value in zip(rights, values, strict=True))
            sheet.line(30 + 12 * number, (50, title), (90, heading), *places)
        for y, x in ((-10, 48), (4, 230), (18, 48), (105, 48), (119, 48)):
            sheet.rule(y, x, 450)
        for x in walls:
            sheet.wall(x, 4 if x in (285, 395) else -10, 119)

    (table,) = read(draw).tables()
    rows = pdf.rows(table)[2:]
    assert [row[0] for row in rows] == ["13 01", "13 03", "13 04", "13 06", ""]
    assert [row[2] for row in rows] == ["51 239", "92 728", "p.m.", "91 644", "83 675"]


def test_a_label_that_dots_follow_does_not_go_on_below(read, pdf):
    def draw(sheet):
        sheet.line(0, (50, "State"), (220, "Total", "r"), (290, "Share", "r"), (350, "Net", "r"))
        led = [(label + " . . . . . . . . .", *values) for label, *values in ROWS]
        figures(sheet, 14, led[:2], XS)
        sheet.line(38, (50, "Elsewhere in the world"))
        figures(sheet, 50, led[2:], XS)

    (table,) = read(draw).tables()
    label, *values = pdf.rows(table)[2]
    assert [label.rstrip(" ."), *values] == ROWS[1]


def test_years_over_quarters_are_a_header(read, pdf):
    """The years stand where the white between the quarters is."""
    quarters = [("", "Q3", "Q4", "Q1", "Q2"), ("M1", "-2.1", "4.1", "8.9", "1.1")]
    quarters += [("M2", "3.5", "1.5", "5.9", "5.2"), ("M3", "4.2", "8.7", "5.4", "1.1")]

    def draw(sheet):
        sheet.line(0, (200, "2023", "c"), (246, "2024", "c"))
        figures(sheet, 12, quarters, [197, 217, 243, 263])

    (table,) = read(draw).tables()
    assert pdf.rows(table)[1:] == [list(row) for row in quarters]


def test_how_many_a_column_is_about_is_no_figure(read, pdf):
    values = [("Male", "9", "(61.4)", "325", "(78.3)"), ("Female", "26", "(56.6)", "287", "(42.9)")]
    values += [
        ("Hispanic", "52", "(65.1)", "857", "(33.9)"),
        ("Other", "61", "(18.4)", "524", "(30.4)"),
    ]

    def draw(sheet):
        sheet.line(0, (200, "Outbreak", "c"), (280, "Sporadic", "c"))
        sheet.line(11, (200, "(n = 212)", "c"), (280, "(n = 1,184)", "c"))
        figures(sheet, 24, [("Group", "No.", "(%)", "No.", "(%)"), *values], [190, 220, 270, 300])

    (table,) = read(draw).tables()
    assert pdf.rows(table)[-4:] == [list(row) for row in values]
    assert spans(table)["Outbreak (n = 212)"][1::2] == (1, 2)


def test_labels_with_dots_and_figures_beside_the_middle_of_the_page_are_one_table(read, pdf):
    """White as between columns of prose stands between them, and the dots fill the left side."""

    def draw(sheet):
        sheet.line(
            0, (50, "Totals may not add up because of rounding, and shares are computed from")
        )
        sheet.line(
            11, (50, "figures that were not rounded; they are given for the whole of the country.")
        )
        sheet.line(24, (300, "Total", "r"), (340, "Share", "r"), (380, "Net", "r"))
        led = [(label + " ." * 30, *values) for label, *values in ROWS]
        figures(sheet, 38, [row for row in led for _ in range(2)], [300, 340, 380])

    (table,) = read(draw).tables()
    labels = [row[0].rstrip(" .") for row in pdf.rows(table)[1:]]
    assert labels == [row[0] for row in ROWS for _ in range(2)]


def ruled_header(sheet):
    """Two levels: a text over two columns, and three texts below, with walls and a rule between."""
    sheet.line(0, (52, "State"), (255, "Persons", "c"), (350, "Rate", "r"))
    sheet.line(12, (220, "Men", "r"), (290, "Women", "r"), (350, "All", "r"))
    sheet.rule(-10, 48, 354)
    sheet.rule(3, 180, 354)
    sheet.rule(16, 48, 354)
    for x, y in ((48, -10), (180, -10), (240, 3), (300, -10), (354, -10)):
        sheet.wall(x, y, 16)


def test_a_ruled_header_belongs_to_the_figures_below_it(read, pdf):
    def draw(sheet):
        ruled_header(sheet)
        figures(sheet, 28, ROWS, XS)
        sheet.rule(68, 48, 354)

    (table,) = read(draw).tables()
    assert pdf.rows(table)[1:] == [[None, "Men", "Women", "All"], *ROWS]
    assert spans(table)["Persons"] == (0, 1, 1, 2)


def test_groups_with_walls_of_their_own_stand_below_one_ruled_header(read, pdf):
    def draw(sheet):
        ruled_header(sheet)
        for number, group in enumerate(["Young", "Old"]):
            y = 30 + 68 * number
            sheet.line(y, (200, group, "c"))
            figures(sheet, y + 14, ROWS, XS)
            for x in (180, 240, 300):
                sheet.wall(x, y + 4, y + 54)
        sheet.rule(152, 48, 354)

    (table,) = read(draw).tables()
    assert [row[0] for row in pdf.rows(table)[2:]] == [
        group if group else row
        for name in ("Young", "Old")
        for group, row in [(name, ""), *(("", row[0]) for row in ROWS)]
    ]


def test_a_ruled_header_over_sentences_gets_no_figures(read):
    def draw(sheet):
        ruled_header(sheet)
        for number in range(6):
            sheet.line(30 + 12 * number, (50, "In 2023 the rate rose from 12 to 14 in a hundred."))

    (table,) = read(draw).tables()
    assert table.rows == 2


def test_numbers_of_the_columns_are_part_of_the_header(read, pdf):
    """The first stands beside the labels, and makes no column of its own."""
    years = [(year, *values) for year, (_, *values) in zip("ABCD", ROWS, strict=True)]

    def draw(sheet):
        sheet.line(0, (52, "Class"), (220, "Men", "r"), (290, "Women", "r"), (350, "All", "r"))
        sheet.line(12, (68, "1"), (210, "2", "r"), (280, "3", "r"), (345, "4", "r"))
        figures(sheet, 26, years, XS)

    (table,) = read(draw).tables()
    assert pdf.rows(table)[1:] == [["1", "2", "3", "4"], *(list(row) for row in years)]
