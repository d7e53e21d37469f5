"""Tables of one width below each other, which rules draw by their rows alone."""

from __future__ import annotations

from itertools import pairwise

LABELS = ["REF", "Reason", "Actions", "Led by", "Due"]
PLANS = [
    ["A1", "A2", "A3"],
    ["Files lack sheets.", "Cases take long.", "Few talk of careers."],
    ["Review the plan.", "Train two advocates.", "Hold a jobs fair."],
    ["Wellbeing Director", "Head of Services", "EDI Manager"],
    ["May 2018", "June 2018", "July 2018"],
]
LAST = ["A4", "Interpreters come late.", "Mend the intranet.", "HR Director", "May 2019"]
LEFT, RIGHT, HIGH = 40, 540, 20


def _draw(canvas, top, rows, xs):
    y = top
    canvas.line(LEFT, y, RIGHT, y)
    for label, cells in rows:
        y -= HIGH
        canvas.line(LEFT, y, RIGHT, y)
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(LEFT + 4, y + 6, label)
        canvas.setFont("Helvetica", 9)
        for x, text in zip(xs, cells, strict=True):
            canvas.drawString(x + 4, y + 6, text)
    return y


def test_white_between_two_rules_ends_a_table_where_its_first_words_come_again(pdf):
    def draw(canvas):
        canvas.drawString(LEFT, 780, "Our plan for the year was agreed by the board in the spring.")
        y = _draw(canvas, 750, list(zip(LABELS, PLANS, strict=True)), [130, 270, 410])
        below = [(label, [text]) for label, text in zip(LABELS, LAST, strict=True)]
        _draw(canvas, y - 16, below, [220])

    tables = list(pdf.read(pdf.drawn(draw)).tables())
    assert [(table.rows, table.columns) for table in tables] == [(5, 4), (5, 2)]
    texts = [[cell for cell in row if cell] for table in tables for row in pdf.rows(table)]
    assert texts[5:] == [list(pair) for pair in zip(LABELS, LAST, strict=True)]


def test_an_empty_row_ends_no_table(pdf):
    rows = [[*row] for row in zip(LABELS, *zip(*PLANS, strict=True), strict=True)]
    rows.insert(3, ["", "", "", ""])
    heights = [700 - HIGH * at for at in range(len(rows) + 1)]

    def draw(canvas):
        for y in heights:
            canvas.line(LEFT, y, RIGHT, y)
        for (_, lower), row in zip(pairwise(heights), rows, strict=True):
            for x, text in zip([LEFT, 130, 270, 410], row, strict=True):
                canvas.drawString(x + 4, lower + 6, text)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert table.columns == 4


def _grid(canvas, top, xs, rows):
    ys = [top - HIGH * at for at in range(len(rows) + 1)]
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y, row in zip(ys[1:], rows, strict=True):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 4, y + 6, text)
    return ys[-1]


def test_tables_whose_frames_touch_but_for_their_columns_are_two(pdf):
    head = ["Ref", "Action", "Lead"]
    rows = [["1", "Train panels.", "Chair"], ["2", "Open posts.", "HR"]]

    def draw(canvas):
        y = _grid(canvas, 700, [50, 120, 320, 450], [head, *rows])
        _grid(canvas, y, [43, 113, 313, 443], [head, ["3", "Buy vans.", "Fleet"]])

    tables = list(pdf.read(pdf.drawn(draw)).tables())
    assert [(table.rows, table.columns) for table in tables] == [(3, 3), (2, 3)]


def test_tables_whose_columns_meet_are_one(pdf):
    xs = [50, 120, 320, 450]

    def draw(canvas):
        y = _grid(canvas, 700, xs, [["Ref", "Action", "Lead"], ["1", "Train panels.", "Chair"]])
        _grid(canvas, y, xs, [["2", "Buy vans.", "Fleet"]])

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    assert (table.rows, table.columns) == (3, 3)


