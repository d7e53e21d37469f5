"""Bullets that browsers draw as discs; and discs that are none."""

from __future__ import annotations

import pytest

from parsers.pdf.drawn import put
from planlift_parsers import Kind, Paragraph

TEXTS = ["Train every panel (HR Manager, May 2024)", "Review adverts (OD Lead, June 2024)"]


def _list(canvas, *, x=70, colour=(0, 0, 0), side=3.0, square=False, before=""):
    for number, text in enumerate(TEXTS):
        y = 700 - 20 * number
        canvas.setFillColorRGB(*colour)
        if square:
            canvas.rect(x, y + 2, side, side, stroke=0, fill=1)
        else:
            canvas.circle(x + side / 2, y + 2 + side / 2, side / 2, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        put(canvas, x + 12, y, text)
        if before:
            put(canvas, x - 5 - 5 * len(before), y, before)


def _lines(pdf, **options):
    document = pdf.read(pdf.drawn(lambda canvas: _list(canvas, **options)))
    return [block for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("square", [False, True])
@pytest.mark.parametrize("side", [2.5, 3.0, 4.5])
def test_a_disc_before_each_line_is_its_bullet(pdf, side, square):
    lines = _lines(pdf, side=side, square=square)
    assert [(line.kind, line.marker, line.text) for line in lines] == [
        (Kind.ITEM, "-", text) for text in TEXTS
    ]


@pytest.mark.parametrize(
    "options",
    [{"colour": (0.8, 0, 0)}, {"side": 9.0}, {"before": "Rated"}],
    ids=["of another colour", "too large", "within a line"],
)
def test_other_discs_are_no_bullets(pdf, options):
    assert not any(line.marker for line in _lines(pdf, **options))
