"""Outlook messages made by code ([MS-OXMSG])."""

from __future__ import annotations

import datetime as dt
import struct
from dataclasses import dataclass, field

from parsers.cfb import cfb

_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
UNICODE, NARROW, BINARY, NUMBER, TIME = 0x1F, 0x1E, 0x102, 0x3, 0x40
UTF16 = "utf-16-le"


@dataclass
class Attached:
    """What is attached: bytes, or a message."""

    name: str = ""
    data: bytes = b""
    message: Outlook | None = None
    kind: str = ""
    content_id: str = ""

    def storage(self, codec: str = UTF16) -> dict:
        props: list = []
        streams: dict = {}
        for number, text in ((0x3707, self.name), (0x370E, self.kind), (0x3712, self.content_id)):
            _text(props, streams, number, text, codec)
        props.append(struct.pack("<HHIII", NUMBER, 0x3705, 6, 5 if self.message else 1, 0))
        if self.message:
            streams["__substg1.0_3701000D"] = self.message.storage(24)
        else:
            _data(props, streams, 0x3701, self.data)
        streams["__properties_version1.0"] = bytes(8) + b"".join(props)
        return streams


@dataclass
class Outlook:
    """A message; with a code page, its text is in one byte a letter."""

    subject: str = ""
    body: str = ""
    html: bytes = b""
    sender: str = ""
    address: str = ""
    sent: dt.datetime | None = None
    attached: list[Attached] = field(default_factory=list)
    rich: bytes = b""
    code_page: int = 0

    def storage(self, offset: int) -> dict:
        props: list = []
        streams: dict = {}
        codec = f"cp{self.code_page}" if self.code_page else UTF16
        if self.code_page:
            props.append(struct.pack("<HHIII", NUMBER, 0x3FFD, 6, self.code_page, 0))
        for number, text in (
            (0x37, self.subject),
            (0x1000, self.body),
            (0x0C1A, self.sender),
            (0x5D01, self.address),
        ):
            _text(props, streams, number, text, codec)
        if self.rich:
            _data(props, streams, 0x1009, lzfu(self.rich))
        if self.html:
            props.append(struct.pack("<HHIII", NUMBER, 0x3FDE, 6, 65001, 0))
            _data(props, streams, 0x1013, self.html)
        if self.sent:
            ticks = int((self.sent - _EPOCH).total_seconds() * 10_000_000)
            props.append(struct.pack("<HHIQ", TIME, 0x39, 6, ticks))
        for number, each in enumerate(self.attached):
            streams[f"__attach_version1.0_#{number:08X}"] = each.storage(codec)
        streams["__properties_version1.0"] = bytes(offset) + b"".join(props)
        return streams

    def file(self) -> bytes:
        """The whole file."""
        return cfb(self.storage(32))


def _text(props: list, streams: dict, number: int, text: str, codec: str) -> None:
    if text:
        data, kind = text.encode(codec), UNICODE if codec == UTF16 else NARROW
        props.append(struct.pack("<HHIII", kind, number, 6, len(data) + 2, 0))
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data


def lzfu(data: bytes) -> bytes:
    """Rich text as Outlook packs it, with no reference but the one that ends it."""
    body = b"".join(b"\0" + data[at : at + 8] for at in range(0, len(data) - len(data) % 8, 8))
    rest = data[len(data) - len(data) % 8 :]
    end = (207 + len(data)) % 4096 << 4
    body += bytes([1 << len(rest)]) + rest + struct.pack(">H", end)
    return struct.pack("<4I", len(body) + 12, len(data), 0x75465A4C, 0) + body


def _data(props: list, streams: dict, number: int, data: bytes) -> None:
    props.append(struct.pack("<HHIII", BINARY, number, 6, len(data), 0))
    streams[f"__substg1.0_{number:04X}0102"] = data
