from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib

import pytest
from openpyxl import Workbook

from parsers.ole_files import container
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, Limits
from planlift_parsers.zipguard import check_package

MEBIBYTE = 1024 * 1024


def package(parts, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", compression) as archive:
        warnings.simplefilter("ignore")  # names given twice are what one test is about
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


def workbook():
    made = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "Action plan"
    book.save(made)
    return made.getvalue()


def test_a_sound_workbook_passes():
    check_package(workbook(), DEFAULT_LIMITS)
    assert workbook().startswith(b"PK")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_damaged(share):
    data = workbook()
    with pytest.raises(DocumentError, match="damaged or cut short") as caught:
        check_package(data[: int(len(data) * share)], DEFAULT_LIMITS)
    assert "fresh copy" in caught.value.remedy


def test_a_flipped_byte_in_a_part_is_damage():
    data = bytearray(package([("a.xml", b"<a>" + bytes(range(65, 91)) * 40 + b"</a>")]))
    data[60] ^= 0xFF
    with pytest.raises(DocumentError, match="damaged"):
        check_package(bytes(data), DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("stream", "cause", "remedy"),
    [
        ("EncryptedPackage", "protected by a password", "--password-file"),
        ("WordDocument", r"old Office format \(.doc\)", "its own name"),
        ("Workbook", r"old Office format \(.xls\)", "its own name"),
        ("Book", r"old Office format \(.xls\)", "its own name"),
        ("__properties_version1.0", "Outlook message", "planlift convert"),
        ("Contents", "neither Word nor Excel", "save it as"),
    ],
)
def test_an_ole_file_in_disguise_is_named(stream, cause, remedy):
    with pytest.raises(DocumentError, match=cause) as caught:
        check_package(container(stream), DEFAULT_LIMITS)
    assert remedy in caught.value.remedy


def test_the_name_of_a_stream_in_the_text_of_a_document_is_no_stream():
    data = bytearray(container("Workbook").ljust(4096, b"\0"))
    name = "EncryptedPackage\0".encode("utf-16-le")
    data[2049 : 2049 + len(name)] = name
    with pytest.raises(DocumentError, match=r"\.xls\)"):
        check_package(bytes(data), DEFAULT_LIMITS)


def test_a_bomb_is_refused_by_its_declared_size():
    bomb = package([("a.xml", b"<a>" + b" " * 3 * MEBIBYTE)])
    with pytest.raises(LimitError, match="expands to"):
        check_package(bomb, Limits(expanded_bytes=2 * MEBIBYTE))


def test_a_bomb_is_refused_by_its_ratio_only_above_the_floor():
    bomb = package([("a.xml", b"<a>" + b" " * 3 * MEBIBYTE + b"</a>")])
    check_package(bomb, DEFAULT_LIMITS)
    with pytest.raises(LimitError, match="times its size"):
        check_package(bomb, Limits(expansion_floor=MEBIBYTE))


def test_a_bomb_that_lies_about_its_size_is_caught_while_it_expands():
    honest = package([("a.xml", b" " * MEBIBYTE)])
    size, small = struct.pack("<I", MEBIBYTE), struct.pack("<I", 10)
    checksum, short = (struct.pack("<I", zlib.crc32(b" " * n)) for n in (MEBIBYTE, 10))
    lying = honest.replace(size, small).replace(checksum, short)
    with zipfile.ZipFile(io.BytesIO(lying)) as archive:
        assert archive.getinfo("a.xml").file_size == 10
    with pytest.raises(LimitError, match="larger than it says"):
        check_package(lying, DEFAULT_LIMITS)


def test_two_parts_of_one_name_are_refused():
    with pytest.raises(LimitError, match="same name"):
        check_package(package([("a.xml", b"<a/>"), ("a.xml", b"<b/>")]), DEFAULT_LIMITS)


def test_overlapping_parts_are_refused():
    data = bytearray(package([("a.xml", b"<a/>" * 99), ("b.xml", b"<a/>" * 99)]))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(LimitError, match="overlap"):
        check_package(bytes(data), DEFAULT_LIMITS)


def test_too_many_parts_are_refused():
    many = package([(f"{n}.xml", b"") for n in range(20_001)], zipfile.ZIP_STORED)
    with pytest.raises(LimitError, match="20,000 parts"):
        check_package(many, DEFAULT_LIMITS)


def test_a_locked_part_is_refused():
    data = bytearray(package([("a.xml", b"<a/>")]))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentError, match="password"):
        check_package(bytes(data), DEFAULT_LIMITS)


@pytest.mark.parametrize(
    "xml",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b"<a>" + b" " * (256 * 1024 - 8) + b"<!DOCTYPE a></a>",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        "<!DOCTYPE a><a/>".encode("utf-16-be"),
    ],
    ids=["entity", "across two pieces", "utf16", "utf16 without mark"],
)
def test_a_document_type_in_a_part_is_refused(xml):
    with pytest.raises(DocumentError, match="document type or entities"):
        check_package(package([("word/document.xml", xml)]), DEFAULT_LIMITS)


def test_a_declaration_in_a_picture_is_no_matter():
    parts = [("media/a.png", b"<!DOCTYPE a>"), ("a.xml", b"<a/>")]
    check_package(package(parts), DEFAULT_LIMITS)
    with pytest.raises(DocumentError):
        check_package(package([("media/a.xml", b"<!DOCTYPE a>")]), DEFAULT_LIMITS)


def test_an_encoding_that_could_hide_a_declaration_is_refused():
    xml = b'<?xml version="1.0" encoding="utf-7"?><a>+ADw-</a>'
    with pytest.raises(DocumentError, match="encoding"):
        check_package(package([("a.xml", xml)]), DEFAULT_LIMITS)


def test_a_packing_method_that_office_does_not_know_is_refused():
    with pytest.raises(DocumentError, match="packed in a way"):
        check_package(package([("a.xml", b"<a/>" * 50)], zipfile.ZIP_BZIP2), DEFAULT_LIMITS)
