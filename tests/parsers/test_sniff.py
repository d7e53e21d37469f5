from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from parsers.cfb import cfb
from parsers.ole_files import container
from planlift_parsers import FORMATS, DocumentError
from planlift_parsers.sniff import sniff


def zipped(*parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


def content_types(main):
    part = f'<Types><Override PartName="/main" ContentType="application/{main}"/></Types>'
    return zipped(("[Content_Types].xml", part))


def word():
    made = io.BytesIO()
    WordDocument().save(made)
    return made.getvalue()


def excel():
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()


TEXT = b"Ref\tAction\tLead\nWRES1\t<p>Review</p> <ul> <li>the policy\tHR\n"
HTML = b"<!DOCTYPE html><html><body><p>Plan</p></body></html>"
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
EXCEL_XML = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'
FLAT_ODT = (
    b'<?xml version="1.0"?><office:document '
    b'office:mimetype="application/vnd.oasis.opendocument.text"/>'
)
PDF = b"%PDF-1.7\n1 0 obj"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (word(), "plan.docx", "docx"),
        (excel(), "plan.xlsx", "xlsx"),
        (PDF, "plan.pdf", "pdf"),
        (b"junk before\r\n" * 40 + PDF, "plan.pdf", "pdf"),
        (TEXT, "plan.txt", "text"),
        ("Ref\tAction – lead\n".encode("utf-16"), "plan.txt", "text"),
        (b"ref,action\n1,Review\n", "plan.csv", "csv"),
        (b"ref,action\n1,Review\n", "plan.txt", "text"),
        (b"# Plan\n\n- Review\n", "plan.md", "markdown"),
        (container("WordDocument"), "plan.doc", "doc"),
        (container("Workbook"), "plan.xls", "xls"),
        (container("Book"), "plan.xls", "xls"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + b"\xec\xa5\xc1\0", "plan.doc", "doc"),
        (rb"{\rtf1\ansi plan}", "plan.rtf", "rtf"),
        (b"\xef\xbb\xbf\r\n{\\rtf1 plan}", "plan.rtf", "rtf"),
        (content_types("vnd.ms-excel.sheet.macroEnabled.main+xml"), "plan.xlsm", "xlsx"),
        (content_types("vnd.ms-excel.template.macroEnabled.main+xml"), "plan.xltm", "xlsx"),
        (content_types("vnd.ms-word.document.macroEnabled.main+xml"), "plan.docm", "docx"),
        (content_types("vnd.ms-word.template.macroEnabledTemplate.main+xml"), "p.dotm", "docx"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.text")), "plan.odt", "odt"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")), "p.ods", "ods"),
        (
            zipped(("META-INF/manifest.xml", b"application/vnd.oasis.opendocument.text")),
            "plan.odt",
            "odt",
        ),
        (WORD_XML, "plan.xml", "wordml"),
        (EXCEL_XML, "plan.xml", "excelml"),
        (FLAT_ODT, "plan.fodt", "odt"),
        (FLAT_ODT.replace(b"document.text", b"document.spreadsheet"), "plan.fods", "ods"),
        (b"<settings><depth>3</depth></settings>", "build.xml", "text"),
        (b"Plan of action", "plan", "text"),
        (HTML, "plan.html", "html"),
        (b"\xef\xbb\xbf \n<!-- saved --><HTML><p>x", "plan.htm", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>', "p.xhtml", "html"),
        (b"<table><tr><td>Ref</table>", "plan.html", "html"),
        (b"Notes first <b>bold</b>", "plan.html", "html"),
        ("<html><body>caf\u00e9".encode("utf-16"), "plan.html", "html"),
    ],
)
def test_what_a_file_holds_is_told_by_its_content(data, name, expected):
    found = sniff(data, name)
    assert (found.format.name, found.disagrees) == (expected, "")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TEXT, "plan.docx", "text"),
        (TEXT, "plan.pdf", "text"),
        (HTML, "plan.doc", "html"),
        (HTML, "plan.xls", "html"),
        (HTML, "PLAN.TXT", "html"),
        (word(), "plan.doc", "docx"),
        (excel(), "plan.docx", "xlsx"),
        (PDF, "plan.txt", "pdf"),
    ],
)
def test_the_content_wins_over_the_name_and_says_so(data, name, expected):
    found = sniff(data, name)
    assert found.format.name == expected
    assert name[name.index(".") :].lower() in found.disagrees
    assert found.format.title in found.disagrees


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t\f ", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"\0" * 500, "empty"),
        ("\u00a0\u2003\n".encode(), "white space"),
        (word()[:2000], "damaged or cut short"),
        (container("EncryptedPackage"), "password"),
        (container("PowerPoint Document"), "PowerPoint"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
        (b"\x1f\x8b\x08" + bytes(40), "gzip"),
        (b"\x9b\xa5\x21\0" + bytes(40), "before 1991"),
        (zipped(("plan.docx", b"x")), "zip archive"),
        (zipped(), "empty zip"),
        (content_types("vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb"),
        (
            content_types("vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
            "PowerPoint",
        ),
        (
            b"From: a@b.uk\r\nSubject: plan\r\n and more\r\nMIME-Version: 1.0\r\n\r\n<html>",
            "e-mail",
        ),
        (bytes(range(256)) * 20, "neither a document nor text"),
        (b"MZ\x90\0\x03" + bytes(200) + b"This program cannot be run in DOS mode", "neither"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data, cause):
    with pytest.raises(DocumentError, match=cause) as caught:
        sniff(data, "plan.docx")
    assert caught.value.remedy.endswith(".")


def test_a_zip_with_locked_parts_is_refused_and_says_so():
    data = bytearray(content_types("x"))
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(head) + flags] |= 1
    with pytest.raises(DocumentError, match="password"):
        sniff(bytes(data), "plan.docx")


def test_content_types_that_cannot_be_expanded_are_damage():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types>" + "plan" * 500)
    data = bytearray(made.getvalue())
    data[49:60] = b"\xff" * 11
    with pytest.raises(DocumentError, match="damaged"):
        sniff(bytes(data), "plan.docx")


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.pdf", "a.html", "a", ".", ""]))
def test_any_bytes_give_a_format_or_a_clear_refusal(data, name):
    try:
        assert sniff(data, name).format in FORMATS
    except DocumentError as error:
        assert error.cause
        assert error.remedy


def test_a_word_file_that_holds_a_presentation_is_a_word_file():
    inner = {"PowerPoint Document": b"slides", "Current User": b"me"}
    data = cfb({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(600), "ObjectPool": {"_1": inner}})
    assert sniff(data, "plan.doc").format.name == "doc"


def test_a_presentation_that_holds_a_word_file_is_a_presentation():
    data = cfb({"PowerPoint Document": bytes(600), "ObjectPool": {"_1": {"WordDocument": b"x"}}})
    with pytest.raises(DocumentError, match="PowerPoint"):
        sniff(data, "slides.ppt")
