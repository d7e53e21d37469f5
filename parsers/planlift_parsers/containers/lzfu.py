"""Rich text as Outlook packs it ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

from planlift_parsers.errors import DocumentError

_HEADER = struct.Struct("<4I")  # packed size, size, kind, checksum
_PACKED, _AS_IS = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_SHORTEST = 2  # bytes that a reference stands for at least
# What rich text begins with, so that the first references have something to refer to.
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(data: bytes) -> bytes:
    """The rich text that is packed; where it is cut short, as far as it goes.

    Raises:
        DocumentError: it is packed in a way that is not known.
    """
    if len(data) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(data)
    body = data[_HEADER.size :]
    if kind == _AS_IS:
        return body[:size]
    if kind != _PACKED:
        raise DocumentError("the message's text is packed in a way that is not known", "")
    return bytes(_references_resolved(body)[len(_BEGINNING) :][:size])


def _references_resolved(body: bytes) -> bytearray:
    """The beginning, and behind it what is packed.

    Each reference names a place of the last 4096 bytes by its place in a ring of that length.
    """
    made = bytearray(_BEGINNING)
    at = 0
    while at < len(body):
        flags = body[at]
        at += 1
        for bit in range(8):
            if not flags >> bit & 1:
                made += body[at : at + 1]
                at += 1
                continue
            if at + 2 > len(body):
                return made
            offset, length = divmod(int.from_bytes(body[at : at + 2], "big"), 16)
            at += 2
            back = (len(made) - offset) % _WINDOW
            if not back:  # a reference to the place that is written next ends it
                return made
            for _ in range(length + _SHORTEST):
                made.append(made[-back] if back <= len(made) else 0)
    return made
