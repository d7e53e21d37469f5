"""Messages in MIME: their leaves, and what a leaf holds. The parser is Python's own."""

from __future__ import annotations

import binascii
import email
from collections.abc import Iterator
from email.message import Message

from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits

_FRESH_COPY = "Get a fresh copy, or save its parts and give those."


def message_of(data: bytes) -> Message:
    """Parse a message; what is broken in it is read as far as it goes.

    Raises:
        LimitError: its parts are nested deeper than the parser follows.
    """
    try:
        return email.message_from_bytes(data)
    except RecursionError as error:
        raise LimitError("its parts are nested too deep", _FRESH_COPY) from error


def leaves(message: Message, limits: Limits) -> Iterator[Message]:
    """The parts that hold something, in order; a mail within the message is one of them.

    Args:
        message: the message.
        limits: `members`, `nesting` and `header_letters` are kept.

    Raises:
        LimitError: there are too many, or they are nested too deep.
    """
    waiting = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        _check_headers(part, limits)
        if count > limits.members:
            raise LimitError(f"it has more than {limits.members:,} parts", "", limit="members")
        if depth > limits.nesting:
            raise LimitError("its parts are nested too deep", _FRESH_COPY, limit="nesting")
        children = children_of(part)
        if children:
            waiting += [(child, depth + 1) for child in reversed(children)]
        else:
            yield part


def _check_headers(part: Message, limits: Limits) -> None:
    """Taking a header apart costs the square of its length."""
    if any(len(str(value)) > limits.header_letters for value in part.values()):
        cause = f"a header of it has more than {limits.header_letters:,} letters"
        raise LimitError(cause, _FRESH_COPY, limit="header_letters")


def children_of(part: Message) -> list[Message]:
    """The parts of a multipart; none of any other part, a mail within the mail included."""
    inner = part.get_payload()
    if part.get_content_maintype() != "multipart" or not isinstance(inner, list):
        return []
    return [child for child in inner if isinstance(child, Message)]


def mail_inside(part: Message) -> Message | None:
    """The mail that a part is (message/rfc822), None where the parser saw none."""
    inner = part.get_payload()
    found = inner[0] if isinstance(inner, list) and inner else None
    return found if isinstance(found, Message) else None


def payload(part: Message) -> bytes:
    """The bytes that a part holds, its transfer encoding undone.

    Raises:
        DocumentError: it cannot be undone.
    """
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error) as error:
        raise DocumentError(f"its encoding is damaged ({error})", _FRESH_COPY) from error
    return found if isinstance(found, bytes) else b""


def attached_mail(part: Message) -> bytes:
    """The bytes of a mail within a mail (message/rfc822).

    Raises:
        DocumentError: it cannot be written out again.
    """
    inner = mail_inside(part)
    if inner is None:
        return payload(part)
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    try:
        data: bytes = inner.as_bytes()
        # The standard forbids it; some programs do it all the same.
        return binascii.a2b_base64(data) if encoding == "base64" else data
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DocumentError(f"the mail inside is damaged ({error})", _FRESH_COPY) from error
