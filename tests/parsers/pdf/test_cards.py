"""Plans of cards: a block of labels beside values for each action, in a frame or without."""

from __future__ import annotations

import pytest

from parsers.pdf.drawn import put
from planlift_parsers import Table

LEADING = 12
NAMES = ("Where from", "What we do", "Who", "When", "Colour")
VALUES = [
    ("Survey of staff", "Review the policy\nand tell all staff", "HR Director", "May 2024", "Red"),
    ("Listening events", "Train each panel", "Chief Nurse", "June 2024", "Green"),
    ("Exit interviews", "Write to\nevery leaver", "OD Lead", "July 2024", "Amber"),
]


def _card(canvas, y, number, pairs, *, frame, title_size):
    top = y + 16
    put(canvas, 60, y, f"Action {number}", bold=True, size=title_size)
    y -= 18
    for name, value in pairs:
        for line, text in enumerate(name.split("\n")):
            put(canvas, 60, y - line * LEADING, text, bold=True)
        for line, text in enumerate(value.split("\n")):
            put(canvas, 170, y - line * LEADING, text)
        y -= max(name.count("\n"), value.count("\n")) * LEADING + 14
    if frame:
        canvas.rect(50, y, 480, top - y)
    if frame == "title":
        canvas.line(50, top - 22, 530, top - 22)
    return y - 24


def _cards(names=NAMES, *, frame, title_size=12):
    def draw(canvas):
        y = 780
        for number, values in enumerate(VALUES, 1):
            pairs = list(zip(names, values, strict=True))
            y = _card(canvas, y, number, pairs, frame=frame, title_size=title_size)

    return draw


@pytest.mark.parametrize("frame", ["", "box", "title"])
@pytest.mark.parametrize("title_size", [10, 12])
def test_each_card_is_a_table_below_its_title(pdf, frame, title_size):
    document = pdf.read(pdf.drawn(_cards(frame=frame, title_size=title_size)))
    titles, tables = document.blocks[::2], document.blocks[1::2]
    assert [title.line for title in titles] == ["Action 1", "Action 2", "Action 3"]
    assert all(isinstance(table, Table) for table in tables)
    read = [[[text.replace("\n", " ") for text in row] for row in pdf.rows(t)] for t in tables]
    assert read == [
        [[name, text.replace("\n", " ")] for name, text in zip(NAMES, values, strict=True)]
        for values in VALUES
    ]


def test_a_label_wraps_beside_a_value_that_wraps(pdf):
    names = ("Where from", "What we\nintend", *NAMES[2:])
    document = pdf.read(pdf.drawn(_cards(names, frame="title")))
    for table in document.tables():
        assert [row[0].replace("\n", " ") for row in pdf.rows(table)][:3] == [
            "Where from",
            "What we intend",
            "Who",
        ]


def test_the_colour_behind_a_value_is_its_cells(pdf):
    def draw(canvas):
        canvas.setFillColorRGB(0.9, 0.1, 0.1)
        canvas.rect(168, 762 - 3 * 14 - LEADING - 18, 360, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        _cards(frame="box")(canvas)

    table = next(pdf.read(pdf.drawn(draw)).tables())
    assert [cell.fill is not None for cell in table.cells if cell.column == 1] == [
        *[False] * 4,
        True,
    ]


def test_a_framed_table_with_bold_names_down_its_side_is_no_stack_of_cards(pdf):
    """The names come again below each title, and their values are parted in columns."""

    def draw(canvas):
        y = 760
        for title in ("Surgery", "Medicine"):
            put(canvas, 60, y, title, bold=True, size=12)
            for number, name in enumerate(("High", "Medium", "Low risk")):
                put(canvas, 60, y - 20 - 14 * number, name, bold=True)
                put(canvas, 170, y - 20 - 14 * number, "Chief Nurse")
                put(canvas, 330, y - 20 - 14 * number, "May 2024")
            y -= 80
        canvas.rect(50, y, 480, 790 - y)

    tables = list(pdf.read(pdf.drawn(draw)).tables())
    assert not any(pdf.rows(table)[0] == ["High", "Chief Nurse May 2024"] for table in tables)
    assert all(table.columns != 2 for table in tables)


def test_one_framed_block_is_no_plan_of_cards(pdf):
    """A frame stays what it is where its labels do not recur."""

    def draw(canvas):
        _card(
            canvas,
            760,
            1,
            list(zip(NAMES, VALUES[0], strict=True)),
            frame="title",
            title_size=12,
        )

    tables = list(pdf.read(pdf.drawn(draw)).tables())
    assert len(tables) == 1 and pdf.rows(tables[0])[0][0] == "Action 1"


def _beside(canvas):
    """Four cards in two columns, each with a ruled title and a text above its labels."""
    texts = ("Hold a clinic\non each site.", "Train each panel.", "Write first.", "Ask them.")
    for number, text in enumerate(texts):
        x, top = 50 + number % 2 * 260, 780 - number // 2 * 160
        canvas.rect(x, top - 140, 250, 140)
        canvas.line(x, top - 20, x + 250, top - 20)
        put(canvas, x + 6, top - 14, f"Action {number + 1}", bold=True)
        y = top - 34
        for line in text.split("\n"):
            put(canvas, x + 6, y, line)
            y -= LEADING
        for name, value in zip(NAMES[2:], VALUES[number % 3][2:], strict=True):
            y -= 4
            put(canvas, x + 6, y, name, bold=True)
            put(canvas, x + 80, y, value)
            y -= LEADING


def test_cards_side_by_side_have_a_row_for_each_label(pdf):
    tables = list(pdf.read(pdf.drawn(_beside)).tables())
    assert [pdf.rows(table) for table in tables[:2]] == [
        [
            ["Action 1", None],
            ["Hold a clinic\non each site.", None],
            ["Who", "HR Director"],
            ["When", "May 2024"],
            ["Colour", "Red"],
        ],
        [
            ["Action 2", None],
            ["Train each panel.", None],
            ["Who", "Chief Nurse"],
            ["When", "June 2024"],
            ["Colour", "Green"],
        ],
    ]
    assert len(tables) == 4
    assert all(tables[0].cells[at].column_span == 2 for at in (0, 1))
