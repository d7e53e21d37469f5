"""Shading that belongs to several tables, or to none; and shading that rules leave gaps in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth

from parsers.pdf.drawn import put
from planlift_parsers import Kind, Table

TINT = colors.HexColor("#E8EDEE")
HEAD = ("Action", "Lead", "Due")
REST = [("Post rota gaps", "Rota Manager", "May 2024"), ("Clear one room", "Estates", "June 2024")]
LEARN = [("Order badges", "Matron", "July 2024"), ("Film courses", "Media Lead", "August 2024")]
XS = (54, 200, 330)


def _fill(canvas, x, y, width, height, colour=TINT):
    canvas.setFillColor(colour)
    canvas.rect(x, y, width, height, fill=1, stroke=0)
    canvas.setFillColor(colors.black)


def _striped(canvas, y, rows, first=0):
    """A header and rows, every other one shaded; gives back where the next line would stand."""
    for number, row in enumerate([HEAD, *rows]):
        if number % 2 == first:
            _fill(canvas, 50, y - 6, 400, 20)
        for x, text in zip(XS, row, strict=True):
            put(canvas, x, y, text, bold=number == 0)
        y -= 20
    return y


@pytest.mark.parametrize("size", [13, 16])
def test_a_larger_heading_parts_two_shaded_tables_of_like_extent(pdf, size):
    name = "Learning and growing on each of the wards"

    def draw(canvas):
        y = _striped(canvas, 700, REST) - 8
        put(canvas, 54, y, name, bold=True, size=size)
        _striped(canvas, y - 26, LEARN)

    upper, heading, lower = pdf.read(pdf.drawn(draw)).blocks
    assert (heading.kind, heading.line) == (Kind.HEADING, name)
    read = [[tuple(row) for row in pdf.rows(table)] for table in (upper, lower)]
    assert read == [[HEAD, *REST], [HEAD, *LEARN]]


def test_the_header_said_again_below_a_line_of_its_size_begins_another_table(pdf):
    """Page makers set each table of a plan in columns of its own, under a name in bold."""

    def table(canvas, y, rows, edges):
        for x, end in pairwise(edges):
            _fill(canvas, x, y - 6, end - x, 20)
        for row in [HEAD, *rows]:
            for x, text in zip(edges, row, strict=False):
                put(canvas, x + 4, y, text, bold=row is HEAD)
            y -= 20
            canvas.line(edges[0], y + 14, edges[-1], y + 14)
        return y

    def draw(canvas):
        y = table(canvas, 700, REST, (50, 180, 320, 450)) - 8
        put(canvas, 50, y, "Learning", bold=True)
        table(canvas, y - 24, LEARN, (50, 200, 330, 450))

    upper, heading, lower = pdf.read(pdf.drawn(draw)).blocks
    assert heading.line == "Learning"
    read = [[tuple(row) for row in pdf.rows(one)] for one in (upper, lower)]
    assert read == [[HEAD, *REST], [HEAD, *LEARN]]


@pytest.mark.parametrize("white", [0, 10])
def test_columns_of_its_own_below_white_begin_another_table(pdf, white):
    """A key set right below the plan has its rule over it, and other columns."""

    def rows(canvas, y, texts, edges):
        for at, row in enumerate(texts):
            if at == 0 or row[0] in {"Post rota gaps", "Amber"}:
                for x, end in pairwise(edges):
                    _fill(canvas, x, y - 6, end - x, 20)
            for x, text in zip(edges, row, strict=False):
                put(canvas, x + 4, y, text, bold=at == 0)
            y -= 20
            canvas.line(edges[0], y + 14, edges[-1], y + 14)
        return y

    def draw(canvas):
        y = rows(canvas, 700, [HEAD, *REST], (50, 180, 320, 450)) - white
        rows(
            canvas,
            y,
            [("RAG key", "Meaning"), ("Red", "Late"), ("Amber", "At risk")],
            (50, 250, 450),
        )

    tables = [pdf.rows(table) for table in pdf.read(pdf.drawn(draw)).tables()]
    assert [len(rows) for rows in tables] == ([3, 3] if white else [6])


BOXES = {
    "Rest and rotas": [
        ("Post rota gaps a week", "ahead on each of the", "wards of the site."),
        ("Film each of the short", "courses and show them", "to the night staff."),
    ],
    "Rooms to rest in": [
        ("Clear one store room", "per floor and furnish", "it with two chairs."),
        ("Order all badges with", "large print, and give", "them out by autumn."),
    ],
}


def test_bands_above_and_below_frames_are_headings_and_no_rows_of_two_cells(pdf):
    def draw(canvas):
        y = 740
        for name, boxes in BOXES.items():
            _fill(canvas, 50, y, 400, 20)
            put(canvas, 54, y + 6, name, bold=True)
            for x, lines in zip((50, 255), boxes, strict=True):
                canvas.rect(x, y - 64, 195, 58)
                for number, text in enumerate(lines):
                    put(canvas, x + 6, y - 22 - 13 * number, text)
            y -= 90

    first, *blocks = pdf.read(pdf.drawn(draw)).blocks
    assert (first.kind, first.line) == (Kind.HEADING, "Rest and rotas")
    cells = [cell for block in blocks if isinstance(block, Table) for cell in block.cells]
    assert [cell.column_span for cell in cells if cell.text == "Rooms to rest in"] == [2]


def test_the_stripes_of_rows_end_at_a_cell_that_is_merged_down_through_them(pdf):
    """Only the header has a rule below it; the theme reaches down through all rows."""
    xs, ys = (50, 130, 290, 390, 470), (700, 676, 652, 628, 604, 580)
    rows = [("Theme", *HEAD), ("Rest", *REST[0]), ("", *REST[1]), ("", *LEARN[0]), ("", *LEARN[1])]

    def draw(canvas):
        for number in (1, 3):
            _fill(canvas, xs[1], ys[number + 1], xs[-1] - xs[1], 24)
        for x in xs:
            canvas.line(x, ys[0], x, ys[-1])
        for y in (ys[0], ys[1], ys[-1]):
            canvas.line(xs[0], y, xs[-1], y)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                put(canvas, x + 4, y - 16, text, bold=y == ys[0])

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert [tuple(row[1:]) for row in pdf.rows(table)] == [HEAD, *REST, *LEARN]
    (rest,) = [cell for cell in table.cells if cell.text == "Rest"]
    assert rest.row_span == 4


BAR_COLOURS = ("#FF0000", "#FFC000", "#00B050")


def _barred(bar, *, ruled):
    """A table whose last cells hold a bar and no text: x, height in the cell, width and height."""
    x, up, width, height = bar

    def draw(canvas):
        for number, colour in enumerate((None, *BAR_COLOURS)):
            y = 700 - 40 * number
            texts = (f"A{number}", "Review the rota", "") if colour else ("Ref", "Action", "RAG")
            for left, text in zip((60, 120, 300), texts, strict=True):
                put(canvas, left, y + 15, text, bold=colour is None)
            if colour:
                _fill(canvas, x, y + up, width, height, colors.HexColor(colour))
            if ruled:
                canvas.grid((50, 110, 290, 350), (y - 10, y + 30))
            else:
                canvas.line(50, y - 5, 400, y - 5)

    return draw


@pytest.mark.parametrize(
    ("bar", "ruled"),
    [((294, -8, 52, 6), True), ((291, -9, 6, 38), True), ((297, 12, 60, 12), False)],
    ids=["along the foot", "down the side", "over the edge of its column"],
)
def test_a_bar_that_does_not_fill_its_empty_cell_is_its_colour(pdf, bar, ruled):
    (table,) = pdf.read(pdf.drawn(_barred(bar, ruled=ruled))).tables()
    fills = [cell.fill for cell in table.cells if cell.column == 2 and cell.row]
    assert fills == [colour.removeprefix("#") for colour in BAR_COLOURS]


@pytest.mark.parametrize("name", ["Rest", "Learning"])
@pytest.mark.parametrize("below", [True, False], ids=["below", "above"])
def test_a_short_larger_heading_right_beside_a_shaded_table_is_no_row_of_it(pdf, name, below):
    rows = [*REST, LEARN[0]] if below else [*REST, *LEARN]

    def draw(canvas):
        end = _striped(canvas, 700, rows, first=0 if below else 1)
        put(canvas, 54, end if below else 720, name, bold=not below, size=14)

    blocks = pdf.read(pdf.drawn(draw)).blocks
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [tuple(row) for row in pdf.rows(table)] == [HEAD, *rows]
    assert [block.line for block in blocks if block is not table] == [name]


@pytest.mark.parametrize("last", [None, "Remarks"])
def test_a_header_of_two_levels_behind_fills_is_of_one_table(pdf, last):
    columns = [50, 90, 250, 310, 370, 450]
    rows = [
        ("1", "Post rota gaps", "Ann Bow", "Cy Dew", "Done"),
        ("2", "Clear one room", "Eve Fox", "Gil Hay", "Begun"),
    ]
    width = 6 if last else 5

    def draw(canvas):
        for x0, x1, text in ((50, 90, "Ref"), (90, 250, "Action"), (370, 450, last)):
            if text:
                _fill(canvas, x0, 660, x1 - x0, 40)
                put(canvas, x0 + 4, 686, text, bold=True)
        _fill(canvas, 250, 680, 120, 20)
        put(canvas, 254, 686, "People", bold=True)
        for x, text in ((250, "Lead"), (310, "Deputy")):
            _fill(canvas, x, 660, 60, 20)
            put(canvas, x + 4, 666, text, bold=True)
        _fill(canvas, 50, 640, columns[width - 1] - 50, 20, colors.lightblue)
        put(canvas, 54, 646, "A section", bold=True)
        for number, row in enumerate(rows):
            for x, text in zip(columns[: width - 1], row, strict=False):
                put(canvas, x + 4, 626 - 20 * number, text)

    [table] = pdf.read(pdf.drawn(draw)).blocks
    read = [tuple(row) for row in pdf.rows(table)]
    assert read[0][:3] == ("Ref", "Action", "People")
    assert read[1][2:4] == ("Lead", "Deputy")
    assert read[-2:] == [row[: width - 1] for row in rows]


def test_what_stands_in_a_frame_that_is_open_at_its_foot_is_no_card(pdf):
    def draw(canvas):
        for x, wide in ((50, 150), (200, 250)):
            _fill(canvas, x, 680, wide, 20)
        for x0, y0, x1, y1 in ((50, 700, 450, 700), (50, 680, 450, 680)):
            canvas.line(x0, y0, x1, y1)
        for x in (50, 450):
            canvas.line(x, 700, x, 600)
        for number, row in enumerate([HEAD, *REST, *LEARN]):
            for x, text in zip(XS, row, strict=True):
                put(canvas, x, 686 - 20 * number, text, bold=number == 0)

    [table] = pdf.read(pdf.drawn(draw)).blocks
    assert [tuple(row) for row in pdf.rows(table)] == [HEAD, *REST, *LEARN]


def test_a_rule_that_leaves_out_a_column_parts_rows_beside_a_merged_cell(pdf):
    """The issue stands once for two actions, and its text goes on beside the second."""
    edges = (50, 180, 320, 450)
    issue = ["Few women apply", "for the posts that", "the board adverts", "in spring"]

    def draw(canvas):
        for x, end in pairwise(edges):
            _fill(canvas, x, 694, end - x, 20)
        for x, text in zip(edges, HEAD, strict=False):
            put(canvas, x + 4, 700, text, bold=True)
        for line, text in enumerate(issue):
            put(canvas, 54, 680 - 12 * line, text)
        for y, (_, lead, due) in zip((680, 650), REST, strict=True):
            put(canvas, 184, y, lead)
            put(canvas, 184, y - 12, "and others")
            put(canvas, 324, y, due)
        canvas.line(180, 662, 450, 662)
        canvas.line(50, 630, 450, 630)
        _fill(canvas, 50, 610, 400, 20)
        for x, text in zip(edges, LEARN[0], strict=False):
            put(canvas, x + 4, 616, text)
        canvas.line(50, 610, 450, 610)

    [table] = pdf.read(pdf.drawn(draw)).tables()
    merged = next(cell for cell in table.cells if cell.row == 1 and cell.column == 0)
    assert merged.row_span == 2
    assert merged.text.split() == " ".join(issue).split()
    leads = [cell.text.split("\n")[0] for cell in table.cells if cell.column == 1]
    assert [lead.split(" and")[0] for lead in leads] == [
        "Lead",
        "Rota Manager",
        "Estates",
        "Matron",
    ]


def _held(canvas, y, shaded):
    """A header, and for each record a line across and a row below it, with rules between."""
    if shaded:
        _fill(canvas, 50, y - 6, 400, 20)
    for x, text in zip(XS, ("Resources", "Lead", "Due"), strict=True):
        put(canvas, x, y, text, bold=True)
    for action, *row in [*REST, *LEARN]:
        canvas.line(50, y - 6, 450, y - 6)
        put(canvas, XS[0], y - 20, f"{action} in each of the wards of the hospital by the spring")
        canvas.line(50, y - 26, 450, y - 26)
        for x, text in zip(XS, ("Staff time", *row), strict=True):
            put(canvas, x, y - 40, text)
        y -= 40
    canvas.line(50, y - 6, 450, y - 6)
    return y - 6


@pytest.mark.parametrize("shaded", [True, False])
def test_lines_across_that_rules_hold_are_rows_of_their_table(pdf, shaded):
    (table,) = pdf.read(pdf.drawn(lambda canvas: _held(canvas, 700, shaded))).blocks
    rows = [tuple(row) for row in pdf.rows(table)]
    assert [row[0].partition(" in each")[0] for row in rows[1::2]] == [
        action for action, *_ in [*REST, *LEARN]
    ]
    assert [row[1:] for row in rows[2::2]] == [tuple(row) for _, *row in [*REST, *LEARN]]


def test_a_name_right_above_the_next_shaded_header_is_no_row_of_the_table_above(pdf):
    def draw(canvas):
        for name in ("Learning and growing", "Speaking up"):
            y = 700 if name == "Learning and growing" else 480
            put(canvas, 54, y + 18, name, bold=True)
            y = _striped(canvas, y, [*REST, *LEARN], first=0)
            canvas.line(50, y + 14, 450, y + 14)

    blocks = pdf.read(pdf.drawn(draw)).blocks
    assert [block.line for block in blocks[::2]] == ["Learning and growing", "Speaking up"]
    assert {len(pdf.rows(table)) for table in blocks[1::2]} == {5}


def _narrow(canvas, rows, y=700):
    """A shaded header, and rows of three columns of which the first may reach the second."""
    _fill(canvas, 50, y - 6, 400, 20)
    for x, text in zip(XS, ("Action", "Lead", "Due"), strict=True):
        put(canvas, x, y, text, bold=True)
    for row in rows:
        y -= 24 if len(row) > 1 else 14
        for x, text in zip(XS, row, strict=False):
            put(canvas, x, y, text, bold=len(row) == 1)


def test_a_text_that_fills_its_column_ends_no_shaded_table(pdf):
    wide = "Post all rota gaps"
    while stringWidth(f"{wide}s", "Helvetica", 10) < XS[1] - XS[0] - 1:
        wide += "s"
    rows = [*REST, (wide, "Rota Manager", "May 2024"), *LEARN]
    (table,) = pdf.read(pdf.drawn(lambda canvas: _narrow(canvas, rows))).blocks
    assert [tuple(row) for row in pdf.rows(table)][1:] == rows


def test_bold_words_alone_in_the_first_column_name_the_rows_below_them(pdf):
    def draw(canvas):
        y = 700
        _fill(canvas, 50, y - 6, 400, 20)
        for row in [HEAD, *REST, ("Access",), *LEARN, ("Leadership",), *REST]:
            for x, text in zip(XS, row, strict=False):
                put(canvas, x, y, text, bold=row is HEAD or len(row) == 1)
            y -= 12 if row is not HEAD else 20

    (table,) = pdf.read(pdf.drawn(draw)).blocks
    assert [row[0] for row in pdf.rows(table) if not any(row[1:])] == ["Access", "Leadership"]


def test_columns_of_its_own_below_a_bold_line_between_rules_begin_another_table(pdf):
    upper, lower = (50, 190, 320, 450), (50, 150, 260, 450)

    def table(canvas, y, rows, edges):
        for x, end in pairwise(edges):
            _fill(canvas, x, y - 6, end - x, 20)
        for number, row in enumerate([HEAD, *rows]):
            for x, text in zip(edges, row, strict=False):
                put(canvas, x + 4, y, text, bold=number == 0)
            canvas.line(edges[0], y - 6, edges[-1], y - 6)
            y -= 20
        return y

    def draw(canvas):
        y = table(canvas, 700, REST, upper)
        put(canvas, 54, y, "Flexible working", bold=True)
        canvas.line(50, y - 6, 450, y - 6)
        table(canvas, y - 20, LEARN, lower)

    read = pdf.read(pdf.drawn(draw))
    rows = [[tuple(row) for row in pdf.rows(one)] for one in read.tables()]
    assert rows == [[HEAD, *REST], [HEAD, *LEARN]]
    assert [p.line for p in read.blocks if not isinstance(p, Table)] == ["Flexible working"]
