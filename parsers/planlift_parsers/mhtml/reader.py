"""A saved page's parts to one Document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from planlift_parsers.document import Document
from planlift_parsers.encodings import decode
from planlift_parsers.errors import DocumentError
from planlift_parsers.html.reader import give_places, read_page
from planlift_parsers.limits import Limits
from planlift_parsers.mime import leaves, message_of, payload

READER = "mhtml 1"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_UTF8 = "utf-8-sig"  # a byte order mark wins over what a page says of itself
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(slots=True)
class _Parts:
    """What a file holds: pages and style sheets as text, pictures by their addresses."""

    pages: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)


def read_saved(data: bytes, name: str, limits: Limits) -> Document:
    """See `planlift_parsers.mhtml.read`."""
    parts = _parts(data, limits)
    made = Document(name, "mhtml", READER)
    for page in parts.pages:
        if not page.strip():
            continue
        styled = _styled(page, parts.styles).encode(_UTF8)
        read = read_page(styled, name, limits, parts.pictures)
        made.blocks += read.blocks
        made.ocr = made.ocr or read.ocr
        made.notes += [note for note in read.notes if note not in made.notes]
        made.title = made.title or read.title
    if not parts.pages:
        raise DocumentError("the file holds no web page", "Save the page as .html and give that.")
    give_places(made.blocks)
    return made


def _parts(data: bytes, limits: Limits) -> _Parts:
    parts = _Parts()
    for leaf in leaves(message_of(data), limits):
        kind = leaf.get_content_type()
        if kind in _PAGES:
            parts.pages.append(_text(leaf))
        elif kind == "text/css":
            parts.styles.append(_text(leaf))
        elif leaf.get_content_maintype() == "image":
            parts.pictures |= dict.fromkeys(_addresses(leaf), payload(leaf))
    return parts


def _addresses(leaf: Message) -> Iterator[str]:
    """Where a page finds a part: by its id, and at the place that it was saved from."""
    if key := str(leaf.get("content-id", "")).strip("<> "):
        yield f"cid:{key}"
    if place := str(leaf.get("content-location", "")).strip():
        yield place


def _text(leaf: Message) -> str:
    return decode(payload(leaf), declared=str(leaf.get_param("charset") or ""))


def _styled(page: str, styles: list[str]) -> str:
    """The page with the style sheets that were saved beside it."""
    inside = "".join(f"<style>{style.replace('</', '')}</style>" for style in styles)
    found = _HEAD.search(page)
    return page[: found.end()] + inside + page[found.end() :] if found else inside + page
