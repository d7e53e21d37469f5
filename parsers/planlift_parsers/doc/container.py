"""The container of an old Word file (OLE2), read where it is damaged and written anew.

A copy that was cut short has lost its directory, which LibreOffice writes at the end; a flipped
bit in a sector table makes a strict reader refuse the whole file. The streams that hold the text
are found here by what they look like, and put into a container that is whole.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from planlift_parsers.ole import OLE_MAGIC, word_text_at

_SECTOR = 512
_ENTRY = 128
_MINI = 64
_MINI_CUTOFF = 4096  # smaller streams stand in the mini stream ([MS-CFB] 2.2)
_HEADER_FAT = 109  # sectors of the sector table that the header names
_END, _FREE, _FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_ROOT, _STREAM = 5, 2
# The information block at the head of the text ([MS-DOC] 2.5).
_WORD_MARK = b"\xec\xa5"
_FLAGS_AT, _SECOND_TABLE, _ENCRYPTED = 0x0A, 0x0200, 0x0100
_LENGTH_AT = 0x40
_CLX_AT = 0x01A2
_CLX_PIECES = 2
_LONGEST = 64 * 1024 * 1024  # to which a text is filled up; a plan's is below one MiB


@dataclass(frozen=True, slots=True)
class Streams:
    """The streams of a Word file that hold its text.

    Attributes:
        text: `WordDocument`.
        table: `0Table` or `1Table`, with the tables that say where its pieces are.
        table_name: which of the two.
        data: `Data`, b"" if there is none.
    """

    text: bytes
    table: bytes
    table_name: str
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class _Found:
    """An entry of the directory: where its stream begins and how long it is."""

    start: int
    size: int
    kind: int


def is_locked(data: bytes) -> bool:
    """Whether the file is protected by a password, as far as the head of its text says."""
    at = word_text_at(data)
    if at is None or len(data) < at + _SECTOR:
        return False
    return bool(struct.unpack_from("<H", data, at + _FLAGS_AT)[0] & _ENCRYPTED)


def mended(data: bytes) -> bytes | None:
    """The file in a container that is whole; None where its text is not found.

    Args:
        data: a file that begins as an OLE2 container does.
    """
    streams = find_streams(data)
    return None if streams is None else _written(streams)


def find_streams(data: bytes) -> Streams | None:
    """The streams that hold the text, found by the directory where it is there, else by mark."""
    reader = _Reader(data)
    text = reader.stream("WordDocument") or reader.from_mark()
    if not text.startswith(_WORD_MARK) or len(text) < _CLX_AT + 8:
        return None
    flags = struct.unpack_from("<H", text, _FLAGS_AT)[0]
    name = "1Table" if flags & _SECOND_TABLE else "0Table"
    fc, lcb = struct.unpack_from("<II", text, _CLX_AT)
    table = reader.stream(name)
    if not _holds_pieces(table, fc, lcb):
        table = reader.with_pieces(fc, lcb) or table
    # What a cut took away is filled up, so that what is left of the text can be read.
    length = min(struct.unpack_from("<I", text, _LENGTH_AT)[0], _LONGEST)
    return Streams(text.ljust(length, b"\0"), table, name, reader.stream("Data"))


def _holds_pieces(table: bytes, fc: int, lcb: int) -> bool:
    """Whether a stream holds the table of pieces where the information block says."""
    return (
        0 < lcb <= len(table) - fc
        and table[fc] == _CLX_PIECES
        and struct.unpack_from("<I", table, fc + 1)[0] == lcb - 5
    )


class _Reader:
    """Reads streams of a container that may be damaged.

    Args:
        data: the whole file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sectors = max(0, len(data) // _SECTOR - 1)
        self._table = self._sector_table()
        self._entries = self._directory()

    def stream(self, name: str) -> bytes:
        """A stream, b"" if there is no entry for it or it is empty."""
        entry = self._entries.get(name)
        if entry is None:
            return b""
        if entry.size >= _MINI_CUTOFF:
            return self._chain(entry.start, entry.size)
        root = self._entries.get("Root Entry")
        whole = b"" if root is None else self._chain(root.start, root.size)
        return whole[entry.start * _MINI :][: entry.size]

    def from_mark(self) -> bytes:
        """The text stream by the mark at its head; its sectors follow each other."""
        at = word_text_at(self._data)
        if at is None or len(self._data) < at + _SECTOR:
            return b""
        length = struct.unpack_from("<I", self._data, at + _LENGTH_AT)[0]
        return self._data[at:][:length] if length else self._data[at:]

    def with_pieces(self, fc: int, lcb: int) -> bytes:
        """The stream that holds the table of pieces at `fc`; its sectors follow each other."""
        if not 0 < lcb < len(self._data):
            return b""
        wanted = bytes([_CLX_PIECES]) + struct.pack("<I", lcb - 5)
        at = self._data.find(wanted)
        while at >= 0:
            if (at - fc) % _SECTOR == 0 and at - fc >= _SECTOR:
                return self._data[at - fc :]
            at = self._data.find(wanted, at + 1)
        return b""

    def _sector_table(self) -> list[int]:
        made: list[int] = []
        header = self._data[:_SECTOR].ljust(_SECTOR, b"\xff")
        for sector in struct.unpack_from(f"<{_HEADER_FAT}I", header, 0x4C):
            if sector < self._sectors:
                made.extend(struct.unpack_from("<128I", self._data, (sector + 1) * _SECTOR))
            elif sector < _FAT_SECTOR:
                made.extend([_FREE] * (_SECTOR // 4))
        return made

    def _directory(self) -> dict[str, _Found]:
        """The entries of the streams that are looked for, wherever in the file they stand."""
        made: dict[str, _Found] = {}
        for name in ("Root Entry", "WordDocument", "0Table", "1Table", "Data"):
            words = name.encode("utf-16-le") + b"\0\0"
            at = self._data.find(words)
            while at >= 0 and name not in made:
                if at % _ENTRY == 0 and at + _ENTRY <= len(self._data):
                    kind = self._data[at + 66]
                    start, size = struct.unpack_from("<II", self._data, at + 116)
                    if start < max(self._sectors, 1) and 0 < size <= len(self._data):
                        made[name] = _Found(start, size, kind)
                at = self._data.find(words, at + 1)
        return made

    def _chain(self, start: int, size: int) -> bytes:
        """The sectors of a stream; where the table breaks off, the one behind follows."""
        made = bytearray()
        seen: set[int] = set()
        sector = start
        while len(made) < size and sector < self._sectors and sector not in seen:
            seen.add(sector)
            made += self._data[(sector + 1) * _SECTOR : (sector + 2) * _SECTOR]
            following = self._table[sector] if sector < len(self._table) else _FREE
            broken = following >= self._sectors or following in seen
            sector = sector + 1 if broken else following
        return bytes(made[:size])


def _written(streams: Streams) -> bytes:
    """A container that holds these streams, each in sectors that follow each other."""
    named = [("WordDocument", streams.text), (streams.table_name, streams.table)]
    if streams.data:
        named.append(("Data", streams.data))
    # Streams below the cut-off would stand in a mini stream: they are filled up instead.
    bodies = [body.ljust(_MINI_CUTOFF, b"\0") for _, body in named]
    lengths = [-(-len(body) // _SECTOR) for body in bodies]
    used = 1 + sum(lengths)  # the directory comes first
    tables = 1
    while tables * 128 < used + tables:
        tables += 1
    chains = [_FAT_SECTOR] * tables + [_END]
    entries = [_entry("Root Entry", _ROOT, 1, _END, 0)]
    at = tables + 1
    for number, ((name, _), body, length) in enumerate(zip(named, bodies, lengths, strict=True), 1):
        following = number + 1 if number < len(named) else _FREE
        entries.append(_entry(name, _STREAM, _FREE, at, len(body), following))
        chains += [*range(at + 1, at + length), _END]
        at += length
    chains += [_FREE] * (tables * 128 - len(chains))
    header = OLE_MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, tables, tables, 0, _MINI_CUTOFF, _END, 0, _END, 0)
    listed = [*range(tables), *[_FREE] * (_HEADER_FAT - tables)][:_HEADER_FAT]
    header += struct.pack(f"<{_HEADER_FAT}I", *listed)
    padded = b"".join(
        body.ljust(length * _SECTOR, b"\0") for body, length in zip(bodies, lengths, strict=True)
    )
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    return header + struct.pack(f"<{len(chains)}I", *chains) + directory + padded


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<III", start, size, 0)
