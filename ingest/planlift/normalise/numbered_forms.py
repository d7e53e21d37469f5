"""Forms of one grid, below each other, each under a line across it that numbers or names an action.

A sheet has "Action 2: Train all panels." in a row of its own between rows of labels and values, as
a text has it as a heading above its labelled lines. Such a line is text, and forms stand between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import FORM_COLUMNS, Grid, Row
from planlift.normalise.item_numbers import names_number
from planlift.normalise.label_words import base_of
from planlift_parsers import Paragraph

_SEVERAL = 2  # forms in which a label comes again; what comes once is a value
_MOSTLY = 0.6  # share of the rows between such lines that open with such a label


def parted_at_numbers(grid: Grid) -> Iterator[Grid | Paragraph]:
    """The forms of a grid, with the lines that stand across it between them; else the grid alone.

    Args:
        grid: as laid out, its pieces joined.
    """
    numbered = [at for at, row in enumerate(grid.rows) if _numbers_action(row)]
    numbered = numbered or _above_one_label(grid)
    if grid.columns != FORM_COLUMNS or not numbered:
        yield grid
        return
    labels = _labels_again(grid, [0, *(at + 1 for at in numbered)], [*numbered, len(grid.rows)])
    between = len(grid.rows) - len(numbered)
    if sum(_label(row) in labels for row in grid.rows) < _MOSTLY * between or not labels:
        yield grid
        return
    across = _across(grid, numbered, labels)
    for start, end in pairwise([-1, *across, len(grid.rows)]):
        if end > start + 1:
            yield replace(grid, rows=grid.rows[start + 1 : end])
        if end < len(grid.rows):
            yield from grid.rows[end].values[0].paragraphs


def _above_one_label(grid: Grid) -> list[int]:
    """The lines across, where each stands right above a row that opens with one label; else [].

    Cards of a sheet have their titles there, which may say what is to be done, or a theme.
    """
    places = [
        at
        for at, (line, row) in enumerate(pairwise(grid.rows))
        if _is_title(line) and not _is_title(row)
    ]
    labels = {_label(grid.rows[at + 1]) for at in places}
    again = sum(_label(row) in labels for row in grid.rows)
    return places if len(labels) == 1 and "" not in labels and again >= _SEVERAL else []


def _is_title(row: Row) -> bool:
    """One cell across the whole grid."""
    return row.is_line() and all(value is row.values[0] for value in row.values)


def _across(grid: Grid, numbered: list[int], labels: set[str]) -> list[int]:
    """The rows that number an action, and the lines right above each: names of themes.

    Other lines belong to the form that they stand in, as a list below its label does.
    """
    found: list[int] = []
    for at in numbered:
        above = at
        while (
            above and grid.rows[above - 1].is_line() and _label(grid.rows[above - 1]) not in labels
        ):
            above -= 1
        lines = range(above, at)
        listed = above > 0 and grid.rows[above - 1].is_line()  # below a label without a value
        found += [*(() if listed else lines), at]
    return found


def _numbers_action(row: Row) -> bool:
    """A line across that opens with a name and a number ("Action 2: Train all panels.")."""
    return row.is_line() and names_number(row.values[0].paragraphs[0])


def _labels_again(grid: Grid, starts: list[int], ends: list[int]) -> set[str]:
    """What stands at the label's place in several of the stretches between numbered lines."""
    count: Counter[str] = Counter()
    for start, end in zip(starts, ends, strict=True):
        count.update({_label(row) for row in grid.rows[start:end]} - {""})
    return {label for label, times in count.items() if times >= _SEVERAL}


def _label(row: Row) -> str:
    value = row.values[0]
    return base_of(value.flat) if value and row.tops[0] else ""
