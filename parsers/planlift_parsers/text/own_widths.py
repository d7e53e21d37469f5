"""Paragraphs that are each wrapped at a width of their own, beside others that are one long line.

So text comes out of mails and editors in which some paragraphs were wrapped when they were pasted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.inner_labels import COLUMN_GAP, WIDEST_LINE

_NARROWEST = 50  # letters of the widest line; labels and cells on lines of their own are shorter
_WIDEST_PAGE = 200  # letters; of paragraphs wrapped wider, all of them at the same width
_FEWEST = 2  # lines that go on below in lower case, or in brackets: lines end as they are full


def own_widths(lines: list[Line], opens: Callable[[str, str], bool]) -> Mapping[int, int]:
    """Number of each line of a wrapped paragraph to that paragraph's width in letters.

    A paragraph ends at a blank line or where another begins, and no word that opens a line of it
    would have fitted into the line above.

    Args:
        lines: the lines of a file.
        opens: whether a line begins a paragraph by its words, behind the one above it: with a
            label, a number or a bullet.

    Returns:
        Nothing where too few lines go on in lower case or brackets to show such paragraphs.
    """
    stretches = [(stretch, _width_of(stretch)) for stretch in _stretches(lines, opens)]
    narrow = [one for one in stretches if _NARROWEST <= one[1] <= WIDEST_LINE and _is_wrapped(*one)]
    wrapped = narrow + _wide([stretch for stretch, width in stretches if width > WIDEST_LINE])
    below = [line.text.strip() for stretch, _ in wrapped for line in stretch[1:]]
    if sum(text[0].islower() or text[0] in "([" for text in below) < _FEWEST:
        return {}
    return {line.number: width for stretch, width in wrapped for line in stretch}


def _wide(stretches: list[list[Line]]) -> list[tuple[list[Line], int]]:
    """Paragraphs wider than text is wrapped mostly, where all of them are wrapped at one width."""
    page = max(map(_width_of, stretches), default=0)
    even = page <= _WIDEST_PAGE and all(_is_wrapped(stretch, page) for stretch in stretches)
    return [(stretch, page) for stretch in stretches] if even else []


def _width_of(stretch: list[Line]) -> int:
    return max(len(line.text.rstrip()) for line in stretch)


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
    ) and not any("\t" in line.text or COLUMN_GAP.search(line.text.strip()) for line in stretch)
