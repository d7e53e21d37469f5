"""Properties of paragraphs that the program which wrote an old Word file cut short.

LibreOffice fits what a page of properties has no more room for by leaving out its end, in the
middle of a property: mostly the shading of a row's last cells. Word reads what is whole.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from planlift_parsers.doc.container import find_streams

_PAGE = 512
# [MS-DOC] 2.5.7: where the list of pages with the properties of paragraphs stands, and how long.
_PAGES_AT = 0x0102
_BX = 13  # bytes that say where a paragraph's properties stand ([MS-DOC] 2.9.23)
_STYLE = 2  # bytes of the style, before the properties
_TABLE = 0xD608  # its operand has a length of two bytes ([MS-DOC] 2.9.315)
_TABS = 0xC615  # its length may not fit into its byte ([MS-DOC] 2.9.181): left as it is
# Bytes of an operand by the kind of its property ([MS-DOC] 2.6.1); the sixth kind says its length.
_FIXED = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def without_cut_properties(data: bytes) -> bytes | None:
    """The file without the properties that it holds only the beginning of; None if it has none.

    Args:
        data: the whole file.
    """
    streams = find_streams(data)
    if streams is None or len(streams.text) < _PAGES_AT + 8:
        return None
    found = data
    for number in _pages(streams.text, streams.table):
        page = streams.text[number * _PAGE : (number + 1) * _PAGE]
        whole = _whole(page) if len(page) == _PAGE else page
        if whole != page and data.count(page) == 1:
            found = found.replace(page, whole)
    return None if found == data else found


def _pages(text: bytes, table: bytes) -> tuple[int, ...]:
    """Numbers of the pages with the properties of paragraphs."""
    at, length = struct.unpack_from("<II", text, _PAGES_AT)
    count = max(0, (length - 4) // 8)
    start = at + 4 * (count + 1)
    if start + 4 * count > len(table):
        return ()
    return struct.unpack_from(f"<{count}I", table, start)


def _whole(page: bytes) -> bytes:
    """A page that says of each paragraph only as much as is whole."""
    made = bytearray(page)
    for at in _paragraphs(page):
        long = not page[at]  # a longer one has its length in the second byte
        start = at + 1 + long
        end = start + (2 * page[at + 1] if long else 2 * page[at] - 1)
        if not start + _STYLE < end < _PAGE:
            continue
        cut = _cut_at(page, start + _STYLE, end)
        if cut < end:
            made[cut:end] = bytes(end - cut)
            words = (cut - start + 1) // 2 if long else (cut - at + 1) // 2
            made[at + long] = words
    return bytes(made)


def _paragraphs(page: bytes) -> Iterator[int]:
    """Where the properties of each paragraph begin, with their length ([MS-DOC] 2.9.174)."""
    runs = page[-1]
    first = 4 * (runs + 1)
    for at in range(first, min(first + _BX * runs, _PAGE - 1), _BX):
        if 0 < 2 * page[at] < _PAGE - 2:
            yield 2 * page[at]


def _cut_at(page: bytes, start: int, end: int) -> int:
    """Where the property begins that runs over the end, or the end."""
    at = start
    while any(page[at:end]):  # what is left of a whole one are zeros, to fill a word
        if at + 2 >= end:
            return at  # its name, or half of it
        name = int.from_bytes(page[at : at + 2], "little")
        if name in (0, _TABS):
            return end
        operand = at + 2
        size = _FIXED.get(name >> 13)
        if name == _TABLE:
            size = int.from_bytes(page[operand : operand + 2], "little") + 1
        elif size is None:
            size = page[operand] + 1
        if operand + size > end:
            return at
        at = operand + size
    return end
