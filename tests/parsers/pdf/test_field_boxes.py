"""Boxes of one field each, years at a page's end, and labels that begin paragraphs."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from planlift_parsers import Kind, Paragraph, Table

CARDS = [
    ("Train every panel.", "HR Director", "May 2024"),
    ("Hold stay talks.", "OD Lead", "June 2024"),
    ("Publish the gap.", "Chair", "July 2024"),
]
LABELS = ("Action", "Lead", "Due")


def _box(canvas, x, y, lines):
    canvas.rect(x, y, 150, 50)
    for place, text in enumerate(lines):
        canvas.drawString(x + 8, y + 34 - 14 * place, text)


def _page(labels):
    def draw(canvas):
        canvas.drawString(50, 780, "What we will do in the year")
        for row, card in enumerate(CARDS):
            for column, (label, value) in enumerate(zip(labels(row), card, strict=True)):
                _box(canvas, 50 + 165 * column, 680 - 70 * row, [label, value])

    return draw


def _single_cells(document):
    return [t.cells[0].text for t in document.blocks if isinstance(t, Table) and len(t.cells) == 1]


def test_boxes_of_one_field_each_are_read_one_by_one(pdf):
    document = pdf.read(pdf.drawn(_page(lambda row: LABELS)))
    told = [text.replace("\n", " ") for text in _single_cells(document)]
    assert told == [
        f"{label} {value}" for card in CARDS for label, value in zip(LABELS, card, strict=True)
    ]


def test_boxes_whose_first_lines_do_not_come_again_are_none(pdf):
    other = [("Monday", "Tuesday", "Friday"), ("North", "South", "West"), ("Red", "Blue", "Grey")]
    document = pdf.read(pdf.drawn(_page(lambda row: other[row])))
    assert _single_cells(document) == []
    assert "HR Director" in " ".join(p.text for p in document.paragraphs())


def _kinds(document, text):
    return {p.kind for p in document.paragraphs() if p.text == text or p.text.endswith(text)}


@pytest.mark.parametrize(
    ("last", "furniture"), [("2024", False), ("1999", False), ("17", True), ("Page 17", True)]
)
def test_a_year_alone_at_a_pages_end_is_the_rest_of_a_date_and_no_page_number(pdf, last, furniture):
    def first(canvas):
        canvas.drawString(60, 780, "What we will do in the year")
        canvas.drawString(60, 120, "We will hold stay talks on each ward by the end of September")

    def second(canvas):
        canvas.drawString(60, 780, last)
        canvas.drawString(60, 730, "We will train every panel before it meets for the first time")

    document = pdf.read(pdf.drawn(first, second))
    assert (_kinds(document, last) == {Kind.FURNITURE}) is furniture


def _told(document):
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.text]


def _running(lines):
    def draw(canvas):
        for at, text in enumerate(lines):
            canvas.drawString(60, 780 - 12 * at, text)

    return draw


FULL = " and so on for all of the teams and wards that we have here in the whole year to come"


def _as_wide(text, width=430):
    words = [*f"{text}{FULL}".split()]
    while stringWidth(" ".join(words), "Helvetica", 10) > width:
        words.pop()
    return " ".join(words)


BLOCKS = [
    _as_wide(text)
    for action, owner, date in CARDS
    for text in (action[:-1], f"Lead: {owner}", f"Due: {date}")
]


def test_a_label_that_comes_again_begins_a_paragraph_though_the_line_above_is_full(pdf):
    told = _told(pdf.read(pdf.drawn(_running(BLOCKS))))
    assert [text for text in told if text.startswith("Lead")] == BLOCKS[1::3]


def test_a_word_with_a_colon_that_comes_once_goes_on_with_its_sentence(pdf):
    lines = [
        "We met with every network in the spring, and heard what they had to tell us about",
        "Posts: how they are filled, and how people are listened to when they say what is",
        "wrong with that. All of it was written down for the board, which read it in full.",
    ]
    assert len(_told(pdf.read(pdf.drawn(_running(lines))))) == 1
