"""What an OLE2 container (the old binary format of Office) holds, told by its directory."""

from __future__ import annotations

import re

from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import LOCKED_REMEDY

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
# Directory entries are 128 bytes long and stand in whole sectors, so each starts at a multiple of
# 128 ([MS-CFB] 2.6.1); this finds them in a truncated file too, where the sector chain is lost.
_ENTRY_BYTES = 128
WORD_2_MAGIC = b"\xdb\xa5\x2d\0"  # of Word 2, whose files are no containers yet
MAIL_STREAM = "__properties_version1.0"  # [MS-OXMSG] 2.4


def has_stream(data: bytes, name: str) -> bool:
    """Whether the container's directory has an entry of that name."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0:
        if at % _ENTRY_BYTES == 0:
            return True
        at = data.find(wanted, at + 1)
    return False


def ole_format(data: bytes) -> str:
    """The name of the format that reads an OLE2 container.

    Args:
        data: a file that begins with `OLE_MAGIC`.

    Raises:
        DocumentError: none reads it, with what it is and what to do about it.
    """
    streams = _streams_of(data)
    for stream, cause, remedy in _REFUSED:
        if stream in streams:
            raise DocumentError(cause, remedy)
    for stream, name in _READ:
        if stream in streams:
            return name
    if word_text_at(data) is not None:
        return "doc"
    raise DocumentError(
        "the file is an old Office container (OLE2) that holds neither Word nor Excel",
        "Open it in the program it was made with and save it as .docx, .xlsx or PDF.",
    )


def _streams_of(data: bytes) -> set[str]:
    """The names that tell formats apart which stand at the top of a container.

    A Word file may hold a presentation, with streams of its own further down. Of a damaged
    container all that are found anywhere.
    """
    from olefile import OleFileIO

    names = [name for name, *_ in (*_REFUSED, *_READ)]
    found = {name for name in names if has_stream(data, name)}
    if len(found) > 1:
        try:
            with OleFileIO(data) as file:  # type: ignore[no-untyped-call]
                top = {path[0] for path in file.listdir() if len(path) == 1}
        except Exception:  # of a damaged container it raises whatever its parts do
            return found
        return found & top or found
    return found


def word_text_at(data: bytes) -> int | None:
    """Where in an OLE2 container the text of a Word file begins, by its mark; None if nowhere.

    A Word file that was cut short has lost its directory, if that stood at the end.
    """
    starts = (found.start() for found in _WORD_MARK.finditer(data))
    return next((at for at in starts if at % _SECTOR == 0), None)


_SECTOR = 512
# What a Word file's text begins with: its mark, and a version from Word 97 to 2007 ([MS-DOC] 2.5.2
# and 2.5.15).
_WORD_MARK = re.compile(rb"\xec\xa5(?:[\xc0-\xc2\xd9]\x00|[\x01\x0c\x12]\x01)")
_READ = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_REFUSED = (
    (
        "EncryptedPackage",
        "the file is protected by a password",
        LOCKED_REMEDY,
    ),
    (
        MAIL_STREAM,
        "the file is an Outlook message (.msg)",
        "Use 'planlift convert', which reads what is in it.",
    ),
    (
        "PowerPoint Document",
        "the file is in the old PowerPoint format (.ppt)",
        "Save the slides as PDF and give that.",
    ),
)
