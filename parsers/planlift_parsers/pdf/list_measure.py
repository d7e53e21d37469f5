"""The measure of lists, which programs may set narrower than the text around them.

Some programs take the indent of a list off both of its sides, so that a word wraps which would have
had room in the text's measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from planlift_parsers.pdf.flow import SAME_EDGE, Measure, fits, marker_of
from planlift_parsers.pdf.lines import Line

FEWEST = 2  # lines that go on in lower case though the text's measure had room for their first word


def with_measures(lines: Sequence[Line], measure: Measure) -> Iterator[tuple[list[Line], Measure]]:
    """Lines in runs, each with the measure that it was set in.

    Args:
        lines: of a column of prose, from top to bottom.
        measure: of the column.
    """
    edges = _edges(lines)
    items: dict[float, list[tuple[Line | None, Line]]] = defaultdict(list)
    for before, line, edge in zip([None, *lines], lines, edges, strict=False):
        if edge is not None:
            items[round(edge)].append((before, line))
    narrow = {edge: _narrowed(pairs, measure) for edge, pairs in items.items()}
    own = [measure if edge is None else narrow[round(edge)] for edge in edges]
    for one, run in groupby(zip(lines, own, strict=True), key=itemgetter(1)):
        yield [line for line, _ in run], one


def _edges(lines: Sequence[Line]) -> list[float | None]:
    """For each line where the text of its list's items begins, None for lines of no list."""
    found: list[float | None] = []
    for line in lines:
        last = found[-1] if found else None
        if marker_of(line) == "-" and len(line.words) > 1:
            found.append(line.words[1].x0)
        else:
            found.append(last if last is not None and abs(line.x0 - last) <= SAME_EDGE else None)
    return found


def _narrowed(pairs: Sequence[tuple[Line | None, Line]], measure: Measure) -> Measure:
    """The measure up to where the longest of a list's lines ends, if some tell that it is so."""
    narrow = replace(measure, right=max(line.x1 for _, line in pairs))
    rests = [
        (before, line)
        for before, line in pairs
        if before is not None and marker_of(line) != "-" and line.text[:1].islower()
    ]
    told = sum(fits(before, line, measure) for before, line in rests)
    if told < FEWEST or any(fits(before, line, narrow) for before, line in rests):
        return measure
    return narrow
