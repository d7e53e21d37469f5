"""Places on pages that are shown sideways or askew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from parsers.turned import turned
from planlift_parsers.pdf.lie import Lie

SAMPLES = Path(__file__).parents[3] / "samples"
WIDTH, HEIGHT = 600.0, 400.0


@pytest.mark.parametrize(
    ("degrees", "shown"),
    [
        (0, (10, 20, 110, 50)),
        (90, (350, 10, 380, 110)),
        (180, (490, 350, 590, 380)),
        (270, (20, 490, 50, 590)),
    ],
)
def test_a_box_is_shown_where_the_turned_page_has_it(degrees, shown):
    lie = Lie(WIDTH, HEIGHT, degrees)
    assert lie.shown((10, 20, 110, 50)) == shown
    assert lie.turned_back(shown) == (10, 20, 110, 50)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_box_on_a_page_askew_keeps_its_size_and_goes_with_its_middle(degrees):
    read = (500.0, 180.0, 560.0, 220.0)
    back = Lie(WIDTH, HEIGHT, degrees, 2.0)
    x0, y0, x1, y1 = back.turned_back(back.shown(read))
    assert (x1 - x0, y1 - y0) == pytest.approx((60, 40))
    # 230 points to the right of the page's middle: there its lines have fallen by 230 sin 2
    assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((530 - 0.14, 200 + 8.03), abs=0.01)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_words_of_a_turned_page_stand_in_the_boxes_of_their_cells(pdf, degrees):
    """As another library sees the letters on the page as it is shown."""
    data = turned((SAMPLES / "ccg.pdf").read_bytes(), degrees)
    document = pdf.read(data)
    cells = [cell for table in document.tables() for cell in table.cells if cell.text]
    assert len(cells) > 30
    with pdfplumber.open(BytesIO(data)) as opened:
        sizes = {page.page_number: (page.width, page.height) for page in opened.pages}
        letters = {page.page_number: page.chars for page in opened.pages}
    for cell in cells:
        inside = _letters_in(cell.place.box, letters[cell.place.page])
        assert inside == sorted(filter(str.isalpha, cell.text))
    for number, size in document.page_sizes.items():
        assert size == pytest.approx(sizes[number], abs=0.1)


def _letters_in(box, letters):
    """Letters whose middle stands in a box, sorted."""
    x0, y0, x1, y1 = box
    return sorted(
        letter["text"]
        for letter in letters
        if x0 < (letter["x0"] + letter["x1"]) / 2 < x1
        and y0 < (letter["top"] + letter["bottom"]) / 2 < y1
        and letter["text"].isalpha()
    )
