"""The headers of a mail as people see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parseaddr, parsedate_to_datetime

from planlift_parsers.document import Mail
from planlift_parsers.encodings import decode
from planlift_parsers.paragraphs import fold

_LONGEST = 10_000  # letters of one header; a list of a hundred addressees has half as many


def header_text(value: object) -> str:
    """A header's text, encoded words decoded whatever they say they are.

    Args:
        value: as the parser gives it: text, or a `Header` where it holds raw bytes.
    """
    raw = str(value)[:_LONGEST]
    try:
        pieces = decode_header(value if isinstance(value, str) else raw)
    except (HeaderParseError, ValueError):
        return fold(raw)
    return fold("".join(_piece(text, charset) for text, charset in pieces))


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, bytes):
        declared = "" if charset in (None, "unknown-8bit") else str(charset)
        return decode(text, declared=declared)
    # Bytes outside of ASCII that no encoding was declared for.
    return decode(text.encode("utf-8", "surrogateescape"))


def mail_of(
    sender: str, subject: str, sent: dt.date | None, shown: Iterable[tuple[str, str]]
) -> Mail:
    """What is to be known of a mail.

    Args:
        sender: its "From", as shown.
        subject: as shown.
        sent: the day it was sent.
        shown: the headers shown above its text: name and value, "" for none.
    """
    address = parseaddr(sender)[1]
    domain = address.rpartition("@")[2].lower() if "@" in address else ""
    head = tuple(f"{name}: {value}" for name, value in shown if value)
    return Mail(domain, sent, subject, head)


def day_of(value: str) -> dt.date | None:
    """The day that a "Date" header names, in the sender's own time; None if it names none."""
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
