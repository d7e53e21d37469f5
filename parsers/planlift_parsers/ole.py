"""What an OLE2 container (the old binary format of Office) holds, told by its directory."""

from __future__ import annotations

from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import LOCKED_REMEDY

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
# Directory entries are 128 bytes long and stand in whole sectors, so each starts at a multiple of
# 128 ([MS-CFB] 2.6.1); this finds them in a truncated file too, where the sector chain is lost.
_ENTRY_BYTES = 128
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


def ole_error(data: bytes) -> DocumentError:
    """Why an OLE2 container cannot be read, and what to do about it.

    Args:
        data: a file that begins with `OLE_MAGIC`.
    """
    for stream, cause, remedy in _CONTENTS:
        if has_stream(data, stream):
            return DocumentError(cause, remedy)
    return DocumentError(
        "the file is an old Office container (OLE2) that holds neither Word nor Excel",
        "Open it in the program it was made with and save it as .docx, .xlsx or PDF.",
    )


_CONTENTS = (
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
        "WordDocument",
        "the file is in the old Word format (.doc)",
        "Open it in Word and save it as .docx.",
    ),
    (
        "Workbook",
        "the file is in the old Excel format (.xls)",
        "Open it in Excel and save it as .xlsx.",
    ),
    (
        "Book",
        "the file is in the old Excel format (.xls)",
        "Open it in Excel and save it as .xlsx.",
    ),
    (
        "PowerPoint Document",
        "the file is in the old PowerPoint format (.ppt)",
        "Save the slides as PDF and give that.",
    ),
)
