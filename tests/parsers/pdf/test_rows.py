"""Rows of tables without rules, whose cells stand at the top, in the middle or at the bottom."""

from __future__ import annotations

import pytest

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
