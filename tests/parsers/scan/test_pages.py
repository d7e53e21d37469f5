"""Which pages are read from their picture, and what is said of those that are not."""

from __future__ import annotations

import dataclasses
import re
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.pdf import read
from planlift_parsers.scan import reading
from planlift_parsers.scan.installed import INSTALL, is_installed

needs_ocr = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")


def _together(*parts):
    """One PDF of the pages of several."""
    whole = pdfium.PdfDocument.new()
    for part in parts:
        whole.import_pages(pdfium.PdfDocument(part))
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


@needs_ocr
def test_a_file_with_some_scanned_pages_is_read_page_by_page(scanner):
    drawn = scanner.table()
    document = scanner.read(_together(drawn, scanner.scanned(drawn), drawn))
    tables = list(document.tables())
    assert [scanner.texts(table) for table in tables] == [[scanner.header, *scanner.rows]] * 3
    (note,) = document.notes
    assert (note.code, note.where.place.page) == ("no-text", 2)
    assert "recognised from its picture" in note.message


def test_without_the_extra_a_scan_is_named_with_the_way_to_install_it(scanner, monkeypatch):
    monkeypatch.setattr(reading, "is_installed", lambda: False)
    document = scanner.read(scanner.scanned(scanner.table(), dpi=50))
    (note,) = document.notes
    assert (note.code, note.severity) == ("no-text", "warning")
    assert 'pip install "planlift[ocr]"' in note.hint
    assert not document.ocr
    assert not document.blocks


@needs_ocr
@pytest.mark.parametrize(
    ("limit", "value"), [("page_pixels", 100_000), ("scanned_pages", 0), ("page_seconds", 0.0)]
)
def test_a_page_over_a_limit_is_refused_and_said_so(scanner, limit, value):
    limits = dataclasses.replace(DEFAULT_LIMITS, **{limit: value})
    document = scanner.read(scanner.scanned(scanner.table(), dpi=100), limits)
    (note,) = document.notes
    assert (note.code, note.severity) == ("limit-reached", "error")
    assert note.hint
    assert not document.blocks


@needs_ocr
def test_a_picture_that_claims_to_be_huge_is_refused_unread(scanner):
    data = scanner.scanned(scanner.table(), dpi=50)
    bomb = re.sub(rb"/Width \d+", b"/Width 999999", data)
    assert bomb != data
    (note,) = read(bomb, "bomb.pdf", DEFAULT_LIMITS).notes
    assert note.code == "limit-reached"


@needs_ocr
def test_a_blank_sheet_is_no_error(scanner):
    blank = pdfium.PdfDocument.new()
    blank.new_page(595, 842)
    out = BytesIO()
    blank.save(out)
    document = scanner.read(scanner.scanned(out.getvalue(), noise=5.0))
    assert not document.blocks
    assert [note.code for note in document.notes] == ["no-text"]
