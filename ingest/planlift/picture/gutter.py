"""Notes in the strip beside a page, each level with what it speaks of, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from planlift.picture.ink import LINE, Colour, font, solid, width_of

GUTTER = 190  # pixels
EDGE = 8  # pixels left free on both sides of it
BAR = 6  # pixels; the coloured stroke before a note


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    Attributes:
        y: pixels from the top at which what it speaks of begins.
        x: pixels from the left at which it begins.
        text: the words, wrapped to the strip.
        colour: of what it speaks of.
    """

    y: float
    x: float
    text: str
    colour: Colour


def write_notes(draw: ImageDraw.ImageDraw, notes: Sequence[Note], bottom: float) -> None:
    """Writes the notes from the top down, with a thin line to what each speaks of.

    Args:
        draw: on what.
        notes: in any order.
        bottom: pixels from the top at which the strip ends; notes that do not fit move up.
    """
    ordered = [(note, _wrapped(note.text)) for note in sorted(notes, key=lambda n: (n.y, n.x))]
    heights = [LINE * len(lines) + 2 for _, lines in ordered]
    tops = _tops([note.y for note, _ in ordered], heights, bottom)
    for (note, lines), top, height in zip(ordered, tops, heights, strict=True):
        draw.rectangle((EDGE, top + 1, EDGE + BAR, top + height - 3), fill=solid(note.colour))
        for at, line in enumerate(lines):
            draw.text((EDGE + BAR + 5, top + at * LINE), line, fill=(0, 0, 0), font=font())
        leader = ((GUTTER - EDGE, top + LINE / 2), (GUTTER, note.y), (note.x, note.y))
        draw.line(leader, fill=solid(note.colour), width=1)


def _tops(wanted: Sequence[float], heights: Sequence[float], bottom: float) -> list[float]:
    """Where each note begins: as near to where it is wanted as the others leave room for."""
    tops: list[float] = []
    for at, y in enumerate(wanted):
        tops.append(max(y, tops[-1] + heights[at - 1]) if at else y)
    limit = bottom
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = min(tops[at], limit - heights[at])
        limit = tops[at]
    return tops


def _wrapped(text: str) -> list[str]:
    room = GUTTER - 2 * EDGE - BAR - 10
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
