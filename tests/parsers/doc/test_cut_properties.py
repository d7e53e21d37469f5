"""Old Word files whose writer had no room for the last properties of a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.shown import only_table
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.doc import read
from planlift_parsers.doc.converted import RefusedError, as_docx
from planlift_parsers.doc.cut_properties import without_cut_properties

WHOLE = (Path(__file__).parents[2] / "quality" / "office" / "sideways.doc").read_bytes()
PAGE = 512
HALF = 12  # words of properties that end behind the first byte of a name
SHADING = b"\x12\xd6"  # the property that says how the cells of a row are shaded


def _places(page):
    """Where the properties of each paragraph of a page begin."""
    first = 4 * (page[-1] + 1)
    return sorted({2 * page[first + 13 * run] for run in range(page[-1])} - {0})


def _cut():
    """The file as LibreOffice would write it with room for half of a row's shading."""
    at = WHOLE.rindex(SHADING)
    start = at // PAGE * PAGE
    page = bytearray(WHOLE[start : start + PAGE])
    place = max(place for place in _places(page) if place < at - start)
    long = not page[place]
    page[place + long] = (at - start + 12 - place) // 2
    return WHOLE[:start] + bytes(page) + WHOLE[start + PAGE :]


def _stray():
    """The file with the first byte alone of a property at the end of a paragraph's."""
    start = WHOLE.rindex(SHADING) // PAGE * PAGE
    page = WHOLE[start : start + PAGE]
    place = max(_places(page))
    shorter = page[: place + 1] + bytes([HALF]) + page[place + 2 :]
    return WHOLE[:start] + shorter + WHOLE[start + PAGE :]


def _cells(data):
    table = only_table(read(data, "plan.doc", DEFAULT_LIMITS))
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def test_a_row_whose_last_property_is_cut_keeps_its_cells():
    cut = _cut()
    with pytest.raises(RefusedError, match="operand exceeds"):
        as_docx(cut)
    document = read(cut, "plan.doc", DEFAULT_LIMITS)
    assert _cells(cut) == _cells(WHOLE)
    assert not any(paragraph.unsure for paragraph in document.paragraphs())


@pytest.mark.parametrize("data", [WHOLE, b"", WHOLE[:600], b"\xd0\xcf" * 4000])
def test_what_is_whole_or_no_word_file_is_left_alone(data):
    assert without_cut_properties(data) is None


def test_half_a_name_at_the_end_of_the_properties_is_left_out():
    stray = _stray()
    with pytest.raises(RefusedError, match="truncated"):
        as_docx(stray)
    assert _cells(stray) == _cells(WHOLE)
