"""Labels and their values kept in two columns by spaces, the same labels for each block."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import Row
from planlift_parsers.text.laid.block import RULE
from planlift_parsers.text.lines import PAGE_BREAK

_PAIR = re.compile(r"\s{0,8}(?P<label>\S(?:.*?\S)?)\s{2,}(?=\S)")
_LONGEST_LABEL = 40  # letters; "How we will know that it has worked" has 35
_FEWEST_LABELS = 3  # that come again, in a block each
_RECURRING = 0.8  # share of the lines whose label comes again; a letter's columns share none
_BLANKS = 2  # blank lines on end that may part two blocks


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line that opens with a label: its words, and where its value begins."""

    label: str
    column: int


def label_region(
    lines: list[Line], start: int, again: frozenset[str] = frozenset()
) -> tuple[list[Row], int]:
    """The labels and values that begin in line `start`, and the line after those it read.

    A value goes on in the lines below it that begin in its column. There are no rows where the
    labels do not come again and again.

    Args:
        lines: the whole file.
        start: position of a line.
        again: labels that come several times in the file, in lower case.
    """
    first = _pair_of(lines[start].text)
    if first is None:
        return [], start
    rows: list[Row] = []
    end, blanks, parted, column = start, 0, False, first.column
    for at in range(start, len(lines)):
        text = lines[at].text
        pair = _pair_of(text)
        if not text.strip() or (rows and RULE.fullmatch(text)):
            blanks = -_BLANKS if text == PAGE_BREAK else blanks + (not text.strip())
            parted = True
            continue
        if blanks < 0 and pair is not None and pair.label.casefold() in again:
            column = pair.column  # the next page may be set otherwise
        if blanks > _BLANKS:
            break
        if pair is not None and rows and not parted and _goes_on(pair, column):
            rows[-1].cells = [
                f"{rows[-1].cells[0]} {pair.label}".rstrip(": "),
                f"{rows[-1].cells[1]} {text[pair.column :].strip()}",
            ]
            rows[-1].last = lines[at].last
        elif pair is not None and pair.column == column:
            value = text[pair.column :].strip().removeprefix(":").lstrip()
            rows.append(Row([pair.label.rstrip(": "), value], *_numbers(lines[at])))
        elif rows and not parted and not text[:column].strip():
            rows[-1].cells[1] = f"{rows[-1].cells[1]} {text.strip()}"
            rows[-1].last = lines[at].last
        elif rows and not parted and _wraps_a_label(text, column):
            rows[-1].cells[0] = f"{rows[-1].cells[0]} {text.strip()}"
            rows[-1].last = lines[at].last
        else:
            break
        end, blanks, parted = at + 1, 0, False
    return (rows if _recur(rows) or _known(rows, again) else []), end


def labels_again(lines: list[Line]) -> frozenset[str]:
    """The labels before values that come several times in a file, in lower case."""
    pairs = (_pair_of(line.text) for line in lines if "  " in line.text.strip())
    count = Counter(pair.label.rstrip(": ").casefold() for pair in pairs if pair)
    return frozenset(label for label, times in count.items() if times > 1)


def _goes_on(pair: _Pair, column: int) -> bool:
    """A label and its value go on, both, in the line below them."""
    return pair.column == column and pair.label[0].islower()


def _known(rows: list[Row], again: frozenset[str]) -> bool:
    """A block of labels that come in other blocks of the file too, wrapped or not."""
    labels = [row.cells[0].casefold() for row in rows]
    met = sum(any(label.startswith(one) for one in again) for label in labels)
    return len(set(labels)) >= _FEWEST_LABELS and met >= _RECURRING * len(labels)


def _numbers(line: Line) -> tuple[int, int]:
    return line.number, line.last


def _pair_of(text: str) -> _Pair | None:
    """The label that a line opens with, where just one gap parts it from its value."""
    found = _PAIR.match(text)
    if found is None or len(found["label"]) > _LONGEST_LABEL or "  " in text[found.end() :].strip():
        return None
    return _Pair(found["label"], found.end())


def _wraps_a_label(text: str, column: int) -> bool:
    """A line left of the values that goes on, in lower case, with the label above it."""
    words = text.strip()
    return len(text.rstrip()) < column and words[0].islower()


def _recur(rows: list[Row]) -> bool:
    count = Counter(row.cells[0].casefold() for row in rows)
    again = {label: times for label, times in count.items() if times > 1}
    return len(again) >= _FEWEST_LABELS and sum(again.values()) >= _RECURRING * len(rows)
