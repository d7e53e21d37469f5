"""Forms whose cells each hold a label above its value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from planlift.normalise.grid import Grid, Value
from planlift.normalise.label_words import LONGEST_LABEL, base_of, is_label
from planlift.normalise.pairs import Pair

_FEWEST = 3  # cells of a form; and forms that ask the same, or times that a label comes
_MOSTLY = 0.8  # share of a form's cells whose first line is a label; one may be left empty


def stacked_labels(grids: Iterable[Grid]) -> frozenset[str]:
    """First lines of cells with more below them, that come again in other cells.

    Args:
        grids: of one document.
    """
    count = Counter(
        base_of(cell.paragraphs[0].text)
        for grid in grids
        for row in grid.rows
        for _, cell in row.own()
        if len(cell.paragraphs) > 1 and len(cell.paragraphs[0].text.split()) <= LONGEST_LABEL
    )
    return frozenset(base for base, times in count.items() if base and times >= _FEWEST)


def pairs_in_cells(grid: Grid, labels: frozenset[str]) -> list[Pair] | None:
    """The labels and values of a form that has them one above the other; None for any other grid.

    Args:
        grid: any grid.
        labels: from `stacked_labels`.
    """
    if not labels:
        return None
    cells = [cell for row in grid.rows for _, cell in row.own()]
    named = sum(base_of(cell.paragraphs[0].text) in labels for cell in cells)
    if named < max(_FEWEST, _MOSTLY * len(cells)):
        return None
    known = sum(is_label(cell.paragraphs[0].text) for cell in cells)
    return [_pair(cell) for cell in cells] if 2 * known >= len(cells) else None


def _pair(cell: Value) -> Pair:
    label, *words = cell.paragraphs
    return Pair(label.text.rstrip(": "), replace(cell, paragraphs=words), [label])
