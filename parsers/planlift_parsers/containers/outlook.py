"""Outlook messages (.msg): their text and what is attached to them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from olefile import OleFileIO
from oxmsg.domain import constants as c
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from planlift_parsers.containers.attachments import PICTURE_IN_TEXT, may_hold_text, name_for
from planlift_parsers.containers.bodies import Body, fullest
from planlift_parsers.containers.headers import mail_of
from planlift_parsers.containers.mail import body_member
from planlift_parsers.containers.member import Member, at_once
from planlift_parsers.document import Mail
from planlift_parsers.encodings import decode
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits

# [MS-OXMSG] 2.4: where the properties begin, in a message and in one inside it.
_TOP_OFFSET, _INNER_OFFSET, _ATTACHMENT_OFFSET = 32, 24, 8
_MESSAGE_INSIDE = 5  # PidTagAttachMethod of a message inside, [MS-OXCMSG] 2.2.2.9
_SHORT_NAME, _DISPLAY_NAME, _CONTENT_ID, _HIDDEN = 0x3704, 0x3001, 0x3712, 0x7FFE
_TO, _CC = 0x0E04, 0x0E03
_DATA_OBJECT = "__substg1.0_3701000D"
_UTF8_PAGE = "utf-8"
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
    return _members(root, _TOP_OFFSET)


def _members(storage: Storage, offset: int) -> list[Member]:
    said = _Said(Properties(storage, properties_header_offset=offset))
    mail = said.mail()
    own = said.body()
    storages = list(storage.iter_attachment_storages())
    shown = own.text if own is not None and own.html else ""
    attached = [
        member
        for number, each in enumerate(storages, 1)
        for member in _attached(each, number, mail, shown)
    ]
    if own is None:
        return attached
    documents = any(map(may_hold_text, attached))
    return [body_member(own, mail, with_others=documents), *attached]


class _Said:
    """Properties by number; one that is missing or broken is as if it were not there."""

    def __init__(self, properties: Properties) -> None:
        self._properties = properties

    def text(self, *numbers: int) -> str:
        """The first of these that holds text."""
        texts = (_optional(partial(self._properties.str_prop_value, n)) for n in numbers)
        return next((found.rstrip("\0") for found in texts if found), "")

    def data(self, number: int) -> bytes:
        """Bytes."""
        return _optional(lambda: self._properties.binary_prop_value(number)) or b""

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

    def _sender(self) -> str:
        name = self.text(c.PID_SENDER_NAME, c.PID_SENT_REPRESENTING_NAME)
        addresses = (self.text(n) for n in (c.PID_SENDER_SMTP_ADDRESS, c.PID_SENDER_EMAIL_ADDRESS))
        address = next((each for each in addresses if "@" in each), "")
        return f"{name} <{address}>".strip() if address else name

    def body(self) -> Body | None:
        """The message's text in its fullest form, None if it has none."""
        encoding = _optional(lambda: self._properties.body_encoding) or _UTF8_PAGE
        html = decode(self.data(c.PID_HTML), declared=encoding) or self.text(c.PID_BODY_HTML)
        forms = [Body(html, html=True), Body(self.text(c.PID_BODY), html=False)]
        held = [form for form in forms if form.words]
        return fullest(held) if held else None


def _optional(get: Callable[[], _T]) -> _T | None:
    try:
        return get()
    except (*_BROKEN, AssertionError):
        return None


def _attached(storage: Storage, number: int, mail: Mail, shown: str) -> Iterator[Member]:
    """What is attached; a message inside gives its own members, below a folder of its name."""
    said = _Said(Properties(storage, properties_header_offset=_ATTACHMENT_OFFSET))
    kind = said.text(c.PID_ATTACH_MIME_TAG).lower()
    inside = next((each for each in storage.storages if each.name == _DATA_OBJECT), None)
    name = said.text(c.PID_ATTACH_LONG_FILENAME, _SHORT_NAME, _DISPLAY_NAME)
    if inside is not None and said.number(c.PID_ATTACH_METHOD) == _MESSAGE_INSIDE:
        folder = name_for(name, "application/vnd.ms-outlook", number).replace("/", "_")
        for member in _members(inside, _INNER_OFFSET):
            yield _below(folder, member)
        return
    data = said.data(c.PID_ATTACH_DATA_BINARY)
    name = name_for(name, kind, number)
    if inside is not None or not data:
        error = DocumentError(
            "it is an object of another program, or only linked to the message",
            "Open the message in Outlook and save what is attached.",
        )
        yield Member(name, at_once(b""), error=error, mail=mail)
        return
    key = said.text(_CONTENT_ID)
    picture = kind.startswith("image/") and (said.number(_HIDDEN) or f"cid:{key}" in shown)
    passed_over = PICTURE_IN_TEXT if picture and key else ""
    yield Member(name, at_once(data), len(data), passed_over=passed_over, mail=mail)


def _below(folder: str, member: Member) -> Member:
    return Member(
        f"{folder}/{member.name}",
        member.pieces,
        member.size,
        member.passed_over,
        member.error,
        member.mail,
        member.body,
    )
