"""Outlook messages made by code ([MS-OXMSG])."""

from __future__ import annotations

import datetime as dt
import struct
from dataclasses import dataclass, field

from parsers.cfb import cfb

_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
UNICODE, BINARY, NUMBER, TIME = 0x1F, 0x102, 0x3, 0x40


@dataclass
class Attached:
    """What is attached: bytes, or a message."""

    name: str = ""
    data: bytes = b""
    message: Outlook | None = None
    kind: str = ""
    content_id: str = ""

    def storage(self) -> dict:
        props: list = []
        streams: dict = {}
        for number, text in ((0x3707, self.name), (0x370E, self.kind), (0x3712, self.content_id)):
            _text(props, streams, number, text)
        props.append(struct.pack("<HHIII", NUMBER, 0x3705, 6, 5 if self.message else 1, 0))
        if self.message:
            streams["__substg1.0_3701000D"] = self.message.storage(24)
        else:
            _data(props, streams, 0x3701, self.data)
        streams["__properties_version1.0"] = bytes(8) + b"".join(props)
        return streams


@dataclass
class Outlook:
    """A message."""

    subject: str = ""
    body: str = ""
    html: bytes = b""
    sender: str = ""
    address: str = ""
    sent: dt.datetime | None = None
    attached: list[Attached] = field(default_factory=list)

    def storage(self, offset: int) -> dict:
        props: list = []
        streams: dict = {}
        for number, text in (
            (0x37, self.subject),
            (0x1000, self.body),
            (0x0C1A, self.sender),
            (0x5D01, self.address),
        ):
            _text(props, streams, number, text)
        if self.html:
            props.append(struct.pack("<HHIII", NUMBER, 0x3FDE, 6, 65001, 0))
            _data(props, streams, 0x1013, self.html)
        if self.sent:
            ticks = int((self.sent - _EPOCH).total_seconds() * 10_000_000)
            props.append(struct.pack("<HHIQ", TIME, 0x39, 6, ticks))
        for number, each in enumerate(self.attached):
            streams[f"__attach_version1.0_#{number:08X}"] = each.storage()
        streams["__properties_version1.0"] = bytes(offset) + b"".join(props)
        return streams

    def file(self) -> bytes:
        """The whole file."""
        return cfb(self.storage(32))


def _text(props: list, streams: dict, number: int, text: str) -> None:
    if text:
        data = text.encode("utf-16-le")
        props.append(struct.pack("<HHIII", UNICODE, number, 6, len(data) + 2, 0))
        streams[f"__substg1.0_{number:04X}001F"] = data


def _data(props: list, streams: dict, number: int, data: bytes) -> None:
    props.append(struct.pack("<HHIII", BINARY, number, 6, len(data), 0))
    streams[f"__substg1.0_{number:04X}0102"] = data
