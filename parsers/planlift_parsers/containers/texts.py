"""A mail's own text and what is attached to it, as members: which pictures belong to the text."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planlift_parsers.containers.attachments import (
    BODY_NAME,
    NOTE,
    PICTURE_IN_TEXT,
    may_hold_text,
)
from planlift_parsers.containers.bodies import Body
from planlift_parsers.containers.member import Member, at_once
from planlift_parsers.document import Mail
from planlift_parsers.errors import DocumentError
from planlift_parsers.sizes import may_hold_table

_UTF8 = "utf-8-sig"  # a byte order mark wins over what the text says of itself


@dataclass(frozen=True, slots=True)
class Attached:
    """Something that is attached to a mail.

    Attributes:
        member: the member that it is.
        picture: it is a picture.
        key: the id by which the mail's text shows it, "" if none.
        inline: the mail says that it belongs to the text.
    """

    member: Member
    picture: bool = False
    key: str = ""
    inline: bool = False

    def is_shown_in(self, text: str) -> bool:
        """Whether a text in HTML shows it."""
        return bool(self.key) and f"cid:{self.key}" in text


def members_of(texts: Sequence[Body], mail: Mail, attached: Sequence[Attached]) -> list[Member]:
    """The members of a mail: its own text first.

    Pictures that the text shows go with it, where it is read, so that a table on one stands where
    it was put; a large one of a covering note is read by itself. Small ones belong to signatures.

    Args:
        texts: the forms of its text that are to be read.
        mail: what is to be known of it.
        attached: all else, in order.
    """
    documents = any(may_hold_text(each.member) for each in attached)
    notes = [documents and text.is_covering_note for text in texts]
    shown = "".join(text.text for text in texts if text.html)
    read = "".join(t.text for t, note in zip(texts, notes, strict=True) if t.html and not note)
    written = {e.key: e.member.whole() for e in attached if e.is_shown_in(read) and _is_large(e)}
    own = [
        _own(_with_pictures(text, written) if text.html and not note else text, mail, note=note)
        for text, note in zip(texts, notes, strict=True)
    ]
    return [*own, *(_settled(each, shown, read) for each in attached)]


def _own(text: Body, mail: Mail, *, note: bool) -> Member:
    name = BODY_NAME + (".html" if text.html else ".rtf" if text.rich else ".txt")
    data = text.rich or text.text.encode(_UTF8, "replace")
    reason = NOTE if note else ""
    return Member(name, at_once(data), len(data), passed_over=reason, mail=mail, body=True)


def _with_pictures(text: Body, pictures: Mapping[str, bytes]) -> Body:
    """A text in HTML with the pictures written into it that it shows."""
    page = text.text
    for key, data in pictures.items():
        written = base64.b64encode(data).decode("ascii")
        page = page.replace(f"cid:{key}", f"data:image/png;base64,{written}")
    return replace(text, text=page)


def _settled(each: Attached, shown: str, read: str) -> Member:
    """What is attached; passed over where it is a picture that the mail's text shows."""
    in_text = each.picture and (each.inline or each.is_shown_in(shown))
    if not in_text or (not each.is_shown_in(read) and _is_large(each)):
        return each.member
    return replace(each.member, passed_over=PICTURE_IN_TEXT)


def _is_large(each: Attached) -> bool:
    """Whether a picture is as large as that of a table; those of signatures are small."""
    from planlift_parsers.scan.pictured import natural_size

    try:
        return each.picture and may_hold_table(*natural_size(each.member.whole()))
    except DocumentError:
        return False
