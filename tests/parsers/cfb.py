"""OLE2 containers with folders and content, made by code ([MS-CFB])."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
ROOT, STORAGE, STREAM = 5, 1, 2


@dataclass
class _Entry:
    name: str
    kind: int
    start: int = 0
    size: int = 0
    child: int = FREE
    right: int = FREE
    left: int = FREE


@dataclass
class _File:
    sectors: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)
    mini: bytearray = field(default_factory=bytearray)
    minifat: list[int] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)

    def chain(self, data: bytes) -> int:
        if not data:
            return END
        first = len(self.sectors)
        count = -(-len(data) // SECTOR)
        for at in range(count):
            self.sectors.append(data[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\0"))
            self.fat.append(first + at + 1 if at + 1 < count else END)
        return first

    def small(self, data: bytes) -> int:
        if not data:
            return END
        first = len(self.minifat)
        count = -(-len(data) // MINI)
        self.mini += data.ljust(count * MINI, b"\0")
        self.minifat += [first + at + 1 for at in range(count - 1)] + [END]
        return first

    def add(self, name: str, content: bytes | dict) -> int:
        number = len(self.entries)
        if isinstance(content, bytes):
            start = self.chain(content) if len(content) >= CUTOFF else self.small(content)
            self.entries.append(_Entry(name, STREAM, start, len(content)))
            return number
        self.entries.append(_Entry(name, STORAGE))
        self.fill(number, content)
        return number

    def fill(self, number: int, content: dict) -> None:
        """The children as a tree that is sorted as the format wants it."""
        ordered = sorted(content, key=lambda name: (len(name), name.upper()))
        numbers = [self.add(name, content[name]) for name in ordered]
        self.entries[number].child = self._tree(numbers)

    def _tree(self, numbers: list[int]) -> int:
        if not numbers:
            return FREE
        middle = len(numbers) // 2
        entry = self.entries[numbers[middle]]
        entry.left = self._tree(numbers[:middle])
        entry.right = self._tree(numbers[middle + 1 :])
        return numbers[middle]


def cfb(content: dict[str, bytes | dict]) -> bytes:
    """A whole file: name to bytes for a stream, to another dict for a storage."""
    file = _File()
    file.entries.append(_Entry("Root Entry", ROOT))
    file.fill(0, content)
    root = file.entries[0]
    root.start, root.size = file.chain(bytes(file.mini)), len(file.mini)
    minifat = struct.pack(f"<{len(file.minifat)}I", *file.minifat)
    mini_first, mini_count = (
        file.chain(minifat.ljust(-(-len(minifat) // SECTOR) * SECTOR, b"\xff")),
        -(-len(minifat) // SECTOR),
    )
    directory = b"".join(_packed(entry) for entry in file.entries)
    directory_first = file.chain(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    count = -(-(len(file.fat) + 1) // 127)
    fat = file.fat + [FAT] * count
    first = len(file.sectors)
    fat += [FREE] * (count * 128 - len(fat))
    body = b"".join(file.sectors) + struct.pack(f"<{len(fat)}I", *fat)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack(
        "<IIIIIIIII", 0, count, directory_first, 0, CUTOFF, mini_first, mini_count, END, 0
    )
    difat = [first + at for at in range(count)]
    header += struct.pack("<109I", *difat, *[FREE] * (109 - count))
    return header + body


def _packed(entry: _Entry) -> bytes:
    words = entry.name.encode("utf-16-le") + b"\0\0"
    head = words.ljust(64, b"\0")
    head += struct.pack("<HBBIII", len(words), entry.kind, 1, entry.left, entry.right, entry.child)
    return head + bytes(36) + struct.pack("<IQ", entry.start, entry.size)
