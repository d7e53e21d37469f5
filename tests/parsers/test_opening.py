from __future__ import annotations

import io
import sys

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook

from parsers.ole_files import container
from planlift_parsers import DocumentError, LimitError, Limits
from planlift_parsers.opening import open_document
from planlift_schema import Severity


def excel(*rows):
    made = io.BytesIO()
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def word():
    made = io.BytesIO()
    document = WordDocument()
    document.add_paragraph("Action plan")
    document.save(made)
    return made.getvalue()


PLAN = excel(["Ref", "Action"], ["1", "Review"])


def test_a_workbook_is_read_by_the_reader_of_workbooks():
    document = open_document(PLAN, "plan.xlsx")
    assert (document.name, document.format, document.notes) == ("plan.xlsx", "xlsx", [])
    assert [cell.text for cell in next(document.tables()).cells] == ["Ref", "Action", "1", "Review"]


def test_a_name_that_disagrees_is_a_warning_in_the_notes():
    (note,) = open_document(PLAN, "plan.docx").notes
    assert (note.code, note.severity) == ("name-disagrees", Severity.WARNING)
    assert ".docx" in note.message
    assert "Excel" in note.message
    assert note.hint


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        (b"", "plan.docx", "empty"),
        (b" \n", "plan.txt", "empty"),
        (word()[:3000], "plan.docx", "cut short"),
        (PLAN[:-30], "plan.xlsx", "cut short"),
        (container("EncryptedPackage", "EncryptionInfo"), "plan.docx", "password"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "plan.pdf", "picture"),
    ],
)
def test_a_bad_file_is_named_with_cause_and_remedy(data, name, cause):
    with pytest.raises(DocumentError, match=cause) as caught:
        open_document(data, name)
    assert caught.value.file == name
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.remedy


def test_a_file_above_the_size_limit_is_refused_before_it_is_looked_at():
    with pytest.raises(LimitError, match="bytes") as caught:
        open_document(b"\0" * 101, "plan.docx", Limits(file_bytes=100))
    assert (caught.value.file, caught.value.code) == ("plan.docx", "limit-reached")


def broken_reader(monkeypatch, error):
    def read(data, name, limits):
        raise error

    monkeypatch.setattr("planlift_parsers.xlsx.read", read)


@pytest.mark.parametrize("error", [ValueError("odd part"), RecursionError(), KeyError("w:p")])
def test_an_error_the_reader_did_not_foresee_is_the_documents(monkeypatch, error):
    broken_reader(monkeypatch, error)
    with pytest.raises(DocumentError, match=f"the reader failed: {type(error).__name__}") as caught:
        open_document(PLAN, "plan.xlsx")
    assert caught.value.__cause__ is error
    assert caught.value.file == "plan.xlsx"


@pytest.mark.parametrize("error", [MemoryError(), KeyboardInterrupt()])
def test_what_is_not_the_documents_fault_passes_through(monkeypatch, error):
    broken_reader(monkeypatch, error)
    with pytest.raises(type(error)):
        open_document(PLAN, "plan.xlsx")


def test_a_missing_part_of_planlift_is_not_the_documents_fault(monkeypatch):
    monkeypatch.setitem(sys.modules, "planlift_parsers.text", None)
    with pytest.raises(DocumentError, match="Install planlift again"):
        open_document(b"Action: Train the Board.", "plan.txt")
