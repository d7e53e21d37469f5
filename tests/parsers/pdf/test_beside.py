from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from planlift_parsers import Kind
from planlift_schema import Severity


def words(canvas):
    canvas.drawString(72, 700, "Action plan of the Trust")


def said(document):
    return {note.message: note for note in document.notes}


def kinds(document, kind):
    return [p.text for p in document.paragraphs() if p.kind is kind]


def test_embedded_files_are_named(pdf):
    file = pypdfium2.PdfDocument(pdf.drawn(words))
    file.new_attachment("Action plan 2019.xlsx").set_data(b"PK")
    made = io.BytesIO()
    file.save(made)
    document = pdf.read(made.getvalue())
    assert kinds(document, Kind.EMBEDDED) == ["Action plan 2019.xlsx"]
    assert said(document)["embedded files that are not read (1)"].severity is Severity.WARNING


def test_scripts_are_said(pdf):
    data = pdf.drawn(words)
    script = b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert)>>]>>>>"
    document = pdf.read(data.replace(b"/Type /Catalog", b"/Type /Catalog " + script))
    assert "the file holds scripts (1)" in said(document)


def test_remarks_laid_over_the_page_stand_apart(pdf):
    def remarked(canvas):
        words(canvas)
        canvas.textAnnotation("Is this still the date?", (300, 690, 320, 710))

    document = pdf.read(pdf.drawn(words, remarked))
    (remark,) = [p for p in document.paragraphs() if p.kind is Kind.COMMENT]
    assert (remark.text, remark.place.page) == ("Is this still the date?", 2)
    assert said(document)["comments (1)"].where.place.page == 2


PICTURE = ImageReader(Image.new("RGB", (60, 30), "grey"))


@pytest.mark.parametrize(
    ("box", "large"),
    [((72, 300, 450, 200), True), ((72, 300, 60, 60), False), ((0, 0, 595, 842), False)],
    ids=["a picture", "a logo", "a ground behind the words"],
)
def test_large_pictures_on_pages_of_print_are_said(pdf, box, large):
    def drawn(canvas):
        canvas.drawImage(PICTURE, *box)
        words(canvas)

    document = pdf.read(pdf.drawn(drawn))
    assert (kinds(document, Kind.PICTURE) == ["picture on page 1"]) is large
    assert any("picture on page 1" in message for message in said(document)) is large


def test_a_picture_at_the_head_of_every_page_is_none(pdf):
    def headed(canvas):
        canvas.drawImage(PICTURE, 72, 750, 450, 60)
        words(canvas)

    assert said(pdf.read(pdf.drawn(headed, headed))) == {}
