"""E-mails (.eml): their text and what is attached to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import Message
from email.utils import collapse_rfc2231_value
from functools import partial

from planlift_parsers.containers.attachments import SIGNATURE, name_for
from planlift_parsers.containers.bodies import Body, fullest, unflowed
from planlift_parsers.containers.headers import day_of, header_text, mail_of
from planlift_parsers.containers.member import Member, at_once
from planlift_parsers.containers.texts import Attached, members_of
from planlift_parsers.document import Mail
from planlift_parsers.encodings import decode
from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import Keys
from planlift_parsers.limits import Limits
from planlift_parsers.mime import (
    attached_mail,
    children_of,
    leaves,
    mail_inside,
    message_of,
    payload,
)

_TEXTS = ("text/plain", "text/html")
_SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_SHOWN = ("From", "Sent", "To", "Cc", "Subject")


@dataclass(slots=True)
class _Found:
    """The leaves of a mail.

    Attributes:
        bodies: the forms of each piece of its own text, those of one piece together.
        attached: all other leaves.
    """

    bodies: dict[int, list[Message]] = field(default_factory=dict)
    attached: list[Message] = field(default_factory=list)


def members(data: bytes, name: str, limits: Limits, keys: Keys) -> Sequence[Member]:
    """See `Opener`. The mail's own text comes first, what is attached after it."""
    message = message_of(data)
    mail = _mail(message)
    found = _found(message, limits)
    texts = [fullest([_body(leaf) for leaf in forms]) for forms in found.bodies.values()]
    attached = [
        Attached(
            _attached(leaf, number, mail),
            leaf.get_content_maintype() == "image",
            str(leaf.get("content-id", "")).strip("<> "),
            leaf.get_content_disposition() == "inline",
        )
        for number, leaf in enumerate(found.attached, 1)
    ]
    return members_of([text for text in texts if text.words], mail, attached)


def _mail(message: Message) -> Mail:
    sender, subject = header_text(message.get("from", "")), header_text(message.get("subject", ""))
    sent = header_text(message.get("date", ""))
    values = (sender, sent, header_text(message.get("to", "")), header_text(message.get("cc", "")))
    return mail_of(sender, subject, day_of(sent), zip(_SHOWN, (*values, subject), strict=True))


def _found(message: Message, limits: Limits) -> _Found:
    """The leaves, those of a multipart/alternative that are texts as forms of one."""
    every = list(leaves(message, limits))
    groups = {
        id(child): id(part)
        for part in _multiparts(message)
        if part.get_content_subtype() == "alternative"
        for child in _inner(part)
    }
    found = _Found()
    for leaf in every:
        if leaf.get_content_type() in _TEXTS and not _is_file(leaf):
            found.bodies.setdefault(groups.get(id(leaf), id(leaf)), []).append(leaf)
        else:
            found.attached.append(leaf)
    return found


def _multiparts(message: Message) -> Iterator[Message]:
    """The multiparts of a message, outer ones first, those of mails inside left out."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if children := children_of(part):
            yield part
            waiting += children


def _inner(part: Message) -> Iterator[Message]:
    """A multipart's parts, and those of multiparts inside it."""
    for inner in _multiparts(part):
        yield from children_of(inner)


def _is_file(leaf: Message) -> bool:
    return leaf.get_content_disposition() == "attachment" or bool(_file_name(leaf))


def _file_name(leaf: Message) -> str:
    """The name given to a leaf, in any of the ways that programs write it."""
    for parameter, header in (("filename", "content-disposition"), ("name", "content-type")):
        value = leaf.get_param(parameter, None, header)
        if value:
            return header_text(collapse_rfc2231_value(value))
    return ""


def _body(leaf: Message) -> Body:
    try:
        data = payload(leaf)
    except DocumentError:
        data = str(leaf.get_payload()).encode("utf-8", "surrogateescape")
    text = decode(data, declared=str(leaf.get_param("charset") or ""))
    html = leaf.get_content_type() == "text/html"
    flowed = str(leaf.get_param("format") or "").lower() == "flowed"
    return Body(unflowed(text) if flowed and not html else text, html)


def _attached(leaf: Message, number: int, mail: Mail) -> Member:
    kind = leaf.get_content_type()
    name = _file_name(leaf)
    if kind == "message/rfc822":
        inner = mail_inside(leaf)
        subject = header_text(inner.get("subject", "")) if inner is not None else ""
        subject = subject.replace("/", "-").replace("\\", "-")  # it names no folders
        return Member(
            name_for(name or subject, kind, number), partial(_mail_inside, leaf), mail=mail
        )
    name = name_for(name, kind, number)
    if kind in _SIGNATURES:
        return Member(name, at_once(b""), passed_over=SIGNATURE, mail=mail)
    if kind in _SEALED:
        error = DocumentError(
            "this part of the mail is encrypted or sealed",
            "Open the mail in the program it was sent to, and save what is attached.",
        )
        return Member(name, at_once(b""), error=error, mail=mail)
    return Member(name, partial(_pieces, leaf), len(str(leaf.get_payload())), mail=mail)


def _pieces(leaf: Message) -> Iterator[bytes]:
    yield payload(leaf)


def _mail_inside(leaf: Message) -> Iterator[bytes]:
    yield attached_mail(leaf)
