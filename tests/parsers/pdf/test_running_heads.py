"""Running heads that no white parts from the text, and headings right below each other."""

from __future__ import annotations

import pytest

from parsers.pdf.test_text import _lines
from parsers.pdf.test_wraps import put
from planlift_parsers import Kind

HEAD = "Thornbeck Trust, disability equality plan"
BODY = "The trust has set out here what it will do for all of its staff in the year to come."


def _pages(pdf, head, size, *, move=0.0):
    def page(number):
        def draw(canvas):
            put(canvas, 60, 800 - move * number, head.format(number), size=size)
            for line in range(60):
                put(canvas, 60, 789 - move * number - 12 * line, f"{number}.{line} {BODY}", size=10)

        return draw

    return pdf.read(pdf.drawn(*(page(number) for number in (1, 2, 3))))


def test_a_small_line_at_one_place_on_each_page_is_a_running_head(pdf):
    document = _pages(pdf, HEAD, 8)
    assert _lines(document, Kind.FURNITURE) == [HEAD] * 3
    assert HEAD not in " ".join(_lines(document))


@pytest.mark.parametrize(
    ("head", "size", "move"),
    [(HEAD, 10, 0.0), (HEAD, 8, 3.0), ("What theme {} is about", 8, 0.0)],
    ids=["as-large-as-the-text", "at-other-places", "other-words"],
)
def test_other_lines_at_the_top_of_pages_are_text(pdf, head, size, move):
    document = _pages(pdf, head, size, move=move)
    assert _lines(document, Kind.FURNITURE) == []
    assert head.split()[0] in " ".join(_lines(document))


@pytest.mark.parametrize(("lower", "apart"), [(11.5, True), (12.5, False)])
def test_a_full_heading_and_a_smaller_one_below_it_are_two(pdf, lower, apart):
    upper = "Metric 9a: Staff engagement score of all disabled staff, compared to that of others"

    def draw(canvas):
        put(canvas, 60, 780, upper, size=13, bold=True)
        put(canvas, 60, 763, "Action 1", size=lower, bold=True)
        for line in range(4):
            put(canvas, 60, 735 - 12 * line, f"{BODY} And so on, as agreed.", size=10)

    told = _lines(pdf.read(pdf.drawn(draw)))
    assert (upper in told and "Action 1" in told) is apart
