"""Page numbers in text that was printed in pages."""

from __future__ import annotations

import pytest

from planlift_parsers import DEFAULT_LIMITS, Kind, Paragraph, Table
from planlift_parsers.text import read

TABLE = """Plan of the Trust

Ref  Action                       By whom            Status
A1   Move the ward stock lists    Pharmacy Lead      Complete
     to the cabinet.
A2   Reduce delayed doses.        Sepsis Nurse       On track

{page}
\fRef  Action                       By whom            Status
A3   Buy lockable drawers.        Ward Managers      Behind
"""


def document(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def furniture(got):
    return [
        (block.text, block.place.line)
        for block in got.blocks
        if isinstance(block, Paragraph) and block.kind is Kind.FURNITURE
    ]


@pytest.mark.parametrize("page", ["Page 1 of 2", "page 1/2", "- Page 1 -", "Page 1"])
def test_a_page_number_is_furniture_and_part_of_no_cell(page):
    got = document(TABLE.format(page=" " * 48 + page))
    cells = [cell.text for block in got.blocks if isinstance(block, Table) for cell in block.cells]
    assert "On track" in cells
    assert not any("age 1" in cell for cell in cells)
    assert furniture(got) == [(page, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "See below.\nPage 3\nSays more.",
        "Page 3 of 12 tells who leads.",
        "Home page 3 of 4",
        "1. Rewrite page 3",
    ],
)
def test_text_that_speaks_of_a_page_stays(text):
    assert furniture(document(text)) == []


def test_the_file_s_name_with_the_number_of_the_page_is_furniture():
    name = "S:\\Board\\Plan v2.docx"
    got = document(f"{name} 1\nPlan\n{name} 2\nTrain all.\n")
    assert furniture(got) == [(f"{name} 1", 1), (f"{name} 2", 3)]


@pytest.mark.parametrize(
    "text", ["See Plan.docx 3\nand more", "Plan.docx 3\nText\nPlan.docx 3", "A.docx 1\nB.docx 2"]
)
def test_names_of_files_that_do_not_count_stay(text):
    assert furniture(document(text)) == []
