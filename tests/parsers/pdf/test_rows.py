"""Rows of tables without rules, whose cells stand at the top, in the middle or at the bottom."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

HEAD = ["Action", "Current position", "Lead", "When"]
BODY = [
    ["Map incidents by ward.", "Only four of the posts at band eight are held by us.", "HR", "May"],
    [
        "Review every advert for the words that put people off, with the networks.",
        "The gap widened.",
        "Director of Nursing and Quality",
        "From June to August",
    ],
    ["Extend the offer to bank workers.", "Scores fell.", "Lead", "Ongoing"],
    [
        "Brief the executive team on trends by profession and report to the committee twice a year.",
        "Few declare it, which makes all figures hard to interpret for us.",
        "Medical Director",
        "Nov-23",
    ],
    ["Publish criteria.", "Awards are few and far between here.", "Chair of the network", "2024"],
]
WIDTHS = [130, 120, 90, 70]


def rows_read(pdf, data):
    return [
        [text.replace("\n", " ") for text in row]
        for table in pdf.read(data).tables()
        for row in pdf.rows(table)
    ]


@pytest.mark.parametrize("padding", [2, 4, 8])
@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_rows_are_found_wherever_cells_stand_in_them(pdf, align, padding):
    style = [("VALIGN", (0, 0), (-1, -1), align)]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("TOP", "BOTTOM")]
    assert rows_read(pdf, pdf.table([HEAD, *BODY], WIDTHS, style)) == [HEAD, *BODY]


def test_rows_hardly_further_apart_than_lines_are_found_where_lines_are_set_alike(pdf):
    blank = [""] * 3
    body = [
        ["Environment", *blank],
        ["Replace all doors and the ceiling tiles.", "Rooms meet the standard.", "HR", "May 2024"],
        ["Repeat the survey after all the works.", "Rooms meet the standard.", "Estates", "TBC"],
        ["Check all seals on the trolleys daily.", "Checks are complete on all.", "HR", "June"],
        ["Governance", *blank],
        ["Hold a monthly surgery in each division.", "No risk is overdue.", "HR", "May 2024"],
        ["Assign one complaints handler to each.", "Replies come within a month.", "PALS", "TBC"],
    ]
    style = [(f"{side}PADDING", (0, 0), (-1, -1), 0.6) for side in ("TOP", "BOTTOM")]
    style += [("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]
    for row, colour in ((0, colors.lightblue), (1, colors.lightgrey), (5, colors.lightgrey)):
        style.append(("BACKGROUND", (0, row), (-1, row), colour))
    style += [("SPAN", (0, row), (-1, row)) for row in (1, 5)]
    read = rows_read(pdf, pdf.table([HEAD, *body], WIDTHS, style))
    assert [row[0] for row in read] == [HEAD[0], *(row[0] for row in body)]


def test_columns_nearer_than_a_double_space_are_told_apart(pdf):
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 2.5) for side in ("LEFT", "RIGHT")]
    assert rows_read(pdf, pdf.table([HEAD, *BODY], WIDTHS, style)) == [HEAD, *BODY]


def test_a_header_of_several_lines_is_one_row(pdf):
    head = ["What we will do and how it is to be done", "Current position", "Lead", "When"]
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    assert rows_read(pdf, pdf.table([head, *BODY], WIDTHS, style))[0] == head


@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("align", ["MIDDLE", "BOTTOM"])
def test_the_header_may_stand_otherwise_than_the_rows_below(pdf, align, count):
    head = ["What we will do and how it is to be done", "Current position", "Lead", "By when"]
    style = [("VALIGN", (0, 0), (-1, 0), "TOP"), ("VALIGN", (0, 1), (-1, -1), align)]
    rows = [head, *BODY[1 : 1 + count]]
    assert rows_read(pdf, pdf.table(rows, WIDTHS, style)) == rows


def test_a_centred_table_goes_on_over_pages(pdf):
    rows = [HEAD, *([f"{n}. {row[0]}", *row[1:]] for n in range(12) for row in BODY)]
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    found = rows_read(pdf, pdf.table(rows, WIDTHS, style, repeat=1))
    assert [row for row in found if row != HEAD] == rows[1:]


def test_two_columns_of_prose_are_no_table(pdf):
    left = ["The board agreed the plan in", "July and asked that we report", "to it every quarter."]
    right = ["Our staff networks helped us", "to write it, and they will be", "asked how it goes."]

    def draw(canvas):
        for number, (one, other) in enumerate(zip(left * 4, right * 4, strict=True)):
            canvas.drawString(50, 700 - 12 * number, one)
            canvas.drawString(200, 700 - 12 * number, other)

    document = pdf.read(pdf.drawn(draw))
    assert not list(document.tables())


def test_three_columns_of_justified_prose_are_no_table(pdf):
    lines = [
        "board network report quarter",
        "agreed equality manager",
        "survey committee trust plan",
    ]

    def draw(canvas):
        for number in range(12):
            for column in range(3):
                words = lines[(number + column) % 3].split()
                gap = (150 - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
                x = 50 + 165 * column
                for word in words:
                    canvas.drawString(x, 700 - 12 * number, word)
                    x += canvas.stringWidth(word) + gap

    assert not list(pdf.read(pdf.drawn(draw)).tables())


COUNTED = [
    ("Metric {}", ["1", "2", "4a", "8", "8", "9a", "10"]),
    ("{}", ["1", "2", "3", "4", "5", "6", "7"]),
    ("{}", ["A1", "A2", "A3", "B1", "B2", "C1", "C2"]),
    ("{}", ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2"]),
]
LINES = [
    ["Explain in the bulletin why it matters to say so.", "Information Manager", "April"],
    ["Open the scheme to all.", "HR", "Ongoing"],
    ["Add a prompt to the form.", "Lead", "June"],
    ["Adopt the passport.", "Lead", "Ongoing"],
    ["Give the chair of the network time of a day a month.", "Head of Communications", "May"],
    ["Set a target.", "Chief People Officer and Medical Director", "End of June 2023"],
    ["Review it.", "HR", "2024"],
]


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize(("label", "numbers"), COUNTED)
def test_texts_that_count_the_rows_begin_one_each_where_no_white_parts_them(
    pdf, align, label, numbers
):
    style = [("VALIGN", (0, 0), (-1, -1), align)]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM")]
    head = ["Metric", "Action", "Lead", "When"]
    body = [[label.format(n), *row] for n, row in zip(numbers, LINES, strict=True)]
    assert rows_read(pdf, pdf.table([head, *body], [60, 150, 100, 70], style)) == [head, *body]


def test_a_count_within_the_text_of_the_first_column_begins_no_row(pdf):
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    head = ["Standard", "Action", "Lead", "When"]
    texts = [
        "Pay by band, see<br/>Metric 1",
        "Entry from all<br/>Metric 2",
        "Harassment in<br/>Metric 3",
    ]
    body = [
        [text, "Offer a form to all staff at<br/>each site and ward.", "Lead", "May"]
        for text in texts
    ]
    found = rows_read(pdf, pdf.table([head, *body], [90, 160, 60, 60], style))
    assert [row[0] for row in found[1:]] == [text.replace("<br/>", " ") for text in texts]


GROUPS = [
    (
        "Metric 1: Workforce representation by pay band and by cluster",
        [
            ["Explain in the bulletin why it matters to say so to us.", "HR", "May"],
            ["Add a prompt to the form.", "Workforce Information Manager", "June 2023"],
        ],
    ),
    ("Metric 2", [["Offer a form to all.", "Lead", "Closed"]]),
    (
        "Metric 3: Entering the formal process",
        [
            ["Check that adjustments have been considered before any stage.", "Lead", "Quarterly"],
            ["Send the questions before the interview takes place.", "HR", "Ongoing"],
            ["Publish the results.", "Head of Resourcing and Planning", "Q3"],
        ],
    ),
]


@pytest.mark.parametrize("padding", [1, 4])
@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_a_rule_that_leaves_out_the_first_column_parts_rows_beside_a_merged_cell(
    pdf, align, padding
):
    style = [("VALIGN", (0, 0), (-1, -1), align)]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("TOP", "BOTTOM")]
    style.append(("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black))
    body, expected = [], []
    for label, rows in GROUPS:
        first, last = 1 + len(body), len(body) + len(rows)
        style += [
            ("SPAN", (0, first), (0, last)),
            ("LINEBELOW", (1, first), (-1, last), 0.5, colors.black),
            ("LINEBELOW", (0, last), (-1, last), 0.5, colors.black),
        ]
        body += [[label if not number else "", *row] for number, row in enumerate(rows)]
        expected += [[label if not number else None, *row] for number, row in enumerate(rows)]
    data = pdf.table([["Metric", *HEAD[:1], *HEAD[2:]], *body], [110, 150, 90, 70], style)
    (table,) = pdf.read(data).tables()
    found = [[text and text.replace("\n", " ") for text in row] for row in pdf.rows(table)]
    assert found[1:] == expected


def test_shading_of_two_columns_merges_no_cells_beside_it(pdf):
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("BACKGROUND", (2, n), (-1, n), colors.lightgreen) for n in (2, 4)]
    head = ["Action", "Current position", "Lead", "When"]
    assert rows_read(pdf, pdf.table([head, *BODY], WIDTHS, style)) == [head, *BODY]
