"""The headers at the top of mails and saved web pages, and which of the two they open."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEAD_BYTES = 65_536  # far more than the headers of any mail met
_HEADER = re.compile(rb"([!-9;-~]{1,70}):[ \t]?([^\n]*\n(?:[ \t][^\n]*\n)*)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Headers that programs write into mails, and nobody writes at the top of a memo in plain text.
_OF_MAILS = frozenset(
    {"received", "message-id", "return-path", "mime-version", "delivered-to", "x-unsent"}
)
_OF_LETTERS = frozenset({"from", "to", "cc", "subject", "date", "sender"})
# What browsers and Word do not write into pages they save.
_NOT_OF_PAGES = frozenset(
    {"received", "message-id", "return-path", "delivered-to", "to", "x-unsent"}
)
_PAGE_TYPES = ("multipart/related", "text/html")


@dataclass(frozen=True, slots=True)
class MimeHead:
    """The headers at the top of a file.

    Attributes:
        fields: name in lower case to its value, the first of each name.
        ended: an empty line or the file's end follows them, as the standard wants.
    """

    fields: dict[str, str]
    ended: bool

    @property
    def is_saved_page(self) -> bool:
        """A web page saved in one file (.mht)."""
        kind = self.fields.get("content-type", "").lower()
        return (
            "mime-version" in self.fields
            and self.ended
            and kind.startswith(_PAGE_TYPES)
            and _NOT_OF_PAGES.isdisjoint(self.fields)
            and "@" not in self.fields.get("from", "")
        )

    def is_mail(self, *, named_so: bool) -> bool:
        """An e-mail.

        Args:
            named_so: the file is named .eml, so that a letter's headers are enough.
        """
        if not self.ended or self.is_saved_page:
            return False
        wanted = _OF_MAILS | _OF_LETTERS if named_so else _OF_MAILS
        return not wanted.isdisjoint(self.fields)


def mime_head(data: bytes) -> MimeHead:
    """The headers that a file opens with; none where it opens otherwise.

    Args:
        data: the file, or its beginning.
    """
    text = data[:_HEAD_BYTES].removeprefix(_BYTE_ORDER_MARK).replace(b"\r\n", b"\n").lstrip(b"\n")
    at = 0
    if text.startswith(b"From "):  # the line that mailboxes put in front
        at = text.find(b"\n") + 1
    fields: dict[str, str] = {}
    while found := _HEADER.match(text, at):
        value = b" ".join(found[2].split()).decode("utf-8", "replace")
        fields.setdefault(found[1].decode("ascii").lower(), value)
        at = found.end()
    return MimeHead(fields, bool(fields) and (at >= len(text) or text.startswith(b"\n", at)))
