"""Boxes before the items of a list that are ticked where the item is done ("[x] Train panels")."""

from __future__ import annotations

import re
from dataclasses import replace

from planlift_parsers import Paragraph

_TYPED = re.compile(r"\[(?P<tick>[ \xa0xX✓✔]?)\](?=\s|$)")
_LEADING = re.compile(r"(?P<box>\[[ \xa0xX✓✔]?\]|[☐☑☒✅🗹])\s+(?=\S)")


def box_before(text: str) -> tuple[str, str]:
    """The box that a line opens with, as written, and the words behind it; "" and the line if none.

    Args:
        text: of a line or list item, without its bullet.
    """
    found = _LEADING.match(text)
    return (found["box"], text[found.end() :]) if found else ("", text)


def without_box(paragraph: Paragraph) -> Paragraph:
    """A list item without the box it opens with, which is a bullet too; any other as it is."""
    box, words = box_before(paragraph.text)
    return replace(paragraph, text=words, marker=paragraph.marker or box) if box else paragraph


def drawn(text: str) -> str:
    """A text with the boxes that are typed in it ("[ ]", "[x]") as the signs for them."""
    return _TYPED.sub(lambda box: "☑" if box["tick"].strip() else "☐", text)
