"""How many lines a text takes in a workbook's cell, by the widths of Excel's own letters."""

from __future__ import annotations

from functools import lru_cache

from xlsxwriter.utility import xl_pixel_width

# Of Excel's own font (Calibri 11), in which column widths are counted.
_DIGIT_PIXELS = 7
# Programs that draw with another font of nearly the same widths need a little more.
_ROOM = 0.97
_WORDS_KEPT = 1 << 16


@lru_cache(maxsize=_WORDS_KEPT)
def _pixels(word: str) -> int:
    return xl_pixel_width(word)


def lines_in(text: str, width: int) -> int:
    """Lines that a text takes, wrapped at spaces.

    Args:
        text: what stands in the cell.
        width: the column's, in characters.
    """
    room = int(width * _DIGIT_PIXELS * _ROOM)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    space = _pixels(" ")
    lines, used = 1, 0
    for word in line.split(" "):
        needed = _pixels(word)
        if used and used + space + needed <= room:
            used += space + needed
            continue
        lines += bool(used)
        broken = max(needed - 1, 0) // room  # a word longer than the line is broken
        lines += broken
        used = needed - broken * room
    return lines
