"""Labelled blocks in columns beside each other, as newsletters and plans on a page have them."""

from __future__ import annotations

import pytest

from planlift_parsers import Paragraph

LEFT = [
    ("Review the policy and", "tell all staff.", "HR Director", "May 2024"),
    ("Train each panel of", "interviewers.", "Chief Nurse", "June 2024"),
]
RIGHT = [
    ("Write to every leaver", "in the first week.", "OD Lead", "July 2024"),
    ("Publish the pay gap by", "band and grade.", "Head of Reward", "March 2025"),
    ("Offer each new starter", "a buddy.", "Matron", "Ongoing"),
]
EVERY = [
    text
    for order, rest, lead, date in LEFT + RIGHT
    for text in (f"{order} {rest}", f"Lead {lead}", f"When {date}")
]


def _block(canvas, x, y, block, colon):
    order, rest, lead, date = block
    canvas.setFont("Helvetica", 10)
    for place, text in enumerate((order, rest)):
        canvas.drawString(x, y - 12 * place, text)
    for place, (label, value) in enumerate((("Lead", lead), ("When", date)), 2):
        canvas.setFont("Helvetica" if colon else "Helvetica-Bold", 10)
        canvas.drawString(x, y - 12 * place, label + colon)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x + canvas.stringWidth(f"{label}{colon} "), y - 12 * place, value)


def _page(colon, *, numbered=False, off=7):
    """Columns whose lines stand `off` points beside each other's height."""

    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(
            60, 780, "This page says what the Trust and all of its staff will do this year."
        )
        for x, top, blocks in ((60, 740, LEFT), (240, 740 - off, RIGHT)):
            for number, block in enumerate(blocks):
                y = top - 70 * number
                if numbered:
                    canvas.setFont("Helvetica", 24)
                    canvas.drawString(x, y - 10, str(number + 1 + (x > 60) * len(LEFT)))
                _block(canvas, x + 20 * numbered, y, block, colon)

    return draw


def _texts(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("off", [0, 4, 7])
@pytest.mark.parametrize("colon", [":", ""])
def test_columns_are_read_one_after_the_other(pdf, colon, off):
    texts = _texts(pdf.read(pdf.drawn(_page(colon, off=off))))
    assert [text.replace(":", "") for text in texts[1:]] == EVERY


def test_tall_numbers_stand_on_the_first_line_of_their_text(pdf):
    texts = _texts(pdf.read(pdf.drawn(_page(":", numbered=True))))
    opening = [text for text in texts if text[0].isdigit()]
    assert opening == [f"{n} {EVERY[3 * n - 3]}" for n in range(1, 6)]


def test_the_same_labels_one_below_the_other_make_no_columns(pdf):
    def draw(canvas):
        for number, block in enumerate(LEFT + RIGHT):
            _block(canvas, 60 + 30 * (number % 2), 740 - 70 * number, block, ":")

    texts = _texts(pdf.read(pdf.drawn(draw)))
    assert " ".join(texts).replace(":", "") == " ".join(EVERY)
