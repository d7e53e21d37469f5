"""Rows whose cells go on in the lines below, each led by a tab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planlift_parsers.docx.tabs.columns import Columns
from planlift_parsers.docx.tabs.line import Part, Tabbed
from planlift_parsers.paragraphs import split_marker

Cells = list[list[Part]]

# Words that want another behind them, and marks that do.
_DANGLING = re.compile(r"(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|that|the|to|with)|[,/&–-])$")
_ENDED = re.compile(r"[.;:!?]$")


def rows_of(line: Tabbed, below: Sequence[Tabbed], columns: Columns, by_hand: bool) -> list[Cells]:
    """The rows of a line and of those below it that a tab opens.

    Args:
        line: a row.
        below: lines that go on with its cells, or leave its first cell out.
        columns: of the table.
        by_hand: lines of the table are plainly wrapped by hand.
    """
    rows = [columns.row(line)]
    for other in below:
        cells = columns.below(other)
        if _is_row(cells, rows[-1], by_hand, columns):
            rows.append(cells)
        else:
            rows[-1] = [
                _joined(upper, lower, end if by_hand else None)
                for upper, lower, end in zip(rows[-1], cells, _ends(columns), strict=True)
            ]
    return rows


def wraps_by_hand(line: Tabbed, below: Sequence[Tabbed], columns: Columns) -> bool:
    """Whether a line below a row plainly goes on with a sentence above it."""
    above = columns.row(line)
    for other in below:
        cells = columns.below(other)
        if any(_goes_on(up, low) for up, low in zip(above, cells, strict=True)):
            return True
    return False


def _is_row(cells: Cells, above: Cells, by_hand: bool, columns: Columns) -> bool:
    """Whether a line that a tab opens is a row with nothing in its first cell."""
    filled = sum(map(bool, cells))
    if filled < 2 or any(_goes_on(up, low) for up, low in zip(above, cells, strict=True)):
        return False
    return not by_hand or filled == columns.width - 1


def _goes_on(upper: list[Part], lower: list[Part]) -> bool:
    """Whether the lower cell goes on with a sentence of the upper."""
    if not upper or not lower or lower[0].paragraph.marker:
        return False
    text = lower[0].text
    return text[0].islower() or bool(_DANGLING.search(upper[-1].text))


def _joined(upper: list[Part], lower: list[Part], end: float | None) -> list[Part]:
    """A cell with what goes on with it: as the same line of text, or as one of its own.

    Args:
        upper: the cell.
        lower: what goes on with it.
        end: where its column ends, if its lines are wrapped there.
    """
    if not upper or not lower:
        return upper or lower
    last, first = upper[-1], lower[0]
    full = end is not None and last.end + _first_word(first) > end and not _ENDED.search(last.text)
    marked = first.paragraph.marker or split_marker(first.text)[0]
    if marked or not (_goes_on(upper, lower) or full or first.text[0].isdigit()):
        return [*upper, *lower]
    words = f"{last.paragraph.text} {first.paragraph.text}"
    paragraph = replace(last.paragraph, text=words)
    return [*upper[:-1], replace(last, paragraph=paragraph, end=first.end), *lower[1:]]


def _first_word(part: Part) -> float:
    """About how wide the first word is, in points."""
    letters = len(part.text.split(maxsplit=1)[0])
    return (part.end - part.start) * letters / len(part.text)


def _ends(columns: Columns) -> list[float | None]:
    """Where each column ends; of the last it is not known."""
    return [*columns.starts[1:], None]
