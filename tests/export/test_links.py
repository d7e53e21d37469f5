from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.export.links import as_href, as_workbook_link, way_to

names = st.text(
    st.characters(blacklist_characters="/\x00", blacklist_categories=("Cs",)), min_size=1
)


def test_the_way_goes_up_and_down(tmp_path):
    assert way_to(tmp_path / "in" / "a b.docx", tmp_path / "out") == "../in/a b.docx"
    assert way_to(tmp_path / "out" / "x.docx", tmp_path / "out") == "x.docx"


def test_to_another_drive_it_is_an_address(monkeypatch):
    def no_way(path, start):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", no_way)
    way = way_to(Path("/srv/a b.docx"), Path("/out"))
    assert way == as_href(way) == as_workbook_link(way) == "file:///srv/a%20b.docx"


@given(names)
def test_no_name_of_a_file_becomes_a_scheme_a_query_or_a_place_in_it(name):
    parts = urlsplit(as_href(name))
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == name


def test_a_name_that_is_no_text_is_linked_to_by_its_bytes():
    assert as_href(os.fsdecode(b"caf\xe9.html")) == "caf%E9.html"
    assert as_workbook_link(os.fsdecode(b"caf\xe9.html")) == ""


@pytest.mark.parametrize(
    ("way", "link"),
    [
        ("", ""),
        ("a", "external:./a"),
        ("../in/100% #1 [x].docx", "external:./../in/100%25%20%231%20%5Bx%5D.docx"),
        ("javascript:alert(1).html", "external:./javascript%3Aalert(1).html"),
        ("bell\x07.docx", ""),
        ("d/" * 1_100, ""),
    ],
)
def test_links_of_a_workbook(way, link):
    assert as_workbook_link(way) == link
