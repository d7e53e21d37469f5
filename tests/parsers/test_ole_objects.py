"""Objects embedded in old Word and Excel files."""

from __future__ import annotations

import pytest

from parsers.cfb import cfb
from planlift_parsers.ole_objects import objects_in

KIND = bytes(28) + (26).to_bytes(4, "little") + b"Microsoft Excel Worksheet\0" + bytes(20)
FILE = bytes(6) + b"budget.xlsx\0C:\\budget.xlsx\0" + bytes(50)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (
            {"ObjectPool": {"_1": {"\x01CompObj": KIND, "Workbook": b"x"}}},
            ("Microsoft Excel Worksheet",),
        ),
        ({"ObjectPool": {"_1": {"\x01Ole10Native": FILE, "\x01CompObj": KIND}}}, ("budget.xlsx",)),
        (
            {"MBD0001": {"Package": b"x"}, "MBD0002": {"\x01CompObj": b"short"}},
            ("MBD0001", "MBD0002"),
        ),
        ({"Data": b"x", "Macros": {"VBA": {"dir": b"x"}}}, ()),
    ],
)
def test_objects_are_named_by_their_file_their_kind_or_their_folder(content, names):
    assert objects_in(cfb({"WordDocument": b"x" * 5000, **content})).embedded == names


def test_a_damaged_container_names_none():
    whole = cfb({"WordDocument": b"x" * 5000, "MBD0001": {"Package": b"x"}})
    assert objects_in(whole[:700]).embedded == ()
    assert objects_in(b"junk").embedded == ()
