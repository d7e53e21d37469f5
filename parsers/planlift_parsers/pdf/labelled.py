"""Where labels in bold stand beside their values, which begin at an edge of their own.

Forms are set so without rules or colons. A bold word that opens a paragraph has no edge behind it,
so that it takes two rows with the same two edges to make a block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from math import inf

from planlift_parsers.paragraphs import BULLETS
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.flow import Measure, fits
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.unlike import is_contents

WIDE_GAP = 0.8  # font sizes of white behind a label that show a second edge; a space takes 0.3
NEAR_GAP = 0.4  # the same once the edge is known: the longest label may come close to it
SAME_EDGE = 1.5  # points within which edges are the same, in faces with side bearings
SAME_SIZE = 0.3  # points within which labels are set alike; headings are larger by 0.5 or more
REACH = 20.0  # font sizes between two labels that show an edge; values may have many lines
HANG = 6.0  # points by which a bullet hangs out before the values; 5 were met, 1.5 are one edge
LIST_INDENT = 30.0  # points by which the items of a list stand in from the other values
FAR = 3.2  # font sizes between baselines that end a block, as in tables without rules
LOOSER = 0.25  # font sizes by which the white between rows is more than that within them
WRAPPED = 1.45  # font sizes between the lines of one label; single spacing is 1.2, HTML has 1.4
FEWEST_ROWS = 2  # of a block that shows where its edges are
LABEL_WORDS = 8  # of the longest label; a longer bold text is emphasis or a heading
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Edges:
    """Where the labels and values of a document's blocks begin, in points.

    Attributes:
        label: x of the labels.
        value: x of the values.
        size: font size of the labels.
        right: x that no value passes, infinite until it is known.
        names: texts that stand beside the first line of a value.
        rests: texts that are the second line of a label, whatever stands beside them.
    """

    label: float
    value: float
    size: float
    right: float
    names: frozenset[str] = frozenset()
    rests: frozenset[str] = frozenset()


class Part(Enum):
    """What a line is in a block: a label with a value, a label or a value alone, or none of it."""

    ROW = auto()
    LABEL = auto()
    VALUE = auto()
    OTHER = auto()


def edges_in(pages: Sequence[Sequence[Word]]) -> list[Edges]:
    """The edges that blocks of labels have in a document.

    Args:
        pages: the level words outside tables of each page.
    """
    every = [lines_of(words) for words in pages]
    found: list[Edges] = []
    for lines in every:
        signed = [(line, start) for line in lines if (start := _value_start(line)) is not None]
        for (line, start), (other, beside) in pairwise(signed):
            if not _alike(line, start, other, beside) or gap_between(line, other) > REACH:
                continue
            if not any(_is_at(edges, line, start) for edges in found):
                found.append(Edges(line.x0, line.words[start].x0, line.words[0].size, inf))
    kept = [edges for edges in found if _are_labels(edges, every)]
    for edges in kept:
        rows = [line for lines in every for line in lines if _row_start(line, edges)]
        edges.rests = _rests(edges, every)
        edges.names = frozenset(label_in(line, edges).text for line in rows) - edges.rests
        edges.right = _furthest(edges, every)
    return kept


def _value_start(line: Line) -> int | None:
    """Number of the word that a value begins with, behind a bold label and wide white."""
    words = line.words
    count = next((n for n, word in enumerate(words) if not word.bold), 0)
    if not count or count > LABEL_WORDS:
        return None
    label = _text(words[:count])
    if not _LETTERS.search(label) or _DIGIT.search(label) or label.endswith((".", ",", ";")):
        return None
    wide = words[count].x0 - max(word.x1 for word in words[:count]) >= WIDE_GAP * line.size
    return count if wide else None


def _alike(line: Line, start: int, other: Line, beside: int) -> bool:
    return (
        abs(line.x0 - other.x0) <= SAME_EDGE
        and abs(line.words[start].x0 - other.words[beside].x0) <= SAME_EDGE
        and abs(line.words[0].size - other.words[0].size) <= SAME_SIZE
    )


def _is_at(edges: Edges, line: Line, start: int) -> bool:
    return (
        abs(line.x0 - edges.label) <= SAME_EDGE
        and abs(line.words[start].x0 - edges.value) <= SAME_EDGE
        and abs(line.words[0].size - edges.size) <= SAME_SIZE
    )


def _are_labels(edges: Edges, pages: Sequence[Sequence[Line]]) -> bool:
    """A block has several rows; their labels' widths differ, so that an edge sets the values."""
    rows = [line for lines in pages for line in lines if _row_start(line, edges)]
    ends = [line.words[(_row_start(line, edges) or 1) - 1].x1 for line in rows]
    if max(ends) - min(ends) <= SAME_EDGE:
        return False
    if is_contents([["", _value(line, edges)] for line in rows], headed=False):
        return False
    if _return_to_margin(edges, pages):
        return False
    return any(
        parts[first:end].count(Part.ROW) >= FEWEST_ROWS
        for lines in pages
        for parts in [[part_of(line, edges) for line in lines]]
        for first, end in spans_in(lines, parts)
    )


