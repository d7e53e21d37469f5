"""The files of pictures within documents, as they are asked for."""

from __future__ import annotations

import io
import zipfile

import pytest
from bs4 import BeautifulSoup
from docx import Document as WordDocument
from docx.shared import Pt

from parsers.odt.test_odt import flat, p
from parsers.pictures.drawn import photo, table
from parsers.pictures.test_in_documents import frame, packed_open
from planlift_parsers.docx import pictures as of_word
from planlift_parsers.html.pictures import ShownPictures
from planlift_parsers.html.sources import Sources
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.odf import pictures as of_open
from planlift_parsers.opening import open_document
from planlift_parsers.pictures import Pictures

MANY = 12


@pytest.fixture
def opened(monkeypatch):
    """Counts how often the readers of pictures open a package."""
    made = []

    class Counted(zipfile.ZipFile):
        def __init__(self, *given, **named):
            made.append(given)
            super().__init__(*given, **named)

    class Module:
        ZipFile, BadZipFile = Counted, zipfile.BadZipFile

    for module in (of_word, of_open):
        monkeypatch.setattr(module, "zipfile", Module)
    return made


def test_a_word_file_is_opened_once_for_all_its_pictures(opened):
    made, file = WordDocument(), io.BytesIO()
    for number in range(MANY):
        made.add_picture(io.BytesIO(photo((300 + number, 100))), width=Pt(450))
    made.save(file)
    open_document(file.getvalue(), "plan.docx", DEFAULT_LIMITS)
    assert len(opened) == 1


def test_an_open_document_is_opened_once_for_all_its_pictures(opened):
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="Pictures/{}.png"'
    drawn = "".join(p(frame(f"<draw:image {link.format(n)}/>")) for n in range(MANY))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", flat(p("Action plan") + drawn))
        for number in range(MANY):
            package.writestr(f"Pictures/{number}.png", photo((300 + number, 100)))
    document = open_document(file.getvalue(), "plan.odt", DEFAULT_LIMITS)
    assert [block.text for block in document.blocks].count("Action plan") == 1
    assert len(opened) == 1


def test_a_damaged_picture_costs_only_itself():
    data = packed_open(table())
    start = data.index(b"\x89PNG") + 200
    damaged = data[:start] + bytes(40) + data[start + 40 :]
    document = open_document(damaged, "plan.odt", DEFAULT_LIMITS)
    assert {"Action plan", "Behind"} <= {block.text for block in document.blocks}
    assert any("a.png" in note.message for note in document.notes)


@pytest.mark.parametrize("style", ["WIDTH: 30px; Height: 12px", "width:30px;height:12px"])
def test_a_style_in_capitals_says_how_large_a_picture_is(style):
    tag = BeautifulSoup(f'<img src="a.png" style="{style}">', "html.parser").img
    shown = ShownPictures(Sources({"a.png": table()}), Pictures(DEFAULT_LIMITS))
    assert shown.blocks_for(tag, "") == []
