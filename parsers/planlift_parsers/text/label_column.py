"""Labels and their values kept in two columns by spaces, the same labels for each block."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.rows import Row
from planlift_parsers.text.laid.block import RULE

_PAIR = re.compile(r"(?P<label>\S(?:.*?\S)?)\s{2,}(?=\S)")
_LONGEST_LABEL = 40  # letters; "How we will know that it has worked" has 35
_FEWEST_LABELS = 3  # that come again, in a block each
_RECURRING = 0.8  # share of the lines whose label comes again; a letter's columns share none
_BLANKS = 2  # blank lines on end that may part two blocks


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line that opens with a label: its words, and where its value begins."""

    label: str
    column: int


def label_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The labels and values that begin in line `start`, and the line after them.

    A value goes on in the lines below it that begin in its column. There are no rows where the
    labels do not come again and again.
    """
    first = _pair_of(lines[start].text)
    if first is None:
        return [], start
    rows: list[Row] = []
    end, blanks, parted = start, 0, False
    for at in range(start, len(lines)):
        text = lines[at].text
        pair = _pair_of(text)
        if not text.strip() or (rows and RULE.fullmatch(text)):
            blanks += not text.strip()
            parted = True
            continue
        if blanks > _BLANKS:
            break
        if pair is not None and pair.column == first.column:
            value = text[pair.column :].strip().removeprefix(":").lstrip()
            rows.append(Row([pair.label.rstrip(": "), value], *_numbers(lines[at])))
        elif rows and not parted and not text[: first.column].strip():
            rows[-1].cells[1] = f"{rows[-1].cells[1]} {text.strip()}"
            rows[-1].last = lines[at].last
        else:
            break
        end, blanks, parted = at + 1, 0, False
    return (rows, end) if _recur(rows) else ([], start)


def _numbers(line: Line) -> tuple[int, int]:
    return line.number, line.last


def _pair_of(text: str) -> _Pair | None:
    """The label that a line opens with, where just one gap parts it from its value."""
    found = _PAIR.match(text)
    if found is None or len(found["label"]) > _LONGEST_LABEL or "  " in text[found.end() :].strip():
        return None
    return _Pair(found["label"], found.end())


def _recur(rows: list[Row]) -> bool:
    count = Counter(row.cells[0].casefold() for row in rows)
    again = {label: times for label, times in count.items() if times > 1}
    return len(again) >= _FEWEST_LABELS and sum(again.values()) >= _RECURRING * len(rows)
