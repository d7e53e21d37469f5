"""What two level rules hold: a line that is a row, whatever it stands across, or a whole row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line, lines_of, segments_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.rulings import SNAP, Rule

# Font sizes of white between a line and a rule that holds it: cells have up to 0.8, and a heading
# between two tables stands further from the last rule of the upper one.
_HELD = 1.0
_MOSTLY = 0.75  # share of the columns that have one text: in one of four it may have white in it
_FEWEST_COLUMNS = 3  # that tell; a key of two columns has a text in each of its rows
_APART = 1.7  # font sizes between the lines of two texts; web pages set lines 1.4 apart


def wide_rules(separators: Sequence[Rule], left: float, right: float, share: float) -> list[float]:
    """Heights of the rules over a table's width, in order.

    Args:
        separators: level rules and edges of shading.
        left: x of the table's left edge.
        right: x of its right edge.
        share: of its width that a rule takes at least.
    """
    wide = share * (right - left)
    return sorted(
        rule.at for rule in separators if min(rule.end, right) - max(rule.start, left) >= wide
    )


def is_held(line: Line, rules: Sequence[float], before: float) -> bool:
    """A line in one piece that two rules hold, one right above and one right below it.

    Args:
        line: of a page.
        rules: from `wide_rules`.
        before: y of the middle of the line before it, or of the edge that it stands at.
    """
    _, top, _, bottom = line.box
    number = bisect_right(rules, (top + bottom) / 2)
    if number in (0, len(rules)) or len(segments_of(line, PLAIN)) > 1:
        return False
    near = _HELD * line.size
    above, below = rules[number - 1], rules[number]
    held = top - near <= above <= top + SNAP and bottom - SNAP <= below <= bottom + near
    return held and not above < before < below


def is_one_row(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether what stands between two rules is one row: most columns have one text, the first too.

    A list may begin lower than the texts beside it, as web pages set them. Several rows beside a
    merged cell have several texts in most columns.

    Args:
        words: between the rules.
        xs: the column boundaries.
    """
    columns: dict[int, list[Word]] = {}
    for word in words:
        columns.setdefault(bisect_right(xs, word.centre[0]), []).append(word)
    single = {column for column, own in columns.items() if _is_one_text(own)}
    most = len(single) >= _MOSTLY * len(columns)
    return most and len(columns) >= _FEWEST_COLUMNS and min(columns) in single


def _is_one_text(words: Sequence[Word]) -> bool:
    lines = lines_of(words)
    return all(
        line.baseline - before.baseline <= _APART * line.size for before, line in pairwise(lines)
    )
