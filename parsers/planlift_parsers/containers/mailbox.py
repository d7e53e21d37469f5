"""Mailboxes in one file (.mbox): mails behind each other, a line before each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planlift_parsers.containers.member import Member, at_once
from planlift_parsers.errors import LimitError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits

# "From " at the beginning of a line behind an empty one, and a header behind it (RFC 4155).
_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n(?=[!-9;-~]{1,70}:)")


def is_mailbox(data: bytes) -> bool:
    """Whether a file that begins as a mail in a mailbox holds more than the one."""
    return data.startswith(b"From ") and _START.search(data, 1) is not None


def members(data: bytes, name: str, limits: Limits, keys: Keys) -> Sequence[Member]:
    """See `Opener`. The mails are numbered as they come."""
    starts = [found.start() for found in _START.finditer(data)]
    if len(starts) > limits.members:
        raise LimitError(f"it holds more than {limits.members:,} mails", limit="members")
    ends = [*starts[1:], len(data)]
    return [
        Member(f"mail {number}.eml", at_once(data[start:end]), end - start)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    ]
