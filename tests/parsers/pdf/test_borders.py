"""Borders drawn as a box less the box inside it, as programs that print web pages draw them."""

from __future__ import annotations

import pytest

from planlift_parsers import DEFAULT_LIMITS, Kind
from planlift_parsers.pdf import Engine, read

TEXT = "Indicator 1: Percentage of staff in each band"


def _bordered(inner):
    """A heading in the colour of its border: the outer box, less `inner`."""

    def draw(canvas):
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        path = canvas.beginPath()
        path.rect(50, 700, 400, 30)
        path.rect(*inner)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=0)  # even-odd
        canvas.drawString(60, 710, TEXT)

    return draw


def _kinds(pdf, draw, engine):
    document = read(pdf.drawn(draw), "plan.pdf", DEFAULT_LIMITS, engine)
    return [p.kind for p in document.paragraphs() if p.text == TEXT]


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFPLUMBER])
@pytest.mark.parametrize(
    "inner",
    [(50, 701, 400, 29), (51, 701, 398, 28), (50, 700, 400, 29)],
    ids=["rule below", "frame", "rule above"],
)
def test_words_in_the_colour_of_their_border_are_seen(pdf, inner, engine):
    assert Kind.HIDDEN not in _kinds(pdf, _bordered(inner), engine)


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFPLUMBER])
def test_words_in_the_colour_of_what_lies_behind_them_are_hidden(pdf, engine):
    beside = (460, 700, 20, 30)  # a second box that takes nothing from the first
    assert _kinds(pdf, _bordered(beside), engine) == [Kind.HIDDEN]
