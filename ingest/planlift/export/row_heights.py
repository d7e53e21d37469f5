"""How many lines a text takes in a workbook's cell, by the widths of its letters.

The widths that XlsxWriter knows are those of Calibri 11; the workbook's font is Arial 10.
"""

from __future__ import annotations

from functools import lru_cache

from xlsxwriter.utility import xl_pixel_width

# Columns are counted in digits, of 7 pixels in the workbook's font (Arial 10) as in Excel's own.
_DIGIT_PIXELS = 7
_INDENT_PIXELS = 9
# Arial 10 takes 0.95 of the widths of Calibri 11 (0.94 to 0.99 for nine in ten of the lines of 80
# plans). A little more is reckoned with, as programs draw differently, and a line too many is
# better than one that is not seen.
_OF_CALIBRI = 0.98
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
    room = int((width * _DIGIT_PIXELS - _INDENT_PIXELS) / _OF_CALIBRI)
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
