"""A table that is a picture, within documents of every format that holds pictures."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document as WordDocument
from docx.shared import Pt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.odt.test_odt import flat, p
from parsers.pictures.drawn import WORDS, photo, table
from planlift_parsers import DocumentError, Kind, Limits
from planlift_parsers.document import Table
from planlift_parsers.opening import open_document
from planlift_parsers.picture import reader as picture_reader
from planlift_parsers.scan.installed import is_installed

pytestmark = pytest.mark.skipif(
    not is_installed(), reason="needs the extra that recognises letters"
)
HERE = Path(__file__).parent


def word(data):
    made, file = WordDocument(), io.BytesIO()
    made.add_paragraph("Action plan")
    made.add_picture(io.BytesIO(data), width=Pt(450))
    made.add_paragraph("Behind")
    made.save(file)
    return file.getvalue()


def pdf(data, turned=0, behind="Behind"):
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setPageRotation(turned)
    canvas.drawString(72, 560, "Action plan")
    canvas.drawImage(ImageReader(io.BytesIO(data)), 72, 400, 450, 108)
    canvas.drawString(72, 300, behind)
    canvas.save()
    return file.getvalue()


def rich(data, form=r"\pngblip"):
    size = rf"\picw1250\pich300\picwgoal9000\pichgoal2160{form}"
    return (
        rb"{\rtf1\ansi\pard Action plan\par {\*\shppict{\pict" + size.encode() + rb"{\*\blipuid 00ff}"
        b" " + data.hex().encode() + rb"}}{\nonshppict{\pict\wmetafile8 00}}\par Behind\par}"
    )  # fmt: skip


def rich_binary(data):
    size = rb"\picwgoal9000\pichgoal2160\jpegblip\bin" + str(len(data)).encode()
    return rb"{\rtf1\ansi\pard Action plan\par{\pict" + size + b" " + data + rb"}\par Behind\par}"


def frame(image):
    size = 'svg:width="15.9cm" svg:height="3.8cm"'
    return (
        f'<draw:frame xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" {size}>'
        f"{image}</draw:frame>"
    )


def flat_open(data):
    inside = f"<office:binary-data>{base64.b64encode(data).decode()}</office:binary-data>"
    drawn = frame(f"<draw:image>{inside}</draw:image>")
    return flat(p("Action plan") + p(drawn) + p("Behind"))


def packed_open(data):
    drawn = frame(
        '<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="Pictures/a.svg"/>'
        '<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="Pictures/a.png"/>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", flat(p("Action plan") + p(drawn) + p("Behind")))
        package.writestr("Pictures/a.svg", b"<svg/>")
        package.writestr("Pictures/a.png", data)
    return file.getvalue()


def web(data):
    written = base64.b64encode(data).decode()
    return (
        "<html><body><h1>Action plan</h1><table><tr><td>"
        f'<img alt="Our plan" style="width: 600px" src="data:image/png;base64,{written}">'
        "</td></tr></table><p>Behind</p></body></html>"
    ).encode()


def saved_page(data):
    made = EmailMessage()
    made["Snapshot-Content-Location"] = "https://x.nhs.uk/plan.html"
    page = '<html><body><p>Action plan</p><img src="i/plan.png"><p>Behind</p></body></html>'
    made.set_content(page, subtype="html")
    made.add_related(data, "image", "png")
    made.get_payload()[1]["Content-Location"] = "https://x.nhs.uk/i/plan.png"
    return made.as_bytes()


def workbook(data):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Plan")
    sheet.write(0, 0, "Action plan")
    sheet.insert_image(3, 1, "plan.png", {"image_data": io.BytesIO(data)})
    book.close()
    return file.getvalue()


def word_in_one_file(data):
    """Word XML of 2003."""
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:body><w:p><w:r><w:t>Action plan</w:t></w:r></w:p>'
        f'<w:p><w:r><w:pict><w:binData w:name="wordml://1.png">{base64.b64encode(data).decode()}'
        '</w:binData><v:shape style="width:450pt;height:108pt"><v:imagedata src="wordml://1.png"/>'
        "</v:shape></w:pict></w:r></w:p><w:p><w:r><w:t>Behind</w:t></w:r></w:p></w:body>"
        "</w:wordDocument>"
    ).encode()


JPEG = table(kind="JPEG")
DOCUMENTS = {
    "plan.docx": word(table()),
    "plan.doc": (HERE / "plan.doc").read_bytes(),
    "plan.pdf": pdf(table()),
    "plan.rtf": rich(table()),
    "jpeg.rtf": rich_binary(JPEG),
    "plan.odt": packed_open(table()),
    "plan.fodt": flat_open(table()),
    "plan.html": web(table()),
    "plan.mht": saved_page(table()),
    "plan.xlsx": workbook(table()),
    "plan.xls": (HERE / "plan.xls").read_bytes(),
    "plan.xml": word_in_one_file(table()),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_table_that_is_a_picture_is_read(name):
    document = open_document(DOCUMENTS[name], name)
    filled = [t for t in document.tables() if any(cell.text for cell in t.cells)]
    assert [[cell.text for cell in each.cells] for each in filled] == [WORDS]
    assert document.ocr
    assert [note.code for note in document.notes] == ["no-text"]
    assert sum(p.kind is Kind.PICTURE for p in document.paragraphs()) == 1
    seen = [p.text for p in document.paragraphs() if p.text in ("Action plan", "Behind", "1")]
    assert seen == [text for text in ("Action plan", "1", "Behind") if text in seen]


@pytest.mark.parametrize("turned", [0, 90])
def test_the_table_of_a_page_stands_where_the_picture_does(turned):
    words = "What the Trust will do about the findings of the survey of its staff"
    document = open_document(pdf(table(), turned, words), "plan.pdf")
    (found,) = document.tables()
    name = next(p for p in document.paragraphs() if p.kind is Kind.PICTURE)
    assert name.text == "picture on page 1"
    assert (found.place.page, found.place.table) == (1, 1)
    x0, top, x1, bottom = name.place.box
    for cell in found.cells:
        assert x0 <= cell.place.box[0] <= cell.place.box[2] <= x1
        assert top <= cell.place.box[1] <= cell.place.box[3] <= bottom


def test_a_picture_beyond_the_edge_of_its_page_is_not_seen():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 560, "Action plan")
    canvas.drawImage(ImageReader(io.BytesIO(table())), 72, 900, 450, 108)
    canvas.save()
    document = open_document(file.getvalue(), "plan.pdf")
    assert [block.text for block in document.blocks] == ["Action plan"]


def test_a_photo_in_a_document_is_named_and_its_words_are_none():
    document = open_document(word(photo()), "plan.docx")
    assert [b.text for b in document.blocks] == ["Action plan", "image1.png", "Behind"]
    assert not document.ocr


def test_the_picture_of_a_sheet_has_the_place_of_the_cell_it_begins_in():
    for name in ("plan.xlsx", "plan.xls"):
        (found,) = open_document(DOCUMENTS[name], name).tables()
        assert (found.place.sheet, found.place.cell) == ("Plan", "B4")


def test_a_damaged_drawing_of_an_old_workbook_costs_only_itself():
    data = bytearray(DOCUMENTS["plan.xls"])
    at = data.find(b"\x89PNG")
    data[at - 60 : at + 4] = bytes(64)
    document = open_document(bytes(data), "plan.xls")
    assert "Action plan" in [p.text for p in document.paragraphs()]
    assert list(document.tables()) == []


def test_a_picture_longer_than_a_parser_takes_costs_no_text():
    document = open_document(web(bytes(12_000_000)), "plan.html")
    assert [p.text for p in document.paragraphs() if p.kind is Kind.HEADING] == ["Action plan"]
    assert [p.text for p in document.paragraphs() if p.text == "Behind"] == ["Behind"]


# --- pictures that are documents themselves --------------------------------------------------


def test_a_picture_is_a_document_of_one_page():
    document = open_document(table(), "plan.png")
    assert (document.format, document.pages, document.ocr) == ("picture", 1, True)
    (found,) = document.tables()
    assert [cell.text for cell in found.cells] == WORDS
    assert found.place.page == 1


def test_every_page_of_a_fax_is_read():
    from PIL import Image

    pages = [
        Image.open(io.BytesIO(table((("Ref", "Action"), ("1", text))))) for text in ("One", "Two")
    ]
    file = io.BytesIO()
    pages[0].convert("L").save(
        file, "TIFF", save_all=True, append_images=[pages[1].convert("L")], dpi=(200, 200)
    )
    document = open_document(file.getvalue(), "fax.tif")
    assert document.pages == 2
    assert [(t.place.page, t.place.table, t.cells[3].text) for t in document.tables()] == [
        (1, 1, "One"),
        (2, 2, "Two"),
    ]
    cut = open_document(file.getvalue(), "fax.tif", Limits(scanned_pages=1))
    assert len(list(cut.tables())) == 1
    assert [note.code for note in cut.notes] == ["limit-reached", "no-text"]


def test_a_photo_holds_no_letters():
    with pytest.raises(DocumentError, match="no letters were found"):
        open_document(photo(), "photo.png")


def test_without_the_extra_a_picture_says_what_to_install(monkeypatch):
    monkeypatch.setattr(picture_reader, "is_installed", lambda: False)
    with pytest.raises(DocumentError, match="is not installed") as caught:
        open_document(table(), "plan.png")
    assert 'pip install "planlift[ocr]"' in caught.value.remedy


def test_tables_of_pictures_are_blocks_of_their_document():
    document = open_document(DOCUMENTS["plan.docx"], "plan.docx")
    kinds = ["table" if isinstance(b, Table) else b.kind.value for b in document.blocks]
    assert kinds == ["text", "picture", "table", "text"]
