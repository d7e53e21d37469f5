"""Columns told by a header alone, where white does not part the texts below it.

Full cells come within a space of the next column, so that lines show no white of two spaces there;
and two texts side by side are seldom a table: a form's label and value stand so, and a page's two
columns of prose. Where the words of a header stand right where the texts below begin, each behind a
space in every line, they are its columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.laid.segments import Segment, segments_of

_PAIR = 2
_LOOKED_AT = 60  # lines below a header
_FEWEST_ROWS = 3  # lines with a text in two columns or more
_SENTENCE = 4  # words of a text in the first of two columns; a form's label has fewer
_HEADER_WORDS = 6
_OFTEN = 3  # lines with a text that begins below a word within a text of the header
_INNER = re.compile(r"(?<= )[A-Z]")
_WIDEST = 2_000  # letters; the last column has no end of its own

Columns = list[tuple[int, int]]
"""First place of each column, and the place behind its last letter, from left to right."""


def headed_columns(lines: Sequence[Line], start: int) -> Columns:
    """The columns that a line heads; [] where it heads none, or white tells them as well.

    Args:
        lines: the whole file.
        start: position of the line.
    """
    header = segments_of(lines[start].text)
    if len(header) < _PAIR or not all(map(_names, header)):
        return []
    starts = _starts(header, lines[start + 1 : start + 1 + _LOOKED_AT])
    rows: list[list[Segment]] = []
    full = False  # some cell comes within a space of the next one
    for line in islice(lines, start + 1, start + 1 + _LOOKED_AT):
        plain = segments_of(line.text)
        found = cut_at(plain, starts)
        if not _fit(found, starts) or "\t" in line.text:
            break
        rows += [found] if len(found) > 1 else []
        full = full or len(found) > len(plain)
    told = _are_told(rows) if len(starts) == _PAIR else full
    if len(rows) < _FEWEST_ROWS or not told:
        return []
    ends = [following - 1 for following in starts[1:]]
    return list(zip(starts, [*ends, _WIDEST], strict=True))


def _starts(header: Sequence[Segment], below: Sequence[Line]) -> list[int]:
    """Where the columns begin: at a header's texts, and at words within them over several texts.

    "Ref Action required" is two texts where numbers stand below the one and sentences below the
    other.
    """
    begun = Counter(segment.start for line in below for segment in segments_of(line.text))
    inner = (
        segment.start + found.start()
        for segment in header
        for found in _INNER.finditer(segment.text)
    )
    return sorted({*(one.start for one in header), *(at for at in inner if begun[at] >= _OFTEN)})


def cut_at(segments: Sequence[Segment], starts: Sequence[int]) -> list[Segment]:
    """Segments parted at the columns that begin behind one of their spaces."""
    made: list[Segment] = []
    for segment in segments:
        text, first = segment.text, segment.start
        inner = [at - first for at in starts if first < at < segment.end]
        cuts = [0, *(at for at in inner if text[at - 1] == " "), len(text) + 1]
        for begin, end in pairwise(cuts):
            part = text[begin : end - 1]
            made.append(Segment(first + begin, first + begin + len(part), part))
    return made


def _names(segment: Segment) -> bool:
    """A few words that end as no sentence or label does, in a header's first letter."""
    text = segment.text
    few = len(text.split()) <= _HEADER_WORDS
    return few and text[0].isupper() and text[-1] not in ".:;,"


def _fit(found: Sequence[Segment], starts: Sequence[int]) -> bool:
    """The texts of a line begin where columns do, and end before the next one."""
    ends = dict(zip(starts, [*starts[1:], _WIDEST], strict=True))
    return all(segment.end < ends.get(segment.start, 0) for segment in found)


def _are_told(rows: Sequence[Sequence[Segment]]) -> bool:
    """Most texts in the first of two columns are sentences."""
    told = sum(len(row[0].text.split()) >= _SENTENCE for row in rows)
    return _PAIR * told > len(rows)
