"""Headers and footers of the printed page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

# ECMA-376 part 1, 18.3.1.46: fields and formatting codes within a header or footer.
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?&(?:P(?:[+-]\d+)?|\[Page\])(?:\s*(?:of|/)\s*&(?:N|\[Pages\]))?", re.I
)
_CODE = re.compile(r'&(?:"[^"]*"|\[[^\]]*\]|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')


def running_text(ws: Worksheet) -> Iterator[str]:
    """The words of a sheet's headers and footers; page numbers, dates and names are fields."""
    for part in (
        ws.oddHeader,
        ws.firstHeader,
        ws.evenHeader,
        ws.oddFooter,
        ws.firstFooter,
        ws.evenFooter,
    ):
        for piece in (part.left, part.center, part.right) if part else ():
            words = _CODE.sub("", _PAGE_NUMBER.sub("", (piece and piece.text) or "")).replace(
                "&&", "&"
            )
            if any(letter.isalnum() for letter in words):
                yield words.strip()
