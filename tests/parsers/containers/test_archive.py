from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib

import pytest

from parsers.packed import zipped
from planlift_parsers import DEFAULT_LIMITS, NO_KEYS, DocumentError, Keys, LimitError, Limits
from planlift_parsers.containers.archive import members
from planlift_parsers.containers.table import container_of

MEBIBYTE = 1024 * 1024
# A zip that Info-ZIP locked with the password "wres".
LOCK = "wres"


def of(data, limits=DEFAULT_LIMITS, keys=NO_KEYS):
    return members(data, "pack.zip", limits, keys)


def test_members_come_in_order_with_their_bytes():
    found = of(zipped(("b/x.docx", b"one"), ("folder/", b""), ("a.pdf", b"two" * 9999)))
    assert [(each.name, each.size) for each in found] == [("b/x.docx", 3), ("a.pdf", 29997)]
    assert [each.whole() for each in found] == [b"one", b"two" * 9999]


def test_a_name_in_utf8_that_does_not_say_so_is_read_as_such():
    data = zipped(("a\u00e9.txt", b"x"))
    for at in (data.find(b"PK\x03\x04") + 7, data.find(b"PK\x01\x02") + 9):
        data = data[:at] + b"\0" + data[at + 1 :]
    assert of(data)[0].name == "a\u00e9.txt"


def test_a_link_is_listed_and_not_followed():
    link = zipfile.ZipInfo("plan.docx")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    (found,) = of(zipped((link, b"/etc/passwd")))
    assert found.passed_over == "link, not followed"
    assert found.whole() == b""


def test_a_bomb_is_named_and_costs_nothing():
    found = of(zipped(("plan.docx", bytes(3 * MEBIBYTE))), Limits(expansion_floor=MEBIBYTE))
    assert isinstance(found[0].error, LimitError)
    assert "--limit expansion_ratio=" in found[0].error.remedy


def test_a_member_that_lies_about_its_size_is_stopped():
    honest = zipped(("a.txt", b"a" * MEBIBYTE))
    lying = honest.replace(struct.pack("<I", MEBIBYTE), struct.pack("<I", 10))
    with pytest.raises(LimitError, match="larger than its archive says"):
        of(lying)[0].whole()


def test_a_member_that_is_not_what_was_packed_is_damaged():
    data = zipped(("a.txt", b"a" * 99))
    wrong = data.replace(struct.pack("<I", zlib.crc32(b"a" * 99)), b"\1\2\3\4")
    with pytest.raises(DocumentError, match="not what was packed"):
        of(wrong)[0].whole()


def test_too_many_members_are_refused_before_they_are_listed():
    many = zipped(*((f"{n}.docx", b"") for n in range(30)), compression=zipfile.ZIP_STORED)
    with pytest.raises(LimitError, match="more than 20 parts") as caught:
        of(many, Limits(members=20))
    assert "--limit members=NUMBER" in caught.value.remedy


def test_members_that_overlap_are_refused():
    data = bytearray(zipped(("a.txt", b"a" * 99), ("b.txt", b"b" * 99)))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(LimitError, match="overlap"):
        of(bytes(data))


def test_an_archive_cut_short_is_damaged():
    data = zipped(("a.txt", b"a" * 99))
    with pytest.raises(DocumentError, match="damaged or cut short"):
        of(data[:-30])


def locked(name, text, password):
    """A zip locked in the old way: its cipher undone by Python's own, turned round."""
    crc = zlib.crc32(text)
    cipher = zipfile._ZipDecrypter(password)
    plain = bytes(11) + bytes([crc >> 24]) + text
    made = bytearray()
    keys = _Keys(password)
    for byte in plain:
        made.append(keys.locked(byte))
    assert cipher(bytes(made)) == plain
    head = (20, 1, 0, 0, 0, crc, len(made), len(text), len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *head) + name + bytes(made)
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *head, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


class _Keys:
    """The cipher of APPNOTE 6.1."""

    def __init__(self, password):
        self.keys = [0x12345678, 0x23456789, 0x34567890]
        for byte in password:
            self.update(byte)

    def update(self, byte):
        first, second, third = self.keys
        first = zlib.crc32(bytes([byte]), first ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
        second = ((second + (first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        third = zlib.crc32(bytes([second >> 24]), third ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
        self.keys = [first, second, third]

    def locked(self, byte):
        last = (self.keys[2] & 0xFFFF) | 2
        made = byte ^ (((last * (last ^ 1)) >> 8) & 0xFF)
        self.update(byte)
        return made


def test_a_locked_member_is_opened_with_its_password():
    data = locked(b"plan.txt", b"Action: Train the Board.", LOCK.encode())
    (found,) = of(data)
    assert "password" in found.error.cause
    assert "--password-file" in found.error.remedy
    (found,) = of(data, keys=Keys(("wrong", LOCK)))
    assert found.error is None
    assert found.whole() == b"Action: Train the Board."
    with pytest.raises(DocumentError, match="password") as caught:
        of(data, keys=Keys(("wrong",)))[0].whole()
    assert "None of the passwords" in caught.value.remedy


def test_a_member_locked_with_aes_says_so():
    data = bytearray(zipped(("plan.txt", b"x" * 50)))
    for mark, flags, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = data.find(mark)
        data[at + flags] |= 1
        data[at + method] = 99
    (found,) = of(bytes(data), keys=Keys((LOCK,)))
    assert "AES" in found.error.cause


def test_a_packing_method_that_is_not_known_fails_that_member_alone():
    data = zipped(("plan.txt", b"x" * 500), compression=zipfile.ZIP_BZIP2)
    with pytest.raises(DocumentError, match="method 12"):
        of(data)[0].whole()


def test_an_office_file_is_no_archive_and_an_archive_named_so_is():
    made = io.BytesIO()
    from docx import Document as WordDocument

    WordDocument().save(made)
    assert container_of(made.getvalue(), "pack.zip") is None
    assert container_of(zipped(("plan.docx", made.getvalue())), "plan.docx").name == "zip"
