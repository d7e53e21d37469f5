"""Bad input: a clear cause and remedy, never a traceback, and what can be read is read."""

from __future__ import annotations

import dataclasses
import warnings
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError
from planlift_parsers.pdf import read


def _text(canvas):
    canvas.drawString(60, 700, "Readable")


@pytest.mark.parametrize("data", [b"", b"just text", b"PK\x03\x04 zip"])
def test_what_is_no_pdf_is_said_so(data):
    with pytest.raises(DocumentError, match="not a PDF"):
        read(data, "plan.pdf", DEFAULT_LIMITS)


def test_a_truncated_file_is_an_error_or_read_in_part(pdf):
    data = pdf.drawn(_text, _text)
    with pytest.raises(DocumentError) as caught:
        read(data[: len(data) // 3], "plan.pdf", DEFAULT_LIMITS)
    assert caught.value.remedy


def test_a_password_is_named_with_its_remedy(pdf):
    data = pdf.drawn(_text, encrypt=StandardEncryption("secret", "owner"))
    with pytest.raises(DocumentError, match="password") as caught:
        read(data, "plan.pdf", DEFAULT_LIMITS)
    assert "--password-file" in caught.value.remedy


def test_an_owner_password_alone_does_not_hinder_reading(pdf):
    data = pdf.drawn(_text, encrypt=StandardEncryption("", "owner"))
    assert [block.line for block in pdf.read(data).blocks] == ["Readable"]


def test_a_pdf_without_pages_is_an_error(pdf):
    data = pdf.drawn(_text).replace(b"/Type /Pages", b"/Type /Xages").replace(b"/Page\n", b"/Pag\n")
    with pytest.raises(DocumentError):
        read(data, "plan.pdf", DEFAULT_LIMITS)


@pytest.mark.parametrize("limit", ["pages", "cells", "paragraphs", "file_bytes"])
def test_limits_are_kept(pdf, limit):
    def draw(canvas):
        canvas.grid([60, 160, 260], [700, 680, 660])
        canvas.drawString(65, 685, "Cell")
        canvas.drawString(60, 500, "Paragraph one.")
        canvas.drawString(60, 400, "Paragraph two.")

    data = pdf.drawn(draw, draw)
    with pytest.raises(LimitError):
        read(data, "plan.pdf", dataclasses.replace(DEFAULT_LIMITS, **{limit: 1}))


def test_a_damaged_page_is_noted_and_the_others_are_read(pdf):
    from reportlab import rl_config

    def bad(canvas):
        canvas.drawString(60, 700, "Before")
        canvas._code.append("BT /Nosuch 0 0 Tf (x) Tj 1 Tr [ << ] TJ (unclosed")

    before, rl_config.pageCompression = rl_config.pageCompression, 0
    try:
        data = pdf.drawn(bad, _text)
    finally:
        rl_config.pageCompression = before
    assert "Readable" in [block.line for block in pdf.read(data).blocks]


def test_a_page_that_is_a_picture_is_noted(pdf):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def scan(canvas):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)

    document = pdf.read(pdf.drawn(scan, _text))
    (note,) = document.notes
    assert note.code == "no-text"
    assert note.where.place.page == 1
    assert [block.line for block in document.blocks] == ["Readable"]


def test_text_laid_over_a_scan_is_read_and_said_to_be_recognised(pdf):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def scan(canvas):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        text = canvas.beginText(60, 560)
        text.setTextRenderMode(3)
        text.textLine("Recognised words")
        canvas.drawText(text)

    document = pdf.read(pdf.drawn(scan))
    assert document.ocr
    assert [block.line for block in document.blocks] == ["Recognised words"]


def test_a_form_that_draws_itself_ends(pdf):
    def draw(canvas):
        canvas.beginForm("loop")
        canvas.drawString(10, 10, "x")
        canvas.doForm("loop")
        canvas.endForm()
        canvas.doForm("loop")

    try:
        document = pdf.read(pdf.drawn(draw, _text))
    except DocumentError:
        return
    assert "Readable" in [block.line for block in document.blocks]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(cut=st.integers(0, 3000), junk=st.binary(max_size=40))
def test_spoilt_bytes_raise_nothing_but_document_errors(pdf, cut, junk):
    data = pdf.drawn(_text)
    spoilt = data[:cut] + junk + data[cut + len(junk) :]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            document = pdf.read(spoilt)
        except DocumentError as error:
            assert error.cause
        else:
            assert document.pages


def test_nothing_reaches_the_console(pdf, capfd):
    data = pdf.drawn(_text)
    pdf.read(data.replace(b"/Helvetica", b"/Helvetixx"))
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "")


def test_the_title_of_the_properties_is_given(pdf):
    def draw(canvas):
        canvas.setTitle("WDES plan 2024")
        _text(canvas)

    assert pdf.read(pdf.drawn(draw)).title == "WDES plan 2024"
    assert pdf.read(pdf.drawn(_text)).title == ""


def test_the_same_bytes_give_the_same_document(pdf):
    data = pdf.drawn(_text)
    assert pdf.read(BytesIO(data).getvalue()) == pdf.read(data)
