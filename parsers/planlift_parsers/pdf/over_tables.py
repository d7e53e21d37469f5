"""Headings side by side, each above its own table of several that stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line, lines_of, segments_of
from planlift_schema.place import Box

SEGMENT_GAP = 1.6  # font sizes of white that no line of running text has between its words
NEAR = 3.2  # font sizes between a heading and its table at most, as between columns' lines
# Points by which a heading may begin off its table's edge, or have its middle off the table's:
# cells are padded by 2 to 6.
OFF = 6.0


def headings_of_others(words: Sequence[Word], box: Box, others: Sequence[Box]) -> list[Word]:
    """The words right above a table that head those beside it, and are read behind it.

    Args:
        words: what stands above the table.
        box: of the table.
        others: boxes of the page's tables that come behind it.

    Returns:
        [] where not every part of the lines stands over a table of its own.
    """
    beside = [other for other in others if other[0] >= box[2] and other[1] < box[3]]
    found: list[Word] = []
    if not beside:
        return found
    top = box[1]
    for line in reversed(lines_of([word for word in words if word.turn == 0])):
        parts = segments_of(line, SEGMENT_GAP)
        if top - line.box[3] > NEAR * line.size or not _heads_each(parts, [box, *beside]):
            break
        own = [word for part in parts if _heads(part, box) for word in part.words]
        known = {id(word) for word in own}
        found += [word for word in line.words if id(word) not in known]
        top = line.box[1]
    return found


def _heads_each(parts: Sequence[Line], boxes: Sequence[Box]) -> bool:
    """Each part of a line stands over one table, and no two over the same."""
    over = [[at for at, box in enumerate(boxes) if _heads(part, box)] for part in parts]
    return all(len(one) == 1 for one in over) and len({one[0] for one in over}) == len(over)


def _heads(part: Line, box: Box) -> bool:
    """It is no wider than the table, and begins at its edge or stands over its middle."""
    inside = box[0] - OFF <= part.x0 and part.x1 <= box[2] + OFF
    centred = abs(part.x0 + part.x1 - box[0] - box[2]) <= 2 * OFF
    return inside and (abs(part.x0 - box[0]) <= OFF or centred)
