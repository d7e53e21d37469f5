"""Pages of running text in two columns, with tables in one of them."""

from __future__ import annotations

from parsers.pdf.drawn import LEADING, paragraph, put
from planlift_parsers import Table

LEFT = (
    "The rota team meets on the first Monday of each month and looks at all of the gaps that are "
    "left on the wards of the site so that no one is asked to stay for longer than was agreed, and "
    "it reports what it found to the"
)
BELOW = (
    "Of those who were asked most said that they would stay if they could plan their year well "
    "ahead of time with others who work on their ward."
)
RIGHT = (
    "Rooms for rest are kept by the estates team who clear them on each Friday and lock them over "
    "night where no one has asked for them so that they are not taken for stores once again."
)


def _table(canvas, x, y, rows):
    ys = [y - 18 * number for number in range(len(rows) + 1)]
    canvas.grid([x, x + 120, x + 220], ys)
    for top, row in zip(ys, rows, strict=False):
        for at, text in zip((x + 4, x + 124), row, strict=True):
            put(canvas, at, top - 13, text)
    return ys[-1] - LEADING - 6


def _told(document):
    return [
        [c.text for c in block.cells] if isinstance(block, Table) else block.line
        for block in document.blocks
    ]


def test_a_column_with_a_table_is_read_to_its_end_before_the_one_beside_it(pdf):
    def draw(canvas):
        put(canvas, 60, 790, "How staff rest on the wards of the hospitals of this Trust", size=16)
        y = paragraph(canvas, 60, 740, LEFT + " board.")
        y = _table(canvas, 60, y, [("Site", "Rooms"), ("North", "4"), ("South", "7")])
        paragraph(canvas, 60, y, BELOW)
        y = paragraph(canvas, 310, 740, RIGHT)
        y = _table(canvas, 310, y - 80, [("Night", "Staff"), ("Monday", "12")])
        put(canvas, 310, y, "Who: Chief Nurse")

    assert _told(pdf.read(pdf.drawn(draw)))[1:] == [
        LEFT + " board.",
        ["Site", "Rooms", "North", "4", "South", "7"],
        BELOW,
        RIGHT,
        ["Night", "Staff", "Monday", "12"],
        "Who: Chief Nurse",
    ]


def test_a_sentence_that_the_end_of_a_column_cuts_is_whole(pdf):
    def draw(canvas):
        y = _table(canvas, 60, 760, [("Site", "Rooms"), ("North", "4"), ("South", "7")])
        paragraph(canvas, 60, y, LEFT)
        y = paragraph(canvas, 310, 750, "board in each quarter of the year.")
        paragraph(canvas, 310, y - 8, RIGHT)

    assert _told(pdf.read(pdf.drawn(draw)))[1:] == [
        LEFT + " board in each quarter of the year.",
        RIGHT,
    ]


def test_a_list_beside_running_text_is_no_table_where_a_table_stands_in_a_column(pdf):
    items = (
        "Menopause is no longer hidden, but a cool room and a uniform that breathes are worth more",
        "Nobody knows what an award for the best ward is until they hear that someone has got one",
    )

    def draw(canvas):
        y = paragraph(canvas, 60, 760, LEFT + " board.")
        _table(canvas, 60, y - 20, [("Site", "Rooms"), ("North", "4"), ("South", "7")])
        y = 760.0
        for item in items:
            put(canvas, 310, y, "•")
            y = paragraph(canvas, 324, y, item, 206)

    told = _told(pdf.read(pdf.drawn(draw)))
    assert told == [
        LEFT + " board.",
        ["Site", "Rooms", "North", "4", "South", "7"],
        *(f"- {item}" for item in items),
    ]


def test_text_across_the_page_below_two_columns_comes_last(pdf):
    across = "All that is said here was agreed by the board at its meeting in public in the spring."

    def draw(canvas):
        y = _table(canvas, 60, 760, [("Site", "Rooms"), ("North", "4")])
        paragraph(canvas, 60, y, LEFT + " board.")
        paragraph(canvas, 310, 750, RIGHT)
        put(canvas, 60, 500, across)
        _table(canvas, 180, 480, [("Day", "Place"), ("Monday", "North")])

    assert _told(pdf.read(pdf.drawn(draw))) == [
        ["Site", "Rooms", "North", "4"],
        LEFT + " board.",
        RIGHT,
        across,
        ["Day", "Place", "Monday", "North"],
    ]


def _labelled(canvas, x, y, pairs):
    for label, value in pairs:
        put(canvas, x, y, f"{label}:", bold=True)
        y = paragraph(canvas, x + 60, y, value, 160) - 4
    return y


def test_a_heading_between_two_pairs_of_columns_with_rules_stands_between_them(pdf):
    cards = [("Action", "Hold a clinic on each of the sites."), ("Owner", "HR Director")] * 3

    def draw(canvas):
        put(canvas, 60, 790, "Our year", bold=True, size=14)
        paragraph(canvas, 60, 760, LEFT + " board.")
        paragraph(canvas, 310, 760, RIGHT)
        canvas.line(295, 770, 295, 660)
        put(canvas, 60, 640, "What we will do", bold=True, size=14)
        y = paragraph(canvas, 60, 610, BELOW)
        _labelled(canvas, 60, y - 8, cards)
        _labelled(canvas, 310, 610, [*cards, *cards])
        canvas.line(295, 620, 295, 395)

    told = _told(pdf.read(pdf.drawn(draw)))
    assert told[:5] == ["Our year", LEFT + " board.", RIGHT, "What we will do", BELOW]


def test_a_rule_that_words_cross_parts_no_columns(pdf):
    def draw(canvas):
        canvas.line(295, 770, 295, 660)
        paragraph(canvas, 60, 760, LEFT + " board.", 475)

    assert _told(pdf.read(pdf.drawn(draw))) == [LEFT + " board."]
