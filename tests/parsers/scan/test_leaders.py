"""Dots that lead from a label to its value."""

from __future__ import annotations

import re
from io import BytesIO

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

import numpy as np
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planlift_parsers.scan.leaders import leaders_of

SCALE = 200 / 72
LINES = [
    ("Work to be done", "Put all secondments on the staff bulletin for ten working days."),
    ("Assigned to", "HR Business Partner; Equality and Engagement Manager"),
    ("To be finished by", "By end of October 2017"),
    ("Stage reached", "All of it is done"),
]


def _led_page(size, room):
    """A page of labels led to their values by dots, with so much white around the dots."""
    out = BytesIO()
    page = Canvas(out, pagesize=A4)
    page.setFont("Times-Roman", size)
    for number, (label, value) in enumerate(LINES):
        y, start = 700 - 2 * size * number, 72 + page.stringWidth(label) + room
        count = int((72 + 16 * size - start) / page.stringWidth("."))
        page.drawString(72, y, label)
        page.drawString(start, y, "." * count)
        page.drawString(start + page.stringWidth("." * count) + room, y, value)
    page.save()
    return out.getvalue()


@pytest.mark.parametrize(("size", "room", "how"), [
    (11, 0, {"dpi": 200, "askew": 1.0, "noise": 4.0, "grey": True}),
    (10, 2.5, {"dpi": 150, "askew": -1.6, "noise": 4.0, "grey": True}),
    (10, 0, {"dpi": 300, "askew": 0.4}),
])  # fmt: skip
def test_dots_stand_between_a_label_and_its_value(scanner, size, room, how):
    document = scanner.read(scanner.scanned(_led_page(size, room), **how))
    assert not list(document.tables())
    told = [block.text for block in document.blocks]
    assert [tuple(re.split(r" ?\.{5,} ?", text)) for text in told] == LINES


def _dotted(ink, x, y, count, pitch=7, dot=4):
    for number in range(count):
        ink[y : y + dot, x + number * pitch : x + number * pitch + dot] = True


def _label(ink, x, y):
    ink[y - 16 : y + 4, x - 40 : x - 6] = True


def test_a_row_of_dots_behind_print_leads_though_a_speck_joins_two():
    ink = np.zeros((200, 900), dtype=bool)
    _label(ink, 200, 100)
    _dotted(ink, 200, 100, 40)
    ink[98:104, 270:282] = True
    (leader,) = leaders_of(ink, SCALE)
    assert leader.box == (200, 98, 477, 104)
    assert 38 <= leader.dots <= 40


def test_dots_without_print_before_them_and_a_text_that_breaks_off_lead_nowhere():
    ink = np.zeros((300, 900), dtype=bool)
    _dotted(ink, 200, 100, 40)
    _label(ink, 200, 200)
    _dotted(ink, 200, 200, 3)
    assert leaders_of(ink, SCALE) == []
