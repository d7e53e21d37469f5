"""Words that are turned on the page, as one reads them with the page turned."""

from __future__ import annotations

from dataclasses import replace

from planlift_parsers.pdf.content import Word
from planlift_schema.place import Box


def level(word: Word) -> Word:
    """A turned word as it stands once the page is turned so that it reads from left to right."""
    x0, top, x1, bottom = word.box
    if word.turn == 90:
        box, baseline = (top, -x1, bottom, -x0), -word.baseline
    elif word.turn == 270:
        box, baseline = (-bottom, x0, -top, x1), word.baseline
    elif word.turn == 180:
        box, baseline = (-x1, -bottom, -x0, -top), -word.baseline
    else:
        return word
    return replace(word, x0=box[0], top=box[1], x1=box[2], bottom=box[3], baseline=baseline)


def unturned(box: Box, turn: int) -> Box:
    """A box in the frame of reading back on the page."""
    x0, top, x1, bottom = box
    if turn == 90:
        return -bottom, x0, -top, x1
    if turn == 270:
        return top, -x1, bottom, -x0
    if turn == 180:
        return -x1, -bottom, -x0, -top
    return box
