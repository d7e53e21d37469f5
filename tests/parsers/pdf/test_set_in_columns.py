"""Framed cards in which names stand beside each other, each above its value."""

from __future__ import annotations

from planlift_parsers import Table

CARDS = [
    (("Head of Talent", "Acquisition"), "September 2024", "In progress"),
    (("Chief Nurse",), "June 2024", "Complete"),
    (("Head of Employee", "Relations"), "July 2024", "Not started"),
    (("Trust Chair",), "Q4 2024/25", "At risk"),
]
XS = (8, 98, 188)  # points from a card's edge at which its columns begin
ORDER = "Pay for a recruiter in our busiest teams."


def _card(canvas, left, y, number, values, *, names_size):
    canvas.rect(left, y - 70, 250, 90)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(left + 8, y, f"Action {number}")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(left + 8, y - 16, ORDER)
    canvas.setFont("Helvetica", names_size)
    for x, name in zip(XS, ("Lead", "Due", "Status"), strict=True):
        canvas.drawString(left + x, y - 32, name)
    canvas.setFont("Helvetica", 10)
    (first, *rest), *others = values
    for x, text in zip(XS, (first, *others), strict=True):
        canvas.drawString(left + x, y - 44, text)
    for text in rest:
        canvas.drawString(left + 8, y - 56, text)


def _texts(pdf, names_size):
    def draw(canvas):
        canvas.drawString(30, 800, "What we will do")
        for number, values in enumerate(CARDS):
            left, y = 30 + 270 * (number % 2), 740 - 110 * (number // 2)
            _card(canvas, left, y, number + 1, values, names_size=names_size)

    blocks = pdf.read(pdf.drawn(draw)).blocks
    return [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]


def test_each_name_is_followed_by_its_value(pdf):
    assert _texts(pdf, names_size=8) == [
        f"Action {number}\n{ORDER}\nLead\n{' '.join(lead)}\nDue\n{due}\nStatus\n{status}"
        for number, (lead, due, status) in enumerate(CARDS, 1)
    ]


def test_what_is_set_as_the_line_below_names_nothing(pdf):
    texts = _texts(pdf, names_size=10)
    assert len(texts) == len(CARDS) and all("Lead Due Status" in text for text in texts)
