"""Outlook messages (.msg): their text and what is attached to them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from olefile import OleFileIO
from oxmsg.domain import constants as c
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from planlift_parsers.containers.attachments import name_for
from planlift_parsers.containers.bodies import ROW, Body, fullest
from planlift_parsers.containers.headers import mail_of
from planlift_parsers.containers.lzfu import unpacked
from planlift_parsers.containers.member import Member, at_once
from planlift_parsers.containers.texts import Attached, members_of
from planlift_parsers.document import Mail
from planlift_parsers.encodings import decode
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits
from planlift_parsers.rtf.encapsulated import html_in
from planlift_parsers.rtf.letters import page_codec

# [MS-OXMSG] 2.4: where the properties begin, in a message and in one inside it.
_TOP_OFFSET, _INNER_OFFSET, _ATTACHMENT_OFFSET = 32, 24, 8
_MESSAGE_INSIDE = 5  # PidTagAttachMethod of a message inside, [MS-OXCMSG] 2.2.2.9
_SHORT_NAME, _DISPLAY_NAME, _CONTENT_ID, _HIDDEN = 0x3704, 0x3001, 0x3712, 0x7FFE
_TO, _CC = 0x0E04, 0x0E03
_DATA_OBJECT = "__substg1.0_3701000D"
_FRESH_COPY = "Save it again from Outlook, or save its attachments and give those."
# What the library raises where a property or a stream is missing, or is not what it should be.
_BROKEN = (KeyError, ValueError, LookupError, struct.error, OSError, TypeError)
_T = TypeVar("_T")


def members(data: bytes, name: str, limits: Limits, keys: Keys) -> Sequence[Member]:
    """See `Opener`. The message's own text comes first, what is attached after it."""
    try:
        with OleFileIO(data) as file:  # type: ignore[no-untyped-call]
            root = Storage.from_ole(file)
    except RecursionError as error:
        raise LimitError("its parts are nested too deep", _FRESH_COPY) from error
    except (*_BROKEN, AssertionError) as error:
        raise DocumentError(f"the message is damaged ({error})", _FRESH_COPY) from error
    return _Message(root, _TOP_OFFSET, limits, 1).members()


@dataclass(frozen=True, slots=True)
class _Message:
    """A message, or one inside it.

    Attributes:
        storage: what it is kept in.
        offset: where its properties begin.
        limits: `container_nesting` is kept.
        depth: 1 for the message itself.
    """

    storage: Storage
    offset: int
    limits: Limits
    depth: int

    def members(self) -> list[Member]:
        """Its own text, then what is attached."""
        said = _Said(self.storage, self.offset)
        mail = said.mail()
        attached = [
            member
            for number, each in enumerate(self.storage.iter_attachment_storages(), 1)
            for member in self._attached(_Said(each, _ATTACHMENT_OFFSET, said), number, mail)
        ]
        own = said.body(self.limits)
        return members_of([own] if own is not None else [], mail, attached)

    def _attached(self, said: _Said, number: int, mail: Mail) -> Iterator[Attached]:
        """What is attached; a message inside gives its members, below a folder of its name."""
        kind = said.text(c.PID_ATTACH_MIME_TAG).lower()
        inside = next((s for s in said.storage.storages if s.name == _DATA_OBJECT), None)
        name = said.text(c.PID_ATTACH_LONG_FILENAME, _SHORT_NAME, _DISPLAY_NAME)
        if inside is not None and said.number(c.PID_ATTACH_METHOD) == _MESSAGE_INSIDE:
            folder = name_for(name, "application/vnd.ms-outlook", number).replace("/", "_")
            for member in self._inside(inside, mail):
                yield Attached(replace(member, name=f"{folder}/{member.name}"))
            return
        data = said.data(c.PID_ATTACH_DATA_BINARY)
        name = name_for(name, kind, number)
        if inside is not None or not data:
            error = DocumentError(
                "it is an object of another program, or only linked to the message",
                "Open the message in Outlook and save what is attached.",
            )
            yield Attached(Member(name, at_once(b""), error=error, mail=mail))
            return
        key = said.text(_CONTENT_ID)
        hidden = bool(key and said.number(_HIDDEN))
        member = Member(name, at_once(data), len(data), mail=mail)
        yield Attached(member, kind.startswith("image/"), key, hidden)

    def _inside(self, storage: Storage, mail: Mail) -> list[Member]:
        most = self.limits.container_nesting
        if self.depth < most:
            return _Message(storage, _INNER_OFFSET, self.limits, self.depth + 1).members()
        error = LimitError(
            f"messages stand more than {most} deep in each other",
            _FRESH_COPY,
            limit="container_nesting",
        )
        return [Member("message", at_once(b""), error=error, mail=mail)]


