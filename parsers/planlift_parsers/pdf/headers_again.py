"""Headers that come again on a page over other columns: each begins a table of its own.

An audit report has one small table for each finding, right below each other and set on columns of
their own. No white, rule or shade need part them; that their headers are alike, and do not stand
where the one above does, is enough.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlift_parsers.pdf.lines import Line, segments_of
from planlift_parsers.pdf.rivers import PLAIN, START

FEWEST_LABELS = 3  # of a header; two bold words may come again in any text
FAR = 2.5  # font sizes from one line of a header to the next, with the white of a name's band
ABOVE = 1.0  # points above a header's letters at which its table begins


def header_heights(lines: Sequence[Line]) -> list[float]:
    """The heights on a page at which such headers begin, from the top down.

    Args:
        lines: of the level words of a page outside its tables.
    """
    found: list[float] = []
    above: dict[tuple[str, ...], tuple[float, ...]] = {}
    last: Line | None = None  # of the header above, whose labels may have several lines
    name: Line | None = None  # a bold line right above, which goes with the header
    for line in lines:
        if last is not None and line.bold and _is_near(last, line):
            last = line
            continue
        parts = segments_of(line, PLAIN) if line.bold else []
        if len(parts) >= FEWEST_LABELS:
            labels = tuple(part.words[0].text for part in parts)  # the rest of a label may wrap
            starts = tuple(part.x0 for part in parts)
            if labels in above and _moved(above[labels], starts):
                top = name if name is not None and _is_near(name, line) else line
                found.append(top.box[1] - ABOVE)
            above[labels] = starts
            last = line
        name = line if len(parts) == 1 else None
    return found


def _is_near(upper: Line, lower: Line) -> bool:
    return lower.baseline - upper.baseline <= FAR * max(upper.size, lower.size)


def _moved(before: Sequence[float], starts: Sequence[float]) -> bool:
    return any(abs(x - y) > START for x, y in zip(before, starts, strict=True))
