"""Lines that two level rules hold: rows of a table, whatever they stand across."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from planlift_parsers.pdf.lines import Line, segments_of
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.rulings import SNAP, Rule

# Font sizes of white between a line and a rule that holds it: cells have up to 0.8, and a heading
# between two tables stands further from the last rule of the upper one.
_HELD = 1.0


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
