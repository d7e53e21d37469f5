"""A guard in front of the zip-based formats: no bomb, no locked or broken package gets past."""

from __future__ import annotations

import re
import zipfile
import zlib

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.ole import OLE_MAGIC, ole_format
from planlift_parsers.zips import (
    BOMB_REMEDY,
    ENCRYPTED,
    FRESH_COPY,
    check_overlaps,
    damaged,
    directory,
    inflate,
)

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


def check_package(data: bytes, limits: Limits) -> None:
    """Check that an Office package (.docx, .xlsx) is whole and safe to expand.

    Each member is inflated once, in pieces that are thrown away.

    Args:
        data: the whole file.
        limits: `members`, `expanded_bytes`, `expansion_ratio` and `expansion_floor` are kept.

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
    members = directory(data, limits)
    _check_directory(members, len(data), limits)
    for member in members:
        _check_member(data, member)


def _check_directory(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """What the directory alone tells: names, overlaps, locks and declared sizes."""
    if len({member.filename for member in members}) < len(members):
        raise LimitError("two parts of the file have the same name", BOMB_REMEDY)
    check_overlaps(members)
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise DocumentError(
            "the file is protected by a password", "Save it without one and try again."
        )
    expanded = sum(member.file_size for member in members)
    if expanded > limits.expanded_bytes:
        raise LimitError(
            f"the file expands to {expanded:,} bytes", BOMB_REMEDY, limit="expanded_bytes"
        )
    if expanded > limits.expansion_floor and expanded > limits.expansion_ratio * size:
        raise LimitError(
            f"the file expands to {expanded // size} times its size",
            BOMB_REMEDY,
            limit="expansion_ratio",
        )


def _check_member(data: bytes, member: zipfile.ZipInfo) -> None:
    is_xml = member.filename.lower().endswith(_XML_SUFFIXES)
    is_parsed = is_xml and not member.filename.startswith(_UNPARSED)
    total = checksum = 0
    tail = b""
    for piece in inflate(data, member):
        total += len(piece)
        if total > member.file_size:
            raise LimitError(f"part {member.filename!r} is larger than it says", BOMB_REMEDY)
        if is_xml:
            checksum = zlib.crc32(piece, checksum)
        if is_parsed:
            if not tail:
                _check_encoding(piece, member.filename)
            _check_declarations(tail + piece, member.filename)
            tail = piece[-_LONGEST_DECLARATION:]
    if total < member.file_size or (is_xml and checksum != member.CRC):
        raise damaged(f"part {member.filename!r} is not what was saved")


def _check_encoding(head: bytes, part: str) -> None:
    found = _ENCODING.match(head.removeprefix(b"\xef\xbb\xbf")[:1024])
    if found and not _SAFE_ENCODING.match(found.group(1)):
        raise DocumentError(f"part {part!r} is in an encoding Office does not use", FRESH_COPY)


def _check_declarations(piece: bytes, part: str) -> None:
    if any(word in piece for word in _DECLARATIONS):
        raise DocumentError(
            f"part {part!r} declares a document type or entities, which Office never writes",
            "Do not open the file unless you know who made it; ask for a clean copy.",
        )
