"""The table of containers, and which of them a file is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from planlift_parsers.containers.mailbox import is_mailbox
from planlift_parsers.containers.member import Opener
from planlift_parsers.errors import DocumentError
from planlift_parsers.mime_head import mime_head
from planlift_parsers.ole import MAIL_STREAM, OLE_MAGIC, has_stream
from planlift_parsers.sniff import is_archive

_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Container:
    """One row of the table.

    Attributes:
        name: as in the account.
        title: as people call it.
        extensions: lower case, with the dot; the first is the usual one.
        module: module that holds `members`.
        notes: what is opened and what is not, for people.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    module: str
    notes: str

    def opener(self) -> Opener:
        """The opener, imported only now."""
        return cast(Opener, import_module(self.module).members)


_PACKAGE = "planlift_parsers.containers"
CONTAINERS: tuple[Container, ...] = (
    Container(
        "zip",
        "Zip archive",
        (".zip",),
        f"{_PACKAGE}.archive",
        "folders and containers inside; passwords of the old kind, not AES",
    ),
    Container(
        "eml",
        "E-mail",
        (".eml",),
        f"{_PACKAGE}.mail",
        "attachments, attached mails, its own text; not what is encrypted",
    ),
    Container(
        "msg",
        "Outlook message",
        (".msg",),
        f"{_PACKAGE}.outlook",
        "attachments, attached messages, its own text",
    ),
    Container(
        "mbox", "Mailbox", (".mbox",), f"{_PACKAGE}.mailbox", "each mail in it, as an e-mail"
    ),
    Container("gzip", "Gzip file", (".gz",), f"{_PACKAGE}.gzipped", "the one file inside"),
)
_ROWS = {row.name: row for row in CONTAINERS}


def may_be_container(head: bytes) -> bool:
    """Whether a file with this beginning has to be looked at whole to know."""
    return head.startswith((_ZIP, _GZIP, OLE_MAGIC)) or bool(mime_head(head).fields)


def container_of(data: bytes, name: str) -> Container | None:
    """Which container a file is, by its content; None for a document.

    Args:
        data: the whole file.
        name: its name: settles whether text with a few headers is a mail.
    """
    if data.startswith(_ZIP):
        return _ROWS["zip"] if _is_zip(data) else None
    if data.startswith(_GZIP):
        return _ROWS["gzip"]
    if data.startswith(OLE_MAGIC):
        return _ROWS["msg"] if has_stream(data, MAIL_STREAM) else None
    if is_mailbox(data):
        return _ROWS["mbox"]
    named_so = PurePath(name).suffix.lower() in _ROWS["eml"].extensions
    return _ROWS["eml"] if mime_head(data).is_mail(named_so=named_so) else None


def _is_zip(data: bytes) -> bool:
    try:
        return is_archive(data)
    except DocumentError:
        return False  # the reader says what is wrong with it
