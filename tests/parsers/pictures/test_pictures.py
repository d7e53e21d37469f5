"""The one way of pictures within documents: which are read, which are named, and what is said."""

from __future__ import annotations

import pytest

from parsers.pictures.drawn import WORDS, photo, picture, table
from planlift_parsers import DEFAULT_LIMITS, Kind, Limits
from planlift_parsers import pictures as module
from planlift_parsers.document import Cell, Document, Paragraph, Table
from planlift_parsers.pictures import Picture, Pictures, number_tables, put_at, shift
from planlift_parsers.scan import pictured
from planlift_parsers.scan.installed import is_installed
from planlift_schema import Place, Severity

reads = pytest.mark.skipif(not is_installed(), reason="needs the extra that recognises letters")
PLACE = Place(paragraph=7)


def taken(shown, limits=DEFAULT_LIMITS):
    reader = Pictures(limits)
    return reader.take(shown), reader


def texts(blocks):
    return [c.text for b in blocks if isinstance(b, Table) for c in b.cells]


@reads
def test_a_table_stands_behind_the_name_of_its_picture():
    blocks, reader = taken(Picture("t.png", table(), 450, 108, "Our plan", PLACE))
    assert (blocks[0].text, blocks[0].kind, blocks[0].place) == ("Our plan", Kind.PICTURE, PLACE)
    assert texts(blocks) == WORDS
    assert reader.any_read
    (note,) = reader.notes()
    assert (note.code, note.severity, note.where.place) == ("no-text", Severity.NOTE, PLACE)
    assert note.message == "the words of pictures were recognised (t.png)"


@reads
@pytest.mark.parametrize(
    "data", [photo(), picture((300, 80, "Riverside NHS Trust"))], ids=["a photo", "a banner"]
)
def test_a_picture_without_a_table_is_named_and_no_more(data):
    blocks, reader = taken(Picture("p.png", data, 450, 108))
    assert [block.text for block in blocks] == ["p.png"]
    assert not reader.any_read
    (note,) = reader.notes()
    assert note.message == "large pictures, in which no table was found (p.png)"


@pytest.mark.parametrize(
    "shown",
    [
        Picture("a", table(), 450, 30),
        Picture("a", table(), 100, 108),
        Picture("a", photo((300, 40))),
        Picture("a", b"no picture"),
    ],
    ids=["low", "narrow", "low by its file", "of no size"],
)
def test_a_small_picture_is_nothing(shown):
    blocks, reader = taken(shown)
    assert blocks == []
    assert reader.notes() == []


@reads
def test_one_that_does_not_say_its_size_is_measured_by_its_file():
    assert texts(taken(Picture("a", table()))[0]) == WORDS
    assert texts(taken(Picture("a", table(), 300))[0]) == WORDS
    assert texts(taken(Picture("a", table(ruled=1, dpi=(72, 72))))[0]) == WORDS


@reads
def test_a_picture_that_is_shown_twice_is_read_once():
    blocks, reader = taken(Picture("a", table(), 450, 108))
    assert blocks
    assert reader.take(Picture("b", table(), 450, 108)) == []


@reads
def test_a_picture_that_is_first_shown_too_small_is_read_where_it_is_large():
    reader = Pictures(DEFAULT_LIMITS)
    assert reader.take(Picture("a", table(), 45, 11)) == []
    assert texts(reader.take(Picture("a", table(), 450, 108))) == WORDS


def test_without_what_recognises_letters_it_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setattr(module, "is_installed", lambda: False)
    blocks, reader = taken(Picture("a.png", table(), 450, 108))
    assert [block.text for block in blocks] == ["a.png"]
    (note,) = reader.notes()
    assert note.message == "large pictures, which may hold tables (a.png)"
    assert note.severity is Severity.WARNING
    assert 'pip install "planlift[ocr]"' in note.hint


@reads
@pytest.mark.parametrize("data", [b"\x01\0\0\0 a drawing", table()[:2000]])
def test_one_that_cannot_be_opened_is_named_with_a_warning(data):
    blocks, reader = taken(Picture("a.emf", data, 450, 108))
    assert [block.text for block in blocks] == ["a.emf"]
    (note,) = reader.notes()
    assert note.message == "large pictures, which may hold tables (a.emf)"


@reads
@pytest.mark.parametrize(
    ("limit", "value"), [("page_pixels", 1000), ("page_seconds", 1e-9), ("pictures", 1)]
)
def test_a_picture_beyond_a_limit_is_named_and_the_limit_too(limit, value):
    reader = Pictures(Limits(**{limit: value}))
    if limit == "pictures":
        reader.take(Picture("b.png", photo(), 450, 108))
    blocks = reader.take(Picture("a.png", table(), 450, 108))
    assert [block.text for block in blocks] == ["a.png"]
    note = reader.notes()[-1]
    assert (note.code, note.severity) == ("limit-reached", Severity.WARNING)
    assert note.message.startswith("large pictures that were not read (a.png): ")
    assert f"--limit {limit}=NUMBER" in note.hint


def read_as(monkeypatch, *rows, unsure=()):
    """What is made of a picture on which these rows are recognised."""
    cells = [
        Cell(
            r, c, paragraphs=[Paragraph(text, unsure=tuple(w for w in text.split() if w in unsure))]
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    made = Table(len(rows), len(rows[0]), cells)
    monkeypatch.setattr(pictured, "blocks_on", lambda *arguments: [made])
    return taken(Picture("a", table(), 450, 108))[0]


@reads
def test_words_that_are_not_sure_are_named_and_many_of_them_are_no_table(monkeypatch):
    rows = (("Ref", "Action"), ("1", "Train the Board"), ("2", "Mend it"))
    _, found = read_as(monkeypatch, *rows, unsure={"Mend", "it"})
    assert found.cells[-1].paragraphs[0].unsure == ("Mend", "it")
    assert len(read_as(monkeypatch, *rows, unsure={"Mend", "it", "Train"})) == 1


@reads
def test_a_row_or_a_column_alone_is_no_table(monkeypatch):
    assert len(read_as(monkeypatch, ("Home", "About us", "Contact"))) == 1
    assert len(read_as(monkeypatch, ("Home",), ("About us",))) == 1


@reads
def test_what_stands_on_a_picture_gets_the_place_that_its_document_gives():
    blocks, _ = taken(Picture("a", table(), 450, 108))
    (found,) = [block for block in blocks if isinstance(block, Table)]
    left, top, *_ = found.place.box
    shift([found], 3, 100, 200)
    assert (found.place.page, found.place.box[:2]) == (
        3,
        (round(left + 100, 1), round(top + 200, 1)),
    )
    assert found.edges[0] > 100
    assert {cell.place.page for cell in found.cells} == {3}
    put_at([found], Place(sheet="Plan", cell="B4"))
    assert {p.place.cell for cell in found.cells for p in cell.paragraphs} == {"B4"}


def test_tables_are_numbered_in_reading_order():
    tables = [Table(1, 1, [Cell(0, 0, paragraphs=[Paragraph("x")])], Place(table=1)) for _ in "ab"]
    document = Document("a", "pdf", "pdf 1", tables)
    number_tables(document)
    assert [t.place.table for t in tables] == [1, 2]
    assert tables[1].cells[0].paragraphs[0].place.table == 2
