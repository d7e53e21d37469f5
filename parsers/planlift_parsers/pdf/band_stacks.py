"""Bands below each other that are one table: which go on with those above, and which begin anew."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planlift_parsers.pdf.band import Band
from planlift_parsers.pdf.grid import PADDED, SLIVER
from planlift_parsers.pdf.lines import Line, print_size, segments_of
from planlift_parsers.pdf.rivers import PLAIN, RIVER
from planlift_parsers.pdf.rulings import SNAP, Rule
from planlift_schema.place import Box

_FEWEST_CELLS = 3  # fills side by side that are a table's header and nothing else
_LABELS = 4  # words of a header that one fill stands behind: those of a sheet
_MIDDLE = 0.3  # font sizes between the baseline and the middle of a letter's box
FAR = 3.2
"""Font sizes between two lines' baselines that end a table."""

HEADING = 1.25
"""Font sizes of the bands' text that a heading over the next table has at least.

Headings are set at 1.3 to 2 times their text, section rows within a table at up to 1.2 times.
"""


def middle_of(line: Line) -> float:
    """The middle of its largest letters, whose boxes reach 0.2 below and 0.8 above the baseline."""
    return line.baseline - _MIDDLE * line.size


def stacks_of(
    bands: Sequence[Band],
    lines: Sequence[Line],
    carried: Sequence[float],
    frames: Sequence[Box],
    separators: Sequence[Rule] = (),
) -> list[list[Band]]:
    """Bands of like extent below each other, with only lines of their width between.

    Args:
        bands: of one page.
        lines: its text.
        carried: as for `shaded_tables`, as are the others.
        frames: boxes that rules draw.
        separators: level rules and edges of shading.
    """
    stacks: list[list[Band]] = []
    for band in sorted(bands, key=lambda band: (band.top, band.left)):
        stack = next((each for each in reversed(stacks) if is_below(band, each[-1])), None)
        framed = stack is not None and any(
            stack[-1].bottom - SNAP <= box[1] and box[3] <= band.top + SNAP for box in frames
        )
        joined = stack is not None and not framed and _joined(stack[-1], band, lines)
        if stack is not None and joined and not _begins_anew(stack, band, lines, separators):
            stack.append(band)
        else:
            stacks.append([band])
    return [
        stack
        for stack in stacks
        if len(stack) > 1
        or len(stack[0].edges()) > _FEWEST_CELLS
        or fits(stack[0], carried)
        or _may_head_sheet(stack[0], lines)
    ]


def _may_head_sheet(band: Band, lines: Sequence[Line]) -> bool:
    """Bold words alone stand on it, enough for the header of a sheet printed without grid."""
    own = _lines_in(lines, band.top, band.bottom)
    inside = [line for line in own if band.left <= line.x0 and line.x1 <= band.right]
    return bool(inside) and all(line.bold for line in own) and len(inside[0].words) >= _LABELS


def is_below(band: Band, other: Band) -> bool:
    """It has the extent of the other, and stands below it."""
    return (
        abs(other.left - band.left) <= SNAP
        and abs(other.right - band.right) <= SNAP
        and band.top >= other.bottom - SNAP
    )


def fits(band: Band, xs: Sequence[float]) -> bool:
    """It reaches from the first of these column boundaries to the last."""
    return bool(xs) and abs(band.left - xs[0]) <= SNAP and abs(band.right - xs[-1]) <= SNAP


def above_next(
    lines: list[Line], stack: Sequence[Band], others: Sequence[Sequence[Band]]
) -> list[Line]:
    """The lines above the next table of like extent, whose rows are its own."""
    end = min((other[0].top for other in others if is_below(other[0], stack[-1])), default=None)
    return lines if end is None else [line for line in lines if middle_of(line) < end]


def _joined(above: Band, below: Band, lines: Sequence[Line]) -> bool:
    between = _lines_in(lines, above.bottom, below.top)
    if not between:
        return below.top - above.bottom <= SNAP
    heights = [above.bottom, *(middle_of(line) for line in between), below.top]
    size = max(line.size for line in between)
    inside = all(above.left - SNAP <= line.x0 and line.x1 <= above.right + SNAP for line in between)
    near = all(b - a <= FAR * size for a, b in pairwise(heights))
    near = near or (_names_section(below, lines) and _are_high_rows(above, between, FAR * size))
    return inside and near and not _headed(above, below, lines, between)


def _names_section(band: Band, lines: Sequence[Line]) -> bool:
    """One bold line stands on it, in one piece from its left edge on."""
    own = _lines_in(lines, band.top, band.bottom)
    return len(own) == 1 and own[0].bold and _is_at_left(own[0], band)


def _are_high_rows(above: Band, between: Sequence[Line], far: float) -> bool:
    """Below each wide white between two lines stands the first line of a row."""
    return all(
        middle_of(line) - middle_of(before) <= far
        or (line.x0 - above.left <= PADDED and len(segments_of(line, RIVER)) >= _FEWEST_CELLS)
        for before, line in pairwise(between)
    )


def _begins_anew(
    stack: Sequence[Band], below: Band, lines: Sequence[Line], separators: Sequence[Rule]
) -> bool:
    """Whether a band is the header of another table.

    It says what the first one says, below a bold line in one piece; or it has columns of its own
    below such a line, or below white that a rule parts from what stands above.
    """
    name = _lines_in(lines, stack[-1].bottom, below.top)[-1:]
    named = bool(name) and name[0].bold and _is_at_left(name[0], below)
    if _has_other_columns(stack, below):
        return named or _stands_apart(below, lines, separators)
    if not named:
        return False
    header, again = (_lines_in(lines, band.top, band.bottom) for band in (stack[0], below))
    parted = any(len(segments_of(line, PLAIN)) > 1 for line in header)
    return parted and [line.text for line in header] == [line.text for line in again]


def _has_other_columns(stack: Sequence[Band], below: Band) -> bool:
    """Its fills meet nowhere where those of the bands above do."""
    upper, lower = [x for band in stack for x in _inner_edges(band)], _inner_edges(below)
    return bool(upper and lower) and all(abs(x - y) > SNAP for x in lower for y in upper)


def _inner_edges(band: Band) -> list[float]:
    return [x for x in band.edges() if band.left + SNAP < x < band.right - SNAP]


def _stands_apart(band: Band, lines: Sequence[Line], separators: Sequence[Rule]) -> bool:
    """Nothing is written between its upper edge and the rule over its width next above."""
    ends = (
        rule.at
        for rule in separators
        if rule.at < band.top - SLIVER
        and rule.start <= band.left + SNAP <= band.right <= rule.end + SNAP
    )
    end = max(ends, default=None)
    return end is not None and not _lines_in(lines, end, band.top)


def _is_at_left(line: Line, band: Band) -> bool:
    """It is in one piece and begins where the band does."""
    return line.x0 - band.left <= PADDED and len(segments_of(line, PLAIN)) == 1


def _lines_in(lines: Sequence[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if top <= middle_of(line) <= bottom]


def _headed(above: Band, below: Band, lines: Sequence[Line], between: Sequence[Line]) -> bool:
    """Whether a heading stands between two bands: they belong to two tables of like extent."""
    text = [
        line.size
        for line in lines
        for band in (above, below)
        if band.top <= middle_of(line) <= band.bottom
    ]
    return bool(text) and any(
        print_size(line) >= HEADING * max(text) and len(segments_of(line, PLAIN)) == 1
        for line in between
    )
