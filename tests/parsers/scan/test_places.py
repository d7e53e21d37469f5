"""Places of what was read from a scan that lies askew or sideways: those of the page as it is seen."""

from __future__ import annotations

import math
from io import BytesIO

import pdfplumber
import pytest

from parsers.turned import turned
from planlift_parsers.scan.installed import INSTALL, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")


def _letters(data, askew):
    """Middles of a page's letters, each with its letter, after the page was laid askew."""
    sine, cosine = math.sin(math.radians(-askew)), math.cos(math.radians(-askew))
    with pdfplumber.open(BytesIO(data)) as opened:
        (page,) = opened.pages
        for letter in page.chars:
            x = (letter["x0"] + letter["x1"] - page.width) / 2
            y = (letter["top"] + letter["bottom"] - page.height) / 2
            if letter["text"].isalnum():
                yield (
                    page.width / 2 + x * cosine - y * sine,
                    page.height / 2 + x * sine + y * cosine,
                    letter["text"],
                )


@pytest.mark.parametrize(("turn", "askew"), [(0, 1.7), (0, -1.7), (90, 0.0), (270, 1.7)])
def test_the_box_of_a_cell_holds_its_letters_on_the_page_as_it_is_seen(scanner, turn, askew):
    drawn = turned(scanner.table(), turn)
    document = scanner.read(scanner.scanned(drawn, askew=askew))
    letters = list(_letters(drawn, askew))
    (table,) = document.tables()
    assert scanner.texts(table) == [scanner.header, *scanner.rows]
    for cell in table.cells:
        x0, y0, x1, y1 = cell.place.box
        inside = [text for x, y, text in letters if x0 < x < x1 and y0 < y < y1]
        assert sorted(inside) == sorted(filter(str.isalnum, cell.text))
