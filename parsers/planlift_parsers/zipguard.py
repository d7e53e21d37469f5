"""A guard in front of the zip-based formats: no bomb, no locked or broken package gets past."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.ole import OLE_MAGIC, ole_format

# A plan with a picture on every page has some hundred parts; a workbook of 250 sheets about 1,000.
_MAX_MEMBERS = 20_000
_CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1
_XML_SUFFIXES = (".xml", ".rels", ".vml")
# Parts of OpenDocument files that are never parsed here: the list of parts, macros, dialogues and
# settings of windows, in which OpenOffice and LibreOffice do declare a document type.
_UNPARSED = ("META-INF/", "Basic/", "Dialogs/", "Scripts/", "Configurations2/")
# ECMA-376 part 2 allows UTF-8 and UTF-16 only; the others here keep ASCII, so that a declaration
# cannot hide in them.
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_SAFE_ENCODING = re.compile(rb"(?i)(utf-?8|utf-?16(le|be)?|us-ascii|iso-8859-\d+|windows-125\d)$")
_DECLARATIONS = tuple(
    word.encode(codec)
    for codec in ("ascii", "utf-16-le", "utf-16-be")
    for word in ("<!DOCTYPE", "<!ENTITY")
)
_LONGEST_DECLARATION = max(map(len, _DECLARATIONS))

_FRESH_COPY = "Get a fresh copy, or open it in Word or Excel, let it repair the file, and save it."
_BOMB_REMEDY = "If you trust the file, open it in Word or Excel and save it again under a new name."


def check_package(data: bytes, limits: Limits) -> None:
    """Check that an Office package (.docx, .xlsx) is whole and safe to expand.

    Each member is inflated once, in pieces that are thrown away.

    Args:
        data: the whole file.
        limits: `expanded_bytes`, `expansion_ratio` and `expansion_floor` are kept.

    Raises:
        DocumentError: damaged or cut short; an old or locked Office file in disguise; locked
            members; XML with a document type or entity declaration.
        LimitError: it expands too far, has too many members, or its members overlap, share a
            name or lie about their size.
    """
    if data.startswith(OLE_MAGIC):
        raise DocumentError(
            f"the file is in an old Office format (.{ole_format(data)})",
            "Give it under its own name, or save it in today's format.",
        )
    members = _members(data)
    _check_directory(members, len(data), limits)
    for member in members:
        _check_member(data, member)


def damaged(detail: str) -> DocumentError:
    """The error for a package that is not whole."""
    return DocumentError(f"the file is damaged or cut short ({detail})", _FRESH_COPY)


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError) as error:
        raise damaged("its zip directory cannot be read") from error


def _check_directory(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """What the directory alone tells: count, names, overlaps, locks and declared sizes."""
    if len(members) > _MAX_MEMBERS:
        raise LimitError(f"the file holds more than {_MAX_MEMBERS:,} parts", _BOMB_REMEDY)
    if len({member.filename for member in members}) < len(members):
        raise LimitError("two parts of the file have the same name", _BOMB_REMEDY)
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise LimitError("parts of the file overlap", _BOMB_REMEDY)
        end = member.header_offset + _LOCAL_HEADER.size + member.compress_size
        if member.flag_bits & _ENCRYPTED:
            raise DocumentError(
                "the file is protected by a password", "Save it without one and try again."
            )
    expanded = sum(member.file_size for member in members)
    if expanded > limits.expanded_bytes:
        raise LimitError(f"the file expands to {expanded:,} bytes", _BOMB_REMEDY)
    if expanded > limits.expansion_floor and expanded > limits.expansion_ratio * size:
        raise LimitError(f"the file expands to {expanded // size} times its size", _BOMB_REMEDY)


def _check_member(data: bytes, member: zipfile.ZipInfo) -> None:
    is_xml = member.filename.lower().endswith(_XML_SUFFIXES)
    is_parsed = is_xml and not member.filename.startswith(_UNPARSED)
    total = checksum = 0
    tail = b""
    for piece in _inflate(data, member):
        total += len(piece)
        if total > member.file_size:
            raise LimitError(f"part {member.filename!r} is larger than it says", _BOMB_REMEDY)
        if is_xml:
            checksum = zlib.crc32(piece, checksum)
        if is_parsed:
            if not tail:
                _check_encoding(piece, member.filename)
            _check_declarations(tail + piece, member.filename)
            tail = piece[-_LONGEST_DECLARATION:]
    if total < member.file_size or (is_xml and checksum != member.CRC):
        raise damaged(f"part {member.filename!r} is not what was saved")


def _inflate(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes in pieces of at most `_CHUNK`, not trusting the size it declares."""
    raw = _raw(data, member)
    if member.compress_type == zipfile.ZIP_STORED:
        for start in range(0, len(raw), _CHUNK):
            yield bytes(raw[start : start + _CHUNK])
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise DocumentError("the file is packed in a way Office does not use", _FRESH_COPY)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(raw), _CHUNK):
            piece = inflater.decompress(raw[start : start + _CHUNK], _CHUNK)
            while piece:
                yield piece
                piece = inflater.decompress(inflater.unconsumed_tail, _CHUNK)
    except zlib.error as error:
        raise damaged(f"part {member.filename!r} cannot be expanded") from error


def _raw(data: bytes, member: zipfile.ZipInfo) -> memoryview:
    """The member's packed bytes, found through its local header."""
    try:
        magic, *_, name, extra = _LOCAL_HEADER.unpack_from(data, member.header_offset)
    except struct.error as error:
        raise damaged(f"part {member.filename!r} is missing") from error
    start = member.header_offset + _LOCAL_HEADER.size + name + extra
    if magic != b"PK\x03\x04" or start + member.compress_size > len(data):
        raise damaged(f"part {member.filename!r} is missing")
    return memoryview(data)[start : start + member.compress_size]


def _check_encoding(head: bytes, part: str) -> None:
    found = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf")[:1024])
    if found and not _SAFE_ENCODING.match(found.group(1)):
        raise DocumentError(f"part {part!r} is in an encoding Office does not use", _FRESH_COPY)


def _check_declarations(piece: bytes, part: str) -> None:
    if any(word in piece for word in _DECLARATIONS):
        raise DocumentError(
            f"part {part!r} declares a document type or entities, which Office never writes",
            "Do not open the file unless you know who made it; ask for a clean copy.",
        )
