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


def _card(canvas, x, y, lines, ground):
    if ground == "frame":
        canvas.rect(x, y, 220, 90)
    elif ground == "shade":
        canvas.setFillColorRGB(0.9, 0.93, 0.96)
        canvas.rect(x, y, 220, 90, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
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


@pytest.mark.parametrize("ground", ["frame", "shade"])
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
