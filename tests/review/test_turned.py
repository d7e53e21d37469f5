"""Pages that are shown sideways in their file: they are turned back here, and their marks with them."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from bs4 import BeautifulSoup

from review.made import SAMPLES, converted, served


def _sideways(path):
    file, out = pdfium.PdfDocument(path), BytesIO()
    for page in file:
        page.set_rotation(90)
    file.save(out)
    return out.getvalue()


def _marks(client, key):
    answer = client.get("/document", params={"key": key, "page": 2})
    assert answer.status_code == 200
    rects = BeautifulSoup(answer.text, "html.parser").select("rect")
    edges = ("x", "y", "width", "height")
    return {rect["data-mark"]: [float(rect[edge]) for edge in edges] for rect in rects}


def test_marks_stand_where_they_stand_on_the_page_that_is_not_turned(tmp_path):
    sample = SAMPLES / "wwl.pdf"
    documents = {"straight.pdf": sample, "turned.pdf": _sideways(sample)}
    with served(converted(tmp_path, documents)) as client:
        straight, turned = _marks(client, "straight.pdf"), _marks(client, "turned.pdf")
    assert straight.keys() == turned.keys()
    assert len(straight) > 5
    for name, edges in straight.items():
        assert turned[name] == pytest.approx(edges, abs=0.3)