def test_where_the_page_opens_with_the_rest_of_a_table_bold_names_tell_the_others(pdf):
    xs = (44, 150, 330, 430)
    head = ("No.", "What we will do", "Lead", "Due")

    def rows(canvas, y, names):
        canvas.line(LEFT, y, RIGHT, y)
        for name, action in names:
            y -= HIGH
            canvas.setFont("Helvetica", 9)
            for x, text in zip(xs, (name, action, "HR Director", "May 2018"), strict=True):
                canvas.drawString(x, y + 6, text)
            canvas.line(LEFT, y, RIGHT, y)
        return y

    def band(canvas, y, texts, colour):
        canvas.setFillColorRGB(*colour)
        canvas.rect(LEFT, y - HIGH, RIGHT - LEFT, HIGH, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica-Bold", 9)
        for x, text in zip(xs, texts, strict=False):
            canvas.drawString(x, y - HIGH + 6, text)
        return y - HIGH

    def draw(canvas):
        y = rows(canvas, 780, [("A5", "Close the gap")])
        for number, names in (
            (5, [("A6", "Post widely"), ("A7", "Open the service")]),
            (6, [("A8", "Hold talks"), ("A9", "Model the pay")]),
        ):
            y = band(canvas, y - 9, [f"High Impact Action {number}: Induction"], (0.8, 0.8, 0.8))
            y = band(canvas, y, head, (0.7, 0.8, 1))
            y = rows(canvas, y, names)

    found = [[row[0] for row in pdf.rows(t)] for t in pdf.read(pdf.drawn(draw)).tables()]
    assert found == [["No.", "A6", "A7"], ["No.", "A8", "A9"]]


def test_ruled_tables_that_share_their_sides_are_told_by_what_they_begin_with(pdf):
    def grid(canvas, y, rows, xs):
        for at, texts in enumerate(rows):
            for x, end, text in zip(xs, xs[1:], texts, strict=False):
                canvas.rect(x, y - HIGH, end - x, HIGH)
                canvas.setFont("Helvetica-Bold" if not at else "Helvetica", 9)
                canvas.drawString(x + 4, y - HIGH + 6, text)
            y -= HIGH
        return y

    first = [("Ref", "Finding", "Action"), ("1.1", "Terms are old", "Refresh them")]
    second = [("Ref", "Finding", "Action"), ("1.2", "Forms are late", "Send reminders")]

    def draw(canvas):
        y = grid(canvas, 700, first, (40, 90, 300, 540))
        grid(canvas, y, second, (40, 120, 260, 540))

    found = [pdf.rows(table) for table in pdf.read(pdf.drawn(draw)).tables()]
    assert found == [[list(row) for row in first], [list(row) for row in second]]


def test_a_small_table_of_colours_above_a_wider_one_is_none_of_its_rows(pdf):
    key = [("B", "Action complete"), ("G", "On track"), ("A", "Delayed"), ("R", "Overdue")]
    head = ("ID", "Problem", "Action", "Lead", "Status")
    rows = [(str(n), "Few apply", "Widen adverts", "HR", "R") for n in (1, 2, 3)]
    xs = (44, 90, 220, 380, 460)

    def draw(canvas):
        y = 700
        for letter, meaning in key:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(44, y + 6, letter)
            canvas.drawString(90, y + 6, meaning)
            canvas.line(LEFT, y, 170, y)
            y -= HIGH
        for number, texts in enumerate([head, *rows]):
            canvas.setFont("Helvetica-Bold" if not number else "Helvetica", 9)
            for x, text in zip(xs, texts, strict=True):
                canvas.drawString(x, y + 6, text)
            canvas.line(LEFT, y, RIGHT, y)
            y -= HIGH

    found = [pdf.rows(table) for table in pdf.read(pdf.drawn(draw)).tables()]
    assert found[-1] == [list(head), *map(list, rows)]
