from __future__ import annotations

import base64

import pytest

from parsers.pictures.drawn import table
from planlift_parsers import DocumentError
from planlift_parsers.opening import open_document

HEAD = (
    b"From: <Saved by Blink>\r\nSubject: plan\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="XX"\r\n\r\n'
)


def saved(*parts):
    made = HEAD
    for kind, data in parts:
        made += b"--XX\r\nContent-Type: " + kind.encode()
        made += b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data)
    return made + b"--XX--\r\n"


def sheet(action):
    return f"<html><head></head><body><table><tr><td>Ref<td>Action<tr><td>1<td class=g>{action}</table></body></html>".encode()


def test_every_page_in_the_file_is_read_with_places_of_its_own():
    document = open_document(
        saved(("text/html", sheet("Train")), ("image/png", b"x"), ("text/html", sheet("Review"))),
        "plan.mht",
    )
    assert (document.name, document.format) == ("plan.mht", "mhtml")
    tables = list(document.tables())
    assert [table.cells[3].text for table in tables] == ["Train", "Review"]
    assert [table.place.table for table in tables] == [1, 2]
    assert document.notes == []


def test_style_sheets_saved_beside_the_page_colour_it():
    document = open_document(
        saved(("text/html", sheet("Train")), ("text/css", b".g { background: #ff0000 }")), "p.mht"
    )
    assert next(document.tables()).cells[3].fill == "FF0000"


def test_a_file_without_a_page_is_refused():
    with pytest.raises(DocumentError, match="no web page"):
        open_document(saved(("image/png", b"x")), "plan.mht")


def test_a_page_that_is_one_part_alone_is_read():
    data = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Caf\xe9 plan</p>"
    document = open_document(data, "plan.mht")
    assert [paragraph.text for paragraph in document.paragraphs()] == ["Café plan"]


def test_a_picture_without_an_address_is_none_of_those_that_the_page_shows():
    page = b"<html><body><p>Plan</p><img><img src=''><img src='cid:'></body></html>"
    document = open_document(saved(("text/html", page), ("image/png", table())), "plan.mht")
    assert [block.text for block in document.blocks] == ["Plan"]
