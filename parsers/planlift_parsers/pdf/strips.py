"""Blocks of labelled lines set side by side: newsletters, leaflets, plans on a page.

Where the same labels ("Lead: ...", "When: ...") begin at two places across a page, what stands
around the one is read to its end before the other: line by line they would run into each other, and
tables looked for by white space would part one action into rows and join two into one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line, lines_of, segments_of, union, wraps
from planlift_schema.place import Box

GUTTER = 8.0  # points of white between two columns of text at the least; 12 to 36 are usual
SEGMENT_GAP = 1.0  # font sizes of white that part two columns on one line; prose has none so wide
BESIDE = 0.5  # share of the shorter of two columns that the other stands beside
LEVEL = 40.0  # points by which cards in a row differ in height: two or three lines
OVERLAP = 1.0  # points by which the boxes of lines above each other may overlap
NARROWEST = 80.0  # points between two columns' labels; a column holds some fifteen letters at least
INDENT = 40.0  # points by which labels stand in from the text or the number of their column
SAME_EDGE = 3.0  # points by which labels of one column may begin apart
FEWEST = 3  # times that a label comes in the document
FEWEST_LABELS = 2  # different ones in each of the columns; one alone may be a table's column
LABEL_WORDS = 5  # "Who makes it happen"
MARKER = 4  # characters of a number or bullet that stands before a column's text
TALL = 1.6  # times the size of the text beside it that a number is set over several of its lines
_COLON = re.compile(r"[A-Z][^:.;]{1,40}(?=:(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Strip:
    """A column of text between two heights of a page.

    Attributes:
        words: all of them, in the order of painting.
        band: the box around it and the columns beside it, in points.
    """

    words: tuple[Word, ...]
    band: Box


def labels_among(words: Sequence[Word]) -> Counter[str]:
    """How often each label opens a piece of a line on a page."""
    return Counter(label for _, label in _segments(words) if label)


def strips_in(
    words: Sequence[Word], labels: frozenset[str], tables: Sequence[Box] = ()
) -> list[Strip]:
    """The columns of a page whose text is set side by side, from the top down, left to right.

    Args:
        words: level words outside tables.
        labels: those that come again and again in the document.
        tables: boxes of the page's tables, which no column runs past.

    Returns:
        [] where the same labels do not stand side by side.
    """
    labelled = _segments(words)
    segments = [segment for segment, _ in labelled]
    marks = [(segment, label) for segment, label in labelled if label in labels]
    edges = _edges(marks)
    if len(edges) < 2:
        return []
    marked = {id(segment) for segment, _ in marks}
    found: list[Strip] = []
    for band in _bands(segments, edges, tables):
        if any(id(segment) in marked for segment in band):
            found += _parted(band, edges)
    return found


def _segments(words: Sequence[Word]) -> list[tuple[Line, str]]:
    """Pieces of lines, each with its label; a number over several lines is one by itself."""
    usual_size = median(word.size for word in words) if words else 0.0
    tall = [word for word in words if _is_tall(word, usual_size)]
    gone = {id(word) for word in tall}
    lines = lines_of([word for word in words if id(word) not in gone])
    found = [(Line([word], word.baseline, word.size), "") for word in tall]
    for line in lines:
        parts = segments_of(line, SEGMENT_GAP)
        for part, beside in zip(parts, [*parts[1:], None], strict=True):
            found.append((part, _label(part) or _label_beside(part, beside)))
    return sorted(found, key=lambda one: one[0].box[1])


def _label_beside(part: Line, value: Line | None) -> str:
    """A label in bold that white parts from its value, "" if it is none."""
    bold = value is not None and part.bold and not value.words[0].bold
    few = len(part.words) <= LABEL_WORDS and not any(map(str.isdigit, part.text))
    return part.text.casefold() if bold and few and part.text[:1].isupper() else ""


def _is_tall(word: Word, usual_size: float) -> bool:
    return word.size >= TALL * usual_size and len(word.text) <= MARKER and word.text[0].isdigit()


def _label(segment: Line) -> str:
    """What a piece of a line opens with: up to a colon, or in a look of its own; "" if neither."""
    found = _COLON.match(segment.text)
    if found:
        text = found.group()
    else:
        looks = [(word.bold, word.slanted, word.ink) for word in segment.words]
        ends = next((at for at, look in enumerate(looks) if look != looks[0]), 0)
        text = " ".join(word.text for word in segment.words[:ends])
        if not text[:1].isupper():
            return ""
    return text.casefold() if len(text.split()) <= LABEL_WORDS else ""


def _edges(marks: Sequence[tuple[Line, str]]) -> list[float]:
    """Where columns begin: places with labels, which other places have as well."""
    columns: list[tuple[float, set[str]]] = []
    for segment, label in sorted(marks, key=lambda mark: mark[0].x0):
        if columns and segment.x0 - columns[-1][0] <= SAME_EDGE:
            columns[-1][1].add(label)
        else:
            columns.append((segment.x0, {label}))
    columns = [column for column in columns if len(column[1]) >= FEWEST_LABELS]
    edges: list[float] = []
    for x, own in columns:
        others = (column for column in columns if abs(column[0] - x) >= NARROWEST)
        shared = any(len(own & other) >= FEWEST_LABELS for _, other in others)
        if shared and (not edges or x - edges[-1] >= NARROWEST):
            edges.append(x)
    return edges


def _bands(
    segments: Sequence[Line], edges: Sequence[float], tables: Sequence[Box]
) -> Iterator[list[Line]]:
    """Runs of pieces of lines, from the top down, of which none runs over a column's edge."""
    band: list[Line] = []
    over: Line | None = None  # the last that runs over an edge, where only its rest stands below
    for number, segment in enumerate(segments):
        x0, top, x1, _ = segment.box
        across = any(x0 < edge - INDENT and x1 > edge - GUTTER for edge in edges[1:])
        across = across or (over is not None and wraps(over, segment))
        out = x0 < edges[0] - SAME_EDGE and _is_alone(segment, segments, number)
        across = across or (out and _ends_level(band, edges))
        over = segment if across else None
        behind = bool(band) and any(band[-1].box[1] <= table[1] <= top for table in tables)
        if across or behind:
            yield band
            band = []
        if not across:
            band.append(segment)
    yield band


