"""Tables in a frame whose rules part no columns, and only some of the rows."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from parsers.pdf.drawn import put

HEAD = ["Ref", "Action", "By whom", "By when"]
ROWS = [
    ["Publish the trajectory beside the workforce report each spring.", "Guardian", "Monthly"],
    ["Run a campaign with drop-in sessions at all three sites.", "Head of Widening", "May 2017"],
    ["Use a search partner.", "Head of Widening Participation", "Following approval"],
    ["Offer two places a year.", "Chief People Officer / Medical Director", "by December"],
]
THEMES = ["Theme 1: Leadership and representation", "Theme 2: Recruitment and development"]
WIDTHS = [50, 170, 100, 90]


def framed(pdf, blocks, style=()):
    """A table with a rule below its header and shaded rows across above each block of rows."""
    rows, marks = [HEAD], [("BOX", (0, 0), (-1, -1), 1, colors.black), *style]
    marks.append(("LINEBELOW", (0, 0), (-1, 0), 1, colors.black))
    for theme, block in blocks:
        if theme:
            at = len(rows)
            marks += [("SPAN", (0, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), colors.silver)]
            rows.append([f"<b>{theme}</b>", "", "", ""])
        rows += block
    return pdf.table(rows, WIDTHS, marks)


def rows_read(pdf, data):
    (table,) = pdf.read(data).tables()
    return [[text for text in row if text] for row in pdf.rows(table)]


def unwrapped(rows):
    return [[text.replace("\n", " ") for text in row] for row in rows]


@pytest.mark.parametrize("refs", [["1", "2", "3", "4"], ["A1", "A2", "B1", "B2"]])
@pytest.mark.parametrize("padding", [1, 3, 6])
@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_rows_between_two_section_rows_are_told_apart(pdf, align, padding, refs):
    style = [("VALIGN", (0, 0), (-1, -1), align)]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), padding) for side in ("TOP", "BOTTOM")]
    body = [[ref, *row] for ref, row in zip(refs, ROWS, strict=True)]
    data = framed(pdf, [(THEMES[0], body[:2]), (THEMES[1], body[2:])], style)
    expected = [HEAD, [THEMES[0]], *body[:2], [THEMES[1]], *body[2:]]
    assert unwrapped(rows_read(pdf, data)) == expected


def test_a_row_of_several_paragraphs_between_section_rows_stays_one(pdf):
    row = [
        "1",
        "Publish the trajectory each spring.<br/><br/>Offer every colleague a conversation.",
        "Guardian<br/><br/>Head of Widening",
        "Monthly<br/><br/>May 2017",
    ]
    blocks = [(THEMES[0], [row]), (THEMES[1], [["2", *ROWS[0]], ["3", *ROWS[1]]])]
    found = rows_read(pdf, framed(pdf, blocks, [("VALIGN", (0, 0), (-1, -1), "TOP")]))
    assert [cells[0] for cells in found] == ["Ref", THEMES[0], "1", THEMES[1], "2", "3"]
    assert found[2][2] == "Guardian\nHead of Widening"


def test_lines_without_white_or_refs_stay_one_row(pdf):
    row = ["Wards<br/>Sites", "Publish it.<br/>Offer it.", "Guardian<br/>Head", "May<br/>June"]
    blocks = [(THEMES[0], [row]), (THEMES[1], [["Trust", *ROWS[0]], ["Wards", *ROWS[1]]])]
    found = rows_read(pdf, framed(pdf, blocks, [("VALIGN", (0, 0), (-1, -1), "TOP")]))
    assert found[2][0] == "Wards Sites"


def test_rules_that_part_neighbouring_rows_part_all_rows(pdf):
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style.append(("LINEABOVE", (0, 2), (-1, -1), 0.5, colors.black))
    twice = [f"{text}<br/><br/>{text}" for text in ("Wards", "Offer it.", "Guardian", "May")]
    found = rows_read(pdf, framed(pdf, [("", [twice, ["Sites", *ROWS[0]], twice])], style))
    assert [cells[0] for cells in found] == ["Ref", "Wards\nWards", "Sites", "Wards\nWards"]


def test_a_line_on_the_open_foot_of_a_merged_cell_belongs_to_it(pdf):
    def draw(canvas):
        for y in (700, 680):
            canvas.line(50, y, 350, y)
        canvas.line(150, 655, 350, 655)  # the page cuts the merged cell: it has no foot
        for x in (50, 150, 250, 350):
            canvas.line(x, 700, x, 655)
        for x, text in ((55, "Metric"), (155, "Action"), (255, "Lead")):
            canvas.drawString(x, 686, text)
        for y, text in ((670, "Staff felt"), (661, "pressure to"), (652, "come to work")):
            canvas.drawString(55, y, text)
        canvas.drawString(155, 668, "Revise the policy.")
        canvas.drawString(255, 668, "Chair")
        canvas.drawString(155, 640, "Below the table.")

    document = pdf.read(pdf.drawn(draw))
    (table,) = document.tables()
    found = unwrapped(pdf.rows(table))[1]
    assert found == ["Staff felt pressure to come to work", "Revise the policy.", "Chair"]
    assert "Below the table." in [block.text for block in document.blocks if block is not table]


def columns_only(pdf, rows):
    """A table with rules between its columns and below its header, and none between its rows."""
    marks = [
        ("LINEBEFORE", (1, 0), (-1, -1), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return pdf.table([HEAD, *rows], WIDTHS, marks)


def test_rows_between_upright_rules_are_told_by_the_white_between_them(pdf):
    rows = [[f"Task {'abcdef'[n]}", *ROWS[n % 4]] for n in range(6)]
    (table,) = pdf.read(columns_only(pdf, rows)).tables()
    assert unwrapped(pdf.rows(table)) == unwrapped([HEAD, *rows])


def test_one_row_of_several_paragraphs_between_upright_rules_stays_one(pdf):
    actions = (
        "First of all this.<br/><br/>Then that, which is long enough to be wrapped.<br/><br/>Last"
    )
    row = [
        "A1",
        actions,
        "HR Director<br/>Head of Equality",
        "May 2024<br/>June 2024<br/>July 2024",
    ]
    (table,) = pdf.read(columns_only(pdf, [row])).tables()
    assert table.rows == 2


def test_cards_of_one_ruled_row_stay_whole(pdf):
    xs = [40, 200, 360, 520]
    cards = [
        [f"Action {at}", "What: Train all panels.", "of each site in turn.", f"Led by: {who}"]
        for at, who in enumerate(("Nurse", "Chair", "OD Lead"), 1)
    ]
    rest = ["Due: May 2018", "Cost: Nil", "Outcome: All are trained", "State: on track"]

    def draw(canvas):
        for x in xs:
            canvas.line(x, 500, x, 700)
        for y in (500, 700):
            canvas.line(xs[0], y, xs[-1], y)
        for x, card in zip(xs, cards, strict=False):
            y = 698
            for text in [*card, *rest]:
                y -= 12 if text.startswith("of") else 22
                canvas.drawString(x + 4, y, text)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert (table.rows, table.columns) == (1, 3)


ROW = 40  # points


def test_a_framed_table_keeps_its_columns_where_the_next_page_has_one_row(pdf):
    places = [60, 100, 260, 340]
    rows = [HEAD, *([str(n), f"Review step {n} of it.", "HR", "May"] for n in range(1, 5))]

    def draw(canvas, rows, top=700):
        foot = top - ROW * len(rows)
        canvas.rect(55, foot, 345, top - foot)
        for number, row in enumerate(rows):
            canvas.line(55, top - ROW * number, 400, top - ROW * number)
            for x, text in zip(places, row, strict=True):
                put(canvas, x, top - ROW * number - 14, text, bold=row is HEAD)

    last = ["5", "Write the guide.", "OD", "June"]
    data = pdf.drawn(lambda canvas: draw(canvas, rows), lambda canvas: draw(canvas, [last]))
    assert [pdf.rows(table) for table in pdf.read(data).tables()] == [rows, [last]]