def _return_to_margin(edges: Edges, pages: Sequence[Sequence[Line]]) -> bool:
    """Values go on below their labels, and not beside them: a tab parts the two in running text.

    The labels of running text end with a colon.
    """
    kept = back = 0
    for before, line in (pair for lines in pages for pair in pairwise(lines)):
        start = _row_start(before, edges)
        if not start or gap_between(before, line) > WRAPPED:
            continue
        if not before.words[start - 1].text.endswith(":"):
            continue
        plain = not line.words[0].bold and abs(line.words[0].size - edges.size) <= SAME_SIZE
        back += plain and abs(line.x0 - edges.label) <= SAME_EDGE
        kept += abs(line.x0 - edges.value) <= SAME_EDGE
    return back >= FEWEST_ROWS and back > kept


def _rests(edges: Edges, pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """What goes on with the label above it, however often it stands beside a line of a value.

    It stands right below the same label each time, which has no room for it, and closer than any
    label stands to the line above it.
    """
    measure = Measure(edges.label, edges.value - NEAR_GAP * edges.size)
    above: dict[str, set[str]] = {}
    gaps: dict[str, list[float]] = {}
    for before, line in (pair for lines in pages for pair in pairwise(lines)):
        if part_of(line, edges) not in (Part.ROW, Part.LABEL):
            continue
        own = label_in(line, edges)
        label = part_of(before, edges) in (Part.ROW, Part.LABEL)
        full = label and not fits(label_in(before, edges), own, measure)
        above.setdefault(own.text, set()).add(label_in(before, edges).text if full else "")
        gaps.setdefault(own.text, []).append(gap_between(before, line))
    near = {text for text, each in gaps.items() if max(each) <= WRAPPED}
    likely = frozenset(text for text in near if len(above[text]) == 1 and "" not in above[text])
    white = min((gap for text in gaps.keys() - likely for gap in gaps[text]), default=0.0)
    return likely if all(max(gaps[text]) <= white - LOOSER for text in likely) else frozenset()


def _value(line: Line, edges: Edges) -> str:
    return _text(line.words[_row_start(line, edges) or 0 :])


def label_in(line: Line, edges: Edges) -> Line:
    """The part of a row that is its label."""
    return Line(line.words[: _row_start(line, edges)], line.baseline, line.size)


def value_in(line: Line, edges: Edges) -> Line | None:
    """The part of a block's line that is value, None if it has none."""
    words = line.words[_value_at(line, edges) :]
    return Line(words, line.baseline, line.size) if words else None


def _value_at(line: Line, edges: Edges) -> int:
    """Number of the first word at the values' place, or of the bullet that hangs out before it."""
    words = line.words
    at = next((n for n, w in enumerate(words) if w.x0 >= edges.value - SAME_EDGE), len(words))
    hangs = 0 < at < len(words) and words[at - 1].text in BULLETS
    return at - 1 if hangs and words[at - 1].x0 >= edges.value - HANG else at


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _row_start(line: Line, edges: Edges) -> int | None:
    """Number of the word that begins the value of a label, where the line is a row."""
    words = line.words
    if abs(line.x0 - edges.label) > SAME_EDGE or abs(words[0].size - edges.size) > SAME_SIZE:
        return None
    start = _value_at(line, edges)
    if not 0 < start <= min(LABEL_WORDS, len(words) - 1):
        return None
    label = words[:start]
    indent = LIST_INDENT if _text(label) in edges.names else 0.0
    if words[start].x0 > edges.value + SAME_EDGE + indent:
        return None
    room = words[start].x0 - max(word.x1 for word in label)
    return start if all(w.bold for w in label) and room >= NEAR_GAP * line.size else None


def part_of(line: Line, edges: Edges) -> Part:
    """What a line is in a block with these edges."""
    if _row_start(line, edges):
        return Part.ROW
    if not _value_at(line, edges) and line.x1 <= edges.right + SAME_EDGE:
        return Part.VALUE
    near = line.x1 <= edges.value - NEAR_GAP * line.size
    at = abs(line.x0 - edges.label) <= SAME_EDGE and near
    if at and line.bold and abs(line.words[0].size - edges.size) <= SAME_SIZE:
        return Part.LABEL
    return Part.OTHER


def _furthest(edges: Edges, pages: Sequence[Sequence[Line]]) -> float:
    """Where the longest line of a value ends."""
    ends = []
    for lines in pages:
        parts = [part_of(line, edges) for line in lines]
        for first, end in spans_in(lines, parts):
            ends += [line.x1 for line in lines[first:end]]
    return max(ends)


def spans_in(lines: Sequence[Line], parts: Sequence[Part]) -> list[tuple[int, int]]:
    """First line and end of each run of lines that may be a block."""
    found: list[tuple[int, int]] = []
    number = 0
    while number < len(lines):
        if parts[number] is not Part.ROW:
            number += 1
            continue
        first = _start(lines, parts, number, found[-1][1] if found else 0)
        end = number + 1
        while end < len(lines) and parts[end] is not Part.OTHER:
            if gap_between(lines[end - 1], lines[end]) > FAR:
                break
            end += 1
        found.append((first, end))
        number = end
    return found


def _start(lines: Sequence[Line], parts: Sequence[Part], row: int, free: int) -> int:
    """The first line of the value whose label is centred beside it, or that a page has cut."""
    first = row
    while first > free and parts[first - 1] is Part.VALUE:
        if gap_between(lines[first - 1], lines[first]) > WRAPPED:
            break
        first -= 1
    return first


def gap_between(before: Line, line: Line) -> float:
    """Font sizes between two baselines."""
    return (line.baseline - before.baseline) / max(before.size, line.size)
