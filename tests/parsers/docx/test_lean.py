"""The lean copy of a Word package that is read in its stead."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.docx import read
from planlift_parsers.docx.lean import lean_package

BODY = "word/document.xml"


def _package(xml=None):
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("Action", "Lead", "Train <w:tcW/> users.", "HR"), strict=True
    ):
        cell.text = text
    out, made = io.BytesIO(), io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, xml(body) if xml and name == BODY else body)
    return made.getvalue()


def _body(data):
    with zipfile.ZipFile(io.BytesIO(lean_package(data))) as package:
        return package.read(BODY)


def _texts(data):
    [table] = read(data, "plan.docx", DEFAULT_LIMITS).blocks
    return [cell.text for cell in table.cells]


def test_the_widths_of_cells_are_left_behind_and_no_word():
    data = _package()
    assert b"<w:tcW " not in _body(data)
    assert _texts(data) == ["Action", "Lead", "Train <w:tcW/> users.", "HR"]


@pytest.mark.parametrize("text", ['<w:tcW w:w="1" w:type="dxa"/>', '<w:tcW w:w="9"/>'])
def test_what_only_looks_like_a_width_stays(text):
    data = _package(lambda body: body.replace(b"HR", f"<![CDATA[{text}]]>".encode()))
    assert _texts(data)[-1] == text
