"""Labels and their values parted by " / ", the same labels for each block, one or two to a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row

_PART = re.compile(r"\s/\s+")
_LONGEST_LABEL = 40  # letters; "How we will know that it has worked" has 35
_FEWEST_LABELS = 3  # that come again and again; two may be what rows of a table begin with
_RECURS = 3  # times that each comes
_PAIRS = 4  # pieces of a line with two labels
_BLANKS = 2  # blank lines on end that may part two blocks
_MOSTLY = 0.5  # share of the lines with slashes that open with such a label
_ALONE = (
    0.8  # share of these lines with one value a label; where actions stand across, all have more
)
_DIGIT = re.compile(r"\d")


def slash_labels_again(lines: Sequence[Line]) -> frozenset[str]:
    """The labels that come again and again before slashes, and never on two lines on end.

    What rows of a table begin with comes on lines below each other, or once.

    Args:
        lines: the whole file.
    """
    split = [pieces for line in lines if len(pieces := _pieces(line.text)) > 1]
    firsts = Counter(pieces[0] for pieces in split)
    on_end = {one[0] for one, other in pairwise(split) if one[0] == other[0]}
    labels = {text for text, n in firsts.items() if n >= _RECURS and _may_label(text)} - on_end
    if len(labels) < _FEWEST_LABELS or sum(firsts[one] for one in labels) < _MOSTLY * len(split):
        return frozenset()
    thirds = Counter(pieces[2] for pieces in split if len(pieces) == _PAIRS)
    every = labels | {text for text, n in thirds.items() if n >= _RECURS and _may_label(text)}
    own = [pieces for pieces in split if pieces[0] in labels]
    alone = sum(len([*_pairs(pieces, every)]) * 2 == len(pieces) for pieces in own)
    return frozenset(every) if alone >= _ALONE * len(own) else frozenset()


def slash_label_region(
    lines: list[Line], start: int, labels: AbstractSet[str]
) -> tuple[list[Row], int]:
    """The labels and values that begin in line `start`, and the line after them.

    Args:
        lines: the whole file.
        start: position of a line.
        labels: as `slash_labels_again` found them.
    """
    rows: list[Row] = []
    end, blanks = start, 0
    for at in range(start, len(lines)):
        line = lines[at]
        pieces = _pieces(line.text)
        if line.blank and blanks < _BLANKS:
            blanks += 1
            continue
        if len(pieces) < 2 or pieces[0] not in labels:
            break
        rows += (
            Row([label, value], line.number, line.last) for label, value in _pairs(pieces, labels)
        )
        end, blanks = at + 1, 0
    return rows, end


def cut_at_labels(
    rows: list[Row], end: int, lines: Sequence[Line], labels: AbstractSet[str]
) -> tuple[list[Row], int]:
    """The rows of another table up to the first line that opens with such a label.

    Args:
        rows: of a table whose cells are parted by slashes too.
        end: position of the line after them.
        lines: the whole file.
        labels: as for `slash_label_region`.
    """
    at = next((n for n, row in enumerate(rows) if row.cells and row.cells[0] in labels), None)
    if at is None:
        return rows, end
    number = rows[at].number
    while end and lines[end - 1].number >= number:
        end -= 1
    return rows[:at], end


def _pieces(text: str) -> list[str]:
    if " /" not in text or "\t" in text:
        return []
    return [piece.strip() for piece in _PART.split(f"{text.strip()} ")]


def _may_label(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_LABEL and text[0].isupper() and not _DIGIT.search(text)


def _pairs(pieces: Sequence[str], labels: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Each label of a line with all that stands before the next one."""
    label, *others = pieces
    value: list[str] = []
    for piece in others:
        if piece in labels and value:
            yield label, " / ".join(value)
            label, value = piece, []
        else:
            value.append(piece)
    yield label, " / ".join(value)
