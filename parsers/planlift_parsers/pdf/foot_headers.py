"""A header that is all a page has of a table: its rows begin on the next page.

Word processors keep it with its first row, typesetters and printers may not. Rules or a ground over
its width show where the table begins and ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.header_starts import AIR
from planlift_parsers.pdf.lines import Line, lines_of, segments_of
from planlift_parsers.pdf.rivers import PLAIN, START
from planlift_parsers.pdf.rulings import Rule

FEWEST_LABELS = 4  # of such a header; fewer bold words in a line may be signatures
FAR = 1.6  # font sizes between the lines of a label, and from them to the rule
PAD = 1.0  # points of the header's row around its letters


def header_at_foot(words: Sequence[Word], level: Sequence[Rule]) -> Grid | None:
    """The header that stands below all else on a page, as a grid of one row; None if none does.

    Args:
        words: level words of the page outside its tables, those below the last table.
        level: level rules and edges of shading of the page.
    """
    lines = _last_bold(lines_of(words))
    if not lines:
        return None
    parts = max((segments_of(line, PLAIN) for line in lines), key=len)
    starts = [part.x0 for part in parts]
    top, bottom = lines[0].box[1], lines[-1].box[3]
    reach = FAR * lines[0].size
    wide = [
        rule
        for rule in level
        if top - reach <= rule.at <= bottom + reach
        and rule.start <= starts[0]
        and rule.end >= max(line.x1 for line in lines)
    ]
    if len(parts) < FEWEST_LABELS or not wide or not _begin_alike(lines, starts):
        return None
    rule = min(wide, key=lambda rule: rule.end - rule.start)
    xs = (rule.start, *(start - AIR for start in starts[1:]), rule.end)
    cells = tuple(GridCell(0, column) for column in range(len(starts)))
    return Grid(xs, (top - PAD, bottom + PAD), cells)


def _last_bold(lines: Sequence[Line]) -> list[Line]:
    """The bold lines right below each other that end a page."""
    found: list[Line] = []
    for line in reversed(lines):
        far = bool(found) and found[0].baseline - line.baseline > FAR * line.size
        if far or not line.bold:
            break
        found.insert(0, line)
    return found


def _begin_alike(lines: Sequence[Line], starts: Sequence[float]) -> bool:
    """All that stands in the header's lines begins where its labels do."""
    parts = [part for line in lines for part in segments_of(line, PLAIN)]
    return all(any(abs(part.x0 - start) <= START for start in starts) for part in parts)
