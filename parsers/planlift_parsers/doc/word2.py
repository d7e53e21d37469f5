"""Files of Word 2, of 1991: their text, which stands in one piece."""

from __future__ import annotations

import re
import struct

from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import LOCKED_REMEDY

_FLAGS_AT, _IN_PIECES, _LOCKED = 0x0A, 0x0004, 0x0100
_TEXT_AT = 0x18  # where the text begins and ends
_HEAD = 0x20
_SAVE = "Open it in Word or LibreOffice and save it as .docx."
# What a field does, before what it shows; marks of fields, pictures and notes, but not of cells.
_FIELD = re.compile("\x13[^\x13-\x15]*\x14?")
_MARKS = re.compile("[\x01-\x06\x08\x0e-\x1f]")


def word_2_text(data: bytes) -> str:
    """The text of a file of Word 2, each cell and row ended by a bell.

    Args:
        data: the whole file, which begins with `WORD_2_MAGIC`.

    Raises:
        DocumentError: it is damaged, protected by a password, or its text stands in pieces.
    """
    if len(data) < _HEAD:
        raise DocumentError("the file is cut short", "Get a fresh copy.")
    (flags,) = struct.unpack_from("<H", data, _FLAGS_AT)
    start, end = struct.unpack_from("<II", data, _TEXT_AT)
    if flags & _LOCKED:
        raise DocumentError("the file is protected by a password", LOCKED_REMEDY)
    if flags & _IN_PIECES:
        raise DocumentError("the file is of Word 2, and its text stands in pieces", _SAVE)
    if not _HEAD <= start < end <= len(data):
        raise DocumentError("the file is of Word 2 and damaged", _SAVE)
    text = data[start:end].decode("cp1252", "replace")
    return _MARKS.sub("", _FIELD.sub("", text).replace("\x0b", "\n"))
