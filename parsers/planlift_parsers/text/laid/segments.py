"""Pieces of a line that two or more spaces part."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEGMENT = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with single spaces between them.

    Attributes:
        start: place of its first letter in the line.
        end: place behind its last letter.
        text: its words.
    """

    start: int
    end: int
    text: str


def segments_of(text: str) -> list[Segment]:
    """The segments of a line, from left to right."""
    return [Segment(m.start(), m.end(), m[0]) for m in _SEGMENT.finditer(text)]
