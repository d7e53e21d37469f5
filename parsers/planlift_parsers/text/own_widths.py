"""Paragraphs that are each wrapped at a width of their own, beside others that are one long line.

So text comes out of mails and editors in which some paragraphs were wrapped when they were pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line

_NARROWEST = 50  # letters of the widest line; labels and cells on lines of their own are shorter
_WIDEST = 100  # as of files that are wrapped throughout
_FEWEST = 2  # lines that go on below in lower case which show that lines end because they are full
INNER_GAP = re.compile(r"\S\s{2,}\S")
"""White within a line that keeps columns."""


def own_widths(lines: list[Line], opens: Callable[[str, str], bool]) -> Mapping[int, int]:
    """Number of each line of a wrapped paragraph to that paragraph's width in letters.

    A paragraph ends at a blank line or where another begins, and no word that opens a line of it
    would have fitted into the line above.

    Args:
        lines: the lines of a file.
        opens: whether a line begins a paragraph by its words, behind the one above it: with a
            label, a number or a bullet.

    Returns:
        Nothing where too few lines go on in lower case to show that the file has such paragraphs.
    """
    found: dict[int, int] = {}
    going_on = 0
    for stretch in _stretches(lines, opens):
        width = max(len(line.text.rstrip()) for line in stretch)
        if not _NARROWEST <= width <= _WIDEST or not _is_wrapped(stretch, width):
            continue
        going_on += sum(below.text.strip()[0].islower() for below in stretch[1:])
        found.update((line.number, width) for line in stretch)
    return found if going_on >= _FEWEST else {}


def _stretches(lines: list[Line], opens: Callable[[str, str], bool]) -> Iterator[list[Line]]:
    """Lines of text that stand together, two or more."""
    stretch: list[Line] = []
    for line in [*lines, Line("", 0, 0)]:
        text = line.text.strip()
        if text and not (stretch and opens(stretch[-1].text.strip(), text)):
            stretch.append(line)
            continue
        if len(stretch) > 1:
            yield stretch
        stretch = [line] if text else []


def _is_wrapped(stretch: list[Line], width: int) -> bool:
    """Each line ends where the first word of the next has no room, and none keeps columns."""
    return all(
        len(line.text.rstrip()) + 1 + len(below.text.split(maxsplit=1)[0]) > width
        for line, below in pairwise(stretch)
    ) and not any("\t" in line.text or INNER_GAP.search(line.text.strip()) for line in stretch)
