"""What an OLE2 container (the old binary format of Office) holds, told by its directory."""

from __future__ import annotations

from planlift_parsers.errors import DocumentError

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
# Directory entries are 128 bytes long and stand in whole sectors, so each starts at a multiple of
# 128 ([MS-CFB] 2.6.1); this finds them in a truncated file too, where the sector chain is lost.
_ENTRY_BYTES = 128


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
    for stream, cause, remedy in _REFUSED:
        if has_stream(data, stream):
            raise DocumentError(cause, remedy)
    for stream, name in _READ:
        if has_stream(data, stream):
            return name
    if any(data.startswith(mark, _FIRST_SECTOR) for mark in _WORD_MARKS):
        return "doc"
    raise DocumentError(
        "the file is an old Office container (OLE2) that holds neither Word nor Excel",
        "Open it in the program it was made with and save it as .docx, .xlsx or PDF.",
    )


# A Word file that was cut short has lost its directory, which stands at the end; its text comes
# first, and begins with the mark of Word 97 to 2003 or of Word 6 and 95 ([MS-DOC] 2.5.2).
_FIRST_SECTOR = 512
_WORD_MARKS = (b"\xec\xa5", b"\xdc\xa5")
_READ = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_REFUSED = (
    (
        "EncryptedPackage",
        "the file is protected by a password",
        "Open it in Word or Excel, remove the password, save and try again.",
    ),
    (
        "__properties_version1.0",
        "the file is an Outlook message (.msg)",
        "Save its attachments and give those.",
    ),
    (
        "PowerPoint Document",
        "the file is in the old PowerPoint format (.ppt)",
        "Save the slides as PDF and give that.",
    ),
)
