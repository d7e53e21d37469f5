"""Cards that stand side by side, each in a frame or on a ground of its own."""

from __future__ import annotations

import pytest

from planlift_parsers import Table

PLANS = [
    ("Review the policy and tell", "all staff.", "HR Director", "May 2024"),
    ("Train each panel of", "interviewers.", "Chief Nurse", "June 2024"),
    ("Write to every leaver", "in the first week.", "OD Lead", "July 2024"),
    ("Publish the pay gap by", "band and grade.", "Head of Reward", "March 2025"),
]


def _lines(number, plan):
    action, rest, lead, due = plan
    return [f"Action {number}", f"Action: {action}", rest, f"Lead: {lead}", f"Due: {due}"]


def _ring(canvas, x, y):
    """A box with round corners, painted as what lies between an outer and an inner one."""
    path = canvas.beginPath()
    path.roundRect(x, y, 220, 90, 8)
    path.roundRect(x + 1, y + 1, 218, 88, 7)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)  # even-odd


def _card(canvas, x, y, lines, ground):
    if ground == "frame":
        canvas.rect(x, y, 220, 90)
    elif ground == "shade":
        canvas.setFillColorRGB(0.9, 0.93, 0.96)
        canvas.rect(x, y, 220, 90, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
    elif ground == "ring":
        _ring(canvas, x, y)
    for place, text in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if place == 0 else "Helvetica", 10)
        canvas.drawString(x + 8, y + 74 - 14 * place, text)


def _page(cards, ground):
    def draw(canvas):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 780, "What we will do")
        for place, lines in enumerate(cards):
            _card(canvas, 60 + 240 * (place % 2), 660 - 110 * (place // 2), lines, ground)

    return draw


@pytest.mark.parametrize("ground", ["frame", "shade", "ring"])
def test_each_card_is_read_by_itself(pdf, ground):
    cards = [_lines(number, plan) for number, plan in enumerate(PLANS, 1)]
    document = pdf.read(pdf.drawn(_page(cards, ground)))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [len(table.cells) for table in tables] == [1, 1, 1, 1]
    assert [pdf.rows(table)[0][0].replace("\n", " ") for table in tables] == [
        " ".join(lines) for lines in cards
    ]


def test_boxes_of_text_without_common_labels_are_no_cards(pdf):
    words = ["Review policies", "Train panels", "Write to leavers", "Publish figures"]
    cards = [[f"{word} number {n} of the year" for n in range(5)] for word in words]
    document = pdf.read(pdf.drawn(_page(cards, "frame")))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert all(len(table.cells) != 1 for table in tables)


def _titled(canvas, x, y, lines, width):
    """A framed card with its title on a ground of its own, `width` points wide, at its left."""
    canvas.setFillColorRGB(0.85, 0.9, 0.95)
    canvas.rect(x + 1, y + 1, width, 68, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(x, y, 440, 70)
    canvas.setFont("Helvetica", 10)
    for place, text in enumerate(lines[1:3]):
        canvas.drawString(x + 12, y + 44 - 14 * place, text.removeprefix("Action: "))
    for place, text in enumerate(lines[3:]):
        canvas.drawString(x + 240, y + 44 - 14 * place, text)


def test_a_ground_from_top_to_bottom_of_a_frame_is_a_cell(pdf):
    def draw(canvas):
        for place, plan in enumerate(PLANS):
            _titled(canvas, 60, 700 - 90 * place, _lines(place, plan), 220)

    tables = [block for block in pdf.read(pdf.drawn(draw)).blocks if isinstance(block, Table)]
    titles = [f"{action}\n{rest}" for action, rest, *_ in PLANS]
    assert [pdf.rows(table)[0][0] for table in tables] == titles


def test_a_narrow_band_of_colour_at_the_side_of_a_frame_is_ornament(pdf):
    def draw(canvas):
        _titled(canvas, 60, 700, _lines(1, PLANS[0]), 8)

    tables = [block for block in pdf.read(pdf.drawn(draw)).blocks if isinstance(block, Table)]
    assert all(cell for table in tables for cell in pdf.rows(table)[0])
