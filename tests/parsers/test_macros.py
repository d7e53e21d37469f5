"""Files with macros and templates: read as the plain ones, with a note on the macros."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook

from planlift_parsers.opening import open_document

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def word():
    made = io.BytesIO()
    document = WordDocument()
    document.add_paragraph("Train the Board")
    document.save(made)
    return made.getvalue()


def excel():
    made = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "Train the Board"
    book.save(made)
    return made.getvalue()


def turned(data, main, kind, *more):
    """The package with another main content type and further parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "[Content_Types].xml":
                body = body.replace(main.encode(), kind.encode())
            new.writestr(name, body)
        for name in more:
            new.writestr(name, b"macros")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "format_name"),
    [
        (
            turned(
                word(),
                WORD_MAIN,
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                "word/vbaProject.bin",
            ),
            "plan.docm",
            "docx",
        ),
        (
            turned(
                excel(),
                EXCEL_MAIN,
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "xl/vbaProject.bin",
            ),
            "plan.xlsm",
            "xlsx",
        ),
    ],
)
def test_macros_are_said_and_the_rest_is_read(data, name, format_name):
    document = open_document(data, name)
    assert document.format == format_name
    assert "Train the Board" in [paragraph.text for paragraph in document.paragraphs()]
    assert [note.message for note in document.notes] == ["the file holds macros"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            turned(word(), WORD_MAIN, WORD_MAIN.replace("document.main", "template.main")),
            "plan.dotx",
        ),
        (
            turned(excel(), EXCEL_MAIN, EXCEL_MAIN.replace("sheet.main", "template.main")),
            "plan.xltx",
        ),
    ],
)
def test_templates_are_read_as_documents(data, name):
    document = open_document(data, name)
    assert "Train the Board" in [paragraph.text for paragraph in document.paragraphs()]
    assert document.notes == []
