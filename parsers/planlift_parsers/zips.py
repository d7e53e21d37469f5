"""Zip files, not trusted: their directory, and their members piece by piece."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits

ENCRYPTED = 0x1
PIECE = 256 * 1024  # bytes that are expanded at a time
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_LOCAL_MARK, _ENTRY_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_END = struct.Struct("<4s4H2IH")
_END_REACH = 65_557  # the end record and the longest comment behind it (APPNOTE 4.3.16)

FRESH_COPY = "Get a fresh copy, or open it in the program it was made with, and save it again."
BOMB_REMEDY = "Ask for it to be made again, and look at what is in it before you trust it."


def damaged(detail: str) -> DocumentError:
    """The error for a zip that is not whole."""
    return DocumentError(f"the file is damaged or cut short ({detail})", FRESH_COPY)


def directory(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The members that a zip lists.

    Args:
        data: the whole file.
        limits: `members` is kept, before the directory is made into objects.

    Raises:
        DocumentError: the directory cannot be read.
        LimitError: it lists too many members.
    """
    _check_count(entries(data), limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError) as error:
        raise damaged("its zip directory cannot be read") from error
    _check_count(len(members), limits)
    return members


def entries(data: bytes) -> int:
    """How many entries a zip's directory has, counted without reading it."""
    at = data.rfind(_END_MARK, max(0, len(data) - _END_REACH))
    if at < 0 or at + _END.size > len(data):
        return 0
    size = _END.unpack_from(data, at)[5]
    return data.count(_ENTRY_MARK, max(0, at - size), at)


def _check_count(count: int, limits: Limits) -> None:
    if count > limits.members:
        raise LimitError(
            f"the file holds more than {limits.members:,} parts", BOMB_REMEDY, limit="members"
        )


def check_overlaps(members: Sequence[zipfile.ZipInfo]) -> None:
    """Check that no two members share bytes, as those of some bombs do.

    Raises:
        LimitError: two do.
    """
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise LimitError("parts of the file overlap", BOMB_REMEDY)
        end = member.header_offset + _LOCAL_HEADER.size + member.compress_size


def inflate(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes in pieces of at most `PIECE`, not trusting the size it declares.

    Raises:
        DocumentError: it is packed in another way than deflate, or damaged.
    """
    raw = _raw(data, member)
    if member.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(raw), PIECE):
            yield bytes(raw[start : start + PIECE])
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise DocumentError(
            f"the file is packed in a way that is not read (method {member.compress_type})",
            FRESH_COPY,
        )
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(raw), PIECE):
            piece = inflater.decompress(raw[start : start + PIECE], PIECE)
            while piece:
                yield piece
                piece = inflater.decompress(inflater.unconsumed_tail, PIECE)
    except zlib.error as error:
        raise damaged(f"part {member.filename!r} cannot be expanded") from error


def _raw(data: bytes, member: zipfile.ZipInfo) -> memoryview:
    """The member's packed bytes, found through its local header."""
    try:
        magic, *_, name, extra = _LOCAL_HEADER.unpack_from(data, member.header_offset)
    except struct.error as error:
        raise damaged(f"part {member.filename!r} is missing") from error
    start = member.header_offset + _LOCAL_HEADER.size + name + extra
    if magic != _LOCAL_MARK or start + member.compress_size > len(data):
        raise damaged(f"part {member.filename!r} is missing")
    return memoryview(data)[start : start + member.compress_size]
