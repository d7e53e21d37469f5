"""Where the columns of lines begin: behind white that runs down all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from planlift_parsers.text.laid.segments import Segment

# White as narrow as a space parts columns where so many lines begin behind it after plain white,
# and so large a share of all that begin in the column.
_FEWEST_STARTS = 2
_START_SHARE = 0.3
# In one of so many lines a text may be longer than its column, and push the next one to the right.
_STARTS_TO_A_CROSSING = 3
_MARK = 3  # letters of a list's mark, none of which is a column
_PLAIN = 2  # spaces that part cells in any line


@dataclass(slots=True)
class Ink:
    """What stands at each place across the page, counted over lines.

    Attributes:
        letters: lines with a letter at a place.
        starts: lines in which a segment begins at a place behind plain white, or opens the line.
    """

    letters: Counter[int] = field(default_factory=Counter)
    starts: Counter[int] = field(default_factory=Counter)

    def with_line(self, segments: list[Segment]) -> Ink:
        """The same with one line more."""
        made = Ink(self.letters.copy(), self.starts.copy())
        made.add(segments)
        return made

    def add(self, segments: list[Segment]) -> None:
        """Count a line's segments."""
        for segment in segments:
            self.starts[segment.start] += 1
            for at, letter in enumerate(segment.text, segment.start):
                if letter != " ":
                    self.letters[at] += 1


def columns_in(ink: Ink) -> list[tuple[int, int]]:
    """First place of each column, and the place behind its last letter, from left to right."""
    dark = sorted(ink.letters)
    if not dark:
        return []
    starts = [dark[0]]
    ends = []
    for left, right in pairwise(dark):
        gap = right - left - 1
        if gap >= _PLAIN or _begins_a_column(ink, starts[-1], left, right):
            ends.append(left + 1)
            starts.append(right)
    ends.append(dark[-1] + 1)
    return list(zip(starts, ends, strict=True))


def _begins_a_column(ink: Ink, column: int, left: int, right: int) -> bool:
    """Enough lines begin here behind plain white, and hardly one has a letter right before it.

    A text may begin a letter to the right of the others, as print is of unequal width.
    One letter or two and a single space before the text are the mark of a list.
    """
    begin = ink.starts[right] + ink.starts[right + 1]
    crossing = ink.letters[right - 1] - ink.starts[right - 1]
    share = _START_SHARE * max(ink.letters[right], ink.letters[right + 1])
    enough = ink.starts[right] > 0 and begin >= max(_FEWEST_STARTS, share)
    return enough and crossing * _STARTS_TO_A_CROSSING <= begin and left - column >= _MARK