def _ends_level(band: Sequence[Line], edges: Sequence[float]) -> bool:
    """The columns above end at about one height, as cards in a row do; or nothing stands above."""
    right = [segment.box[3] for segment in band if segment.x0 > edges[1] - INDENT]
    left = [segment.box[3] for segment in band if segment.x0 <= edges[1] - INDENT]
    return not right or (bool(left) and abs(max(right) - max(left)) <= LEVEL)


def _is_alone(segment: Line, segments: Sequence[Line], number: int) -> bool:
    """Nothing stands beside a heading that is set out from the columns: it is over them all."""
    _, top, _, bottom = segment.box
    above, below = segments[number - 1 : number], segments[number + 1 : number + 2]
    return segment.bold and all(
        other.box[3] <= top + OVERLAP or other.box[1] >= bottom - OVERLAP
        for other in (*above, *below)
    )


def _parted(band: Sequence[Line], edges: Sequence[float]) -> list[Strip]:
    """A band as its columns; [] where no white runs down between them."""
    cuts: list[float] = []
    for number, edge in enumerate(edges):
        start = _start(band, edge)
        left = [segment for segment in band if segment.x0 < start]
        if left and start - max(segment.x1 for segment in left) >= GUTTER:
            cuts.append(start)
        elif left and number:
            return []
    columns: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
    for segment in band:
        columns[sum(segment.x0 >= cut for cut in cuts)].append(segment)
    filled = [column for column in columns if column]
    around = union([segment.box for segment in band])
    if len(filled) < 2 or not any(_beside(*pair) for pair in pairwise(filled)):
        return []
    return [Strip(_words_of(column), around) for column in filled]


def _beside(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Two columns stand side by side for at least half of the shorter one."""
    (_, top, _, bottom), (_, other_top, _, other_bottom) = (
        union([segment.box for segment in column]) for column in (one, other)
    )
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared >= BESIDE * min(bottom - top, other_bottom - other_top)


def _start(band: Sequence[Line], edge: float) -> float:
    """Where a column begins: at its labels, or left of them at its text or its numbers."""
    start = edge
    for segment in sorted(band, key=lambda one: -one.x0):
        near = edge - INDENT < segment.x0 < start
        marks = len(segment.text) <= MARKER and segment.x0 >= start - INDENT
        if (near and segment.x1 > start) or (marks and segment.x0 < start):
            start = segment.x0
    return start


def _words_of(column: Sequence[Line]) -> tuple[Word, ...]:
    """The words of a column, with tall numbers on the line they begin beside."""
    usual_size = median(word.size for segment in column for word in segment.words)
    tall = [s for s in column if len(s.words) == 1 and _is_tall(s.words[0], usual_size)]
    gone = {id(segment) for segment in tall}
    plain = [segment for segment in column if id(segment) not in gone]
    words = [word for segment in plain for word in segment.words]
    for number in (segment.words[0] for segment in tall):
        beside = [s for s in plain if s.box[1] < number.bottom and s.box[3] > number.top]
        if beside:
            _lower(number, beside[0].words[0])
        words.append(number)
    return tuple(words)


def _lower(number: Word, beside: Word) -> None:
    """Puts a number on the line of the word beside it, as if it were set like it."""
    number.top, number.bottom = beside.top, beside.bottom
    number.baseline, number.size = beside.baseline, beside.size
