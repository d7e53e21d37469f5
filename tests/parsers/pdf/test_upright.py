"""Pages that are shown sideways or upside down are read as their text runs."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.pdf.source import Engine, open_source

ROWS = [
    ("Ref", "Action", "Lead", "RAG"),
    ("A1", "Review the offer made to staff", "HR Manager", ""),
    ("A2", "Publish the pay gap each spring", "Board", ""),
]


def table(canvas):
    """A grid of three rows; the last column of each body row is green."""
    canvas.setFont("Helvetica", 10)
    xs = (50, 100, 280, 380, 430)
    for number, row in enumerate(ROWS):
        y = 700 - 30 * number
        if number:
            canvas.setFillColor("#00B050")
            canvas.rect(380, y, 50, 30, stroke=0, fill=1)
        canvas.setFillColor("black")
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 5, y + 12, text)
    for x in xs:
        canvas.line(x, 640, x, 730)
    for number in range(4):
        canvas.line(50, 730 - 30 * number, 430, 730 - 30 * number)


def turned(degrees):
    """The page with its /Rotate set afterwards: reportlab's own swaps the page's sides as well."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    table(canvas)
    canvas.save()
    data = out.getvalue()
    assert data.count(b"/Rotate 0 /") == 1
    made = data.replace(b"/Rotate 0 /", b"/Rotate %d/" % degrees)
    start = data.index(b"/Rotate 0 /")
    return _shifted(made, start, len(made) - len(data))


def _shifted(data, start, step):
    """A file with the offsets of its objects behind a place moved on."""

    def moved(found):
        offset = int(found.group(1))
        return b"%010d 00000 n" % (offset + step * (offset > start))

    data = re.sub(rb"(\d{10}) 00000 n", moved, data)
    return re.sub(rb"startxref\n(\d+)", lambda f: b"startxref\n%d" % (int(f.group(1)) + step), data)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_has_the_same_table(pdf, degrees):
    (found,) = pdf.read(turned(degrees)).tables()
    assert pdf.rows(found) == [list(row) for row in ROWS]
    fills = {cell.row: cell.fill for cell in found.cells if cell.column == 3}
    assert fills == {0: None, 1: "00B050", 2: "00B050"}


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFPLUMBER])
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_positions_are_those_of_the_page_turned_back(degrees, engine):
    (straight,) = open_source(turned(0), DEFAULT_LIMITS, engine).contents()
    (back,) = open_source(turned(degrees), DEFAULT_LIMITS, engine).contents()
    assert back.turned == degrees
    assert (back.width, back.height) == pytest.approx((straight.width, straight.height))
    for one, other in zip(straight.words, back.words, strict=True):
        assert (one.text, one.turn) == (other.text, other.turn)
        assert other.box == pytest.approx(one.box, abs=0.01)
        assert other.baseline == pytest.approx(one.baseline, abs=0.01)
    for one, other in zip(straight.rulings, back.rulings, strict=True):
        assert one.upright == other.upright
        assert (other.at, other.start, other.end) == pytest.approx((one.at, one.start, one.end))
    for one, other in zip(straight.fills, back.fills, strict=True):
        assert (other.x0, other.top) == pytest.approx((one.x0, one.top))


def test_turned_headers_do_not_turn_the_page(pdf):
    def draw(canvas):
        for number in range(6):
            canvas.drawString(60, 700 - 20 * number, "A line of text that runs from left to right")
        canvas.saveState()
        canvas.translate(400, 600)
        canvas.rotate(90)
        canvas.drawString(0, 0, "A turned header of a column")
        canvas.restoreState()

    (content,) = open_source(pdf.drawn(draw), DEFAULT_LIMITS).contents()
    assert content.turned == 0
    assert {word.turn for word in content.words} == {0, 270}