class _Said:
    """Properties by number; one that is missing or broken is as if it were not there.

    Args:
        storage: what they are kept in.
        offset: where they begin.
        around: those of the message that it is attached to, which names the code page.
    """

    def __init__(self, storage: Storage, offset: int, around: _Said | None = None) -> None:
        self.storage = storage
        self._properties = Properties(storage, properties_header_offset=offset)
        own = self._code_page(c.PID_MESSAGE_CODEPAGE) or self._code_page(c.PID_INTERNET_CODEPAGE)
        self._codec: str = own or (around._codec if around is not None else "")

    def text(self, *numbers: int) -> str:
        """The first of these that holds text."""
        return next((found for found in map(self._text, numbers) if found), "")

    def data(self, number: int) -> bytes:
        """Bytes."""
        return self._stream(number, c.PTYP_BINARY)

    def number(self, number: int) -> int:
        """A whole number, 0 for none."""
        found = _optional(lambda: self._properties.int_prop_value(number))
        return found if isinstance(found, int) else 0

    def mail(self) -> Mail:
        """What is to be known of the message."""
        sent = _optional(lambda: self._properties.date_prop_value(c.PID_CLIENT_SUBMIT_TIME))
        sender = self._sender()
        shown = (
            ("From", sender),
            ("Sent", f"{sent:%d %B %Y %H:%M}" if isinstance(sent, datetime) else ""),
            ("To", self.text(_TO)),
            ("Cc", self.text(_CC)),
            ("Subject", self.text(c.PID_SUBJECT)),
        )
        day = sent.date() if isinstance(sent, datetime) else None
        return mail_of(sender, self.text(c.PID_SUBJECT), day, shown)

    def body(self, limits: Limits) -> Body | None:
        """The message's text in its fullest form, None if it has none."""
        plain, rich = Body(self.text(c.PID_BODY)), self._rich()
        page = Body(self._html() or html_in(rich, limits) or "", html=True)
        if not page.words and (ROW in rich or not plain.words):
            plain = _rich_body(rich, limits)
        held = [form for form in (page, plain) if form.words]
        return fullest(held) if held else None

    def _sender(self) -> str:
        name = self.text(c.PID_SENDER_NAME, c.PID_SENT_REPRESENTING_NAME)
        addresses = (self.text(n) for n in (c.PID_SENDER_SMTP_ADDRESS, c.PID_SENDER_EMAIL_ADDRESS))
        address = next((each for each in addresses if "@" in each), "")
        return f"{name} <{address}>".strip() if address else name

    def _html(self) -> str:
        page = self.data(c.PID_HTML)
        declared = self._code_page(c.PID_INTERNET_CODEPAGE) or self._codec
        return decode(page, declared=declared) if page else self.text(c.PID_BODY_HTML)

    def _rich(self) -> bytes:
        try:
            return unpacked(self.data(c.PID_RTF_COMPRESSED))
        except DocumentError:
            return b""

    def _text(self, number: int) -> str:
        """Text in UTF-16, or in the code page of the message."""
        wide = self._stream(number, c.PTYP_STRING)
        narrow = b"" if wide else self._stream(number, c.PTYP_STRING8)
        text = wide.decode("utf-16-le", "replace") or decode(narrow, declared=self._codec)
        return text.rstrip("\0")

    def _stream(self, number: int, kind: int) -> bytes:
        return _optional(partial(self.storage.property_stream_bytes, number, kind)) or b""

    def _code_page(self, number: int) -> str:
        page = self.number(number)
        return page_codec(page) if page else ""


def _rich_body(rich: bytes, limits: Limits) -> Body:
    """A text in rich text, with its words for counting; empty where it cannot be read."""
    from planlift_parsers.rtf import read

    try:
        document = read(rich, "", limits)
    except DocumentError:
        return Body("")
    return Body("\n".join(paragraph.line for paragraph in document.paragraphs()), rich=rich)


def _optional(get: Callable[[], _T]) -> _T | None:
    try:
        return get()
    except (*_BROKEN, AssertionError):
        return None
