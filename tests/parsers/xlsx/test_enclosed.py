from __future__ import annotations

import io

import xlsxwriter
from PIL import Image

from planlift_parsers import DEFAULT_LIMITS, Kind
from planlift_parsers.xlsx import read


def picture(width, height):
    made = io.BytesIO()
    Image.new("RGB", (width, height), "grey").save(made, "PNG")
    made.seek(0)
    return made


def workbook(*pictures, macros=False):
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("Plan")
    sheet.write_row(0, 0, ["Ref", "Action"])
    sheet.write_row(1, 0, ["1", "Train the Board"])
    for number, (size, words) in enumerate(pictures):
        options = {"image_data": picture(*size), "description": words}
        sheet.insert_image(5 + number, 1, f"p{number}.png", options)
    book.close()
    return made.getvalue()


def test_large_pictures_are_named_in_the_rest_and_in_a_finding():
    document = read(
        workbook(((800, 300), "The plan"), ((40, 40), "Logo")), "a.xlsx", DEFAULT_LIMITS
    )
    named = [p.text for p in document.paragraphs() if p.kind is Kind.PICTURE]
    assert named == ["The plan"]
    (note,) = document.notes
    assert note.message.startswith("large pictures, ")
    assert note.where.place.sheet == "Plan"


def test_a_link_to_another_workbook_is_said():
    from openpyxl import Workbook
    from openpyxl.packaging.relationship import Relationship
    from openpyxl.workbook.external_link.external import ExternalLink

    book = Workbook()
    book.active.append(["Ref", "Action"])
    link = ExternalLink()
    link.file_link = Relationship(
        type="externalLinkPath", Target="file:///H:/old.xlsx", TargetMode="External", Id="rId1"
    )
    book._external_links.append(link)
    made = io.BytesIO()
    book.save(made)
    (note,) = read(made.getvalue(), "a.xlsx", DEFAULT_LIMITS).notes
    assert note.message == "links to parts outside of the file: file:///H:/old.xlsx"
    assert "Nothing was fetched" in note.hint
