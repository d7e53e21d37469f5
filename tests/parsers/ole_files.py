"""OLE2 containers made by code, for the tests of what is refused."""

import struct

SECTOR = 512
END_OF_CHAIN = 0xFFFFFFFE
FREE = 0xFFFFFFFF
FAT_SECTOR = 0xFFFFFFFD


def container(*streams):
    """A whole OLE2 file whose root holds empty streams of these names (at most three)."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    fat = struct.pack("<128I", FAT_SECTOR, END_OF_CHAIN, *[FREE] * 126)
    entries = [_entry("Root Entry", 5, FREE, 1)]
    for number, name in enumerate(streams, 1):
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, right, FREE))
    return header + fat + b"".join(entries).ljust(SECTOR, b"\0")


def _entry(name, kind, right, child):
    words = name.encode("utf-16-le") + b"\0\0"
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, FREE, right, child)
    return head + bytes(16) + struct.pack("<IQQIQ", 0, 0, 0, END_OF_CHAIN, 0)
