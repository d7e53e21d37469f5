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


CARDS = [
    ("Post rota gaps", "Rota Manager", "May 2024"),
    ("Clear one room", "Estates Manager", "June 2024"),
    ("Order badges", "Head of Nursing", "July 2024"),
    ("Film the courses", "Media Lead", "May 2025"),
]


def _card(canvas, x, y, number):
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(x, y, f"Action {number}")
    for place, (label, value) in enumerate(
        zip(("Aim", "Lead", "Due"), CARDS[number - 1], strict=True)
    ):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(x, y - 18 - 15 * place, label)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x + 70, y - 18 - 15 * place, value)


def _lines_of_card(number):
    aim, lead, due = CARDS[number - 1]
    return [f"Action {number}", f"Aim {aim}", f"Lead {lead}", f"Due {due}"]


@pytest.mark.parametrize("off", [0, 5])
def test_cards_side_by_side_with_bold_labels_beside_values_are_read_by_column(pdf, off):
    def draw(canvas):
        for number in range(4):
            right, row = number % 2, number // 2
            _card(canvas, 60 + 250 * right, 760 - 130 * row - off * right, number + 1)

    texts = _texts(pdf.read(pdf.drawn(draw)))
    assert texts == [text for number in (1, 3, 2, 4) for text in _lines_of_card(number)]


@pytest.mark.parametrize("size", [11, 13])
def test_cards_below_headings_over_their_rows_are_read_row_by_row(pdf, size):
    names = ("Rest at work", "Rooms to rest in")

    def draw(canvas):
        for row, name in enumerate(names):
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(50, 782 - 130 * row, name)
            for right in (0, 1):
                _card(canvas, 60 + 250 * right, 760 - 130 * row, 2 * row + right + 1)

    texts = _texts(pdf.read(pdf.drawn(draw)))
    cards = [[text for n in pair for text in _lines_of_card(n)] for pair in ((1, 2), (3, 4))]
    assert texts == [names[0], *cards[0], names[1], *cards[1]]


def test_the_short_rest_of_lines_across_the_columns_goes_with_them(pdf):
    told = (
        "This page says what the Trust and all of its staff will do this",
        "year and the next, so that each of us who works at night can",
        "find a room in which to rest, and so that no rota is drawn up",
        "in which nobody can take the break that the law has set for",
        "each of us.",
    )

    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        for place, text in enumerate(told):
            canvas.drawString(60, 740 - 12 * place, text)
        for x, top, blocks in ((60, 671, LEFT), (240, 664, RIGHT)):
            for number, block in enumerate(blocks):
                _block(canvas, x, top - 70 * number, block, ":")

    first, *texts = _texts(pdf.read(pdf.drawn(draw)))
    assert first == " ".join(told)
    assert [text.replace(":", "") for text in texts] == EVERY
