"""Old Word files, whole and damaged."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import docx
import pytest

import planlift
from parsers.shown import fills, only_table
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, Limits
from planlift_parsers.doc import read
from planlift_parsers.doc.compare import doubt_differences, left_out
from planlift_parsers.doc.container import find_streams, is_locked, mended
from planlift_parsers.doc.converted import RefusedError
from planlift_parsers.document import Document, Kind, Paragraph
from planlift_parsers.opening import open_document

SAMPLES = Path(__file__).parents[3] / "samples"
CCG, WWL = ((SAMPLES / f"{name}.doc").read_bytes() for name in ("ccg", "wwl"))
SECTOR = 512
COPIES = 48
# LibreOffice leaves an older directory at the front; the one that counts comes last.
DIRECTORY = CCG.rindex("Root Entry".encode("utf-16-le"))


def opened(data):
    return read(bytes(data), "plan.doc", DEFAULT_LIMITS)


def codes(document):
    return [note.code for note in document.notes]


def without_directory(data):
    at = data.rindex("Root Entry".encode("utf-16-le"))
    return data[:at] + bytes(len(data) - at)


def test_colours_and_cells_are_those_of_the_same_plan_as_docx():
    old = only_table(opened(CCG))
    new = only_table(open_document((SAMPLES / "ccg.docx").read_bytes(), "ccg.docx"))
    assert [c.text for c in old.cells] == [c.text for c in new.cells]
    assert fills(old) == fills(new)
    assert len(set(fills(old).values())) > 3


def test_a_whole_file_is_read_without_a_word_of_doubt():
    document = opened(WWL)
    assert codes(document) == []
    assert not any(paragraph.unsure for paragraph in document.paragraphs())


def test_a_file_whose_directory_is_lost_is_mended_and_every_word_doubted():
    document = opened(without_directory(WWL))
    assert [p.text for p in document.paragraphs()] == [p.text for p in opened(WWL).paragraphs()]
    assert all(p.unsure == tuple(p.text.split()) for p in document.paragraphs())
    assert codes(document) == ["file-damaged"]


@pytest.mark.parametrize("data", [without_directory(CCG), CCG[:DIRECTORY]], ids=["lost", "cut"])
def test_where_more_than_the_directory_is_lost_the_words_are_still_there(data):
    document = open_document(data, "plan.doc")
    texts = [p.text for p in document.paragraphs()]
    assert {"WRES1", "WRES4", "Recruitment Process"} <= set(texts)
    assert not any("\ufffc" in text for text in texts)
    assert codes(document) == ["file-damaged"]


def refuse(data):
    raise RefusedError("InvalidWordDocument: its looks are not in order")


def test_where_only_the_text_can_be_read_every_field_is_in_review(monkeypatch):
    monkeypatch.setattr("planlift_parsers.doc.reader.as_docx", refuse)
    document = opened(CCG)
    assert codes(document) == ["file-damaged"]
    assert "colours" in document.notes[0].message
    plan = planlift.read_bytes(CCG, "plan.doc")
    assert [action.ref for action in plan.actions] == ["WRES1", "WRES2", "WRES3", "WRES4"]
    assert all({"action", "owner", "deadline"} <= set(action.review) for action in plan.actions)


def test_a_container_that_is_mended_holds_the_same_streams():
    streams = find_streams(CCG)
    again = find_streams(mended(CCG))
    assert again.text.rstrip(b"\0") == streams.text.rstrip(b"\0")
    assert again.table.rstrip(b"\0") == streams.table.rstrip(b"\0")
    assert again.table_name == streams.table_name


def locked(data):
    made = bytearray(data)
    at = CCG.index(find_streams(CCG).text[:SECTOR])
    flags = struct.unpack_from("<H", made, at + 10)[0]
    struct.pack_into("<H", made, at + 10, flags | 0x0100)
    return bytes(made)


def test_a_file_with_a_password_is_named_as_such():
    assert is_locked(locked(CCG))
    assert not is_locked(CCG)
    with pytest.raises(DocumentError, match="password") as caught:
        opened(locked(CCG))
    assert "--password-file" in caught.value.remedy


@pytest.mark.parametrize(
    "data",
    [
        CCG[:SECTOR],
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000),
        bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 4000,
    ],
)
def test_what_is_beyond_mending_ends_in_a_clear_error(data, monkeypatch):
    monkeypatch.setattr("planlift_parsers.doc.reader.by_office", lambda data: None)
    with pytest.raises(DocumentError, match="damaged") as caught:
        opened(data)
    assert "fresh copy" in caught.value.remedy


def test_a_file_of_word_95_that_nothing_reads_is_named_as_such(monkeypatch):
    monkeypatch.setattr("planlift_parsers.doc.reader.by_office", lambda data: None)
    monkeypatch.setattr("planlift_parsers.doc.reader.second_reading", lambda *_: None)
    text = CCG.index(find_streams(CCG).text[:SECTOR])
    data = CCG[:text] + b"\xdc\xa5\x68\0" + CCG[text + 4 :]
    with pytest.raises(DocumentError, match="Word 6 or 95"):
        opened(data)


def damaged(seed):
    """One of many damaged copies: cut, flipped, sectors exchanged or emptied."""
    chance = random.Random(seed)  # noqa: S311
    data = bytearray((CCG, WWL)[seed % 2])
    kind = seed // 2 % 4
    sectors = len(data) // SECTOR - 1
    if kind == 0:
        return bytes(data[: int(len(data) * chance.uniform(0.75, 0.99))])
    for _ in range((1, 4, 16)[seed // 8 % 3]):
        at, other = (chance.randrange(1, sectors) * SECTOR for _ in range(2))
        if kind == 1:
            data[chance.randrange(SECTOR, len(data))] ^= 1 << chance.randrange(8)
        elif kind == 2:
            data[at : at + SECTOR], data[other : other + SECTOR] = (
                data[other : other + SECTOR],
                data[at : at + SECTOR],
            )
        else:
            data[at : at + SECTOR] = bytes(SECTOR)
            break
    return bytes(data)


def test_most_damaged_files_are_read_and_none_ends_without_a_clear_message(monkeypatch):
    monkeypatch.setattr("planlift_parsers.doc.reader.by_office", lambda data: None)
    read_well = 0
    for seed in range(COPIES):
        try:
            document = open_document(damaged(seed), "plan.doc")
            read_well += any(len(p.text) > 20 for p in document.paragraphs())
        except DocumentError as error:
            assert error.cause
            assert error.remedy
            assert "reader failed" not in error.cause
    assert read_well >= 0.9 * COPIES


def test_limits_are_kept():
    with pytest.raises(LimitError):
        read(CCG, "plan.doc", Limits(cells=5))
    with pytest.raises(LimitError):
        read(CCG, "plan.doc", Limits(file_bytes=1000))


def of(*texts):
    blocks = [Paragraph(text) for text in texts]
    return Document("plan.doc", "doc", "doc 1", blocks)


def test_a_word_that_the_other_reading_tells_differently_is_doubted():
    first = of("Review the police by March", "Meet")
    doubt_differences(first, of("Review the policy by March", "Meet"))
    assert [paragraph.unsure for paragraph in first.blocks] == [("police",), ()]


def test_words_parted_otherwise_are_no_difference():
    first = of("Head of HR", "Director")
    doubt_differences(first, of("Head of HRDirector"))
    assert [paragraph.unsure for paragraph in first.blocks] == [(), ()]


def test_a_paragraph_that_the_other_reading_does_not_have_is_not_doubted():
    first = of("Words of a text box")
    doubt_differences(first, of("The body"))
    assert first.blocks[0].unsure == ()


def test_a_paragraph_that_only_the_other_reading_has_is_found():
    found = left_out(of("The body", "Plan"), of("The body", "Approved in May", "Plan"))
    assert [paragraph.text for paragraph in found] == ["Approved in May"]


def test_what_only_the_second_reading_has_is_kept_and_said(monkeypatch):
    both = opened(CCG)
    second = Document("", "doc", "", [*both.blocks, Paragraph("Signed off in private")])
    monkeypatch.setattr("planlift_parsers.doc.reader.second_reading", lambda *_: second)
    document = opened(CCG)
    assert document.blocks[-1].text == "Signed off in private"
    assert document.blocks[-1].kind is Kind.TEXT
    assert codes(document) == ["readings-differ"]


def test_a_document_without_any_words_is_read_and_not_called_damaged(monkeypatch):
    monkeypatch.setattr("planlift_parsers.doc.reader.as_docx", lambda data: _blank_docx())
    monkeypatch.setattr("planlift_parsers.doc.reader.second_reading", lambda *given: None)
    document = opened(CCG)
    assert [paragraph.text for paragraph in document.paragraphs()] == []
    assert "file-damaged" not in codes(document)


def _blank_docx():
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def test_objects_are_named_once(monkeypatch):
    """By what the old file calls them: the converted one numbers them."""
    from planlift_parsers.doc import reader
    from planlift_parsers.enclosed import Enclosed

    monkeypatch.setattr(reader, "objects_in", lambda data: Enclosed(embedded=("budget.xlsx",)))
    document = opened(CCG)
    assert [p.text for p in document.paragraphs() if p.kind is Kind.EMBEDDED] == ["budget.xlsx"]
    assert sum("embedded files or objects" in note.message for note in document.notes) == 1


# --- Word 2 ----------------------------------------------------------------------------------


def of_word_2(text, flags=0, end=None):
    head = bytearray(b"\xdb\xa5\x2d\0" + bytes(380))
    body = text.encode("cp1252")
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<II", head, 0x18, len(head), len(head) + len(body) if end is None else end)
    return bytes(head) + body + bytes(300)


def test_the_text_and_the_cells_of_a_file_of_word_2_are_read_and_doubted():
    rows = "Ref\x07Action\x07By when\x07\x071\x07Train caf\xe9 staff\x07May 2020\x07\x07"
    document = open_document(
        of_word_2(f"Action plan\r\n\x13PAGE\x147\x15\r\n{rows}\r\n"), "old.doc"
    )
    assert (document.format, document.reader) == ("doc", "doc 1")
    assert document.blocks[0].text == "Action plan"
    assert [cell.text for cell in only_table(document).cells][3:] == [
        "1",
        "Train café staff",
        "May 2020",
    ]
    assert all(p.unsure for p in document.paragraphs())
    assert [note.code for note in document.notes] == ["file-damaged"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (of_word_2("Plan", flags=0x0100), "password"),
        (of_word_2("Plan", flags=0x0004), "stands in pieces"),
        (of_word_2("Plan", end=90_000), "damaged"),
        (of_word_2("Plan")[:20], "cut short"),
        (of_word_2("\r\n"), "empty"),
    ],
)
def test_a_file_of_word_2_that_cannot_be_read_says_why(data, cause):
    with pytest.raises(DocumentError, match=cause):
        open_document(data, "old.doc")
