"""Tables of two columns, told by a header whose words stand where the texts below begin.

Two texts side by side are seldom a table: a form's label and value stand so, and a page's two
columns of prose. A table has a header over both, and sentences in its first column.
"""

from __future__ import annotations

from itertools import islice

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.laid.segments import Segment, segments_of

_PAIR = 2
_LOOKED_AT = 40  # lines below a header
_FEWEST_ROWS = 3  # lines with a text in both columns
_SENTENCE = 4  # words of a text in the first column; a form's label has fewer
_HEADER_WORDS = 6
_WIDEST = 2_000  # letters; the last column has no end of its own


def two_columns(lines: list[Line], start: int) -> list[tuple[int, int]]:
    """The columns of a table of two, whose header is a line; [] where it is none.

    Args:
        lines: the whole file.
        start: position of the line.

    Returns:
        First place of each column, and the place behind its last letter.
    """
    header = segments_of(lines[start].text)
    if len(header) != _PAIR or not all(map(_names, header)):
        return []
    first, second = (segment.start for segment in header)
    rows: list[Segment] = []
    for line in islice(lines, start + 1, start + 1 + _LOOKED_AT):
        found = segments_of(line.text) if line.text.strip() else []
        if not _fits(found, first, second):
            break
        rows += found[:1] if len(found) == _PAIR else []
    told = sum(len(one.text.split()) >= _SENTENCE for one in rows)
    if len(rows) < _FEWEST_ROWS or _PAIR * told <= len(rows):
        return []
    return [(first, second - 1), (second, _WIDEST)]


def _names(segment: Segment) -> bool:
    """A few words that end as no sentence or label does, in a header's first letter."""
    text = segment.text
    few = len(text.split()) <= _HEADER_WORDS
    return few and text[0].isupper() and text[-1] not in ".:;,"


def _fits(found: list[Segment], first: int, second: int) -> bool:
    """A line leaves the white before the second column, and its texts begin where columns do."""
    starts = [segment.start for segment in found]
    if not found or starts == [second]:
        return True
    return starts in ([first], [first, second]) and found[0].end < second
