"""What attachments are called, and why some are not read."""

from __future__ import annotations

from pathlib import PurePosixPath

from planlift_parsers.containers.member import Member
from planlift_parsers.formats import FORMATS

BODY_NAME = "message"
NOTE = "covering note: short, with neither table nor list"
PICTURE_IN_TEXT = "picture in the mail's text"
SIGNATURE = "digital signature of the mail"
_ENDINGS = {row.mime: row.extensions[0] for row in FORMATS} | {
    "message/rfc822": ".eml",
    "application/vnd.ms-outlook": ".msg",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/gzip": ".gz",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/csv": ".csv",
    "text/calendar": ".ics",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "application/ms-tnef": ".dat",
}


_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp", ".ico", ".emz"})


def name_for(name: str, kind: str, number: int) -> str:
    """A name for an attachment: its own, with the ending of its type where it has none.

    Args:
        name: as given, "" if none.
        kind: media type, as given.
        number: its number among the attachments, from 1.
    """
    ending = _ENDINGS.get(kind, "")
    if not name:
        return f"attachment-{number}{ending}"
    own = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    is_mail = kind == "message/rfc822" and own != ending
    return name + ending if is_mail or not own else name


def may_hold_text(member: Member) -> bool:
    """Whether an attachment may be what a mail was sent for: it is read, and no picture."""
    ending = PurePosixPath(member.name).suffix.lower()
    return not member.passed_over and ending not in _PICTURES
